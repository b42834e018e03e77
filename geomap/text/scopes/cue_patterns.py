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

    @property
    def is_plain(self) -> bool:
        """Whether it names all words that may stand here."""
        return not (self.most or self.prefixes or self.suffixes)

    def fits(self, word: str) -> bool:
        """Whether a word in small letters may stand here."""
        if word in self.words:
            return True
        # Most tests have words alone.
        return (self.prefixes != () and word.startswith(self.prefixes)) or (
            self.suffixes != () and word.endswith(self.suffixes)
        )


class Way(NamedTuple):
    """One way to read a cue, from its second word on."""

    rest: tuple[WordTest, ...]
    rule: str
    is_pseudo: bool


class Ways(NamedTuple):
    """The cues that begin with one word: most words that begin one stand alone, and few are followed by its second."""

    alone: tuple[str, ...]
    """The rules that the word by itself is a cue of."""
    by_second: dict[str, tuple[Way, ...]]
    by_shape: tuple[Way, ...]
    """Those whose second word is told by its shape, or is any."""


def ways_of(ways: Iterable[Way]) -> Ways:
    """Sort the ways to go on from a first word by what stands second."""
    alone: dict[str, None] = {}
    by_second: dict[str, list[Way]] = {}
    by_shape: list[Way] = []
    for way in ways:
        if not way.rest and not way.is_pseudo:
            alone[way.rule] = None
        elif way.rest and way.rest[0].is_plain:
            for word in way.rest[0].words:
                by_second.setdefault(word, []).append(way)
        else:
            by_shape.append(way)
    return Ways(tuple(alone), {word: tuple(own) for word, own in by_second.items()}, tuple(by_shape))


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
