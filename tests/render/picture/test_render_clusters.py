"""Marks on paper: none covers another, none is lost."""

from __future__ import annotations

import math
from dataclasses import replace

import map_samples
from hypothesis import given
from hypothesis import strategies as st

from geomap.render.picture.clusters import Mark, Numbered, marks_of
from geomap.render.picture.frame import Frame

FRAME = Frame(left=0, top=0, width=400, height=400, west=10, north=50, points_in_degree=40, shrink=1)
NEAR = st.floats(0, 1)
spots = st.lists(st.tuples(NEAR, NEAR), max_size=60)


def numbered(places: list[tuple[float, float]]) -> list[Numbered]:
    """Incidents in a square of a degree, so that they are close."""
    event = map_samples.march()
    assert event.location
    place = event.location.place
    there = [replace(place, id=f"{up}-{across}", latitude=45 + up, longitude=15 + across) for across, up in places]
    located = [replace(event.location, place=one) for one in there]
    return [(number, replace(event, location=where)) for number, where in enumerate(located, start=1)]


@given(spots)
def test_no_mark_covers_another_and_no_incident_is_lost(places: list[tuple[float, float]]) -> None:
    """However close they are; the same marks every time."""
    given_ = numbered(places)
    marks = marks_of(given_, FRAME)
    assert sorted(number for mark in marks for number, _ in mark.numbered) == [number for number, _ in given_]
    for number, one in enumerate(marks):
        for other in marks[number + 1 :]:
            assert math.hypot(one.x - other.x, one.y - other.y) >= one.reach + other.reach
    assert marks_of(given_, FRAME) == marks


def test_a_few_at_one_place_stand_in_a_row_where_there_is_room() -> None:
    """With their numbers; beside a neighbour they become a ring."""
    (alone,) = marks_of(numbered([(0.5, 0.5)] * 3), FRAME)
    assert not alone.is_ring
    marks = marks_of(numbered([(0.3, 0.5)] * 3 + [(0.9, 0.5)]), FRAME)
    assert [(len(mark.numbered), mark.is_ring) for mark in marks] == [(3, True), (1, False)]
    assert marks_of([], FRAME) == []


def test_a_row_at_the_upper_edge_hangs_under_its_place() -> None:
    """Above it there is no map."""
    two: list[Numbered] = numbered([(0, 0), (0, 0)])
    assert Mark(20, 5, numbered=two).lift(0) < 0 < Mark(20, 90, numbered=two).lift(0)
