"""Which incidents share a mark on paper, and whether they stand beside each other or in a ring."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely

from geomap.render.words.strip_controls import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Incident
    from geomap.render.picture.frame import Frame

SYMBOL = 12.0
"""Points: how wide a symbol is."""
RING = 9.0
"""Points: the radius of a ring."""
STEP = SYMBOL * 1.25
LIFT = SYMBOL * 1.15
_MOST_IN_A_ROW = 4
"""More signs side by side would be wider than the place that they belong to."""
_PASSES = 8
"""Every pass makes fewer marks, and the first two or three nearly all that there are to make."""

Box = tuple[float, float, float, float]
Numbered = tuple[int, "Incident"]


@dataclass(slots=True)
class Mark:
    """Incidents at one place, or at places that would cover each other."""

    x: float
    y: float
    numbered: list[Numbered] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    crowded: bool = False
    """Whether its symbols, one beside the other, would cover another mark."""

    @property
    def is_ring(self) -> bool:
        """Whether it is drawn as a ring with a count."""
        return len(self.numbered) > _MOST_IN_A_ROW or (self.crowded and len(self.numbered) > 1)

    @property
    def reach(self) -> float:
        """How far from its middle it covers the map for sure, in points."""
        return RING + 1 if self.is_ring else SYMBOL / 2

    def lift(self, top: float) -> float:
        """How far its symbols stand above their place; below it, where the map ends above."""
        if len(self.numbered) < 2:
            return 0.0
        return -LIFT if self.y - LIFT - SYMBOL < top else LIFT

    def box(self, top: float) -> Box:
        """What it covers: west, north, east, south in points, whose y runs downwards."""
        if self.is_ring:
            return self.x - RING - 3, self.y - RING - 3, self.x + RING + 3, self.y + RING + 2
        half, lift = len(self.numbered) * STEP / 2 + 4, self.lift(top)
        ends = min(self.y, self.y - lift) - 10, max(self.y + 3, self.y - lift + SYMBOL / 2)
        return self.x - half, ends[0], self.x + half, ends[1]


def marks_of(placed: Iterable[Numbered], frame: Frame) -> list[Mark]:
    """The marks of a map: first come, first served, so that those of a sheet are always the same.

    Where a row of symbols would cover another mark it becomes a ring; where rings would cover each other they become
    one, at the place of the larger one.
    """
    marks = _together(placed, frame)
    for _ in range(_PASSES if marks else 0):
        _crowd(marks, top=frame.top)
        fewer = _joined(marks)
        if len(fewer) == len(marks):
            break
        marks = fewer
    return marks


def _together(placed: Iterable[Numbered], frame: Frame) -> list[Mark]:
    """A mark for all that happened at one place, or nearer than a symbol is wide."""
    near = _Near(SYMBOL)
    for number, incident in placed:
        assert incident.location is not None  # noqa: S101  (the caller has asked)
        place = incident.location.place
        if not frame.holds(latitude=place.latitude, longitude=place.longitude):
            continue
        x, y = frame.at(latitude=place.latitude, longitude=place.longitude)
        mark = near.of(x, y, reach=SYMBOL / 2)
        if mark is None:
            mark = Mark(x, y)
            near.keep(mark)
        mark.numbered.append((number, incident))
        mark.names[plain_text(incident.location.label)] += 1
    return near.marks


def _crowd(marks: list[Mark], *, top: float) -> None:
    """Find the rows of symbols that would cover another mark."""
    boxes = [shapely.box(*mark.box(top)) for mark in marks]
    for one, other in shapely.STRtree(boxes).query(boxes, predicate="intersects").T:
        if one != other:
            marks[one].crowded = True


def _joined(marks: list[Mark]) -> list[Mark]:
    """The larger mark takes in those that it covers."""
    near = _Near(2 * (RING + 1))
    for mark in sorted(marks, key=lambda one: (-len(one.numbered), one.numbered[0][0])):
        larger = near.of(mark.x, mark.y, reach=mark.reach)
        if larger is None:
            near.keep(mark)
            continue
        larger.numbered = sorted([*larger.numbered, *mark.numbered], key=lambda one: one[0])
        larger.names.update(mark.names)
        larger.crowded = True
    return sorted(near.marks, key=lambda one: one.numbered[0][0])


class _Near:
    """Marks by where they are, so that nobody has to ask them all."""

    def __init__(self, width: float) -> None:
        self.marks: list[Mark] = []
        self._width = width
        self._cells: dict[tuple[int, int], list[Mark]] = defaultdict(list)

    def keep(self, mark: Mark) -> None:
        self.marks.append(mark)
        self._cells[self._cell(mark.x, mark.y)].append(mark)

    def of(self, x: float, y: float, *, reach: float) -> Mark | None:
        """The first mark that would be covered from here."""
        across, down = self._cell(x, y)
        cells = [(across + dx, down + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        around = (mark for cell in cells for mark in self._cells.get(cell, ()))
        return next((mark for mark in around if math.hypot(mark.x - x, mark.y - y) < reach + mark.reach), None)

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return int(x // self._width), int(y // self._width)
