"""Several gazetteers as one: the user's own before the one that comes with geomap."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import MissingBuildError, UsageError
from geomap.model import Kind
from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.index import Gazetteer
from geomap.places.gazetteer.index_names import is_better
from geomap.places.gazetteer.nearest import distance_km
from geomap.places.gazetteer.ranking import Row, Standing, in_order
from geomap.text.fold import fold

if TYPE_CHECKING:
    from geomap.model import Place
    from geomap.places.gazetteer.about import GazetteerInfo
    from geomap.places.gazetteer.entry import Entry

_CACHED = 50_000
"""As many names as each member remembers for itself."""


def open_gazetteer(*paths: str | Path) -> Gazetteer:
    """Open a user's gazetteers together with the one that comes with geomap; the first that knows an id says it all.

    Raises:
        UsageError: a file is missing, or was not made by ``geomap gazetteer build``.
        MissingBuildError: geomap was put on the path without being built.
    """
    own = []
    for path in map(Path, paths):
        try:
            own.append(Gazetteer(path))
        except (OSError, MissingBuildError) as error:
            reason = getattr(error, "strerror", None) or error
            raise UsageError(
                f"{path} cannot be used as a gazetteer ({reason}): make it with geomap gazetteer build"
            ) from error
    return MergedGazetteer(*own, Gazetteer.default()) if own else Gazetteer.default()


class MergedGazetteer(Gazetteer):
    """Looks names up in all of its members; a place that several know is listed once, as the first knows it.

    Countries and first-order divisions of a dump are the last member's, which has their English names and outlines.
    """

    def __init__(self, *members: Gazetteer) -> None:
        """Take gazetteers, those that go first before the others."""
        self._members = members
        self._starts = [0, *accumulate(map(len, members))]
        self.entries = lru_cache(maxsize=_CACHED)(self._entries)
        self._canonical = lru_cache(maxsize=_CACHED)(self._find_canonical)

    def __len__(self) -> int:
        """How many places there are, those that several members know counted by each."""
        return self._starts[-1]

    def __contains__(self, key: object) -> bool:
        """Whether a folded text is a name in any member."""
        return any(key in member for member in self._members)

    def has_prefix(self, prefix: str) -> bool:
        """Tell whether any folded name of any member begins with this text, or is it."""
        return any(member.has_prefix(prefix) for member in self._members)

    def prefixes(self, text: str) -> list[str]:
        """List all folded names that this folded text begins with, shortest first."""
        return sorted({name for member in self._members for name in member.prefixes(text)}, key=len)

    def _entries(self, key: str) -> tuple[Entry, ...]:
        """All places that a folded name may mean, most prominent first, each once."""
        best: dict[tuple[int, bool], Row] = {}
        for member, start in zip(self._members, self._starts, strict=False):
            for entry in member.entries(key):
                row = Row(self._canonical(start + entry.index), entry.relation, entry.flags, 0)
                slot = (row.place, row.relation is Relation.POSTAL)
                if slot not in best or is_better(row, best[slot]):
                    best[slot] = row
        found = {row.place: self._entry_at(row) for row in best.values()}
        return tuple(self._entry_at(row) for row in in_order(best.values(), lambda place: _standing(found[place])))

    def _entry_at(self, row: Row) -> Entry:
        member, start = self._member_of(row.place)
        return member.entry(row.place - start, row.relation, row.flags)._replace(index=row.place)

    def _member_of(self, index: int) -> tuple[Gazetteer, int]:
        number = bisect_right(self._starts, index) - 1
        return self._members[number], self._starts[number]

    def _find_canonical(self, index: int) -> int:
        """The number by which a place goes that several members know."""
        member, start = self._member_of(index)
        place = member.place(index - start)
        if place.kind in {Kind.COUNTRY, Kind.ADMIN1} and place.id == f"geonames:{place.geonameid}":
            return self._last_knows(member, index - start, place) or index
        for other, other_start in zip(self._members, self._starts, strict=False):
            if other is member:
                break
            found = other.index_of(f"geonames:{place.geonameid}") if place.geonameid else None
            found = other.index_of(place.id) if found is None else found
            if found is not None and other.entry(found).kind is place.kind:
                return other_start + found
        return index

    def _last_knows(self, member: Gazetteer, index: int, place: Place) -> int | None:
        last, start = self._members[-1], self._starts[-2]
        own_id = place.country_code if place.kind is Kind.COUNTRY else member.entry(index).admin1
        found = last.index_of(f"{place.kind}:{own_id}")
        return None if found is None or last is member else start + found

    def lookup(self, name: str, *, country_code: str = "") -> tuple[Place, ...]:
        """Find the places of a name, each once."""
        found: dict[int, None] = {}
        if name.isascii():
            found = {entry.index: None for entry in self.entries(fold(name))}
        else:
            # Each member knows which of its places are spelt with these very accents.
            for member, start in zip(self._members, self._starts, strict=False):
                found |= {self._canonical(start + index): None for index in member.lookup_indexes(name)}
        places = map(self.place, found)
        return tuple(place for place in places if not country_code or place.country_code == country_code)

    def place(self, index: int) -> Place:
        """Make the Place of an entry, with the outline that another member has of it."""
        member, start = self._member_of(index)
        place = member.place(index - start)
        if place.areas or member is self._members[-1]:
            return place
        known = self._members[-1].by_id(f"geonames:{place.geonameid}" if place.geonameid else place.id)
        return (
            place if known is None else replace(place, areas=known.areas, radius_km=place.radius_km or known.radius_km)
        )

    def index_of(self, place_id: str) -> int | None:
        """The number of a place by its id."""
        for member, start in zip(self._members, self._starts, strict=False):
            found = member.index_of(place_id)
            if found is not None:
                return self._canonical(start + found)
        return None

    def nearest(self, latitude: float, longitude: float) -> Place:
        """Find the settlement nearest to a point in degrees."""
        found = (member.nearest(latitude, longitude) for member in self._members if member.has_settlements)
        return min(found, key=lambda place: distance_km(latitude, longitude, place.latitude, place.longitude))

    def towns_in(self, bounds: tuple[float, float, float, float], *, most: int) -> tuple[Place, ...]:
        """The most populous settlements of a box of west, south, east and north in degrees, the largest first."""
        towns = {town.id: town for member in reversed(self._members) for town in member.towns_in(bounds, most=most)}
        return tuple(sorted(towns.values(), key=lambda town: -town.population)[:most])

    def division_names(self) -> dict[str, str]:
        """The names of the first-order divisions by their codes; later members know them better."""
        return {code: name for member in self._members for code, name in member.division_names().items()}

    def info(self) -> GazetteerInfo:
        """Describe the first member, the user's own."""
        return self._members[0].info()


def _standing(entry: Entry) -> Standing:
    return Standing(entry.kind, entry.country_code, entry.admin1, entry.prominence, entry.latitude, entry.longitude)
