"""Who held a point or a region, by the control areas of one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geomap.model import AreaStatus, Control

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area

KM_PER_DEGREE = 111.2
SLIVER = 0.02
"""A share of a region below this is the coarseness of lines, not a fact."""


def control_at(point: shapely.Point, areas: Sequence[Area], *, day: date, within_km: float = 0.0) -> Control | None:
    """Who held a point, by areas that are all of the day; None where none covers it."""
    covering = [area for area in areas if area.controller and area.geometry.covers(point)]
    if not covering:
        return None
    sides = _controllers(covering)
    if len(sides) > 1:
        return _control(covering, sides, day=day, status=AreaStatus.CONTESTED)
    status = _vaguest(area.status for area in covering)
    if status is AreaStatus.ASSESSED and _line_within(point, areas, sides, within_km):
        status = AreaStatus.APPROXIMATE
    return _control(covering, sides, day=day, status=status)


def control_over(region: BaseGeometry, areas: Sequence[Area], *, day: date) -> Control | None:
    """Who held a region: None where the areas say nothing of half of it, contested where several sides had parts."""
    flat = _on_plane(region)
    parts = [(area, share) for area in areas if area.controller and (share := _share(flat, area)) > SLIVER]
    sides: dict[str, float] = {}
    for area, share in parts:
        sides[area.controller] = sides.get(area.controller, 0.0) + share
    if sum(sides.values()) < 0.5:
        return None
    held = [area for area, _ in parts]
    if len(sides) == 1:
        return _control(held, tuple(sides), day=day, status=_vaguest(area.status for area in held))
    # Rounded, so that equal halves stay in the order of the areas
    ranked = sorted(sides.items(), key=lambda item: -round(item[1], 3))
    named = " / ".join(f"{side} {share:.0%}" for side, share in ranked)
    source = _joined(area.source for area in held)
    return Control(" / ".join(side for side, _ in ranked), named, day, source, AreaStatus.CONTESTED)


def _control(areas: Sequence[Area], sides: Sequence[str], *, day: date, status: AreaStatus) -> Control:
    name = _joined((area.name for area in areas), separator=" / ")
    return Control(" / ".join(sides), name, day, _joined(area.source for area in areas), status)


def _controllers(areas: Iterable[Area]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(area.controller for area in areas))


def _joined(words: Iterable[str], *, separator: str = "; ") -> str:
    return separator.join(dict.fromkeys(filter(None, words)))


def _vaguest(statuses: Iterable[AreaStatus]) -> AreaStatus:
    order = (AreaStatus.CONTESTED, AreaStatus.CLAIMED, AreaStatus.APPROXIMATE, AreaStatus.ASSESSED)
    return min(statuses, key=order.index)


def _line_within(point: shapely.Point, areas: Sequence[Area], sides: Sequence[str], within_km: float) -> bool:
    """Whether another side's area begins nearer than the point is known."""
    others = (area for area in areas if area.controller and area.controller not in sides)
    return any(_distance_km(point, area.geometry) <= within_km for area in others)


def _distance_km(point: shapely.Point, shape: BaseGeometry) -> float:
    """The distance to a shape, on a plane that is true round the point."""
    return float(shapely.distance(_on_plane(point, at=point.y), _on_plane(shape, at=point.y)))


def _share(flat: BaseGeometry, area: Area) -> float:
    """The share of a region, given on its plane, that an area covers."""
    west, south, east, north = flat.bounds
    del west, east
    other = _on_plane(area.geometry, at=(south + north) / 2 / KM_PER_DEGREE)
    return float(flat.intersection(other).area / flat.area) if flat.area else 0.0


def _on_plane(shape: BaseGeometry, *, at: float | None = None) -> BaseGeometry:
    """The shape in km on an equirectangular plane that is true at a latitude; its own middle where none is given."""
    _, south, _, north = shape.bounds
    latitude = (south + north) / 2 if at is None else at
    scale = np.array([KM_PER_DEGREE * np.cos(np.radians(latitude)), KM_PER_DEGREE])
    return shapely.transform(shape, lambda pairs: pairs * scale)
