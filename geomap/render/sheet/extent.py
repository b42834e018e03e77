"""How far a map reaches: the first view, the ground that it needs, where an incident may have been."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Incident
    from geomap.render.sheet.map_sheet import MapSheet

KM_IN_DEGREE = 111.2
"""Of latitude, rounded: the first view asks for no more."""
_ALONE_DEGREES = 0.35
"""How far the first view reaches around a single point."""
_WIDEST, _HIGHEST = 2.0, 1.5
"""The proportions of screens: width by height, and height by width."""


def first_view(sheet: MapSheet) -> tuple[float, float, float, float] | None:
    """West, south, east and north of what the map opens on; None where nothing is placed."""
    shown = [incident for incident in sheet.incidents if incident.location and not incident.is_background]
    shown = shown or [incident for incident in sheet.incidents if incident.location]
    boxes = [reach(incident, sheet) for incident in shown]
    if not boxes:
        return None
    west, south = (min(box[side] for box in boxes) for side in (0, 1))
    east, north = (max(box[side] for box in boxes) for side in (2, 3))
    return round(west, 4), round(south, 4), round(east, 4), round(north, 4)


def ground_box(view: Sequence[float]) -> tuple[float, float, float, float]:
    """West, south, east and north of the ground that a view needs, whatever the shape of the screen it is opened on.

    Screens are up to twice as wide as high, phones half as high again as wide.
    """
    west, south, east, north = view
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    # A degree of longitude is shorter than one of latitude; Mercator keeps their proportion.
    shrink = max(math.cos(math.radians(middle_y)), 0.2)
    wide, high = (east - west) * shrink, north - south
    across, up = max(wide, high * _WIDEST) / shrink / 2, max(high, wide * _HIGHEST) / 2
    return (
        max(middle_x - across, -180.0),
        max(middle_y - up, -89.0),
        min(middle_x + across, 180.0),
        min(middle_y + up, 89.0),
    )


def reach(incident: Incident, sheet: MapSheet) -> tuple[float, ...]:
    """West, south, east and north of where an incident with a place may have been."""
    location = incident.location
    assert location is not None  # noqa: S101  (callers have asked)
    place = location.place
    outline = sheet.outlines.get(place.id)
    if outline is not None and location.is_area:
        return tuple(outline.bounds)
    # Where the radius is unknown, a bare point still wants ground around it.
    tall = max(place.radius_km / KM_IN_DEGREE, _ALONE_DEGREES)
    wide = tall / max(math.cos(math.radians(place.latitude)), 0.1)
    return place.longitude - wide, place.latitude - tall, place.longitude + wide, place.latitude + tall
