"""What a name in the index leads to: a cheap row that can be weighed before a Place is made of it."""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geomap.model import Kind


class Relation(IntEnum):
    """How a name belongs to its place."""

    NAME = 0
    """The name that the gazetteer gives it, or the usual English one."""
    ALTERNATE = 1
    """Another name, another language, another script, another time."""
    ABBREVIATION = 2
    """"W.Va.", "DRC"."""
    POSTAL = 3
    """"CA", "NY": counts only after a comma."""
    DEMONYM = 4
    """The adjective, and often one of its people: "Azerbaijani"."""
    PEOPLE = 5
    """Its people only: "Azerbaijanis", "Kurds"."""


class NameFlag(IntFlag):
    """How a name was written where it came from; folding took that away."""

    NONE = 0
    CAPITALS = 1
    """All capitals ("US", "DRC"): the same letters in small type are another word."""
    DOTTED = 2
    """With a period at its end ("Miss.", "Ore."): without the period it is another word."""
    ACCENTED = 4
    """With accents or special letters ("Şuşa"): plain text only may mean it."""


IN_CAPITALS = frozenset(flag for flag in map(NameFlag, range(8)) if flag & NameFlag.CAPITALS)
"""Flags of names in capitals; to ask a set takes a fifth of the time that a flag takes."""
DOTTED = frozenset(flag for flag in map(NameFlag, range(8)) if flag & NameFlag.DOTTED)
"""Flags of names with a period at the end."""


class Entry(NamedTuple):
    """One place that a name may mean, most prominent first among its like."""

    index: int  # type: ignore[assignment]  # The field hides tuple.index, which nobody asks of an entry
    """What ``Gazetteer.place`` takes."""
    relation: Relation
    flags: NameFlag
    kind: Kind
    population: int
    """Of a settlement or country as GeoNames has it; of a division the sum of its settlements."""
    country_code: str
    admin1: str
    """``AZ.49``: country and GeoNames code of the first-order division; empty where unknown."""
    latitude: float
    longitude: float
    prominence: int
    """0 to 255, about ten times the decimal logarithm of the population, more for countries and capitals."""
    is_capital: bool
    """Whether it is the capital of its country, and so may stand for its government."""
