"""The words and patterns that tell one place by another, read once from the language pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.text.packs import ENGLISH, language_pack
from geomap.vocabulary import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geomap.text.packs import Facts

_SLOT = re.compile(r"\{([a-z]\w*)\}")
"""A place in a pattern for words or for another pattern; "{1,2}" is none."""


@dataclass(frozen=True, slots=True)
class RelationWords:
    """What each word of a relation means; patterns by the rule that asks for them."""

    winds: dict[str, Part]
    units: dict[str, float]
    """In kilometres."""
    numbers: dict[str, int]
    lists: dict[str, frozenset[str]]
    patterns: dict[str, re.Pattern[str]]
    measures: frozenset[str]
    """The words of directions and units, one by one."""
    wind_parts: frozenset[str]
    last: frozenset[str]
    """Words of which one stands last before a name that a relation is told of."""


@cache
def relation_words() -> RelationWords:
    """The words of the package, which are English."""
    with language_pack(ENGLISH).facts("relations") as facts:
        return _relation_words(facts)


def _relation_words(facts: Facts) -> RelationWords:
    winds = {word: Part(part) for part, words in facts.word_lists("winds").items() for word in words}
    units, numbers = facts.table("units"), facts.table("numbers")
    forms = [word for word in winds if not word.isupper()]
    parts = facts.table("parts") | {"winds": _choices(forms), "units": _choices(units), "numbers": _choices(numbers)}
    keys = {"parties": "between.parties", "off_verbs": "off.verbs", "nouns": "part.nouns", "heads": "part.heads"}
    return RelationWords(
        winds=winds,
        units=units,
        numbers=numbers,
        lists={name: frozenset(words) for name, words in facts.word_lists("lists").items()}
        | {name: frozenset(facts.words(key)) for name, key in keys.items()},
        patterns={name: _pattern(pattern, parts) for name, pattern in facts.table("patterns").items()},
        measures=frozenset(part.lower() for form in (*winds, *units) for part in re.split(r"[\s-]+", form)),
        wind_parts=frozenset(part.lower() for form in winds for part in form.split()),
        last=frozenset(facts.words("last.words")) | {form.split()[-1] for form in forms},
    )


def _choices(words: Iterable[str]) -> str:
    """Any of some words, the longest first; a space may be any space or hyphen, capitals stay capitals."""
    forms = (re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words, key=lambda word: (-len(word), word)))
    return "|".join(forms)


def _pattern(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    while _SLOT.search(pattern):
        pattern = _SLOT.sub(lambda slot: parts[slot[1]], pattern)
    return re.compile(pattern.replace("\n", ""), re.IGNORECASE)
