"""For whom a speaker speaks: a country, a non-state party, or nobody."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind, Role, Span
from geomap.text.match_labels import MatchGroup
from geomap.text.packs import ENGLISH, language_pack
from geomap.text.tokens import split_words
from geomap.text.word_classes import alternatives, word_class
from geomap.vocabulary import ActorClass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.model import Placed
    from geomap.text.lexicon import Match
    from geomap.text.passages.sentences import Sentence

_REACH = 60
"""How many characters before a person's name the country may stand that the person speaks for."""
_ADJACENT = 25
"""The same before a body that is later called by one word: "Armenia's Defense Ministry", "the ministry"."""
_GROUP_REACH = 400
"""How many characters back "the group" may have been named."""
_SHORTEST = 4
"""Letters: a shorter name that is no abbreviation in capitals is part of others ("Al", "Ibn")."""


class _Patterns(NamedTuple):
    """What stands around the words of a speaker."""

    belonging: re.Pattern[str]
    not_its_own: re.Pattern[str]
    towns_own: re.Pattern[str]
    short: re.Pattern[str]
    """A body that the text names in full once and then calls "the ministry"."""


@cache
def _patterns() -> _Patterns:
    words = partial(alternatives, "attribution")
    return _Patterns(
        re.compile(rf"\s{words('belonging to')}\s"),
        re.compile(rf"[-\s]{words('not its own')}\b"),
        re.compile(rf"(?:['’]s)?\s(?:{words('of a town')}\s)?{words('a town’s own')}\b"),
        re.compile(rf"{words('one article')} [a-z]+", re.IGNORECASE),
    )


class _Sides(NamedTuple):
    neutral: frozenset[str]
    official: frozenset[str]
    common: frozenset[str]
    group: frozenset[str]
    offices: dict[str, str]


def country_within(annotated: AnnotatedText, span: Span) -> str:
    """The code of the first country that the words of a stretch name; empty where none is."""
    toponyms = [p for p in annotated.toponyms.within(span.start, span.end) if p.place.kind is Kind.COUNTRY]
    return next((p.place.country_code for p in toponyms), "")


@cache
def _sides() -> _Sides:
    with language_pack(ENGLISH).facts("events/sides") as facts:
        return _Sides(
            frozenset(facts.words("neutral")),
            frozenset(facts.words("official")),
            frozenset(facts.words("common")),
            frozenset(facts.words("group")),
            facts.table("offices"),
        )


def side_of(annotated: AnnotatedText, speaker: Span, sentence: Sentence) -> str:
    """The side that a speaker speaks for: a country's code or a party's name; empty for neutrals and unknowns."""
    phrases = _phrases(annotated.text[speaker.start : speaker.end])
    if phrases & _sides().neutral and not phrases & _sides().official:
        return ""
    own = _stated(annotated, speaker)
    if own:
        return own
    if phrases <= _sides().group:
        return _group_before(annotated, speaker)
    return _named_before(annotated, speaker) or _beside(annotated, speaker, sentence)


def _office(phrases: frozenset[str]) -> str:
    return next((code for name, code in _sides().offices.items() if name in phrases), "")


def _group_before(annotated: AnnotatedText, speaker: Span) -> str:
    """The group that "the group" stands for: the last one named before."""
    since = max(0, speaker.start - _GROUP_REACH)
    matches = [match for match in annotated.matches.within(since, speaker.start) if _is_rebel(match)]
    named = [match for match in matches if _own_name(annotated.text, match)]
    return _rebel_name(annotated.text, named[-1:]) if named else ""


def is_neutral(speaker: str) -> bool:
    """Whether the words name somebody who only saw, counted or passed on what is told."""
    phrases = _phrases(speaker)
    return bool(phrases & _sides().neutral) and not phrases & _sides().official


@lru_cache(maxsize=4096)
def _phrases(speaker: str) -> frozenset[str]:
    """The words of a speaker, and every two that stand side by side."""
    words = _words_of(speaker)
    return frozenset((*words, *(f"{a} {b}" for a, b in pairwise(words))))


def is_same_speaker(one: str, other: str) -> bool:
    """Whether one of two speakers is called by words of the other's name alone."""
    x, y = (frozenset(_words_of(speaker)) - word_class("attribution", "articles") for speaker in (one, other))
    return x <= y or y <= x


@lru_cache(maxsize=4096)
def _words_of(speaker: str) -> tuple[str, ...]:
    return tuple(token.word for token in split_words(speaker))


