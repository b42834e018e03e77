"""Stretches of text that are names in the gazetteer: the longest at each word, before any context is weighed."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.candidates.name_starts import has_rules_of, starts_of
from geomap.places.gazetteer import DOTTED, IN_CAPITALS, Relation
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geomap.places.candidates.name_starts import Start
    from geomap.places.gazetteer import Entry, Gazetteer
    from geomap.text.tokens import Tokens

_LONGEST = 7
"""Words of the longest names that are looked for: "Democratic Republic of the Congo" has five, some have seven."""
_SAINTS = frozenset(("st", "mt", "ft", "ste", "pt"))
_ARTICLES = frozenset(("al", "el", "an", "as", "ar", "az", "ad", "at", "ash", "umm", "abu", "deir", "kafr", "sub"))
_COUNTIES = (" county", " parish")
_GULFS = frozenset(("gulf", "the gulf"))
_DIVISIONS = frozenset(("state", "department", "region", "district"))
_PEOPLES = (Relation.DEMONYM, Relation.PEOPLE)
# About 30,000 people, in the gazetteer's steps.
_KNOWN = 45


class Candidate(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) and what they may name."""

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]

    @property
    def length(self) -> int:
        """How many words it has."""
        return self.last - self.first

    @property
    def is_demonym(self) -> bool:
        """Whether it is an adjective or the name of a people."""
        return self.entries[0].relation in _PEOPLES

    @property
    def is_solid(self) -> bool:
        """Whether several words or much prominence speak for a place before any context does."""
        return self.length > 1 and self.entries[0].prominence >= _KNOWN


def find_candidates(tokens: Tokens, gazetteer: Gazetteer) -> list[Candidate]:
    """Find the longest names, left to right, without overlaps; counties under their short names too."""
    candidates = _longest(tokens, gazetteer)
    keys = {candidate.key for candidate in candidates}
    listed = _before_counties(tokens, candidates) if "counties" in tokens.keys else ()
    if not listed and not any(key.endswith(_COUNTIES) for key in keys):
        return candidates
    return [
        _as_county(candidate, gazetteer, keys=keys, is_listed=candidate.first in listed) for candidate in candidates
    ]


def _before_counties(tokens: Tokens, candidates: Sequence[Candidate]) -> set[int]:
    """The first words of names in a list that ends in "counties": "Kanawha, Greenbrier and Nicholas counties"."""
    listed: set[int] = set()
    following = 0
    for candidate in reversed(candidates):
        between = tokens.keys[candidate.last : following] if following else []
        if tokens.key(candidate.last) == "counties" or (following in listed and between in ([], ["and"])):
            listed.add(candidate.first)
        following = candidate.first
    return listed


def _as_county(candidate: Candidate, gazetteer: Gazetteer, *, keys: set[str], is_listed: bool) -> Candidate:
    """Put the county first where only counties are listed, and last where it is named in full elsewhere."""
    if candidate.length > 2 or candidate.is_demonym:
        return candidate
    for word in _COUNTIES:
        full = f"{candidate.key}{word}"
        if is_listed or full in keys:
            counties = gazetteer.entries(full)
            if counties:
                return candidate._replace(entries=counties if is_listed else (*candidate.entries, *counties))
    return candidate


def _longest(tokens: Tokens, gazetteer: Gazetteer) -> list[Candidate]:
    candidates: list[Candidate] = []
    last = 0
    function_words, starts = word_list("function_words"), starts_of(gazetteer)
    # Picked first, in one go: most words are small.
    for index in _capitals_and_articles(tokens):
        if index < last:
            continue
        start = starts[tokens.keys[index]]
        if start is None or not _may_start(tokens, index, function_words):
            continue
        candidate = _match_at(tokens, index, start, gazetteer=gazetteer)
        if candidate:
            candidates.append(candidate)
            last = candidate.last
    return candidates


def _capitals_and_articles(tokens: Tokens) -> Iterator[int]:
    keys, capital = tokens.keys, tokens.capital
    for index in compress(range(len(keys)), capital):
        if keys[index - 1] in _ARTICLES and index and not capital[index - 1]:
            yield index - 1
        yield index


def _may_start(tokens: Tokens, index: int, function_words: Collection[str]) -> bool:
    if tokens.capital[index]:
        # "The Hague", "In Salah": a function word alone is no name, before another capital it may begin one.
        if tokens.keys[index] not in function_words or _is_acronym(tokens, index):
            return True
        return tokens.joined(index + 1) and tokens.capital[index + 1]
    # "al-Bab", "el-Fasher", "sub-Saharan Africa": the article is small, the name is not.
    return tokens.keys[index] in _ARTICLES and tokens.joined(index + 1) and tokens.capital[index + 1]


def _is_acronym(tokens: Tokens, index: int) -> bool:
    word = tokens.words[index]
    return len(word) > 1 and word.isupper() and ("." in word or not tokens.loud[index])


def _match_at(tokens: Tokens, index: int, start: Start, *, gazetteer: Gazetteer) -> Candidate | None:
    if start.begins_longer and not _is_alone(tokens, index, gazetteer=gazetteer):
        return _longest_at(tokens, index, gazetteer=gazetteer)
    key, last = tokens.keys[index], index + 1
    entries = _as_written(start.entries, tokens, index, last=last, key=key, has_rules=start.has_rules)
    return Candidate(index, last, key, entries) if entries and tokens.capital[index] else None


