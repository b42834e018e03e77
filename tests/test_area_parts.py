"""Parts of areas by direction."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geomap.area_parts import clip_part, part_id, part_points, split_id
from geomap.vocabulary import Part

_SQUARE = shapely.box(40.0, 0.0, 44.0, 4.0)


@pytest.mark.parametrize(
    ("part", "longitude", "latitude"),
    [
        (Part.NORTH, 42.0, 3.2), (Part.SOUTH, 42.0, 0.8), (Part.EAST, 43.2, 2.0), (Part.WEST, 40.8, 2.0),
        (Part.NORTH_EAST, 43.0, 3.0), (Part.SOUTH_WEST, 41.0, 1.0), (Part.CENTRE, 42.0, 2.0),
    ],
)  # fmt: skip
def test_the_middle_of_a_part_lies_that_way(part: Part, longitude: float, latitude: float) -> None:
    """Of a square on the equator each part's middle is where one would point."""
    point = part_points(_SQUARE)[part]
    assert point.longitude == pytest.approx(longitude, abs=0.35)
    assert point.latitude == pytest.approx(latitude, abs=0.35)


@pytest.mark.parametrize("part", Part)
def test_a_part_is_two_fifths_of_its_area_and_holds_its_middle(part: Part) -> None:
    """The picture and the point agree."""
    shape, point = clip_part(_SQUARE, part), part_points(_SQUARE)[part]
    assert shape.area == pytest.approx(0.4 * _SQUARE.area, rel=0.08)
    assert shape.buffer(0.1).contains(shapely.Point(point.longitude, point.latitude))
    assert _SQUARE.buffer(1e-6).contains(shape)


def test_the_middle_is_where_people_live() -> None:
    """Towns decide where there are enough of them."""
    towns = [(43.0 + n / 100, 3.5) for n in range(10)]
    assert part_points(_SQUARE, towns)[Part.NORTH].longitude == pytest.approx(43.05, abs=0.1)
    assert part_points(_SQUARE, towns)[Part.SOUTH].longitude == pytest.approx(42.0, abs=0.35)


def test_what_is_too_small_is_not_parted() -> None:
    """A line has no north."""
    line = shapely.LineString([(0, 0), (1, 0.2), (1, 1)])
    assert part_points(line) == {}
    assert clip_part(line, Part.NORTH) == line


@given(st.text(), st.sampled_from(Part))
def test_an_id_gives_its_area_and_its_part(area: str, part: Part) -> None:
    """Whatever an area is called, a part of it can be told from it."""
    assert split_id(part_id(area, part)) == (area, part)


def test_an_id_of_a_whole_area_has_no_part() -> None:
    """A sign that is no part's is a letter like others."""
    assert split_id("SY") == ("SY", None)
    assert split_id("own~field") == ("own~field", None)
