"""Times in a text: where they stand and which days they mean, counted from the day of the news."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.incidents.calendar.dateline import dateline, published_in
from geomap.incidents.calendar.patterns import date_patterns
from geomap.incidents.calendar.reading import DAY, Reading, lowered, spanning
from geomap.incidents.calendar.recounted import widened
from geomap.incidents.calendar.rules import resolve
from geomap.model import Span, TimePrecision, When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["dateline", "find_dates", "published_in"]


def find_dates(text: str, published: date | None) -> tuple[When, ...]:
    """The times that a text tells, in text order, without overlaps; the dateline's own day is left out.

    A day in the dateline beats ``published`` as the day that "Friday" and "two weeks ago" are counted from. Where
    neither is known, only times that stand by themselves ("12 May 2015", "1994") are found: no day is invented.
    """
    head = dateline(text, published)
    anchor, start = (head.start, head.span.end) if head else (published, 0)
    reading = Reading(text, lowered(text), anchor)
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
        shape = (hit.lastgroup or "").removesuffix("_")
        match = patterns.shapes[shape].match(reading.lower, hit.start())
        stretch = resolve(shape, match, reading) if match else None
        if match is None or stretch is None:
            start = hit.end() if shape in _WHOLE else hit.start() + 1
            continue
        span = Span(match.start(), match.end())
        if shape in _DATED:
            stretch = widened(stretch.first, reading.lower[max(0, span.start - 30) : span.start]) or stretch
        yield shape, When(stretch.first, stretch.last, stretch.precision, span)
        if stretch.precision is TimePrecision.DAY:
            reading.told = stretch.first
        start = match.end()


_DATED = {"day_month", "month_day", "iso", "slashed"}
_NAMED = {"weekday", "day_word"}
# What fails as one of these is no other time either: "31 June" is not June.
_WHOLE = _DATED | {"not_dates"}
_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|through|thru|until|till|up to)\s(?:the\s)?(?:on\s)?")


def _join(before: tuple[str, When], after: tuple[str, When], reading: Reading) -> tuple[str, When] | None:
    """One time from two that stand side by side: a range, or a weekday with its date."""
    (first_shape, first), (second_shape, second) = before, after
    gap = reading.lower[first.span.end : second.span.start]
    if len(gap) > 14:
        return None
    span = Span(first.span.start, second.span.end)
    if first_shape in _NAMED and second_shape in _DATED and gap.strip(" (),[") == "":
        return second_shape, replace(second, span=span)
    if first_shape in _DATED and second_shape in _NAMED and gap.strip(" (),[") == "":
        return first_shape, replace(first, span=span)
    if first_shape == second_shape == "weekday" and second.end < first.start and _TO.fullmatch(gap):
        # "Monday through Wednesday", told on a Monday: the week before.
        first = replace(first, start=first.start - 7 * DAY, end=first.end - 7 * DAY)
    if not _is_range(first, second, gap, reading):
        return None
    stretch = spanning(first.start, second.end)
    return second_shape, When(stretch.first, stretch.last, max(stretch.precision, first.precision), span)


def _is_range(first: When, second: When, gap: str, reading: Reading) -> bool:
    if second.start <= first.end or first.precision is not second.precision:
        return False
    if _TO.fullmatch(gap):
        return True
    if gap.strip() != "and" and gap.strip() != "and on":
        return False
    between = reading.lower[max(0, first.span.start - 8) : first.span.start].endswith("between ")
    return between or (first.precision is TimePrecision.DAY and (second.start - first.end).days == 1)


def _until_now(when: When, reading: Reading) -> When:
    """Let "since Sunday" last until the news."""
    start = when.span.start
    since = re.search(r"\bsince\s(?:the\s|about\s|around\s|at least\s)?$", reading.lower[max(0, start - 18) : start])
    if since is None:
        return when
    span = Span(start - (since.end() - since.start()), when.span.end)
    if reading.anchor is None or reading.anchor < when.end:
        return replace(when, span=span)
    return replace(when, end=reading.anchor, span=span)
