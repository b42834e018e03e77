"""The shapes of dates in a text: one pattern finds them all, and one pattern a shape takes them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.times.calendar_words import CalendarWords, calendar_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_YEAR = r"(?:1[6-9]|20)\d\d"
_TH = r"(?:st|nd|rd|th)?"
_TO = r",?(?: ?[-–—/] ?| and | or | to | through | thru | till | until | & )"
_PART = r"(?: (?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|daybreak|overnight))?"
_HEDGE = r"(?P<hedge>early|mid|late|later|earlier)"
_EDGE = r"(?P<edge>beginning|start|end|middle) of "
_AFTER_THE = (
    *("past", "prev", "follow", "next", "last", "curr", "coming", "same", "year ", "weekend", "end of", "year-"),
    *"123456789",
)
_AFTER_NTH = (
    *("and", "to", "at", "when", "after", "before", "in", "by", "until", "with", "as", "that", "who"),
    *("a", "an", "the", "he", "she", "they", "it", "we", "some"),
)
_STARTS = (
    *("last ", "next ", "past ", "previous ", "following ", "coming ", "recent ", "early", "mid", "late"),
    *("beginning of", "start of", "end of", "middle of", "the 1", "the 2", "that week", "that month", "that year"),
    *(
        "year-end",
        "year's end",
        "this year",
        "the week",
        "the month",
        "week before",
        "month before",
        "weekend",
        "week-end",
    ),
)
_ONE = ("a", "one")
_NTHS = ("first", "second", "third", "fourth", "last", "final")
_PARTS = ("qu", "ha", "fi", "we", "da")
_BEFORE_UNITS = ("hour", "minute", "more", "full", "whole", "short", "long", "or")
_AFTER_ORDINALS = ("of", "day", "and", "or", "to", "through", "thru", "till", "until", "&")
_END = "\0"
"""Ends a beginning that is a whole word: "mar" is not the head of "market"."""
_AT_NUMBERS_ONLY = frozenset({"iso", "slashed", "stroked"})
_AT_NUMBERS = _AT_NUMBERS_ONLY | {"not_dates", "named_day", "week_from", "day_month", "ago", "decade", "year"}
_UNITS = ("day", "night", "week", "fortnight", "month", "year", "decade")


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """``finder`` names a shape by its group; ``shapes`` takes a match of that shape apart."""

    finder: re.Pattern[str]
    shapes: dict[str, re.Pattern[str]]


@cache
def date_patterns() -> DatePatterns:
    """The patterns of the package; the text must be in lower case, its white space plain."""
    words = calendar_words()
    shapes = {
        **_recounted_shapes(words),
        **_dated_shapes(words),
        **_named_shapes(words),
        **_counted_shapes(words),
        **_long_shapes(words),
    }
    unnamed = {name: _unnamed(shape) for name, shape in shapes.items()}
    # Most shapes need not be tried at a number, nor those of numbers at a word.
    numbers = "|".join(f"(?P<{name}__>{shape})" for name, shape in unnamed.items() if name in _AT_NUMBERS)
    others = "|".join(f"(?P<{name}_>{shape})" for name, shape in unnamed.items() if name not in _AT_NUMBERS_ONLY)
    finder = re.compile(rf"(?<!\w){_beginnings(words)}(?:(?=\d)(?:{numbers})|(?!\d)(?:{others}))")
    return DatePatterns(finder, {name: re.compile(shape) for name, shape in shapes.items()})


def shape_of(hit: re.Match[str]) -> str:
    """The shape that the finder has found."""
    return (hit.lastgroup or "").rstrip("_")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; told apart by their first letter, for speed."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    branches = (re.escape(letter) + _either(rests) for letter, rests in sorted(by_letter.items()))
    return _either(branches)


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _dated_shapes(words: CalendarWords) -> dict[str, str]:
    """Days with their number: 12 May, 2015-05-12, 12/5/2015."""
    month = rf"(?P<month>{any_of(words.months)}\b(?:\.(?= ?[\d,]))?)"
    nth = rf"(?:\d{{1,2}}{_TH}|{any_of(words.ordinals)})\b"
    which = r"(?:(?P<which>last|next|this coming|this past|this|past) )?"
    # "4 JAN 90 --" has two digits, and so has "May '15"
    year = (
        rf"(?:,? ?(?:of )?(?P<year>{_YEAR})\b(?!,\d)|,? (?P<short>\d\d(?= ?(?:--|\[))|[6-9]\d(?= ?[()\]]))"
        r"|,? ?['’](?P<tick>\d\d)\b)?"
    )
    more = rf"(?:, \d{{1,2}}{_TH}\b(?=,| and)){{0,5}}"
    second = rf"(?:{more}{_TO}(?:the )?(?P<day2>\d{{1,2}}{_TH}\b(?!:\d|%|[.,]\d| (?:of )?{any_of(words.months)}\b)))?"
    return {
        "iso": rf"(?P<year>{_YEAR})(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?=t\d\d|\b)",
        "slashed": rf"(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<year>{_YEAR}|\d\d)\b(?!\.\d)",
        "stroked": rf"(?P<day>\d\d?)-{month}-(?:(?P<year>{_YEAR})|(?P<short>\d\d))\b",
        "day_month": rf"{which}(?P<day>{nth})(?:{more}{_TO}(?:the )?(?P<day2>{nth}))? ?(?:day )?"
        rf"(?:of |-)?{month}{year}",
        "month_day": rf"{which}{month} ?(?:the )?(?P<day>{nth})(?!:\d|%|[.,]\d\d\d){second}{year}",
        "month_year": rf"(?:{_HEDGE}[- ]|{_EDGE})?{month},?(?: of)? "
        rf"(?:(?P<year>{_YEAR})\b(?!,\d)|(?P<which>last|this|next|the previous|the same) year)",
        "month": rf"(?:{_HEDGE}[- ](?:in )?|{_EDGE})?"
        rf"(?:(?P<which>last|next|this past|this coming|this|past|previous|following) )?{month}",
    }


def _recounted_shapes(words: CalendarWords) -> dict[str, str]:
    """Days counted in two steps, tried first: a week ago Friday, the 14th, the third quarter of 2019."""
    number = rf"(?:\d{{1,2}}|{any_of(words.numbers)})"
    day = any_of(name for name in words.weekdays if name.endswith("day"))
    # "On the 14th" is a day, "on the 14th floor" none.
    end = rf"(?= ?(?:[.,;:)\]\"”]|$)| {any_of(_AFTER_NTH)}\b)"
    return {
        "not_dates": _not_dates(words),
        "named_day": any_of(words.named_days)
        + r"(?![\w/]| (?:attack|hijack|style|victim|famil|memorial|museum|commission))",
        "week_from": rf"(?:(?P<n>{number}) (?P<unit>week|month|year)s? (?P<side>ago|from)(?: on| this| last)? "
        rf"(?:(?P<weekday>{day})|(?P<day_word>today|yesterday|tonight|tomorrow))"
        rf"|(?P<n2>{number}) (?P<weekdays>{day})s ago"
        rf"|(?:the )?(?P<before>{day}) before last|(?P<first>{day}),? (?P<n3>{number}) weeks? ago)\b",
        "part_of_month": r"(?:the )?(?P<nth>first|second|third|fourth|last|final) "
        rf"(?P<part>week|weekend|half|days?|{day}) (?:of|in) (?P<month>{any_of(words.months)}\b\.?)"
        rf"(?:,? (?:of )?(?:(?P<year>{_YEAR})|(?P<which>last|this|next) year)\b)?",
        "before_last": r"(?:the )?(?P<unit>week|month|year|weekend) before last\b",
        "part_of_unit": rf"(?:{_EDGE}|(?P<hedge>early|earlier|late|later) in )(?:the|that) (?P<unit>week|month|year)\b",
        "nth": rf"the (?P<day>\d{{1,2}}(?:st|nd|rd|th))(?: of (?:this|(?P<which>last|next)|the same|that) month)?{end}",
        "part_of_year": r"(?:the )?(?P<nth>first|second|third|fourth|last) (?:fiscal )?(?P<part>quarter|half) "
        rf"of (?:(?:fiscal )?(?P<year>{_YEAR})|(?P<which>this|last|next|the) year)\b",
        "year_end": r"(?:the |this )?(?:year-end|year's end|end of (?:the|this) year)"
        r"(?! \w+ (?:results|profit|party|review))\b",
    }


def _not_dates(words: CalendarWords) -> str:
    # "July 7 neighbourhood", "17 July bridge"
    named_after = rf"(?:{any_of(words.months)} \d{{1,2}}{_TH}|\d{{1,2}}{_TH} (?:of )?{any_of(words.months)})"
    return rf"(?:{any_of(words.not_dates)}|{named_after} {any_of(words.named_after_days)})\b"


def _named_shapes(words: CalendarWords) -> dict[str, str]:
    """Days with a name: Friday, yesterday, the next day, Christmas Eve."""
    hedge = rf"(?:(?:{_HEDGE}|overnight)(?: on| from| between)? )?"
    which = r"(?:(?P<which>last|next|this past|this coming|this|past|coming|previous|following) )?"
    week = r"(?:,? (?:of )?(?P<week>last|this|next) week\b)?"
    name = rf"(?P<weekday>{any_of(words.weekdays)})\b(?:(?<!day)\.)?(?P<owns> ?['’]s\b)?"
    return {
        "told": any_of(words.told) + r"\b",
        "weekday": rf"{hedge}{which}{name}{_PART}{week}",
        "day_word": rf"(?:{_HEDGE} )?(?P<word>{any_of(words.days)})\b{_PART}",
        "feast": rf"(?:(?P<which>last|next|this|this past) )?(?P<feast>{any_of(words.feast_names)})(?!\w)"
        rf"(?:,?(?: in| of)? (?P<year>{_YEAR})\b)?",
        "weekend": r"(?:the )?(?:weekend|week-end)(?:['’]s)?\b",
    }


def _counted_shapes(words: CalendarWords) -> dict[str, str]:
    """Times counted from another: two days ago, the past week, last month."""
    number = rf"(?P<n>\d{{1,3}}|{any_of(words.numbers)})"
    unit = "|".join(_UNITS)
    side = "ago|earlier|later|before|after that|afterwards|prior|previously|from now|from today"
    this = (
        "this past|this|last|next|the past|past|the previous|previous|the following|the next|the last|the current"
        "|the coming|coming|the same|that same|that"
    )
    return {
        "ago": rf"{number}(?:[- ](?:or (?:so|two|three) )?)?(?: ?(?:more|full|whole|short|long) )?"
        rf"(?P<unit>{unit}|hour|minute)s?(?: or so)? (?P<side>{side})\b",
        "past_span": rf"(?:the )?(?P<which>past|last|previous|recent|coming|next) "
        rf"(?:{number} )?(?P<unit>{unit}|hour)s\b|the past (?P<one>day|night|hour)\b",
        "unit": rf"(?:{_HEDGE} (?:in )?|{_EDGE})?(?P<which>{this}) "
        rf"(?P<unit>week|fortnight|month|year|weekend|week-end|decade|{any_of(words.seasons)})(?!-?(?:old|long|end)\b)(?:['’]s)?\b",
    }


def _long_shapes(words: CalendarWords) -> dict[str, str]:
    """Years and longer: summer 2014, 1991-94, the late 1980s."""
    hedge = r"(?:(?P<hedge>early|mid|late)[- ](?:in |to[- ](?:mid|late)[- ])?)?"
    # "2,000 people" and "2000 troops" are no years; nor is what stands after "some" or a currency sign.
    before = r"(?<![\d$€£#.,:/+%-])" + "".join(rf"(?<!\b{word} )" for word in words.not_before_years)
    after = rf"(?![\d%]|[.,:]\d|[-–—/]\d{{5}}|[- ]?{any_of(words.not_after_years)}\b)"
    return {
        "decade": rf"(?:{hedge}(?:the )?(?:(?P<decade>(?:1[6-9]|20)\d0)|['’](?P<tick>\d0))['’]?s"
        rf"|(?:the |(?P<hedge2>early|mid|late)[- ])(?P<word>{any_of(words.decades)}))\b",
        "season": rf"(?P<season>{any_of(words.seasons)})(?: of)?,? (?P<year>{_YEAR})\b",
        "tick_year": r"['’](?P<tick>\d\d)\b(?![-'’])",
        "year": rf"(?:{_EDGE}|{hedge})(?:the year )?{before}(?P<year>(?:1[89]|20)\d\d){after}"
        r"(?:[-–—/](?P<year2>\d\d(?:\d\d)?)\b(?!-))?",
    }


def _beginnings(words: CalendarWords) -> str:
    """A look ahead that passes over most words without trying the shapes one by one."""
    starts = {*_STARTS, *_named_beginnings(words), *_counted_beginnings(words)}
    for group in (
        words.months,
        words.seasons,
        words.days,
        words.weekdays,
        words.told,
        words.feast_names,
        words.not_dates,
    ):
        starts.update(word + _END for word in group)
    heads = {word[:3] for word in (*_UNITS, *_BEFORE_UNITS, *_AFTER_ORDINALS, *words.weekdays, *words.months)}
    digits = rf"\d{{1,3}}{_TH}(?:[-–—/.&]|,? ?{any_of(heads)}|, \d)|\d{{4}}(?!\d)"
    return rf"(?={_trie(starts)}|{digits}|['’]\d)"


def _named_beginnings(words: CalendarWords) -> Iterator[str]:
    """What leads to a word of the calendar: the Friday, this May, that same week, the first quarter."""
    yield from (f"the {word}" for word in (*_AFTER_THE, *words.weekdays, *words.decades))
    yield from (f"this {word}" for word in ("past", "coming", *_UNITS, *words.months, *words.weekdays, *words.seasons))
    yield from (f"that same {unit}" for unit in _UNITS)
    for part in (*_PARTS, *(day[:2] for day in words.weekdays)):
        yield from (f"{the}{nth} {part}" for nth in _NTHS for the in ("", "the "))


def _counted_beginnings(words: CalendarWords) -> Iterator[str]:
    """Numbers and the first letters of what they count: a week, forty days, the fifth of May."""
    yield from (f"{one} {unit}" for one in _ONE for unit in (*_UNITS, "full", "short", "hour", "minute"))
    units = {word[:2] for word in (*_UNITS, *_BEFORE_UNITS, *words.weekdays)}
    yield from (f"{number} {unit}" for number in words.numbers if number not in {"an", *_ONE} for unit in units)
    months = {word[:2] for word in (*words.months, *_AFTER_ORDINALS)}
    yield from (f"{ordinal} {month}" for ordinal in words.ordinals for month in months)
    yield from (f"{word}-" for word in (*words.numbers, *words.ordinals))


def _trie(starts: Iterable[str]) -> str:
    """A pattern for any of these beginnings, three letters of which are tried one after the other."""
    by_letter: dict[str, dict[str, set[str]]] = {}
    for start in starts:
        by_letter.setdefault(start[0], {}).setdefault(start[1:3], set()).add(start[3:])
    branches = []
    for letter, pairs in sorted(by_letter.items()):
        rest = [re.escape(pair) + ("" if "" in ends else any_of(ends)) for pair, ends in sorted(pairs.items())]
        branches.append(re.escape(letter) + _either(rest))
    return _either(branches).replace(re.escape(_END), r"\b")


def _unnamed(shape: str) -> str:
    """The shape for use inside the finder, where the same group names would clash."""
    return re.sub(r"\(\?P<\w+>", "(?:", shape.replace("(?P=sep)", "[-/.]"))
