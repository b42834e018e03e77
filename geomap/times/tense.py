"""Whether a time in a sentence is one to come or one gone by, told from the words around it."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.times.context import Reading

_LOOK_BACK = 120
"""Characters before a time, some twenty words: the verb that a time belongs to is hardly farther off."""
_LOOK_ON = 110  # The same behind it, where its verb stands nearer
_NEAR = 30  # Characters: "now" and its like speak of a time only from right before it, a few words between
_FIRST_WORDS = 48  # Characters behind "when", some eight words, which hold the verb of what came then
# What parts a sentence so that its parts say nothing of each other's times.
_PART = re.compile(r"[;:”\"\]](?:\s|''\s)")
_PARTING = frozenset(';:”"]')


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
    first, last = reading.around(start)
    after = _parts(lower[end : min(last, end + _LOOK_ON)])[0]
    if near("when").match(lower, end) and _is_over(after[:_FIRST_WORDS], reading):
        return Tense.GONE
    before = _parts(_words_before(reading, max(first, start - _LOOK_BACK), start))[-1]
    told = _told_before(before, reading)
    is_by = near("by_before").search(before)  # "By Friday", unless "by Friday the town had fallen"
    if told is Tense.AHEAD or (told and not is_by):
        return told
    if is_by:
        return Tense.GONE if told or near("past").search(lower[end : end + _LOOK_ON]) else Tense.AHEAD
    coming, gone = near("after").search(after), near("past").search(after)
    if coming and not (gone and gone.start() < coming.start()):
        return Tense.AHEAD
    return Tense.GONE if gone else Tense.UNTOLD


def _parts(words: str) -> list[str]:
    return [words] if _PARTING.isdisjoint(words) else _PART.split(words)


def _is_over(after: str, reading: Reading) -> bool:
    gone = reading.patterns.near("past").search(after)
    return gone is not None and not reading.patterns.near("ahead").search(after, 0, gone.start())


def _words_before(reading: Reading, begin: int, start: int) -> str:
    """The words before a time, in lower case, with names that look like plans made unreadable."""
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
