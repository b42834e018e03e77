"""What an event's place, day and toll rest on, from its clauses to what stands in for them."""

from __future__ import annotations

import pytest
from world import reading
from world.articles import CALM, news

from geomap.incidents.event_arguments.event_place import AroundBasis, PlaceBasis, place_of
from geomap.incidents.event_arguments.event_time import TimeBasis, time_of
from geomap.incidents.event_arguments.event_toll import TollBasis, toll_of_event
from geomap.incidents.extraction import annotate, read_events
from geomap.incidents.mentions import read_mentions
from geomap.vocabulary import CasualtyKind

BOMB = "A suicide bomber killed four villagers"


def read(text: str, *, unknown: tuple[str, ...] = ()) -> tuple[PlaceBasis, AroundBasis | None, TimeBasis, TollBasis]:
    """What the one event of a text rests on."""
    annotated = annotate(news(text + CALM), reading.annotate(text, unknown=unknown))
    (event,) = read_events(annotated, tuple(read_mentions(annotated)))
    place, time = place_of(annotated, event), time_of(annotated, event)
    return place.basis, place.around, time.basis, toll_of_event(CasualtyKind.DEATHS, annotated, event, ()).basis


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (f"{BOMB} in Kelm on Friday.", PlaceBasis.CLAUSE),
        (f"The council met in Kelm. {BOMB} on Friday.", PlaceBasis.BEFORE),
        (f"{BOMB} on Friday. The mourners met in Sorad.", PlaceBasis.FIRST),
        (f"{BOMB} on Friday.", PlaceBasis.NOWHERE),
    ],
)
def test_what_a_place_rests_on(text: str, basis: PlaceBasis) -> None:
    """The event's own clause, then the sentence before, then the first name of the article."""
    assert read(text)[0] is basis


def test_an_unknown_village_lies_in_what_its_clause_names() -> None:
    """The known name beside it is around it."""
    assert read(f"{BOMB} in Qarvend in Xanadia on Friday.", unknown=("Qarvend",))[1] is AroundBasis.CLAUSE


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (f"{BOMB} in Kelm on Friday.", TimeBasis.MAIN),
        (f"It was on Friday. {BOMB} in Kelm.", TimeBasis.BEFORE),
        (f"{BOMB} in Kelm.", TimeBasis.NEWS),
    ],
)
def test_what_a_day_rests_on(text: str, basis: TimeBasis) -> None:
    """The event's own clause, then the sentences before, then the news."""
    assert read(text)[2] is basis


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (f"{BOMB} in Kelm on Friday.", TollBasis.CLAUSES),
        ("Rebels shelled Kelm on Friday. Three bodies lay in the street.", TollBasis.AFTER),
        ("Rebels shelled Kelm on Friday.", TollBasis.UNTOLD),
    ],
)
def test_what_a_toll_rests_on(text: str, basis: TollBasis) -> None:
    """The event's own clauses, then the sentence behind."""
    assert read(text)[3] is basis
