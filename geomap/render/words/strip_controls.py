"""Text without what only a machine reads: for pictures and snippets, where nothing may act on it."""

from __future__ import annotations

import unicodedata

# Controls, formats (bidi overrides, zero-width marks), surrogates, private use, unassigned.
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn"})
# Joiners shape letters in Persian and in Indic scripts; every other format character only deceives the eye.
_JOINERS = frozenset("\u200c\u200d")


def plain_text(text: str) -> str:
    """The words of a text on one line, without control characters, direction marks and lone surrogates."""
    seen = "".join(character if _is_seen(character) else " " for character in text)
    return " ".join(seen.split())


def _is_seen(character: str) -> bool:
    if character.isascii():
        return character.isprintable()
    category = unicodedata.category(character)
    return category not in _UNSEEN and (category != "Cf" or character in _JOINERS)
