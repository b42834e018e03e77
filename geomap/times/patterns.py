"""The shapes of dates in a text: one pattern finds them all, and one pattern a shape takes them apart.

Those of each language stand in ``date_shapes.toml`` of its pack, as patterns with names of lists of words in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from geomap.text.packs import ENGLISH, language_pack
from geomap.times.calendar_words import calendar_words, foreign_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geomap.text.packs import Facts
    from geomap.times.calendar_words import CalendarWords

_YEAR = r"(?:1[6-9]|20)\d\d"
_SLOT = re.compile(r"\{(?P<names>[a-z]\w*(?:\+[a-z]\w*)*)(?::(?P<letters>\d))?\}")
"""A place in a pattern for words or for another pattern; "{1,2}" is none."""
_END = "\0"
"""Ends a beginning that is a whole word: "mar" is not the head of "market"."""
_NEVER = re.compile(r"(?!)")


class Shape(NamedTuple):
    """One shape of a date."""

    rule: str
    """Its rule by name: what it means."""
    pattern: re.Pattern[str]
    like: str
    """A time of this shape."""


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """``finder`` names a shape by its group; ``shapes`` take a match apart; both need text in lower case."""

    finder: re.Pattern[str]
    shapes: tuple[Shape, ...]
    around: dict[str, re.Pattern[str]]
    """What stands around a time, by the rule that asks."""

    def shape_of(self, hit: re.Match[str]) -> Shape:
        """The shape that the finder has found."""
        return self.shapes[int((hit.lastgroup or "").strip("sn"))]

    def shapes_of(self, *rules: str) -> Iterator[Shape]:
        """The shapes of some rules, rule by rule."""
        return (shape for rule in rules for shape in self.shapes if shape.rule == rule)

    def near(self, name: str) -> re.Pattern[str]:
        """The pattern of what stands around a time for a rule; it finds nothing where the language has none."""
        return self.around.get(name, _NEVER)


@dataclass(frozen=True, slots=True)
class _Filler:
    """Puts words and parts into the patterns of a language."""

    words: CalendarWords
    parts: dict[str, str]

    def fill(self, pattern: str) -> str:
        """The pattern with everything in its places; its lines joined."""
        return _SLOT.sub(self._filled, pattern.replace("\n", ""))

    def expand(self, start: str) -> Iterator[str]:
        """A beginning of words, written out for each word that can stand in its places."""
        texts = _SLOT.split(start)
        choices = [self._words(names, letters) for names, letters in zip(texts[1::3], texts[2::3], strict=True)]
        for chosen in product(*choices):
            yield texts[0] + "".join(word + text for word, text in zip(chosen, texts[3::3], strict=True))

    def _filled(self, slot: re.Match[str]) -> str:
        name = slot["names"]
        if name in self.parts:
            return self.fill(self.parts[name])
        if name == "year4":
            return _YEAR
        if name == "not_before_years":
            return "".join(rf"(?<!\b{word} )" for word in self.words.words_of(name))
        return any_of(self._words(name, slot["letters"]))

    def _words(self, names: str, letters: str | None) -> list[str]:
        words = (word for name in names.split("+") for word in self.words.words_of(name))
        return list(dict.fromkeys(word[: int(letters)] if letters else word for word in words))


@cache
def date_patterns(language: str = ENGLISH) -> DatePatterns:
    """The patterns of a language that has a pack of times.

    Raises:
        LanguagePackError: it has none, or one with a mistake in it.
    """
    with language_pack(language).facts("date_shapes") as facts:
        for name in ("lists", "terms"):  # Read by calendar_words.py
            facts.passed_over(name)
        filler = _Filler(calendar_words(language), facts.table("parts"))
        rows = [(row["rule"], filler.fill(row["pattern"]), row["at"], row["like"]) for row in facts.rows("shape")]
        around = {name: re.compile(filler.fill(pattern)) for name, pattern in facts.table("around").items()}
        foreign = _foreign_day(language)
        beginnings = _beginnings(facts, filler, foreign)
    rows.append(("foreign_day", foreign, "number", ""))
    shapes = tuple(Shape(rule, re.compile(pattern), like) for rule, pattern, _, like in rows)
    return DatePatterns(_finder([(pattern, at) for _, pattern, at, _ in rows], beginnings), shapes, around)


def _finder(patterns: list[tuple[str, str]], beginnings: str) -> re.Pattern[str]:
    unnamed = [(number, _unnamed(pattern), at) for number, (pattern, at) in enumerate(patterns)]
    # Most shapes need not be tried at a number, nor those of numbers at a word.
    numbers = "|".join(f"(?P<n{number}>{pattern})" for number, pattern, at in unnamed if at != "word")
    others = "|".join(f"(?P<s{number}>{pattern})" for number, pattern, at in unnamed if at != "number")
    return re.compile(rf"(?<!\w){beginnings}(?:(?=\d)(?:{numbers})|(?!\d)(?:{others}))")


def _foreign_day(language: str) -> str:
    """A day of another language that nothing else can mean: with its number, month and year."""
    return (
        r"(?P<day>\d{1,2})(?:er|st|nd|rd|th|[.º°])? (?:d[eu'’] ?|of )?"
        rf"(?P<month>{any_of(foreign_months(language))}\b)\.?,? (?:d[eu] )?(?P<year>{_YEAR})\b"
    )


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; told apart by their first letter, for speed."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    branches = (re.escape(letter) + _either(rests) for letter, rests in sorted(by_letter.items()))
    return _either(branches)


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


def _beginnings(facts: Facts, filler: _Filler, foreign: str) -> str:
    """A look ahead that passes over most words without trying the shapes one by one, if the language has one."""
    if not facts.has("starts"):
        return ""
    starts = {start for words in facts.words("starts.words") for start in filler.expand(words)}
    for name in facts.words("starts.whole"):
        starts.update(word + _END for word in filler.words.words_of(name))
    return rf"(?={_trie(starts)}|{filler.fill(facts.text('starts.digits'))}|['’]\d|{_unnamed(foreign)})"


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
