from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geomap.render.payload.shape_encoding import ALPHABET, encode_lines, encode_numbers, encode_polygons
from geomap.render.sheet.polygons import label_point

SQUARE = shapely.box(10.0, 50.0, 11.0, 51.0)


def decode_numbers(text: str) -> list[int]:
    """What the client does, written a second time for the test."""
    numbers, value, shift = [], 0, 0
    for character in text:
        bits = ALPHABET.index(character)
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return numbers


@given(st.lists(st.integers(min_value=-(2**40), max_value=2**40)))
def test_numbers_survive(numbers: list[int]) -> None:
    """Whatever whole numbers go in come out."""
    assert decode_numbers(encode_numbers(numbers)) == numbers


@pytest.mark.parametrize(("number", "text"), [(0, "A"), (-1, "B"), (1, "C"), (15, "e"), (16, "gB"), (-17, "hB")])
def test_small_numbers_are_short(number: int, text: str) -> None:
    """The client's own test has the same table, so that both sides agree."""
    assert encode_numbers([number]) == text


def test_a_ring_is_told_by_differences_without_its_last_point() -> None:
    """The client closes rings itself."""
    ((ring,),) = encode_polygons(SQUARE, steps=10)
    assert decode_numbers(ring) == [110, 500, 0, 10, -10, 0, 0, -10]


def test_a_sliver_falls_away() -> None:
    """A polygon thinner than a step encloses nothing."""
    assert encode_polygons(shapely.box(10, 50, 10.0001, 51), steps=100) == []


def test_holes_stay() -> None:
    """A lake in a country stays a lake."""
    holed = SQUARE.difference(shapely.box(10.2, 50.2, 10.4, 50.4))
    ((shell, hole),) = encode_polygons(holed, steps=100)
    assert len(decode_numbers(shell)) == len(decode_numbers(hole)) == 8


def test_collections_are_looked_through() -> None:
    """What a clip leaves behind may be a mixed collection; its polygons count."""
    others = shapely.Point(1, 1), shapely.LineString([(0, 0), (1, 1)])
    mixed = shapely.GeometryCollection([*others, shapely.MultiPolygon([SQUARE])])
    assert len(encode_polygons(mixed, steps=10)) == 1


def test_polygons_become_their_edges_as_lines() -> None:
    """First-order divisions are drawn as lines."""
    assert len(encode_lines(shapely.MultiPolygon([SQUARE, shapely.box(20, 50, 21, 51)]), steps=10)) == 2


def test_a_name_stands_inside_the_largest_part() -> None:
    """Not between an island and the mainland, and not on the island."""
    country = shapely.MultiPolygon([SQUARE, shapely.box(40, 50, 40.1, 50.1)])
    assert SQUARE.contains(shapely.Point(label_point(country)))


def test_a_line_has_a_point_for_its_name_too() -> None:
    """A clipped country may have no inside left."""
    longitude, latitude = label_point(shapely.LineString([(0, 0), (2, 0)]))
    assert 0 <= longitude <= 2
    assert latitude == 0
