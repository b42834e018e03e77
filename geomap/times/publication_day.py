"""The day of the news as the text's head gives it: in the dateline, or printed as the publication date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.model import NO_SPAN, Span, When
from geomap.text.document import as_document, language_of
from geomap.text.packs import language_with
from geomap.times.context import lowered, reading_of
from geomap.times.patterns import date_patterns
from geomap.times.rules import resolve

if TYPE_CHECKING:
    from datetime import date

    from geomap.text.document import Document
    from geomap.times.patterns import DatePatterns

_HEAD = 1500
"""Characters: a page prints its day above the story, below its menu at most."""
_STALE_DAYS = 10
"""A dateline further from the day of publication is of a text that was printed again, or was read wrongly."""


def dateline(document: Document | str, published: date | None, language: str = "") -> When | None:
    """The day in the text's dateline ("YEREVAN, Dec. 12 —"), or None where none fits the publication date."""
    language = language_with("times", language or language_of(document))
    document = as_document(document)
    day = document.dateline.day
    when = None if day == NO_SPAN else _day_at(document.text[: day.end], day.start, published, language)
    if when is None or (published is not None and abs((published - when.start).days) > _STALE_DAYS):
        return None
    return when


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
_LINE = 60  # Characters beside a printed day: its author and section; more is running text


def published_in(document: Document | str, language: str = "") -> date | None:
    """The publication date that the head of a text prints, or None.

    It is one with a year that stands in the dateline, alone on its line, after a word like "Published", or with the
    time of the day; a date in running text is not taken for one.
    """
    language = language_with("times", language or language_of(document))
    document = as_document(document)
    text, head = document.text, dateline(document, None, language)
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
