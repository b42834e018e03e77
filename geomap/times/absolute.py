"""What dates with a day, a month or a year of their own mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from geomap.times.calendar_words import foreign_months, part
from geomap.times.context import (
    DAY,
    Reading,
    Stretch,
    month_after,
    one_day,
    one_month,
    season,
    spanning,
    years,
)
from geomap.times.holidays import feast_days, feast_length
from geomap.times.tense import Tense, is_ahead, tense_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# How many days ahead of the news a day without a year may lie.
_SHORT = 4
"""Letters of a month that is not cut short: "june"."""
_REACH = {Tense.AHEAD: 240, Tense.UNTOLD: 90, Tense.GONE: 10}


def hedge_of(match: re.Match[str], reading: Reading) -> str | None:
    """The part of a month or year that is meant: early, mid or late; or earlier, later; or none."""
    return reading.words.term(match, "edge") or reading.words.term(match, "hedge") or None


def _full_year(short: str, anchor: date | None) -> int:
    """Two digits as the year nearest to the news, or to 1999 where there is none."""
    base = anchor.year if anchor else 1999
    return min((century + int(short) for century in (1800, 1900, 2000, 2100)), key=lambda year: abs(year - base))


def _year_of(match: re.Match[str], anchor: date | None) -> int | None:
    if part(match, "year"):
        return int(match["year"])
    short = part(match, "short") or part(match, "tick")
    return _full_year(short, anchor) if short else None


def _month_of(match: re.Match[str], reading: Reading) -> int:
    return reading.words.months[match["month"].rstrip(".")]


def _day_number(word: str, reading: Reading) -> int:
    return reading.words.ordinals.get(word) or int(re.sub(r"\D", "", word))


def _tick_year(match: re.Match[str], reading: Reading) -> Stretch | None:
    """A year of two digits, told as one: "in '98"."""
    if not reading.follows("before_short_year", match.start()):
        return None
    year = _full_year(match["tick"], reading.anchor)
    return years(year) if reading.anchor is None or year <= reading.anchor.year else None


def _is_month(match: re.Match[str], reading: Reading) -> bool:
    word, words = match["month"].rstrip("."), reading.words
    if word not in words.month_words or not words.capital_months:
        return True
    if not reading.text[match.start("month")].isupper():
        return False
    return not (word in words.month_verbs and reading.leads("verb_after", match.end("month")))


def _nearest(month: int, day: int, reading: Reading, match: re.Match[str]) -> date | None:
    """The year-less day as news means it: gone by, unless the words or the calendar say otherwise."""
    anchor = reading.anchor
    if anchor is None:
        return None
    near = range(anchor.year - 4, anchor.year + 5)
    days = [date(year, month, day) for year in near if day <= monthrange(year, month)[1]]
    return _chosen(days, reading, match)


def _chosen(days: Sequence[date], reading: Reading, match: re.Match[str]) -> date | None:
    """The one of some days a year apart that is meant."""
    anchor, which = reading.anchor, reading.words.term(match, "which")
    if anchor is None or not days:
        return None
    back = max((day for day in days if day <= anchor), default=days[0])
    on = min((day for day in days if day >= anchor), default=days[-1])
    if which in {"last", "past", "this past"}:
        return back
    if which in {"next", "this coming"}:
        return on
    # Without a word of plans, only a day much nearer ahead than behind is one to come.
    limit = _REACH[tense_of(reading, match)]
    return on if (on - anchor).days <= limit and (anchor - back).days > 365 - limit else back


def _iso(match: re.Match[str], _reading: Reading) -> Stretch:
    return one_day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _slashed(match: re.Match[str], reading: Reading) -> Stretch | None:
    a, b = int(match["a"]), int(match["b"])
    year = int(match["year"]) if len(match["year"]) == 4 else _full_year(match["year"], reading.anchor)
    if match["sep"] == "." or reading.words.day_first or a > 12:  # 13 and more can be no month
        return one_day(date(year, b, a))
    if b > 12 or a == b:
        return one_day(date(year, a, b))
    # Either order fits: only the day of the news can tell.
    both = (date(year, a, b), date(year, b, a))
    near = [day for day in both if reading.anchor and abs((day - reading.anchor).days) <= 7]
    return one_day(near[0]) if len(near) == 1 else None


def _month_and_day(match: re.Match[str], reading: Reading) -> Stretch | None:
    if not _is_month(match, reading):
        return None
    month, day = _month_of(match, reading), _day_number(match["day"], reading)
    year = _year_of(match, reading.anchor)
    first = date(year, month, day) if year else _nearest(month, day, reading, match)
    if first is None:
        return None
    last = part(match, "day2")
    return spanning(first, first.replace(day=_day_number(last, reading))) if last else one_day(first)


def _month_year(match: re.Match[str], reading: Reading) -> Stretch | None:
    if not _is_month(match, reading):
        return None
    if match["year"]:
        year = int(match["year"])
        # A business year ends with the last day of its month.
        if hedge_of(match, reading) is None and reading.follows("closing", match.start()):
            whole = one_month(year, _month_of(match, reading))
            return whole._replace(first=whole.last)
    elif reading.anchor is None:
        return None
    else:
        year = reading.anchor.year + {"last": -1, "told previous": -1, "next": 1}.get(
            reading.words.term(match, "which"), 0
        )
    return one_month(year, _month_of(match, reading), hedge_of(match, reading))


def _month_alone(match: re.Match[str], reading: Reading) -> Stretch | None:
    if reading.anchor is None or not _is_month_alone(match, reading):
        return None
    hedge, which, month = hedge_of(match, reading), reading.words.term(match, "which"), _month_of(match, reading)
    if which == "following" and reading.period and reading.follows("the", match.start()):
        return month_after(reading.period.first, (month - reading.period.first.month) % 12 or 12)
    if which == "this":
        return one_month(reading.anchor.year, month, hedge)
    return month_after(reading.anchor, _months_off(match, reading, month, which), hedge)


def _is_month_alone(match: re.Match[str], reading: Reading) -> bool:
    """Whether a word is a month although no day and no year stands beside it."""
    words, word, start = reading.words, match["month"].rstrip("."), match.start("month")
    # "May" bears a capital, "may" does not; in French it is the other way round: "en mars", "sur Mars".
    is_other = words.capital_months or word in words.month_words
    if (is_other and reading.text[start].isupper() != words.capital_months) or not _is_month(match, reading):
        return False
    led = hedge_of(match, reading) or part(match, "which") or reading.follows("before_month", start)
    if not led and (word in words.month_words or len(word) < _SHORT or not words.capital_months):
        return False
    is_name = (len(word) < _SHORT and word not in words.month_verbs) or (word in words.month_names and not led)
    return not (is_name and reading.patterns.near("name_after").match(reading.text, match.end()))


def _months_off(match: re.Match[str], reading: Reading, month: int, which: str) -> int:
    """How many months before or after the news the month lies that is meant."""
    behind = (reading.anchor.month - month) % 12 if reading.anchor else 0
    if which == "last" and behind == 0:
        behind = 12
    plans = which == "next" or (which not in {"last", "past"} and is_ahead(reading, match))
    ahead = behind > 0 and (which == "this coming" or (plans and behind > 3) or (not which and behind > 10))
    return 12 - behind if ahead else -behind


def month_of(match: re.Match[str], reading: Reading) -> Stretch | None:
    """The month that a match names: of the year beside it, else the one that the news means."""
    return _month_year(match, reading) if part(match, "year") or part(match, "which") else _month_alone(match, reading)


def _feast(match: re.Match[str], reading: Reading) -> Stretch | None:
    name, anchor = match["feast"], reading.anchor
    if match["year"]:
        first = next(feast_days(reading.words, name, int(match["year"])), None)
    elif anchor is None:
        return None
    else:
        days = [
            day for year in range(anchor.year - 2, anchor.year + 3) for day in feast_days(reading.words, name, year)
        ]
        first = _chosen(days, reading, match)
    return spanning(first, first + (feast_length(reading.words, name) - 1) * DAY) if first else None


def _decade(match: re.Match[str], reading: Reading) -> Stretch:
    if part(match, "decade"):
        start = int(match["decade"])
    else:
        short = int(match["tick"]) if part(match, "tick") else reading.words.decades[match["word"]]
        start = short + (1900 if short >= 20 else 2000)
    hedge = reading.words.term(match, "hedge") or reading.words.term(match, "hedge2")
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(hedge, (0, 9))
    return years(start + first, count=last - first + 1)


def _season(match: re.Match[str], reading: Reading) -> Stretch:
    return season(int(match["year"]), reading.words.seasons[match["season"]])


def _year(match: re.Match[str], reading: Reading) -> Stretch:
    year = int(match["year"])
    if not match["year2"]:
        return years(year, hedge_of(match, reading))
    end = int(match["year2"]) + (year // 100 * 100 if len(match["year2"]) == 2 else 0)
    return years(year, count=max(1, end - year + 1))


def _foreign_day(match: re.Match[str], reading: Reading) -> Stretch:
    month = foreign_months(reading.words.language)[match["month"]]
    return one_day(date(int(match["year"]), month, int(match["day"])))


def _none(_match: re.Match[str], _reading: Reading) -> None:
    return None


ABSOLUTE: dict[str, Callable[[re.Match[str], Reading], Stretch | None]] = {
    "not_dates": _none,
    "iso": _iso,
    "slashed": _slashed,
    "day_month": _month_and_day,
    "month_day": _month_and_day,
    "stroked": _month_and_day,
    "month_year": _month_year,
    "month": _month_alone,
    "feast": _feast,
    "decade": _decade,
    "season": _season,
    "tick_year": _tick_year,
    "year": _year,
    "foreign_day": _foreign_day,
}
