"""Things and diseases that are called after places: "Brussels sprouts", "Lassa fever", "a Manhattan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.text.wordlists import things_by_first_word, word_list, words_of_things

if TYPE_CHECKING:
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.text.tokens import Tokens


def is_patron(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a church or a school is called after a saint, whatever town bears his name: "St. Mary Hospital"."""
    if not candidate.key.startswith(("st ", "saint ", "ste ", "sainte ")):
        return False
    return any(
        tokens.capital[at] and tokens.keys[at] in word_list("called_after_saints")
        for at in range(candidate.last, min(candidate.last + 3, len(tokens)))
    )


def is_in_thing(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a name is only part of what is called after it: "Brussels sprouts", "a bottle of Bordeaux"."""
    if tokens.key(candidate.first - 1) in word_list("works") and tokens.spaced(candidate.first):
        return True
    if tokens.keys[candidate.first] not in words_of_things():
        return False
    things = things_by_first_word()
    for first in range(max(0, candidate.first - 2), candidate.first + 1):
        for words in things.get(tokens.keys[first], ()):
            last = first + len(words)
            is_longer = first < candidate.first or last > candidate.last
            if is_longer and last > candidate.first and tuple(tokens.keys[first:last]) == words:
                return True
    return False


def is_disease(tokens: Tokens, index: int) -> bool:
    """Whether the words after a name make it a disease's: "Lassa fever", "Middle East respiratory syndrome"."""
    if tokens.possessive[index - 1]:
        return False
    keys = tokens.keys
    if keys[index] not in word_list("words_of_diseases"):
        return keys[index] in word_list("diseases")
    kinds = range(index + 1, min(index + 3, len(keys)))
    at = next((at for at in kinds if keys[at] not in word_list("words_of_diseases")), index)
    return keys[at] in word_list("diseases")


def is_one_of_many(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a town stands after "a" with nothing behind it: "he drank a Manhattan", but not "a Manhattan bar"."""
    if candidate.entries[0].kind is not Kind.SETTLEMENT or not tokens.spaced(candidate.first):
        return False
    if tokens.keys[candidate.first - 1] not in ("a", "an") or tokens.possessive[candidate.last - 1]:
        return False
    last = candidate.last
    return last >= len(tokens) or not tokens.joined(last) or tokens.keys[last] in word_list("after_things")
