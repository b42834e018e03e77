"""Cuts polygons that cross the 180th meridian, so that none becomes a band round the globe."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from geomap.errors import BoundaryError

Ring = NDArray[np.float64]
"""Rows of longitude and latitude."""


def cut_at_antimeridian(shell: Ring, holes: list[Ring]) -> list[Any]:
    """The polygon, or its parts east and west of the meridian, all within ±180 degrees of longitude.

    An edge of more than 180 degrees is taken to run the short way, over the meridian.

    Raises:
        BoundaryError: the ring runs round a pole, so that it says not which side is inside.
    """
    if _is_plain(shell):
        return [shapely.Polygon(shell, holes)]
    unrolled = _unrolled(shell)
    middle = float(unrolled[:, 0].mean())
    polygon = shapely.Polygon(unrolled, [_near(_unrolled(hole), middle) for hole in holes])
    if not shapely.is_valid(polygon):
        polygon = shapely.buffer(polygon, 0)
    return [part for turn in (-360, 0, 360) for part in _window(polygon, turn)]


def _is_plain(ring: Ring) -> bool:
    """Whether a ring stays on the map; a box round the whole world has long edges and is meant so."""
    longitudes = ring[:, 0]
    within = bool(np.abs(longitudes).max() <= 180)
    steps = np.abs(np.diff(longitudes))
    return within and (bool(steps.max(initial=0) <= 180) or bool(steps.max() >= 359))


def _unrolled(ring: Ring) -> Any:
    """The ring with longitudes that run on beyond 180 rather than jump."""
    pairs = np.vstack([ring, ring[:1]]) if (ring[0] != ring[-1]).any() else ring.copy()
    if np.abs(pairs[:, 0]).max() <= 180:
        pairs[:, 0] = np.unwrap(pairs[:, 0], period=360)
    if abs(pairs[0, 0] - pairs[-1, 0]) > 180:
        raise BoundaryError("its ring runs round a pole: close it along the meridian ±180 and the pole")
    return pairs


def _near(pairs: Any, middle: float) -> Any:
    """A hole moved by whole turns to where its shell is."""
    turns = round((middle - float(pairs[:, 0].mean())) / 360)
    return pairs + np.array([turns * 360, 0])


def _window(polygon: Any, turn: int) -> list[Any]:
    """What lies in one turn of the globe, moved to ±180."""
    piece = shapely.intersection(polygon, shapely.box(turn - 180, -90, turn + 180, 90))
    moved = shapely.transform(piece, lambda pairs: pairs - np.array([turn, 0]))
    return [part for part in shapely.get_parts(moved) if part.geom_type == "Polygon" and not part.is_empty]
