"""Passages of an article that tell no news: adverts, credits and notices at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.model import Span
from geomap.text.wordlists import phrase_list

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s+(?=[^\sa-z])")
# An advert is the end of an article, not its middle: it must begin in the last part of the text.
_LAST_PART = 0.4
_LONGEST_ADVERT = 700


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """Find the sentences and paragraphs of adverts, credits and notices in an article's last part."""
    first = int(len(text) * (1 - _LAST_PART))
    tail = text[first:].lower()
    found = [first + tail.find(phrase) for phrase in phrase_list("boilerplate") if phrase in tail]
    return tuple(dict.fromkeys(_passage(text, at) for at in sorted(found)))


def _passage(text: str, at: int) -> Span:
    """Take the paragraph around an offset where it is short, else the sentence and the one before it."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    if end - start <= _LONGEST_ADVERT and (start > 0 or end - start < len(text) / 4):
        return Span(start, end)
    breaks = [start, *(start + match.end() for match in _SENTENCE_END.finditer(text[start:at]))]
    following = _SENTENCE_END.search(text, at, end)
    return Span(breaks[-1], following.start() + 1 if following else end)


def is_inside(spans: Sequence[Span], start: int) -> bool:
    """Whether an offset lies in one of the passages."""
    return any(span.start <= start < span.end for span in spans)
