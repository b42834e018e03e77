"""From the coordinates of a feature to a valid geometry, or to the reason why not."""

from __future__ import annotations

from itertools import chain
from math import isfinite
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geomap.areas.features.antimeridian import cut_at_antimeridian
from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

    from geomap.areas.formats.crs import Projection

MAX_DEPTH = 8
"""Nested geometry collections."""
MAX_VERTICES = 1_000_000
"""Of one feature: more detail than any page can show, and each is copied several times on the way."""
MAX_CROSSINGS = 5_000
"""Repairing takes time and memory by the square of the self-crossings: 160,000 took 22 s and 400 MB."""
SAMPLE = 200
"""Segments that are asked whom they cross: enough to guess how many crossings there are in all."""
METRES = 1_000.0
"""A coordinate beyond this is no angle in degrees."""

Line = NDArray[np.float64]
"""Positions as rows of longitude and latitude, or of metres."""
Rings = list[Line]
NUMBERS = frozenset({int, float})


class UnusableShapeError(BoundaryError):
    """Why a feature's geometry cannot be used."""


def read_shape(geometry: object, *, projection: Projection | None) -> tuple[BaseGeometry, str]:
    """A valid polygon or line of GeoJSON coordinates, and what had to be repaired, or an empty text.

    Raises:
        UnusableShapeError: there is nothing that encloses or divides, or the coordinates cannot be degrees.
    """
    if geometry is None:
        raise UnusableShapeError("no geometry")
    polygons: list[Rings] = []
    lines: Rings = []
    for kind, coordinates in _members(geometry, 0):
        _gather(kind, coordinates, polygons, lines)
    if not polygons and not lines:
        raise UnusableShapeError("its points enclose nothing: areas are polygons or lines")
    _check_size(polygons, lines)
    if polygons:
        return _polygon(polygons, projection)
    return shapely.MultiLineString([_degrees(line, projection) for line in lines]), ""


def _members(geometry: object, depth: int) -> Iterator[tuple[str, Any]]:
    if not isinstance(geometry, dict) or not isinstance(geometry.get("type"), str):
        raise UnusableShapeError("its geometry is no GeoJSON geometry")
    if depth > MAX_DEPTH:
        raise UnusableShapeError(f"geometry collections nested more than {MAX_DEPTH} deep")
    if geometry["type"] == "GeometryCollection":
        for member in _list(geometry.get("geometries"), "geometries"):
            yield from _members(member, depth + 1)
    else:
        yield geometry["type"], geometry.get("coordinates")


def _gather(kind: str, coordinates: Any, polygons: list[Rings], lines: Rings) -> None:
    match kind:
        case "Polygon":
            polygons.append(_rings(coordinates))
        case "MultiPolygon":
            polygons.extend(_rings(part) for part in _list(coordinates, "coordinates"))
        case "LineString":
            lines.append(_positions(coordinates, at_least=2))
        case "MultiLineString":
            lines.extend(_positions(part, at_least=2) for part in _list(coordinates, "coordinates"))
        case "Point" | "MultiPoint":
            pass
        case _:
            raise UnusableShapeError(f"its geometry has the unknown type {kind[:40]!r}")


def _rings(value: Any) -> Rings:
    rings = [_positions(ring, at_least=3) for ring in _list(value, "a polygon's coordinates")]
    if not rings:
        raise UnusableShapeError("a polygon without a ring")
    return rings


def _positions(value: Any, *, at_least: int) -> Line:
    """The positions of a line, heights left out."""
    listed = _list(value, "a line's coordinates")
    pairs = _quick(listed)
    if pairs is None:
        pairs = np.array([_position(item) for item in listed], dtype=np.float64).reshape(-1, 2)
    if not _has_different(pairs, at_least):
        count = len({tuple(pair) for pair in pairs.tolist()})
        raise UnusableShapeError(f"a line of {count} different points; {at_least} are needed")
    return pairs


def _quick(listed: list[Any]) -> Line | None:
    """All positions at once where nothing is wrong with any; None where each must be looked at."""
    if set(map(type, listed)) != {list} or not set(map(type, chain.from_iterable(listed))) <= NUMBERS:
        return None
    try:
        pairs = np.array(listed, dtype=np.float64)
    except (ValueError, OverflowError):
        return None
    fits = pairs.ndim == 2 and pairs.shape[1] >= 2 and bool(np.isfinite(pairs[:, :2]).all())
    return pairs[:, :2] if fits else None


