"""How finely places say where, and whether two of them may be one event's."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geomap.model import Kind

if TYPE_CHECKING:
    from geomap.model import Place

_EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the International Union of Geodesy and Geophysics."""
_MARGIN_KM = 15
"""Within this distance two places are one event's: a town and its suburb."""
_APART_KM = 5
"""From this distance on two towns may be told apart where the words speak for it."""

FINENESS = {
    Kind.FACILITY: 4.0,
    Kind.SETTLEMENT: 4.0,
    Kind.ADMIN2: 3.5,
    Kind.REGION: 3.0,
    Kind.ADMIN1: 2.8,
    Kind.WATER: 2.0,
    Kind.COUNTRY: 0.8,
}
"""How much a kind of place says about where an event was."""


def distance_km(a: Place, b: Place) -> float:
    """The great-circle distance between the points of two places."""
    phi, psi = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((psi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(psi) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def same_area(a: Place, b: Place) -> bool:
    """Whether two places may be one event's: equal, close, or one lying in the other."""
    if a.id == b.id or distance_km(a, b) <= _MARGIN_KM + a.radius_km + b.radius_km:
        return True
    wide, fine = (a, b) if FINENESS[a.kind] < FINENESS[b.kind] else (b, a)
    if wide.kind is Kind.COUNTRY:
        return wide.country_code == fine.country_code
    if wide.kind is Kind.ADMIN1:
        return wide.country_code == fine.country_code and wide.name == fine.admin1
    return wide.kind is Kind.REGION and distance_km(a, b) <= max(wide.radius_km, 80)


def are_two_towns(a: Place, b: Place) -> bool:
    """Whether two places are towns or villages that do not touch."""
    return a.kind is b.kind is Kind.SETTLEMENT and a.id != b.id and distance_km(a, b) > _APART_KM
