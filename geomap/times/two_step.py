"""What days mean that are counted in two steps: "a week ago Friday", "the 14th", "the week of 7 December"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from geomap.model import TimePrecision
from geomap.times.absolute import month_of
from geomap.times.context import DAY, Reading, Stretch, month_after, one_day, spanning
from geomap.times.holidays import nth_weekday
from geomap.times.tense import is_ahead

if TYPE_CHECKING:
    from collections.abc import Callable

_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}
_NTHS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "final": -1}
_YEARS = {"last": -1, "next": 1}


def _count(word: str | None, reading: Reading) -> int:
    return reading.words.count(word) if word else 1


def _week_from(match: re.Match[str], reading: Reading) -> Stretch | None:
    """A day some weeks or years off: "a week ago Friday", "two Sundays ago", "a year ago today"."""
    if reading.anchor is None:
        return None
    if match["day_word"] or reading.words.term(match, "unit") in {"month", "year"}:
        return _from_day(match, reading, reading.anchor)
    number = reading.words.weekdays[match["weekday"] or match["weekdays"] or match["before"] or match["first"]]
    back, on = (reading.anchor.weekday() - number) % 7, (number - reading.anchor.weekday()) % 7
    if reading.words.term(match, "side") == "from now":
        return one_day(reading.anchor + ((on or 7) + 7 * _count(match["n"], reading)) * DAY)
    weeks = (
        1 if match["before"] else _count(match["n"] or match["n2"] or match["n3"], reading) - bool(match["weekdays"])
    )
    return one_day(reading.anchor - ((back or 7) + 7 * weeks) * DAY)


def _from_day(match: re.Match[str], reading: Reading, anchor: date) -> Stretch:
    """Today, yesterday or the last Friday, so many weeks, months or years off."""
    words, unit = reading.words, reading.words.term(match, "unit")
    back = (anchor.weekday() - words.weekdays[match["weekday"]]) % 7 if match["weekday"] else 0
    day = anchor + (words.days[match["day_word"]][0] if match["day_word"] else -back) * DAY
    count = _count(match["n"], reading) * (-1 if words.term(match, "side") == "ago" else 1)
    if unit == "week":
        return one_day(day + 7 * count * DAY)
    whole = month_after(day, count * (12 if unit == "year" else 1))
    return one_day(min(whole.first + (day.day - 1) * DAY, whole.last))


def _nth(match: re.Match[str], reading: Reading) -> Stretch | None:
    """A day told by its number alone, of the month told last or of the news: "on the 14th"."""
    base = reading.told or reading.anchor
    if base is None:
        return None
    number, month = int(re.sub(r"\D", "", match["day"])), base.year * 12 + base.month - 1
    ahead = reading.told is None and is_ahead(reading, match)
    if reading.told is None and not ahead and number > base.day:
        month -= 1
    month += _YEARS.get(reading.words.term(match, "which"), 0)
    return one_day(date(month // 12, month % 12 + 1, number))


def _part_of_year(match: re.Match[str], reading: Reading) -> Stretch | None:
    """A quarter or half of a year that is named: "the third quarter of 2019"."""
    if match["year"]:
        year = int(match["year"])
    elif reading.anchor is None:
        return None
    else:
        year = reading.anchor.year + _YEARS.get(reading.words.term(match, "which"), 0)
    months = 3 if reading.words.term(match, "part") == "quarter" else 6
    nth = reading.words.term(match, "nth")
    which = _QUARTERS[nth]
    first = (1 if nth == "last" and months == 6 else min(which, 12 // months - 1)) * months + 1
    last = first + months - 1
    return Stretch(date(year, first, 1), date(year, last, monthrange(year, last)[1]), TimePrecision.VAGUER)


def _part_of_month(match: re.Match[str], reading: Reading) -> Stretch | None:
    """A week, a half, a day or a weekday of a month: "the last week of November"."""
    whole = month_of(match, reading)
    if whole is None:
        return None
    nth, part = _NTHS[reading.words.term(match, "nth")], reading.words.term(match, "part")
    if part == "half":
        middle = whole.first + 14 * DAY
        return whole._replace(last=middle) if nth == 0 else whole._replace(first=middle + DAY)
    if part in {"week", "weekend", "days"}:
        length = 7 if part == "week" else 3
        first = whole.last - (length - 1) * DAY if nth < 0 else whole.first + 7 * nth * DAY
        return Stretch(first, first + (length - 1) * DAY, TimePrecision.WEEK)
    if part == "day":
        return one_day(whole.last if nth < 0 else whole.first + nth * DAY)
    weekday = reading.words.weekdays[part]
    return one_day(nth_weekday(whole.first.year, whole.first.month, weekday, nth + (nth >= 0)))


def _year_end(_match: re.Match[str], reading: Reading) -> Stretch | None:
    return one_day(date(reading.anchor.year, 12, 31)) if reading.anchor else None


def _named_day(match: re.Match[str], reading: Reading) -> Stretch:
    return one_day(date(*reading.words.named_days[match[0]]))


def widened(first: date, reading: Reading, start: int) -> Stretch | None:
    """The week or weekend that "the week of" before a day makes of it; None where it does not stand there."""
    led = reading.follows("week_of", start)
    if led is None:
        return None
    if reading.words.term(led, "how") == "ended":
        return Stretch(first - 6 * DAY, first, TimePrecision.WEEK)
    days = 1 if reading.words.term(led, "unit") == "weekend" else 6
    return spanning(first, first + days * DAY)._replace(precision=TimePrecision.WEEK)


RECOUNTED: dict[str, Callable[[re.Match[str], Reading], Stretch | None]] = {
    "week_from": _week_from,
    "nth": _nth,
    "part_of_month": _part_of_month,
    "part_of_year": _part_of_year,
    "year_end": _year_end,
    "named_day": _named_day,
}
