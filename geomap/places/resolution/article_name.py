"""A name as an article uses it: the noun of resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geomap.model import Kind
    from geomap.places.gazetteer import Entry


class Name(NamedTuple):
    """A name as an article uses it: what it may mean, and what is said about it anywhere in the article."""

    entries: tuple[Entry, ...]
    qualifiers: tuple[Entry, ...] = ()
    """What stands after its comma: a state or a country."""
    kinds: frozenset[Kind] = frozenset()
    """The kinds that words beside it allow ("the city of X"); empty for any."""
    is_outer: bool = False
    """Whether it stands behind a comma as what another place lies in: "Reno, Nevada"."""
    siblings: frozenset[int] = frozenset()
    """The numbers of the names that stand in one list with it: "Texas, Maine and Georgia"."""
    weight: float = 1.0
    """How much it has to say to others: 0 to 1, less where it may be no place at all."""
    times: int = 1
    """How often the article has it."""
    is_bound: bool = False
    """Whether none but a place in one of its qualifiers can be meant."""
