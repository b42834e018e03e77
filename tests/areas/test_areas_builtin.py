"""The shipped boundaries are whole, valid, and where they should be."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely

from geomap.model import AreaKind

if TYPE_CHECKING:
    from geomap.areas import Areas
    from geomap.areas.builtin import Shelf

BOUNDARIES = Path(__file__).resolve().parents[2] / "boundaries"
FILES = sorted(path.relative_to(BOUNDARIES).as_posix() for path in BOUNDARIES.rglob("*.geojson"))


def square_km(geometry: Any) -> float:
    """The area on a plane that is true at the geometry's own latitude."""
    squeeze = float(np.cos(np.radians(geometry.centroid.y)))
    return float(geometry.area) * 111.2**2 * squeeze


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_is_small_sorted_and_one_feature_a_line(name: str) -> None:
    """A change of one area is a change of one line."""
    text = (BOUNDARIES / name).read_text(encoding="utf-8")
    assert len(text.encode()) < 6_000_000
    features = json.loads(text)["features"]
    ids = [feature["properties"]["id"] for feature in features]
    assert ids == sorted(set(ids))
    assert len(text.splitlines()) == len(features) + 2


def test_all_shipped_files_together_stay_below_twelve_megabytes() -> None:
    """They travel with every installation."""
    assert sum((BOUNDARIES / name).stat().st_size for name in FILES) < 12_000_000


def test_every_shape_is_valid_and_inside_the_world(built_in: Areas) -> None:
    """No feature needed repair to be compiled."""
    for area in built_in:
        west, south, east, north = area.geometry.bounds
        assert area.geometry.is_valid, area.id
        assert -180 <= west <= east <= 180, area.id
        assert -90 <= south <= north <= 90, area.id


def test_there_are_as_many_areas_as_in_the_source(built_in: Areas) -> None:
    """None was lost on the way."""
    kinds = Counter(area.kind for area in built_in)
    assert kinds[AreaKind.ADMIN1] == 4556
    assert kinds[AreaKind.COUNTRY] == 248
    assert max(Counter(built_in.ids).values()) == 1


@pytest.mark.parametrize("level", [0, 1, 2])
def test_neighbours_share_their_border_at_every_level(shelf: Shelf, level: int) -> None:
    """Simplifying opens no gap between two units and lays none over another."""
    units = [area.geometry for area in shelf.areas(level=level).of_kind(AreaKind.ADMIN1)]
    assert shapely.coverage_is_valid(units)


def test_coarser_levels_are_smaller(shelf: Shelf) -> None:
    """Else they would be of no use."""
    countries = [shelf.areas(level=level).of_kind(AreaKind.COUNTRY) for level in (0, 1, 2)]
    sizes = [sum(shapely.get_num_coordinates(area.geometry) for area in areas) for areas in countries]
    assert sizes[0] > 1.5 * sizes[1] > 3 * sizes[2]


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "expected"),
    [
        ("Lachin", 39.63742, 46.54977, "AZ.28"),
        ("Jabrayil", 39.39917, 47.02835, "AZ.14"),
        ("Shusha", 39.76006, 46.74989, "AZ.55"),
        ("Stepanakert", 39.8177, 46.7528, "AZ.61"),
        ("Salyan", 39.5954, 48.9791, "AZ.49"),
        ("Donetsk", 48.023, 37.80224, "UA.05"),
        ("Simferopol", 44.95719, 34.11079, "UA.11"),
        ("Sacramento", 38.58157, -121.4944, "US.CA"),
        ("Hargeisa", 9.56, 44.065, "SO.somaliland"),
        ("Kyrenia", 35.33, 33.31, "CY.northern-cyprus"),
    ],
)
def test_a_town_lies_in_its_unit(built_in: Areas, name: str, latitude: float, longitude: float, expected: str) -> None:
    """Faults of the source are mended, and units carry GeoNames' codes."""
    units = built_in.of_kind(AreaKind.ADMIN1).covering(latitude=latitude, longitude=longitude)
    assert [unit.id for unit in units] == [expected], name


def test_units_lie_in_the_country_of_their_code(built_in: Areas) -> None:
    """A country is the union of its units."""
    for unit in built_in.of_kind(AreaKind.ADMIN1):
        if unit.country_code == "AZ":
            country = built_in.by_id("AZ")
            assert country is not None
            assert country.geometry.covers(unit.geometry.representative_point()), unit.id


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("disputed:nagorno-karabakh", 4_388),
        ("disputed:nagorno-karabakh-1994", 11_952),
        ("disputed:crimea", 27_000),
        ("disputed:abkhazia", 8_660),
        ("disputed:golan-heights", 1_200),
        ("disputed:western-sahara", 266_000),
        ("disputed:somaliland", 170_000),
    ],
)
def test_a_disputed_area_has_about_its_known_size(built_in: Areas, id_: str, expected: float) -> None:
    """Square kilometres; polygons closed from lines could as easily be the other side."""
    area = built_in.by_id(id_)
    assert area is not None
    assert square_km(area.geometry) == pytest.approx(expected, rel=0.08)


def test_ceasefire_lines_have_their_dates(built_in: Areas) -> None:
    """The line of 1994 ended on 10 November 2020."""
    line = built_in.by_id("line:ceasefire-line-1994-azerbaijan")
    assert line is not None
    assert str(line.valid_to) == "2020-11-10"
    assert line.geometry.geom_type.endswith("LineString")
