"""Closed classes of words of a language, by the file and the name under which its data has them."""

from __future__ import annotations

import re
from functools import cache

from geomap.text.lexicon import expand
from geomap.text.packs import ENGLISH, language_pack


@cache
def word_class(file: str, name: str) -> frozenset[str]:
    """The words and phrases of a list, in small letters and with their marks written out."""
    return frozenset(" ".join(form) for phrase in _lists(file)[name] for form in expand(phrase))


@cache
def alternatives(file: str, name: str) -> str:
    """The words of a list as one group of a pattern, the longer ones before those that they begin with."""
    words = sorted(word_class(file, name), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def _lists(file: str) -> dict[str, tuple[str, ...]]:
    with language_pack(ENGLISH).facts(file) as facts:
        return {name: facts.words(name) for name in facts.names()}
