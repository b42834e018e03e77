"""Why a name is a place or none, and which place it means."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.explaining import Explanation, NameExplanation

    Explain = Callable[..., Explanation]

TEXT = (
    "Traders met in Kelm on Friday. The road from Kelm to Dorin is free, and Xanadia said that it would stay so. "
    "They slept in the village of Qarvend. Children like reading."
)


def name_of(explained: Explain, words: str, text: str = TEXT) -> NameExplanation:
    """The first name with some words."""
    return next(name for name in explained(text).names if name.mention.text == words)


def test_a_placed_name_lists_the_places_of_its_name_with_their_shares(explained: Explain) -> None:
    """Two towns are called Kelm: one is chosen, and the shares sum to one."""
    place = name_of(explained, "Kelm").place
    assert place.value == "Kelm (settlement, XA)"
    assert [(option.label, option.is_chosen) for option in place.options] == [
        ("Kelm (settlement, XA)", True),
        ("Kelm (settlement, XB)", False),
    ]
    assert fsum(option.score or 0.0 for option in place.options) == pytest.approx(1, abs=0.01)
    assert "most prominent of its name" in place.reasons[0].says


def test_recognition_is_the_sum_of_weighed_features(explained: Explain) -> None:
    """The weights of the features, of the name's fame and of the start make the sum."""
    (option,) = name_of(explained, "Kelm").recognition.options
    assert option.is_chosen
    assert option.score == pytest.approx(fsum(reason.adds or 0.0 for reason in option.reasons), abs=0.02)
    assert "after a preposition of place" in {reason.rule for reason in option.reasons}


def test_confidence_lists_its_parts(explained: Explain) -> None:
    """What a confidence rests on is named with its weights."""
    confidence = name_of(explained, "Dorin").confidence
    assert 0 < float(confidence.value) < 1
    assert all(reason.weight is not None for reason in confidence.reasons)


@pytest.mark.parametrize(
    ("words", "role", "rule"),
    [
        ("Kelm", "literal", "RoleRule.PLAIN"),
        ("Xanadia", "metonym", "RoleRule.ACTS"),
    ],
)
def test_a_role_names_its_rule(explained: Explain, words: str, role: str, rule: str) -> None:
    """A government speaks; a town is only there."""
    decision = name_of(explained, words).role
    assert (decision.value, decision.reasons[0].rule) == (role, rule)


def test_a_name_that_no_gazetteer_has_says_so(explained: Explain) -> None:
    """It stands like a place's name and is placed nowhere, for a reason."""
    name = name_of(explained, "Qarvend")
    assert not name.is_placed
    assert name.recognition.reasons[0].file == "places/recognition/out_of_gazetteer.py"
    assert "not in the gazetteer" in name.place.reasons[0].says
    assert not name.place.value


def test_a_word_that_is_no_place_here_is_listed_with_what_speaks_against_it(explained: Explain) -> None:
    """Reading is a town, and a common word at the head of a sentence."""
    name = name_of(explained, "Reading", text="Traders met in Kelm. Reading is fun.")
    assert not name.is_placed
    assert name.recognition.value == "no place"
    (option,) = name.recognition.options
    assert (option.score or 0.0) <= 0
    assert min(option.reasons, key=lambda reason: reason.adds or 0.0).rule == "common word"


def test_a_name_in_an_advert_says_so(explained: Explain) -> None:
    """What stands in a notice at the end is no place of the news, though its candidates are listed."""
    text = "Traders met in Kelm on Friday. They talked of wool. " * 6 + "\n\nSign up for our newsletter in Dorin."
    name = name_of(explained, "Dorin", text=text)
    assert "advert" in name.place.reasons[0].says
    assert [option.is_chosen for option in name.place.options] == [False]
