"""In which country, units and disputed areas points lie; just outside coarse lines, in the nearest unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geomap.areas.control import KM_PER_DEGREE, distance_km
from geomap.model import AreaKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geomap.areas.entries import Entry
    from geomap.model import Area

    Numbers = NDArray[np.float64]

PRECISION_KM = 3.0
"""How far the shipped lines may be off: farther outside, a point is at sea or abroad."""
ORDER = {AreaKind.COUNTRY: 0, AreaKind.ADMIN1: 1, AreaKind.ADMIN2: 2, AreaKind.DISPUTED: 3}
"""The kinds that a point is told to be in, from wide to narrow. A country is told by its units."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The ids of the areas that a point lies in, and what is to be said of that."""

    ids: tuple[str, ...]
    note: str = ""


def locate(entries: Sequence[Entry], points: Numbers, codes: Sequence[str]) -> list[Whereabouts]:
    """Where points (rows of longitude and latitude) lie.

    ``codes`` are the countries that the points are known to be in, or empty: a point whose unit is of another country,
    or none, and that is within ``PRECISION_KM`` of a unit of its own is taken to be in that, and the note says so.
    """
    wanted = [entry for entry in entries if entry.kind in ORDER and entry.kind is not AreaKind.COUNTRY]
    countries = {entry.id for entry in entries if entry.kind is AreaKind.COUNTRY}
    groups = _near(wanted, points)
    found: list[list[Area]] = [[] for _ in points]
    for entry, numbers in groups:
        area = entry.area
        shapely.prepare(area.geometry)
        inside = shapely.intersects_xy(area.geometry, points[numbers, 0], points[numbers, 1])
        for number in numbers[inside].tolist():
            found[number].append(area)
    lost = np.array([_is_lost(areas, code) for areas, code in zip(found, codes, strict=True)], dtype=bool)
    beside = _beside([(entry, numbers[lost[numbers]]) for entry, numbers in groups], points)
    return [
        _whereabouts(point, found[number], beside.get(number, []), codes[number], countries)
        for number, point in enumerate(points)
    ]


def _is_lost(areas: Sequence[Area], code: str) -> bool:
    """Whether a point lies in no unit, or in none of the country that it is known to be in."""
    codes = [area.country_code for area in areas if area.kind is AreaKind.ADMIN1]
    return not codes or bool(code and code not in codes)


def _beside(groups: Sequence[tuple[Entry, NDArray[np.int64]]], points: Numbers) -> dict[int, list[Area]]:
    """The first-level units that points lie close to, by the number of the point."""
    found: dict[int, list[Area]] = {}
    for entry, numbers in groups:
        if entry.kind is AreaKind.ADMIN1 and len(numbers):
            north = float(np.abs(points[numbers, 1]).max())
            reach = PRECISION_KM / KM_PER_DEGREE / max(float(np.cos(np.radians(north))), 0.01)
            close = shapely.dwithin(entry.area.geometry, shapely.points(points[numbers]), reach)
            for number in numbers[close].tolist():
                found.setdefault(number, []).append(entry.area)
    return found


def _near(entries: Sequence[Entry], points: Numbers) -> list[tuple[Entry, NDArray[np.int64]]]:
    """The points whose distance to an entry's box is within the precision, entry by entry."""
    if not len(points) or not entries:
        return []
    boxes = np.array([entry.bounds for entry in entries], dtype=np.float64)
    up = PRECISION_KM / KM_PER_DEGREE
    across = up / np.maximum(np.cos(np.radians(np.abs(boxes[:, [1, 3]]).max(axis=1))), 0.01)
    west, south, east, north = boxes.T
    wide = shapely.box(west - across, south - up, east + across, north + up)
    tree = shapely.STRtree(np.asarray(shapely.points(points)))
    pairs = tree.query(wide)
    # The pairs are in the order of the boxes
    owners, starts = np.unique(pairs[0], return_index=True)
    groups = np.split(pairs[1], starts[1:]) if len(owners) else []
    return [(entries[owner], numbers) for owner, numbers in zip(owners.tolist(), groups, strict=True)]


def _whereabouts(point: Numbers, inside: list[Area], beside: list[Area], code: str, countries: set[str]) -> Whereabouts:
    units = [area for area in inside if area.kind is AreaKind.ADMIN1]
    note = ""
    if beside and _is_lost(inside, code):
        unit, away = _nearest_unit(point, beside, code)
        if unit:
            inside = [unit, *(area for area in inside if area.kind is not AreaKind.ADMIN1)]
            units = [unit]
            note = f"{away:.1f} km outside {unit.name}, whose lines are precise to {PRECISION_KM:g} km"
    # Where the land of the units ends too early, a district may know the country
    told = units or [area for area in inside if area.kind is AreaKind.ADMIN2]
    ids = [area.id for area in sorted(inside, key=lambda area: ORDER[area.kind])]
    return Whereabouts(
        (*dict.fromkeys(unit.country_code for unit in told if unit.country_code in countries), *ids), note
    )


def _nearest_unit(point: Numbers, beside: list[Area], code: str) -> tuple[Area | None, float]:
    """The nearest first-level unit within the precision, of the country where one is known."""
    place = shapely.Point(point)
    units = [area for area in beside if area.kind is AreaKind.ADMIN1 and (not code or area.country_code == code)]
    away = [(distance_km(place, unit.geometry), number) for number, unit in enumerate(units)]
    nearest, number = min(away, default=(PRECISION_KM + 1, 0))
    return (units[number], nearest) if nearest <= PRECISION_KM else (None, 0.0)
