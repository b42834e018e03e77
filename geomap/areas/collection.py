"""A collection of areas that answers where and when."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.areas.control import KM_PER_DEGREE, control_at, control_over
from geomap.areas.entries import Bounds, Entry, entry_of
from geomap.model import CRS, Area, AreaKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geomap.model import Control

COLUMNS = ("id", "name", "kind", "country_code", "controller", "valid_from", "valid_to", "status", "source", "note")
"""The columns of ``Areas.to_frame``, before ``geometry``."""


class Areas:
    """An immutable collection of areas, in the order given. All shapes are in EPSG:4326, longitude first."""

    def __init__(self, areas: Iterable[Area] = ()) -> None:
        self._entries = tuple(entry_of(area) for area in areas)

    @classmethod
    def of_entries(cls, entries: Iterable[Entry]) -> Areas:
        """A collection whose shapes are decoded one by one as they are needed."""
        made = cls()
        made._entries = tuple(entries)
        return made

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Area]:
        return (entry.area for entry in self._entries)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._by_id

    def __add__(self, other: Areas) -> Areas:
        return Areas.of_entries((*self._entries, *other._entries))

    def __repr__(self) -> str:
        return f"Areas({len(self)} areas)"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in order; no shape is decoded for them."""
        return tuple(entry.id for entry in self._entries)

    def by_id(self, id_: str) -> Area | None:
        """The first area of this id, or None where there is none."""
        entry = self._by_id.get(id_)
        return entry.area if entry else None

    def of_kind(self, *kinds: AreaKind) -> Areas:
        """The areas of these kinds."""
        return Areas.of_entries(entry for entry in self._entries if entry.kind in kinds)

    def at(self, day: date) -> Areas:
        """The areas as they were on a day: ``valid_from`` inclusive, ``valid_to`` exclusive."""
        return Areas.of_entries(entry for entry in self._entries if entry.holds(day))

    def touching(self, bounds: Bounds) -> Areas:
        """The areas whose bounding boxes meet a box of west, south, east and north in degrees."""
        west, south, east, north = bounds
        boxes = self._boxes
        near = (boxes[:, 0] <= east) & (boxes[:, 2] >= west) & (boxes[:, 1] <= north) & (boxes[:, 3] >= south)
        return Areas.of_entries(self._entries[place] for place in np.flatnonzero(near).tolist())

    def covering(self, *, latitude: float, longitude: float, day: date | None = None) -> tuple[Area, ...]:
        """The areas that a point lies in or on the edge of, on a day where one is given."""
        point = shapely.Point(longitude, latitude)
        near = self.touching((longitude, latitude, longitude, latitude))
        if day is not None:
            near = near.at(day)
        return tuple(area for area in near if area.geometry.covers(point))

    def who_controls(self, *, latitude: float, longitude: float, day: date, within_km: float = 0.0) -> Control | None:
        """Who held a point on a day by the control areas here; None where none of them says.

        Where areas of several sides cover the point, the answer names them all and is contested. Where the point is
        known to ``within_km`` only and another side's area is nearer than that, the answer is approximate.
        """
        point = shapely.Point(longitude, latitude)
        up = within_km / KM_PER_DEGREE
        across = up / max(math.cos(math.radians(latitude)), 0.01)
        box = (longitude - across, latitude - up, longitude + across, latitude + up)
        return control_at(point, tuple(self._control_on(day).touching(box)), day=day, within_km=within_km)

    def who_controls_area(self, geometry: BaseGeometry, *, day: date) -> Control | None:
        """Who held a region on a day: one side, or several with the share of each in ``Control.area``."""
        west, south, east, north = geometry.bounds
        return control_over(geometry, tuple(self._control_on(day).touching((west, south, east, north))), day=day)

    def to_frame(self) -> Any:
        """A GeoDataFrame of all areas in EPSG:4326, with ``COLUMNS`` and ``geometry``."""
        # geopandas takes longer to import than a whole map takes to make
        from geopandas import GeoDataFrame  # noqa: PLC0415

        areas = tuple(self)
        data = {column: [_cell(getattr(area, column)) for area in areas] for column in COLUMNS}
        return GeoDataFrame(data, geometry=[area.geometry for area in areas], crs=CRS, columns=[*COLUMNS, "geometry"])

    @cached_property
    def _by_id(self) -> dict[str, Entry]:
        # Reversed, so that the first of an id stays
        return {entry.id: entry for entry in reversed(self._entries)}

    @cached_property
    def _boxes(self) -> NDArray[np.float64]:
        return np.array([entry.bounds for entry in self._entries], dtype=np.float64).reshape(-1, 4)

    def _control_on(self, day: date) -> Areas:
        """The control areas of a day, kept: thousands of incidents ask for the same days."""
        if day not in self._days:
            self._days[day] = self._control.at(day)
        return self._days[day]

    @cached_property
    def _days(self) -> dict[date, Areas]:
        return {}

    @cached_property
    def _control(self) -> Areas:
        return self.of_kind(AreaKind.CONTROL)


def _cell(value: object) -> object:
    """A value that every table format can carry: enums as their words."""
    return str(value) if isinstance(value, str) else value
