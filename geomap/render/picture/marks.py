"""Symbols, their numbers, names that do not run into each other: what stands on the map."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import shapely
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from geomap.model import AreaKind, Flag
from geomap.render.paper.lettering import cut, paper, width_of
from geomap.render.paper.sheet_of_paper import outline_of
from geomap.render.paper.symbols import draw_symbol, hue_of
from geomap.render.picture.clusters import RING, STEP, SYMBOL, Mark, marks_of
from geomap.render.picture.ground import draw_region, is_region, region_shape, shaded_areas
from geomap.render.picture.number_lists import LONGEST_LIST, number_list
from geomap.render.picture.placement import Room
from geomap.render.picture.plates import draw_plates
from geomap.render.sheet.last_day import last_day
from geomap.render.sheet.polygons import label_point
from geomap.render.words.language import language_of
from geomap.render.words.strip_controls import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Incident
    from geomap.render.paper.sheet_of_paper import Paper
    from geomap.render.picture.clusters import Numbered
    from geomap.render.picture.frame import Frame
    from geomap.render.sheet.map_sheet import MapSheet

_NEAR_KM = 10.0
"""The radius of "near" a place of which none is known."""
_SMALLEST_CIRCLE = 11.0
"""Points: wide enough to be seen around the sign in its middle."""
_MOST_COUNTRIES_WIDE = 60.0
"""Degrees: on wider maps the names of countries would cover what happened in them."""


def draw_marks(sheet: Paper, content: MapSheet, frame: Frame, numbered: Sequence[Numbered], *, listed: int) -> bool:
    """Regions, circles of nearness, symbols, and the names that there is room for.

    ``listed`` is the last number that the table explains: later ones are not shown. Tells whether there are rings.
    """
    placed = [(number, incident) for number, incident in numbered if incident.location]
    room = Room(frame)
    # Scale and north arrow stand at the lower right
    room.take((frame.right - 110, frame.bottom - 30, frame.right, frame.bottom))
    regions = _draw_regions(sheet, content, frame, placed)
    marks = marks_of([one for one in placed if not is_region(one[1])], frame)
    _draw_circles(sheet, frame, [one for mark in marks if not mark.is_ring for one in mark.numbered])
    for mark in marks:
        _draw_mark(sheet, mark, frame, listed=listed)
        room.take(mark.box(frame.top))
    for mark in marks:
        if mark.is_ring:
            _list_numbers(sheet, mark, room, listed=listed)
    draw_plates(sheet, regions, content, room, listed=listed)
    for mark in marks:
        name = mark.names.most_common(1)[0][0]
        _name(sheet, name, mark, room, size=7.4, bold=True)
    _name_countries(sheet, content, frame, room)
    _name_disputed(sheet, content, frame, room)
    _name_towns(sheet, content, frame, room, {name for mark in marks for name in mark.names})
    return any(mark.is_ring for mark in marks)


def _draw_regions(
    sheet: Paper, content: MapSheet, frame: Frame, placed: Iterable[Numbered]
) -> list[tuple[BaseGeometry, list[Numbered]]]:
    groups: dict[str, list[Numbered]] = defaultdict(list)
    for number, incident in placed:
        if is_region(incident) and incident.location:
            groups[incident.location.place.id].append((number, incident))
    drawn = [(region_shape(group[0][1], content, frame), group) for group in groups.values()]
    drawn.sort(key=lambda one: -one[0].area)
    for shape, group in drawn:
        place_id = group[0][1].location.place.id if group[0][1].location else ""
        if not shape.is_empty:
            draw_region(sheet, shape, [incident for _, incident in group], vague=place_id not in content.outlines)
    return [one for one in drawn if not one[0].is_empty]


def _draw_circles(sheet: Paper, frame: Frame, placed: Iterable[Numbered]) -> None:
    """A circle a place, as wide as "near" reaches."""
    drawn = set()
    inside = shapely.box(frame.left, frame.top, frame.right, frame.bottom)
    for _, incident in placed:
        location = incident.location
        if location is None or not location.is_near or location.place.id in drawn:
            continue
        drawn.add(location.place.id)
        x, y = frame.at(latitude=location.place.latitude, longitude=location.place.longitude)
        radius = max((location.place.radius_km or _NEAR_KM) * frame.points_in_km, _SMALLEST_CIRCLE)
        circle = shapely.Point(x, y).buffer(radius, quad_segs=24).intersection(inside)
        hue = hue_of(incident.event_type)
        sheet.shape(outline_of(circle), fill=hue, alpha=0.1)
        sheet.shape(outline_of(circle), stroke=hue, width=0.8, linestyle=(0, (3, 2)))


def _draw_mark(sheet: Paper, mark: Mark, frame: Frame, *, listed: int) -> None:
    if mark.is_ring:
        _draw_ring(sheet, mark)
        return
    count, lift = len(mark.numbered), mark.lift(frame.top)
    for index, (number, incident) in enumerate(mark.numbered):
        x, y = mark.x + (index - (count - 1) / 2) * STEP, mark.y - lift
        if count > 1:
            sheet.shape(Outline([(mark.x, mark.y), (x, y)]), stroke=paper()["muted"], width=0.6)
        _draw_numbered(sheet, number if number <= listed else None, incident, x=x, y=y)
    if count > 1:
        dot = Outline.circle((mark.x, mark.y), radius=1.6)
        sheet.shape(dot, fill=paper()["ink"], stroke=paper()["paper"], width=0.5)


def _draw_numbered(sheet: Paper, number: int | None, incident: Incident, *, x: float, y: float) -> None:
    history = Flag.BACKGROUND in incident.flags
    draw_symbol(sheet, incident.event_type, x=x, y=y, size=SYMBOL, status=incident.status, history=history)
    # A number that the table does not explain would only be in the way
    if number is not None:
        sheet.words(str(number), x=x + 4.2, y=y - 3.2, size=6.6, bold=True, halo=paper()["paper"])


def _draw_ring(sheet: Paper, mark: Mark) -> None:
    """A ring whose arcs are the event types, with the number of incidents in it."""
    sheet.shape(Outline.circle((mark.x, mark.y), radius=RING + 1), fill=paper()["paper"])
    counts = Counter(str(incident.event_type) for _, incident in mark.numbered)
    start = 0.0
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        end = start + 360 * count / len(mark.numbered)
        # The paper's y runs downwards: arcs are turned over, so that they begin at the top and run clockwise
        arc = Outline.arc(start, end)
        turned = arc.transformed(Affine2D().rotate_deg(-90).scale(RING - 1.3).translate(mark.x, mark.y))
        sheet.shape(turned, stroke=hue_of(name), width=2.6)
        start = end
    sheet.words(str(len(mark.numbered)), x=mark.x, y=mark.y + 2.6, size=7.2, bold=True, align="center")


def _list_numbers(sheet: Paper, mark: Mark, room: Room, *, listed: int) -> None:
    """The numbers of a ring's incidents over or under it, where there is room for them."""
    numbers = [number for number, _ in mark.numbered if number <= listed]
    text = number_list(numbers)
    width = width_of(text, size=6.2)
    if not numbers or len(numbers) < len(mark.numbered) or width > LONGEST_LIST:
        return
    over, under = mark.y - RING - 9, mark.y + RING + 2.5
    box = room.place([(mark.x - width / 2, top, mark.x + width / 2, top + 7) for top in (over, under)])
    if box:
        sheet.words(text, x=mark.x, y=box[3] - 1.2, size=6.2, align="center", halo=paper()["paper"])


