"""The words of the calendar, read once from their file, for the patterns and rules of dates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from geomap.data import fact_file

_VAGUE = frozenset({"a", "an", "a couple of", "couple of", "a few", "several"})


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """What each word of the calendar means; every key is in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
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
    ahead: tuple[str, ...]
    past: tuple[str, ...]
    not_past: tuple[str, ...]
    ahead_after: tuple[str, ...]
    ahead_now: tuple[str, ...]
    until: tuple[str, ...]
    not_dates: tuple[str, ...]
    named_after_days: tuple[str, ...]
    not_before_years: tuple[str, ...]
    not_after_years: tuple[str, ...]

    @property
    def feast_names(self) -> tuple[str, ...]:
        """The names of all feasts."""
        return (*self.feasts, *self.weekday_feasts, *self.moving_feasts)


def _compounded(numbers: dict[str, int]) -> dict[str, int]:
    """The numbers with those that are written with a stroke: "forty-five"."""
    ones = [(word, one) for word, one in numbers.items() if one < 10 and word not in _VAGUE]
    tens = [(word, ten) for word, ten in numbers.items() if ten >= 20]
    return numbers | {f"{ten}-{one}": n + m for ten, n in tens for one, m in ones}


@cache
def calendar_words() -> CalendarWords:
    """The calendar words of the package."""
    facts = tomllib.loads(fact_file("lang/en/times.toml").read_text(encoding="utf-8"))
    return CalendarWords(
        months={word: int(month) for month, words in facts["months"].items() for word in words},
        weekdays={word: int(day) for day, words in facts["weekdays"].items() for word in words},
        seasons=facts["seasons"],
        feasts={name: (month, day) for name, (month, day) in facts["feasts"].items()},
        weekday_feasts={name: (month, day, nth) for name, (month, day, nth) in facts["weekday_feasts"].items()},
        moving_feasts={name: (feast, days) for name, (feast, days) in facts["moving_feasts"].items()},
        feast_lengths=facts["feast_lengths"],
        named_days={name: (year, month, day) for name, (year, month, day) in facts["named_days"].items()},
        numbers=_compounded(facts["numbers"]),
        ordinals=facts["ordinals"],
        decades=facts["decades"],
        days={phrase: (first, last) for phrase, (first, last) in facts["days"].items()},
        told=facts["told"],
        ahead=tuple(facts["ahead"]["words"]),
        past=tuple(facts["ahead"]["past"]),
        not_past=tuple(facts["ahead"]["not_past"]),
        ahead_after=tuple(facts["ahead"]["after"]),
        ahead_now=tuple(facts["ahead"]["now"]),
        until=tuple(facts["ahead"]["until"]),
        not_dates=tuple(facts["not_dates"]["names"]),
        named_after_days=tuple(facts["not_dates"]["places"]),
        not_before_years=tuple(facts["not_years"]["before"]),
        not_after_years=tuple(facts["not_years"]["after"]),
    )