def _longest_at(tokens: Tokens, index: int, *, gazetteer: Gazetteer) -> Candidate | None:
    for last, key in _names_at(tokens, index, gazetteer=gazetteer):
        if tokens.capital[last - 1] and (last - index == 1 or _is_written_as_name(tokens, index, last)):
            has_rules = has_rules_of(gazetteer, key)
            entries = _as_written(gazetteer.entries(key), tokens, index, last=last, key=key, has_rules=has_rules)
            if entries:
                return _without_article(Candidate(index, last, key, entries), gazetteer)
    return None


def _without_article(candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Leave out "The" where the same country, region or water is meant without it, but not of The Hague."""
    if candidate.length == 1 or not candidate.key.startswith("the ") or candidate.entries[0].kind is Kind.SETTLEMENT:
        return candidate
    key = candidate.key.removeprefix("the ")
    entries = gazetteer.entries(key)
    if not entries or entries[0].index != candidate.entries[0].index:
        return candidate
    return Candidate(candidate.first + 1, candidate.last, key, entries)


def _as_written(
    entries: tuple[Entry, ...], tokens: Tokens, index: int, *, last: int, key: str, has_rules: bool
) -> tuple[Entry, ...]:
    """Give the places of a name that may be written so."""
    if not entries or (key in _GULFS and tokens.key(last) == "of"):
        # "The Gulf of Riga" is not the Gulf.
        return ()
    if last - index == 1 and key in word_list("function_words"):
        # "US" is a country in capitals, and a pronoun otherwise.
        return tuple(e for e in entries if _is_acronym(tokens, index) and e.flags in IN_CAPITALS)
    if has_rules:
        # Where all is in capitals, capitals do not tell "CAR", the country, from a car.
        mute = tokens.loud[index] and key in word_list("common_words")
        return tuple(e for e in entries if _fits(e, tokens, index, last=last) and not (mute and e.flags in IN_CAPITALS))
    return entries


def _names_at(tokens: Tokens, index: int, *, gazetteer: Gazetteer) -> Sequence[tuple[int, str]]:
    """Give the names that start at a word, longest first, with the index after their last word."""
    key = tokens.keys[index]
    ends: dict[str, int] = {}
    owners = (key + "s",) if tokens.possessive[index] else ()
    for window in _windows(tokens, index):
        text = " ".join(window)
        for name in gazetteer.prefixes(text):
            if name in owners:
                # "Jordan's" is not the village of Jordans.
                continue
            if len(name) == len(text) or text[len(name)] == " ":
                ends[name] = index + name.count(" ") + 1
    return [(ends[name], name) for name in sorted(ends, key=len, reverse=True)]


def _is_alone(tokens: Tokens, index: int, *, gazetteer: Gazetteer) -> bool:
    """Whether no name can go on past this word, which is soon told where no 's is in the way."""
    key, after = tokens.keys[index], index + 1
    if tokens.possessive[index] or " " in key:
        return False
    if after >= len(tokens.keys) or not _goes_on(tokens, after):
        return True
    return not tokens.possessive[after] and not _begins_pair(gazetteer, f"{key} {tokens.keys[after]}")


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether a name may reach over the gap before a word."""
    gap = tokens.gaps[index]
    if gap in _JOINTS:
        return True
    # "St. Louis", "John F. Kennedy Airport".
    return gap == ". " and (tokens.keys[index - 1] in _SAINTS or len(tokens.words[index - 1]) == 1)


@lru_cache(maxsize=1 << 15)
def _begins_pair(gazetteer: Gazetteer, words: str) -> bool:
    return gazetteer.has_prefix(words)


def _windows(tokens: Tokens, index: int) -> Iterator[list[str]]:
    """Give the words from here on that may be one name; where one has 's, once up to it and once past it."""
    window = [tokens.keys[index]]
    if " " in window[0]:
        return
    owned = False
    for at in range(index + 1, min(index + _LONGEST, len(tokens))):
        if not _goes_on(tokens, at):
            break
        if tokens.possessive[at - 1]:
            yield list(window)
            owned = True
            window[-1] += "s"
        window.append(tokens.keys[at])
    yield window
    if tokens.possessive[index + len(window) - 1] and (len(window) > 1 or owned):
        yield [*window[:-1], window[-1] + "s"]


_JOINTS = frozenset((" ", "-", "–", "‑", "\u2010", "\u00a0", "\u2009", "\u202f", "\n", "'", "’"))


def _is_written_as_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name of several words stands on its own, and small words in it are few."""
    shown = not (tokens.opens[first] or tokens.loud[first])
    if tokens.keys[first] in word_list("function_words") and not shown and tokens.keys[first] != "new":
        return tokens.keys[first] == "the" and tokens.keys[first + 1] not in word_list("common_words")
    if (
        tokens.keys[last - 1] in _DIVISIONS
        and tokens.spaced(last)
        and (tokens.capital[last] or tokens.keys[last] == "of")
    ):
        # "Arizona State University", "California Department of Forestry" are no names of Arizona and California.
        return False
    return tokens.capital[first:last].count(False) * 2 <= last - first


def _fits(entry: Entry, tokens: Tokens, first: int, *, last: int) -> bool:
    """Whether a name's own capitals, periods and comma are in the text as well."""
    word = tokens.words[last - 1]
    if last - first == 1 and entry.flags in IN_CAPITALS and not word.replace(".", "").isupper():
        return False
    dotted = word.endswith(".") or tokens.text.startswith(".", tokens.ends[last - 1])
    if entry.flags in DOTTED and not dotted:
        return False
    if entry.relation is Relation.POSTAL:
        return word.isupper() and first > 0 and tokens.gaps[first].strip() == ","
    return True