def _name(sheet: Paper, text: str, mark: Mark, room: Room, *, size: float, bold: bool = False) -> None:
    text = cut(text, width=120, size=size, bold=bold)
    width = width_of(text, size=size, bold=bold)
    half, gap = size * 0.62, SYMBOL / 2 + 6
    right = (mark.x + gap, mark.y - half, mark.x + gap + width, mark.y + half)
    left = (mark.x - gap - width, mark.y - half, mark.x - gap, mark.y + half)
    # Several symbols stand over their place, and leave the room under it free
    down = 4 if len(mark.numbered) > 1 and not mark.is_ring else gap
    below = (mark.x - width / 2, mark.y + down, mark.x + width / 2, mark.y + down + 2 * half)
    # A symbol has its number over it, a ring has not
    up = gap if mark.is_ring else gap + 8
    above = (mark.x - width / 2, mark.y - up - 2 * half, mark.x + width / 2, mark.y - up)
    box = room.place((right, left, below, above))
    if box:
        sheet.words(text, x=box[0], y=box[3] - size * 0.26, size=size, bold=bold, halo=paper()["land"])


def _name_disputed(sheet: Paper, content: MapSheet, frame: Frame, room: Room) -> None:
    for area in shaded_areas(content, last_day(content.incidents)):
        shape, text = frame.laid(area.geometry), plain_text(area.name)
        width = width_of(text, size=7.2)
        if shape.is_empty or width > 1.6 * (shape.bounds[2] - shape.bounds[0]):
            continue
        x, y = label_point(shape)
        shifts = (0, -11, 11, -22, 22)
        if box := room.place([(x - width / 2, y + up - 5, x + width / 2, y + up + 5) for up in shifts]):
            sheet.words(text, x=box[0], y=box[3] - 2.5, size=7.2, colour=paper()["muted"], halo=paper()["land"])


def _name_countries(sheet: Paper, content: MapSheet, frame: Frame, room: Room) -> None:
    if frame.east - frame.west > _MOST_COUNTRIES_WIDE:
        return
    language = language_of(content.language)
    for area in content.areas:
        shape = frame.laid(area.geometry) if area.kind is AreaKind.COUNTRY else None
        if shape is None or shape.is_empty:
            continue
        name = plain_text(language.country(area.country_code, area.name))
        # The paper's thin spaces do for letter-spacing, which matplotlib has not; letters that join must not be parted
        text = name if language.direction == "rtl" else "\u200a".join(name.upper())
        width = width_of(text, size=7.2)
        x, y = label_point(shape)
        if box := room.place([(x - width / 2, y - 5, x + width / 2, y + 5)]):
            sheet.words(text, x=box[0], y=y + 2.5, size=7.2, colour=paper()["faint"], halo=paper()["land"])


def _name_towns(sheet: Paper, content: MapSheet, frame: Frame, room: Room, named: set[str]) -> None:
    for town in content.towns:
        name = plain_text(town.name)
        inside = frame.holds(latitude=town.latitude, longitude=town.longitude)
        if name in named or not inside:
            continue
        x, y = frame.at(latitude=town.latitude, longitude=town.longitude)
        width = width_of(name, size=6.4)
        box = room.place([(x - 2, y - 4.5, x + 5 + width, y + 4.5), (x - 5 - width, y - 4.5, x + 2, y + 4.5)])
        if box is None:
            continue
        sheet.shape(Outline.circle((x, y), radius=1.2), fill=paper()["paper"], stroke=paper()["muted"], width=0.6)
        start = x + 4 if box[2] > x + 3 else x - 4 - width
        sheet.words(name, x=start, y=y + 2.2, size=6.4, colour=paper()["muted"], halo=paper()["land"])
