"""Passages of a text that tell no news: adverts, credits, captions and notices."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Span
from geomap.text.fold import small_letters
from geomap.text.packs import ENGLISH, language_pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LAST_PART = 0.4
"""An advert is the end of an article, not its middle: it begins in this part of the text."""
_LONGEST_ADVERT = 700
"""Characters: a longer paragraph is a stripped page, in which only the advert's own sentence is left out."""


class _Words(NamedTuple):
    openings: re.Pattern[str]
    phrases: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def _words() -> _Words:
    with language_pack(ENGLISH).facts("events/boilerplate") as facts:
        openings = "|".join(f"(?:{opening})" for opening in facts.words("openings"))
        phrases, endings = facts.words("phrases"), facts.words("endings")
    pattern = re.compile(rf"^[^\w\n]*(?:{openings}|$)", re.IGNORECASE | re.MULTILINE)
    return _Words(pattern, phrases, endings)


def find_boilerplate(text: str, sentences: Sequence[Span], adverts: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences of a text that tell no news, in text order: those of adverts, and credits wherever they stand."""
    noise = {*_beginning_so(text, sentences), *_holding_phrases(text, sentences)}
    return tuple(span for number, span in enumerate(sentences) if number in noise or is_inside(adverts, span.start))


def find_adverts(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The passages at the end of a text around the phrases of adverts and notices."""
    last_part = int(len(text) * (1 - _LAST_PART))
    found = sorted(_places_of(_words().endings, small_letters(text[last_part:])))
    return tuple(dict.fromkeys(_passage(text, last_part + at, sentences) for at in found))


def _beginning_so(text: str, sentences: Sequence[Span]) -> Iterator[int]:
    """The numbers of those that begin like an advert or a credit, or have no word."""
    # One line a sentence, so that one pass tells all.
    lines = "\n".join([text[start:end].replace("\n", " ") for start, end in sentences])
    starts = list(accumulate((end - start + 1 for start, end in sentences), initial=0))
    for match in _words().openings.finditer(lines):
        yield bisect_right(starts, match.start()) - 1


def _holding_phrases(text: str, sentences: Sequence[Span]) -> Iterator[int]:
    """The numbers of those that hold a phrase of adverts or credits."""
    starts = [start for start, _ in sentences]
    for at in _places_of(_words().phrases, small_letters(text)):
        yield bisect_right(starts, at) - 1


def _places_of(phrases: Sequence[str], lower: str) -> Iterator[int]:
    """Where phrases stand as whole words."""
    for phrase in phrases:
        at = lower.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if not (lower[at - 1 : at].isalnum() or (lower[end : end + 1].isalnum() and phrase[-1].isalnum())):
                yield at
            at = lower.find(phrase, end)


def _passage(text: str, at: int, sentences: Sequence[Span]) -> Span:
    """The paragraph around an offset where it is short, else the sentence."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    if end - start <= _LONGEST_ADVERT and (start > 0 or end - start < len(text) / 4):
        return Span(start, end)
    return next((span for span in reversed(sentences) if span.start <= at), Span(at, at))


def is_inside(spans: Sequence[Span], start: int) -> bool:
    """Whether an offset lies in one of the passages."""
    return any(span.start <= start < span.end for span in spans)
