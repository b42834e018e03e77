"""Numbers in words and figures: "at least four", "between 10 and 12", "two dozen", "hundreds"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Span, Toll
from geomap.text.figure_tokens import Token, split_figures
from geomap.text.packs import ENGLISH, language_with
from geomap.text.wordlists import NumberWords, number_words
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


def find_quantities(text: str, language: str = ENGLISH) -> tuple[tuple[Toll, Span], ...]:
    """The numbers of things in a text, hedges included, in text order; dates, times, ages and measures are left out.

    The text is read by the numbers of its language where there is a pack of them, and by the English ones elsewhere.
    """
    words = number_words(language_with("quantities", language))
    tokens = split_figures(text, Span(0, len(text)))
    found, index = [], 0
    while index < len(tokens):
        quantity = quantity_at(tokens, index, words)
        if quantity is None:
            index += 1
            continue
        found.append((quantity.toll, Span(tokens[quantity.first].start, tokens[quantity.last - 1].end)))
        index = quantity.last
    return tuple(found)


def quantity_at(tokens: Sequence[Token], index: int, words: NumberWords | None = None) -> Quantity | None:
    """The quantity whose number begins at this token, or None; in English unless the words are another language's."""
    word, words = tokens[index].word, words or number_words()
    if not (word in words.starts or word[0].isdigit() or "-" in word):
        return None
    counted = _range(tokens, index, words) or _number(tokens, index, words)
    if counted is None:
        return _vague(tokens, index, words)
    low, high, last = counted
    if _is_no_count(tokens, index, last, words):
        return None
    first, hedge = _hedge(tokens, index, words)
    if word in words.bare_ones and first == index and last == index + 1:
        return None
    last, trailing = _trailing(tokens, last, words)
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


_HYPHEN_RANGE = re.compile(r"(\d{1,6})-(\d{1,6})")
_MOST = 10_000_000
"""People: no event counts more; greater numbers are of money or of the world."""
_HEDGE_WORDS = 8
"""Tokens before a number in which "at least" or "up to" may stand."""


def _range(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, int, int] | None:
    word = tokens[index].word
    joined = _HYPHEN_RANGE.fullmatch(word) if "-" in word else None
    if joined:
        low, high = int(joined[1]), int(joined[2])
        return (low, high, index + 1) if low < high <= _MOST else None
    first = _number(tokens, index, words)
    if first is None or first[2] + 1 >= len(tokens):
        return None
    joint = tokens[first[2]].word
    between = index > 0 and tokens[index - 1].word in words.between
    if joint not in words.ranges and not (joint in words.between_ands and between):
        return None
    second = _number(tokens, first[2] + 1, words)
    if second is None or second[0] <= first[0]:
        return None
    return first[0], second[0], second[2]


