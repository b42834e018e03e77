"""Casualties in a text: how many died, were hurt, taken or are missing, and who they were."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.casualties.casualty import Casualty
from geomap.incidents.casualties.grammar.harm_frames import find_casualty_clauses
from geomap.incidents.casualties.grammar.harm_words import OpenHarm, casualty_list, casualty_words
from geomap.incidents.casualties.grammar.parentheticals import without_asides
from geomap.incidents.casualties.grammar.parsed_sentence import read_sentence
from geomap.incidents.casualties.people_class import PeopleClass
from geomap.incidents.casualties.running_totals import is_running_total, shared_over
from geomap.incidents.casualties.toll_sums import add_tolls, merge_casualties
from geomap.model import Span, Toll
from geomap.text.document import as_document
from geomap.text.figure_tokens import split_figures
from geomap.text.fold import small_letters
from geomap.text.scopes.document_scopes import scopes_of
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.casualties.grammar.counted_nouns import Found
    from geomap.incidents.casualties.grammar.parsed_sentence import Sentence as ParsedSentence
    from geomap.text.document import Document
    from geomap.text.figure_tokens import Token
    from geomap.text.passages.sentences import Sentence

__all__ = ["Casualty", "CasualtyKind", "find_casualties", "merge_casualties"]


_SPAN = attrgetter("span")
_ANOTHER_WITHIN = 14
"""Tokens from "another bomb" to the figure that is its own, within a clause."""
_CLAIMED_WITHIN = 4
"""Tokens before the verb in which "claimed" stands: "claimed to have"."""
_MOST_TOKENS = 160
"""A sentence of more is read in parts: it is a list or a broken text."""
_PARTS = frozenset({";", "|"})
_STOPS = frozenset(".!?…")


def find_casualties(document: Document | str, span: Span | None = None) -> tuple[Casualty, ...]:
    """The casualties told in a stretch of a text (or in all of it), in text order; offsets are those of the whole text.

    Captives and missing people are kept apart from the dead and the injured. What a sentence only threatens or
    fears is left out, as are calibres, sums of money, ages and the size of populations.
    """
    document = as_document(document)
    start, end = span or (0, len(document.text))
    told = _casualties_over(document, start, end)
    return tuple(casualty for casualty in told if start <= casualty.span.start < end)


class _Harm(NamedTuple):
    """The casualties of a document's sentences, each read when it is first asked for: most tell no event."""

    unread: set[int]
    """The numbers of the sentences that hold a word of harm; in the others no casualties are looked for."""
    found: dict[int, tuple[Casualty, ...]]


def _harm(document: Document) -> _Harm:
    words = casualty_words().quick.finditer(small_letters(document.text))
    return _Harm({document.sentences.number_at(match.start() + 1) - 1 for match in words}, {})


def _casualties_over(document: Document, start: int, end: int) -> Iterator[Casualty]:
    """Those of the sentences that a stretch touches, in text order."""
    sentences, harm = document.sentences, document.layer(_harm)
    for number in range(max(0, sentences.number_at(start + 1) - 1), sentences.number_at(end)):
        if number in harm.unread:
            harm.unread.remove(number)
            harm.found[number] = tuple(sorted(_of_sentence(document, sentences[number]), key=_SPAN))
        yield from harm.found.get(number, ())


def _of_sentence(document: Document, sentence: Sentence) -> Iterator[Casualty]:
    for tokens in _parts(_tokens_of(document, sentence)):
        yield from _in_sentence(document, tokens)


def _tokens_of(document: Document, sentence: Sentence) -> Sequence[Token]:
    """The tokens of a sentence without the stop that ends it."""
    tokens = split_figures(document.text, Span(sentence.start, sentence.end))
    last = len(tokens)
    while last and not tokens[last - 1].word[0].isalnum():
        last -= 1
        if tokens[last].word in _STOPS:
            return tokens[:last]
    return tokens


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The parts of a sentence that tell each by itself."""
    first = 0
    for index, token in enumerate(tokens):
        if token.word in _PARTS or index - first >= _MOST_TOKENS:
            if index > first:
                yield tokens[first:index]
            first = index + 1
    if first < len(tokens):
        yield tokens[first:]


def _in_sentence(document: Document, tokens: Sequence[Token]) -> Iterator[Casualty]:
    text, scopes = document.text, scopes_of(document)
    stretch = Span(tokens[0].start, tokens[-1].end)
    tokens = without_asides(tokens)
    sentence = read_sentence(tokens, text)
    events = shared_over(scopes, sentence)
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
            is_total=not found.is_negated and is_running_total(scopes, sentence, found, toll),
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


def _is_claimed(sentence: ParsedSentence, found: Found) -> bool:
    """Whether somebody claims it; what "claimed five lives" claims nothing."""
    before = sentence.words(found.first - _CLAIMED_WITHIN, found.first)
    is_life = casualty_list("life") & set(sentence.words(found.first, found.last + 1))
    return not (is_life or casualty_list("claimed").isdisjoint(before))


def _is_further(sentence: ParsedSentence, found: Found) -> bool:
    words, told = casualty_words(), sentence.words(found.first, found.last)
    if not words.further.isdisjoint(told) or _is_of_another(sentence, found):
        return True
    if found.kind is not CasualtyKind.DEATHS or not found.groups:
        return False
    first = sentence.words(found.groups[0].first, found.groups[0].last + 1)
    if "own" in first:  # "Shot two men, then took his own life"
        return True
    if "of" in first and casualty_list("counted_hurt") & set(first):  # "Two of the injured died"
        return True
    if first[0] == "a" and first[1] in words.ordinals:  # "A third died on the way"
        return True
    return any(word in words.beside_dead and after != "than" for word, after in pairwise([*first, ""]))


def _is_of_another(sentence: ParsedSentence, found: Found) -> bool:
    """Whether "another bomb", "a second attack" stands before the figure."""
    words = sentence.words(found.first - _ANOTHER_WITHIN, found.first)
    return any(
        word in casualty_list("another_blow") and not casualty_words().blows.isdisjoint(words[at + 1 : at + 4])
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
