"""The sorted names of a user's gazetteer, cut into as many as one trie is built of."""

from __future__ import annotations

from array import array
from itertools import groupby
from typing import TYPE_CHECKING

from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.index import DEGREES, KINDS
from geomap.places.gazetteer.ranking import Row, Standing, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.places.gazetteer.build.spill import Item

# Nobody means the 501st of the places called Church.
_MOST_NAMESAKES = 500


class NameShard:
    """Names in order, each with its places; kept flat, because two million small tuples take half a gigabyte."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self._starts = array("I", [0])
        self._places = array("I")
        self._ways = bytearray()
        self._spellings = bytearray()

    def add(self, key: str, items: Iterable[Item]) -> None:
        """Add a name with its places, the likeliest first."""
        self.keys.append(key)
        for item in items:
            self._places.append(item[1])
            self._ways.append(item[2] | item[3] << 4)
            self._spellings.append(item[4])
        self._starts.append(len(self._places))

    def rows(self, position: int) -> tuple[array[int], bytearray, bytearray]:
        """Give the places of a name as the index keeps them: their numbers, relations with flags, and spellings."""
        part = slice(self._starts[position], self._starts[position + 1])
        return self._places[part], self._ways[part], self._spellings[part]


def cut_at_letters(items: Iterable[Item], *, size: int) -> Iterator[NameShard]:
    """Gather sorted names until there are enough and the first letter changes, so that all of a letter are together."""
    shard = NameShard()
    for key, same in groupby(items, key=lambda item: str(item[0])):
        if len(shard.keys) >= size and key[0] != shard.keys[-1][0]:
            yield shard
            shard = NameShard()
        shard.add(key, _in_order(list(same)))
    yield shard


def _in_order(items: list[Item]) -> list[Item]:
    if len(items) == 1:
        return items
    by_place = {item[1]: item for item in items}
    rows = [Row(place, Relation(relation), flags, spelling) for _, place, relation, flags, spelling, *_ in items]
    standings = {place: _standing(item) for place, item in by_place.items()}
    if len(rows) > _MOST_NAMESAKES:
        rows = sorted(rows, key=lambda row: -standings[row.place].prominence)[:_MOST_NAMESAKES]
    return [by_place[row.place] for row in in_order(rows, standings.__getitem__)]


def _standing(item: Item) -> Standing:
    kind, country_code, division, prominence, latitude, longitude = item[5:]
    return Standing(KINDS[kind], country_code, division, prominence, latitude * DEGREES, longitude * DEGREES)
