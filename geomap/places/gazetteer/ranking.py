"""The order of the places that share a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.gazetteer.entry import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.places.gazetteer.record import Record

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


class Row(NamedTuple):
    """A name of a place on its way into the index."""

    place: int
    relation: Relation
    flags: int
    spelling: int
    """A byte that tells this spelling from others that fold to the same key."""


class Ranking:
    """Sorts the rows of one name."""

    def __init__(self, records: Sequence[Record], prominence: Sequence[int]) -> None:
        """Take the records that the rows point to, and how prominent each is."""
        self._records = records
        self._prominence = prominence

    def sort(self, rows: list[Row]) -> list[Row]:
        """Put the most prominent first, and a province behind its namesake seat."""
        if len(rows) == 1:
            return rows
        seats = self._seats(rows)
        return sorted(rows, key=lambda row: (-self._weight(row, seats), row.place))

    def _seats(self, rows: list[Row]) -> dict[str, float]:
        """The weight of the most prominent settlement of each division."""
        seats: dict[str, float] = {}
        for row in rows:
            record = self._records[row.place]
            if record.place.kind is Kind.SETTLEMENT and record.division:
                seats[record.division] = max(seats.get(record.division, 0), self._weight(row, {}))
        return seats

    def _weight(self, row: Row, seats: dict[str, float]) -> float:
        weight = float(self._prominence[row.place] - _STEPS_BACK[row.relation])
        record = self._records[row.place]
        if record.place.kind is not Kind.ADMIN1 or record.place.country_code in _STATES_FIRST:
            return weight
        return min(weight, seats.get(record.division, weight + 1) - 0.5)
