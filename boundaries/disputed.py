"""Disputed areas: polygons are closed from the lines of the world map, as ``disputed.csv`` says."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from geojson_lines import DECIMALS
from lines import claims_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geojson_lines import Feature
    from shapely.geometry.base import BaseGeometry

HERE = Path(__file__).parent
REACH = 0.06
"""Degrees: how far a line may end short of the border that it should meet. The source's gaps are up to some 5 km."""
GAP = 0.005
"""Degrees: how far apart two pieces of one line may end."""


def disputed_areas(lines: Iterable[Mapping[str, Any]], shapes: Mapping[str, BaseGeometry]) -> list[Feature]:
    """A feature a row of ``disputed.csv``; ``shapes`` are countries and units by id."""
    claims = claims_of(lines)
    with (HERE / "disputed.csv").open(encoding="utf-8", newline="") as file:
        return [_area(row, claims, shapes) for row in csv.DictReader(file)]


def _area(row: Mapping[str, str], claims: Mapping[Any, Any], shapes: Mapping[str, BaseGeometry]) -> Feature:
    cut, _, whole = row["of"].partition("+")
    host = shapely.coverage_union_all(np.array([shapes[id_] for id_ in cut.split("|")]))
    pieces = [line for (claim, _), parts in sorted(claims.items()) if claim == row["claim"] for line in parts]
    match row["how"]:
        case "split":
            shape = _side(host, pieces, _seed(row))
        case "islands":
            shape = _islands(host, pieces, _seed(row))
        case "ring":
            shape = _ring(pieces)
        case _:
            shape = host
    if whole:
        shape = shapely.union_all([shape, shapes[whole]], grid_size=10**-DECIMALS)
    return _properties(row), shape


def _seed(row: Mapping[str, str]) -> shapely.Point:
    return shapely.Point(float(row["longitude"]), float(row["latitude"]))


def _properties(row: Mapping[str, str]) -> dict[str, Any]:
    also = row["also"].split("|") if row["also"] else []
    return {
        "id": f"disputed:{row['id']}",
        "name": row["name"],
        "name_local": "",
        "names": also,
        "kind": "disputed",
        "country_code": row["country_code"],
        "claimed_by": row["claimed_by"].split("|"),
        **{day: row[day] for day in ("valid_from", "valid_to") if row[day]},
        "note": row["note"],
    }


def _side(host: BaseGeometry, lines: list[BaseGeometry], seed: shapely.Point) -> BaseGeometry:
    """The part of a country that lies with the seed behind a line."""
    border = host.boundary
    merged = shapely.line_merge(shapely.union_all(lines))
    cuts = [_reaching(line, border) for line in shapely.get_parts(merged)]
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.node(shapely.union_all([border, *cuts])))))
    inside = [face for face in faces if host.contains(shapely.point_on_surface(face))]
    found = [face for face in inside if face.intersects(seed)]
    if len(found) != 1:
        raise ValueError(f"{len(found)} areas hold the seed {seed.wkt}: the line does not close")
    return _rounded(found[0])


def _reaching(line: BaseGeometry, border: BaseGeometry) -> BaseGeometry:
    """The line, led on to the border where it ends short of it."""
    pairs = shapely.get_coordinates(line).tolist()
    for end, place in ((pairs[0], 0), (pairs[-1], len(pairs))):
        way = shapely.shortest_line(shapely.Point(end), border)
        if 0 < way.length < REACH:
            (x1, y1), (x2, y2) = way.coords
            # A hair beyond, so that the two surely cross
            pairs.insert(place if place == 0 else len(pairs), [x2 + (x2 - x1) * 1e-3, y2 + (y2 - y1) * 1e-3])
    return shapely.LineString(pairs)


def _islands(host: BaseGeometry, lines: list[BaseGeometry], seed: shapely.Point) -> BaseGeometry:
    """The islands on the seed's side of a line at sea."""
    west, south, _, north = shapely.union_all(lines).bounds
    box = shapely.box(seed.x - 2, seed.y - 2, west + 0.05, (south + north) / 2)
    parts = [part for part in shapely.get_parts(host) if box.contains(part)]
    return shapely.MultiPolygon(parts)


def _ring(lines: list[BaseGeometry]) -> BaseGeometry:
    """The polygon round which lines run whose ends fail to meet by a hair."""
    merged = shapely.line_merge(shapely.union_all(lines))
    strands = [shapely.get_coordinates(line).tolist() for line in shapely.get_parts(merged)]
    ring = strands.pop(0)
    while strands:
        strand = min(strands, key=lambda item: _way(ring[-1], item))
        if _way(ring[-1], strand) > GAP:
            raise ValueError(f"the ring is open at {ring[-1]}")
        strands.remove(strand)
        ring += strand if _distance(ring[-1], strand[0]) <= _distance(ring[-1], strand[-1]) else strand[::-1]
    return _rounded(shapely.Polygon(ring))


def _way(end: list[float], strand: list[list[float]]) -> float:
    return min(_distance(end, strand[0]), _distance(end, strand[-1]))


def _distance(one: list[float], other: list[float]) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))


def _rounded(shape: BaseGeometry) -> BaseGeometry:
    rounded = shapely.transform(shape, lambda pairs: np.round(pairs, DECIMALS))
    return rounded if shapely.is_valid(rounded) else shapely.make_valid(rounded, method="structure")