def _party_within(annotated: AnnotatedText, span: Span) -> str:
    """The party that the words name: rebels before the country that they rise against."""
    rebels = [match for match in annotated.matches.within(span.start, span.end) if _is_rebel(match)]
    if rebels:
        return _rebel_name(annotated.text, rebels)
    return _country_within(annotated, span)


def _country_within(annotated: AnnotatedText, span: Span) -> str:
    toponyms = annotated.toponyms.within(span.start, span.end)
    own = (p for p in toponyms if not _patterns().not_its_own.match(annotated.text, p.mention.end))
    return next((side for p in own if (side := _country(annotated.text, p))), "")


def _is_rebel(match: Match) -> bool:
    return match.group is MatchGroup.ACTOR and match.label == ActorClass.REBELS


def _rebel_name(text: str, matches: Sequence[Match]) -> str:
    """The group's own name if it is told, else what they are called: "Taliban", "rebels"."""
    own = next((name for match in matches if (name := _own_name(text, match))), "")
    return own or text[matches[0].start : matches[0].end].split(maxsplit=1)[0].lower().removesuffix("s") + "s"


def _own_name(text: str, match: Match) -> str:
    """What rebels call themselves; empty where they are only called rebels: "al Qaeda" has its capital behind."""
    name = text[match.start : match.end]
    return name if not name.islower() and name.split()[0].lower() not in _sides().common else ""


def _country(text: str, placed: Placed) -> str:
    """The country that a mention stands for: itself, its people, its capital; a disputed region stands for itself."""
    place, role = placed.place, placed.mention.role
    if place.kind is Kind.COUNTRY:
        return place.country_code
    if place.kind is Kind.REGION:
        return place.name if any(area.startswith("disputed:") for area in place.areas) else ""
    # Among towns and buildings, only capitals and seats of power stand for more than themselves.
    is_seat = (
        role is Role.METONYM
        and place.kind is not Kind.ADMIN1
        and not _patterns().towns_own.match(text, placed.mention.end)
    )
    return place.country_code if is_seat else ""


def _named_before(annotated: AnnotatedText, speaker: Span) -> str:
    """The side told where a person or a body was named in full, the last time before: "Azerbaijani adviser Saleh"."""
    full = _patterns().belonging.split(annotated.text[speaker.start : speaker.end])[0].strip(" ,.’'\"")
    name = full.split()[-1] if full else ""
    is_short = _patterns().short.fullmatch(full) is not None
    if len(name) < _SHORTEST or not (name[0].isupper() or is_short):
        return ""
    text, marks = annotated.text, ",;:" if is_short else ";:"
    for match in reversed(list(re.finditer(rf"\b{re.escape(name)}\b", annotated.text[: speaker.start]))):
        begin = max(0, match.start() - (_ADJACENT if is_short else _REACH))
        sentence = annotated.document.sentence_at(match.start())
        begin = max(begin, sentence.start) if sentence else begin
        side = _country_within(annotated, Span(_phrase_start(text, begin, match.start(), marks), match.start()))
        if side:
            return side
    return ""


def _beside(annotated: AnnotatedText, speaker: Span, sentence: Sentence) -> str:
    """The side told in a person's apposition: "Hikmet Aliyev, an adviser to Azerbaijan's president, said"."""
    text = annotated.text
    if not text[speaker.start].isupper():
        return ""
    stop = min(sentence.end, speaker.end + 2 * _REACH)
    if text.startswith(", ", speaker.end):
        end = text.find(",", speaker.end + 2, stop)
        behind = Span(speaker.end, end if end > 0 else stop)
        side = _stated(annotated, behind)
        if side:
            return side
    # "Kenya's president, Daniel Otieno, said"
    if not (text.endswith(", ", sentence.start, speaker.start) and text.startswith(",", speaker.end)):
        return ""
    begin = max(sentence.start, speaker.start - _REACH)
    return _stated(annotated, Span(_phrase_start(text, begin, speaker.start - 2, ",;:"), speaker.start))


def _phrase_start(text: str, begin: int, end: int, marks: str) -> int:
    """Where the last phrase of a stretch begins: behind the last of the marks that part phrases."""
    return max(begin, *(text.rfind(mark, begin, end) + 1 for mark in marks))


def _stated(annotated: AnnotatedText, words: Span) -> str:
    """The side that words which say who somebody is tell of; none where they name a body that speaks for nobody."""
    phrases = _phrases(annotated.text[words.start : words.end])
    if phrases & _sides().neutral and not phrases & _sides().official:
        return ""
    return _party_within(annotated, words) or _office(phrases)
