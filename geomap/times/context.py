"""A text being read for dates, and stretches of days: what the rules of dates work on."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import TimePrecision
from geomap.text.fold import small_letters
from geomap.text.packs import ENGLISH
from geomap.text.spans import Layer
from geomap.times.calendar_words import CalendarWords, calendar_words
from geomap.times.patterns import DatePatterns, date_patterns

if TYPE_CHECKING:
    import re

    from geomap.text.passages.sentences import Sentence

DAY = timedelta(days=1)
# White space that may stand inside a date, as plain spaces; the length stays.
_SPACES = "\n\t\r\u00a0\u2009\u202f\u2007"

_BEFORE = 30
"""How many characters before a time its words may begin; the longest are "week beginning on Wednesday, "."""
_CLOSE_ENOUGH = {
    "month": TimePrecision.MONTH,
    "year": TimePrecision.VAGUER,
    "decade": TimePrecision.VAGUER,
}


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
    sentences: Layer[Sentence]
    told: date | None = None
    """The last day that the text told."""
    period: Stretch | None = None
    """The last time that the text told, be it a day, a month or a year."""
    words: CalendarWords = field(default_factory=calendar_words)
    """The calendar of the text's language."""
    patterns: DatePatterns = field(default_factory=date_patterns)

    def follows(self, name: str, start: int) -> re.Match[str] | None:
        """What stands right before an offset, if it is what a rule asks for."""
        return self.patterns.near(name).search(self.lower, max(0, start - _BEFORE), start)

    def leads(self, name: str, end: int) -> bool:
        """Whether what a rule asks for stands right behind an offset."""
        return self.patterns.near(name).match(self.lower, end) is not None

    def around(self, offset: int) -> tuple[int, int]:
        """Where the sentence begins and ends that an offset lies in."""
        number = self.sentences.number_at(offset + 1) - 1
        if number < 0:
            return 0, len(self.text)
        sentence = self.sentences[number]
        return sentence.start, max(sentence.end, offset)

    def base_for(self, unit: str) -> date | None:
        """The time told that so many days, months or years are counted from, if it was told as closely as that."""
        period = self.period
        is_close = period is not None and period.precision <= _CLOSE_ENOUGH.get(unit, TimePrecision.DAY)
        if period and is_close and not (self.anchor and period.first > self.anchor):
            return period.first
        return self.told


def reading_of(
    text: str, lower: str, anchor: date | None, language: str = ENGLISH, *, sentences: Layer[Sentence] | None = None
) -> Reading:
    """A text to be read for the dates of a language."""
    words, patterns = calendar_words(language), date_patterns(language)
    return Reading(text, lower, anchor, Layer() if sentences is None else sentences, words=words, patterns=patterns)


def lowered(text: str) -> str:
    """The text in lower case with plain spaces, character by character, so that offsets hold."""
    lower = small_letters(text)
    # Seven searches for one character are many times faster than a table asked for every character.
    for space in _SPACES:
        lower = lower.replace(space, " ")
    return lower


def spanning(first: date, last: date) -> Stretch:
    """A stretch whose precision follows from its length.

    Raises:
        ValueError: the last day is before the first.
    """
    days = (last - first).days
    if days < 0:
        raise ValueError(f"{last} is before {first}")
    limits = ((3, TimePrecision.DAY), (10, TimePrecision.WEEK), (31, TimePrecision.MONTH))
    precision = next((precision for limit, precision in limits if days < limit), TimePrecision.VAGUER)
    return Stretch(first, last, precision)


def one_day(day: date) -> Stretch:
    """A single day."""
    return Stretch(day, day, TimePrecision.DAY)


def one_month(year: int, month: int, hedge: str | None = None) -> Stretch:
    """A month, or its early, mid or late third."""
    end = monthrange(year, month)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}.get(hedge or "", (1, end))
    return Stretch(date(year, month, first), date(year, month, last), TimePrecision.MONTH)


def month_after(day: date, months: int, hedge: str | None = None) -> Stretch:
    """The month that lies so many months after (or, negative, before) the month of a day."""
    index = day.year * 12 + day.month - 1 + months
    return one_month(index // 12, index % 12 + 1, hedge)


def years(year: int, hedge: str | None = None, *, count: int = 1) -> Stretch:
    """One year or more, or the early, mid or late third of one."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(hedge or "", (1, 12))
    end = date(year + count - 1, last, monthrange(year, last)[1])
    return Stretch(date(year, first, 1), end, TimePrecision.VAGUER)


def season(year: int, first_month: int) -> Stretch:
    """The three months that begin in this month."""
    first = date(year, first_month, 1)
    return Stretch(first, month_after(first, 2).last, TimePrecision.VAGUER)


def decade_of(year: int) -> Stretch:
    """The decade that a year lies in."""
    return years(year // 10 * 10, count=10)
