"""The settlement nearest to a point: settlements lie sorted by cells of one degree."""

from __future__ import annotations

from math import asin, cos, inf, radians, sin, sqrt
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the International Union of Geodesy and Geophysics."""
ROWS = 180
"""Cells of one degree from pole to pole."""
COLUMNS = 360
"""Cells of one degree around the equator."""
_KM_PER_DEGREE = 111.195
"""Of latitude, on the sphere of that radius."""
_LEAST_KM_PER_DEGREE = 111.19
"""A little less, so that rounding never passes over a nearer point."""
_SCALE = 1e-5
"""Degrees that one unit of a stored coordinate is: about a metre."""
_PointT = TypeVar("_PointT", bound=tuple[float, float])


def cell_of(latitude: float, longitude: float) -> int:
    """Give the number of the one-degree cell that a point lies in."""
    row = min(ROWS - 1, max(0, int(latitude + 90)))
    return row * COLUMNS + int(longitude + 180) % COLUMNS


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Measure the great-circle distance of two points in kilometres."""
    first, second = radians(latitude), radians(other_latitude)
    across = sin(radians(other_longitude - longitude) / 2) ** 2
    square = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * across
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(square)))


def nearest_of(target: tuple[float, float], points: Sequence[_PointT]) -> tuple[_PointT, float]:
    """The first of the nearest of some points, and how far it lies away."""
    best, best_km = points[0], inf
    for point in points:
        # What lies farther north or south alone is not nearer: no sine is needed for that.
        if abs(point[0] - target[0]) * _LEAST_KM_PER_DEGREE <= best_km:
            km = distance_km(*target, *point)
            if km < best_km:
                best, best_km = point, km
    return best, best_km


class Grid(NamedTuple):
    """Points in whole hundred-thousandths of a degree, sorted by cell, and where each cell starts."""

    starts: Sequence[int]
    latitudes: Sequence[int]
    longitudes: Sequence[int]

    def nearest(self, latitude: float, longitude: float) -> int:
        """Give the index of the nearest point; rings of cells are searched until none nearer can follow."""
        best, best_km = -1, float("inf")
        for ring in range(ROWS):
            # A cell of the ring lies at least this far away; a degree of longitude shrinks with the latitude.
            edge = min(89.9, abs(latitude) + ring)
            if best_km < (ring - 1) * _KM_PER_DEGREE * cos(radians(edge)):
                break
            for index in self._ring(latitude, longitude, ring=ring):
                north = self.latitudes[index] * _SCALE
                # What lies farther north or south alone is not nearer: no sine is needed for that.
                if abs(north - latitude) * _LEAST_KM_PER_DEGREE > best_km:
                    continue
                km = distance_km(latitude, longitude, north, self.longitudes[index] * _SCALE)
                if km < best_km:
                    best, best_km = index, km
        return best

    def _ring(self, latitude: float, longitude: float, *, ring: int) -> Iterator[int]:
        middle_row, middle_column = divmod(cell_of(latitude, longitude), COLUMNS)
        half = min(ring, COLUMNS // 2)
        for row in range(max(0, middle_row - ring), min(ROWS, middle_row + ring + 1)):
            inner = abs(row - middle_row) < ring
            columns = {-half, half} if inner else range(-half, half + 1)
            for column in columns:
                cell = row * COLUMNS + (middle_column + column) % COLUMNS
                yield from range(self.starts[cell], self.starts[cell + 1])

    def within(self, west: float, south: float, east: float, north: float) -> Iterator[int]:
        """List the points of a box in degrees; one that crosses 180° is asked for in two halves."""
        for row in range(max(0, int(south + 90)), min(ROWS - 1, int(north + 90)) + 1):
            first, last = cell_of(row - 90, west), cell_of(row - 90, min(east, 179.9999))
            for index in range(self.starts[first], self.starts[last + 1]):
                if west <= self.longitudes[index] * _SCALE <= east and south <= self.latitudes[index] * _SCALE <= north:
                    yield index
