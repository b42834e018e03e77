"""Times in a text: where they stand and which days they mean, counted from the day of the news."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.model import Span, TimePrecision, When
from geomap.text.document import as_document, language_of
from geomap.text.packs import language_with
from geomap.times.context import DAY, Reading, lowered, reading_of, spanning
from geomap.times.publication_day import dateline, published_in
from geomap.times.rules import resolve
from geomap.times.two_step import widened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from geomap.text.document import Document

__all__ = ["dateline", "find_dates", "published_in"]


def find_dates(document: Document | str, published: date | None, language: str = "") -> tuple[When, ...]:
    """The times that a text tells, in text order, without overlaps; the dateline's own day is left out.

    A day in the dateline beats ``published`` as the day that "Friday" and "two weeks ago" are counted from. Where
    neither is known, only times that stand by themselves ("12 May 2015", "1994") are found: no day is invented. The
    text is read by the calendar of its language where there is a pack of one, and by the English one elsewhere.
    """
    return tuple(when for _, when in find_shaped_dates(document, published, language))


def find_shaped_dates(
    document: Document | str, published: date | None, language: str = ""
) -> tuple[tuple[str, When], ...]:
    """The same, each with the shape of its words, by which ``rules`` has the rule that read it."""
    language = language_with("times", language or language_of(document))
    document = as_document(document)
    text, head = document.text, dateline(document, published, language)
    anchor, start = (head.start, head.span.end) if head else (published, 0)
    reading = reading_of(text, lowered(text), anchor, language, sentences=document.sentences)
    found: list[tuple[str, When]] = []
    for shape, when in _read(reading, start):
        if found and (joined := _join(found[-1], (shape, when), reading)):
            found[-1] = joined
        else:
            found.append((shape, when))
    return tuple((shape, _until_now(when, reading)) for shape, when in found)


def _read(reading: Reading, start: int) -> Iterator[tuple[str, When]]:
    patterns = reading.patterns
    while hit := patterns.finder.search(reading.lower, start):
        shape, pattern, _ = patterns.shape_of(hit)
        match = pattern.match(reading.lower, hit.start())
        stretch = resolve(shape, match, reading) if match else None
        if match is None or stretch is None:
            start = hit.end() if shape in _WHOLE else hit.start() + 1
            continue
        span = Span(match.start(), match.end())
        if shape in _DATED:
            stretch = widened(stretch.first, reading, span.start) or stretch
        yield shape, When(stretch.first, stretch.last, stretch.precision, span)
        reading.period = stretch
        if stretch.precision is TimePrecision.DAY:
            reading.told = stretch.first
        start = match.end()


_DATED = {"day_month", "month_day", "iso", "slashed"}
_NAMED = {"weekday", "day_word"}
# What fails as one of these is no other time either: "31 June" is not June.
_WHOLE = _DATED | {"not_dates"}
_A_FEW = 7
_YEAR = re.compile(r"\d{4}")
_BARE = {"month", "month_day", "day_month"}


def _join(before: tuple[str, When], after: tuple[str, When], reading: Reading) -> tuple[str, When] | None:
    """One time from two that stand side by side: a range, or a weekday with its date."""
    (first_shape, first), (second_shape, second) = before, after
    gap = reading.lower[first.span.end : second.span.start]
    if len(gap) > 14:
        return None
    span = Span(first.span.start, second.span.end)
    if shape := _told_twice(first_shape, second_shape, gap, reading):
        return shape, replace(first if shape == first_shape else second, span=span)
    near = reading.patterns.near
    if first_shape == "unit" and second_shape == "weekday" and near("on").match(gap):
        return _day_of_week(first, second, span)
    goes_on = near("to").fullmatch(gap)
    if first_shape == second_shape == "weekday" and goes_on:
        first, second = _in_one_week(first, second)
    elif first_shape in _BARE and second_shape in {*_BARE, "month_year"} and (goes_on or near("bare_and").match(gap)):
        first = _in_year_of(second, first, reading)
    if not _is_range(first, second, gap, reading):
        return None
    stretch = spanning(first.start, second.end)
    return second_shape, When(stretch.first, stretch.last, max(stretch.precision, first.precision), span)


def _told_twice(first: str, second: str, gap: str, reading: Reading) -> str | None:
    """The shape that counts of two that tell the same day: "Friday, Dec. 11", "the weekend of Nov. 28-29"."""
    near = reading.patterns.near
    if first in _NAMED and second in {*_DATED, "nth"} and near("told_twice").match(gap):
        return second
    if first == "weekend" and second in _DATED and near("of").match(gap):
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
    if reading.patterns.near("to").fullmatch(gap):
        return True
    if not reading.patterns.near("and").match(gap):
        return False
    between = reading.follows("between", first.span.start) is not None
    return between or (first.precision is TimePrecision.DAY and (second.start - first.end).days == 1)


def _until_now(when: When, reading: Reading) -> When:
    """Let "since Sunday" last until the news."""
    since = reading.follows("since", when.span.start)
    if since is None:
        return when
    span = Span(since.start(), when.span.end)
    if reading.anchor is None or reading.anchor < when.end:
        return replace(when, span=span)
    is_short = (reading.anchor - when.start).days < _A_FEW
    precision = when.precision if is_short else max(when.precision, spanning(when.start, reading.anchor).precision)
    return When(when.start, reading.anchor, precision, span)
