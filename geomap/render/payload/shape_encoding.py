"""Shapes in few bytes: coordinates quantised, as differences, six bits a character.

The client's ``shapes.ts`` reads what is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geomap.render.sheet.polygons import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry


# None of these needs escaping in JSON or in HTML.
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
FINE = 10_000
"""Steps in a degree for shapes that are looked at closely: about 11 m."""
COARSE = 1_000
"""Steps in a degree for the ground: about 110 m."""


def encode_numbers(numbers: Iterable[int]) -> str:
    """Whole numbers as text: zigzag, then five bits a character, the sixth bit saying that more follow."""
    return "".join(map(_CHARACTERS.__getitem__, numbers))


class _Characters(dict[int, str]):
    """The characters of each number, made once: a page repeats few numbers a hundred thousand times."""

    def __missing__(self, number: int) -> str:
        rest = number << 1 if number >= 0 else ~(number << 1)
        characters = []
        while rest >= 32:
            characters.append(ALPHABET[32 | (rest & 31)])
            rest >>= 5
        text = "".join((*characters, ALPHABET[rest]))
        # Coordinates are many and rarely meet again: only small numbers are kept.
        if -_KEPT < number < _KEPT:
            self[number] = text
        return text


_KEPT = 65_536
"""Numbers whose letters are remembered: differences are small, and beyond that hardly one comes twice."""
_CHARACTERS = _Characters()


def encode_polygons(geometry: BaseGeometry, *, steps: int) -> list[list[str]]:
    """The polygons of a geometry, each a list of rings, the shell first; slivers below one step fall away."""
    polygons = []
    for polygon in parts_of(geometry, "Polygon"):
        shell = _ring(polygon.exterior, steps=steps)
        if shell:
            holes = (_ring(hole, steps=steps) for hole in polygon.interiors)
            polygons.append([shell, *filter(None, holes)])
    return polygons


def encode_lines(geometry: BaseGeometry, *, steps: int) -> list[str]:
    """The lines of a geometry; of polygons their edges."""
    if geometry.has_z:
        geometry = shapely.force_2d(geometry)
    if any(True for _ in parts_of(geometry, "Polygon")):
        geometry = geometry.boundary
    lines = (_path(_quantised(line, steps=steps)) for line in parts_of(geometry, "LineString", "LinearRing"))
    return [line for line in lines if line]


def _ring(ring: BaseGeometry, *, steps: int) -> str:
    points = _quantised(ring, steps=steps)
    # The client closes rings itself; fewer than three corners enclose nothing.
    return _path(points[:-1]) if len(points) > 3 else ""


def _quantised(line: BaseGeometry, *, steps: int) -> list[tuple[int, int]]:
    """The line's points in steps, without repetitions."""
    points: list[tuple[int, int]] = []
    for x, y, *_ in line.coords:
        point = (round(x * steps), round(y * steps))
        if not points or points[-1] != point:
            points.append(point)
    return points


def _path(points: Sequence[tuple[int, int]]) -> str:
    if len(points) < 2:
        return ""
    return encode_numbers(_differences(points))


def _differences(points: Sequence[tuple[int, int]]) -> Iterator[int]:
    before = (0, 0)
    for point in points:
        yield point[0] - before[0]
        yield point[1] - before[1]
        before = point
