"""The day of the news as the text's head gives it: in the dateline, or printed as the publication date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.model import NO_SPAN, Span, When
from geomap.text.document import as_document
from geomap.text.spans import Layer
from geomap.times.context import Reading, lowered
from geomap.times.patterns import date_patterns, shape_of
from geomap.times.rules import resolve

if TYPE_CHECKING:
    from datetime import date

    from geomap.text.document import Document

_HEAD = 1500
_STALE_DAYS = 10


def dateline(document: Document | str, published: date | None) -> When | None:
    """The day in the text's dateline ("YEREVAN, Dec. 12 —"), or None where none fits the publication date."""
    document = as_document(document)
    day = document.dateline.day
    when = None if day == NO_SPAN else _day_at(document.text[: day.end], day.start, published)
    if when is None or (published is not None and abs((published - when.start).days) > _STALE_DAYS):
        return None
    return when


def _day_at(text: str, start: int, published: date | None) -> When | None:
    reading = Reading(text, lowered(text) + " --", published, Layer())
    for shape in ("iso", "day_month", "month_day", "slashed"):
        match = date_patterns().shapes[shape].match(reading.lower, start)
        stretch = resolve(shape, match, reading) if match else None
        if match and stretch:
            return When(stretch.first, stretch.last, stretch.precision, Span(match.start(), match.end()))
    return None


_LABEL = re.compile(
    r"(?:published|posted|updated|last (?:updated|modified)|date|issued|released|created)(?: (?:on|at))?[:\s]*$"
)
_CLOCK = re.compile(r"(?:,| at| -| –| \|)? ?\d{1,2}[:.]\d\d")
_LINE = 60


def published_in(document: Document | str) -> date | None:
    """The publication date that the head of a text prints, or None.

    It is one with a year that stands in the dateline, alone on its line, after a word like "Published", or with the
    time of the day; a date in running text is not taken for one.
    """
    document = as_document(document)
    text, head = document.text, dateline(document, None)
    if head is not None:
        return head.start
    lower = lowered(text[:_HEAD])
    for hit in date_patterns().finder.finditer(lower):
        if shape_of(hit) not in {"iso", "day_month", "month_day", "slashed"}:
            continue
        when = _day_at(text[: hit.end()], hit.start(), None)
        if when is not None and _is_printed(text, lower, when.span):
            return when.start
    return None


def _is_printed(text: str, lower: str, span: Span) -> bool:
    if _CLOCK.match(lower, span.end) or _LABEL.search(lower, max(0, span.start - 30), span.start):
        return True
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    rest = text[start : span.start] + text[span.end : end if end >= 0 else len(text)]
    return len(rest) <= _LINE and not re.search(r"[a-z]{2} [a-z]{2}|[.!?]\s*$", rest)
