"""Whether a time in a sentence is one to come or one gone by, told from the words around it."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.times.calendar_words import calendar_words
from geomap.times.patterns import any_of

if TYPE_CHECKING:
    from geomap.times.context import Reading

_LOOK_BACK = 120
_LOOK_ON = 110
_NEAR = 30
_FIRST_WORDS = 48
# What parts a sentence so that its parts say nothing of each other's times.
_PART = re.compile(r"[;:”\"\]](?:\s|''\s)")
_PARTING = frozenset(';:”"]')
# "Will Sarn", "Varga May", "in May" plan nothing.
_NAMES = re.compile(r"\bWill(?=\s[A-Z][a-z])|(?<=\w\s)May\b|\bMay(?=\s(?:[A-Z][a-z]|\d))")
# "Until Tuesday, when they were stopped"
_WHEN = (" when ", ", when ")

# "It had been due to end Friday" is told from behind Friday.
_HAD_BEEN = re.compile(r"\bhad (?:\w+ly )?been $")
# What stands behind these is as much to come as what it waits for: "would buy as soon as trading opened Monday".
_ONCE = re.compile(r" (?:as soon as|once|if) ")


class Cues(NamedTuple):
    """What plans, what is over, what plans from behind, what plans right before, and what has lasted until a time."""

    ahead: re.Pattern[str]
    past: re.Pattern[str]
    after: re.Pattern[str]
    now: re.Pattern[str]
    until: re.Pattern[str]


@cache
def _cues() -> Cues:
    words = calendar_words()
    ahead = re.compile(rf"(?<![\w-]){any_of(words.ahead)}(?!\w)")
    # A verb in "-ed" tells the past, but not in "would be held" and "to be closed".
    past = re.compile(rf"(?<!\w)(?<!\bbe )(?!{any_of(words.not_past)}\b)(?:{any_of(words.past)}|\w{{3,}}ed)(?!\w)")
    after = re.compile(rf"(?<!\w){any_of(words.ahead_after)}(?!\w)")
    now = re.compile(
        rf"(?<!\w){any_of(words.ahead_now)} (?:again )?(?:on |at (?:\d[\d:.]* ?(?:[ap]\.?m\.? )?)?|late |early )?$"
    )
    until = re.compile(rf"(?<!\w){any_of(words.until)}(?!\w)")
    return Cues(ahead, past, after, now, until)


class Tense(Enum):
    """What the words around a time say of it."""

    GONE = "gone"
    AHEAD = "ahead"
    UNTOLD = "untold"


def is_ahead(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the words around a time make it one to come."""
    return tense_of(reading, match) is Tense.AHEAD


def tense_of(reading: Reading, match: re.Match[str]) -> Tense:
    """Whether the words around a time make it one to come or one gone by."""
    cues, lower, (start, end) = _cues(), reading.lower, match.span()
    first, last = reading.around(start)
    after = _parts(lower[end : min(last, end + _LOOK_ON)])[0]
    if lower.startswith(_WHEN, end) and _is_over(after[:_FIRST_WORDS], cues):
        return Tense.GONE
    before = _parts(_words_before(reading, max(first, start - _LOOK_BACK), start))[-1]
    told = _told_before(before, cues)
    if told is Tense.AHEAD or (told and not before.endswith((" by ", " before "))):
        return told
    if before.endswith((" by ", " before ")):  # "By Friday", unless "by Friday the town had fallen"
        return Tense.GONE if told or cues.past.search(lower[end : end + _LOOK_ON]) else Tense.AHEAD
    coming, gone = cues.after.search(after), cues.past.search(after)
    if coming and not (gone and gone.start() < coming.start()):
        return Tense.AHEAD
    return Tense.GONE if gone else Tense.UNTOLD


def _parts(words: str) -> list[str]:
    return [words] if _PARTING.isdisjoint(words) else _PART.split(words)


def _is_over(after: str, cues: Cues) -> bool:
    gone = cues.past.search(after)
    return gone is not None and not cues.ahead.search(after, 0, gone.start())


def _words_before(reading: Reading, begin: int, start: int) -> str:
    """The words before a time, in lower case, with names that look like plans made unreadable."""
    before = reading.lower[begin:start]
    if "will" not in before and "may" not in before:
        return before
    for name in _NAMES.finditer(reading.text, begin, start):
        first, last = name.start() - begin, name.end() - begin
        before = before[:first] + "_" * (last - first) + before[last:]
    return before


def _told_before(before: str, cues: Cues) -> Tense | None:
    """What the words of the sentence before the time say, or None where they say nothing."""
    found = list(cues.ahead.finditer(before))
    if before.endswith((" until ", " till ")):
        return Tense.GONE if not found and cues.until.search(before) else Tense.AHEAD
    if before.endswith((" due ", " ahead of ")):
        return Tense.AHEAD
    if not found and cues.now.search(before, max(0, len(before) - _NEAR)):
        return Tense.AHEAD
    if not found:
        return Tense.GONE if cues.past.search(before) else None
    last = found[-1]
    waits = _ONCE.search(before, last.end())
    gone = cues.past.search(before, last.end(), waits.start() + 1 if waits else len(before))
    had_been = "had " in before and any(_HAD_BEEN.search(before, 0, cue.start()) for cue in found)
    return Tense.GONE if gone or had_been else Tense.AHEAD
