"""Names cut short: "Mesa" of "Mesa Colorada", where a longer name goes on that no gazetteer knows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.recognition.toponym_features import runs_into_organisation
from geomap.text.wordlists import name_heads, word_list

if TYPE_CHECKING:
    from collections.abc import Collection

    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context

# About a million people, in the gazetteer's steps: what follows the name of a city that large is rather part of it.
_GREAT = 60
_SHORTEST = 3


def is_cut_short(candidate: Candidate, context: Context, *, starts: Collection[int]) -> bool:
    """Whether a town's name stands where a place would, and a capitalised word goes on with it that is no other thing.

    Args:
        candidate: The name that the gazetteer knows.
        context: The article.
        starts: The first words of all names that are places.
    """
    tokens, last = context.tokens, candidate.last
    if not tokens.joined(last) or not tokens.capital[last] or tokens.loud[candidate.first] or last in starts:
        return False
    best = candidate.entries[0]
    begins = tokens.keys[candidate.first] in word_list("place_beginnings") and candidate.length == 1
    if best.kind is not Kind.SETTLEMENT or (best.prominence >= _GREAT and not begins):
        return False
    following = context.starts.get(last)
    if (following and following.is_demonym) or runs_into_organisation(tokens, last):
        return False
    begins = begins or tokens.keys[candidate.first] in word_list("name_particles")
    if begins and tokens.keys[last] in word_list("given_names"):
        # "Abu Salim": half of Arabic place names are called after somebody.
        return _is_led(candidate, context)
    return _may_go_on(last, context) and (begins or _is_led(candidate, context))


def _may_go_on(index: int, context: Context) -> bool:
    """Whether a word with a capital may be the second half of a town's name."""
    word, key = context.tokens.words[index], context.tokens.keys[index]
    return (
        len(word) >= _SHORTEST
        and not word.isupper()
        and key not in _other_words()
        and index not in context.persons.inside
    )


def _is_led(candidate: Candidate, context: Context) -> bool:
    """Whether "in", "near" or a word for a place stands before a name."""
    tokens, first = context.tokens, candidate.first
    before = tokens.key(first - 1)
    if not tokens.spaced(first) or tokens.capital[first - 1]:
        return False
    if before == "of":
        return tokens.key(first - 2) in word_list("places_before_name")
    return before in word_list("before_partial_names") or before in word_list("places_before_name")


@cache
def _other_words() -> frozenset[str]:
    """Words that follow a town's name with a capital and are no part of it."""
    lists = ("function_words", "common_words", "person_titles", "office_words", "people_words", "given_names")
    return name_heads().union(word_list("faith_words"), *map(word_list, lists))
