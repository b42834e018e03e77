"""Names of persons in a text: "Paris Hilton" and later "Hilton" are no places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

from geomap.text.wordlists import name_heads, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geomap.places.candidates.name_candidates import Candidate
    from geomap.text.tokens import Tokens

_LONGEST_NAME = 4
"""Words of a person's name, particles included: "Ana Maria de Sarn"."""
_ARTICLES = frozenset(("al", "el"))
_NO_SUBJECT = frozenset(("in", "at", "near", "of", "a", "an", "to", "into", "from"))
_INITIAL_GAPS = frozenset((". ", "."))


@dataclass(frozen=True, slots=True)
class Persons:
    """Which words of a text belong to names of persons."""

    inside: frozenset[int]
    """Indexes of words inside a person's full name or after a title."""
    surnames: frozenset[str]
    """Folded last words of those names: alone later in the text, they mean the person again."""


def find_persons(tokens: Tokens, *, solid: Sequence[Candidate] = (), ends: Collection[int] = ()) -> Persons:
    """Find full names: a title or a given name, and the capitalised words that follow.

    Args:
        tokens: The words.
        solid: Names that are places before any context is weighed: no persons.
        ends: The words after the last ones of all names in the gazetteer.
    """
    taken = {index for candidate in solid for index in range(candidate.first, candidate.last)}
    inside: set[int] = set()
    surnames: set[str] = set()
    last = 0
    # Picked by the interpreter's own loop: most words are none.
    for index in compress(range(len(tokens)), map(_signals().__contains__, tokens.keys)):
        if index < last or index in taken:
            continue
        first, end = _whole_name(tokens, index, ends=ends)
        if end > first >= last and taken.isdisjoint(range(first, end)):
            inside.update(range(first, end))
            surnames.add(tokens.keys[end - 1])
            last = end
    return Persons(frozenset(inside), frozenset(surnames))


@cache
def begin_persons() -> frozenset[str]:
    """Words that persons' names begin with: given names and titles."""
    return frozenset().union(*map(word_list, ("person_titles", "given_names", "place_given_names")))


@cache
def _signals() -> frozenset[str]:
    """Words that a person's name may begin with, and surnames."""
    lists = ("person_titles", "given_names", "place_given_names", "surnames", "kin_words")
    return frozenset().union(*map(word_list, lists))


def _whole_name(tokens: Tokens, index: int, *, ends: Collection[int]) -> tuple[int, int]:
    """Give the first word of the person's name that a word signals, and the index after its last; equal for none."""
    key = tokens.keys[index]
    if key in word_list("kin_words"):
        return _after_kin(tokens, index)
    if key in word_list("place_given_names"):
        if tokens.key(index - 1) == "in" and tokens.spaced(index):
            # "In Jordan King Abdullah rules": nobody is in a person.
            return index, index
        if _is_called(tokens, index):
            return index, _run_end(tokens, index + 1)
    end = _name_end(tokens, index)
    if end == index and key in word_list("surnames") and _is_called_strangely(tokens, index, ends=ends):
        return index - 1, index + 1
    return index, end


def _after_kin(tokens: Tokens, index: int) -> tuple[int, int]:
    """Read "her son Jordan" and "her sons, Israel and Jordan"."""
    first = index + 1
    if first >= len(tokens) or tokens.gaps[first] not in (" ", ", ") or not _is_given(tokens, first):
        return index, index
    end = _run_end(tokens, first)
    while end > first and tokens.key(end) == "and" and tokens.spaced(end + 1) and _is_given(tokens, end + 1):
        end = max(end + 2, _run_end(tokens, end + 1))
    return first, end


def _is_given(tokens: Tokens, index: int) -> bool:
    key = tokens.keys[index]
    is_name = key in word_list("given_names") or key in word_list("place_given_names")
    return is_name and tokens.capital[index] and not tokens.loud[index]


def _is_called(tokens: Tokens, index: int) -> bool:
    """Whether a surname follows a given name that is better known as a place: "Chad Smith", but not "in Chad Smith"."""
    after = index + 1
    if not tokens.capital[index] or not tokens.joined(after) or tokens.gaps[after] == "-" or tokens.loud[index]:
        return False
    is_led = tokens.spaced(index) and tokens.key(index - 1) in word_list("locative_words")
    if is_led or not tokens.capital[after]:
        return False
    if _is_alone_later(tokens, after):
        return True
    end = _run_end(tokens, after)
    if end == after or _is_organisation(tokens, after, end):
        return False
    return tokens.keys[after] in word_list("surnames") or (end == after + 1 and _speaks(tokens, after))


def _is_alone_later(tokens: Tokens, index: int) -> bool:
    """Whether a word stands alone with its capital elsewhere, as surnames do: "Kenya Barris … Barris grew up"."""
    key = tokens.keys[index]
    others = [at for at, other in enumerate(tokens.keys) if other == key and at != index and tokens.capital[at]]
    if any(tokens.keys[at - 1] == "the" for at in others if at):
        # "the Cowboys" are a team, whatever stands before them elsewhere.
        return False
    return any(
        not (tokens.joined(at) and (tokens.capital[at - 1] or tokens.keys[at - 1] in _NO_SUBJECT))
        and not (tokens.joined(at + 1) and tokens.capital[at + 1])
        and not tokens.loud[at]
        for at in others
    )


def _speaks(tokens: Tokens, index: int) -> bool:
    """Whether a word that is no other word is followed by a verb of speech or an age: "Israel Folau said"."""
    if tokens.keys[index] in _no_given_names() or tokens.possessive[index] or index + 1 >= len(tokens):
        return False
    if tokens.spaced(index + 1):
        return tokens.keys[index + 1] in word_list("speech_verbs")
    return tokens.gaps[index + 1] == ", " and tokens.keys[index + 1].isdigit()


def _is_called_strangely(tokens: Tokens, index: int, *, ends: Collection[int]) -> bool:
    """Whether a capital that is no other word and no place stands before a surname: "Denzel Washington"."""
    before = index - 1
    if before < 0 or not tokens.joined(index) or tokens.gaps[index] == "-" or tokens.loud[index] or index in ends:
        return False
    word, key = tokens.words[before], tokens.keys[before]
    if len(word) < 3 or not tokens.capital[before] or not tokens.capital[index] or word.isupper():
        return False
    return not (key in _no_given_names() or _is_organisation(tokens, index, index + 1))


@cache
def _no_given_names() -> frozenset[str]:
    """Words with a capital before a name that are no given names: of streets, offices, places, sentences."""
    lists = ("function_words", "common_words", "office_words", "faith_words", "place_beginnings", "speech_verbs")
    return name_heads().union(word_list("name_prefixes"), word_list("people_words"), *map(word_list, lists))


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
    # "Gov. Brown", but not "the former president. Costa Rica has no army".
    is_cut = first < len(tokens) and tokens.gaps[first] == ". " and tokens.keys[index] not in word_list("rulers")
    if not (tokens.spaced(first) or is_cut) or tokens.possessive[index]:
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
