"""What the words beside a name say of it: what it lies in, and what kind of place it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.gazetteer import DOTTED
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context
    from geomap.places.gazetteer import Entry
    from geomap.text.tokens import Tokens

_OUTER = frozenset((Kind.ADMIN1, Kind.COUNTRY))
_VAGUE = frozenset((Kind.REGION, Kind.WATER))
# About 30,000 people, in the gazetteer's steps: who has heard of a town needs no state behind it.
_KNOWN = 45


class Outer(NamedTuple):
    """What a name is said to lie in."""

    first: int
    """The first word of the outer name."""
    entries: tuple[Entry, ...]
    is_sure: bool
    """Whether a place of the name elsewhere cannot be meant."""


def find_outer(candidate: Candidate, context: Context, *, is_qualified: bool) -> Outer | None:
    """Find what a name is said to lie in: "X, Y", "the X district of Y", "X, in eastern Y".

    Args:
        candidate: The name.
        context: The article.
        is_qualified: Whether a name follows after a comma that it may lie in.
    """
    if is_qualified:
        return Outer(candidate.last, context.starts[candidate.last].entries, is_sure=False)
    tokens = context.tokens
    if candidate.is_demonym or tokens.possessive[candidate.last - 1]:
        return None
    return (
        _after_part(candidate, context)
        or _after_comma_in(candidate, context)
        or _after_comma(candidate, context)
        or _after_adjective(candidate, context)
    )


def _after_part(candidate: Candidate, context: Context) -> Outer | None:
    """Read "the X district of Y" and "the X neighbourhood in northern Y"."""
    tokens, at = context.tokens, candidate.last
    if not tokens.spaced(at) or tokens.keys[at] not in word_list("parts_of_places") or tokens.capital[at]:
        return None
    if tokens.key(at + 1) not in ("of", "in") or not (tokens.spaced(at + 1) and tokens.spaced(at + 2)):
        return None
    outer = _at(_past_direction(tokens, at + 2), context, is_sure=True)
    # Of a region, a water or a mountain range nobody knows here where it ends.
    vague = outer and (candidate.entries[0].kind in _VAGUE or any(entry.kind in _VAGUE for entry in outer.entries))
    return outer._replace(is_sure=False) if outer and vague else outer


def _after_comma_in(candidate: Candidate, context: Context) -> Outer | None:
    """Read "X, in Y" and "X, in eastern Y"."""
    tokens, at = context.tokens, candidate.last
    if tokens.key(at) != "in" or tokens.gaps[at] != ", ":
        return None
    return _at(_past_direction(tokens, at + 1), context, is_sure=False)


def _past_direction(tokens: Tokens, index: int) -> int:
    while index < len(tokens) and (tokens.keys[index] == "the" or tokens.keys[index] in word_list("directions")):
        if tokens.capital[index] or not tokens.spaced(index):
            break
        index += 1
    return index


def _at(index: int, context: Context, *, is_sure: bool) -> Outer | None:
    outer = context.starts.get(index)
    if outer is None or outer.is_demonym or not context.tokens.spaced(index):
        return None
    return Outer(index, outer.entries, is_sure)


def _after_comma(candidate: Candidate, context: Context) -> Outer | None:
    """Read "in X, Y." of a little known X, none of which lies in the state of Y: an X is meant that nobody knows."""
    tokens, last = context.tokens, candidate.last
    best, outer = candidate.entries[0], context.starts.get(last)
    if outer is None or tokens.gaps[last] != ", " or best.kind is not Kind.SETTLEMENT or best.prominence >= _KNOWN:
        return None
    if not any(entry.kind is Kind.ADMIN1 for entry in outer.entries) or not _is_in(candidate.first, tokens):
        return None
    ends = outer.last >= len(tokens) or tokens.gaps[outer.last][:1] in (".", ",", ";", ")")
    if not ends or (outer.last < len(tokens) and tokens.gaps[outer.last] == ", " and tokens.capital[outer.last]):
        return None
    states = tuple(entry for entry in outer.entries if entry.kind in _OUTER)
    return Outer(last, states, is_sure=True)


def _after_adjective(candidate: Candidate, context: Context) -> Outer | None:
    """Read "the German town of X", "the Greek island X"."""
    tokens, at = context.tokens, candidate.first - 1
    if tokens.key(at) == "of" and tokens.spaced(at):
        at -= 1
    if not tokens.spaced(candidate.first) or tokens.key(at) not in word_list("places_before_name"):
        return None
    people = context.ends.get(at)
    if people is None or not people.is_demonym or not tokens.spaced(at):
        return None
    countries = tuple(entry for entry in people.entries if entry.kind is Kind.COUNTRY)
    return Outer(people.first, countries, is_sure=False) if countries else None


def _is_in(index: int, tokens: Tokens) -> bool:
    """Whether "in" stands before a word and opens no sentence: "In Vienna, Iran and the powers" is no pair."""
    return tokens.spaced(index) and tokens.keys[index - 1] in ("in", "near", "of") and not tokens.opens[index - 1]


def kinds_beside(candidate: Candidate, tokens: Tokens) -> frozenset[Kind]:
    """What the words beside a name say that it is; empty where they say nothing."""
    before = tokens.key(candidate.first - 1)
    beside = {tokens.key(candidate.last) if tokens.spaced(candidate.last) else ""}
    if before == "of":
        beside.add(tokens.key(candidate.first - 2))
    if not beside.isdisjoint(word_list("town_kinds")):
        return frozenset((Kind.SETTLEMENT,))
    if not beside.isdisjoint(word_list("division_kinds")) or (
        before in word_list("outside_cities") and tokens.spaced(candidate.first)
    ):
        return frozenset((Kind.ADMIN1, Kind.ADMIN2, Kind.REGION))
    return frozenset()


def contains(outer: Candidate, inner: Candidate) -> bool:
    """Whether the second of two names may lie in the first, as in "Bangor, Maine"."""
    divisions = {e.admin1 for e in outer.entries if e.kind is Kind.ADMIN1}
    countries = {e.country_code for e in outer.entries if e.kind is Kind.COUNTRY}
    return bool(divisions or countries) and any(
        (e.admin1 in divisions and e.kind is not Kind.ADMIN1)
        or (e.country_code in countries and e.kind is not Kind.COUNTRY)
        for e in inner.entries
    )


def is_short_state(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a state's abbreviation stands behind the comma of a name, known or not: "Rocky Flats, Colo."."""
    if tokens.gaps[candidate.first] != ", " or not tokens.capital[candidate.first - 1]:
        return False
    return any(entry.kind is Kind.ADMIN1 and entry.flags in DOTTED for entry in candidate.entries)
