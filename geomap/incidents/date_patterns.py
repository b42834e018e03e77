"""The shapes of dates in a text: one pattern finds them all, and one pattern a shape takes them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.incidents.calendar_words import CalendarWords, calendar_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = r"(?:1[6-9]|20)\d\d"
_ORDINAL = r"(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–—/] ?| and | or | to | through | thru | till | until | & )"
_PARTS = r"(?:(?: (?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|daybreak))?)"
_HEDGE = r"(?:early|mid|late|later|earlier)"
# "2,000 people" and "2000 troops" are no years; nor is what stands after "some" or a currency sign.
_NO_YEAR_BEFORE = r"(?<![\d$€£#.,:/+%-])(?<!\bat )(?<!\bsome )(?<!\bthan )(?<!\bleast )(?<!\bover )(?<!about )(?<!around )(?<!nearly )(?<!almost )(?<!route )"
_NO_YEAR_AFTER = (
    r"(?![\d%]|[.,:]\d|[-–—/]\d{5}|-(?:strong|year|foot|mile|pound|mm|meter|metre|man|member)| ?(?:people|persons|men|women|children|troops|soldiers"
    r"|police|officers|fighters|militants|rebels|civilians|residents|workers|others|more|additional|new|years|days|hours|hrs|gmt|utc|local"
    r"|(?:kilo|centi|milli)?met(?:re|er)s?|km|kg|m|ft|feet|miles|acres|hectares|tons|tonnes|dollars|euros|pounds|percent|per cent|homes|houses"
    r"|families|refugees|migrants|protesters|demonstrators|supporters|prisoners|victims|dead|deaths|inmates|million|billion|rounds)\b)"
)


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """``finder`` names a shape by its group; ``shapes`` takes a match of that shape apart."""

    finder: re.Pattern[str]
    shapes: dict[str, re.Pattern[str]]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _shapes(words: CalendarWords) -> dict[str, str]:
    month = rf"{any_of(words.months)}\b\.?"
    weekday = rf"{any_of(words.weekdays)}\b"
    number = rf"(?:\d{{1,3}}|{any_of(words.numbers)})"
    nth = rf"(?:\d{{1,2}}{_ORDINAL}|{any_of(words.ordinals)})\b"
    year_after = rf"(?:,? ?(?:of )?(?P<year>{_YEAR})\b(?!,\d)|,? (?P<short>[6-9]\d)\b(?= ?(?:--|\(|\]))|,? ?['’](?P<tick>\d\d)\b)?"
    unit = "(?:day|night|week|month|year|decade)"
    return {
        "not_dates": any_of(words.not_dates),
        "iso": rf"(?P<year>{_YEAR})(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?=t\d\d|\b)",
        "slashed": rf"(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<year>{_YEAR}|\d\d)\b",
        "day_month": rf"(?:(?P<which>last|next|this|past) )?(?P<day>{nth})(?:{_TO}(?:the )?(?P<day2>{nth}))? ?(?:day )?(?:of |-)?(?P<month>{month})(?:{_TO}(?P<month2>(?!)))?{year_after}",
        "month_day": rf"(?:(?P<which>last|next|this(?: coming)?|past) )?(?P<month>{month}) ?(?:the )?(?P<day>{nth})(?![:%]|[.,]\d\d\d)(?:{_TO}(?:the )?(?P<day2>\d{{1,2}}{_ORDINAL}\b(?![:%]|[.,]\d)))?{year_after}",
        "month_year": rf"(?:(?P<hedge>{_HEDGE})[- ]|(?P<edge>beginning|start|end|middle) of )?(?P<month>{month}),?(?: of)? (?:(?P<year>{_YEAR})\b(?!,\d)|(?P<which>last|this|next|the previous|the same) year)",
        "month": rf"(?:(?P<hedge>{_HEDGE})[- ](?:in )?|(?P<edge>beginning|start|end|middle) of )?(?:(?P<which>last|next|this|past|this past|previous) )?(?P<month>{month})",
        "told": any_of(words.told) + r"\b",
        "day_word": rf"(?:(?P<hedge>{_HEDGE}) )?(?P<word>{any_of(words.days)})\b{_PARTS}",
        "weekday": rf"(?:(?P<hedge>{_HEDGE}|early on|late on|earlier on|later on|overnight|overnight on) )?(?:(?:on )?(?P<which>last|next|this past|this coming|this|past|coming|previous|following) )?(?P<weekday>{weekday})\.?(?:['’]s)?{_PARTS}(?:,? (?P<week>last week|this week|next week|of last week|of this week|of next week))?",
        "feast": any_of(words.feasts) + r"\b",
        "ago": rf"(?P<n>{number})(?:[- ](?:or (?:so|two|three) )?)?(?: ?(?P<more>more|full|whole|short|long|short) )?(?:(?P<unit>{unit}|hour|minute)s?)(?: or so)? (?P<side>ago|earlier|later|before|after that|afterwards|prior|previously|from now|from today)\b",
        "past_span": rf"(?:in|over|during|within|for)? ?(?:the )?(?P<which>past|last|previous|recent|coming|next|final|first) (?:(?P<n>{number}) )?(?P<unit>{unit}|hour)s\b",
        "unit": rf"(?:(?P<hedge>{_HEDGE}|later on) (?:in )?|(?P<edge>beginning|start|end|middle) of )?(?P<which>this past|this|last|next|the past|past|the previous|previous|the following|the next|the last|the current|the coming|coming|the same|that same|that) (?P<unit>week|month|year|weekend|week-end|decade|{any_of(words.seasons)})(?!-?(?:old|long|end)\b)(?:['’]s)?\b",
        "weekend": r"(?:over |at |on |during )?(?:the |a )?(?P<unit>weekend|week-end)(?!ers?\b)(?:['’]s)?\b",
        "decade": rf"(?:(?P<hedge>early|mid|late)[- ](?:to[- ](?:mid|late)[- ])?)?(?:the )?(?:(?P<decade>{_YEAR[:-4]}\d\d0)['’]?s|['’](?P<tick>\d0)['’]?s|(?:the )(?P<word>{any_of(words.decades)}))\b",
        "season": rf"(?P<season>{any_of(words.seasons)})(?: of)?,? (?P<year>{_YEAR})\b",
        "year": rf"(?:(?P<hedge>early|mid|late)[- ](?:in )?|(?P<edge>beginning|start|end|middle) of )?(?:the year )?{_NO_YEAR_BEFORE}(?P<year>(?:1[89]|20)\d\d){_NO_YEAR_AFTER}(?:[-–—/](?P<year2>\d\d(?:\d\d)?)\b(?!-))?",
    }


# A word that no shape begins with is passed over without trying the shapes one by one.
def _first_letters(words: CalendarWords) -> str:
    starts = {*words.months, *words.weekdays, *words.days, *words.told, *words.feasts, *words.numbers, *words.ordinals, *words.seasons}
    starts |= {*words.not_dates, "last", "next", "this", "past", "previous", "following", "coming", "early", "mid", "late", "earlier", "later"}
    starts |= {"beginning", "start", "end", "middle", "the", "that", "in", "over", "during", "within", "for", "recent", "at", "on", "weekend"}
    starts |= {"week-end", "final"}
    heads = sorted({start[:3] for start in starts})
    return "(?=" + "|".join(re.escape(head) for head in heads) + r"|\d|['’]\d0)"


@cache
def date_patterns() -> DatePatterns:
    """The patterns of the package; the text must be in lower case."""
    words = calendar_words()
    shapes = _shapes(words)
    branches = [f"(?P<{name}_>{_unnamed(shape)})" for name, shape in shapes.items()]
    finder = re.compile(rf"(?<!\w)(?:{_first_letters(words)})(?:" + "|".join(branches) + ")")
    return DatePatterns(finder, {name: re.compile(shape) for name, shape in shapes.items()})


def _unnamed(shape: str) -> str:
    """The shape for use inside the finder, where the same group names would clash."""
    back_reference = re.sub(r"\(\?P=sep\)", "[-/.]", shape)
    return re.sub(r"\(\?P<\w+>", "(?:", back_reference)
