"""The one way in which names are made comparable, for the compiler and for texts alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Marks that readers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels, tatweel; and characters
# that nobody sees: soft hyphens, joiners, byte order marks, directions of writing.
# Indic vowel signs are marks by Unicode too, but without them the names would be other names.
_MARKS = (
    (0x00AD, 0x00AD),
    (0x0300, 0x036F),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0x20D0, 0x20FF),
    (0xFE20, 0xFE2F),
    (0xFEFF, 0xFEFF),
)
# Letters that Unicode does not take apart, Arabic letters that differ by keyboard only, and the Armenian letter that
# the ligature of "Երևան" comes apart into, but its capitals "ԵՐԵՎԱՆ" do not.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "e", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o", "ƴ": "y", "ւ": "վ",
    "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه", "ة": "ه", "ۀ": "ه", "ە": "ه",
}  # fmt: skip
_DROPPED = "'’‘‛ʼʻʹʺʾʿˈ`´′″\"“”„.․՚׳״"
_SPACES = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029-‐‑‒–—―−_/,;:()[]{}|·・•&~\u00a0\u202f\u3000\t\r\n"

_ASCII_TABLE = str.maketrans(
    {c: None for c in _DROPPED if c.isascii()}
    | {c: " " for c in _SPACES if c.isascii()}
    | {c: c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
)
_TABLE: dict[int, str | None] = {ord(c): None for c in _DROPPED}
_TABLE |= {ord(c): " " for c in _SPACES}
_TABLE |= {ord(letter): plain for letter, plain in _LETTERS.items()}
_TABLE |= {mark: None for first, last in _MARKS for mark in range(first, last + 1)}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Make a name comparable: without case, accents, apostrophes and periods, hyphens as single spaces."""
    if text.isascii():
        folded = text.translate(_ASCII_TABLE)
    else:
        # Decomposed twice over: casefold turns some letters into a base and a mark again ("İ").
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        folded = unicodedata.normalize("NFC", plain.translate(_TABLE))
    return " ".join(folded.split()) if " " in folded else folded


def small_letters(text: str) -> str:
    """The text in small letters, character by character, so that offsets hold: a few letters grow ("İ")."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


# Latin letters beyond ASCII, alone or with the mark behind them. Other scripts are not typed without their marks.
_ACCENTED = re.compile("[À-ÖØ-öø-ɏɐ-ʯḀ-ỿ\u0300-\u036f]")


def is_accented(text: str) -> bool:
    """Tell whether a name holds Latin letters that many people type without their accents."""
    return not text.isascii() and _ACCENTED.search(text) is not None


def normal_spelling(text: str) -> bytes:
    """Give a name as spelt, whatever the encoding's way with accents."""
    return text.encode() if text.isascii() else unicodedata.normalize("NFC", text).encode()
