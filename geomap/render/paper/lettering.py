"""How wide words are, and where a line of them ends; nothing is read as mathematics."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from matplotlib.font_manager import FontProperties, fontManager
from matplotlib.textpath import TextToPath

from geomap import data
from geomap.render.words.strip_controls import plain_text

if TYPE_CHECKING:
    from typing import Any

_MEASURE = TextToPath()
_ELLIPSIS = " …"
_LONGEST_LINE = 400
"""Characters; nothing longer fits on a line, so it need not be measured."""


@cache
def paper() -> dict[str, Any]:
    """Colours and fonts of pictures, from ``data/paper.json``."""
    facts: dict[str, Any] = json.loads(data.fact_file("paper.json").read_text(encoding="utf-8"))
    return facts


@cache
def font(size: float, *, bold: bool = False) -> FontProperties:
    """DejaVu Sans, which matplotlib brings, and behind it the machine's fonts for further scripts."""
    installed = set(fontManager.get_font_names())
    families = [name for name in paper()["fonts"] if name in installed]
    return FontProperties(family=families, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=20_000)
def width_of(text: str, *, size: float, bold: bool = False) -> float:
    """The width of a text in points."""
    width, _, _ = _MEASURE.get_text_width_height_descent(text, font(size, bold=bold), ismath=False)
    return float(width)


def wrap(text: str, *, width: float, size: float, bold: bool = False, most: int = 100) -> list[str]:
    """The lines of a text that is set in a column, at most so many; where something is left out, dots say so."""
    lines: list[str] = []
    for word in plain_text(text).split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and len(joined) <= _LONGEST_LINE and width_of(joined, size=size, bold=bold) <= width:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, width=width, size=size, bold=bold))
        if len(lines) > most:
            return [*lines[: most - 1], cut(lines[most - 1] + _ELLIPSIS, width=width, size=size, bold=bold)]
    return lines


def cut(text: str, *, width: float, size: float, bold: bool = False) -> str:
    """The text, shortened with dots where it is wider than the room."""
    if len(text) <= _LONGEST_LINE and width_of(text, size=size, bold=bold) <= width:
        return text
    room = width - width_of(_ELLIPSIS, size=size, bold=bold)
    return text[: _fitting(text, width=room, size=size, bold=bold)].rstrip(" …") + _ELLIPSIS


def _pieces(word: str, *, width: float, size: float, bold: bool) -> list[str]:
    """A word that is wider than its column, broken where it must be: addresses, and scripts without spaces."""
    pieces = []
    while word:
        end = max(_fitting(word, width=width, size=size, bold=bold), 1)
        pieces.append(word[:end])
        word = word[end:]
    return pieces


def _fitting(text: str, *, width: float, size: float, bold: bool) -> int:
    """How many characters fit; counted letter by letter, since measuring ever longer texts takes for ever."""
    used = 0.0
    for number, character in enumerate(text):
        used += width_of(character, size=size, bold=bold)
        if used > width:
            return number
    return len(text)