def _has_different(pairs: Line, at_least: int) -> bool:
    """Whether a line has so many different points, two or three."""
    rest = pairs
    for _ in range(at_least - 1):
        rest = rest[(rest != rest[0]).any(axis=1)] if len(rest) else rest
    return len(rest) > 0


def _position(value: Any) -> tuple[float, float]:
    """Longitude and latitude, or metres; a height behind them is left out."""
    if not isinstance(value, list) or len(value) < 2:
        raise UnusableShapeError("a position that is no pair of numbers")
    numbers = []
    for number in value[:2]:
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise UnusableShapeError("a coordinate that is no number")
        numbers.append(_finite(number))
    return numbers[0], numbers[1]


def _finite(number: float) -> float:
    try:
        value = float(number)
    except OverflowError:
        value = float("inf")
    if not isfinite(value):
        raise UnusableShapeError("a coordinate that is not finite")
    return value


def _list(value: Any, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise UnusableShapeError(f"{what} are no list")
    return value


def _check_size(polygons: list[Rings], lines: Rings) -> None:
    count = sum(len(ring) for rings in polygons for ring in rings) + sum(len(line) for line in lines)
    if count > MAX_VERTICES:
        raise UnusableShapeError(f"{count:,} vertices, the limit is {MAX_VERTICES:,}: simplify it first")


def _degrees(pairs: Line, projection: Projection | None) -> Line:
    """The line in degrees, checked: nothing outside the earth, no axes swapped, no metres."""
    if projection:
        pairs = projection(pairs)
        if not np.isfinite(pairs).all():
            raise UnusableShapeError("coordinates outside the area of its coordinate system")
    longitude, latitude = (float(furthest) for furthest in np.abs(pairs).max(axis=0))
    if max(longitude, latitude) > METRES:
        raise UnusableShapeError(f"coordinates up to {max(longitude, latitude):.0f} are no degrees: metres?")
    if latitude > 90:
        hint = ": longitude and latitude swapped?" if longitude <= 90 else ""
        raise UnusableShapeError(f"latitude {latitude:g} is outside ±90{hint}")
    if longitude > 360:
        raise UnusableShapeError(f"longitude {longitude:g} is outside ±360")
    return pairs


def _polygon(polygons: list[Rings], projection: Projection | None) -> tuple[BaseGeometry, str]:
    parts: list[BaseGeometry] = []
    repairs: list[str] = []
    for rings in polygons:
        shell, *holes = [_degrees(ring, projection) for ring in rings]
        if any((ring[0] != ring[-1]).any() for ring in (shell, *holes)):
            repairs.append("ring closed")
        parts += cut_at_antimeridian(shell, holes)
    shape = parts[0] if len(parts) == 1 else shapely.MultiPolygon(_flat(parts))
    if not shapely.is_valid(shape):
        repairs.append(shapely.is_valid_reason(shape).split("[")[0].lower() + " repaired")
        shape = _repaired(shape)
    return shape, ", ".join(dict.fromkeys(repairs))


def _flat(parts: list[BaseGeometry]) -> list[Any]:
    return [piece for part in parts for piece in shapely.get_parts(part)]


def _repaired(shape: BaseGeometry) -> BaseGeometry:
    if _crossings(shape) > MAX_CROSSINGS:
        raise UnusableShapeError("its rings cross themselves too often to be repaired: draw it again")
    repaired = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    polygons = [part for part in shapely.get_parts(repaired) if part.geom_type == "Polygon" and part.area > 0]
    if not polygons:
        raise UnusableShapeError("its rings enclose nothing")
    return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)


def _crossings(shape: BaseGeometry) -> float:
    """About how often the rings cross themselves, from a sample of their segments."""
    rings = shapely.get_rings(shapely.get_parts(shape))
    segments = np.concatenate([_segments(shapely.get_coordinates(ring)) for ring in rings])
    sample = segments[:: max(1, len(segments) // SAMPLE)]
    hits = shapely.STRtree(segments).query(sample, predicate="crosses").shape[1]
    return float(hits * len(segments) / len(sample) / 2)


def _segments(pairs: Line) -> NDArray[Any]:
    return np.asarray(shapely.linestrings(np.stack([pairs[:-1], pairs[1:]], axis=1)))
