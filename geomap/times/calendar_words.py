"""The words of the calendar in one language, read once from its pack, for the patterns and rules of dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from geomap.errors import LanguagePackError
from geomap.text.packs import ENGLISH, language_codes, language_pack
from geomap.times.terms import TERMS

if TYPE_CHECKING:
    import re

    from geomap.text.packs import Facts


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """What each word of the calendar means; every key is in lower case."""

    language: str
    months: dict[str, int]
    month_words: frozenset[str]
    """Months that are other words too, unless they bear a capital: "may", "march"."""
    month_names: frozenset[str]
    """Months that are given names too: "June Varga"."""
    month_verbs: frozenset[str]
    """Months that are verbs too: "May have"."""
    capital_months: bool
    """Whether a month bears a capital letter, without which it is none."""
    day_first: bool
    """Whether 3/5/2020 is the third of May."""
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    """Weekdays that are other words too: "sun"; they stand before a date."""
    seasons: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    weekday_feasts: dict[str, tuple[int, int, int]]
    moving_feasts: dict[str, tuple[str, int]]
    feast_lengths: dict[str, int]
    named_days: dict[str, tuple[int, int, int]]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int]
    days: dict[str, tuple[int, int]]
    told: dict[str, int]
    lists: dict[str, tuple[str, ...]]
    """Words without a value, by the name that patterns ask for them with."""
    terms: dict[str, str]
    """Words that stand for a term of the rules."""

    def term(self, match: re.Match[str], group: str) -> str:
        """The term of the rules that the words of a group stand for; empty where the match has none."""
        word = part(match, group)
        return self.terms.get(word, word)

    def count(self, word: str) -> int:
        """How many a number in words or digits is."""
        return self.numbers.get(word) or int(word)

    def words_of(self, name: str) -> tuple[str, ...]:
        """The words of a list or table, by its name in the pack.

        Raises:
            LanguagePackError: there is neither.
        """
        if name in self.lists:
            return self.lists[name]
        if name == "feasts":
            return (*self.feasts, *self.weekday_feasts, *self.moving_feasts)
        if name == "more_than_one":
            return tuple(word for word, number in self.numbers.items() if number > 1)
        table = getattr(self, name, None)
        if not isinstance(table, dict):
            raise LanguagePackError(f"lang/{self.language}/date_shapes.toml: {name!r} is no list of words and no part")
        return tuple(table)


def part(match: re.Match[str], group: str) -> str:
    """The words of a group; empty where the match, or the shape in this language, has none."""
    return match.groupdict().get(group) or ""


def _compounded(numbers: dict[str, int], *, few: dict[str, int]) -> dict[str, int]:
    """The numbers with those that are written with a stroke: "forty-five"."""
    ones = [(word, one) for word, one in numbers.items() if one < 10]
    tens = [(word, ten) for word, ten in numbers.items() if ten >= 20]
    return few | numbers | {f"{ten}-{one}": n + m for ten, n in tens for one, m in ones}


@cache
def calendar_words(language: str = ENGLISH) -> CalendarWords:
    """The calendar words of a language that has a pack of times.

    Raises:
        LanguagePackError: it has none, or one with a mistake in it.
    """
    pack = language_pack(language)
    with pack.facts("date_shapes") as shapes:
        lists, terms = shapes.word_lists("lists"), shapes.table("terms")
        for name in ("parts", "shape", "starts", "around"):  # Read by patterns.py
            shapes.passed_over(name)
    unknown = sorted(set(terms.values()) - TERMS)
    if unknown:
        raise LanguagePackError(f"lang/{language}/date_shapes.toml: {unknown[0]!r} is no term of geomap/times/terms.py")
    with pack.facts("times") as facts:
        return _calendar_words(language, facts, {name: tuple(words) for name, words in lists.items()}, terms)


def _calendar_words(
    language: str, facts: Facts, lists: dict[str, tuple[str, ...]], terms: dict[str, str]
) -> CalendarWords:
    return CalendarWords(
        language=language,
        months=_numbered(facts, "months"),
        month_words=frozenset(facts.words("like_months.words")),
        month_names=frozenset(facts.words("like_months.names")),
        month_verbs=frozenset(facts.words("like_months.verbs")),
        capital_months=facts.value("like_months.capitals") is True,
        day_first=facts.value("order.day_first") is True,
        weekdays=_numbered(facts, "weekdays"),
        short_weekdays=frozenset(facts.words("short_weekdays.words")),
        seasons=facts.table("seasons"),
        feasts={name: (month, day) for name, (month, day) in facts.table("feasts").items()},
        weekday_feasts={name: (m, day, nth) for name, (m, day, nth) in facts.table("weekday_feasts").items()},
        moving_feasts={name: (feast, days) for name, (feast, days) in facts.table("moving_feasts").items()},
        feast_lengths=facts.table("feast_lengths"),
        named_days={name: (year, month, day) for name, (year, month, day) in facts.table("named_days").items()},
        numbers=_compounded(facts.table("numbers"), few=facts.table("few")),
        ordinals=facts.table("ordinals"),
        decades=facts.table("decades"),
        days={phrase: (first, last) for phrase, (first, last) in facts.table("days").items()},
        told=facts.table("told"),
        lists=lists | _lists_of(facts),
        terms=terms,
    )


def _lists_of(facts: Facts) -> dict[str, tuple[str, ...]]:
    """The lists of words of ``times.toml`` that only patterns ask for."""
    keys = {
        "ahead": "ahead.words", "past": "ahead.past", "not_past": "ahead.not_past", "ahead_after": "ahead.after",
        "ahead_now": "ahead.now", "until": "ahead.until", "not_dates": "not_dates.names",
        "named_after_days": "not_dates.places", "not_before_years": "not_years.before",
        "not_after_years": "not_years.after",
    }  # fmt: skip
    return {name: facts.words(key) for name, key in keys.items()} | {
        "not_future": facts.words("ahead.not_future", optional=True)
    }


def _numbered(facts: Facts, key: str) -> dict[str, int]:
    return {word: int(number) for number, words in facts.word_lists(key).items() for word in words}


@cache
def languages_of_times() -> tuple[str, ...]:
    """The languages whose dates can be read."""
    return tuple(code for code in language_codes() if language_pack(code).has("times"))


@cache
def foreign_months(language: str) -> dict[str, int]:
    """The months of all other languages, those aside that are words of this one's calendar too."""
    own = calendar_words(language).months
    others = chain.from_iterable(
        calendar_words(code).months.items() for code in languages_of_times() if code != language
    )
    return {word: month for word, month in others if word not in own}
