"""The values of corrections: places, days, types and figures, each checked against what geomap knows."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from geomap.model import (
    Actor,
    ActorRole,
    EventType,
    GeoPrecision,
    Kind,
    Location,
    Place,
    Status,
    TimePrecision,
    Toll,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geomap.system.handwritten import Table

    FindPlace = Callable[[str, str], Place | None]

_POINTS = frozenset({Kind.SETTLEMENT, Kind.FACILITY})
_WEEK, _MONTH = 7, 31
ROLES = {"perpetrators": ActorRole.PERPETRATOR, "victims": ActorRole.VICTIM, "parties": ActorRole.PARTY}
"""The keys that name actors."""


def place(table: Table, find_place: FindPlace, *, fallback: str = "") -> Place | None:
    """The place that a table names or pins; None where it does neither.

    Raises:
        UsageError: there is no such place, or half a pin.
    """
    name, country = table.text("place").strip(), table.text("country").strip().upper()
    latitude, longitude = table.number("latitude", most=90), table.number("longitude", most=180)
    if (latitude is None) != (longitude is None):
        table.refuse("has only one of latitude and longitude: a pin needs both")
    if latitude is not None and longitude is not None:
        return _pin(name or fallback, latitude, longitude, country)
    if not name:
        return None
    found = find_place(name, country)
    if found is None:
        within = f" in {country}" if country else ""
        table.refuse(f"place = {name!r} is not in the gazetteer{within}: pin it with latitude and longitude")
    return found


def location(table: Table, find_place: FindPlace) -> Location | None:
    """Where an incident was; as closely as ``precision`` says, or as the place is wide.

    Raises:
        UsageError: there is no such place or precision.
    """
    found = place(table, find_place)
    precision = table.whole("precision")
    if precision is not None and precision not in set(GeoPrecision):
        table.refuse(f"precision = {precision} is none: 1 for a named town, 2 for near one, 3 for a region")
    if found is None:
        if precision is not None:
            table.refuse("has a precision without a place: name the place too")
        return None
    wide = GeoPrecision.EXACT if found.kind in _POINTS else GeoPrecision.REGION
    return Location(found, wide if precision is None else GeoPrecision(precision))


def days(table: Table) -> When | None:
    """The first and the last day of an event, as precise as they are near each other.

    Raises:
        UsageError: there is a last day without a first one, or before it.
    """
    first, last = table.day("when"), table.day("when_end")
    if first is None:
        if last is not None:
            table.refuse("has when_end without when: write the first day too")
        return None
    last = last or first
    if last < first:
        table.refuse(f"when_end = {last} is before when = {first}: swap them")
    return When(first, last, _precision((last - first).days))


def event_type(table: Table, type_of: Mapping[str, EventType]) -> tuple[EventType | None, str]:
    """ACLED's type and sub-event type; a sub-event type alone tells its type.

    Raises:
        UsageError: there is no such type, or the two do not belong together.
    """
    name, sub = table.text("type").strip(), table.text("subtype").strip()
    if name and name not in set(EventType):
        table.refuse(f"type = {name[:60]!r} is no event type: choose from {', '.join(EventType)}")
    given = EventType(name) if name else None
    if not sub or given is EventType.OTHER:
        return given, sub
    if sub not in type_of:
        near = get_close_matches(sub, type_of, n=1)
        step = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(sorted(type_of))}"
        table.refuse(f"subtype = {sub[:60]!r} is no sub-event type: {step}")
    if given not in {None, type_of[sub]}:
        table.refuse(f"subtype = {sub!r} belongs to {type_of[sub]}, not to {given}")
    return type_of[sub], sub


def toll(table: Table, key: str) -> Toll | None:
    """A number of people who died or were hurt."""
    number = table.whole(key)
    return None if number is None else Toll(number, number, number)


def status(table: Table) -> Status | None:
    """How well an incident is known.

    Raises:
        UsageError: there is no such status.
    """
    name = table.text("status").strip()
    if name and name not in set(Status):
        table.refuse(f"status = {name[:60]!r} is none: choose from {', '.join(Status)}")
    return Status(name) if name else None


def actors(table: Table) -> tuple[Actor, ...] | None:
    """Everybody who took part, by what they did; None where the table names none of the roles."""
    if not set(ROLES) & set(table.values):
        return None
    return tuple(Actor(" ".join(name.split()), role) for key, role in ROLES.items() for name in table.texts(key))


def _pin(name: str, latitude: float, longitude: float, country: str) -> Place:
    id_ = f"pin:{latitude:.5f},{longitude:.5f}"
    return Place(id_, name or f"{latitude:.4f}, {longitude:.4f}", latitude, longitude, Kind.SETTLEMENT, country)


def _precision(length: int) -> TimePrecision:
    """Of so many days beyond the first."""
    if not length:
        return TimePrecision.DAY
    if length <= _WEEK:
        return TimePrecision.WEEK
    return TimePrecision.MONTH if length <= _MONTH else TimePrecision.VAGUER
