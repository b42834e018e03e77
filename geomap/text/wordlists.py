"""The word lists of ``geomap/data/words``: what is a name, an office, a verb, read once when first asked for."""

from __future__ import annotations

from functools import cache

from geomap.data import fact_file


def _lines(name: str) -> list[str]:
    text = fact_file(f"words/{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def word_list(name: str) -> frozenset[str]:
    """All words of a list, in small letters."""
    return frozenset(word for line in _lines(name) for word in line.split())


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
def country_cues() -> dict[str, tuple[str, ...]]:
    """Words that speak for a country, each with the codes of the countries."""
    cues: dict[str, tuple[str, ...]] = {}
    for line in _lines("country_cues"):
        code, *words = line.split()
        for word in words:
            cues[word] = (*cues.get(word, ()), code)
    return cues
