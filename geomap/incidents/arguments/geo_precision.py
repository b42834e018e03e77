"""A place as closely as the words around its name say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.model import GeoPrecision, Kind, Location, Placed
from geomap.text.lexicon import word_list
from geomap.text.scopes.rule_names import RuleName

if TYPE_CHECKING:
    from geomap.model import Unplaced
    from geomap.text.scopes.matcher import Scopes

_POSSESSIVE = re.compile(r"[’']s?$")
_LONGEST_PHRASE = 100
"""Characters from an unknown name to the known one beside it: what is longer is no phrase of place."""
_ABBREVIATION = 4
"""Up to how many capitals are an abbreviation rather than a name in a headline."""


def locate(text: str, placed: Placed, scopes: Scopes) -> Location:
    """The place as closely as the words around it say, moved to where they put it."""
    told = placed.derived
    if told and told.place.id != placed.place.id:
        phrase = text[told.span.start : told.span.end]
        return Location(told.place, told.geo_precision, phrase, base=placed.place)
    precision, phrase = _precision(text, placed, scopes)
    return Location(placed.place, precision, phrase, _spelling(placed))


def locate_unknown(text: str, unknown: Unplaced, placed: Placed, scopes: Scopes) -> Location:
    """An unknown place, as the known one that it lies in or near: never more exact than that."""
    wide = locate(text, placed, scopes)
    name = " ".join(unknown.mention.text.split())
    start, end = unknown.mention.start, placed.mention.end
    phrase = text[start:end] if 0 < end - start <= _LONGEST_PHRASE else unknown.mention.text
    return replace(
        wide, geo_precision=max(GeoPrecision.NEAR, wide.geo_precision), phrase=phrase, name=f"{name}, {wide.label}"
    )


def _spelling(placed: Placed) -> str:
    """The name as the article spells it; empty for countries, abbreviations and "the capital"."""
    name = _POSSESSIVE.sub("", " ".join(placed.mention.text.split()))
    if name.lower() in word_list("generic places") or name.lower().startswith("this "):
        return ""
    short = "." in name or (name.isupper() and len(name) <= _ABBREVIATION)
    if short or placed.place.kind is Kind.COUNTRY or not name[:1].isupper():
        return ""
    return name.title() if name.isupper() else name


def _precision(text: str, placed: Placed, scopes: Scopes) -> tuple[GeoPrecision, str]:
    start, end = placed.mention.start, placed.mention.end
    near = scopes.governing(RuleName.NEAR, start, end) or scopes.governing(RuleName.BETWEEN, start, end)
    after = scopes.governing(RuleName.PART_OF_ITS_SURROUNDINGS, start, end)
    # All that says how near belongs to the phrase: "20 km north of Kelm".
    phrase = text[near[-1].start if near else start : after[0].end if after else end]
    if placed.place.kind in {Kind.COUNTRY, Kind.REGION, Kind.ADMIN1, Kind.WATER}:
        return GeoPrecision.REGION, phrase
    if near or after or placed.place.kind is Kind.ADMIN2:
        return GeoPrecision.NEAR, phrase
    return GeoPrecision.EXACT, phrase
