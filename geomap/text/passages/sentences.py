"""A text as sentences with absolute offsets: the one notion of a sentence's end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.model import Span
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.text.passages.datelines import Dateline

# Capitals, figures and letters without case, by which a sentence may begin; in every script that has them.
_BEGINNING = "A-Z0-9\u00c0-\u024f\u0386-\u03ab\u0400-\u042f\u0531-\u0556\u05d0-\u10ff"
# A line's end; a stop, its closing quotes, and what begins anew; a stop glued to a capital, which ends a paragraph of a
# stripped page. All begin with one of a few characters, which the search leaps to.
_BOUNDARY = re.compile(
    r"[.!?…։؟۔।\n](?:(?<=\n)(?P<line>\s*)"
    rf"|(?P<stop>[\"”’')\]]*)\s+(?=[\"“‘'(\[#@]*[©{_BEGINNING}])"
    r"|(?<=[a-z0-9)\]\"”][.!?])(?P<glued>[\"”’')]?)(?=[\"“]?[A-Z][a-z']|©))"
)
_MARKS = "📣📌👉"
# Asked at every character, so only of texts that hold such a mark.
_MARKED_BOUNDARY = re.compile(rf"{_BOUNDARY.pattern}|(?P<mark>(?<=[.!?\"”])\s*)(?=[{_MARKS}])")
_LONGEST = 5000
"""Characters of a sentence: what goes on for longer is a list or a broken text, and reading it whole takes too long."""
_LONGEST_ABBREVIATION = 12
"""Characters: none of the list is longer; behind a longer word a full stop ends the sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line of an article."""

    start: int
    end: int
    paragraph: int
    """Which line of the article it stands in, from 0."""
    is_story: bool
    """Whether it is part of the story rather than an advert, a credit or a dateline."""


def split_text(text: str, opening: Dateline) -> tuple[Span, ...]:
    """The sentences of a text, in order; the dateline is one by itself, and so is every line."""
    return tuple(span for start, end in _stretches(text, opening) for span in _trimmed(text, start, end))


def sentences_of(text: str, stretches: Sequence[Span], told_to: int, boilerplate: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences with what they are for the story: none where they end by ``told_to``, the dateline's end."""
    noise = {span.start for span in boilerplate}
    told: set[str] = set()
    paragraph, previous = 0, 0
    for start, end in stretches:
        paragraph += "\n" in text[previous:start]
        previous = end
        words = text[start:end]
        # A caption or a copied paragraph says nothing that was not said.
        yield Sentence(start, end, paragraph, end > told_to and start not in noise and words not in told)
        told.add(words)


def _stretches(text: str, opening: Dateline) -> Iterator[tuple[int, int]]:
    """Every stretch between boundaries, blanks and all."""
    yield 0, opening.start
    yield opening.start, opening.end
    begin = opening.end
    boundary = _MARKED_BOUNDARY if not text.isascii() and any(mark in text for mark in _MARKS) else _BOUNDARY
    for match in boundary.finditer(text, begin):
        if match.lastgroup == "stop" and _is_abbreviation(text, match.start()):
            continue
        cut = match.end(match.lastgroup) if match.lastgroup in {"stop", "glued"} else match.start()
        yield begin, cut
        begin = match.end()
    yield begin, len(text)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The stretch without the blanks around it, or nothing where it is blank; one that never ends is cut at a blank."""
    spans: list[Span] = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        spans += _trimmed(text, start, cut)
        start = cut
    words = text[start:end]
    bare = words.strip()
    if bare:
        start += len(words) - len(words.lstrip())
        spans.append(Span(start, start + len(bare)))
    return spans


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop belongs to a title, a month, a state or an initial."""
    if text[stop] != ".":
        return False
    start = stop
    while start > max(0, stop - _LONGEST_ABBREVIATION) and (text[start - 1].isalnum() or text[start - 1] in "._"):
        start -= 1
    word = text[start:stop].lower()
    return word in word_list("abbreviations") or (len(word) == 1 and word.isalpha())
