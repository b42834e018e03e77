"""What each shape of date means: from its parts, the day of the news and the last day told, to days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.calendar_words import calendar_words
from geomap.incidents.tense import is_ahead
from geomap.model import TimePrecision

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """The first and the last day that some words may mean."""

    first: date
    last: date
    precision: TimePrecision


@dataclass(slots=True)
class Reading:
    """A text being read for dates, and what it has told so far."""

    text: str
    lower: str
    anchor: date | None
    """The day of the news."""
    told: date | None = None
    """The last day that the text told."""


def resolve(shape: str, match: re.Match[str], reading: Reading) -> Stretch | None:
    """The days that a match of a shape means, or None where it means none that can be told."""
    try:
        return RULES[shape](match, reading)
    except (ValueError, OverflowError):  # There is no such day: "31 June", "9000 years ago"
        return None


def spanning(first: date, last: date) -> Stretch:
    """A stretch whose precision follows from its length."""
    days = (last - first).days
    if days < 0:
        raise ValueError(f"{last} is before {first}")
    limits = ((3, TimePrecision.DAY), (10, TimePrecision.WEEK), (31, TimePrecision.MONTH))
    precision = next((precision for limit, precision in limits if days < limit), TimePrecision.VAGUER)
    return Stretch(first, last, precision)


def _day(day: date) -> Stretch:
    return Stretch(day, day, TimePrecision.DAY)


def _month(year: int, month: int, hedge: str | None = None) -> Stretch:
    end = monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}.get(hedge or "", (1, end))
    return Stretch(date(year, month, first), date(year, month, last), TimePrecision.MONTH)


def _year(year: int, hedge: str | None = None, *, years: int = 1) -> Stretch:
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(hedge or "", (1, 12))
    end = date(year + years - 1, last, monthrange(year, last)[1])
    return Stretch(date(year, first, 1), end, TimePrecision.VAGUER)


def _hedge(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    edges = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
    return edges.get(parts.get("edge") or "") or parts.get("hedge")


def _month_number(word: str) -> int:
    return calendar_words().months[word.rstrip(".").strip()]


def _day_number(word: str) -> int:
    return calendar_words().ordinals.get(word) or int(re.sub(r"\D", "", word))


def _full_year(short: str, anchor: date | None) -> int:
    """Two digits as the year nearest to the news, or in the hundred years around 2000 where there is none."""
    base = anchor.year if anchor else 1999
    return min((century + int(short) for century in (1800, 1900, 2000, 2100)), key=lambda year: abs(year - base))


def _nearest(month: int, day: int, reading: Reading, match: re.Match[str], which: str | None = None) -> date | None:
    """The year-less day as news means it: gone by, unless the words or the calendar say otherwise."""
    anchor = reading.anchor
    if anchor is None:
        return None
    years = [year for year in range(anchor.year - 4, anchor.year + 5) if day <= monthrange(year, month)[1]]
    days = [date(year, month, day) for year in years]
    back = max(day for day in days if day <= anchor)
    on = min(day for day in days if day >= anchor)
    if which in {"next", "this coming"}:
        return on
    if which in {"last", "past"}:
        return back
    to_come = is_ahead(reading.lower, match.start(), match.end())
    # Without a word of plans, only a day much nearer ahead than behind is one to come.
    limit = 240 if to_come else 60
    return on if (on - anchor).days <= limit and (anchor - back).days > 365 - limit else back


def _explicit_year(match: re.Match[str], anchor: date | None) -> int | None:
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"])
    short = parts.get("short") or parts.get("tick")
    return _full_year(short, anchor) if short else None


# "May", "march" and "mar" are words too: as a month they bear a capital letter.
_ALSO_WORDS = {"may", "march", "mar", "dec", "jan", "sep", "august"}
_AFTER_VERB_MAY = re.compile(r" (?:have|be|not|also|never|still|yet|well|has|become|come|go|take|seek|want)\b")


def _is_month(match: re.Match[str], reading: Reading) -> bool:
    word = match["month"].rstrip(".")
    if word not in _ALSO_WORDS:
        return True
    if not reading.text[match.start("month")].isupper():
        return False
    return not (word == "may" and _AFTER_VERB_MAY.match(reading.lower, match.end("month")))


def _iso(match: re.Match[str], _reading: Reading) -> Stretch:
    return _day(date(int(match["year"]), int(match["month"]), int(match["day"])))


def _slashed(match: re.Match[str], reading: Reading) -> Stretch | None:
    a, b = int(match["a"]), int(match["b"])
    year = int(match["year"]) if len(match["year"]) == 4 else _full_year(match["year"], reading.anchor)
    if match["sep"] == "." or a > 12:  # Dots are the European order; 13 and more can be no month
        return _day(date(year, b, a))
    if b > 12 or a == b:
        return _day(date(year, a, b))
    readings = [date(year, a, b), date(year, b, a)]
    near = [day for day in readings if reading.anchor and abs((day - reading.anchor).days) <= 7]
    return _day(near[0]) if len(near) == 1 else None


def _month_and_day(match: re.Match[str], reading: Reading) -> Stretch | None:
    if not _is_month(match, reading):
        return None
    month, day = _month_number(match["month"]), _day_number(match["day"])
    year = _explicit_year(match, reading.anchor)
    first = date(year, month, day) if year else _nearest(month, day, reading, match, match["which"])
    if first is None:
        return None
    return spanning(first, first.replace(day=_day_number(match["day2"]))) if match["day2"] else _day(first)


def _month_year(match: re.Match[str], reading: Reading) -> Stretch | None:
    if not _is_month(match, reading):
        return None
    if match["year"]:
        year = int(match["year"])
    elif reading.anchor is None:
        return None
    else:
        year = reading.anchor.year + {"last": -1, "the previous": -1, "next": 1}.get(match["which"], 0)
    return _month(year, _month_number(match["month"]), _hedge(match))


_MONTH_BEFORE = re.compile(r"(?:in|since|until|till|by|from|through|during|of|to|between|before|after|the|and|for|this|every)\s$")


def _month_alone(match: re.Match[str], reading: Reading) -> Stretch | None:
    hedge, which, word = _hedge(match), match["which"], match["month"].rstrip(".")
    if reading.anchor is None or not reading.text[match.start("month")].isupper() or not _is_month(match, reading):
        return None
    led = hedge or which or _MONTH_BEFORE.search(reading.lower, max(0, match.start() - 9), match.start())
    if not led and (word in _ALSO_WORDS or len(word) < 4):
        return None
    month, anchor = _month_number(word), reading.anchor
    behind = (anchor.month - month) % 12
    if which == "last" and behind == 0:
        behind = 12
    to_come = which == "next" or (which not in {"last", "past"} and is_ahead(reading.lower, match.start(), match.end()))
    ahead = behind > 0 and ((to_come and behind > 3) or (which is None and behind > 10))
    index = anchor.year * 12 + anchor.month - 1 - behind + (12 if ahead else 0)
    return _month(index // 12, index % 12 + 1, hedge)


def _told(match: re.Match[str], reading: Reading) -> Stretch | None:
    phrase = match[0]
    names_an_event = phrase.endswith(("before", "after")) and reading.lower[match.end() : match.end() + 2].strip().isalnum()
    if reading.told is None or names_an_event:
        return None
    return _day(reading.told + calendar_words().told[phrase] * _DAY)


def _day_word(match: re.Match[str], reading: Reading) -> Stretch | None:
    if reading.anchor is None or _is_newspaper(match, reading):
        return None
    first, last = calendar_words().days[match["word"]]
    return Stretch(reading.anchor + first * _DAY, reading.anchor + last * _DAY, TimePrecision.DAY)


def _is_newspaper(match: re.Match[str], reading: Reading) -> bool:
    """Whether this "Today" is the end of a name: "USA Today"."""
    if not reading.text[match.start() : match.end()].istitle():
        return False
    return re.search(r"[A-Z]\w*\s$", reading.text[max(0, match.start() - 12) : match.start()]) is not None


def _weekday(match: re.Match[str], reading: Reading) -> Stretch | None:
    if reading.anchor is None or not _is_weekday(match, reading):
        return None
    anchor, which, week = reading.anchor, match["which"], match["week"]
    number = calendar_words().weekdays[match["weekday"]]
    back = (anchor.weekday() - number) % 7
    on = (number - anchor.weekday()) % 7
    if week:
        monday = anchor - anchor.weekday() * _DAY
        return _day(monday + (number + 7 * {"l": -1, "t": 0, "n": 1}[week.removeprefix("of ")[0]]) * _DAY)
    if which in {"last", "past", "this past", "previous"}:
        return _day(anchor - (back or 7) * _DAY)
    if which in {"next", "coming", "this coming", "following"}:
        return _day(anchor + (on or 7) * _DAY)
    to_come = on > 0 and is_ahead(reading.lower, match.start(), match.end())
    return _day(anchor + on * _DAY if to_come else anchor - back * _DAY)


_HABIT = re.compile(r"\b(?:every|each|any|most)\s$")


def _is_weekday(match: re.Match[str], reading: Reading) -> bool:
    start, end = match.span("weekday")
    if _HABIT.search(reading.lower, max(0, start - 7), start):
        return False
    if match["weekday"].endswith("day"):
        return True
    # Short forms are words or names otherwise: "sun", "sat", "wed", "Mon", "Fri".
    return reading.text[start].isupper() and re.match(r"\.|,? \d|,? [A-Z][a-z]{2}\.? \d", reading.text[end : end + 9]) is not None


def _feast(match: re.Match[str], reading: Reading) -> Stretch | None:
    month, day = calendar_words().feasts[match[0]]
    found = _nearest(month, day, reading, match)
    return _day(found) if found else None


_UNITS = {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def _ago(match: re.Match[str], reading: Reading) -> Stretch | None:
    side, unit = match["side"], match["unit"]
    if side in {"before", "prior"} and reading.lower[match.end() : match.end() + 2].strip().isalnum():
        return None  # "two days before the vote" counts from the vote
    forward = side in {"later", "after that", "afterwards", "from now", "from today"}
    near_news = side in {"ago", "from now", "from today"}
    base = reading.anchor if near_news else reading.told or (None if forward else reading.anchor)
    if base is None:
        return None
    count = calendar_words().numbers.get(match["n"]) or int(match["n"])
    return _away(base, count if forward else -count, unit)


def _away(base: date, count: int, unit: str) -> Stretch:
    if unit in {"hour", "minute"}:
        return _day(base + (count // 24 + 1 if count < 0 else count // 24) * _DAY * (unit == "hour"))
    if unit in {"day", "night"}:
        return _day(base + count * _DAY)
    if unit == "week":
        first = base + 7 * count * _DAY
        return Stretch(first, first + 6 * _DAY if count < -1 else first, TimePrecision.WEEK)
    if unit == "month":
        index = base.year * 12 + base.month - 1 + count
        return _month(index // 12, index % 12 + 1)
    return _year(base.year + count) if unit == "year" else _year((base.year // 10 + count) * 10, years=10)


def _past_span(match: re.Match[str], reading: Reading) -> Stretch | None:
    anchor, unit, which = reading.anchor, match["unit"], match["which"]
    if anchor is None:
        return None
    count = (calendar_words().numbers.get(match["n"]) or int(match["n"])) if match["n"] else 3
    days = -(-count // 24) if unit == "hour" else count * _UNITS[unit]
    return spanning(anchor, anchor + days * _DAY) if which in {"coming", "next"} else spanning(anchor - days * _DAY, anchor)


_STEP = {"last": -1, "next": 1, "coming": 1, "previous": -1, "following": 1}


def _unit(match: re.Match[str], reading: Reading) -> Stretch | None:
    which, unit, hedge = match["which"].removeprefix("the "), match["unit"], _hedge(match)
    from_told = match["which"] in {"the previous", "the following", "the next", "the same", "that same", "that"}
    base = reading.told if from_told else reading.anchor
    if base is None:
        return None
    if which == "past" and unit in _UNITS:
        return spanning(base - _UNITS[unit] * _DAY, base)
    ahead = not from_told and is_ahead(reading.lower, match.start(), match.end())
    whole = _whole(base, unit, _STEP.get(which, 0), hedge, ahead=ahead, this=which in {"this", "this past", "current"})
    return _so_far(whole, reading.anchor, hedge, ahead=ahead) if which in {"this", "current"} else whole


def _whole(base: date, unit: str, step: int, hedge: str | None, *, ahead: bool, this: bool) -> Stretch:
    if unit == "month":
        index = base.year * 12 + base.month - 1 + step
        return _month(index // 12, index % 12 + 1, hedge)
    if unit == "year":
        return _year(base.year + step, hedge)
    if unit == "decade":
        return _year((base.year // 10 + step) * 10, years=10)
    monday = base - base.weekday() * _DAY + 7 * step * _DAY
    if unit == "week":
        return Stretch(monday, monday + 6 * _DAY, TimePrecision.WEEK)
    if unit in {"weekend", "week-end"}:
        return _weekend_of(base, 1 if ahead and this else step)
    return _season(base.year + step, unit) if step or not this else _season(base.year, unit)


def _season(year: int, name: str) -> Stretch:
    month = calendar_words().seasons[name]
    last = (year * 12 + month + 1) % 12 + 1
    end_year = year + (month + 2 > 12)
    return Stretch(date(year, month, 1), date(end_year, last, monthrange(end_year, last)[1]), TimePrecision.VAGUER)


def _so_far(whole: Stretch, anchor: date | None, hedge: str | None, *, ahead: bool) -> Stretch:
    """ "This month" ends with the news, or begins with it where it is told as a plan."""
    if anchor is None or not whole.first <= anchor <= whole.last:
        return whole
    if hedge == "later" or (ahead and hedge != "earlier"):
        return whole._replace(first=anchor)
    return whole._replace(last=anchor)


def _weekend_of(base: date, step: int) -> Stretch:
    """The weekend that began last; with a step, the one before or the one to come."""
    saturday = base - ((base.weekday() - 5) % 7) * _DAY
    if step > 0:
        saturday += 7 * _DAY
    elif step < 0 and base.weekday() >= 5:
        saturday -= 7 * _DAY
    return Stretch(saturday, saturday + _DAY, TimePrecision.WEEK)


def _weekend(match: re.Match[str], reading: Reading) -> Stretch | None:
    if reading.anchor is None:
        return None
    return _weekend_of(reading.anchor, int(is_ahead(reading.lower, match.start(), match.end())))


def _decade(match: re.Match[str], _reading: Reading) -> Stretch:
    if match["decade"]:
        start = int(match["decade"])
    else:
        start = 1900 + (int(match["tick"]) if match["tick"] else calendar_words().decades[match["word"]])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(match["hedge"] or "", (0, 9))
    return _year(start + first, years=last - first + 1)


def _season_year(match: re.Match[str], _reading: Reading) -> Stretch:
    return _season(int(match["year"]), match["season"])


def _year_alone(match: re.Match[str], _reading: Reading) -> Stretch:
    year = int(match["year"])
    if not match["year2"]:
        return _year(year, _hedge(match))
    end = int(match["year2"]) + (year // 100 * 100 if len(match["year2"]) == 2 else 0)
    return _year(year, years=end - year + 1) if end > year else _year(year)


def _nothing(_match: re.Match[str], _reading: Reading) -> None:
    return None


RULES: dict[str, Callable[[re.Match[str], Reading], Stretch | None]] = {
    "not_dates": _nothing,
    "iso": _iso,
    "slashed": _slashed,
    "day_month": _month_and_day,
    "month_day": _month_and_day,
    "month_year": _month_year,
    "month": _month_alone,
    "told": _told,
    "day_word": _day_word,
    "weekday": _weekday,
    "feast": _feast,
    "ago": _ago,
    "past_span": _past_span,
    "unit": _unit,
    "weekend": _weekend,
    "decade": _decade,
    "season": _season_year,
    "year": _year_alone,
}
