"""The plates of regions on paper: a name and the numbers of its incidents, or their count where room is short."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.render.paper.lettering import cut, paper, width_of
from geomap.render.paper.sheet_of_paper import rectangle
from geomap.render.picture.number_lists import LONGEST_LIST, number_list
from geomap.render.sheet.polygons import label_point
from geomap.render.words.language import language_of
from geomap.render.words.strip_controls import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from geomap.render.paper.sheet_of_paper import Paper
    from geomap.render.picture.clusters import Box, Numbered
    from geomap.render.picture.placement import Room
    from geomap.render.sheet.map_sheet import MapSheet

_NAME, _NUMBERS = 7.4, 6.6
_TALL = 13.0
"""Points: the letters of a plate with the air around them."""
_NEIGHBOURS = 45.0
"""Points: how far a region's plate may be that counts another one's incidents too."""


@dataclass(slots=True)
class _Plate:
    """A plate with a name, or one that only counts and may count for its neighbours too."""

    box: Box
    name: str = ""
    numbers: str = ""
    count: int = 0

    def distance(self, x: float, y: float) -> float:
        return math.hypot((self.box[0] + self.box[2]) / 2 - x, (self.box[1] + self.box[3]) / 2 - y)


def draw_plates(
    sheet: Paper, regions: Iterable[tuple[BaseGeometry, list[Numbered]]], content: MapSheet, room: Room, *, listed: int
) -> None:
    """A plate in each region's middle, or where there is room; ``listed`` is the last number in the table."""
    plates: list[_Plate] = []
    # Those of most incidents come first, so that they get the room.
    for shape, group in sorted(regions, key=lambda one: -len(one[1])):
        x, y = label_point(shape)
        name, numbers = _words(group, content, listed=listed)
        width = width_of(name, size=_NAME, bold=True) + width_of(numbers, size=_NUMBERS) + 13
        if box := room.place(_boxes(x, y, width)):
            plates.append(_Plate(box, name, numbers))
        else:
            _count(plates, room, x, y, len(group))
    for plate in plates:
        _draw(sheet, plate)


def _count(plates: list[_Plate], room: Room, x: float, y: float, count: int) -> None:
    """Count a region without room for its name, with its neighbour where there is no room for that either."""
    width = _count_width(count)
    box = room.place(_boxes(x, y, width))
    near = [plate for plate in plates if plate.count and plate.distance(x, y) < _NEIGHBOURS]
    if box or not near:
        plates.append(_Plate(box or _box(x, y, width), count=count))
        return
    nearest = min(near, key=lambda plate: plate.distance(x, y))
    nearest.count += count
    left, top, _, bottom = nearest.box
    nearest.box = (left, top, left + _count_width(nearest.count), bottom)


def _count_width(count: int) -> float:
    return width_of(str(count), size=_NAME, bold=True) + 8


def _boxes(x: float, y: float, width: float) -> list[Box]:
    steps = sorted((abs(dx) + abs(dy), dx, dy) for dx in range(-40, 41, 20) for dy in range(-48, 49, 12))
    return [_box(x + dx, y + dy, width) for _, dx, dy in steps]


def _box(x: float, y: float, width: float) -> Box:
    return x - width / 2, y - _TALL / 2, x + width / 2, y + _TALL / 2


def _words(group: list[Numbered], content: MapSheet, *, listed: int) -> tuple[str, str]:
    """The region's name, and the numbers of its incidents or how many there are."""
    location = group[0][1].location
    assert location is not None  # noqa: S101  (a region has a place)
    numbers = number_list([number for number, _ in group])
    if group[-1][0] > listed or width_of(numbers, size=_NUMBERS) > LONGEST_LIST:
        numbers = language_of(content.language).count("incidents", len(group))
    return cut(plain_text(location.label), width=120, size=_NAME, bold=True), numbers


def _draw(sheet: Paper, plate: _Plate) -> None:
    left, _, _, bottom = plate.box
    sheet.shape(rectangle(*plate.box), fill=paper()["paper"], stroke=paper()["neat"], width=0.5)
    name = plate.name or str(plate.count)
    sheet.words(name, x=left + 4, y=bottom - 4, size=_NAME, bold=True)
    if plate.numbers:
        x = left + 9 + width_of(name, size=_NAME, bold=True)
        sheet.words(plate.numbers, x=x, y=bottom - 4, size=_NUMBERS, colour=paper()["muted"])
