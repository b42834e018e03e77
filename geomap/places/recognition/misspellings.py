"""Slips of spelling: a name that the gazetteer lacks, one letter away from a place that the article is about."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import compress
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.candidates.name_candidates import Candidate
from geomap.places.gazetteer import Relation
from geomap.text.wordlists import name_heads, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from geomap.places.candidates.name_context import Context
    from geomap.places.gazetteer import Entry, Gazetteer

_SHORTEST = 5
"""Letters: of a shorter word one letter is too much of it, and many words lie one letter apart."""
_SHORTEST_ANYWHERE = 7
"""Letters from which on a word is read so wherever it stands; a shorter one only behind "in" or "near"."""
# More words than these in one article are no slips but another language or a list of names.
_MOST_WORDS = 6
# About 150,000 people, in the gazetteer's steps: what lies one letter away must be worth a mention.
_LEAST_KNOWN = 52
# Who writes a name so more often than this means it.
_MOST_TIMES = 2
_WIDE = (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION)
_INSIDE = frozenset(("in", "near"))
# Letters that make another word of a name: people, an adjective, a plural.
_SUFFIXES = frozenset("sinao")
_NAMES = frozenset((Relation.NAME, Relation.ALTERNATE))


class Slip(NamedTuple):
    """A name with what it was meant to be."""

    candidate: Candidate
    """The words, with the key and the places of the name that was meant."""
    is_told: bool
    """Whether the article spells the name rightly elsewhere."""


def find_slips(
    context: Context, told: Mapping[str, tuple[Entry, ...]], gazetteer: Gazetteer, *, taken: Collection[int]
) -> Iterator[Slip]:
    """Find slips among the capitalised words that are not taken.

    Args:
        context: The article.
        told: The names of the article that are places, with these places, best first.
        gazetteer: Where names one letter away are looked up.
        taken: Indexes of words that are places already.
    """
    countries = {entries[0].country_code for entries in told.values()} - {""}
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name in told:
        names[name[0]].append(name)
    left = _MOST_WORDS
    for index in _strange_words(context, taken):
        key = context.tokens.keys[index]
        meant = next((name for name in names[key[0]] if _is_told(key, name, context, index)), None)
        if meant and context.tokens.keys.count(key) > _MOST_TIMES:
            continue
        if meant:
            yield Slip(Candidate(index, index + 1, meant, told[meant]), is_told=True)
        elif left and countries and len(key) > _SHORTEST and _is_placed(context, index):
            left -= 1
            best = _best_near(key, countries, gazetteer)
            if best:
                yield Slip(Candidate(index, index + 1, *best), is_told=False)


def _strange_words(context: Context, taken: Collection[int]) -> Iterator[int]:
    tokens, starts, small = context.tokens, context.starts, context.small
    inside, surnames = context.persons.inside, context.persons.surnames
    for index in compress(range(len(tokens)), tokens.capital):
        key = tokens.keys[index]
        if len(key) < _SHORTEST or index in taken or index in starts or index in inside or tokens.loud[index]:
            continue
        if key not in small and key not in surnames and _may_be_slip(key):
            yield index


@lru_cache(maxsize=1 << 14)
def _may_be_slip(key: str) -> bool:
    lists = ("common_words", "function_words", "given_names", "surnames", "office_words", "people_words")
    is_word = key in name_heads() or any(key in word_list(name) for name in lists)
    return key.isascii() and key.isalpha() and not is_word


def _is_told(key: str, name: str, context: Context, index: int) -> bool:
    if abs(len(key) - len(name)) > 1 or not is_slip(key, name):
        return False
    return len(key) >= _SHORTEST_ANYWHERE or _is_placed(context, index)


def _is_placed(context: Context, index: int) -> bool:
    """Whether a lone word stands after "in", "near" or a word for a place."""
    tokens = context.tokens
    if (tokens.joined(index) and tokens.capital[index - 1] and not tokens.opens[index - 1]) or (
        tokens.joined(index + 1) and tokens.capital[index + 1]
    ):
        return False
    before = tokens.key(index - 1)
    if before == "of":
        return tokens.key(index - 2) in word_list("place_words")
    return tokens.spaced(index) and (before in _INSIDE or before in word_list("place_words"))


def is_slip(word: str, name: str) -> bool:
    """Whether one letter was left out, added, changed or swapped with its neighbour, or all are there in disorder."""
    if word == name or (word[:-1] == name and word[-1] in _SUFFIXES) or (name[:-1] == word and name[-1] in _SUFFIXES):
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    a, b = word[start:], name[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:]):
        return True
    return len(word) == len(name) and sorted(word) == sorted(name)


def _best_near(key: str, countries: Collection[str], gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]] | None:
    """Find the best known place one letter away that lies in a country of the article."""
    found = []
    for form in dict.fromkeys(_forms(key)):
        if form in gazetteer:
            entries = tuple(
                e
                for e in gazetteer.entries(form)
                if e.country_code in countries and e.relation in _NAMES and _is_known(e)
            )
            if entries:
                found.append((form, entries))
    return max(found, key=lambda pair: pair[1][0].prominence, default=None)


def _is_known(entry: Entry) -> bool:
    return entry.prominence >= _LEAST_KNOWN or entry.kind in _WIDE


def _forms(key: str) -> Iterator[str]:
    """Give all spellings one letter away that begin alike."""
    for at in range(1, len(key) + 1):
        head, tail = key[:at], key[at:]
        if tail not in _SUFFIXES:
            yield head + tail[1:]
        yield head + tail[1:2] + tail[:1] + tail[2:]
        for letter in ascii_lowercase:
            if tail or letter not in _SUFFIXES:
                yield head + letter + tail
            yield head + letter + tail[1:]
