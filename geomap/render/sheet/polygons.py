"""The parts of a geometry, and where a name stands best on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry


def label_point(geometry: BaseGeometry) -> tuple[float, float]:
    """Where a name stands best: longitude and latitude of a point well inside the largest part."""
    largest = max(parts_of(geometry, "Polygon"), key=lambda part: part.area, default=None)
    if largest is None:
        point = geometry.representative_point()
        return round(point.x, 3), round(point.y, 3)
    west, south, east, north = largest.bounds
    tolerance = max(east - west, north - south) / 40 or 0.01
    x, y = shapely.maximum_inscribed_circle(largest, tolerance=tolerance).coords[0]
    return round(x, 3), round(y, 3)


def parts_of(geometry: BaseGeometry, *kinds: str) -> Iterator[Any]:
    """Every part that is of one of the kinds and not empty, collections taken apart."""
    for part in shapely.get_parts(geometry):
        if part.geom_type in kinds and not part.is_empty:
            yield part
        elif hasattr(part, "geoms"):
            yield from parts_of(part, *kinds)
