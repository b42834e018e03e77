"""Room on the map on paper: who comes first keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.render.picture.clusters import Box
    from geomap.render.picture.frame import Frame


class Room:
    """Names on the map that do not run into each other: who comes first keeps the room."""

    def __init__(self, frame: Frame) -> None:
        self._bounds = shapely.box(frame.left + 2, frame.top + 2, frame.right - 2, frame.bottom - 2)
        self._taken: list[Box] = []

    def take(self, box: Box) -> None:
        """Keep others out of a box."""
        self._taken.append(box)

    def place(self, boxes: Iterable[Box]) -> Box | None:
        """The first box that is free, now taken; None where none is."""
        west, north, east, south = self._bounds.bounds
        for box in boxes:
            inside = box[0] >= west and box[1] >= north and box[2] <= east and box[3] <= south
            if inside and not any(_meet(box, other) for other in self._taken):
                self.take(box)
                return box
        return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]
