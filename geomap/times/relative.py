"""What times counted from another day mean: from the day of the news, or from the last day told."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from geomap.model import TimePrecision
from geomap.times.absolute import hedge_of
from geomap.times.calendar_words import part
from geomap.times.context import (
    DAY,
    Reading,
    Stretch,
    decade_of,
    month_after,
    one_day,
    season,
    spanning,
    years,
)
from geomap.times.tense import is_ahead
from geomap.times.terms import GONE_BY, STEP, TOLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}


def _leads_on(reading: Reading, end: int) -> bool:
    """Whether a word follows right away: "the day before the vote" is not counted from the day told."""
    return reading.lower[end : end + 2].strip().isalnum()


def _told(match: re.Match[str], reading: Reading) -> Stretch | None:
    phrase = match[0]
    if reading.patterns.near("leads_on").search(phrase) and _leads_on(reading, match.end()):
        return None
    base, is_near = reading.told, reading.patterns.near("near_told").search(phrase)
    if is_near and reading.anchor and (base is None or base > reading.anchor):
        base = reading.anchor
    if base is None:
        return None
    day = base + reading.words.told[phrase] * DAY
    # "The next day" after the day of the news has not come, whatever the text told last.
    has_come = reading.anchor is None or day <= reading.anchor or is_ahead(reading, match)
    return one_day(day) if has_come else None


def _day_word(match: re.Match[str], reading: Reading) -> Stretch | None:
    if reading.anchor is None or _is_newspaper(match, reading):
        return None
    first, last = reading.words.days[match["word"]]
    return Stretch(reading.anchor + first * DAY, reading.anchor + last * DAY, TimePrecision.DAY)


def _is_newspaper(match: re.Match[str], reading: Reading) -> bool:
    """Whether this "Today" is the end of a name: "USA Today"."""
    if not reading.text[match.start() : match.end()].istitle():
        return False
    return re.search(r"[A-Z]\w*\s$", reading.text[max(0, match.start() - 12) : match.start()]) is not None


def _weekday(match: re.Match[str], reading: Reading) -> Stretch | None:
    if reading.anchor is None or not _is_weekday(match, reading):
        return None
    words = reading.words
    number, which = words.weekdays[match["weekday"]], words.term(match, "which").removeprefix(TOLD)
    if part(match, "week"):
        monday = reading.anchor + (7 * STEP.get(words.term(match, "week"), 0) - reading.anchor.weekday()) * DAY
        return one_day(monday + number * DAY)
    if which == "following" and reading.told and reading.follows("the", match.start()):  # Not "following Monday's vote"
        return _weekday_from(reading.told, number, ahead=True, is_other=True)
    if which in GONE_BY:
        base = (which == "previous" and reading.told) or reading.anchor
        return _weekday_from(base, number, ahead=False, is_other=True)
    is_coming = which in {"next", "coming", "this coming"}
    if reading.follows("nearest", match.start()):  # The nearest, behind or ahead
        ahead = (number - reading.anchor.weekday()) % 7 <= 3
    else:  # "Wednesday's ruling" has been told before, whatever is planned about it.
        may_be = number != reading.anchor.weekday() and not part(match, "owns")
        ahead = is_coming or (may_be and is_ahead(reading, match))
    return _weekday_from(reading.anchor, number, ahead=ahead, is_other=is_coming)


def _weekday_from(base: date, number: int, *, ahead: bool, is_other: bool = False) -> Stretch:
    """The weekday before or after a day; the day itself where it is that weekday, unless another is meant."""
    away = (number - base.weekday()) % 7 if ahead else -((base.weekday() - number) % 7)
    return one_day(base + (away or (7 if ahead else -7) * is_other) * DAY)


def _is_weekday(match: re.Match[str], reading: Reading) -> bool:
    start, end = match.span("weekday")
    if reading.follows("habit", start):
        return False
    if match["weekday"] not in reading.words.short_weekdays:
        return True
    is_before_date = reading.patterns.near("after_short_weekday").match(reading.text, end)
    return reading.text[start].isupper() and is_before_date is not None


def _ago(match: re.Match[str], reading: Reading) -> Stretch | None:
    side, unit = reading.words.term(match, "side"), reading.words.term(match, "unit")
    if side == "before" and _leads_on(reading, match.end()):
        return None
    forward, from_news = side in {"later", "from now"}, side in {"ago", "from now"}
    base = reading.anchor if from_news else reading.base_for(unit) or (None if forward else reading.anchor)
    count = reading.words.count(match["n"])
    if unit == "year" and reading.told and base == reading.told and count == 1 and not from_news:
        # "A year earlier" than a day told is about that day of the year, not all of it.
        year = base.year + (1 if forward else -1)
        day = base.replace(year=year, day=min(base.day, monthrange(year, base.month)[1]))
        return Stretch(day, day, TimePrecision.MONTH)
    away = _away(base, count if forward else -count, unit) if base else None
    if away is None or from_news or reading.anchor is None or away.first <= reading.anchor:
        return away
    # "Many years later" has come.
    return away if unit in {"hour", "day", "week"} and is_ahead(reading, match) else None


def _away(base: date, count: int, unit: str) -> Stretch:
    if unit in {"hour", "minute"}:
        days = int(count / 24) if unit == "hour" else 0
        return one_day(base + days * DAY)
    if unit in {"day", "night"}:
        return one_day(base + count * DAY)
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit == "week":
        first = base + 7 * count * DAY
        # "Three weeks ago" is some day of that week; "a week ago" is the day itself.
        return Stretch(first, first + 6 * DAY if count < -1 else first, TimePrecision.WEEK)
    if unit == "month":
        return month_after(base, count)
    return years(base.year + count) if unit == "year" else decade_of(base.year + 10 * count)


def _past_span(match: re.Match[str], reading: Reading) -> Stretch | None:
    anchor, unit = reading.anchor, reading.words.term(match, "unit")
    if anchor is None:
        return None
    if part(match, "one"):
        return spanning(anchor - DAY, anchor)
    count = reading.words.count(match["n"]) if part(match, "n") else 3
    reach = (-(-count // 24) if unit == "hour" else count * _DAYS[unit]) * DAY
    forward = reading.words.term(match, "which") in {"coming", "next"}
    return spanning(anchor, anchor + reach) if forward else spanning(anchor - reach, anchor)


def _unit(match: re.Match[str], reading: Reading) -> Stretch | None:
    term, unit, hedge = reading.words.term(match, "which"), reading.words.term(match, "unit"), hedge_of(match, reading)
    which, is_told = term.removeprefix(TOLD), term.startswith(TOLD)
    base = reading.base_for(unit) if is_told else reading.anchor
    if base is None:
        return None
    if which == "past" and unit in _DAYS:
        return spanning(base - _DAYS[unit] * DAY, base)
    ahead = not is_told and is_ahead(reading, match)
    step = STEP.get(which, 0)
    if unit == "weekend":
        return _weekend_of(base, 1 if ahead and which == "this" else step)
    first_month = reading.words.seasons.get(unit)
    if first_month:
        whole = _season_near(season(base.year + step, first_month), base, which)
    else:
        whole = _whole(base, unit, step, hedge)
    return _so_far(whole, base, hedge, ahead=ahead) if which in {"this", "current"} else whole


def _whole(base: date, unit: str, step: int, hedge: str | None) -> Stretch:
    if unit == "month":
        return month_after(base, step, hedge)
    if unit == "year":
        return years(base.year + step, hedge)
    if unit == "decade":
        return decade_of(base.year + 10 * step)
    if unit == "fortnight":
        return spanning(base + 14 * step * DAY, base) if step < 0 else spanning(base, base + 14 * DAY)
    if unit == "day":
        return one_day(base + step * DAY)
    monday = base + (7 * step - base.weekday()) * DAY
    return Stretch(monday, monday + 6 * DAY, TimePrecision.WEEK)


def _season_near(whole: Stretch, base: date, which: str) -> Stretch:
    """The season that "last" and "this" mean: the one that ended last, and the winter that began the year before."""
    before, after = (season(whole.first.year + step, whole.first.month) for step in (-1, 1))
    if which in GONE_BY and after.last < base:
        return after
    if which in GONE_BY and whole.last >= base:
        return before
    return before if which == "this" and before.last >= base else whole


def _part_of_unit(match: re.Match[str], reading: Reading) -> Stretch | None:
    """The beginning or the end of the week, month or year that the text is at: "earlier in the week"."""
    hedge, unit = hedge_of(match, reading), reading.words.term(match, "unit")
    base = (reading.base_for(unit) if hedge in {"earlier", "later"} else None) or reading.anchor
    if base is None:
        return None
    whole = _whole(base, unit, 0, hedge)
    if reading.anchor and whole.first <= reading.anchor <= whole.last:
        base = reading.anchor
    return _so_far(whole, base, hedge, ahead=is_ahead(reading, match))


def _before_last(match: re.Match[str], reading: Reading) -> Stretch | None:
    """The last but one: "the week before last"."""
    if reading.anchor is None:
        return None
    unit = reading.words.term(match, "unit")
    if unit == "weekend":
        return _weekend_of(reading.anchor - 7 * DAY, -1)
    return _whole(reading.anchor, unit, -2, None)


def _so_far(whole: Stretch, anchor: date, hedge: str | None, *, ahead: bool) -> Stretch:
    """Let "this month" end with the news, or begin with it where it is told as a plan."""
    if not whole.first <= anchor <= whole.last:
        return whole
    if hedge == "later" or (ahead and hedge != "earlier"):
        return whole._replace(first=anchor)
    return whole._replace(last=anchor)


def _weekend_of(base: date, step: int) -> Stretch:
    """The weekend that began last; with a step, the one before or the one to come."""
    saturday = base - ((base.weekday() - 5) % 7) * DAY
    if step > 0:
        saturday += 7 * DAY
    elif step < 0 and base.weekday() >= 5:
        saturday -= 7 * DAY
    return Stretch(saturday, saturday + DAY, TimePrecision.WEEK)


def _weekend(match: re.Match[str], reading: Reading) -> Stretch | None:
    if reading.anchor is None:
        return None
    return _weekend_of(reading.anchor, int(is_ahead(reading, match)))


RELATIVE: dict[str, Callable[[re.Match[str], Reading], Stretch | None]] = {
    "told": _told,
    "day_word": _day_word,
    "weekday": _weekday,
    "ago": _ago,
    "past_span": _past_span,
    "unit": _unit,
    "weekend": _weekend,
    "before_last": _before_last,
    "part_of_unit": _part_of_unit,
}
