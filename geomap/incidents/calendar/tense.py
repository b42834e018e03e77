"""Whether a time in a sentence is one to come or one gone by, told from the words around it."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from geomap.incidents.calendar.patterns import any_of
from geomap.incidents.calendar.words import calendar_words

_LOOK_BACK = 120
_LOOK_ON = 110
# A full stop after an initial ("Daniel P. Davison") ends no sentence.
_STOP = re.compile(r"(?<!\b\w)[.;:!?”\"](?:\s|''\s)")


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = calendar_words()
    ahead = re.compile(rf"(?<![\w-]){any_of(words.ahead)}(?!\w)")
    # A verb in "-ed" tells the past, but not in "would be held" and "to be closed".
    past = re.compile(rf"(?<!\w)(?<!\bbe )(?!{any_of(words.not_past)}\b)(?:{any_of(words.past)}|\w{{3,}}ed)(?!\w)")
    after = re.compile(rf"(?<!\w){any_of(words.ahead_after)}(?!\w)")
    return ahead, past, after


class Tense(Enum):
    """What the words around a time say of it."""

    GONE = "gone"
    AHEAD = "ahead"
    UNTOLD = "untold"


def is_ahead(lower: str, start: int, end: int) -> bool:
    """Whether the words around a time, in lower case, make it one to come."""
    return tense_of(lower, start, end) is Tense.AHEAD


def tense_of(lower: str, start: int, end: int) -> Tense:
    """Whether the words around a time, in lower case, make it one to come or one gone by."""
    ahead, past, coming_after = _cues()
    before = _STOP.split(lower[max(0, start - _LOOK_BACK) : start])[-1]
    if before.endswith((" until ", " till ", " due ")):
        return Tense.AHEAD
    if before.endswith((" by ", " before ", " ahead of ")):  # "By Friday", unless "by Friday the town had fallen"
        return Tense.GONE if past.search(before + lower[end : end + _LOOK_ON]) else Tense.AHEAD
    cues = list(ahead.finditer(before))
    if cues:
        return Tense.GONE if past.search(before, cues[-1].end()) else Tense.AHEAD
    if past.search(before):
        return Tense.GONE
    after = _STOP.split(lower[end : end + _LOOK_ON], maxsplit=1)[0]
    coming, gone = coming_after.search(after), past.search(after)
    if coming and not (gone and gone.start() < coming.start()):
        return Tense.AHEAD
    return Tense.GONE if gone else Tense.UNTOLD
