from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geomap.incidents.arguments.place_anaphora import resolve_anaphora
from geomap.incidents.arguments.place_conflicts import as_unknown, in_conflict
from geomap.model import Kind, Mention, Place, Placed
from geomap.text.lexicon import tokenise
from geomap.text.scopes.matcher import Scopes, scope_matcher

KELM = Place("1", "Kelm", 40.0, 47.0, Kind.SETTLEMENT, "AZ", "North")
NORTH = Place("2", "North", 40.2, 47.2, Kind.ADMIN1, "AZ")
FAR_NORTH = Place("3", "Zavod", -20.0, -60.0, Kind.ADMIN1, "BO")


def scopes_of(text: str) -> Scopes:
    """The scopes of a text."""
    return scope_matcher().scan(text, tokenise(text))


def mention(text: str, name: str, place: Place) -> Placed:
    """A place where its name stands in a text."""
    start = text.index(name)
    return Placed(Mention("a", start, start + len(name), name), place, 0.8)


@pytest.mark.parametrize(
    ("text", "wide", "strays"),
    [
        ("Shells fell on Kelm, North.", ("North", NORTH), False),
        ("Shells fell on Kelm, Zavod.", ("Zavod", FAR_NORTH), True),
        ("Shells fell in Kelm district (Zavod).", ("Zavod", FAR_NORTH), True),
        ("Shells fell on Kelm. Zavod was quiet.", ("Zavod", FAR_NORTH), False),
        ("Shells fell on Kelm square in the city, far away in Zavod.", ("Zavod", FAR_NORTH), True),
        ("Shells fell on Kelm Sorad, and on Zavod.", ("Zavod", FAR_NORTH), True),
        ("Shells fell on Kelm Monday, and on Zavod.", ("Zavod", FAR_NORTH), False),
    ],
)
def test_a_name_contradicted_by_its_neighbour_goes_astray(text: str, wide: tuple[str, Place], *, strays: bool) -> None:
    """A town is not in a division that lies elsewhere, nor is a square or the first word of a longer name that town."""
    kelm = mention(text, "Kelm", KELM)
    assert (kelm in in_conflict(text, [kelm, mention(text, *wide)], scopes_of(text))) is strays


def test_a_great_city_does_not_go_astray() -> None:
    """Where a great city and its neighbour disagree, the neighbour is the wrong one."""
    text = "Shells fell on Kelm, Zavod."
    kelm = mention(text, "Kelm", replace(KELM, population=2_000_000))
    assert in_conflict(text, [kelm, mention(text, "Zavod", FAR_NORTH)], scopes_of(text)) == frozenset()


def test_a_stray_keeps_its_words() -> None:
    """The name stays, without the place."""
    kelm = mention("Shells fell on Kelm, Zavod.", "Kelm", KELM)
    assert as_unknown(kelm).mention == kelm.mention


def test_this_city_is_the_datelines() -> None:
    """The words "in this city" mean the town where the article was filed, under the name that the article gives it."""
    text = "KELM, 4 May -- A bomb went off in this capital today, and shells fell on Dorin."
    filed_from, dorin = mention(text, "KELM", KELM), mention(text, "Dorin", replace(KELM, id="4", name="Dorin"))
    here, other = resolve_anaphora(text, [dorin], filed_from)
    assert (here.mention.text, here.place.name, here.place.id) == ("this capital", "Kelm", "1")
    assert text[here.mention.start : here.mention.end] == here.mention.text
    assert other == dorin


def test_without_a_dateline_this_city_is_nowhere() -> None:
    """No town is invented."""
    assert resolve_anaphora("A bomb went off in this city.", [], None) == ()


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Shells fell on Kelm. Nine people were killed in the city.", ["Kelm"]),
        ("Shells fell on Kelm. Nine people were killed in the city of North.", []),
        ("Shells fell on Kelm. Nine people met in the city council.", []),
        ("Nine people were killed in the city. Shells fell on Kelm.", []),
        ("Shells fell on Kelm, again on Kelm, then on Dorin. Nine people were killed in the city.", []),
    ],
)
def test_the_city_is_the_one_told_before(text: str, towns: list[str]) -> None:
    """The city stands for a town told before; where two may be meant, and for a council, it stands for none."""
    known = {"Kelm": KELM, "Dorin": replace(KELM, id="4", name="Dorin")}
    found = [
        Placed(Mention("a", match.start(), match.end(), match[0]), known[match[0]], 0.8)
        for match in re.finditer("Kelm|Dorin", text)
    ]
    pointed = [placed for placed in resolve_anaphora(text, found, None) if placed.mention.text == "the city"]
    assert [placed.place.name for placed in pointed] == towns
