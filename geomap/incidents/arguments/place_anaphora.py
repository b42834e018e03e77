"""Words that point to a town named elsewhere: "in this capital", "killed here", "in the city"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.incidents.arguments import place_words
from geomap.model import Kind, Mention, Role
from geomap.text.spans import mentions_layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.model import Placed
    from geomap.text.document import Document

_BACK = 800
"""How many characters before "the city" its name may stand."""
_JUST = 150
"""A town named so shortly before "the city" is the one meant, or none is."""


def resolve_anaphora(document: Document, places: Sequence[Placed], filed_from: Placed | None) -> tuple[Placed, ...]:
    """The places in text order, and among them towns where the text says "this city" or "the city".

    "This" is the dateline's, "the" the one told most often shortly before.
    """
    pointed = [*_told_back(document, places)]
    if filed_from is not None and filed_from.place.kind is Kind.SETTLEMENT:
        pointed += _filed(document.text, filed_from)
    return tuple(sorted((*places, *pointed), key=lambda placed: placed.mention.start))


def _filed(text: str, filed_from: Placed) -> Iterator[Placed]:
    for match in place_words.pointing().here.finditer(text, filed_from.mention.end):
        yield _pointed(text, filed_from, match.span("words") if match["words"] else match.span("adverb"))


def _told_back(document: Document, places: Sequence[Placed]) -> Iterator[Placed]:
    text, pointing = document.text, place_words.pointing()
    small = text.lower()
    if not any(words in small for words in pointing.back_words):
        return
    layer = mentions_layer(places)
    for match in pointing.back.finditer(text):
        start, end = match.span("words")
        before = layer.within(start - _BACK, start)
        towns = [p for p in before if p.place.kind is Kind.SETTLEMENT and p.mention.role is Role.LITERAL]
        # A town of the same sentence needs nobody to point to it.
        if not towns or document.sentence_at(towns[-1].mention.start) is document.sentence_at(start):
            continue
        counts = Counter(town.place.id for town in towns)
        meant = max(reversed(towns), key=lambda town: counts[town.place.id])
        if towns[-1].place.id == meant.place.id or start - towns[-1].mention.start > _JUST:
            yield _pointed(text, meant, (start, end))


def _pointed(text: str, town: Placed, span: tuple[int, int]) -> Placed:
    """A town where words point to it, under the name that the article gives it: the words themselves have none."""
    spelled = " ".join(town.mention.text.split())
    place = replace(town.place, name=spelled.title() if spelled.isupper() else spelled)
    start, end = span
    return replace(town, mention=Mention(town.mention.article, start, end, text[start:end]), place=place, derived=None)
