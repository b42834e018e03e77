"""Cells that a spreadsheet would run: made text, without touching numbers and plain words."""

from __future__ import annotations

import re
import unicodedata

# What spreadsheets step over before they look for a formula: blanks, quotes, and characters that print nothing.
_STEPPED_OVER = re.compile(r"^[\s\"'`;,\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]+")
_SIGNS = "=+-@−"
_NUMBER = re.compile(r"[+\-−]\s?\(?\d[\d\s().,:]*(?:e[+-]?\d+)?%?", re.IGNORECASE)
_REACH = 500
# A sign or an at before mere words: "- a dash first", "@handle says". Formulas need one of the other signs.
_WORDS = re.compile(r"(?:@\w[\w.]*|[-+−])(?:\s+[\w.?’-]+,?){2,}|@\w+(?:\s+[\w.?’,-]+)+", re.UNICODE)
_LATER = re.compile(r"([;,|\t\r\n]\s*[\"']?)(?=[=@+\-−])")


def harmless(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for a formula.

    Besides the start of the cell this looks behind separators: opened with another one, the cell breaks there.
    Numbers, dates, telephone numbers, single signs and signs before plain words stay as they are.
    """
    guarded = f"'{text}" if _is_formula(text) or text[:1] in {"\t", "\r", "\n"} else text
    return _LATER.sub(
        lambda found: f"{found[1]}'" if _is_formula(guarded[found.end() : found.end() + _REACH]) else found[0], guarded
    )


def _is_formula(text: str) -> bool:
    # Most cells begin with a plain letter or figure, which nothing can turn into a sign
    if text[:1].isascii() and text[:1].isalnum():
        return False
    # Full-width signs count like the plain ones.
    plain = _STEPPED_OVER.sub("", unicodedata.normalize("NFKC", text[:_REACH]))
    if plain[:1] in {"|", "%"} and len(plain) > 1:
        return True
    if plain[:1] not in set(_SIGNS) or len(plain) == 1:
        return False
    return not (_NUMBER.fullmatch(plain) or _WORDS.fullmatch(plain))
