"""One scorer for what the readers weigh, and the files of its weights."""

from __future__ import annotations

import ast
import inspect
from itertools import permutations, product
from math import fsum
from typing import TYPE_CHECKING

import pytest

from geomap.data import fact_file
from geomap.incidents import mention_pairs
from geomap.incidents.factuality import event_factuality, mention_factuality
from geomap.layering import pair_score
from geomap.model import Kind, Role
from geomap.places import toponym_recognition
from geomap.places.recognition import inflected, toponym_features
from geomap.places.resolution import confidence, disambiguate, focus, priors
from geomap.scoring import BIAS, ClassScorer, LinearScorer, Weight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from types import ModuleType

FILES = sorted(fact_file("weights").glob("*.toml"))
SCORERS = [file.stem for file in FILES if not file.with_suffix(".csv").exists()]

SHOES = LinearScorer(
    name="shoes",
    bias=-1.0,
    weights={"muddy": 0.1, "wet": 0.2, "cost": -0.25},
    reasons={BIAS: "Most are kept", "muddy": "Mud shows", "wet": "Wet feet", "cost": "For each coin"},
    thresholds={"bought": Weight(0.5, "From here on they are bought")},
)
BOOTS = ClassScorer(
    name="boots",
    weights={"word mud": {"farm": 1.5, "street": -1.0}, "rules farm": {"farm": 0.5}},
    reasons={"word": "The word itself", "rules": "What the rules say"},
)


@pytest.mark.parametrize("order", [*permutations([("muddy", 3.0), ("wet", 1.0), ("cost", 2.0)])])
def test_the_order_of_features_does_not_matter(order: tuple[tuple[str, float], ...]) -> None:
    """What floating point leaves in the last digits decides no tie."""
    assert SHOES.score(order) == -1.0


def test_signs_count_once_and_amounts_as_often_as_they_say() -> None:
    """The quick way for sets of signs adds up to the same sum."""
    assert SHOES.score_features({"muddy", "wet"}, ("cost", 2.0)) == SHOES.score([("muddy", 1), ("wet", 1), ("cost", 2)])


def test_an_explanation_adds_up_and_names_reason_and_file() -> None:
    """The weightiest comes first, and what is always added is told too."""
    features = [("muddy", 1.0), ("cost", 3.0)]
    told = SHOES.explain(features)
    assert [one.feature for one in told] == [BIAS, "cost", "muddy"]
    assert fsum(one.contribution for one in told) == pytest.approx(SHOES.score(features))
    assert told[1] == ("cost", 3.0, -0.25, -0.75, "For each coin", "data/weights/shoes.toml")


def test_a_feature_left_out_says_nothing() -> None:
    """Ablation makes a new scorer, and leaves the old one as it was."""
    assert SHOES.without("cost").score([("wet", 1.0), ("cost", 9.0)]) == -0.8
    assert SHOES.without(BIAS).score([("wet", 1.0)]) == 0.2
    assert SHOES.weights["cost"] == -0.25


def test_a_weight_for_what_nobody_knows_is_refused() -> None:
    """A slip of the pen does not become a weight that nothing asks for."""
    with pytest.raises(KeyError, match=r"data/weights/shoes\.toml has no weight for muddied"):
        SHOES.with_weights({"muddied": 1.0})


def test_thresholds_are_asked_for_by_name() -> None:
    """From which sums on something follows stands beside the weights."""
    assert SHOES.threshold("bought") == 0.5


def test_of_many_answers_each_has_its_sum() -> None:
    """What a class has no weight for says nothing for it, and a feature without weights says nothing at all."""
    assert BOOTS.score(["word mud", "rules farm", "word sky"], ("street", "farm", "hill")) == {
        "street": -1.0,
        "farm": 2.0,
        "hill": 0.0,
    }
    assert [
        (one.feature, one.contribution, one.reason) for one in BOOTS.explain(["word mud", "rules farm"], "farm")
    ] == [
        ("word mud", 1.5, "The word itself"),
        ("rules farm", 0.5, "What the rules say"),
    ]
    assert BOOTS.without("word mud").score(["word mud"], ("farm",)) == {"farm": 0.0}


