"""The words of a text with their offsets: as names have them, and as plain words in small letters.

A name's token is one plain word or several that an apostrophe, a period or a mark nobody sees joins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from geomap.text.fold import fold, small_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Span
    from geomap.text.languages import Language

# A word keeps its inner apostrophes and combining marks; "U.S." and "W.Va." keep their periods.
_LETTERS = r"[\w\u0300-\u036f]+"
# One group around it all, so that splitting gives the words too; only a capital is asked for periods behind it.
_WORD = re.compile(rf"((?=[A-Z])(?:(?:[A-Z][a-z]?\.){{2,}}|[A-Z]\.[A-Z]\b)|{_LETTERS}(?:['’ʼ]{_LETTERS})*)")
_MARK = re.compile("[\u0300-\u036f]")
# The same where there is no combining mark, and where all is plain letters: what a word may be is told by its first
# letter, and what was read is never given back, so that both run in a third of the time.
_QUICK = (
    r"([^\WA-Z]\w*+(?:['’ʼ]\w++)*+"
    r"|[A-Z](?:[a-z]?\.[A-Z][a-z]?\.(?:[A-Z][a-z]?\.)*+|\.[A-Z]\b|\w*+(?:['’ʼ]\w++)*+))"
)
_WORD_UNMARKED = re.compile(_QUICK)
_WORD_PLAIN = re.compile(_QUICK, re.ASCII)
# Characters that nobody sees: soft hyphens, joiners, breaks of no width, directions of writing, byte order marks.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_LETTERS_UNSEEN = rf"\w(?:[\w\u0300-\u036f{_UNSEEN.pattern[1:-2]}]*[\w\u0300-\u036f])?"
_WORD_UNSEEN = re.compile(_WORD.pattern.replace(_LETTERS, _LETTERS_UNSEEN))
_POSSESSIVES = ("'s", "’s", "ʼs", "'S", "’S")
_ELISIONS = frozenset(("'", "’"))
_OPENING_MARKS = frozenset(':;“”"‘•*|—')
_TITLE_CASE_SHARE = 0.8
_LONGEST_HEADLINE = 25
_LEAST_CAPITALS = 3
_MOST_WORDS = 1 << 16
_MINOR = frozenset("a an and as at but by for if in is nor of off on or per the to up vs via yet".split())  # noqa: SIM905 - a list by eye


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
    """Whether the word begins a sentence or follows a mark as a sentence does, so that its capital says nothing."""
    keys: list[str]
    """The words folded as the gazetteer folds names."""
    capital: list[bool]
    loud: list[bool]
    """Whether the word stands in a line of capitals or of Title Case, so that capitals say nothing there."""
    language: Language | None = None
    """The language of the text; None for English."""

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


_SPACES = frozenset((" ", "\u00a0", "\n", "  ", "\u2009", "\u202f"))
_JOINTS = _SPACES | {"-", "–", "‑", "\u2010"}


class _Word(NamedTuple):
    """What a word is wherever it stands."""

    text: str
    key: str
    capital: bool
    possessive: bool


class _Words(dict[str, _Word]):
    """Words read before: a plain dictionary answers in a third of the time that a cache takes."""

    def __missing__(self, raw: str) -> _Word:
        """Read a new word; once there are very many, begin anew."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        word = self[raw] = _read_word(raw)
        return word


_WORDS = _Words()
_COLUMNS = tuple(map(itemgetter, range(4)))


def _read_word(raw: str) -> _Word:
    owns = raw.endswith(_POSSESSIVES)
    text = raw[:-2] if owns else raw
    first = text[0]
    # A letter without case (Arabic, Georgian, Chinese) may begin a name wherever it stands, and "d'Ivoire" is Ivoire's.
    is_elided = text[1:2] in _ELISIONS and text[2:3].isupper()
    capital = is_elided or first.isupper() or (first.isalpha() and not first.islower())
    return _Word(text, fold(text), capital, owns)


def tokenise(text: str, sentences: Sequence[Span], language: Language | None) -> Tokens:
    """Split a text, whose sentences and language are known, into the words that names are made of."""
    gaps, raw, starts, ends = _split(text, language)
    read = list(map(_WORDS.__getitem__, raw))
    # Column by column, by the interpreter's own loops: this is done for every word of every article.
    words, keys, capital, possessive = (list(map(column, read)) for column in _COLUMNS)
    firsts = _first_words(starts, sentences)
    opens = _openings(gaps, firsts)
    return Tokens(
        text=text,
        words=words,
        starts=starts,
        ends=[end - 2 if owns else end for end, owns in zip(ends, possessive, strict=True)]
        if any(possessive)
        else ends,
        gaps=gaps,
        possessive=possessive,
        opens=opens,
        keys=keys,
        capital=capital,
        loud=_loud(words, capital, firsts),
        language=language,
    )


