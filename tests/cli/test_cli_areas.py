"""The commands that show areas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geomap.cli import main

if TYPE_CHECKING:
    from pathlib import Path

RING = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """What the command gives back, prints, and tells."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


def control_file(folder: Path) -> Path:
    """One control area from March to April 2021."""
    properties = {"name": "Vale", "side": "North", "valid_from": "2021-03-01", "valid_to": "2021-04-01"}
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [RING]}}
    path = folder / "own.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return path


def test_boundaries_are_listed_by_country_and_kind(capsys: pytest.CaptureFixture[str]) -> None:
    """Ids first, for cut and grep."""
    code, out, _ = run(capsys, "boundaries", "list", "--country", "az", "--kind", "country")
    assert (code, out) == (0, "AZ\tcountry\tAZ\tAzerbaijan\n")
    code, _, err = run(capsys, "boundaries", "list", "--kind", "park")
    assert (code, "'park' is no kind of boundary" in err) == (2, True)


def test_a_boundary_is_shown_as_geojson(capsys: pytest.CaptureFixture[str]) -> None:
    """An id that does not exist is no traceback."""
    code, out, _ = run(capsys, "boundaries", "show", "AZ")
    shown = json.loads(out)
    assert (code, shown["id"], shown["properties"]["name"]) == (0, "AZ", "Azerbaijan")
    code, _, err = run(capsys, "boundaries", "show", "ZZ.1")
    assert (code, err.count("\n")) == (1, 1)


def test_control_of_a_day_is_shown_from_our_own_set(capsys: pytest.CaptureFixture[str]) -> None:
    """A day before the set is no data, which is said."""
    code, out, _ = run(capsys, "control", "show", "--on", "2020-12-14")
    assert code == 0
    assert len(out.splitlines()) > 5
    code, _, err = run(capsys, "control", "show", "--on", "1950-01-01")
    assert (code, "no control data for 1950-01-01" in err) == (1, True)


def test_own_control_areas_are_listed_by_their_own_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fields are mapped as read_areas maps them."""
    path = str(control_file(tmp_path))
    assert run(capsys, "control", "list", path, "--field", "controller=side") == (
        0,
        "2021-03-01\t2021-04-01\tNorth\tassessed\tVale\n",
        "",
    )
    _, out, _ = run(capsys, "control", "show", "--on", "2021-03-31", path, "--field", "controller==South")
    assert out == "South\tassessed\tVale\t-\n"
    _, out, _ = run(capsys, "control", "show", "--on", "2021-03-31", path, "--geojson")
    assert json.loads(out)["features"][0]["geometry"]["type"] == "Polygon"
    assert run(capsys, "control", "list", path, "--field", "side")[0] == 2
