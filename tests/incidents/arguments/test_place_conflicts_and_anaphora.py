from __future__ import annotations

from dataclasses import replace

import pytest
from world.places import DORIN, KELM, NORTH, ZAVOD
from world.reading import annotate, mention

from geomap.incidents.arguments.place_anaphora import resolve_anaphora
from geomap.incidents.arguments.place_conflicts import as_unknown, in_conflict
from geomap.model import Place, Placed
from geomap.text.document import as_document
from geomap.text.scopes.matcher import Scopes, scope_matcher
from geomap.text.tokens import split_words


def scopes_of(text: str) -> Scopes:
    """The scopes of a text."""
    return scope_matcher().scan(text, split_words(text))


@pytest.mark.parametrize(
    ("text", "wide", "clashes"),
    [
        ("Shells fell on Kelm, North.", ("North", NORTH), False),
        ("Shells fell on Kelm, Zavod.", ("Zavod", ZAVOD), True),
        ("Shells fell in Kelm district (Zavod).", ("Zavod", ZAVOD), True),
        ("Shells fell on Kelm. Zavod was quiet.", ("Zavod", ZAVOD), False),
        ("Shells fell on Kelm square in the city, far away in Zavod.", ("Zavod", ZAVOD), True),
        ("Shells fell on Kelm Sorad, and on Zavod.", ("Zavod", ZAVOD), True),
        ("Shells fell on Kelm Monday, and on Zavod.", ("Zavod", ZAVOD), False),
    ],
)
def test_a_name_contradicted_by_its_neighbour_is_read_as_unknown(
    text: str, wide: tuple[str, Place], *, clashes: bool
) -> None:
    """A town is not in a division that lies elsewhere, nor is a square or the first word of a longer name that town."""
    kelm = mention(text, "Kelm", KELM)
    assert (kelm in in_conflict(text, [kelm, mention(text, *wide)], scopes_of(text))) is clashes


def test_a_great_city_stays() -> None:
    """Where a great city and its neighbour disagree, the neighbour is the wrong one."""
    text = "Shells fell on Kelm, Zavod."
    kelm = mention(text, "Kelm", replace(KELM, population=2_000_000))
    assert in_conflict(text, [kelm, mention(text, "Zavod", ZAVOD)], scopes_of(text)) == frozenset()


def test_a_name_in_conflict_keeps_its_words() -> None:
    """The name stays, without the place."""
    kelm = mention("Shells fell on Kelm, Zavod.", "Kelm", KELM)
    assert as_unknown(kelm).mention == kelm.mention


def test_this_city_is_the_datelines() -> None:
    """The words "in this city" mean the town where the article was filed, under the name that the article gives it."""
    text = "KELM, 4 May -- A bomb went off in this capital today, and shells fell on Dorin."
    filed_from, dorin = mention(text, "KELM", KELM), mention(text, "Dorin", DORIN)
    here, other = resolve_anaphora(as_document(text), [dorin], filed_from)
    assert (here.mention.text, here.place.name, here.place.id) == ("this capital", "Kelm", KELM.id)
    assert text[here.mention.start : here.mention.end] == here.mention.text
    assert other == dorin


def test_without_a_dateline_this_city_is_nowhere() -> None:
    """No town is invented."""
    assert resolve_anaphora(as_document("A bomb went off in this city."), [], None) == ()


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
    found = [placed for placed in annotate(text) if isinstance(placed, Placed)]
    pointed = [
        placed for placed in resolve_anaphora(as_document(text), found, None) if placed.mention.text == "the city"
    ]
    assert [placed.place.name for placed in pointed] == towns
