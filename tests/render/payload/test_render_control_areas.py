"""Control areas in the page: the borders that states share stand in it once."""

from __future__ import annotations

import math
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import shapely
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Area, AreaKind
from geomap.render.payload.control_areas import control
from geomap.render.payload.shape_encoding import ALPHABET, COARSE

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geomap.render.payload.schema import SharedShapes


def decode(text: str) -> list[int]:
    """The numbers of a text, as the client reads them."""
    numbers, value, shift = [], 0, 0
    for character in text:
        bits = ALPHABET.index(character)
        value |= (bits & 31) << shift
        shift += 5
        if not bits & 32:
            numbers.append(-((value + 1) >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return numbers


def shape_of(told: SharedShapes, number: int) -> shapely.MultiPolygon:
    """A shape of the page, put together as the client does."""

    def path(stretch: int) -> list[tuple[float, float]]:
        numbers = decode(told["stretches"][stretch])
        pairs = zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True)
        return [(x / told["steps"], y / told["steps"]) for x, y in pairs]

    rings = [
        [[point for stretch in accumulate(decode(ring)) for point in path(stretch)] for ring in polygon]
        for polygon in told["areas"][number]
    ]
    return shapely.MultiPolygon([shapely.Polygon(shell, holes) for shell, *holes in rings])


def coast(corners: int, *, bay: float = 0.0) -> shapely.Polygon:
    """An island of many corners, with a bay at its first ones."""
    turns = [turn * math.tau / corners for turn in range(corners)]
    reach = [1 + 0.1 * math.sin(9 * turn) - (bay if place < 20 else 0) for place, turn in enumerate(turns)]
    return shapely.Polygon([(30 + r * math.cos(t), 40 + r * math.sin(t)) for r, t in zip(reach, turns, strict=True)])


def held(shape: BaseGeometry, **changes: Any) -> Area:
    """A control area."""
    return Area("one", "The coast", AreaKind.CONTROL, shape, controller="North", **changes)


@given(st.integers(3, 400))
def test_a_shape_comes_out_as_it_went_in(corners: int) -> None:
    """But for the rounding to steps."""
    told = control([held(coast(corners))])
    again = shape_of(told["shapes"], told["control"][0]["shape"])
    assert shapely.hausdorff_distance(again, coast(corners)) < 2 / COARSE


def test_a_hole_stays_a_hole() -> None:
    """The shell comes first."""
    lake = shapely.box(29.8, 39.8, 30.2, 40.2)
    told = control([held(coast(300).difference(lake))])
    assert not shape_of(told["shapes"], 0).contains(shapely.Point(30, 40))


def test_what_many_states_share_stands_in_the_page_once() -> None:
    """A hundred maps that differ in a bay cost little more than one."""
    one = control([held(coast(2_000))])["shapes"]
    many = control([held(coast(2_000, bay=0.001 * number)) for number in range(100)])["shapes"]
    assert len(many["areas"]) == 100
    assert sum(map(len, many["stretches"])) < 4 * sum(map(len, one["stretches"]))


def test_an_area_tells_what_it_knows_and_no_more() -> None:
    """Empty fields are left out; days count from 1970."""
    spell = (date(1970, 1, 11), date(1970, 1, 12))
    (bare, full) = control([held(coast(9)), held(coast(9), change="handover", precision="1 km", carried=(spell,))])[
        "control"
    ]
    assert "change" not in bare
    assert "carried" not in bare
    assert (full["change"], full["precision"], full["carried"]) == ("handover", "1 km", [(10, 11)])
    assert full["shape"] == bare["shape"]


def test_islets_below_a_step_fall_away() -> None:
    """They could not be seen."""
    told = control([held(shapely.MultiPolygon([coast(50), shapely.Point(33, 40).buffer(0.0001)]))])
    assert len(told["shapes"]["areas"][0]) == 1
