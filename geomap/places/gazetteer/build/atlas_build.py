"""The compiler of the atlas: boundary files into middles of parts, points along borders, and points off coasts."""

from __future__ import annotations

import json
import math
from array import array
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import shapely

from geomap.area_parts import PartPoint, part_points
from geomap.places.gazetteer.atlas import ATLAS_FILE, COAST, DEGREES
from geomap.places.gazetteer.layout import write_sections
from geomap.vocabulary import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geomap.model import Place

    Corner: TypeAlias = tuple[float, float]
    Segment: TypeAlias = tuple[Corner, Corner]

_BORDER_STEP_KM = 15.0
"""Between two points of a border: "near the border" is good to some ten kilometres."""
_COAST_STEP_KM = 40.0
"""Coasts are longer, and what lies off them is told less exactly."""
_OFF_KM = 15.0
"""How far off the coast "off the coast of X" is put: within sight of land, in territorial waters."""
_KM_IN_DEGREE = 111.195
"""Of latitude, on the sphere of the mean radius."""
_AREAS = ("countries.geojson", "admin1.geojson")


def compile_atlas(boundaries: Path, built: Path, *, towns: Iterable[Place] = ()) -> None:
    """Write the atlas of the boundary files into a folder; towns tell where the parts of countries are lived in."""
    files = {name: _features(boundaries / name) for name in _AREAS}
    points_of: defaultdict[str, list[Corner]] = defaultdict(list)
    for town in towns:
        points_of[town.country_code].append((town.longitude, town.latitude))
    parts = [row for features in files.values() for row in _part_rows(features, points_of)]
    edges, points = _edges(files["countries.geojson"])
    arrays = {
        "part_latitude": array("i", (_whole(point[0]) for _, row in parts for point in row)),
        "part_longitude": array("i", (_whole(point[1]) for _, row in parts for point in row)),
        "part_radius": array("H", (math.ceil(point[2]) for _, row in parts for point in row)),
        "edge_latitude": array("i", (_whole(latitude) for _, latitude in points)),
        "edge_longitude": array("i", (_whole(longitude) for longitude, _ in points)),
    }
    built.mkdir(parents=True, exist_ok=True)
    write_sections(built / ATLAS_FILE, arrays=arrays, values={"areas": [area for area, _ in parts], "edges": edges})


def _features(path: Path) -> list[tuple[str, Any]]:
    with path.open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    return [(feature["properties"]["id"], shapely.geometry.shape(feature["geometry"])) for feature in features]


def _whole(degrees: float) -> int:
    return round(degrees / DEGREES)


def _part_rows(
    features: Iterable[tuple[str, Any]], towns: Mapping[str, Sequence[Corner]]
) -> Iterator[tuple[str, list[PartPoint]]]:
    """Give the middles of the parts of each area that is large enough to have any."""
    for area, geometry in features:
        points = part_points(geometry, towns.get(area, ()))
        if points:
            yield area, [points[part] for part in Part]


def _edges(countries: Sequence[tuple[str, Any]]) -> tuple[list[list[str | int]], list[Corner]]:
    """List pairs of countries, or of the sea and a country, each with its stretch of the points."""
    sides: defaultdict[Segment, list[tuple[str, Segment]]] = defaultdict(list)
    for code, geometry in countries:
        for segment in _segments(geometry):
            sides[min(segment, segment[::-1])].append((code, segment))
    land = shapely.STRtree([geometry for _, geometry in countries])
    rows: list[list[str | int]] = []
    points: list[Corner] = []
    for (first, second), corners in sorted(_corners(sides, land).items()):
        step = _COAST_STEP_KM if first == COAST else _BORDER_STEP_KM
        thinned = list(_thinned(corners, step_km=step))
        rows.append([first, second, len(points), len(points) + len(thinned)])
        points += thinned
    return rows, points


def _corners(
    sides: Mapping[Segment, Sequence[tuple[str, Segment]]], land: shapely.STRtree
) -> dict[tuple[str, str], list[Corner]]:
    """Collect the corners along each border, and points off each coast."""
    found: defaultdict[tuple[str, str], list[Corner]] = defaultdict(list)
    off: defaultdict[str, list[Corner]] = defaultdict(list)
    for segment, owners in sides.items():
        if len(owners) > 1:
            first, second = sorted({code for code, _ in owners})[:2]
            found[first, second] += segment
        else:
            code, walked = owners[0]
            off[code].append(_beside(walked))
    for code, corners in off.items():
        at_sea = set(range(len(corners))) - set(land.query(shapely.points(corners), predicate="intersects")[0].tolist())
        if at_sea:
            found[COAST, code] = [corners[number] for number in sorted(at_sea)]
    return dict(found)


def _segments(geometry: Any) -> Iterator[Segment]:
    """Give the sides of all rings, the land on their left; those along 180° belong to no coast."""
    for polygon in shapely.get_parts(shapely.orient_polygons(geometry)):
        for ring in (polygon.exterior, *polygon.interiors):
            for start, end in pairwise(ring.coords):
                if start != end and not (abs(start[0]) > 179.99 and abs(end[0]) > 179.99):
                    yield (start, end)


def _beside(segment: Segment) -> Corner:
    """Give a point some way off the right side of a segment, where the sea is."""
    (x1, y1), (x2, y2) = segment
    scale = max(0.05, math.cos(math.radians((y1 + y2) / 2)))
    east, north = (x2 - x1) * scale, y2 - y1
    length = math.hypot(east, north)
    off = _OFF_KM / _KM_IN_DEGREE / length
    return (x1 + x2) / 2 + north * off / scale, (y1 + y2) / 2 - east * off


def _thinned(corners: Iterable[Corner], *, step_km: float) -> Iterator[Corner]:
    """Keep one corner of each square of about a step."""
    seen: set[tuple[int, int]] = set()
    for x, y in corners:
        scale = max(0.05, math.cos(math.radians(y)))
        square = round(y * _KM_IN_DEGREE / step_km), round(x * scale * _KM_IN_DEGREE / step_km)
        if square not in seen:
            seen.add(square)
            yield x, y
