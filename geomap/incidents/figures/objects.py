"""Whom a verb of casualties happened to, when they stand after it: "killed two soldiers and a civilian"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.calendar.words import calendar_words
from geomap.incidents.figures.people import noun_phrase
from geomap.incidents.figures.sentence import Sentence, has_predicate, is_link, is_time, skip_adverbs
from geomap.incidents.figures.subjects import without_apposition
from geomap.incidents.figures.words import casualty_words

if TYPE_CHECKING:
    from geomap.incidents.figures.people import Group

_PLACE = frozenset({"in", "of", "at", "from", "near"})
_PHRASE_ENDS = frozenset({";", "when", "after", "who", "(", "as", "while", "before"})
_SPEAKS = frozenset({"said", "says", "say", "told", "tells", "saying"})
_PHRASE = 10
"""How many words a phrase of place within a list may have."""


def object_of(sentence: Sentence, start: int) -> tuple[Group, ...]:
    """The people listed from here on: "two soldiers, a civilian and a child"."""
    at = skip_adverbs(sentence, start)
    first = sentence.starting.get(at) or noun_phrase(sentence.tokens, at, capitals=sentence.is_capitals)
    if first is None or is_time(sentence.word(at)) or sentence.word(at) in calendar_words().months:
        return ()
    groups = [first]
    while (following := _next_in_list(sentence, groups[-1].last)) is not None:
        groups.append(following)
    return without_apposition(groups)


def _next_in_list(sentence: Sentence, last: int) -> Group | None:
    at = _after_link(sentence, last)
    elsewhere = at is None or at not in sentence.starting
    if elsewhere:
        at = _after_phrase(sentence, last)
    group = sentence.starting.get(at) if at is not None else None
    if group is None or not group.is_counted or group in sentence.included:
        return None
    if sentence.word(group.first) == "the" and sentence.words(last, group.first) == [","]:
        return None  # "Killed 14 people, the governor said"
    # "Eight people in Ayra and ten in Nola": a bare number counts only before another place.
    bare = not group.noun and not (elsewhere and sentence.word(group.last) in _PLACE)
    part = group.noun == "one" and group.is_definite
    return None if bare or part or has_predicate(sentence, group) or _acts(sentence, group) else group


def _after_link(sentence: Sentence, at: int) -> int | None:
    """The token after "and", "along with", "as well as"; None where no list goes on."""
    begin = at
    while is_link(sentence.word(at)):
        at += 1
    if sentence.words(at, at + 2) in (["along", "with"], ["together", "with"]):
        at += 2
    elif sentence.words(at, at + 3) == ["as", "well", "as"]:
        at += 3
    return at if at > begin else None


def _after_phrase(sentence: Sentence, at: int) -> int | None:
    """The token after "in Goris and" or ", Karim Saleh, and": a place or a name within a list of people."""
    if sentence.word(at) not in _PLACE and not (sentence.word(at) == "," and sentence.is_capital(at + 1)):
        return None
    for index in range(at + 1, at + 1 + _PHRASE):
        word = sentence.word(index)
        if word in _PHRASE_ENDS or (
            word == "," and not (sentence.is_capital(index + 1) or sentence.word(index + 1) == "and")
        ):
            return None
        if word == "and":
            return index + 1
    return None


def _acts(sentence: Sentence, group: Group) -> bool:
    """Whether the group does something itself: "killed two and five gunmen escaped"."""
    word = sentence.word(skip_adverbs(sentence, group.last))
    words = casualty_words()
    if word in _SPEAKS:  # "Killed two people, an official said"
        return True
    return word.endswith("ed") and word not in words.adverbs and word not in words.describing
