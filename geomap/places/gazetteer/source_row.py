"""What the compiler gathers before it writes: a place, the code of its division, and its names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geomap.places.gazetteer.entry import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Place


class Name(NamedTuple):
    """A name as its source writes it."""

    text: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Record:
    """A place on its way into the index."""

    place: Place
    names: tuple[Name, ...]
    division: str = ""
    """``AZ.49``: country and GeoNames code of the first-order division that it lies in."""
    is_capital: bool = False


def names_of(main: str, others: Iterable[str] = (), *, relation: Relation = Relation.ALTERNATE) -> tuple[Name, ...]:
    """Put the main name before others, each once."""
    rest = dict.fromkeys(text for text in others if text and text != main)
    return (Name(main, Relation.NAME), *(Name(text, relation) for text in rest))
