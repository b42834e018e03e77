"""Whether a time in a sentence is one to come or one gone by, told from the words around it."""

from __future__ import annotations

import re
from functools import cache

from geomap.incidents.calendar_words import calendar_words
from geomap.incidents.date_patterns import any_of

_LOOK_BACK = 90
_LOOK_ON = 70


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = calendar_words()
    ahead = re.compile(rf"(?<![\w-]){any_of(words.ahead)}(?!\w)")
    # A verb in "-ed" tells the past unless it is itself a word of plans ("scheduled").
    past = re.compile(rf"(?<!\w)(?:{any_of(words.past)}|\w{{3,}}ed)(?!\w)")
    return ahead, past


def is_ahead(lower: str, start: int, end: int) -> bool:
    """Whether the words around a time, in lower case, make it one to come."""
    ahead, past = _cues()
    before = re.split(r"[.;:!?\n”\"]\s", lower[max(0, start - _LOOK_BACK) : start])[-1]
    cue = None
    for cue in ahead.finditer(before):  # noqa: B007 - only the last one counts
        pass
    if cue is not None:
        return not past.search(before, cue.end())
    if past.search(before):
        return False
    after = re.split(r"[.;!?\n]\s", lower[end : end + _LOOK_ON])[0]
    coming = re.search(r"(?<!\w)(?:will|is to|are to|is scheduled|is expected|are expected|is due)(?!\w)", after)
    return coming is not None and not past.search(after[: coming.start()])