@pytest.mark.parametrize("name", SCORERS)
def test_every_weight_has_a_reason_in_words(name: str) -> None:
    """A number without a reason cannot be argued with."""
    scorer = LinearScorer.load(name)
    reasons = [*scorer.reasons.values(), *(one.reason for one in scorer.thresholds.values())]
    assert scorer.weights
    assert [
        reason for reason in reasons if len(reason.split()) < 3 or (not reason[0].isupper() and reason[0] != '"')
    ] == []


def test_every_sort_of_feature_of_notes_has_a_reason() -> None:
    """Of hundreds of words not each is argued for, but what their sort tells is."""
    scorer = ClassScorer.load("note_event_type")
    assert {name.partition(" ")[0] for name in scorer.weights} == scorer.reasons.keys()


def test_a_scorer_is_read_once() -> None:
    """Names by the thousand ask for it."""
    assert LinearScorer.load("toponym_recognition") is LinearScorer.load("toponym_recognition")


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    """A feature without a weight would break the reading, a weight without a feature would say nothing."""
    given = {
        "toponym_recognition": _of_recognition(),
        "toponym_resolution": {*_given(priors), *disambiguate._VOTES, "siblings"}
        | {*priors._RELATIONS.values(), *(name for name, _ in priors._KINDS.values())},
        "place_confidence": _of_confidence(),
        "mention_factuality": _given(mention_factuality) | {"general", "court", "total", "remembered", "speech"},
        "event_factuality": {*event_factuality._OWN, *_given(event_factuality), "strength", "clauses", "length"}
        | {"share telling", "quoted", *(f"share {name}" for name in event_factuality._SHARES)}
        | {f"any {name}" for name in event_factuality._ANY},
        "event_coreference": _given(mention_pairs) | {"undated beside a fresh event"},
        "incident_coreference": _given(pair_score) | set(_of_tolls()) | {"words in common", "names in common"},
    }
    for name, features in given.items():
        assert features == set(LinearScorer.load(name).weights), name
    assert {*given, "place_argument"} == set(SCORERS)


def _of_recognition() -> set[str]:
    return {
        *_given(
            toponym_features,
            inflected,
            toponym_recognition,
            focus,
            only=LinearScorer.load("toponym_recognition").weights,
        ),
        *toponym_features._FEATURES_IN_PERSON,
        *(sign for signs in toponym_features._KIND_FEATURES.values() for sign in signs),
        "demonym",
        "prominence",
    }


def _of_confidence() -> set[str]:
    asked = product(Kind, Role)
    return {name for kind, role in asked for name in confidence.features_of(score=1, share=0.5, kind=kind, role=role)}


def _of_tolls() -> Iterator[str]:
    for kind, (one, other) in product(("deaths", "injured"), [(1, 1), (2, 2), (4, 4), (9, 9), (3, 4), (1, 3), (1, 9)]):
        yield from (name for name, _ in pair_score._toll(kind, one, other))


def _given(*modules: ModuleType, only: Collection[str] = ()) -> set[str]:
    """The texts that functions of modules yield, return or lay to a set or a list, by themselves or before a number."""
    return {
        name
        for module in modules
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        for value in _handed_on(node)
        for name in _texts(value)
        if name and (not only or name in only)
    }


def _handed_on(node: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Yield(value=ast.expr() as value) | ast.Return(value=ast.expr() as value) | ast.Assign(value=value):
            yield value
        case ast.Call(func=ast.Attribute(attr="add" | "append"), args=[value]):
            yield value


def _texts(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from (*_texts(body), *_texts(other))
        case ast.Tuple(elts=[first, _]):
            yield from _texts(first)
        case ast.List(elts=elements):
            for element in elements:
                yield from _texts(element)
