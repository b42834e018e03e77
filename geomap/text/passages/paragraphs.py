"""The paragraphs of a text, and lines that were wrapped at a fixed width joined again."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NARROWEST, _WIDEST = 45, 100
"""Between how many characters texts are wrapped: fewer are verse or a table's column, more are no fixed width."""
_EVIDENT = 4
"""From so many full lines on a text is wrapped, though none goes on in small letters."""
_HEADING = 120
"""Up to how many characters a line without a full stop is a heading."""
_ENDS = (".", "!", "?", "…", '"', "”", "'", "’", ")", ";", ":", ",")
_BULLETS = ("-", "–", "—", "*", "•", "·", "‣", "◦", "#")


class ParagraphKind(Enum):
    """What a paragraph is by its looks."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    """One of a list."""


class Paragraph(NamedTuple):
    """A line of a text, wrapped ones joined, without the blanks around it."""

    start: int
    end: int
    kind: ParagraphKind


def join_lines(text: str) -> str:
    """The text with the line breaks inside its paragraphs as spaces, so that every offset stays what it is.

    A break is one of wrapping where the next word had no room in the line.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    width = max(len(line.rstrip()) for line in lines)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    full = [_is_full(line, after, width) for line, after in pairwise(lines)]
    goes_on = any(is_full and after[:1].islower() for is_full, after in zip(full, lines[1:], strict=True))
    if not goes_on and sum(full) < _EVIDENT:
        return text
    return lines[0] + "".join(
        (" " if is_full else "\n") + after for is_full, after in zip(full, lines[1:], strict=True)
    )


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line had no room in this one; an item of a list begins a line anyway."""
    word = after.split(maxsplit=1)[0] if after[:1].strip() else ""
    return bool(word and line.strip()) and word not in _BULLETS and len(line.rstrip()) + 1 + len(word) > width


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The lines that are not blank, each told by its looks."""
    lines = tuple(_lines(text))
    return tuple(
        Paragraph(start, end, _kind(text[start:end], is_last=number == len(lines) - 1))
        for number, (start, end) in enumerate(lines)
    )


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if bare := line.strip():
            first = start + line.index(bare[0])
            yield first, first + len(bare)
        start += len(line) + 1


def _kind(line: str, *, is_last: bool) -> ParagraphKind:
    if line.startswith(_BULLETS) or _is_numbered(line.split(maxsplit=1)):
        return ParagraphKind.ITEM
    # What ends a text without a full stop was cut off.
    is_heading = len(line) <= _HEADING and not is_last and not line.endswith(_ENDS)
    return ParagraphKind.HEADING if is_heading else ParagraphKind.PROSE


def _is_numbered(words: Sequence[str]) -> bool:
    """Whether a line begins with "1." or "2)"."""
    return len(words) > 1 and words[0][-1] in ".)" and words[0][:-1].isdigit()
