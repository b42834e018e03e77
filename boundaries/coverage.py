"""Rounds and simplifies a coverage of polygons so that neighbours keep one border between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from geojson_lines import DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOLERANCE = 0.026
"""Degrees of latitude: triangles smaller than the square of it (some 6 km²) are cut off a border."""
POLAR_CIRCLE, POLAR_WEIGHT = 60.0, 0.3
"""Poleward of 60° the many small islands count for less: no incident map needs each skerry of Svalbard."""


def simplified(geometries: NDArray[Any], *, tolerance: float = TOLERANCE) -> NDArray[Any]:
    """The coverage with fewer vertices, all of them rounded vertices of the original.

    Raises:
        ValueError: the result is no valid coverage.
    """
    rounded = shapely.transform(geometries, lambda pairs: np.round(pairs, DECIMALS))
    weighed = shapely.transform(rounded, _weighed)
    back = dict(zip(_keys(weighed), shapely.get_coordinates(rounded), strict=True))
    fewer = shapely.coverage_simplify(weighed, tolerance)
    result = shapely.set_coordinates(fewer, np.array([back[key] for key in _keys(fewer)]))
    if not shapely.coverage_is_valid(result) or not shapely.is_valid(result).all():
        raise ValueError("the simplified coverage overlaps itself: lower the tolerance")
    return np.asarray(result)


def _weighed(pairs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitude and latitude on a plane where areas are true up to 60°, and count less beyond."""
    longitude, latitude = pairs[:, 0], pairs[:, 1]
    beyond = np.maximum(np.abs(latitude) - POLAR_CIRCLE, 0)
    weight = np.where(beyond > 0, POLAR_WEIGHT, 1.0)
    y = np.sign(latitude) * (np.minimum(np.abs(latitude), POLAR_CIRCLE) + beyond * POLAR_WEIGHT)
    # Never quite nought, so that two vertices at a pole stay two
    x = longitude * np.maximum(np.cos(np.radians(latitude)), 1e-6) * weight
    return np.column_stack([x, y])


def _keys(geometries: NDArray[Any]) -> list[tuple[float, float]]:
    return [(x, y) for x, y in shapely.get_coordinates(geometries).tolist()]
