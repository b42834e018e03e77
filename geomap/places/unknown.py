"""Names that the text uses as places and that the gazetteer lacks: "the village of X", "X district", "near X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.places.words import name_heads, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geomap.places.evidence import Context
    from geomap.places.tokens import Tokens

_LONGEST = 3
_NEAR = frozenset(("near", "outside", "in"))
_ARTICLES = frozenset(("al", "el", "as", "ar", "az", "ad", "at", "an", "ash", "tel", "tal", "deir", "kafr", "umm"))
_AFTER = frozenset(
    (
        "district",
        "province",
        "region",
        "village",
        "governorate",
        "oblast",
        "raion",
        "township",
        "neighborhood",
        "neighbourhood",
        "suburb",
        "camp",
        "county",
    )
)
_OF = frozenset(
    (
        "village",
        "villages",
        "town",
        "towns",
        "city",
        "settlement",
        "settlements",
        "suburb",
        "district",
        "neighborhood",
        "neighbourhood",
        "hamlet",
    )
)


class Unknown(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) that name a place nobody knows."""

    first: int
    last: int


def find_unknown(context: Context, *, taken: Collection[int]) -> list[Unknown]:
    """Find place names outside the gazetteer among the words that are not taken."""
    tokens = context.tokens
    found: list[Unknown] = []
    last = 0
    for index in _starts(tokens):
        end = _run_end(tokens, index)
        if (
            index >= last
            and end > index
            and _is_place(tokens, index, end)
            and _is_free(index, end, context, taken=taken)
        ):
            found.append(Unknown(index, end))
            last = end
    return found


def _starts(tokens: Tokens) -> Iterator[int]:
    for index, capital in enumerate(tokens.capital):
        if tokens.loud[index] or tokens.opens[index]:
            continue
        if capital and len(tokens.words[index]) > 2:
            yield index
        elif tokens.keys[index] in _ARTICLES and index + 1 < len(tokens) and tokens.gaps[index + 1] == "-":
            # "al-Qasa", "Al-Shadadi": the article belongs to the name.
            yield index


def _run_end(tokens: Tokens, first: int) -> int:
    end = first + 1
    while end < first + _LONGEST and tokens.joined(end) and tokens.capital[end]:
        end += 1
    return end


def _is_free(first: int, end: int, context: Context, *, taken: Collection[int]) -> bool:
    """Whether no word of the run is a place, a person, a common word or part of an organisation's name."""
    tokens = context.tokens
    words = range(first, end)
    if any(index in taken or index in context.persons.inside for index in words) or (
        tokens.joined(first) and tokens.capital[first - 1]
    ):
        return False
    heads, common, function = name_heads(), word_list("common_words"), word_list("function_words")
    if any(tokens.keys[index] in heads or tokens.keys[index] in function for index in words):
        return False
    return not all(tokens.keys[index] in common or tokens.keys[index] in context.persons.surnames for index in words)


def _is_place(tokens: Tokens, first: int, end: int) -> bool:
    before, after = tokens.key(first - 1), tokens.key(end)
    if tokens.spaced(end) and after in _AFTER and not tokens.capital[end] and not tokens.possessive[end - 1]:
        return True
    if not tokens.spaced(first):
        return False
    if before == "of" or (before == "and" and _is_listed(tokens, first)):
        return before == "and" or tokens.key(first - 2) in _OF
    return before in _NEAR or (before in _OF and not tokens.possessive[first - 2])


def _is_listed(tokens: Tokens, first: int) -> bool:
    """Whether "villages of X and" stands before the name."""
    return any(tokens.key(at) == "of" and tokens.key(at - 1) in _OF for at in range(first - 4, first - 1))
