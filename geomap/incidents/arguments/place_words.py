"""The words of ``siting.toml`` that stand around a name and say whether an event was there, made into patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any, NamedTuple

from geomap.data import fact_file
from geomap.text.lexicon import expand


class Between(NamedTuple):
    """What stands between two names of which the one lies in the other."""

    lies_in: re.Pattern[str]
    holds: re.Pattern[str]


class Pointing(NamedTuple):
    """What stands for a town that is named elsewhere."""

    here: re.Pattern[str]
    back: re.Pattern[str]
    back_words: tuple[str, ...]
    """Words in small letters without which ``back`` finds nothing: few texts hold them, and to look is cheap."""


@cache
def _table() -> dict[str, Any]:
    with fact_file("events/siting.toml").open("rb") as file:
        return tomllib.load(file)


def _any(group: str, *names: str) -> str:
    """Any of the phrases of some lists."""
    forms = {" ".join(form) for name in names for phrase in _table()[group][name] for form in expand(phrase)}
    return f"(?:{'|'.join(sorted(map(re.escape, forms), key=lambda form: (-len(form), form)))})"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


@cache
def quarter() -> re.Pattern[str]:
    """The pattern for a part of a town, to be matched behind the part's name."""
    return _pattern(rf"(?:,? [A-Z][\w-]+)?(?:,? and [\w -]{{3,30}})? {_any('after', 'quarters')}\b")


@cache
def between() -> Between:
    """The patterns for what stands between two names, each to be matched in full."""
    explaining, around, last = (_any("between", name) for name in ("explaining", "around", "around at last"))
    return Between(
        # "The X district of Y province", "X (Y", "X, a town 20 km from Y".
        lies_in=re.compile(
            r"\s?[,(]\s?"
            rf"|(?: [a-z-]+){{0,3}},? {around}(?: [\w’'-]+){{0,5}} "
            rf"|, (?:{explaining}|\d)\b[^.;]*?\b{last}\b[^.;]{{0,35}} "
        ),
        # "Y's Shiite enclave of X".
        holds=re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,6}(?:of\s+)?"),
    )


@cache
def pointing() -> Pointing:
    """The patterns for words that point to a town, each to be searched; a group of each holds the words."""
    here, towns, deeds, back, told, others = (
        _any("pointing", name)
        for name in ("here before", "here towns", "here after", "back before", "back towns", "not back")
    )
    return Pointing(
        here=_pattern(rf"\b(?:{here} (?P<words>this (?:\w+ )?{towns})|{deeds} (?P<adverb>here))\b"),
        back=_pattern(rf"\b{back} (?P<words>the {told})\b(?!(?:['’]s)? {others}\b)"),
        back_words=tuple(f"the {town}" for town in _table()["pointing"]["back towns"]),
    )
