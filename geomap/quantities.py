"""Numbers in words and figures: "at least four", "between 10 and 12", "two dozen", "hundreds"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.data import fact_file
from geomap.model import Span, Toll
from geomap.text.figure_tokens import Token, split_figures
from geomap.times.calendar_words import calendar_words

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Quantity", "find_quantities", "quantity_at"]


class Quantity(NamedTuple):
    """A number of something: the tokens from ``first`` to before ``last`` say how many."""

    toll: Toll
    first: int
    last: int
    is_vague: bool = False
    """Whether nobody counted: "several", "dozens"."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What the words of numbers mean; hedges are told by the words in front of a number, the longest first."""

    words: dict[str, int]
    powers: dict[str, int]
    vague: dict[str, tuple[int, int]]
    hedges: dict[tuple[str, ...], str]
    trailing: dict[tuple[str, ...], str]
    starts: frozenset[str]
    """The words that a number or a word for one can begin with, hyphened ones aside."""
    some_number: frozenset[str]
    """What stands before "number of" where nobody knows the number."""
    before_no_count: frozenset[str]
    after_no_count: frozenset[str]


@cache
def number_words() -> NumberWords:
    """The number words of the package."""
    facts = tomllib.loads(fact_file("figures/numbers.toml").read_text(encoding="utf-8"))
    return NumberWords(
        words=facts["words"],
        starts=frozenset({"a", "an", "number", "half"}) | facts["words"].keys() | facts["vague"].keys(),
        powers=facts["powers"],
        vague={word: (low, best) for word, (low, best) in facts["vague"].items()},
        hedges=_by_words(facts["hedges"]),
        trailing=_by_words(facts["trailing"]),
        some_number=frozenset(facts["some_number"]["before"]),
        before_no_count=frozenset(facts["no_count"]["before"]),
        after_no_count=frozenset(facts["no_count"]["after"]),
    )


def _by_words(groups: dict[str, list[str]]) -> dict[tuple[str, ...], str]:
    # The first group that names a phrase wins.
    found: dict[tuple[str, ...], str] = {}
    for group, phrases in groups.items():
        for phrase in phrases:
            found.setdefault(tuple(phrase.split()), group)
    return found


def find_quantities(text: str) -> tuple[tuple[Toll, Span], ...]:
    """The numbers of things in a text, hedges included, in text order; dates, times, ages and measures are left out."""
    tokens = split_figures(text, Span(0, len(text)))
    found, index = [], 0
    while index < len(tokens):
        quantity = quantity_at(tokens, index)
        if quantity is None:
            index += 1
            continue
        found.append((quantity.toll, Span(tokens[quantity.first].start, tokens[quantity.last - 1].end)))
        index = quantity.last
    return tuple(found)


def quantity_at(tokens: Sequence[Token], index: int) -> Quantity | None:
    """The quantity whose number begins at this token, or None."""
    word = tokens[index].word
    if not (word in number_words().starts or word[0].isdigit() or "-" in word):
        return None
    counted = _range(tokens, index) or _number(tokens, index)
    if counted is None:
        return _vague(tokens, index)
    low, high, last = counted
    if _is_no_count(tokens, index, last):
        return None
    first, hedge = _hedge(tokens, index)
    last, trailing = _trailing(tokens, last)
    hedge = "floor" if trailing == "floor" else hedge
    return Quantity(_hedged(low, high, hedge), first, last)


