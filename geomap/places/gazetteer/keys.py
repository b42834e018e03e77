"""The folded names of an index, each with its number: one trie, or several where one would not fit into memory."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

import marisa_trie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.places.gazetteer.layout import Sections


class Shard(NamedTuple):
    """A trie of the names from a first letter on, up to that of the next shard."""

    letter: str
    first: int
    """The number of the trie's first name among all."""
    trie: marisa_trie.Trie


class Keys:
    """Finds names and what a text begins with; names of one first letter stand in one shard."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        """Take shards in the order of their letters; the first one's letter is empty."""
        self._letters = [shard.letter for shard in shards]
        self._shards = shards

    def __len__(self) -> int:
        """How many names there are."""
        last = self._shards[-1]
        return last.first + len(last.trie)

    def _shard(self, text: str) -> Shard:
        return self._shards[bisect_right(self._letters, text[:1]) - 1] if len(self._shards) > 1 else self._shards[0]

    def __contains__(self, key: object) -> bool:
        """Whether a folded text is a name."""
        return isinstance(key, str) and key in self._shard(key).trie

    def get(self, key: str) -> int | None:
        """Give the number of a name."""
        shard = self._shard(key)
        number = shard.trie.get(key)
        return None if number is None else shard.first + number

    def has_prefix(self, prefix: str) -> bool:
        """Tell whether any name begins with this text, or is it."""
        return next(self._shard(prefix).trie.iterkeys(prefix), None) is not None

    def prefixes(self, text: str) -> list[str]:
        """List all names that this text begins with, shortest first."""
        names: list[str] = self._shard(text).trie.prefixes(text)
        return names


def open_keys(sections: Sections) -> Keys:
    """Read the tries of a mapped index where they lie."""
    shards, first = [], 0
    for number, letter in enumerate(sections.values["letters"]):
        trie = marisa_trie.Trie()
        trie.map(sections.arrays[f"trie_{number}"])
        shards.append(Shard(letter, first, trie))
        first += len(trie)
    return Keys(shards)


def numbered(keys: Sequence[str]) -> tuple[bytes, array[int]]:
    """Build a trie of names, and give its bytes and which of the names each of its numbers stands for."""
    trie = marisa_trie.Trie(keys)
    order = array("I", bytes(4 * len(keys)))
    for position, key in enumerate(keys):
        order[trie[key]] = position
    return trie.tobytes(), order
