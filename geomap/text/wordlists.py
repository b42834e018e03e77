"""The word lists of the English pack: what is a name, an office, a verb, read once when first asked for."""

from __future__ import annotations

from functools import cache

from geomap.text.packs import ENGLISH, language_pack


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
def country_cues() -> dict[str, tuple[str, ...]]:
    """Words that speak for a country, each with the codes of the countries."""
    cues: dict[str, tuple[str, ...]] = {}
    for line in _lines("country_cues"):
        code, *words = line.split()
        for word in words:
            cues[word] = (*cues.get(word, ()), code)
    return cues
