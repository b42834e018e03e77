"""The ground on paper: land, borders, control areas, disputed lines, hatched regions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.model import AreaKind, AreaStatus, Status
from geomap.render.paper.lettering import paper
from geomap.render.paper.sheet_of_paper import outline_of, rectangle
from geomap.render.paper.symbols import hue_of
from geomap.render.sheet.last_day import holds_on

if TYPE_CHECKING:
    from datetime import date

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area, Incident
    from geomap.render.paper.sheet_of_paper import Paper
    from geomap.render.picture.frame import Frame
    from geomap.render.sheet.map_sheet import MapSheet

_DIVISIONS_UP_TO = 45.0
"""Degrees of width beyond which the lines of provinces disturb more than they help."""
_VAGUE_KM = 50.0
"""The radius of a region of which none is known."""
_EDGE_STYLES: dict[AreaStatus, dict[str, Any]] = {
    AreaStatus.CLAIMED: {"linestyle": (0, (4, 3))},
    AreaStatus.CONTESTED: {"linestyle": (0, (2, 2.5))},
    AreaStatus.APPROXIMATE: {"linestyle": (0, (1, 2.5))},
}
_HATCHES = {AreaStatus.CLAIMED: 0.7, AreaStatus.CONTESTED: 2.2}
"""Widths of the lines of a hatch."""
_CARRIED_HATCH = 0.4
"""Thinner than all others: what is of an earlier day."""
SHADE = 0.16
"""Seen beside white, and under a tint not taken for another side."""
DASHES: dict[str, Any] = {"linestyle": (0, (4.5, 3))}
DOTS: dict[str, Any] = {"linestyle": (0, (0.1, 3.2)), "capstyle": "round"}
_CEASEFIRE = re.compile("ceasefire|cease-fire|line of control|armistice|demarcation|buffer", re.IGNORECASE)


def is_ceasefire(area: Area) -> bool:
    """Convention: dots for a line of control or ceasefire, dashes for what is undetermined."""
    return bool(_CEASEFIRE.search(f"{area.name} {area.note}"))


def tints_of(content: MapSheet) -> dict[str, str]:
    """The tint of each controller, the same as on the page."""
    names = content.sides or sorted({area.controller for area in content.areas if area.kind is AreaKind.CONTROL})
    tints = paper()["tints"]
    return {name: tints[number % len(tints)] for number, name in enumerate(names)}


def draw_ground(sheet: Paper, content: MapSheet, frame: Frame, *, day: date | None) -> None:
    """Everything that lies under the incidents."""
    colours = paper()
    countries = [area for area in content.areas if area.kind is AreaKind.COUNTRY]
    _draw_land(sheet, content, frame, countries)
    for area in shaded_areas(content, day):
        sheet.shape(outline_of(frame.laid(area.geometry)), fill=colours["faint"], alpha=SHADE)
    tints = tints_of(content)
    for area in content.areas:
        if area.kind is AreaKind.CONTROL and holds_on(area, day):
            draw_control(sheet, frame.laid(area.geometry), area, tints[area.controller], day=day)
    if frame.east - frame.west <= _DIVISIONS_UP_TO:
        for area in content.areas:
            if area.kind in {AreaKind.ADMIN1, AreaKind.ADMIN2}:
                lines = _without_cut(area.geometry, frame, countries)
                sheet.shape(outline_of(lines), stroke=colours["division"], width=0.5)
    for area in countries:
        lines = _without_cut(area.geometry, frame, countries)
        sheet.shape(outline_of(lines), stroke=colours["coast"], width=0.8)
    for area in content.areas:
        if area.kind is AreaKind.DISPUTED and holds_on(area, day):
            style = DOTS if is_ceasefire(area) else DASHES
            lines = frame.laid(_edge(area.geometry))
            sheet.shape(outline_of(lines), stroke=colours["disputed"], width=1.0, **style)


def _draw_land(sheet: Paper, content: MapSheet, frame: Frame, countries: list[Area]) -> None:
    colours = paper()
    whole = rectangle(frame.left, frame.top, frame.right, frame.bottom)
    sheet.shape(whole, fill=colours["sea"] if countries else colours["paper"])
    ground = shapely.box(*shapely.total_bounds([area.geometry for area in countries])) if countries else None
    for area in content.backdrop:
        # Where the fine ground lies the coarse one must not peep out
        laid = frame.laid(area.geometry.difference(ground) if ground else area.geometry)
        sheet.shape(outline_of(laid), fill=colours["land"])
    for area in countries:
        sheet.shape(outline_of(frame.laid(area.geometry)), fill=colours["land"])


def shaded_areas(content: MapSheet, day: date | None) -> list[Area]:
    """The disputed areas of a day, which are grey under whoever holds them."""
    own = (area for area in content.areas if area.kind is AreaKind.DISPUTED)
    polygons = (area for area in own if area.geometry.geom_type.endswith("Polygon"))
    return [area for area in (*content.disputed, *polygons) if holds_on(area, day)]


def is_carried(area: Area, day: date | None) -> bool:
    """Whether the state of an area on a day is that of an earlier map, for want of one of the day."""
    return day is not None and any(first <= day < end for first, end in area.carried)


def draw_control(sheet: Paper, laid: BaseGeometry, area: Area, tint: str, *, day: date | None) -> None:
    """A control area that lies on the paper already: hatched where it is claimed, contested, or of an earlier day."""
    width = _HATCHES.get(area.status) or (_CARRIED_HATCH if is_carried(area, day) else 0.0)
    sheet.shape(outline_of(laid), fill=tint, alpha=0.2 if width else 0.42)
    if width and not laid.is_empty:
        sheet.shape(outline_of(hatching(laid)), stroke=tint, width=width)
    sheet.shape(outline_of(laid), stroke=tint, width=0.9, **_EDGE_STYLES.get(area.status, {}))


def _edge(geometry: BaseGeometry) -> BaseGeometry:
    return geometry.boundary if geometry.geom_type.endswith("Polygon") else geometry


def _without_cut(geometry: BaseGeometry, frame: Frame, countries: list[Area]) -> BaseGeometry:
    """The borders of an area without the edges that only cutting out the ground has made."""
    edge = _edge(geometry)
    if countries and not edge.is_empty:
        west, south, east, north = shapely.total_bounds([area.geometry for area in countries])
        hair = 1e-6
        edge = shapely.clip_by_rect(edge, west + hair, south + hair, east - hair, north - hair)
    return frame.laid(edge)


def region_shape(incident: Incident, content: MapSheet, frame: Frame) -> BaseGeometry:
    """The region of an incident on the paper: its outline, else a circle as wide as it may be."""
    assert incident.location is not None  # noqa: S101  (regions have a place)
    place = incident.location.place
    outline = content.outlines.get(place.id)
    if outline is not None:
        return frame.laid(outline)
    x, y = frame.at(latitude=place.latitude, longitude=place.longitude)
    circle = shapely.Point(x, y).buffer((place.radius_km or _VAGUE_KM) * frame.points_in_km, quad_segs=24)
    return circle.intersection(shapely.box(frame.left, frame.top, frame.right, frame.bottom))


def draw_region(sheet: Paper, shape: BaseGeometry, incidents: list[Incident], *, vague: bool) -> None:
    """A region in which something happened somewhere: hatched in the hue of what it was."""
    types = {incident.event_type for incident in incidents}
    hue = hue_of(types.pop()) if len(types) == 1 else paper()["mixed"]
    sheet.shape(outline_of(hatching(shape)), stroke=hue, width=0.6, alpha=0.5)
    claimed = all(incident.status == Status.CLAIMED for incident in incidents)
    style = DOTS if vague else DASHES if claimed else {}
    sheet.shape(outline_of(shape), stroke=hue, width=1.1, **style)


def hatching(shape: BaseGeometry) -> BaseGeometry:
    """Slanting lines within a shape, wider apart in large ones so that the ground stays readable."""
    left, top, right, bottom = shape.bounds
    gap = 5.0 if max(right - left, bottom - top) < 180 else 9.0
    high = bottom - top
    starts = np.arange(np.floor((left - high) / gap) * gap, right, gap)
    lines = shapely.linestrings([[(start, bottom), (start + high, top)] for start in starts])
    return shapely.intersection(shapely.union_all(lines), shape)


def is_region(incident: Incident) -> bool:
    """Whether only the region of an incident is known."""
    return incident.location is not None and incident.location.is_area
