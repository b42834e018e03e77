"""Names in lists that a word for places holds together: "the towns of X, Y and Z", "X, Y and Z villages"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.text.tokens import Tokens

ARTICLES = frozenset(("al", "el", "as", "ar", "az", "ad", "at", "an", "ash"))
"""The Arabic article as it is written and as it is spoken."""
_LONGEST_LIST = 12
"""Words that a list may have: five or six names with their commas and "and"; what goes on longer is a table."""


def is_article(tokens: Tokens, index: int) -> bool:
    """Whether "al-Qasa" or "Al-Shadadi" begins here: the article belongs to the name."""
    return tokens.keys[index] in ARTICLES and index + 1 < len(tokens) and tokens.gaps[index + 1] == "-"


@cache
def _plurals() -> frozenset[str]:
    words = word_list("places_before_name") | word_list("places_after_name")
    return frozenset(word for word in words if word.endswith("s"))


def first_words_of_lists(tokens: Tokens) -> frozenset[int]:
    """The first words of names in a list: "the towns of X, Y and Z", "X, Y and Z villages"."""
    found: set[int] = set()
    plurals = _plurals()
    if plurals.isdisjoint(tokens.keys):
        return frozenset()
    for index, key in enumerate(tokens.keys):
        if key not in plurals or tokens.capital[index]:
            continue
        if key in word_list("places_before_name") and tokens.key(index + 1) == "of":
            found.update(_names_after(tokens, index + 2))
        elif key in word_list("places_after_name") and tokens.joined(index) and tokens.capital[index - 1]:
            found.update(_names_before(tokens, index - 1))
    return frozenset(found)


def _names_after(tokens: Tokens, first: int) -> Iterator[int]:
    """Give the words that begin a name in a list from a word on."""
    at = first
    while at < min(first + _LONGEST_LIST, len(tokens)) and (at == first or _goes_on(tokens, at)):
        if tokens.keys[at] != "and":
            if not (tokens.capital[at] or is_article(tokens, at)):
                return
            if at == first or not tokens.joined(at) or tokens.keys[at - 1] == "and":
                yield at
        at += 1


def _names_before(tokens: Tokens, last: int) -> Iterator[int]:
    """Give the words that begin a name in a list up to a word."""
    at = last
    while at > max(last - _LONGEST_LIST, 0) and (tokens.capital[at] or tokens.keys[at] == "and"):
        if tokens.capital[at] and not (tokens.joined(at) and tokens.capital[at - 1]):
            yield at
        if not _goes_on(tokens, at):
            return
        at -= 1


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether only space, a hyphen or a comma stands before a word."""
    return tokens.joined(index) or tokens.gaps[index] == ", "
