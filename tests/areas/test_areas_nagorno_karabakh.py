"""The worked example: who held which town of Nagorno-Karabakh on which day."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shapely

from geomap.model import AreaKind, AreaStatus

if TYPE_CHECKING:
    from geomap.areas import Areas

BOUNDARIES = Path(__file__).resolve().parents[2] / "boundaries"
DAYS = (
    date(2020, 9, 26),
    date(2020, 11, 15),
    date(2020, 11, 20),
    date(2020, 11, 25),
    date(2020, 12, 1),
    date(2021, 6, 1),
    date(2022, 9, 1),
    date(2023, 10, 1),
)
A, Z, R = "Armenian forces (Artsakh)", "Azerbaijan", "Russian peacekeepers"
TOWNS = {
    "Stepanakert": (39.8177, 46.7528, (A, A, A, A, A, A, A, Z)),
    "Martuni": (39.79496, 47.1117, (A, A, A, A, A, A, A, Z)),
    "Martakert": (40.2153, 46.8133, (A, A, A, A, A, A, A, Z)),
    "Askeran": (39.9391, 46.83161, (A, A, A, A, A, A, A, Z)),
    "Shusha": (39.76006, 46.74989, (A, Z, Z, Z, Z, Z, Z, Z)),
    "Hadrut": (39.5181, 47.0317, (A, Z, Z, Z, Z, Z, Z, Z)),
    "Jabrayil": (39.39917, 47.02835, (A, Z, Z, Z, Z, Z, Z, Z)),
    "Fuzuli": (39.60094, 47.14529, (A, Z, Z, Z, Z, Z, Z, Z)),
    "Zangilan": (39.08371, 46.65988, (A, Z, Z, Z, Z, Z, Z, Z)),
    "Qubadli": (39.34441, 46.58183, (A, Z, Z, Z, Z, Z, Z, Z)),
    "Agdam": (39.99096, 46.92736, (A, A, Z, Z, Z, Z, Z, Z)),
    "Kalbajar": (40.10984, 46.04446, (A, A, A, Z, Z, Z, Z, Z)),
    "Lachin": (39.63742, 46.54977, (A, A, A, A, R, R, Z, Z)),
    "Barda": (40.37577, 47.12619, (Z, Z, Z, Z, Z, Z, Z, Z)),
    "Goris, Armenia": (39.51111, 46.34168, (None,) * 8),
}
DURING_THE_WAR = [
    ("Jabrayil", date(2020, 10, 3), A, AreaStatus.CONTESTED),
    ("Jabrayil", date(2020, 10, 4), Z, AreaStatus.APPROXIMATE),
    ("Hadrut", date(2020, 10, 10), Z, AreaStatus.CONTESTED),
    ("Fuzuli", date(2020, 10, 16), A, AreaStatus.CONTESTED),
    ("Fuzuli", date(2020, 10, 17), Z, AreaStatus.APPROXIMATE),
    ("Zangilan", date(2020, 10, 20), Z, AreaStatus.APPROXIMATE),
    ("Qubadli", date(2020, 10, 25), Z, AreaStatus.APPROXIMATE),
    ("Shusha", date(2020, 11, 7), A, AreaStatus.CONTESTED),
    ("Shusha", date(2020, 11, 8), Z, AreaStatus.CONTESTED),
    ("Shusha", date(2020, 11, 10), Z, AreaStatus.ASSESSED),
    ("Stepanakert", date(2023, 9, 19), A, AreaStatus.CONTESTED),
    ("Stepanakert", date(2023, 9, 21), Z, AreaStatus.APPROXIMATE),
]


@pytest.fixture(scope="module")
def control(built_in: Areas) -> Areas:
    """The control areas alone."""
    return built_in.of_kind(AreaKind.CONTROL)


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_is_held_by_who_held_it(control: Areas, town: str) -> None:
    """Before the war, after the ceasefire, at each handover, and at the end."""
    latitude, longitude, expected = TOWNS[town]
    answers = [control.who_controls(latitude=latitude, longitude=longitude, day=day) for day in DAYS]
    assert tuple(answer and answer.controller for answer in answers) == expected


@pytest.mark.parametrize(("town", "day", "controller", "status"), DURING_THE_WAR)
def test_what_changed_hands_by_force_changed_on_its_day(
    control: Areas, town: str, day: date, controller: str, status: AreaStatus
) -> None:
    """Until then it is contested; what both sides claim stays so."""
    latitude, longitude, _ = TOWNS[town]
    answer = control.who_controls(latitude=latitude, longitude=longitude, day=day)
    assert answer is not None
    assert (answer.controller, answer.status) == (controller, status)


@pytest.mark.parametrize(
    ("day", "controller"), [(date(2020, 11, 26), A), (date(2020, 12, 12), A), (date(2020, 12, 20), Z)]
)
@pytest.mark.parametrize(("latitude", "longitude"), [(39.5075, 46.8236), (39.5458, 46.7708)])
def test_the_pocket_of_hin_tagher_and_khtsaberd_was_contested(
    control: Areas, day: date, controller: str, latitude: float, longitude: float
) -> None:
    """Armenian forces held it on after the ceasefire, behind the other side's lines."""
    answer = control.who_controls(latitude=latitude, longitude=longitude, day=day)
    assert answer is not None
    assert (answer.controller, answer.status) == (controller, AreaStatus.CONTESTED)


def test_every_change_names_its_source_and_its_precision(control: Areas) -> None:
    """Nothing is said of control without saying who says so."""
    for area in control:
        assert area.source, area.id
        assert area.controller, area.id
        assert area.valid_from is not None, area.id
        assert area.change in {"military", "handover", "ceasefire"}, area.id
        assert area.precision == "districts, 2 to 5 km", area.id


def test_each_part_goes_on_without_gap_or_overlap_in_time(control: Areas) -> None:
    """One state ends on the day on which the next begins; the last is open."""
    parts: dict[str, list[tuple[date, date | None]]] = {}
    for area in control:
        assert area.valid_from is not None
        parts.setdefault(area.name, []).append((area.valid_from, area.valid_to))
    for name, times in parts.items():
        starts, ends = zip(*sorted(times), strict=True)
        assert list(ends[:-1]) == list(starts[1:]), name
        assert ends[-1] is None, name


def test_no_two_parts_overlap_on_a_day(control: Areas) -> None:
    """Else the line between them would be contested ground by mistake."""
    shapes = [area.geometry for area in control.at(date(2020, 11, 10) + timedelta(days=30))]
    total = sum(shape.area for shape in shapes)
    assert shapely.union_all(shapes).area == pytest.approx(total, rel=1e-6)


def test_the_shipped_file_is_what_the_recipe_makes(tmp_path: Path) -> None:
    """Byte for byte: nobody edits the product by hand."""
    subprocess.run([sys.executable, str(BOUNDARIES / "build_control.py"), str(tmp_path)], check=True)
    made = (tmp_path / "nagorno-karabakh.geojson").read_bytes()
    assert made == (BOUNDARIES / "control" / "nagorno-karabakh.geojson").read_bytes()
