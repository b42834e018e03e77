"""The ground of a map: land, borders and disputed lines in view, clipped and no finer than the eye sees."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from geomap.areas.builtin import default_areas
from geomap.areas.collection import Areas
from geomap.model import AreaKind

if TYPE_CHECKING:
    from geomap.areas.entries import Bounds
    from geomap.model import Area

UNITS_UP_TO = 16.0
"""Degrees of width up to which first-level units are drawn."""
DISTRICTS_UP_TO = 6.0
"""Degrees of width up to which the districts that geomap has, the counties of the United States, are drawn too."""
WINDOW = 1.6
"""How much wider than high a window is, about."""
LEVEL_WIDTHS = (20.0, 70.0)
"""Degrees of width beyond which the shapes of levels 1 and 2 do."""


def base_map(bounds: Bounds, *, margin: float = 0.75) -> Areas:
    """Countries, disputed lines, and where the view is narrow enough units and districts, clipped to a box.

    ``bounds`` are west, south, east and north in degrees; ``margin`` is the part of the view's longer side that is kept
    round it, so that a window of any shape is filled and the map can be moved a little.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    box = _widened(bounds, margin)
    width = bounds[2] - bounds[0]
    kinds = [AreaKind.COUNTRY, AreaKind.DISPUTED]
    if width <= UNITS_UP_TO:
        kinds.append(AreaKind.ADMIN1)
    if width <= DISTRICTS_UP_TO:
        kinds.append(AreaKind.ADMIN2)
    level = sum(width > limit for limit in LEVEL_WIDTHS)
    near = default_areas(level=level).of_kind(*kinds).touching(box)
    clipped = (_clipped(area, box) for area in near if _is_ground(area))
    return Areas(area for area in clipped if not area.geometry.is_empty)


def disputed_ground(bounds: Bounds, *, margin: float = 0.75) -> Areas:
    """The disputed areas in a view, clipped as the base map is; their borders are lines of that.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    box = _widened(bounds, margin)
    near = default_areas().of_kind(AreaKind.DISPUTED).touching(box)
    clipped = (_clipped(area, box) for area in near if not _is_ground(area))
    return Areas(area for area in clipped if not area.geometry.is_empty)


def _widened(bounds: Bounds, margin: float) -> Bounds:
    west, south, east, north = bounds
    # A degree of longitude is shorter than one of latitude, and windows are wider than high
    stretch = 1 / max(math.cos(math.radians((south + north) / 2)), 0.2)
    across = max(east - west, (north - south) * stretch * WINDOW) * margin
    along = max(north - south, (east - west) / stretch / WINDOW) * margin
    return max(west - across, -180.0), max(south - along, -90.0), min(east + across, 180.0), min(north + along, 90.0)


def _is_ground(area: Area) -> bool:
    """Of what is disputed only the lines: an area's outline runs along settled borders too."""
    return area.kind is not AreaKind.DISPUTED or area.geometry.geom_type.endswith("LineString")


def _clipped(area: Area, box: Bounds) -> Area:
    west, south, east, north = area.geometry.bounds
    if west >= box[0] and south >= box[1] and east <= box[2] and north <= box[3]:
        return area
    return replace(area, geometry=shapely.clip_by_rect(area.geometry, *box))
