"""Cues as they are written in data, made into tests of one word after another."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from geomap.text.lexicon import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GAP = re.compile(r"\.\.(\d)")


class WordTest(NamedTuple):
    """Which words may stand at one place of a cue, or between a cue and what it modifies."""

    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    most: int = 0
    """Up to how many words of any kind may stand here instead; 0 where one word has to fit."""

    def fits(self, word: str) -> bool:
        """Whether a word in small letters may stand here."""
        return word in self.words or word.startswith(self.prefixes) or word.endswith(self.suffixes)


def word_test(written: Iterable[str]) -> WordTest:
    """The test of alternatives: ``attack~``, ``mile+``, ``north*`` (begins so), ``*ly`` (ends so), ``_`` (any word)."""
    options = [option for words in written for option in words.split("|")]
    plain = [option for option in options if "*" not in option and option != "_"]
    return WordTest(
        frozenset(form for option in plain for forms in expand(option) for form in forms),
        (*(option[:-1] for option in options if option.endswith("*")), *("" for option in options if option == "_")),
        tuple(option[1:] for option in options if option.startswith("*")),
    )


def compile_cue(written: str) -> Iterator[tuple[WordTest, ...]]:
    """All the ways to read a cue: a word with ``?`` behind it may be missing, ``..3`` is up to three words."""
    parts = re.sub(r"(?<=\w)[-'’](?=\w)", " ", written).split()
    for kept in product(*((True, False) if part.endswith("?") else (True,) for part in parts)):
        own = [part for part, keep in zip(parts, kept, strict=True) if keep]
        if own:
            yield tuple(map(_element, own))


def _element(part: str) -> WordTest:
    gap = _GAP.fullmatch(part)
    return WordTest(frozenset(), most=int(gap[1])) if gap else word_test([part.removesuffix("?")])
