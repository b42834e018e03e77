"""Casualties in a text: how many died, were hurt, taken or are missing, and who they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from geomap.incidents.figures.clauses import clause_of, find_casualty_clauses
from geomap.incidents.figures.words import casualty_words
from geomap.incidents.figures.tokens import tokenise
from geomap.incidents.figures.tolls import merge_casualties
from geomap.model import Span, Toll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.figures.clauses import Clause, Found
    from geomap.incidents.figures.tokens import Token

__all__ = ["Casualty", "CasualtyKind", "find_casualties", "merge_casualties"]


class CasualtyKind(StrEnum):
    """What happened to people."""

    DEATHS = "deaths"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Casualty:
    """Some words that tell how many people something happened to."""

    kind: CasualtyKind
    toll: Toll
    span: Span
    victims: str = ""
    """Who they were, in the text's words; empty where it does not say."""
    is_total: bool = False
    """Whether this is the running total of a war, a year or a series rather than the toll of one event."""
    is_negated: bool = False
    """Whether the text says that it happened to nobody; the toll is then 0."""
    is_toll: bool = False
    """Whether the text states this figure as the sum: "the death toll rose to 77", "3 fatalities"."""
    sort: str = ""
    """people, civilians, military, police or militants; empty where the text does not say."""
    sentence: Span = Span(0, 0)
    """The sentence that the words stand in."""


# Every sentence that tells casualties holds one of these; most sentences hold none.
_STEMS = re.compile(
    r"kill|kiled|dea[dt]|d[iy]ed\b|dies\b|dying|wound|injur|casualt|fatal|slain|slay|murder|massacr|execut|behead|lynch|hurt\b|bod(?:y|ies)\b"
    r"|corpse|li(?:ves|fe)\b|lost\b|toll\b|captur|hostage|captive|missing|kidnap|abduct|assassin|perish|succumb|drown|slaughter|decapit|martyr"
    r"|gunned|maim|hospitali|disappear|vanish|neutrali|eliminat|liquidat|strangl|butcher|hanged|mowed|electrocut|suffocat|burned|incinerat|dismember|mutilat|prisoner"
    r"|unaccounted|hostages|remains",
    re.IGNORECASE,
)


def find_casualties(text: str, span: Span | None = None) -> tuple[Casualty, ...]:
    """The casualties told in a stretch of a text (or in all of it), in text order; offsets are those of the whole text.

    Captives and missing people are kept apart from the dead and the injured. What a sentence only threatens or
    fears is left out, as are calibres, sums of money, ages and the size of populations.
    """
    start, end = span or Span(0, len(text))
    if not _STEMS.search(text, start, end):
        return ()
    found = [casualty for tokens in _sentences(text, start, end) for casualty in _in_sentence(text, tokens)]
    return tuple(sorted(found, key=lambda casualty: casualty.span))


_ENDS = {".", ";", "!", "?", "|"}
_ABBREVIATED = {
    "gen",
    "col",
    "lt",
    "sgt",
    "capt",
    "maj",
    "mr",
    "mrs",
    "ms",
    "dr",
    "st",
    "no",
    "gov",
    "sen",
    "rep",
    "cpl",
    "pvt",
    "cmdr",
    "prof",
    "rev",
    "approx",
    "ca",
    "vs",
    "al",
}


def _sentences(text: str, start: int, end: int) -> Iterator[Sequence[Token]]:
    tokens = tokenise(text, start, end)
    first = 0
    for index, token in enumerate(tokens):
        if token.word in _ENDS and not _is_abbreviation(tokens, index):
            if index > first:
                yield tokens[first:index]
            first = index + 1
    if first < len(tokens):
        yield tokens[first:]


def _is_abbreviation(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].word != "." or index == 0 or index + 1 >= len(tokens):
        return False
    before = tokens[index - 1]
    touching = before.end == tokens[index].start
    return touching and (
        before.word in _ABBREVIATED
        or len(before.word) == 1
        or not tokens[index + 1].capital
        and tokens[index + 1].word.isalpha()
    )


def _in_sentence(text: str, tokens: Sequence[Token]) -> Iterator[Casualty]:
    stretch = Span(tokens[0].start, tokens[-1].end)
    if not _STEMS.search(text, *stretch):
        return
    clause = clause_of(tokens, text)
    for found in find_casualty_clauses(clause):
        toll = Toll(0, 0, 0) if found.is_negated else _sum(found)
        if not found.is_negated and toll.best == 0:
            continue
        span = Span(tokens[found.first].start, tokens[found.last - 1].end)
        sorts = {group.sort for group in found.groups} - {"", "unknown"}
        yield Casualty(
            kind=CasualtyKind(found.kind),
            toll=toll,
            span=span,
            victims=_victims(text, tokens, found),
            is_total=not found.is_negated and _is_total(clause, found, toll),
            is_negated=found.is_negated,
            is_toll=found.is_toll,
            sort=sorts.pop() if len(sorts) == 1 else ("people" if sorts else ""),
            sentence=stretch,
        )


def _sum(found: Found) -> Toll:
    tolls = [group.toll for group in found.groups]
    highs = [toll.high for toll in tolls]
    high = None if None in highs else sum(high for high in highs if high is not None)
    low, best = sum(toll.low for toll in tolls), sum(toll.best for toll in tolls)
    # "Killed and wounded 20": at least one of each, and not all of them.
    return Toll(min(1, low), max(1, best // 2), high) if found.is_joint else Toll(low, best, high)


def _victims(text: str, tokens: Sequence[Token], found: Found) -> str:
    phrases = [text[tokens[a].start : tokens[b - 1].end] for a, b in (group.words for group in found.groups) if b > a]
    return ", ".join(phrases)


_LARGE = 1000


def _is_total(clause: Clause, found: Found, toll: Toll) -> bool:
    """Whether the sentence counts a war, a year or a series instead of one event."""
    words = casualty_words()
    near = [clause.word(at) for at in range(max(0, found.first - 14), found.last + 10)]
    window = set(near)
    if words.total_phrases.search(" ".join(near)):
        return True
    verb = {clause.word(at) for at in range(found.first, found.last)}
    perfect = bool(verb & {"have", "has", "'ve"})
    if "since" in window and not window & words.not_since:
        after = {clause.word(at) for at in range(found.last, found.last + 10)}
        return perfect or "since" in after
    return (perfect or toll.low >= _LARGE) and toll.low > 1 and bool(window & words.perfect_totals)
