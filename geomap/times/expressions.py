"""Times in a text: where they stand and which days they mean, counted from the day of the news."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.model import Span, TimePrecision, When
from geomap.text.document import as_document
from geomap.times.context import DAY, Reading, lowered, spanning
from geomap.times.patterns import date_patterns, shape_of
from geomap.times.publication_day import dateline, published_in
from geomap.times.rules import resolve
from geomap.times.two_step import widened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from geomap.text.document import Document

__all__ = ["dateline", "find_dates", "published_in"]


def find_dates(document: Document | str, published: date | None) -> tuple[When, ...]:
    """The times that a text tells, in text order, without overlaps; the dateline's own day is left out.

    A day in the dateline beats ``published`` as the day that "Friday" and "two weeks ago" are counted from. Where
    neither is known, only times that stand by themselves ("12 May 2015", "1994") are found: no day is invented.
    """
    document = as_document(document)
    text, head = document.text, dateline(document, published)
    anchor, start = (head.start, head.span.end) if head else (published, 0)
    reading = Reading(text, lowered(text), anchor, document.sentences)
    found: list[tuple[str, When]] = []
    for shape, when in _read(reading, start):
        if found and (joined := _join(found[-1], (shape, when), reading)):
            found[-1] = joined
        else:
            found.append((shape, when))
    return tuple(_until_now(when, reading) for _, when in found)


def _read(reading: Reading, start: int) -> Iterator[tuple[str, When]]:
    patterns = date_patterns()
    while hit := patterns.finder.search(reading.lower, start):
        shape = shape_of(hit)
        match = patterns.shapes[shape].match(reading.lower, hit.start())
        stretch = resolve(shape, match, reading) if match else None
        if match is None or stretch is None:
            start = hit.end() if shape in _WHOLE else hit.start() + 1
            continue
        span = Span(match.start(), match.end())
        if shape in _DATED:
            stretch = widened(stretch.first, reading.lower[max(0, span.start - 30) : span.start]) or stretch
        yield shape, When(stretch.first, stretch.last, stretch.precision, span)
        reading.period = stretch
        if stretch.precision is TimePrecision.DAY:
            reading.told = stretch.first
        start = match.end()


_DATED = {"day_month", "month_day", "iso", "slashed"}
_NAMED = {"weekday", "day_word"}
# What fails as one of these is no other time either: "31 June" is not June.
_WHOLE = _DATED | {"not_dates"}
_TO = re.compile(r"\s?[-–—/]\s?|\s(?:to|into|through|thru|until|till|up to)\s(?:the\s)?(?:on\s)?")
_AND = frozenset({"and", "and on", "or"})
_A_FEW = 7
_SINCE = re.compile(r"\bsince\s(?:the\s|about\s|around\s|at least\s)?$")
_YEAR = re.compile(r"\d{4}")
_BARE = {"month", "month_day", "day_month"}


def _join(before: tuple[str, When], after: tuple[str, When], reading: Reading) -> tuple[str, When] | None:
    """One time from two that stand side by side: a range, or a weekday with its date."""
    (first_shape, first), (second_shape, second) = before, after
    gap = reading.lower[first.span.end : second.span.start]
    if len(gap) > 14:
        return None
    span = Span(first.span.start, second.span.end)
    if shape := _told_twice(first_shape, second_shape, gap):
        return shape, replace(first if shape == first_shape else second, span=span)
    if first_shape == "unit" and second_shape == "weekday" and gap.strip(" ,") in {"", "on"}:
        return _day_of_week(first, second, span)
    if first_shape == second_shape == "weekday" and _TO.fullmatch(gap):
        first, second = _in_one_week(first, second)
    elif first_shape in _BARE and second_shape in {*_BARE, "month_year"} and (_TO.fullmatch(gap) or gap == " and "):
        first = _in_year_of(second, first, reading)
    if not _is_range(first, second, gap, reading):
        return None
    stretch = spanning(first.start, second.end)
    return second_shape, When(stretch.first, stretch.last, max(stretch.precision, first.precision), span)


def _told_twice(first: str, second: str, gap: str) -> str | None:
    """The shape that counts of two that tell the same day: "Friday, Dec. 11", "the weekend of Nov. 28-29"."""
    if first in _NAMED and second in {*_DATED, "nth"} and gap.strip(" (),[") in {"", "the"}:
        return second
    if first == "weekend" and second in _DATED and gap == " of ":
        return second
    return first if first in _DATED and second in _NAMED and not gap.strip(" (),[") else None


def _day_of_week(week: When, day: When, span: Span) -> tuple[str, When] | None:
    """The weekday of a week that is told before it: "last week on Tuesday"."""
    if week.precision is not TimePrecision.WEEK or day.precision is not TimePrecision.DAY:
        return None
    start = week.start + ((day.start.weekday() - week.start.weekday()) % 7) * DAY
    return "weekday", When(start, start, TimePrecision.DAY, span)


def _in_one_week(first: When, second: When) -> tuple[When, When]:
    """The two ends of "Monday through Wednesday", which are less than a week apart and both gone by."""
    if second.end < first.start:
        first = replace(first, start=first.start - 7 * DAY, end=first.end - 7 * DAY)
    elif (second.start - first.start).days >= 7:
        second = replace(second, start=second.start - 7 * DAY, end=second.end - 7 * DAY)
    return first, second


def _in_year_of(second: When, first: When, reading: Reading) -> When:
    """The first end of a range of which only the second has its year: "from 27 September to 10 November 2018"."""
    words = (reading.lower[when.span.start : when.span.end] for when in (first, second))
    if [_YEAR.search(told) is not None for told in words] != [False, True]:
        return first
    year = second.start.year - (first.start.replace(year=second.start.year) > second.start)
    last = first.end.replace(year=year, day=min(first.end.day, monthrange(year, first.end.month)[1]))
    return replace(first, start=first.start.replace(year=year), end=last)


def _is_range(first: When, second: When, gap: str, reading: Reading) -> bool:
    if second.start <= first.end or first.precision is not second.precision:
        return False
    if _TO.fullmatch(gap):
        return True
    if gap.strip() not in _AND:
        return False
    between = reading.lower[max(0, first.span.start - 8) : first.span.start].endswith("between ")
    return between or (first.precision is TimePrecision.DAY and (second.start - first.end).days == 1)


def _until_now(when: When, reading: Reading) -> When:
    """Let "since Sunday" last until the news."""
    start = when.span.start
    before = reading.lower[max(0, start - 18) : start]
    since = _SINCE.search(before) if "since" in before else None
    if since is None:
        return when
    span = Span(start - (since.end() - since.start()), when.span.end)
    if reading.anchor is None or reading.anchor < when.end:
        return replace(when, span=span)
    is_short = (reading.anchor - when.start).days < _A_FEW
    precision = when.precision if is_short else max(when.precision, spanning(when.start, reading.anchor).precision)
    return When(when.start, reading.anchor, precision, span)