def _hedged(low: int, high: int, hedge: str) -> Toll:
    if hedge == "floor":
        return Toll(low, low, None)
    if hedge == "ceiling":
        return Toll(min(1, low), high, high)
    if hedge == "near":
        return Toll(low - low // 10, high, high)
    return Toll(low, low, high)


_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_HYPHEN_RANGE = re.compile(r"(\d{1,6})-(\d{1,6})")
_MOST = 10_000_000
"""People: no event counts more; greater numbers are of money or of the world."""
_HEDGE_WORDS = 8
"""Tokens before a number in which "at least" or "up to" may stand."""
_JOINTS = frozenset({"and", "or", "to", "-"})


def _range(tokens: Sequence[Token], index: int) -> tuple[int, int, int] | None:
    word = tokens[index].word
    joined = _HYPHEN_RANGE.fullmatch(word) if "-" in word else None
    if joined:
        low, high = int(joined[1]), int(joined[2])
        return (low, high, index + 1) if low < high <= _MOST else None
    first = _number(tokens, index)
    if first is None or first[2] + 1 >= len(tokens):
        return None
    joint = tokens[first[2]].word
    between = index > 0 and tokens[index - 1].word == "between"
    if joint not in {"to", "or", "-", "–", "—"} and not (joint == "and" and between):
        return None
    second = _number(tokens, first[2] + 1)
    if second is None or second[0] <= first[0]:
        return None
    return first[0], second[0], second[2]


def plain_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A number whatever it counts, days and kilometres too, with the token after it."""
    counted = _number(tokens, index)
    return counted and counted[1:]


def _number(tokens: Sequence[Token], index: int) -> tuple[int, int, int] | None:
    """A plain number: its value twice, and the token after it."""
    word, words = tokens[index].word, number_words()
    if word[0].isdigit():
        return _figures(tokens, index)
    if word == "half" and [token.word for token in tokens[index + 1 : index + 3]] == ["a", "dozen"]:
        return 6, 6, index + 3
    is_one = word in {"a", "an"} and index + 1 < len(tokens) and tokens[index + 1].word in words.powers
    spelled = 1 if is_one else _spelled(word)
    if spelled is None:
        return None
    value, last = _powers(tokens, index + 1, spelled)
    # "twenty one", "two hundred and five"
    skip = last + (last < len(tokens) and tokens[last].word == "and" and value >= 100)
    rest = _spelled(tokens[skip].word) if skip < len(tokens) else None
    if rest is not None and rest < 100 and value >= 20 and rest < (10 if value < 100 else 100):
        value, last = value + rest, skip + 1
    return value, value, last


def _figures(tokens: Sequence[Token], index: int) -> tuple[int, int, int] | None:
    word = tokens[index].word
    next_word = tokens[index + 1].word if index + 1 < len(tokens) else ""
    power = number_words().powers.get(next_word)
    if (word.isdecimal() or _DIGITS.fullmatch(word)) and len(word) <= 11:
        value, last = _powers(tokens, index + 1, int(word.replace(",", "")))
    elif power and len(word) <= 9 and _DECIMAL.fullmatch(word):
        value, last = int(float(word) * power), index + 2
    else:
        return None
    return (value, value, last) if value <= _MOST else None


def _powers(tokens: Sequence[Token], index: int, value: int) -> tuple[int, int]:
    powers = number_words().powers
    while index < len(tokens) and tokens[index].word in powers and value < _MOST:
        value *= powers[tokens[index].word]
        index += 1
    return value, index


def _spelled(word: str) -> int | None:
    """Read "four", "twenty-one"; a word that holds no number is None."""
    words = number_words().words
    if "-" not in word:
        return words.get(word)
    tens, _, ones = word.partition("-")
    if tens in words and ones in words and words[tens] >= 20 and words[ones] < 10:
        return words[tens] + words[ones]
    return None


def _vague(tokens: Sequence[Token], index: int) -> Quantity | None:
    words = number_words()
    if _is_some_number(tokens, index):
        first = index - 2 if index > 1 and tokens[index - 2].word in {"a", "an"} else index - 1
        return Quantity(Toll(2, 3, None), first, index + 2, is_vague=True)
    found = words.vague.get(tokens[index].word)
    if tokens[index].word == "some" and index + 1 < len(tokens) and quantity_at(tokens, index + 1):
        return None  # "Some eight people": a hedge
    if index and tokens[index - 1].word in {"how", "as"}:  # "How many died" asks, "as many" compares
        return None
    if found is None or _is_no_count(tokens, index, index + 1):
        return None
    factor, last = _powers(tokens, index + 1, 1)
    low, best = (2 * factor, 3 * factor) if factor > 1 else found
    first = index - (index > 0 and tokens[index - 1].word in {"a", "the", "an"})
    first, hedge = _hedge(tokens, first)
    exact = tokens[index].word in {"couple", "pair", "trio", "both"} and hedge != "floor"
    return Quantity(Toll(low, best, best if exact else None), first, last, is_vague=True)


def _is_some_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether this is the number of "a number of", "an unknown number of"."""
    if tokens[index].word != "number" or index == 0 or index + 1 >= len(tokens) or tokens[index + 1].word != "of":
        return False
    return tokens[index - 1].word in number_words().some_number


def _hedge(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    """The token where the hedges before a number begin, and the strongest of them."""
    hedges, kind = number_words().hedges, "about"
    begin = index
    while index > max(0, begin - _HEDGE_WORDS):
        for length in (4, 3, 2, 1):
            phrase = tuple(token.word for token in tokens[max(0, index - length) : index])
            if len(phrase) == length and phrase in hedges:
                kind = hedges[phrase] if kind == "about" else kind
                index -= length
                break
        else:
            return index, kind
    return index, kind


def _trailing(tokens: Sequence[Token], index: int) -> tuple[int, str]:
    for length in (2, 1):
        phrase = tuple(token.word for token in tokens[index : index + length])
        kind = number_words().trailing.get(phrase)
        if kind:
            return index + length, kind
    return index, ""


def _is_no_count(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether the number tells a date, a time, an age, a sum of money, a measure or a name instead of how many."""
    before = tokens[index - 1].word if index else ""
    after = tokens[last].word if last < len(tokens) else ""
    if before in number_words().before_no_count or after in number_words().after_no_count:
        return True
    if before in _JOINTS and index > 2 and tokens[index - 3].word in {"aged", "ages", "age"}:
        return True  # "Two boys aged 8 and 11"
    months = calendar_words().months
    if after in months or (before in months and tokens[index - 1].capital):
        return True
    return _is_age(tokens, index, last) or _is_year(tokens, index)


def _is_age(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether this is the 30 of "Ricardo Campos, 30, died"."""
    word = tokens[index].word
    if not (word.isdigit() and len(word) <= 2 and index >= 2 and last < len(tokens)):
        return False
    enclosed = (tokens[index - 1].word, tokens[last].word) in {(",", ","), ("(", ")"), (",", "."), (",", ";")}
    return enclosed and tokens[index - 2].capital


def _is_year(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].word
    if not (word.isdigit() and len(word) == 4 and 1900 <= int(word) < 2100):
        return False
    before = [token.word for token in tokens[max(0, index - 3) : index]]
    return bool(before) and (
        before[-1] in {"in", "since", "of", "from", "by", "until"} or any(w in calendar_words().months for w in before)
    )
