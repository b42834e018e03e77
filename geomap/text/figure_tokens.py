"""Words, numbers and marks of a stretch of text, as the rules of figures read them."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\w,.:/-]*\d)"  # 1 200
    r"|\d[\d.,:/]*\d(?:[^\W\d_]+)?(?:-\w+)*|\d(?:[^\W\d_]+)?(?:-\w+)*"  # 1,960  5.30  122mm  16-year-old  8-10
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|['’]s\b"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+|-\w+)*"  # words, with their hyphens and apostrophes
    r"|--|</?[a-z]{1,6}/?>"  # "<b>killed</b>" is read as "killed"
    r"|[^\w\s'’\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile(r"[ \u00a0\u202f]")
_ARABIC = re.compile(r"(?:al|el|ul|an|ar|as|ash|at|ad|az)-[A-Z]")
"""A name that begins with a small article: "al-Shimmari"."""


class Token(NamedTuple):
    """A word, number or mark, in lower case, with where it stands in the whole text."""

    word: str
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; offsets are those of the whole text."""
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        if raw[0] == "<" and len(raw) > 1:
            continue
        # "IS" is Islamic State, not a verb; in a text all in capitals nobody can tell.
        word = "i.s." if raw == "IS" else raw.lower()
        if "’" in word:
            word = word.replace("’", "'")
        if raw[0].isdigit() and not raw.isalnum():
            word = _SPACES.sub("", word)
        tokens.append(Token(word, match.start(), match.end(), raw[0].isupper() or bool(_ARABIC.match(raw))))
    return tokens
