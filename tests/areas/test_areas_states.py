"""A folder of daily files is a series of states."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geomap.areas import Areas, Flaw, read_areas
from geomap.areas.cache import cache_folder
from geomap.areas.states import day_in_name, name_without_day
from geomap.errors import BoundaryError
from geomap.model import AreaKind

if TYPE_CHECKING:
    from pathlib import Path


def square(west: float, **properties: str) -> dict[str, Any]:
    """A feature of one degree by one."""
    ring = [[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def write(folder: Path, name: str, *features: dict[str, Any]) -> None:
    """One day's file."""
    content = {"type": "FeatureCollection", "features": list(features)}
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def read(folder: Path) -> tuple[Areas, list[str]]:
    """The control areas of a folder, and its flaws in words."""
    flaws: list[Flaw] = []
    areas = read_areas(folder, kind=AreaKind.CONTROL, on_skip=flaws.append)
    return areas, [str(flaw).removeprefix(str(folder)) for flaw in flaws]


@pytest.mark.parametrize(
    ("name", "day", "rest"),
    [
        ("map_data_20240708.geojson", date(2024, 7, 8), "map_data"),
        ("2024-07-08.kml", date(2024, 7, 8), "states"),
        ("front 2024_07_08 v2.gpkg", date(2024, 7, 8), "front  v2"),
        ("id-12345678901.json", None, "id-12345678901"),
        ("99999999-20240708.json", date(2024, 7, 8), ""),
        ("map_20241301.json", None, ""),
        ("plain.json", None, "plain"),
    ],
)
def test_the_date_of_a_file_is_in_its_name(tmp_path: Path, name: str, day: date | None, rest: str) -> None:
    """Eight digits are a date only where the calendar has it."""
    path = tmp_path / "states" / name
    assert day_in_name(path) == day
    if rest:
        assert name_without_day(path) == rest


def test_a_state_holds_until_the_next_and_equal_ones_are_one_area(tmp_path: Path) -> None:
    """The side of a map that names none is the name of its files."""
    write(tmp_path, "north_20240701.geojson", square(0))
    write(tmp_path, "north_20240702.geojson", square(0))
    write(tmp_path, "north_20240703.geojson", square(0), square(5))
    write(tmp_path, "north_20240704.geojson", square(5))
    areas, flaws = read(tmp_path)
    assert flaws == []
    assert [(area.controller, area.valid_from, area.valid_to) for area in areas] == [
        ("north", date(2024, 7, 1), date(2024, 7, 4)),
        ("north", date(2024, 7, 3), date(2024, 7, 5)),
    ]
    assert [len(areas.at(date(2024, 7, day))) for day in (1, 2, 3, 4, 5)] == [1, 1, 2, 1, 0]


def test_a_missing_day_is_carried_forward_and_said_so(tmp_path: Path) -> None:
    """Nothing is ever interpolated; after the last file the longest step is the limit."""
    write(tmp_path, "a-2024-07-01.geojson", square(0))
    write(tmp_path, "a-2024-07-04.geojson", square(5))
    areas, flaws = read(tmp_path)
    assert flaws == [": no state for 2024-07-02 to 2024-07-03: the one before is carried forward; used"]
    first, last = areas
    assert first.carried == ((date(2024, 7, 2), date(2024, 7, 4)),)
    assert (last.valid_from, last.valid_to) == (date(2024, 7, 4), date(2024, 7, 7))
    assert last.carried == ((date(2024, 7, 5), date(2024, 7, 7)),)
    assert areas.at(date(2024, 7, 7)).ids == ()


def test_a_broken_day_costs_that_day(tmp_path: Path) -> None:
    """The rest of the folder is used; without on_skip it is an error."""
    write(tmp_path, "a-2024-07-01.geojson", square(0))
    (tmp_path / "a-2024-07-02.geojson").write_text("{", encoding="utf-8")
    write(tmp_path, "a-2024-07-03.geojson", square(5))
    areas, flaws = read(tmp_path)
    assert [area.valid_to for area in areas] == [date(2024, 7, 3), date(2024, 7, 5)]
    assert flaws[0].startswith("/a-2024-07-02.geojson: is not valid JSON")
    assert "no state for 2024-07-02: " in flaws[1]
    with pytest.raises(BoundaryError, match=r"a-2024-07-02\.geojson: is not valid JSON"):
        read_areas(tmp_path)


def test_what_is_wrong_every_day_is_said_once(tmp_path: Path) -> None:
    """Hundreds of lines that say the same hide the one that does not."""
    bow = square(0)
    bow["geometry"]["coordinates"] = [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]
    for day in range(1, 7):
        write(tmp_path, f"a-2024-07-0{day}.geojson", bow)
    areas, flaws = read(tmp_path)
    assert len(areas) == 1
    assert flaws == [": self-intersection repaired, 6 times, first in a-2024-07-01.geojson; used"]


def test_dates_in_the_features_stand_against_those_of_the_names(tmp_path: Path) -> None:
    """Who says from when to when is believed."""
    write(tmp_path, "a-2024-07-01.geojson", square(0, valid_from="2024-01-01", valid_to="2024-02-01"))
    write(tmp_path, "a-2024-07-02.geojson", square(5))
    areas, _ = read(tmp_path)
    assert areas.at(date(2024, 1, 5)).ids == ("a-2024-07-01:1",)


def test_a_folder_is_read_once(tmp_path: Path) -> None:
    """The second time comes from the cache, flaws and all; a changed file or another mapping does not."""
    for day in (1, 3):
        write(tmp_path, f"a-2024-07-0{day}.geojson", square(day))
    first, flaws = read(tmp_path)
    assert len(list(cache_folder().iterdir())) == 1
    again, same = read(tmp_path)
    assert list(again) == list(first)
    assert same == flaws
    assert [area.geometry.wkb for area in again] == [area.geometry.wkb for area in first]
    named = read_areas(tmp_path, fields={"controller": "=South"}, on_skip=lambda _: None)
    assert {area.controller for area in named} == {"South"}
    write(tmp_path, "a-2024-07-03.geojson", square(3), square(7))
    assert len(read(tmp_path)[0]) == 3


@pytest.mark.parametrize("damage", [b"", b"geomap areas 1\n", b"x" * 5000])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage: bytes) -> None:
    """Half a file, or another file, is no answer."""
    for day in (1, 2):
        write(tmp_path, f"a-2024-07-0{day}.geojson", square(day))
    first, _ = read(tmp_path)
    (kept,) = cache_folder().iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage or whole[:-20])
    assert list(read(tmp_path)[0]) == list(first)
    assert kept.read_bytes() == whole
