"""Areas with their dates, and who held a place on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - what a project keeps is decoded by these annotations, at run time
from typing import TYPE_CHECKING

from geomap.vocabulary import AreaKind, AreaStatus

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

CRS = "EPSG:4326"
"""The one coordinate reference system at rest: WGS 84, degrees."""


@dataclass(frozen=True, slots=True)
class Control:
    """Who held a place on a day, and by which source."""

    controller: str
    area: str
    as_of: date
    source: str
    status: AreaStatus
    note: str = ""
    """What the answer rests on less than firmly: a line nearer than the place is known, a map carried forward."""
    distance_km: float | None = None
    """From the place to the nearest line where a side's land ends; None for regions."""
    shares: tuple[tuple[str, float], ...] = ()
    """Of a region, which side held what part of it, 0 to 1; what is missing to 1 is without data."""


@dataclass(frozen=True, slots=True)
class NoControl:
    """Why nobody can be said to have held a place on a day."""

    reason: str
    as_of: date
    distance_km: float | None = None
    """From the place to the nearest line; None where there is none."""


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon, or a line, with dates."""

    id: str
    name: str
    kind: AreaKind
    geometry: BaseGeometry = field(repr=False, compare=False)
    """A shapely geometry in ``CRS``, longitude first."""
    country_code: str = ""
    controller: str = ""
    valid_from: date | None = None
    """The first day, inclusive; None for ever since."""
    valid_to: date | None = None
    """The day after the last, exclusive; None for until further notice."""
    status: AreaStatus = AreaStatus.ASSESSED
    source: str = ""
    note: str = ""
    change: str = ""
    """Of control: how it came to be so, as military, handover or ceasefire; empty where nobody said."""
    precision: str = ""
    """How closely its lines are known, in words: "districts, 2 to 5 km"; empty where nobody said."""
    carried: tuple[tuple[date, date], ...] = ()
    """Spells, end exclusive, without a state of their own: the one before stands in for them."""
