"""What names begin with the words of texts, looked up once a word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.places.gazetteer import Relation

if TYPE_CHECKING:
    from geomap.places.gazetteer import Entry, Gazetteer

_MOST_WORDS = 1 << 16
"""Words that are remembered before all are forgotten: enough for a long run, a bound for an endless one."""


class Start(NamedTuple):
    """What begins with a word."""

    begins_longer: bool
    """Whether any name of several words begins with it, or a possessive hides one: most words need one look-up."""
    entries: tuple[Entry, ...]
    """The places of the word alone."""
    has_rules: bool
    """Whether it matters for any of them in which letters or behind what the name stands."""


class Starts(dict[str, Start | None]):
    """What begins with the words of texts; None for most words. Every capital of every article is asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Begin with nothing."""
        super().__init__()
        self._gazetteer = gazetteer

    def __missing__(self, word: str) -> Start | None:
        """Look a new word up; once there are very many, begin anew."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        gazetteer = self._gazetteer
        longer = gazetteer.has_prefix(f"{word} ") or gazetteer.has_prefix(f"{word}s ")
        entries = gazetteer.entries(word)
        start = self[word] = Start(longer, entries, has_rules_of(gazetteer, word)) if longer or entries else None
        return start


@lru_cache(maxsize=8)
def starts_of(gazetteer: Gazetteer) -> Starts:
    """Give what was looked up in a gazetteer before."""
    return Starts(gazetteer)


@lru_cache(maxsize=1 << 15)
def has_rules_of(gazetteer: Gazetteer, key: str) -> bool:
    """Whether it matters for any place of a name in which letters or behind what the name stands."""
    return any(entry.flags or entry.relation is Relation.POSTAL for entry in gazetteer.entries(key))
