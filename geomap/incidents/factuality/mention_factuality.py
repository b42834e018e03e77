"""How sure it is that a clause tells one event that happened, rather than talking about events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.factuality import modality
from geomap.incidents.triggers.event_type import ARMED
from geomap.incidents.triggers.past_tense import PAST
from geomap.scoring import LinearScorer
from geomap.text.match_labels import MatchGroup, OpenTrigger
from geomap.vocabulary import SubEventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.triggers.clauses import Clause

# "Rebels have killed", told without a day, sums up.
_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+)?(?:been\s+)?(?:\w+ed|shot|seen|taken|left|waged|become|begun|fought|risen|grown)\b",
    re.IGNORECASE,
)
# "People are kidnapped", told without a day, tells what goes on.
_HABIT = re.compile(r"\b(?:is|are|gets?)(?: (?:\w+ly|often|also|still))? $", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|you|your|I|my)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:attack|bombing|killing|murder|clashe|raid|strike|death|protest|demonstration|explosion|kidnapping|massacre|shooting|assault|"
    r"operation|assassination|battle|arrest|casualtie|disappearance|agreement|violation)s$",
    re.IGNORECASE,
)


def factuality_of(signs: frozenset[str]) -> float:
    """The sum of what speaks for an event that happened and of what speaks against it."""
    return _scorer().score_signs(signs)


def begins_event(factuality: float) -> bool:
    """Whether a clause is sure enough to begin an event of its own."""
    return factuality >= _scorer().threshold("begins an event")


def begins_with_others(factuality: float) -> bool:
    """The same of a clause that is left over, whose event has to be told by several clauses or by much else."""
    return factuality >= _scorer().threshold("begins one with others")


def _scorer() -> LinearScorer:
    return LinearScorer.load("mention_factuality")


def signs_of(
    text: str, clause: Clause, casualties: Sequence[Casualty], *, is_dated: bool, is_placed: bool
) -> frozenset[str]:
    """What a clause shows of how it speaks, by the names of ``mention_factuality.toml``."""
    return frozenset(
        (
            *_facts(casualties, is_dated=is_dated, is_placed=is_placed),
            *_words(clause),
            *_manner(text, clause, is_dated=is_dated),
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


def _manner(text: str, clause: Clause, *, is_dated: bool) -> Iterator[str]:
    """How the clause speaks: of the past, of what has happened over a time, in the first person, of many."""
    if not PAST.search(text, *clause.span):
        yield "no past"
    if not is_dated and _PERFECT.search(text, *clause.span):
        yield "perfect"
    if not is_dated and all(_HABIT.search(text, max(0, match.start - 25), match.start) for match in clause.triggers()):
        yield "habit"
    if _FIRST_PERSON.search(text, *clause.span):
        yield "first person"
    if all(_PLURAL.search(text, match.start, match.end) for match in clause.triggers()):
        yield "plural"
    if text[clause.span.end - 1] == "?":
        yield "question"


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
