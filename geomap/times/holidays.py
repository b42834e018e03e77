"""Days with a name of their own: feasts on a fixed day, on a weekday of a month, or by another calendar."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.times.context import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.times.calendar_words import CalendarWords


def feast_days(words: CalendarWords, name: str, year: int) -> Iterator[date]:
    """The first days of a feast in a year: one as a rule, two or none where its own year is shorter than ours."""
    if name in words.feasts:
        month, day = words.feasts[name]
        yield date(year, month, day)
    elif name in words.weekday_feasts:
        yield nth_weekday(year, *words.weekday_feasts[name])
    elif name in words.moving_feasts:
        feast, offset = words.moving_feasts[name]
        yield from (day + offset * DAY for day in _table().get(feast, ()) if day.year == year)


def feast_length(words: CalendarWords, name: str) -> int:
    """How many days a feast lasts as far as the news is concerned."""
    return words.feast_lengths.get(name, 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month, the last where ``nth`` is -1."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - ((last.weekday() - weekday) % 7) * DAY
    first = date(year, month, 1)
    return first + ((weekday - first.weekday()) % 7 + 7 * (nth - 1)) * DAY


@cache
def _table() -> dict[str, tuple[date, ...]]:
    with fact_file("holidays.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["feast"]: tuple(date.fromisoformat(day) for day in row["days"].split()) for row in rows}
