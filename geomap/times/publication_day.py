"""The day of the news as the text's head gives it: in the dateline, or printed as the publication date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.model import Span, When
from geomap.text.packs import ENGLISH, language_with
from geomap.times.calendar_words import calendar_words
from geomap.times.context import lowered, reading_of
from geomap.times.patterns import any_of, date_patterns
from geomap.times.rules import resolve

if TYPE_CHECKING:
    from datetime import date

    from geomap.times.patterns import DatePatterns

_HEAD = 1500
_DATELINE_WITHIN = 160
_STALE_DAYS = 10


@cache
def _dateline_pattern(language: str) -> re.Pattern[str]:
    month = rf"{any_of(calendar_words(language).months)}\b\.?"
    day = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? (?:\d{{4}}|\d\d))?"
    agency = r"(?: ?[(/\[][^()/\n]{1,60}[)/\]])?"
    return re.compile(rf"(?P<day>{day}){agency} ?(?:--|—|–|-|_|:)")


def dateline(text: str, published: date | None, language: str = ENGLISH) -> When | None:
    """The day in the text's dateline ("YEREVAN, Dec. 12 —"), or None where none fits the publication date."""
    head = lowered(text[:_DATELINE_WITHIN])
    match = _dateline_pattern(language).search(head)
    if match is None or not _follows_a_place(text[: match.start()]):
        return None
    when = _day_at(text[: match.end("day")], match.start("day"), published, language)
    if when is None or (published is not None and abs((published - when.start).days) > _STALE_DAYS):
        return None
    return when


def _follows_a_place(before: str) -> bool:
    """Whether what stands before is a dateline's place: a few words that begin and mostly run in capitals."""
    last = before.rstrip(" \n,(").rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]
    words = re.findall(r"[^\W\d_]+", last)
    return 0 < len(words) <= 10 and words[-1][0].isupper() and sum(word.isupper() for word in words) * 2 >= len(words)


def _day_at(text: str, start: int, published: date | None, language: str) -> When | None:
    reading = reading_of(text, lowered(text) + " --", published, language)
    for shape in reading.patterns.shapes_of(*_PRINTED):
        match = shape.pattern.match(reading.lower, start)
        stretch = resolve(shape.rule, match, reading) if match else None
        if match and stretch:
            return When(stretch.first, stretch.last, stretch.precision, Span(match.start(), match.end()))
    return None


_PRINTED = ("iso", "day_month", "month_day", "slashed")
"""The shapes of days that a head prints."""
_LINE = 60


def published_in(text: str, language: str = ENGLISH) -> date | None:
    """The publication date that the head of a text prints, or None.

    It is one with a year that stands in the dateline, alone on its line, after a word like "Published", or with the
    time of the day; a date in running text is not taken for one.
    """
    language = language_with("times", language)
    head = dateline(text, None, language)
    if head is not None:
        return head.start
    lower = lowered(text[:_HEAD])
    patterns = date_patterns(language)
    for hit in patterns.finder.finditer(lower):
        if patterns.shape_of(hit).rule not in _PRINTED:
            continue
        when = _day_at(text[: hit.end()], hit.start(), None, language)
        if when is not None and _is_printed(text, lower, when.span, patterns):
            return when.start
    return None


def _is_printed(text: str, lower: str, span: Span, patterns: DatePatterns) -> bool:
    is_led = patterns.near("published_label").search(lower, max(0, span.start - 30), span.start)
    if is_led or patterns.near("clock").match(lower, span.end):
        return True
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    rest = text[start : span.start] + text[span.end : end if end >= 0 else len(text)]
    return len(rest) <= _LINE and not re.search(r"[a-z]{2} [a-z]{2}|[.!?]\s*$", rest)