def plain_number(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A number whatever it counts, days and kilometres too, with the token after it."""
    counted = _number(tokens, index, number_words())
    return counted and counted[1:]


def _number(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, int, int] | None:
    """A plain number: its value twice, and the token after it."""
    word = tokens[index].word
    if word[0].isdigit():
        return _figures(tokens, index, words)
    for phrase, number in words.fixed.items():
        if word == phrase[0] and tuple(token.word for token in tokens[index : index + len(phrase)]) == phrase:
            return number, number, index + len(phrase)
    is_one = word in words.ones and index + 1 < len(tokens) and tokens[index + 1].word in words.powers
    spelled = 1 if is_one else _spelled(word, words)
    if spelled is None:
        return None
    value, last = _powers(tokens, index + 1, spelled, words)
    value, last = _with_rest(tokens, value, last, words)
    return value, value, last


def _with_rest(tokens: Sequence[Token], value: int, last: int, words: NumberWords) -> tuple[int, int]:
    """A number with what is added to it: "twenty one", "two hundred and five", "two thousand five hundred"."""
    skip = last + (last < len(tokens) and tokens[last].word in words.ands and value >= words.and_from)
    rest = _spelled(tokens[skip].word, words) if skip < len(tokens) else None
    if rest is None or rest >= 100 or value < 20:
        return value, last
    if value < 100:
        most = 20 if value in words.long_tens else 10
        return (value + rest, skip + 1) if rest < most else (value, last)
    power = words.powers.get(tokens[skip + 1].word) if skip + 1 < len(tokens) else None
    if power == 100 and value >= 1000 and rest < 10:
        return _with_rest(tokens, value + 100 * rest, skip + 2, words)
    tens, after = _with_rest(tokens, rest, skip + 1, words) if rest >= 20 else (rest, skip + 1)
    return value + tens, after


def _figures(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, int, int] | None:
    word = tokens[index].word
    next_word = tokens[index + 1].word if index + 1 < len(tokens) else ""
    power = words.powers.get(next_word)
    if (word.isdecimal() or words.digits.fullmatch(word)) and len(word) <= 11:
        value, last = _powers(tokens, index + 1, int(word.replace(words.thousands_mark, "")), words)
    elif power and len(word) <= 9 and words.decimal.fullmatch(word):
        value, last = int(float(word.replace(words.decimal_mark, ".")) * power), index + 2
    else:
        return None
    return (value, value, last) if value <= _MOST else None


def _powers(tokens: Sequence[Token], index: int, value: int, words: NumberWords) -> tuple[int, int]:
    while index < len(tokens) and tokens[index].word in words.powers and value < _MOST:
        value *= words.powers[tokens[index].word]
        index += 1
    return value, index


def _spelled(word: str, words: NumberWords) -> int | None:
    """Read "four", "twenty-one"; a word that holds no number is None."""
    numbers = words.words
    if word in numbers or "-" not in word:
        return numbers.get(word)
    tens, _, ones = word.partition("-")
    if tens in numbers and ones in numbers and numbers[tens] >= 20 and numbers[ones] < 10:
        return numbers[tens] + numbers[ones]
    return None


def _vague(tokens: Sequence[Token], index: int, words: NumberWords) -> Quantity | None:
    word = tokens[index].word
    if _is_some_number(tokens, index, words):
        first = index - 2 if index > 1 and tokens[index - 2].word in words.ones else index - 1
        return Quantity(Toll(2, 3, None), first, index + 2, is_vague=True)
    found = words.vague.get(word)
    is_hedge = (word,) in words.hedges and index + 1 < len(tokens)
    if is_hedge and quantity_at(tokens, index + 1, words):
        return None  # "Some eight people": a hedge
    if index and tokens[index - 1].word in words.questions:  # "How many died" asks, "as many" compares
        return None
    if found is None or _is_no_count(tokens, index, index + 1, words):
        return None
    factor, last = _powers(tokens, index + 1, 1, words)
    low, best = (2 * factor, 3 * factor) if factor > 1 else found
    first = index - (index > 0 and tokens[index - 1].word in words.articles)
    first, hedge = _hedge(tokens, first, words)
    exact = word in words.exact and hedge != "floor"
    return Quantity(Toll(low, best, best if exact else None), first, last, is_vague=True)


def _is_some_number(tokens: Sequence[Token], index: int, words: NumberWords) -> bool:
    """Whether this is the number of "a number of", "an unknown number of"."""
    if tokens[index].word not in words.number_nouns or index == 0 or index + 1 >= len(tokens):
        return False
    return tokens[index + 1].word in words.number_of and tokens[index - 1].word in words.some_number


def _hedge(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, str]:
    """The token where the hedges before a number begin, and the strongest of them."""
    hedges, kind = words.hedges, "about"
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


def _trailing(tokens: Sequence[Token], index: int, words: NumberWords) -> tuple[int, str]:
    for length in (2, 1):
        phrase = tuple(token.word for token in tokens[index : index + length])
        kind = words.trailing.get(phrase)
        if kind:
            return index + length, kind
    return index, ""


def _is_no_count(tokens: Sequence[Token], index: int, last: int, words: NumberWords) -> bool:
    """Whether the number tells a date, a time, an age, a sum of money, a measure or a name instead of how many."""
    before = tokens[index - 1].word if index else ""
    after = tokens[last].word if last < len(tokens) else ""
    if before in words.before_no_count or after in words.after_no_count:
        return True
    is_joined = before in words.ranges or before in words.between_ands
    if is_joined and index > 2 and tokens[index - 3].word in words.before_ages:
        return True  # "Two boys aged 8 and 11"
    if before[:1].isdigit() and tokens[index - 1].end == tokens[index].start:
        return True  # The 30 of "12h30"
    months = calendar_words(language_with("times", words.language)).months
    if after in months or (before in months and tokens[index - 1].capital):
        return True
    return _is_age(tokens, index, last) or _is_year(tokens, index, words)


def _is_age(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Whether this is the 30 of "Ricardo Campos, 30, died"."""
    word = tokens[index].word
    if not (word.isdigit() and len(word) <= 2 and index >= 2 and last < len(tokens)):
        return False
    enclosed = (tokens[index - 1].word, tokens[last].word) in {(",", ","), ("(", ")"), (",", "."), (",", ";")}
    return enclosed and tokens[index - 2].capital


def _is_year(tokens: Sequence[Token], index: int, words: NumberWords) -> bool:
    word = tokens[index].word
    if not (word.isdigit() and len(word) == 4 and 1900 <= int(word) < 2100):
        return False
    before = [token.word for token in tokens[max(0, index - 3) : index]]
    months = calendar_words(language_with("times", words.language)).months
    return bool(before) and (before[-1] in words.before_years or any(word in months for word in before))
