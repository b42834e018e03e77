"""The features by which an event's place is chosen, and their weights."""

from __future__ import annotations

import ast
import inspect

import pytest
from world.places import NAMES, PORT_VELA, Name
from world.reading import reports

from geomap.incidents.arguments import place_features
from geomap.model import Kind
from geomap.scoring import LinearScorer

FAR_VELA = {**NAMES, "Vela": Name(PORT_VELA), "VLA": Name(PORT_VELA)}
"""A world in which Vela, by a short name too, lies over the border."""


def chosen(text: str) -> str:
    """The words that the place of a text's first report rests on."""
    return reports(text, published=None, names=FAR_VELA)[0].place_text


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    """A feature without a weight would break the reading, a weight without a feature would say nothing."""
    tree = ast.parse(inspect.getsource(place_features))
    told = {
        node.elts[0].value
        for yielded in ast.walk(tree)
        if isinstance(yielded, ast.Yield) and isinstance(node := yielded.value, ast.Tuple)
        if isinstance(node.elts[0], ast.Constant)
    }
    weighed = set(LinearScorer.load("place_argument").weights)
    assert weighed == told | set(place_features.WORDED) | {kind.value for kind in Kind}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A bomb that Vela's army had laid killed nine soldiers at Kelm.", "Kelm"),
        ("A bomb killed nine soldiers in Kelm and Vela.", "Kelm"),
        ("A VLA bomb killed nine soldiers near Kelm.", "Kelm"),
    ],
)
def test_owners_second_ones_of_a_list_and_abbreviations_are_less_likely(text: str, words: str) -> None:
    """Whose a thing is, and what is told after "and", is not where an event was first of all."""
    assert chosen(text) == words


def test_what_is_around_a_finer_place_is_not_the_place() -> None:
    """A country whose town is told in the same clause only says where the town is."""
    assert chosen("In Xanadia a bomb killed nine soldiers who had come to Kelm.") == "Kelm"
