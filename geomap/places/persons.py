"""Names of persons in a text: "Paris Hilton" and later "Hilton" are no places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.places.words import name_heads, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.places.matches import Match
    from geomap.places.tokens import Tokens

_LONGEST_NAME = 4
_ARTICLES = frozenset(("al", "el"))
_INITIAL_GAPS = frozenset((". ", "."))


@dataclass(frozen=True, slots=True)
class Persons:
    """Which words of a text belong to names of persons."""

    inside: frozenset[int]
    """Indexes of words inside a person's full name or after a title."""
    surnames: frozenset[str]
    """Folded last words of those names: alone later in the text, they mean the person again."""


def find_persons(tokens: Tokens, *, solid: Sequence[Match] = ()) -> Persons:
    """Find full names: a title or a given name, and the capitalised words that follow; solid matches are no persons."""
    taken = {index for match in solid for index in range(match.first, match.last)}
    inside: set[int] = set()
    surnames: set[str] = set()
    titles, given = word_list("person_titles"), word_list("given_names")
    last = 0
    for index, key in enumerate(tokens.keys):
        if (key not in titles and key not in given) or index < last or index in taken:
            continue
        end = _name_end(tokens, index)
        if end > index:
            inside.update(range(index, end))
            surnames.add(tokens.keys[end - 1])
            last = end
    return Persons(frozenset(inside), frozenset(surnames))


def _name_end(tokens: Tokens, index: int) -> int:
    """Give the index after a person's name that starts here, or the index itself."""
    key = tokens.keys[index]
    if key in word_list("person_titles"):
        return _after_title(tokens, index)
    if not tokens.capital[index] or key not in word_list("given_names"):
        return index
    if tokens.opens[index] and key in word_list("function_words"):
        return index
    if key in _ARTICLES and index + 1 < len(tokens) and tokens.gaps[index + 1] == "-":
        # Al Gore is a person, Al-Bayaa need not be.
        return index
    if not (tokens.joined(index + 1) or (index + 1 < len(tokens) and _is_after_initial(tokens, index + 1))):
        return index
    end = _run_end(tokens, index + 1)
    return index if end == index + 1 or _is_organisation(tokens, index + 1, end) else end


def _after_title(tokens: Tokens, index: int) -> int:
    first = index + 1
    if not (tokens.spaced(first) or (first < len(tokens) and tokens.gaps[first] == ". ")) or tokens.possessive[index]:
        return index
    # "General Motors" and "Governor Georgia" aside, what follows a title with a capital is a person.
    if tokens.loud[index] and tokens.key(first) not in word_list("given_names"):
        return index
    if not _may_be_name(tokens, first) or tokens.key(first) in word_list("person_titles"):
        return index
    end = _run_end(tokens, first)
    return index if end == first or _is_organisation(tokens, first, end) else end


def _run_end(tokens: Tokens, first: int) -> int:
    """Walk over initials, particles and capitalised words; end after the last capitalised one."""
    end = index = first
    while index < len(tokens) and index < first + _LONGEST_NAME:
        follows = index == first or tokens.joined(index) or _is_after_initial(tokens, index)
        if not follows:
            break
        if _may_be_name(tokens, index):
            end = index + 1
        elif tokens.keys[index] not in word_list("name_particles"):
            break
        index += 1
    # A lone initial ends no name.
    return end if end == first or len(tokens.words[end - 1]) > 1 else first


def _is_after_initial(tokens: Tokens, index: int) -> bool:
    return tokens.gaps[index] in _INITIAL_GAPS and len(tokens.words[index - 1]) == 1


def _may_be_name(tokens: Tokens, index: int) -> bool:
    if index >= len(tokens) or not tokens.capital[index]:
        return False
    key = tokens.keys[index]
    if key in word_list("function_words") or key in word_list("speech_verbs"):
        return False
    return len(tokens.words[index]) == 1 or not (tokens.words[index].isupper() and not tokens.loud[index])


def _is_organisation(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a run is the name of an office or a place: "Jackson Police", "Madison County"."""
    heads = name_heads()
    return any(tokens.keys[index] in heads for index in range(first, end)) or (
        tokens.joined(end) and tokens.capital[end] and tokens.keys[end] in word_list("organisation_words")
    )
