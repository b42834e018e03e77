"""Who held a region, by the control areas of one day, and the words of every such answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geomap.model import AreaStatus, Control

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area

KM_PER_DEGREE = 111.2
"""Of latitude, rounded: shares of areas are told in per cent."""
SLIVER = 0.02
"""A share of a region below this is the coarseness of lines, not a fact."""


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
        status, shares = vaguest(area.status for area in held), _shares(sides)
        return replace(of_sides(held, tuple(sides), day=day, status=status), shares=shares)
    ranked = _shares(sides)
    named = " / ".join(f"{side} {share:.0%}" for side, share in ranked)
    source = _joined(area.source for area in held)
    names = " / ".join(side for side, _ in ranked)
    return Control(names, named, day, source, AreaStatus.CONTESTED, shares=ranked)


def _shares(sides: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """The largest first, rounded, so that equal halves stay in the order of the areas."""
    rounded = [(side, min(round(share, 3), 1.0)) for side, share in sides.items()]
    return tuple(sorted(rounded, key=lambda item: -item[1]))


def of_sides(
    areas: Sequence[Area],
    sides: Sequence[str],
    *,
    day: date,
    status: AreaStatus,
    note: str = "",
    distance_km: float | None = None,
) -> Control:
    """The answer of areas that all say something of the same place, held by these sides."""
    name = _joined((area.name for area in areas), separator=" / ")
    source = _joined(area.source for area in areas)
    return Control(" / ".join(sides), name, day, source, status, note, distance_km)


def controllers(areas: Iterable[Area]) -> tuple[str, ...]:
    """The sides, each once, in the order of the areas."""
    return tuple(dict.fromkeys(area.controller for area in areas))


def _joined(words: Iterable[str], *, separator: str = "; ") -> str:
    return separator.join(dict.fromkeys(filter(None, words)))


def vaguest(statuses: Iterable[AreaStatus]) -> AreaStatus:
    """The status that claims the least."""
    order = (AreaStatus.CONTESTED, AreaStatus.CLAIMED, AreaStatus.APPROXIMATE, AreaStatus.ASSESSED)
    return min(statuses, key=order.index)


def distance_km(point: shapely.Point, shape: BaseGeometry) -> float:
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
