"""A collection of areas that answers where and when."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.areas.control import control_over
from geomap.areas.entries import Bounds, Entry, entry_of
from geomap.areas.fronts import Front
from geomap.areas.whereabouts import Whereabouts, locate
from geomap.model import CRS, Area, AreaKind, Control

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geomap.model import NoControl

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

    def without(self, others: Areas) -> Areas:
        """The areas that are not those of others; an area that only bears the same id stays."""
        theirs = {id(entry) for entry in others._entries}
        return Areas.of_entries(entry for entry in self._entries if id(entry) not in theirs)

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
        known to ``within_km`` only and a line is nearer than that, the answer is approximate, and its note says why.
        """
        (found,) = self.controls([(longitude, latitude)], days=[day], within_km=[within_km])
        return found if isinstance(found, Control) else None

    def controls(
        self, points: Sequence[tuple[float, float]], *, days: Sequence[date], within_km: Sequence[float]
    ) -> tuple[Control | NoControl, ...]:
        """Who held each point of longitude and latitude on its day, or why nobody can be said to."""
        places, near = np.array(points, dtype=np.float64).reshape(-1, 2), np.array(within_km, dtype=np.float64)
        by_day: dict[date, list[int]] = {}
        for number, day in enumerate(days):
            by_day.setdefault(day, []).append(number)
        # One state often holds for many days: its points are asked together
        states: dict[tuple[Area, ...], list[int]] = {}
        for day, numbers in by_day.items():
            states.setdefault(tuple(area for area in self._control_on(day) if area.controller), []).extend(numbers)
        found: dict[int, Control | NoControl] = {}
        for areas, numbers in states.items():
            asked = [days[number] for number in numbers]
            answers = Front(areas).answers(places[numbers], days=asked, within_km=near[numbers])
            found |= zip(numbers, answers, strict=True)
        return tuple(found[number] for number in range(len(places)))

    def locate(self, points: Sequence[tuple[float, float]], *, codes: Sequence[str]) -> list[Whereabouts]:
        """The country, units and disputed areas of points of longitude and latitude.

        ``codes`` are the countries that the points are known to be in, or empty: coarse lines then give way to them.
        """
        return locate(self._entries, np.array(points, dtype=np.float64).reshape(-1, 2), codes)

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
