"""The recipe of the control areas of Nagorno-Karabakh: ``python boundaries/build_control.py [FOLDER]``, after build.py.

Parts are cut from districts and the two disputed lines by ``control/nagorno-karabakh-parts.csv``, first come first
served, so that they never overlap; ``control/nagorno-karabakh.csv`` says who held each part when.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from geojson_lines import DECIMALS, Feature, write_features

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent
NAME = "nagorno-karabakh"
GRID = 10.0**-DECIMALS
KM_PER_DEGREE = 111.2
SLIVER_KM2 = 3.0
"""Pieces below this come from lines that miss each other by a hair."""
OBLAST, INSIDE_1994 = "disputed:nagorno-karabakh", "disputed:nagorno-karabakh-1994"
PRECISION = "districts, 2 to 5 km"
ABOUT = {
    "source": "cut from admin1.geojson and disputed.geojson; changes by the sources named in each feature",
    "licence": "public domain",
    "viewpoint": "who was there with forces, without a word on who should be",
    "precision": "districts, 2 to 5 km; some cuts by hand, as the notes say",
}


def main(output: Path = HERE / "control") -> None:
    """Write the control areas, a feature a change, into a folder."""
    parts = _parts()
    sources = {row["key"]: row["source"] for row in _table(f"{NAME}-sources.csv")}
    features = [_feature(row, parts, sources) for row in _table(f"{NAME}.csv")]
    write_features(output / f"{NAME}.geojson", features, about=ABOUT)


def _table(name: str) -> list[dict[str, str]]:
    with (HERE / "control" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _parts() -> dict[str, tuple[Mapping[str, str], BaseGeometry]]:
    """The shape of each part, none overlapping another."""
    shapes = _shapes("countries", "admin1", "disputed")
    taken: BaseGeometry = shapely.Polygon()
    parts: dict[str, tuple[Mapping[str, str], BaseGeometry]] = {}
    for row in _table(f"{NAME}-parts.csv"):
        shape = _cleaned(shapely.difference(_cut(row, shapes), taken, grid_size=GRID))
        taken = shapely.union(taken, shape, grid_size=GRID)
        parts[row["part"]] = (row, shape)
    return parts


def _shapes(*names: str) -> dict[str, BaseGeometry]:
    found = {}
    for name in names:
        for feature in json.loads((HERE / f"{name}.geojson").read_text(encoding="utf-8"))["features"]:
            found[feature["properties"]["id"]] = shapely.from_geojson(json.dumps(feature["geometry"]))
    return found


def _cut(row: Mapping[str, str], shapes: Mapping[str, BaseGeometry]) -> BaseGeometry:
    """A part before those above it in the table are taken away."""
    of = [shapes[OBLAST if id_ == "oblast" else id_] for id_ in row["of"].split("|")]
    shape = shapely.union_all(of, grid_size=GRID)
    shape = shapely.intersection(shape, _frame(row), grid_size=GRID)
    if row["path"]:
        shape = shapely.intersection(shape, _band(row), grid_size=GRID)
    match row["within"]:
        case "1994":
            return shapely.intersection(shape, shapes[INSIDE_1994], grid_size=GRID)
        case "1994 less oblast":
            inside = shapely.difference(shapes[INSIDE_1994], shapes[OBLAST], grid_size=GRID)
            return shapely.intersection(shape, inside, grid_size=GRID)
        case "outside":
            return shapely.difference(shape, shapes[INSIDE_1994], grid_size=GRID)
    raise ValueError(f"{row['part']}: within is {row['within']!r}")


def _frame(row: Mapping[str, str]) -> BaseGeometry:
    """The box that a part is cut to; the whole world where the table gives none."""
    sides = ("longitude_min", "latitude_min", "longitude_max", "latitude_max")
    west, south, east, north = (
        float(row[side] or default) for side, default in zip(sides, (-180, -90, 180, 90), strict=True)
    )
    return shapely.box(west, south, east, north)


def _band(row: Mapping[str, str]) -> BaseGeometry:
    """What lies within a radius of a path, round on the ground."""
    path = np.array([[float(number) for number in pair.split()] for pair in row["path"].split("|")])
    squeeze = np.array([np.cos(np.radians(path[:, 1].mean())), 1.0])
    band = shapely.buffer(shapely.LineString(path * squeeze), float(row["radius_km"]) / KM_PER_DEGREE, quad_segs=6)
    return shapely.transform(band, lambda pairs: pairs / squeeze)


def _cleaned(shape: BaseGeometry) -> BaseGeometry:
    """Without slivers."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and _km2(part) >= SLIVER_KM2]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _km2(shape: BaseGeometry) -> float:
    squeeze = float(np.cos(np.radians(shape.centroid.y)))
    return float(shape.area) * KM_PER_DEGREE**2 * squeeze


def _feature(row: Mapping[str, str], parts: Mapping[str, Any], sources: Mapping[str, str]) -> Feature:
    part, shape = parts[row["part"]]
    note = "; ".join(filter(None, (row["note"], part["note"])))
    properties: dict[str, Any] = {
        "id": f"control:{NAME}:{row['part']}:{row['valid_from']}",
        "name": part["name"],
        "kind": "control",
        "country_code": "AZ",
        **{key: row[key] for key in ("controller", "valid_from", "valid_to", "change", "status")},
        "source": sources[row["source"]],
        "note": note,
        "precision": PRECISION,
    }
    return properties, shape


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
