from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from geomap.data import fact_file

BOUNDARIES = Path(__file__).resolve().parents[3] / "boundaries"


@pytest.fixture(scope="module")
def area_ids() -> frozenset[str]:
    """The ids of all boundary areas of the repository."""
    files = sorted(BOUNDARIES.glob("*.geojson"))
    features = (feature for file in files for feature in json.loads(file.read_text(encoding="utf-8"))["features"])
    return frozenset(str(feature["properties"]["id"]) for feature in features)


@pytest.mark.parametrize("table", ["regions.csv", "waters.csv", "admin1.csv", "districts.csv", "facilities.csv"])
def test_every_outline_of_a_table_is_a_boundary(table: str, area_ids: frozenset[str]) -> None:
    """A region-level incident is drawn by these areas, so a lost id would cost its shape."""
    with fact_file(table).open(encoding="utf-8", newline="") as file:
        named = {area for row in csv.DictReader(file) for area in row["areas"].split("|") if area}
    assert not named - area_ids
