"""Things and diseases that are called after places: "Brussels sprouts", "Lassa fever", "a Manhattan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.text.wordlists import things_by_first_word, words_of_things

if TYPE_CHECKING:
    from geomap.places.candidates.name_candidates import Candidate
    from geomap.text.tokens import Tokens

# "West Nile virus", "Lassa fever": what is called after a place is not there.
_DISEASES = frozenset(("virus", "viruses", "fever", "flu", "influenza", "disease", "syndrome", "encephalitis", "pox"))
_OF_DISEASES = frozenset(("respiratory", "hemorrhagic", "haemorrhagic", "equine", "spotted", "viral", "congo"))
# What may follow a thing, where it would not follow "a Manhattan" that is meant as "of Manhattan".
_AFTER_ALL = frozenset(
    ("and", "or", "but", "that", "which", "who", "with", "for", "to", "in", "at", "on", "before", "after")
)
_WORKS = frozenset(("album", "song", "ballad", "film", "movie", "novel", "musical", "sitcom"))
_PATRONS = frozenset(
    ("church", "school", "hospital", "medical", "college", "cathedral", "cemetery", "academy", "clinic", "university")
)


def is_patron(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a church or a school is called after a saint, whatever town bears his name: "St. Mary Hospital"."""
    if not candidate.key.startswith(("st ", "saint ", "ste ", "sainte ")):
        return False
    return any(
        tokens.capital[at] and tokens.keys[at] in _PATRONS
        for at in range(candidate.last, min(candidate.last + 3, len(tokens)))
    )


def is_in_thing(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a name is only part of what is called after it: "Brussels sprouts", "a bottle of Bordeaux"."""
    if tokens.key(candidate.first - 1) in _WORKS and tokens.spaced(candidate.first):
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
    if keys[index] not in _OF_DISEASES:
        return keys[index] in _DISEASES
    kinds = range(index + 1, min(index + 3, len(keys)))
    at = next((at for at in kinds if keys[at] not in _OF_DISEASES), index)
    return keys[at] in _DISEASES


def is_one_of_many(candidate: Candidate, tokens: Tokens) -> bool:
    """Whether a town stands after "a" with nothing behind it: "he drank a Manhattan", but not "a Manhattan bar"."""
    if candidate.entries[0].kind is not Kind.SETTLEMENT or not tokens.spaced(candidate.first):
        return False
    if tokens.keys[candidate.first - 1] not in ("a", "an") or tokens.possessive[candidate.last - 1]:
        return False
    last = candidate.last
    return last >= len(tokens) or not tokens.joined(last) or tokens.keys[last] in _AFTER_ALL
