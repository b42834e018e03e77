"""The order of the places that share a name."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.gazetteer.entry import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geomap.places.gazetteer.source_row import Record

# How far a namesake of another relation stands back, in steps of prominence (ten are a tenfold population).
_STEPS_BACK = {
    Relation.NAME: 0,
    Relation.ABBREVIATION: 5,
    Relation.DEMONYM: 0,
    Relation.PEOPLE: 0,
    Relation.ALTERNATE: 15,
    Relation.POSTAL: 20,
}
# Where the press says the state's name and means the state; elsewhere "Kherson" is the town before the province.
_STATES_FIRST = frozenset({"US", "CA", "AU", "IN", "DE", "BR", "MX"})
# Divisions that are a town and little else: "Berlin" is the town, as far as a map is concerned.
TOWN_STATES = frozenset({
    "AM.11", "AZ.09", "AZ.20", "AZ.30", "AZ.33", "AZ.34", "AZ.48", "AZ.54", "AZ.55", "AZ.61", "AZ.68", "BR.07", "BY.04",
    "DE.03", "DE.04", "DE.16", "IN.05", "IN.07", "MX.09", "RU.48", "RU.66", "UA.12", "UA.20",
})  # fmt: skip
# A hamlet that bears the province's name is not what it is named for.
_MUCH_LESS = 15
# A town's own division may carry another code than the town does, but it does not lie elsewhere.
_SAME_PLACE_DEGREES = 0.7


_CAPITAL_STEPS = 10
"""As much as ten times the people: a capital is meant before a larger town of its name."""
# Half of all towns of 100,000 people have 16 names in GeoNames or fewer; one in ten has more than 45.
_NAMES_OF_MANY = 25
_NAMES_A_STEP = 4
_MOST_FAME = 8
_LEAST_OF_FAMOUS = 10_000
# Every town of the United States has an article in dozens of languages, written from one list.
_NAMED_BY_LISTS = frozenset({"US"})
_COUNTRY_STEPS = 60
# The state of Hamburg is the town with its quarters counted twice.
_TOWN_STATE_STEPS = 20
# What has no population: about that of a town of 100,000 for regions and seas, less for single buildings.
_PROMINENCE = {Kind.REGION: 60, Kind.WATER: 50, Kind.FACILITY: 45, Kind.ADMIN2: 40}
_WRITTEN_SETTLEMENT = 35


class Row(NamedTuple):
    """A name of a place on its way into the index."""

    place: int
    relation: Relation
    flags: int
    spelling: int
    """A byte that tells this spelling from others that fold to the same key."""


class Standing(NamedTuple):
    """What of a place decides where it comes among its namesakes."""

    kind: Kind
    country_code: str
    division: str
    prominence: int
    latitude: float
    longitude: float


def in_order(rows: Iterable[Row], standing: Callable[[int], Standing]) -> list[Row]:
    """Put the most prominent first, and a province behind its namesake seat.

    Args:
        rows: The places of one name.
        standing: Gives the standing of a place by its number.
    """
    pairs = [(row, standing(row.place)) for row in rows]
    if len(pairs) == 1:
        return [pairs[0][0]]
    seats = [(row, place) for row, place in pairs if place.kind is Kind.SETTLEMENT]
    ranked = [(-_weight(row, place, seats), row.place, row) for row, place in pairs]
    return [row for *_, row in sorted(ranked)]


def _weight(row: Row, place: Standing, seats: list[tuple[Row, Standing]]) -> float:
    """Weigh a place of a name; a province less than the town of the same name that it is named for."""
    weight = float(place.prominence - _STEPS_BACK[row.relation])
    is_state = place.country_code in _STATES_FIRST and place.division not in TOWN_STATES
    if place.kind is not Kind.ADMIN1 or is_state:
        return weight
    towns = [_weight(town_row, town, []) for town_row, town in seats if _is_seat(town_row, town, row=row, of=place)]
    # A county with a name of its own goes before a town elsewhere: Surrey is in England.
    return min(weight, max(towns) - 0.5) if towns else weight + 0.5


def _is_seat(town_row: Row, town: Standing, *, row: Row, of: Standing) -> bool:
    """Whether a town goes before a division of its name: not where the name is the division's rather than its own."""
    if town_row.relation > row.relation or town.prominence < of.prominence - _MUCH_LESS:
        return False
    if town.division and town.division == of.division:
        return True
    return (
        town.country_code == of.country_code
        and abs(town.latitude - of.latitude) < _SAME_PLACE_DEGREES
        and abs(town.longitude - of.longitude) < _SAME_PLACE_DEGREES
    )


def prominence_of(record: Record) -> int:
    """Weigh a place by itself: about ten times the decimal logarithm of its people, 0 to 255."""
    kind, steps = record.place.kind, round(10 * log10(record.place.population + 1))
    if kind is Kind.COUNTRY:
        return min(255, _COUNTRY_STEPS + steps)
    if kind is Kind.ADMIN1:
        return max(10, steps - _TOWN_STATE_STEPS) if record.division in TOWN_STATES else max(30, steps - 3)
    if not record.place.geonameid and kind is Kind.SETTLEMENT:
        return _WRITTEN_SETTLEMENT
    if kind is not Kind.SETTLEMENT:
        return _PROMINENCE[kind]
    return steps + _CAPITAL_STEPS * record.is_capital + _fame_of(record)


def _fame_of(record: Record) -> int:
    """What the world's having many names for a town adds: Geneva is better known than its people are many."""
    if record.place.country_code in _NAMED_BY_LISTS or record.place.population < _LEAST_OF_FAMOUS:
        return 0
    return min(_MOST_FAME, max(0, len(record.names) - _NAMES_OF_MANY) // _NAMES_A_STEP)


def standing_of(record: Record, *, prominence: int) -> Standing:
    """Give what decides where a place comes among its namesakes."""
    place = record.place
    return Standing(place.kind, place.country_code, record.division, prominence, place.latitude, place.longitude)
