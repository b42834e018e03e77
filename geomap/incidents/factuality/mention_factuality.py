"""How sure it is that a clause tells one event that happened, rather than talking about events."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from math import fsum
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.incidents.factuality import modality
from geomap.incidents.triggers.event_type import ARMED
from geomap.incidents.triggers.past_tense import is_past
from geomap.text.match_labels import MatchGroup, OpenTrigger
from geomap.vocabulary import SubEventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.triggers.clauses import Clause
    from geomap.text.document import Document

_HAVE = frozenset({"has", "have"})
_PARTICIPLES = frozenset({"shot", "seen", "taken", "left", "waged", "become", "begun", "fought", "risen", "grown"})
_BE = frozenset({"is", "are", "get", "gets"})
_OFTEN = frozenset({"often", "also", "still"})
_HABIT_REACH = 25
"""Within how many characters before its verb a habit is told."""
_FIRST_PERSON = frozenset({"we", "our", "us", "you", "your", "i", "my"})
_PLURALS = tuple(
    f"{noun}s"
    for noun in (
        "attack", "bombing", "killing", "murder", "clashe", "raid", "strike", "death", "protest", "demonstration",
        "explosion", "kidnapping", "massacre", "shooting", "assault", "operation", "assassination", "battle", "arrest",
        "casualtie", "disappearance", "agreement", "violation",
    )
)  # fmt: skip


@cache
def _weights() -> dict[str, float]:
    with fact_file("events/strength.toml").open("rb") as file:
        weights: dict[str, float] = tomllib.load(file)["weights"]
    return weights


@lru_cache(maxsize=4096)
def factuality_of(signs: frozenset[str]) -> float:
    """The sum of what speaks for an event that happened and of what speaks against it."""
    weights = _weights()
    # A set has no order that lasts from run to run: the sum must not depend on it by a rounding.
    return round(fsum(weights[sign] for sign in signs), 6)


def signs_of(
    document: Document, clause: Clause, casualties: Sequence[Casualty], *, is_dated: bool, is_placed: bool
) -> frozenset[str]:
    """What a clause shows of how it speaks, by the names of ``strength.toml``."""
    return frozenset(
        (
            *_facts(casualties, is_dated=is_dated, is_placed=is_placed),
            *_words(clause),
            *_manner(document, clause, is_dated=is_dated),
            *_standing(clause),
        )
    )


def _facts(casualties: Sequence[Casualty], *, is_dated: bool, is_placed: bool) -> Iterator[str]:
    """What is told beside the event: figures, a time, a place."""
    if any(not c.is_total for c in casualties):
        yield "figures"
    if is_dated:
        yield "dated"
    if is_placed:
        yield "placed"


def _words(clause: Clause) -> Iterator[str]:
    """How plainly the words tell an event."""
    triggers = clause.triggers()
    plain = [match for match in triggers if not match.weak and match.label != OpenTrigger.HARM]
    if plain:
        yield "strong words" if max(match.weight for match in plain) >= 6 else "plain words"
    elif triggers[0].label == SubEventType.ATTACK and clause.labels(MatchGroup.ACTOR) & ARMED:
        yield "armed deed"
    else:
        yield "weak words"
    if clause.labels(MatchGroup.ACTOR) & ARMED:
        yield "armed"


def _manner(document: Document, clause: Clause, *, is_dated: bool) -> Iterator[str]:
    """How the clause speaks: of the past, of what has happened over a time, in the first person, of many."""
    text = document.text
    words = [token.word for token in document.words.within(*clause.span)]
    if not is_past(words):
        yield "no past"
    if not is_dated and _is_perfect(words):
        yield "perfect"
    if not is_dated and all(_is_habit(text[max(0, m.start - _HABIT_REACH) : m.start]) for m in clause.triggers()):
        yield "habit"
    if not _FIRST_PERSON.isdisjoint(words):
        yield "first person"
    if all(text[match.start : match.end].lower().endswith(_PLURALS) for match in clause.triggers()):
        yield "plural"
    if text[clause.span.end - 1] == "?":
        yield "question"


def _is_perfect(words: Sequence[str]) -> bool:
    """Whether words sum up what has happened: "rebels have killed", "has since been shot"."""
    return any(
        word in _HAVE
        and (
            any(map(_is_participle, words[at + 1 : at + 3]))
            or (words[at + 2 : at + 3] == ["been"] and any(map(_is_participle, words[at + 3 : at + 4])))
        )
        for at, word in enumerate(words)
    )


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or (word.endswith("ed") and len(word) > 2)


def _is_habit(before: str) -> bool:
    """Whether the words before a verb make it what goes on: "people are often kidnapped"."""
    words = [word.strip("(“\"'‘") for word in before.lower().split()]
    if not words or before[-1] != " ":
        return False
    last = words[-2] if len(words) > 1 and (words[-1] in _OFTEN or words[-1].endswith("ly")) else words[-1]
    return last in _BE


def _standing(clause: Clause) -> Iterator[str]:
    """Where the clause stands, and the small words that doubt it."""
    if clause.sentence_index == 0:
        yield "first"
    cues = clause.labels(MatchGroup.CUE)
    yield from cues & {"general", "court", "total", "remembered"}
    if modality.is_hypothetical(clause):
        yield "hypothetical"
    if modality.is_negated(clause):
        yield "negated"
    if modality.is_denied(clause):
        yield "denied"
