"""Words that point to where an article was filed: "in this capital", "in this city"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.model import Kind, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.model import Placed

_HERE = re.compile(
    r"\b(?:(?:in|on|of|at|around|outside|near|from|through|across|throughout|shook|shaken|rocked) "
    r"(?P<here>this (?:\w+ )?(?:capital|city|town|port))"
    r"|(?:exploded|killed|shot|murdered|kidnapped|attacked|clashed|wounded|occurred|place|died|down|staged) "
    r"(?P<adverb>here))\b",
    re.IGNORECASE,
)


def with_here(text: str, places: Sequence[Placed], filed_from: Placed | None) -> tuple[Placed, ...]:
    """The places in text order, and among them the dateline's town wherever the text says "this city"."""
    if filed_from is None or filed_from.place.kind is not Kind.SETTLEMENT:
        return tuple(places)
    return tuple(sorted((*places, *_pointed(text, filed_from)), key=lambda placed: placed.mention.start))


def _pointed(text: str, filed_from: Placed) -> Iterator[Placed]:
    # Under the name that the article gives it: the words themselves have none.
    spelled = " ".join(filed_from.mention.text.split())
    place = replace(filed_from.place, name=spelled.title() if spelled.isupper() else spelled)
    for match in _HERE.finditer(text, filed_from.mention.end):
        start, end = match.span("here") if match["here"] else match.span("adverb")
        mention = Mention(filed_from.mention.article, start, end, text[start:end])
        yield replace(filed_from, mention=mention, place=place)
