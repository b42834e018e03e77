"""The signs by which an event's place is chosen, and their weights."""

from __future__ import annotations

import ast
import inspect
import re

import pytest

from geomap.incidents import find_incidents
from geomap.incidents.arguments import place_features
from geomap.incidents.arguments.place_words import weights
from geomap.model import Article, Kind, Mention, Place, Placed

KELM = Place("geonames:1", "Kelm", 10.1, 20.1, Kind.SETTLEMENT, "XA", "North")
VELA = Place("geonames:3", "Vela", 14.6, 24.3, Kind.SETTLEMENT, "XB", "Lower")
HOME = Place("country:XA", "Xania", 10.0, 20.0, Kind.COUNTRY, "XA")


def chosen(text: str, **places: Place) -> str:
    """The words that the place of a text's first report rests on."""
    marks = [(match.start(), name) for name in places for match in re.finditer(rf"\b{name}\b", text)]
    found = [Placed(Mention("a", at, at + len(name), name), places[name], 0.8) for at, name in sorted(marks)]
    return find_incidents(Article("a", text), found)[0].place_text


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    """A sign without a weight would break the reading, a weight without a sign would say nothing."""
    tree = ast.parse(inspect.getsource(place_features))
    told = {
        node.elts[0].value
        for yielded in ast.walk(tree)
        if isinstance(yielded, ast.Yield) and isinstance(node := yielded.value, ast.Tuple)
        if isinstance(node.elts[0], ast.Constant)
    }
    assert set(weights()) == told | set(place_features.WORDED) | {kind.value for kind in Kind}


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
    assert chosen(text, Kelm=KELM, Vela=VELA, VLA=VELA) == words


def test_what_is_around_a_finer_place_is_not_the_place() -> None:
    """A country whose town is told in the same clause only says where the town is."""
    assert chosen("In Xania a bomb killed nine soldiers who had come to Kelm.", Kelm=KELM, Xania=HOME) == "Kelm"
