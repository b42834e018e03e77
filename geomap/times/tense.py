"""Whether a time in a sentence is one to come or one gone by, told from the words around it."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.times.context import Reading

_LOOK_BACK = 120
_LOOK_ON = 110
_NEAR = 30
_FIRST_WORDS = 48
# A full stop after an initial ("Daniel P. Davison") ends no sentence.
_STOP = re.compile(r"(?<!\b\w)[.;:!?”\"\]](?:\s|''\s)")


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
    near, lower, (start, end) = reading.patterns.near, reading.lower, match.span()
    if near("when").match(lower, end) and _is_over(
        _STOP.split(lower[end : end + _FIRST_WORDS], maxsplit=1)[0], reading
    ):
        return Tense.GONE
    before = _STOP.split(_words_before(reading, start))[-1]
    told = _told_before(before, reading)
    is_by = near("by_before").search(before)  # "By Friday", unless "by Friday the town had fallen"
    if told is Tense.AHEAD or (told and not is_by):
        return told
    after = _STOP.split(lower[end : end + _LOOK_ON], maxsplit=1)[0]
    if is_by:
        return Tense.GONE if told or near("past").search(lower[end : end + _LOOK_ON]) else Tense.AHEAD
    coming, gone = near("after").search(after), near("past").search(after)
    if coming and not (gone and gone.start() < coming.start()):
        return Tense.AHEAD
    return Tense.GONE if gone else Tense.UNTOLD


def _is_over(after: str, reading: Reading) -> bool:
    gone = reading.patterns.near("past").search(after)
    return gone is not None and not reading.patterns.near("ahead").search(after, 0, gone.start())


def _words_before(reading: Reading, start: int) -> str:
    """The words before a time, in lower case, with names that look like plans made unreadable."""
    begin = max(0, start - _LOOK_BACK)
    before = reading.lower[begin:start]
    for name in reading.patterns.near("names_like_plans").finditer(reading.text, begin, start):
        first, last = name.start() - begin, name.end() - begin
        before = before[:first] + "_" * (last - first) + before[last:]
    return before


def _told_before(before: str, reading: Reading) -> Tense | None:
    """What the words of the sentence before the time say, or None where they say nothing."""
    near = reading.patterns.near
    found = list(near("ahead").finditer(before))
    if near("until_before").search(before):
        return Tense.GONE if not found and near("until").search(before) else Tense.AHEAD
    if near("due_before").search(before):
        return Tense.AHEAD
    if not found and near("now").search(before, max(0, len(before) - _NEAR)):
        return Tense.AHEAD
    if not found:
        return Tense.GONE if near("past").search(before) else None
    last = found[-1]
    waits = near("once").search(before, last.end())
    gone = near("past").search(before, last.end(), waits.start() + 1 if waits else len(before))
    had_been = any(near("had_been").search(before, 0, cue.start()) for cue in found)
    return Tense.GONE if gone or had_been else Tense.AHEAD