def _split(text: str, language: Language | None) -> tuple[list[str], list[str], list[int], list[int]]:
    """Give what stands before each word, the words as written, and where they start and end."""
    if not text.isascii() and _UNSEEN.search(text):
        gaps, words, starts, ends = _cut(text, language, _WORD_UNSEEN)
        return [gap if gap.isascii() else _UNSEEN.sub("", gap) for gap in gaps], words, starts, ends
    if text.isascii():
        return _cut(text, language, _WORD_PLAIN)
    return _cut(text, language, _WORD if _MARK.search(text) else _WORD_UNMARKED)


def _cut(
    text: str, language: Language | None, word: re.Pattern[str]
) -> tuple[list[str], list[str], list[int], list[int]]:
    """Split by one notion of a word."""
    if language and language.joint:
        whole = (match.span() for match in word.finditer(text))
        spans = [span for start, end in whole if (span := language.bare(start, end, text))[0] < span[1]]
        gaps = [text[last:start] for (_, last), (start, _) in pairwise([(0, 0), *spans])]
        return gaps, [text[start:end] for start, end in spans], [start for start, _ in spans], [end for _, end in spans]
    # Split and counted by the interpreter's own loops: this is done for every word of every article.
    parts = word.split(text)
    reached = list(accumulate(map(len, parts)))
    return parts[:-1:2], parts[1::2], reached[:-1:2], reached[1::2]


def _first_words(starts: Sequence[int], sentences: Sequence[Span]) -> list[int]:
    """The numbers of the words that sentences begin with."""
    return sorted({bisect_left(starts, sentence.start) for sentence in sentences} - {len(starts)})


def _openings(gaps: Sequence[str], firsts: Sequence[int]) -> list[bool]:
    # Most gaps are one space or a comma, and open nothing.
    opens = [False] * len(gaps)
    for index in [index for index, gap in enumerate(gaps) if gap not in {" ", ", ", ". "}]:
        opens[index] = "--" in gaps[index] or not _OPENING_MARKS.isdisjoint(gaps[index])
    for index in firsts:
        opens[index] = True
    if opens:
        opens[0] = True
    return opens


def _loud(words: Sequence[str], capital: Sequence[bool], firsts: Sequence[int]) -> list[bool]:
    loud = [False] * len(words)
    for first, last in pairwise([0, *firsts, len(words)]):
        if _is_loud(words[first:last], capital[first:last]):
            loud[first:last] = [True] * (last - first)
    return loud


def _is_loud(words: Sequence[str], capital: Sequence[bool]) -> bool:
    # Figures are no small letters: "ON 20 APRIL" is all in capitals. Most sentences are told by their second word.
    if len(words) < 2:
        return False
    if _is_shouted(words[1]) and all(map(_is_shouted, words)):
        return True
    if not 4 <= len(words) <= _LONGEST_HEADLINE or capital.count(True) < _LEAST_CAPITALS:
        return False
    # Small words stay small in a headline, save for these: "hit" and "led" tell that a sentence is none.
    told = [big for word, big in zip(words, capital, strict=True) if len(word) > 3 or not (big or word in _MINOR)]
    big = told.count(True)
    return big >= _LEAST_CAPITALS and big > _TITLE_CASE_SHARE * len(told)


def _is_shouted(word: str) -> bool:
    return word.isupper() or word[0].isdigit()


class Token(NamedTuple):
    """A plain word of a text, in small letters, with where it stands."""

    word: str
    start: int
    end: int


_GAP = re.compile(r"(\W+)")


def split_words(text: str) -> list[Token]:
    """Split a text into plain words, hyphens and apostrophes parting them."""
    # Thousands of words an article: cut, counted and put together without a step of the interpreter for each.
    parts = _GAP.split(small_letters(text))
    marks = list(accumulate(map(len, parts), initial=0))
    rows = zip(parts[::2], marks[::2], marks[1::2], strict=False)
    tokens = list(map(tuple.__new__, repeat(Token), rows))
    # What stands before a first gap and behind a last one is empty.
    return tokens[not parts[0] : len(tokens) - (not parts[-1] and len(tokens) > 1)]
