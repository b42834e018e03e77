"""Casualties in a text: how many died, were hurt, taken or are missing, and who they were."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.incidents.casualties.casualty import Casualty
from geomap.incidents.casualties.grammar.harm_frames import find_casualty_clauses
from geomap.incidents.casualties.grammar.harm_words import OpenHarm, casualty_words
from geomap.incidents.casualties.grammar.parentheticals import without_asides
from geomap.incidents.casualties.grammar.parsed_sentence import read_sentence
from geomap.incidents.casualties.people_class import PeopleClass
from geomap.incidents.casualties.running_totals import is_running_total, shared_over
from geomap.incidents.casualties.toll_sums import add_tolls, merge_casualties
from geomap.model import Span, Toll
from geomap.text.figure_tokens import tokenise
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.casualties.grammar.counted_nouns import Found
    from geomap.incidents.casualties.grammar.parsed_sentence import Sentence
    from geomap.text.figure_tokens import Token

__all__ = ["Casualty", "CasualtyKind", "find_casualties", "merge_casualties"]


_ANOTHER = frozenset({"another", "second", "third", "separate"})
_ANOTHER_WITHIN = 14
"""Tokens from "another bomb" to the figure that is its own, within a clause."""
_CLAIMED = frozenset({"claimed", "claim", "claims", "claiming", "boasted"})
_CLAIMED_WITHIN = 4
"""Tokens before the verb in which "claimed" stands: "claimed to have"."""
_LONG = 400
"""Characters: shorter stretches are read at once, longer ones only where a word of harm stands."""
_MOST_TOKENS = 160
"""A sentence that never ends (a table, a list of names) is cut, or its time would grow by the square."""
# Where a long text may be cut before it is read word by word.
_BREAK = re.compile(r"\n[^\S\n]*\n|(?<=[^\W_][^\W_][.!?])[\s”\"]+(?=[A-Z“\"(\[])")
_ENDS = frozenset({".", ";", "!", "?", "|"})
_ABBREVIATED = frozenset(
    {
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
    }
    | {"prof", "rev", "approx", "ca", "vs", "al"}
)


def find_casualties(text: str, span: Span | None = None) -> tuple[Casualty, ...]:
    """The casualties told in a stretch of a text (or in all of it), in text order; offsets are those of the whole text.

    Captives and missing people are kept apart from the dead and the injured. What a sentence only threatens or
    fears is left out, as are calibres, sums of money, ages and the size of populations.
    """
    return _read(text, *(span or Span(0, len(text))))


# An event's clauses, its claims and the sentences behind it ask for the same sentences again.
@lru_cache(maxsize=128)
def _read(text: str, start: int, end: int) -> tuple[Casualty, ...]:
    found: list[Casualty] = []
    for piece in _pieces(text, start, end):
        if casualty_words().quick.search(text[piece.start : piece.end].lower()):
            for tokens in _sentences(text, piece):
                found.extend(_in_sentence(text, tokens))
    return tuple(sorted(found, key=lambda casualty: casualty.span))


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """A long stretch in pieces of a sentence or more, so that most of it need not be read closely."""
    if end - start > _LONG:
        for cut in _BREAK.finditer(text, start, end):
            word = re.search(r"(\w+)\.$", text[max(start, cut.start() - 8) : cut.start()])
            if word is None or word[1].lower() not in _ABBREVIATED:
                yield Span(start, cut.start())
                start = cut.end()
    yield Span(start, end)


def _sentences(text: str, piece: Span) -> Iterator[Sequence[Token]]:
    tokens = tokenise(text, *piece)
    first = 0
    for index, token in enumerate(tokens):
        if (token.word in _ENDS and not _is_abbreviation(tokens, index)) or index - first >= _MOST_TOKENS:
            if index > first:
                yield tokens[first:index]
            first = index + 1
    if first < len(tokens):
        yield tokens[first:]


def _is_abbreviation(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].word != "." or index == 0 or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    if before.end != tokens[index].start:
        return False
    initial = len(before.word) == 1 and before.word.isalpha()
    return before.word in _ABBREVIATED or initial or (after.word.isalpha() and not after.capital)


def _in_sentence(text: str, tokens: Sequence[Token]) -> Iterator[Casualty]:
    stretch = Span(tokens[0].start, tokens[-1].end)
    tokens = without_asides(tokens)
    sentence = read_sentence(tokens, text)
    events = shared_over(sentence)
    if events:
        yield Casualty(CasualtyKind.DEATHS, Toll(0, 0, None), stretch, events=events, sentence=stretch)
    for found in find_casualty_clauses(sentence):
        toll = Toll(0, 0, 0) if found.is_negated else _sum(found)
        if toll.high == 0 and not found.is_negated:
            continue
        people_classes = {group.people_class for group in found.groups} - {PeopleClass.UNSAID, PeopleClass.UNKNOWN}
        yield Casualty(
            # "No deaths or casualties" shares a kind that stands for both.
            kind=CasualtyKind.DEATHS if found.kind is OpenHarm.CASUALTIES else found.kind,
            toll=toll,
            span=Span(tokens[found.first].start, tokens[min(found.last, len(tokens)) - 1].end),
            victims=_victims(text, tokens, found),
            is_total=not found.is_negated and is_running_total(sentence, found, toll),
            negated=found.is_negated,
            is_toll=found.is_toll,
            is_further=_is_further(sentence, found),
            is_counted=all(group.is_counted for group in found.groups),
            is_claimed=_is_claimed(sentence, found),
            is_vague=found.is_part
            or bool(found.joint)
            or any(g.is_vague and g.toll.high is None for g in found.groups),
            people_class=people_classes.pop()
            if len(people_classes) == 1
            else (PeopleClass.PEOPLE if people_classes else PeopleClass.UNSAID),
            sentence=stretch,
            frame=found.frame,
        )


def _is_claimed(sentence: Sentence, found: Found) -> bool:
    """Whether somebody claims it; what "claimed five lives" claims nothing."""
    before = sentence.words(found.first - _CLAIMED_WITHIN, found.first)
    is_life = {"life", "lives"} & set(sentence.words(found.first, found.last + 1))
    return not (is_life or _CLAIMED.isdisjoint(before))


def _is_further(sentence: Sentence, found: Found) -> bool:
    words, told = casualty_words(), sentence.words(found.first, found.last)
    if not words.further.isdisjoint(told) or _is_of_another(sentence, found):
        return True
    if found.kind is not CasualtyKind.DEATHS or not found.groups:
        return False
    first = sentence.words(found.groups[0].first, found.groups[0].last + 1)
    if "own" in first:  # "Shot two men, then took his own life"
        return True
    if "of" in first and {"injured", "wounded"} & set(first):  # "Two of the injured died"
        return True
    if first[0] == "a" and first[1] in words.ordinals:  # "A third died on the way"
        return True
    return any(word in words.beside_dead and after != "than" for word, after in pairwise([*first, ""]))


def _is_of_another(sentence: Sentence, found: Found) -> bool:
    """Whether "another bomb", "a second attack" stands before the figure."""
    words = sentence.words(found.first - _ANOTHER_WITHIN, found.first)
    return any(
        word in _ANOTHER and not casualty_words().blows.isdisjoint(words[at + 1 : at + 4])
        for at, word in enumerate(words)
    )


def _sum(found: Found) -> Toll:
    toll = add_tolls(group.toll for group in found.groups)
    if found.is_part:
        return Toll(toll.low, toll.best, None)
    if found.joint in {"or", "/"}:
        return Toll(0, 0, toll.high)
    # "Killed and wounded 20": at least one of each, and not all of them.
    return Toll(1, max(1, toll.best // 2), toll.high) if found.joint else toll


def _victims(text: str, tokens: Sequence[Token], found: Found) -> str:
    phrases = [text[tokens[a].start : tokens[b - 1].end] for a, b in (group.words for group in found.groups) if b > a]
    return ", ".join(phrases)
