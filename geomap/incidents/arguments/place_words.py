"""The words of ``siting.toml`` that stand around a name and say whether an event was there, made into patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.data import fact_file
from geomap.text.lexicon import expand

if TYPE_CHECKING:
    from collections.abc import Mapping


class Before(NamedTuple):
    """What stands before a name, up to its first letter."""

    signs: Mapping[str, re.Pattern[str]]
    """What says something by itself, by the names of the signs."""
    owner: re.Pattern[str]
    speakers: re.Pattern[str]
    taken: re.Pattern[str]
    at_site: re.Pattern[str]


class After(NamedTuple):
    """What stands behind a name, from its last letter on."""

    owner: re.Pattern[str]
    leader: re.Pattern[str]
    wide: re.Pattern[str]
    quarter: re.Pattern[str]
    care: re.Pattern[str]
    town: re.Pattern[str]
    road: re.Pattern[str]
    joined_road: re.Pattern[str]


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
def before() -> Before:
    """The patterns for what stands before a name, each to be searched."""
    owned = "|".join(rf"{_any('before', f'owned {word}')} {word}" for word in ("from", "of"))
    felt, felt_in = _any("before", "felt"), _any("before", "felt in")
    taken, taken_to = _any("before", "taken"), _any("before", "taken to")
    winds, measures = _any("before", "winds"), _any("before", "measures")
    signs = {
        "locative": _pattern(rf"\b{_any('before', 'locatives')}(?: [\w'-]+){{0,4}}\s+$"),
        "direction": _pattern(rf"\b{_any('before', 'directions')}\s+$"),
        "behind and": re.compile(r" and (?:the )?$"),
        "felt": _pattern(rf"\b{felt}\b(?: \w+){{0,3}}? {felt_in}(?: [\w’'-]+,?){{0,5}}\s$"),
        # What is fought over need not be where the fight is.
        "at issue": _pattern(rf"\bover (?:the )?(?:{_any('before', 'at issue')} )*$"),
        # "120 miles north of Kelm" helps to find the place told before it.
        "measured from": _pattern(rf"\b(?:{winds}\w*|{measures}) (?:of|from)\b[^.;,]{{0,20}}$"),
    }
    return Before(
        signs=signs,
        owner=_pattern(rf"\b(?:{_any('before', 'owned to')} (?:to|from)|{owned}) (?:the )?$"),
        speakers=_pattern(rf"\b{_any('before', 'speakers')} in (?:the )?(?:[a-z]+ (?:of )?)?$"),
        taken=_pattern(rf"\b(?:{taken} {taken_to}|at)(?: the)? $"),
        at_site=re.compile(rf"\b{_any('before', 'at a site')}(?: the)? $"),
    )


@cache
def after() -> After:
    """The patterns for what stands behind a name, each to be matched."""
    joined = _any("after", "joined roads")
    return After(
        owner=_pattern(rf"(?:[’']s)? {_any('after', 'owners')}\b"),
        leader=re.compile(rf"-{_any('after', 'leaders')}\b"),
        wide=_pattern(rf"(?:[’']s)? (?:\w+ )?{_any('after', 'wide')}\b"),
        quarter=_pattern(rf"(?:,? [A-Z][\w-]+)?(?:,? and [\w -]{{3,30}})? {_any('after', 'quarters')}\b"),
        care=_pattern(rf" (?:[\w.]+ )?{_any('after', 'care')}\b"),
        town=_pattern(rf"(?: [\w-]+){{0,2}} {_any('after', 'towns')}\b"),
        road=re.compile(rf" (?:[a-z]+ )?{_any('after', 'roads')}\b"),
        joined_road=re.compile(rf"(?:[-–]| to )[A-Z][\w'’-]+ (?:[a-z]+ )?{joined}\b"),
    )


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
