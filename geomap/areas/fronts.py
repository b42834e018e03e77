"""Who held many points on many days: a state of the map at a time, all its points at once."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from geomap.areas.control import KM_PER_DEGREE, controllers, of_sides, vaguest
from geomap.model import AreaStatus, Control, NoControl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geomap.model import Area

    Numbers = NDArray[np.float64]

BAND = 5.0
"""Degrees of latitude within which one plane is true enough."""

FAR = 4.0
"""Degrees beyond all lines at which nobody asks for the distance."""

PIECE = 16
"""Edges of a line that are looked for as one: a tree of single edges takes longer to build than to ask."""


class Held(NamedTuple):
    """What the areas that cover a place say of it."""

    controller: str
    area: str
    source: str
    status: AreaStatus
    carried: tuple[tuple[date, date], ...]


class Front:
    """Control areas that name a side: which cover a point, and how far the nearest line is."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self.areas = tuple(areas)
        self._known: dict[tuple[int, ...], Held] = {}

    def answers(self, points: Numbers, *, days: Sequence[date], within_km: Numbers) -> list[Control | NoControl]:
        """Who held each point (rows of longitude and latitude) on its day, all days being of this state."""
        covering = self._covering(points)
        distances = self._distances(points)
        return [
            self._answer(places, day=day, distance_km=distance, within_km=near)
            for places, day, distance, near in zip(covering, days, distances, within_km.tolist(), strict=True)
        ]

    def _covering(self, points: Numbers) -> list[tuple[int, ...]]:
        """The places of the areas that cover each point."""
        found: list[tuple[int, ...]] = [()] * len(points)
        for place, area in enumerate(self.areas):
            west, south, east, north = area.geometry.bounds
            x, y = points[:, 0], points[:, 1]
            near = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
            if len(near):
                shapely.prepare(area.geometry)
                inside = shapely.intersects_xy(area.geometry, x[near], y[near])
                for number in near[inside].tolist():
                    found[number] += (place,)
        return found

    def _distances(self, points: Numbers) -> list[float | None]:
        """Kilometres from each point to the nearest line where one side's areas end; None far from them all."""
        pieces = self._pieces
        if not len(pieces):
            return [None] * len(points)
        found = np.full(len(points), np.nan)
        bands = np.round(points[:, 1] / BAND)
        low, high = pieces.min(axis=(0, 1)) - FAR, pieces.max(axis=(0, 1)) + FAR
        bands[((points < low) | (points > high)).any(axis=1)] = np.nan
        for band in np.unique(bands[np.isfinite(bands)]):
            numbers = np.flatnonzero(bands == band)
            # True at the middle of the band: near enough to tell which line is the nearest
            scale = np.array([np.cos(np.radians(min(abs(band * BAND), 89.0))), 1.0])
            tree = shapely.STRtree(shapely.linestrings(pieces * scale))
            nearest = tree.query_nearest(shapely.points(points[numbers] * scale), all_matches=False)[1]
            found[numbers] = _distance_km(points[numbers], pieces[nearest])
        return [None if np.isnan(distance) else distance for distance in found.tolist()]

    @cached_property
    def _pieces(self) -> Numbers:
        """The edges of each side's land, ``PIECE`` at a time; where a side's own areas meet there is no line."""
        found = []
        for side in controllers(self.areas):
            shapes = [area.geometry for area in self.areas if area.controller == side]
            land = shapes[0] if len(shapes) == 1 else shapely.union_all(shapes)
            for ring in shapely.get_rings(shapely.get_parts(land)):
                corners = shapely.get_coordinates(ring)
                starts = np.arange(0, len(corners) - 1, PIECE)
                # The last piece is filled up with the last corner
                places = np.minimum(starts[:, None] + np.arange(PIECE + 1), len(corners) - 1)
                found.append(corners[places])
        return np.concatenate(found) if found else np.empty((0, PIECE + 1, 2))

    def _answer(
        self, places: tuple[int, ...], *, day: date, distance_km: float | None, within_km: float
    ) -> Control | NoControl:
        distance = None if distance_km is None else round(distance_km, 1)
        if not places:
            return _nobody(self.areas, day, distance)
        held = self._held(places)
        status = held.status
        carried = any(first <= day < end for first, end in held.carried)
        notes = [f"no map of {day}: the one before is carried forward"] if carried else []
        if within_km and distance is not None and distance <= within_km:
            notes.append(f"{distance:g} km from the line, the place is known to {within_km:g} km")
            status = AreaStatus.APPROXIMATE if status is AreaStatus.ASSESSED else status
        return Control(held.controller, held.area, day, held.source, status, "; ".join(notes), distance)

    def _held(self, places: tuple[int, ...]) -> Held:
        """What areas that cover a place say together; made once for all points that they cover."""
        if places not in self._known:
            areas = [self.areas[place] for place in places]
            sides = controllers(areas)
            status = vaguest(area.status for area in areas) if len(sides) == 1 else AreaStatus.CONTESTED
            carried = tuple(spell for area in areas for spell in area.carried)
            said = of_sides(areas, sides, day=date.min, status=status)
            self._known[places] = Held(said.controller, said.area, said.source, status, carried)
        return self._known[places]


def _nobody(areas: Sequence[Area], day: date, distance: float | None) -> NoControl:
    if not areas:
        return NoControl(f"no control data for {day}", day)
    away = "" if distance is None else f", {distance:g} km from the nearest"
    return NoControl(f"outside the control areas of {day}{away}", day, distance)


def _distance_km(points: Numbers, pieces: Numbers) -> Any:
    """From each point to the edges of its piece, on a plane that is true round the point."""
    scale = np.stack([np.cos(np.radians(points[:, 1])), np.ones(len(points))], axis=1) * KM_PER_DEGREE
    corners = (pieces - points[:, None]) * scale[:, None]
    start, along = corners[:, :-1], np.diff(corners, axis=1)
    length = np.maximum((along**2).sum(axis=2), 1e-18)
    share = np.clip(-(start * along).sum(axis=2) / length, 0, 1)
    nearest = start + along * share[..., None]
    return np.hypot(nearest[..., 0], nearest[..., 1]).min(axis=1)
