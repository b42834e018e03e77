"""The word lists of the language packs: what is a name, an office, a verb, a number, read once when first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.text.packs import ENGLISH, by_word, language_codes, language_pack

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.text.packs import Facts


def _lines(name: str) -> tuple[str, ...]:
    return language_pack(ENGLISH).lines(name)


@cache
def _short_lists() -> dict[str, frozenset[str]]:
    """The lists of ``places.toml``, by name."""
    with language_pack(ENGLISH).facts("places") as facts:
        return {name: frozenset(facts.words(name)) for name in facts.names()}


@cache
def word_list(name: str) -> frozenset[str]:
    """All words of a list, in small letters."""
    found = _short_lists().get(name)
    return frozenset(word for line in _lines(name) for word in line.split()) if found is None else found


@cache
def phrase_list(name: str) -> dict[str, None]:
    """All phrases of a list, one a line, in small letters and in the order of the file."""
    return dict.fromkeys(_lines(name))


@cache
def things_by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of several words that a place's name is only a part of, by their first words: "brussels sprouts"."""
    things: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in (*_lines("place_things"), *_lines("other_names")):
        words = tuple(line.split())
        if len(words) > 1:
            things[words[0]] = (*things.get(words[0], ()), words)
    return things


@cache
def words_of_things() -> frozenset[str]:
    """All words of those names: what has none of them is no part of one."""
    return frozenset(word for things in things_by_first_word().values() for thing in things for word in thing)


@cache
def name_heads() -> frozenset[str]:
    """Words that make a run of capitals the name of an office, a street or a place rather than of a person."""
    lists = ("organisation_words", "place_words", "street_words", "directions", "place_endings")
    return frozenset().union(*map(word_list, lists))


@cache
def months_of_all_languages() -> frozenset[str]:
    """The names of months in every language whose dates can be read: a dateline tells its day before its language."""
    packs = [language_pack(code) for code in language_codes()]
    tables = (pack.facts("times").word_lists("months") for pack in packs if pack.has("times"))
    return frozenset(name for table in tables for names in table.values() for name in names)


@cache
def country_cues() -> dict[str, tuple[str, ...]]:
    """Words that speak for a country, each with the codes of the countries."""
    cues: dict[str, tuple[str, ...]] = {}
    for line in _lines("country_cues"):
        code, *words = line.split()
        for word in words:
            cues[word] = (*cues.get(word, ()), code)
    return cues


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What the words of numbers mean; hedges are told by the words in front of a number, the longest first."""

    language: str
    words: dict[str, int]
    powers: dict[str, int]
    fixed: dict[tuple[str, ...], int]
    """Numbers of several words: "half a dozen"."""
    vague: dict[str, tuple[int, int]]
    exact: frozenset[str]
    """Of those, the words that hold no more than they say: "both"."""
    hedges: dict[tuple[str, ...], str]
    trailing: dict[tuple[str, ...], str]
    starts: frozenset[str]
    """The words that a number or a word for one can begin with, hyphened ones aside."""
    ones: frozenset[str]
    """One, before a word for a power: "a hundred"."""
    bare_ones: frozenset[str]
    """Numbers that are articles too, unless a hedge stands before them: "at least un"."""
    articles: frozenset[str]
    """What a vague number may begin with: "the dozens"."""
    ands: frozenset[str]
    """What stands inside a number: "two hundred and five"."""
    and_from: int
    """From which number on it stands there."""
    long_tens: frozenset[int]
    """The tens that are followed by numbers up to nineteen: "soixante et onze"."""
    ranges: frozenset[str]
    between: frozenset[str]
    between_ands: frozenset[str]
    questions: frozenset[str]
    """What asks or compares rather than counts, before a vague number: "how many"."""
    some_number: frozenset[str]
    """What stands before "number of" where nobody knows the number."""
    number_nouns: frozenset[str]
    number_of: frozenset[str]
    before_no_count: frozenset[str]
    after_no_count: frozenset[str]
    before_ages: frozenset[str]
    before_years: frozenset[str]
    digits: re.Pattern[str]
    decimal: re.Pattern[str]
    thousands_mark: str
    decimal_mark: str


@cache
def number_words(language: str = ENGLISH) -> NumberWords:
    """The number words of a language that has a pack of quantities.

    Raises:
        LanguagePackError: it has none, or one with a mistake in it.
    """
    with language_pack(language).facts("quantities") as facts:
        return _number_words(language, facts)


def _number_words(language: str, facts: Facts) -> NumberWords:
    thousands, decimal = facts.text("marks.thousands"), facts.text("marks.decimal")
    words, vague, fixed = facts.table("words"), facts.table("vague"), facts.table("fixed")
    ones, number_nouns = frozenset(facts.words("parts.one")), frozenset(facts.words("some_number.nouns"))
    return NumberWords(
        language=language,
        words=words,
        starts=ones | number_nouns | words.keys() | vague.keys() | {phrase.split()[0] for phrase in fixed},
        powers=facts.table("powers"),
        fixed={tuple(phrase.split()): number for phrase, number in fixed.items()},
        vague={word: (low, best) for word, (low, best) in vague.items()},
        exact=frozenset(facts.words("parts.exact")),
        hedges=_by_words(facts.word_lists("hedges")),
        trailing=_by_words(facts.word_lists("trailing")),
        ones=ones,
        bare_ones=frozenset(facts.words("parts.bare_one")),
        articles=frozenset(facts.words("parts.articles")),
        ands=frozenset(facts.words("parts.and")),
        and_from=facts.value("parts.and_from"),
        long_tens=frozenset(facts.value("parts.long_tens")),
        ranges=frozenset(facts.words("ranges.to")),
        between=frozenset(facts.words("ranges.between")),
        between_ands=frozenset(facts.words("ranges.and")),
        questions=frozenset(facts.words("no_count.questions")),
        some_number=frozenset(facts.words("some_number.before")),
        number_nouns=number_nouns,
        number_of=frozenset(facts.words("some_number.of")),
        before_no_count=frozenset(facts.words("no_count.before")),
        after_no_count=frozenset(facts.words("no_count.after")),
        before_ages=frozenset(facts.words("no_count.ages")),
        before_years=frozenset(facts.words("no_count.years")),
        digits=re.compile(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+"),
        decimal=re.compile(rf"\d+{re.escape(decimal)}\d+"),
        thousands_mark=thousands,
        decimal_mark=decimal,
    )


def _by_words(groups: Mapping[str, list[str]]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): group for phrase, group in by_word(groups).items()}
