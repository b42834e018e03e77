"""What the hand-written names point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import UsageError
from geomap.model import Kind
from geomap.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.places.gazetteer.source_row import Record


class Targets:
    """Finds records by all ways in which a table may write a target."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Take the records in the order of the index."""
        self._index: dict[str, int] = {}
        towns = (i for i, record in enumerate(records) if record.place.kind is Kind.SETTLEMENT)
        for i in sorted(towns, key=lambda i: -records[i].place.population):
            place = records[i].place
            self._index.setdefault(f"{place.country_code}/{fold(place.name)}", i)
        for i, record in enumerate(records):
            self._index[record.place.id] = i
            if record.place.geonameid:
                self._index.setdefault(f"geonames:{record.place.geonameid}", i)

    def find(self, target: str) -> int:
        """Give the position of a target's record.

        Raises:
            UsageError: no place answers to it.
        """
        country_code, _, name = target.partition("/")
        for form in (target, f"country:{target}", f"admin1:{target}", f"{country_code}/{fold(name)}"):
            if form in self._index:
                return self._index[form]
        raise UsageError(f"geomap/data names a place {target!r} that is not there: see geomap/data/SOURCES.md")
