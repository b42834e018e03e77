"""The control areas of the page: who held what from when to when, and their shapes in few bytes.

A map of every day for two years is hundreds of states whose borders are mostly the same. Rings are therefore cut into
stretches at corners that only their own coordinates choose, so that an unmoved stretch is the same in every state and
stands in the page once. The client's ``stretches.ts`` reads what is written here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.model import AreaKind
from geomap.render.payload.incident_columns import day_number
from geomap.render.payload.schema import SpellRow
from geomap.render.payload.shape_encoding import COARSE, encode_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area
    from geomap.render.payload.schema import Controlled, ControlRow

    Corners = NDArray[np.int64]

_LENGTH = 32
"""Corners of a stretch, on average: longer ones are cheaper, but more of them change with a corner."""
_MIX_X, _MIX_Y = 73_856_093, 19_349_663


def control(areas: Iterable[Area]) -> Controlled:
    """The control areas among others, and the shapes that they name by number."""
    shapes = Shapes()
    rows = [_row(area, shapes) for area in areas if area.kind is AreaKind.CONTROL]
    return {"control": rows, "shapes": {"steps": COARSE, "stretches": shapes.stretches, "areas": shapes.areas}}


def _row(area: Area, shapes: Shapes) -> ControlRow:
    west, south, east, north = (round(float(side), 3) for side in area.geometry.bounds)
    row: ControlRow = {
        "name": area.name,
        "controller": area.controller,
        "from": day_number(area.valid_from),
        "to": day_number(area.valid_to),
        "status": str(area.status),
        "box": (west, south, east, north),
        "shape": shapes.number(area.geometry),
    }
    if area.source:
        row["source"] = area.source
    if area.note:
        row["note"] = area.note
    if area.change:
        row["change"] = area.change
    if area.precision:
        row["precision"] = area.precision
    if area.carried:
        row["carried"] = [SpellRow(day_number(first), day_number(end)) for first, end in area.carried]
    return row


class Shapes:
    """Shapes by number, each once, as the numbers of the stretches of its rings."""

    def __init__(self) -> None:
        self.stretches: list[str] = []
        """Paths of corners in steps, the first as it is and the others as differences."""
        self.areas: list[list[list[str]]] = []
        """Polygons of rings, each the numbers of its stretches as differences."""
        self._stretches: dict[bytes, int] = {}
        self._areas: dict[bytes, int] = {}

    def number(self, geometry: BaseGeometry) -> int:
        """The number of a shape in ``areas``."""
        number = self._areas.setdefault(geometry.wkb, len(self.areas))
        if number == len(self.areas):
            self.areas.append([rings for polygon in _polygons(geometry) if (rings := self._rings(polygon))])
        return number

    def _rings(self, polygon: Any) -> list[str]:
        """The shell first; nothing where quantising leaves it no three corners."""
        shell, *holes = (_corners(ring) for ring in (polygon.exterior, *polygon.interiors))
        return [self._ring(corners) for corners in (shell, *holes) if len(corners) > 2] if len(shell) > 2 else []

    def _ring(self, corners: Corners) -> str:
        numbers = np.array([self._stretch(part) for part in _cut(corners)])
        return encode_numbers(np.diff(numbers, prepend=0).tolist())

    def _stretch(self, corners: Corners) -> int:
        number = self._stretches.setdefault(corners.tobytes(), len(self.stretches))
        if number == len(self.stretches):
            self.stretches.append(encode_numbers(np.diff(corners, axis=0, prepend=0).ravel().tolist()))
        return number


def _polygons(geometry: BaseGeometry) -> Iterator[Any]:
    for part in shapely.get_parts(shapely.force_2d(geometry)):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield part
        elif hasattr(part, "geoms"):
            yield from _polygons(part)


def _corners(ring: BaseGeometry) -> Corners:
    """The corners of a ring in steps, without repetitions; the client closes it."""
    steps = np.rint(shapely.get_coordinates(ring) * COARSE).astype(np.int64)
    return np.asarray(steps[:-1][(np.diff(steps, axis=0) != 0).any(axis=1)])


def _cut(corners: Corners) -> list[Corners]:
    """The ring in stretches; where it is cut depends on nothing but the corner after the cut."""
    mixed = (corners[:, 0] * _MIX_X) ^ (corners[:, 1] * _MIX_Y)
    return np.split(corners, np.flatnonzero(mixed[1:] % _LENGTH == 0) + 1)
