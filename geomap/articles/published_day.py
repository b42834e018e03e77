"""The day an article came out: read strictly, never guessed, and never the day of the run."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from functools import cache

from geomap.data import fact_file

_EARLIEST, _LATEST = 1800, 2199
_MAX_LENGTH = 80
"""Characters: no spelling of a day with time and zone is longer; a text is none."""
_CLOCK = (
    r"(?:T|,?\s+(?:at\s+|um\s+|à\s+|[-|/]\s+)?|,)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s*(?i:[ap]\.?\s?m\b\.?|uhr)?"
)
_ZONE = (
    r"\s*(?P<zone>Z|[+-]\d{1,2}(?::?\d{2})?|\(?[A-Z]{1,5}\)?|[A-Z][A-Za-z]{1,14}/[A-Za-z_/]{2,30})?"
    r"(?:\s*[(\[][^()\[\]]{1,30}[)\]])?"
)
_TIME = rf"(?:{_CLOCK})?{_ZONE}"
_WEEKDAY = r"(?:[^\W\d_]{2,14}\.?(?:,\s*|\s+))?"
_WORD = r"(?P<word>[^\W\d_]{2,14}(?:-[^\W\d_]{2,10})?)\.?"
_FORMS = tuple(
    re.compile(form + end, re.UNICODE)
    for form, end in (
        (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", _TIME),
        (
            r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
            r"(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>Z|[+-]\d{4})?)?",
        ),
        (r"(?P<year>\d{4})-W(?P<week>\d{2})-(?P<weekday>[1-7])", ""),
        (r"(?P<year>\d{4})-(?P<ordinal>\d{3})", ""),
        (r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日", r"(?:\D.{0,30})?"),
        (r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", _TIME),
        (r"(?P<first>\d{1,2})[/-](?P<second_number>\d{1,2})[/-](?P<year>\d{4})", _TIME),
        (
            _WEEKDAY
            + r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:de\s+|of\s+)?"
            + _WORD
            + r",?[\s-]*(?:de\s+)?(?P<year>\d{4})(?:\s?[гр]\.)?",
            _TIME,
        ),
        (_WEEKDAY + _WORD + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})", _TIME),
        # As C and Unix print it: the year behind the clock.
        (
            _WEEKDAY + _WORD + r"\s+(?P<day>\d{1,2})\s+(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})",
            r"(?:\s[A-Z]{1,5}|\s[+-]\d{4})?\s(?P<year>\d{4})",
        ),
        # Two digits of a year only in the form of RFC 822, which has the time behind them.
        (r"(?:[^\W\d_]{3},\s*)?(?P<day>\d{1,2})\s+" + _WORD + r"\s+(?P<short_year>\d{2})(?=\s+\d{1,2}:)", _TIME),
    )
)


def parse_published(text: str) -> date | None:
    """The day in a whole string of one date, with or without a time; None where it is no date or not a plain one.

    ISO 8601, RFC 822 and dates with the month in words, in some thirty languages. ``03/04/2024`` is None: it has two
    readings. A time zone is not applied: the day is the publisher's own.
    """
    plain = unicodedata.normalize("NFC", text[: _MAX_LENGTH + 1]).strip()
    if not plain or len(plain) > _MAX_LENGTH:
        return None
    fitting = (found for form in _FORMS if (found := form.fullmatch(plain)))
    return next((day for found in fitting if (day := _day(found))), None)


def _day(found: re.Match[str]) -> date | None:
    parts = {name: value for name, value in found.groupdict().items() if value}
    if not _is_time(parts):
        return None
    try:
        day = _date(parts)
    except ValueError:
        return None
    return day if day and _EARLIEST <= day.year <= _LATEST else None


def _date(parts: dict[str, str]) -> date | None:
    year = int(parts.get("year", "0")) or _full_year(parts.get("short_year", "0"))
    if "week" in parts:
        return date.fromisocalendar(year, int(parts["week"]), int(parts["weekday"]))
    if "ordinal" in parts:
        day = date.fromordinal(date(year, 1, 1).toordinal() + int(parts["ordinal"]) - 1)
        return day if day.year == year else None
    if "first" in parts:
        return _slashed(year, int(parts["first"]), int(parts["second_number"]))
    month = int(parts["month"]) if "month" in parts else _months().get(parts["word"].casefold(), 0)
    return date(year, month, int(parts["day"]))


def _slashed(year: int, first: int, second: int) -> date | None:
    """Day and month in the order of one half of the world: only where the numbers leave one reading."""
    if first > 12:
        return date(year, second, first)
    return date(year, first, second) if second > 12 or first == second else None


def _full_year(short: str) -> int:
    # RFC 2822's rule for years of two digits.
    return int(short) + (2000 if int(short) < 50 else 1900)


def _is_time(parts: dict[str, str]) -> bool:
    hour, minute, second = (int(parts.get(name, "0")) for name in ("hour", "minute", "second"))
    zone = re.fullmatch(r"[+-](\d{1,2})(?::?(\d{2}))?", parts.get("zone", ""))
    in_zone = not zone or (int(zone[1]) <= 14 and int(zone[2] or 0) < 60)
    return hour < 24 and minute < 60 and second <= 60 and in_zone


@cache
def _months() -> dict[str, int]:
    """Month names in every language of the file, without a full stop, to their numbers."""
    with fact_file("publication_months.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"].casefold(): int(row["month"]) for row in csv.DictReader(file)}
