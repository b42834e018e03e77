"""Words, numbers and marks of a text, as the rules of figures read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geomap.model import Span

_TOKEN = re.compile(
    r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\w,.:/-]*\d)"  # 1 200
    r"|\d[\d.,:/]*\d(?:[^\W\d_]+)?(?:-\w+)*|\d(?:[^\W\d_]+)?(?:-\w+)*"  # 1,960  5.30  122mm  16-year-old  8-10
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|['’]s\b"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+|-\w+)*"  # words, with their hyphens and apostrophes
    r"|--|</?[a-z]{1,6}/?>"  # "<b>killed</b>" is read as "killed"
    r"|[^\w\s'’\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = ("\u00a0", "\u202f", " ")
_ARTICLES = ("al-", "el-", "ul-", "an-", "ar-", "as-", "ash-", "at-", "ad-", "az-")
"""A name that begins with a small article: "al-Shimmari"."""


class Token(NamedTuple):
    """A word, number or mark, in lower case, with where it stands in the whole text."""

    word: str
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""


def split_figures(text: str, span: Span) -> list[Token]:
    """The words, numbers and marks of a stretch of a text; offsets are those of the whole text."""
    return [
        Token(_plain(raw), match.start(), match.end(), _is_capital(raw))
        for match in _TOKEN.finditer(text, *span)
        if (raw := match.group())[0] != "<" or len(raw) == 1
    ]


def _plain(raw: str) -> str:
    """A token in small letters, without the spaces inside a number."""
    # "IS" is Islamic State, not a verb; in a text all in capitals nobody can tell.
    if raw == "IS":
        return "i.s."
    word = raw.lower()
    if word.isalpha():
        return word
    if "’" in word:
        word = word.replace("’", "'")
    if word[0].isdigit():
        for space in _SPACES:
            word = word.replace(space, "")
    return word


def _is_capital(raw: str) -> bool:
    if raw[0].isupper():
        return True
    return "-" in raw and raw.startswith(_ARTICLES) and raw[raw.index("-") + 1 :][:1].isupper()
