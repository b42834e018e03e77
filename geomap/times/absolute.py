"""What dates with a day, a month or a year of their own mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from geomap.times.calendar_words import calendar_words
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

# "May", "march" and "mar" are words too: as a month they bear a capital letter.
_ALSO_WORDS = frozenset({"may", "march", "mar", "dec", "jan", "sep", "august"})
# "Jan Smets", "Mar Elias", "June Varga"
_GIVEN_NAMES = frozenset({"april", "june", "august"})
_NAME_AFTER = re.compile(r"\s(?:del? |al-)?[A-Z][a-z]")
_VERB_AFTER_MAY = re.compile(r" (?:have|be|not|also|never|still|yet|well|has|become|come|go|take|seek|want)\b")
_BEFORE_MONTH = re.compile(
    r"(?:in|since|until|till|by|from|through|during|of|to|between|before|after|the|and|for|this|every)\s$"
)
_BEFORE_TICK = re.compile(r"\b(?:in|since|until|by|of|spring|summer|autumn|fall|winter|early|late|mid) $")
# How many days ahead of the news a day without a year may lie.
_REACH = {Tense.AHEAD: 240, Tense.UNTOLD: 90, Tense.GONE: 10}
_CLOSING = re.compile(r"\bend(?:ing|ed|s)\s$")
_EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}


def hedge_of(match: re.Match[str]) -> str | None:
    """The part of a month or year that is meant: early, mid or late; or earlier, later; or none."""
    parts = match.groupdict()
    return _EDGES.get(parts.get("edge") or "") or parts.get("hedge")


def _full_year(short: str, anchor: date | None) -> int:
    """Two digits as the year nearest to the news, or to 1999 where there is none."""
    base = anchor.year if anchor else 1999
    return min((century + int(short) for century in (1800, 1900, 2000, 2100)), key=lambda year: abs(year - base))


def _year_of(match: re.Match[str], anchor: date | None) -> int | None:
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    short = parts.get("short") or parts.get("tick")
    return _full_year(short, anchor) if short else None


def _month_of(match: re.Match[str]) -> int:
    return calendar_words().months[match["month"].rstrip(".")]


def _day_number(word: str) -> int:
    return calendar_words().ordinals.get(word) or int(re.sub(r"\D", "", word))


def _tick_year(match: re.Match[str], reading: Reading) -> Stretch | None:
    """A year of two digits, told as one: "in '98"."""
    if not _BEFORE_TICK.search(reading.lower, max(0, match.start() - 12), match.start()):
        return None
    year = _full_year(match["tick"], reading.anchor)
    return years(year) if reading.anchor is None or year <= reading.anchor.year else None


def _is_month(match: re.Match[str], reading: Reading) -> bool:
    word = match["month"].rstrip(".")
    if word not in _ALSO_WORDS:
        return True
    if not reading.text[match.start("month")].isupper():
        return False
    return not (word == "may" and _VERB_AFTER_MAY.match(reading.lower, match.end("month")))


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
    anchor, which = reading.anchor, match.groupdict().get("which") or ""
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
    if match["sep"] == "." or a > 12:  # Dots are the European order; 13 and more can be no month
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
    month, day = _month_of(match), _day_number(match["day"])
    year = _year_of(match, reading.anchor)
    first = date(year, month, day) if year else _nearest(month, day, reading, match)
    if first is None:
        return None
    last = match.groupdict().get("day2")
    return spanning(first, first.replace(day=_day_number(last))) if last else one_day(first)


def _month_year(match: re.Match[str], reading: Reading) -> Stretch | None:
    if not _is_month(match, reading):
        return None
    if match["year"]:
        year = int(match["year"])
        # A business year ends with the last day of its month.
        if hedge_of(match) is None and _CLOSING.search(reading.lower, max(0, match.start() - 8), match.start()):
            return one_month(year, _month_of(match))._replace(first=one_month(year, _month_of(match)).last)
    elif reading.anchor is None:
        return None
    else:
        year = reading.anchor.year + {"last": -1, "the previous": -1, "next": 1}.get(match["which"], 0)
    return one_month(year, _month_of(match), hedge_of(match))


def _month_alone(match: re.Match[str], reading: Reading) -> Stretch | None:
    hedge, which, anchor = hedge_of(match), match["which"], reading.anchor
    if anchor is None or not reading.text[match.start("month")].isupper() or not _is_month(match, reading):
        return None
    word = match["month"].rstrip(".")
    led = hedge or which or _BEFORE_MONTH.search(reading.lower, max(0, match.start("month") - 9), match.start("month"))
    if not led and (word in _ALSO_WORDS or len(word) < 4):
        return None
    is_name = (len(word) < 4 and word != "may") or (word in _GIVEN_NAMES and not led)
    if is_name and _NAME_AFTER.match(reading.text, match.end()):
        return None
    if which == "following" and reading.period and reading.lower.endswith("the ", 0, match.start()):
        return month_after(reading.period.first, (_month_of(match) - reading.period.first.month) % 12 or 12)
    behind = (anchor.month - _month_of(match)) % 12
    if which == "last" and behind == 0:
        behind = 12
    plans = which == "next" or (which not in {"last", "past"} and is_ahead(reading, match))
    if which == "this":
        return one_month(anchor.year, _month_of(match), hedge)
    ahead = behind > 0 and (which == "this coming" or (plans and behind > 3) or (which is None and behind > 10))
    return month_after(anchor, 12 - behind if ahead else -behind, hedge)


def month_of(match: re.Match[str], reading: Reading) -> Stretch | None:
    """The month that a match names: of the year beside it, else the one that the news means."""
    return _month_year(match, reading) if match["year"] or match["which"] else _month_alone(match, reading)


def _feast(match: re.Match[str], reading: Reading) -> Stretch | None:
    name, anchor = match["feast"], reading.anchor
    if match["year"]:
        first = next(feast_days(name, int(match["year"])), None)
    elif anchor is None:
        return None
    else:
        days = [day for year in range(anchor.year - 2, anchor.year + 3) for day in feast_days(name, year)]
        first = _chosen(days, reading, match)
    return spanning(first, first + (feast_length(name) - 1) * DAY) if first else None


def _decade(match: re.Match[str], _reading: Reading) -> Stretch:
    if match["decade"]:
        start = int(match["decade"])
    else:
        short = int(match["tick"]) if match["tick"] else calendar_words().decades[match["word"]]
        start = short + (1900 if short >= 20 else 2000)
    hedge = match["hedge"] or match["hedge2"] or ""
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(hedge, (0, 9))
    return years(start + first, count=last - first + 1)


def _season(match: re.Match[str], _reading: Reading) -> Stretch:
    return season(int(match["year"]), calendar_words().seasons[match["season"]])


def _year(match: re.Match[str], _reading: Reading) -> Stretch:
    year = int(match["year"])
    if not match["year2"]:
        return years(year, hedge_of(match))
    end = int(match["year2"]) + (year // 100 * 100 if len(match["year2"]) == 2 else 0)
    return years(year, count=max(1, end - year + 1))


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
}
