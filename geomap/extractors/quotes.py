"""Where words that somebody quotes stand in a text: to the letter, or but for blanks and the shapes of marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geomap.model import Span

# What models and editors change when they copy: quotation marks, dashes, and signs that nobody sees.
_SHAPES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_AROUND = " \"'.…"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without the differences that copying makes, with where each of its characters stood."""

    text: str
    folded: str
    offsets: tuple[int, ...]

    def find(self, words: str) -> tuple[Span, ...]:
        """Every stretch of the text that has these words, as whole words, in text order; empty where none has."""
        exact = words.strip()
        wanted = _folded(exact)[0].strip(_AROUND)
        if not wanted:
            return ()
        spans = _whole(exact, self.text)
        return spans or tuple(
            Span(self.offsets[span.start], self.offsets[span.end - 1] + 1) for span in _whole(wanted, self.folded)
        )


def fold(text: str) -> Folded:
    """Fold a text once, to find many quotes in it."""
    folded, offsets = _folded(text)
    return Folded(text, folded, offsets)


def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text and, for each of its characters, the offset in the text."""
    kept: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character in _UNSEEN:
            continue
        sign = " " if character.isspace() else _SHAPES.get(character, character)
        if sign == " " and kept and kept[-1] == " ":
            continue
        kept.append(sign)
        offsets.append(offset)
    return "".join(kept), tuple(offsets)


def _whole(words: str, text: str) -> tuple[Span, ...]:
    """Where the words stand and no letter or figure touches their ends."""
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    return tuple(Span(*match.span()) for match in re.finditer(f"{left}{re.escape(words)}{right}", text))
