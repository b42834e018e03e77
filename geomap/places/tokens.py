"""The words of an article with their offsets, in one pass: what all later steps look at instead of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.places.gazetteer import fold
from geomap.places.words import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

# A word keeps its inner apostrophes, combining marks and soft hyphens; "U.S." and "W.Va." keep their periods.
_LETTERS = r"[\w\u0300-\u036f\u00ad]+"
_WORD = re.compile(rf"(?:[A-Z][a-z]?\.){{2,}}|[A-Z]\.[A-Z]\b|{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_POSSESSIVES = ("'s", "’s", "ʼs", "'S", "’S")
_SOFT_HYPHEN = "\u00ad"
_SENTENCE_MARKS = frozenset('.!?…\n:;“”"‘•*|')
_FULL_STOPS = frozenset(".!?…\n")
_TITLE_CASE_SHARE = 0.8
_LONGEST_HEADLINE = 25


@dataclass(slots=True)
class Tokens:
    """The words of a text as parallel lists; ``gaps[i]`` is what stands between word i - 1 and word i."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    possessive: list[bool]
    """Whether the word is followed by 's, which is not part of it."""
    opens: list[bool]
    """Whether the word may begin a sentence, so that its capital says nothing."""
    keys: list[str]
    """The words folded as the gazetteer folds names."""
    capital: list[bool]
    loud: list[bool]
    """Whether the word stands in a line of capitals or of Title Case, so that capitals say nothing there."""

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.words)

    def key(self, index: int) -> str:
        """The folded word, or nothing outside the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def joined(self, index: int) -> bool:
        """Whether a word follows the one before it directly, with a space or hyphen and no 's."""
        return 0 < index < len(self.keys) and self.gaps[index] in _JOINTS and not self.possessive[index - 1]

    def spaced(self, index: int) -> bool:
        """Whether only space stands between a word and the one before it, 's or not."""
        return 0 < index < len(self.keys) and self.gaps[index] in _SPACES


_SPACES = frozenset((" ", "\u00a0", "\n", "  ", "\u202f"))
_JOINTS = _SPACES | {"-", "–", "‑", "\u2010"}


def tokenise(text: str) -> Tokens:
    """Split a text into words."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[str] = []
    possessive: list[bool] = []
    last = 0
    for match in _WORD.finditer(text):
        word, start, end = match.group(), match.start(), match.end()
        gaps.append(text[last:start])
        last = end
        owns = word.endswith(_POSSESSIVES)
        words.append(word[:-2] if owns else word)
        starts.append(start)
        ends.append(end - 2 if owns else end)
        possessive.append(owns)
    keys = [
        word.lower() if word.isascii() and word.isalpha() else fold(word.replace(_SOFT_HYPHEN, "")) for word in words
    ]
    # A letter without case (Arabic, Georgian, Chinese) may begin a name wherever it stands.
    capital = [word[0].isupper() or (word[0].isalpha() and not word[0].islower()) for word in words]
    opens = _openings(words, gaps)
    return Tokens(text, words, starts, ends, gaps, possessive, opens, keys, capital, _loud(words, opens, capital, gaps))


def _openings(words: Sequence[str], gaps: Sequence[str]) -> list[bool]:
    titles = word_list("person_titles")
    opens = []
    before = ""
    for word, gap in zip(words, gaps, strict=True):
        found = (gap not in _JOINTS or gap == "\n") and not _SENTENCE_MARKS.isdisjoint(gap)
        if found and gap in (". ", "."):
            # An initial or a title's period ends no sentence.
            found = not (len(before) == 1 or before.lower() in titles or before in ("St", "Mt", "Ft"))
        opens.append(found or not before or "--" in gap or "—" in gap)
        before = word
    return opens


def _loud(words: Sequence[str], opens: Sequence[bool], capital: Sequence[bool], gaps: Sequence[str]) -> list[bool]:
    loud = [False] * len(words)
    first = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or (opens[index] and not _FULL_STOPS.isdisjoint(gaps[index])):
            if _is_loud(words[first:index], capital[first:index]):
                loud[first:index] = [True] * (index - first)
            first = index
    return loud


def _is_loud(words: Sequence[str], capital: Sequence[bool]) -> bool:
    if len(words) < 4 or len(words) > _LONGEST_HEADLINE:
        return len(words) >= 2 and all(word.isupper() for word in words)
    long = [big for word, big in zip(words, capital, strict=True) if len(word) > 3]
    return len(long) > 2 and sum(long) >= _TITLE_CASE_SHARE * len(long)
