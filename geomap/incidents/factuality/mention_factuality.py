"""How sure it is that a clause tells one event that happened, rather than talking about events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.factuality import modality
from geomap.incidents.triggers.event_type import ARMED
from geomap.incidents.triggers.past_tense import is_in_past
from geomap.scoring import LinearScorer
from geomap.text.match_labels import MatchGroup, OpenTrigger
from geomap.text.scopes.rule_names import RuleName
from geomap.text.word_classes import word_class
from geomap.vocabulary import SubEventType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.triggers.clauses import Clause
    from geomap.text.lexicon import Match


def factuality_of(features: frozenset[str]) -> float:
    """The sum of what speaks for an event that happened and of what speaks against it."""
    return _scorer().score_features(features)


def begins_event(factuality: float) -> bool:
    """Whether a clause is sure enough to begin an event of its own."""
    return factuality >= _scorer().threshold("begins an event")


def begins_with_others(factuality: float) -> bool:
    """The same of a clause that is left over, whose event has to be told by several clauses or by much else."""
    return factuality >= _scorer().threshold("begins one with others")


def _scorer() -> LinearScorer:
    return LinearScorer.load("mention_factuality")


def features_of(
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
    scopes, span = clause.scopes, clause.span
    if not is_in_past(scopes, *span):
        yield "no past"
    if not is_dated and scopes.cues(RuleName.HAS_HAPPENED_OVER_A_TIME, *span):
        yield "perfect"
    if not is_dated and all(modality.is_habit(clause, trigger) for trigger in clause.triggers()):
        yield "habit"
    if scopes.cues(RuleName.FIRST_PERSON, *span):
        yield "first person"
    if all(_is_of_many(text, trigger) for trigger in clause.triggers()):
        yield "plural"
    if text[span.end - 1] == "?":
        yield "question"


def _is_of_many(text: str, trigger: Match) -> bool:
    """Whether a word that tells an event is the plural of one: "attacks", "counterattacks"."""
    return text[trigger.start : trigger.end].lower().endswith(tuple(word_class("factuality", "deeds of many")))


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
