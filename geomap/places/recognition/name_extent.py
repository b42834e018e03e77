"""Rivers, valleys and townships that are called after a place: "Flint River", "Lake Robinson", "Hamilton Township"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.recognition.toponym_features import runs_into_organisation
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.places.candidates.name_candidates import Candidate
    from geomap.text.tokens import Tokens

_OF = frozenset(("gulf", "bay", "strait", "straits", "sea", "isle", "cape", "lake"))
_KEPT = frozenset((("national", "park"), ("state", "park"), ("national", "forest"), ("national", "monument")))
_BEARERS = frozenset((Kind.SETTLEMENT, Kind.ADMIN1, Kind.ADMIN2, Kind.WATER, Kind.REGION))


class Extent(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of a name with the words that make it a feature's."""

    first: int
    last: int
    is_apart: bool
    """Whether it lies elsewhere than the place that it is called after: the Gulf of Maine is not in Maine."""


def find_extent(candidate: Candidate, tokens: Tokens) -> Extent | None:
    """Find how far the name of a river, a lake or a park reaches that a name is part of; None where it is no part."""
    best = candidate.entries[0]
    if best.kind not in _BEARERS or candidate.is_demonym:
        return None
    first = _before(candidate, tokens)
    # In a headline every word has a capital: "Lake Dayton" is a lake there too, "Dayton River Flooding" is anything.
    is_open = first == candidate.first and not tokens.loud[first]
    last = _after(candidate, tokens) if is_open else candidate.last
    return Extent(first, last, tokens.keys[candidate.first - 1] == "of") if last - first > candidate.length else None


def _after(candidate: Candidate, tokens: Tokens) -> int:
    """The index after "River" or "National Park" behind a name, or after the name."""
    last = candidate.last
    if tokens.possessive[last - 1] or not _is_capital(tokens, last):
        return last
    if tokens.keys[last] in word_list("feature_words"):
        end = last + 1
    elif (tokens.keys[last], tokens.key(last + 1)) in _KEPT and _is_capital(tokens, last + 1):
        end = last + 2
    else:
        return last
    return last if _is_capital(tokens, end) and not tokens.possessive[end - 1] else end


def _before(candidate: Candidate, tokens: Tokens) -> int:
    """The index of "Lake" or "Gulf of" before a name, or of the name's first word."""
    first, before = candidate.first, tokens.key(candidate.first - 1)
    if not tokens.spaced(first):
        return first
    at = first - 2 if before == "of" and tokens.spaced(first - 1) else first - 1
    words: Sequence[str] | frozenset[str] = _OF if before == "of" else word_list("features_before")
    if at < 0 or tokens.keys[at] not in words or not tokens.capital[at] or tokens.possessive[at]:
        return first
    return first if runs_into_organisation(tokens, candidate.last) and tokens.spaced(candidate.last) else at


def _is_capital(tokens: Tokens, index: int) -> bool:
    return tokens.spaced(index) and tokens.capital[index] and not tokens.loud[index]
