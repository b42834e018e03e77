"""Whether a clause tells something that happened, and how it stands to the news."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geomap.model import Flag, TimePrecision
from geomap.text.match_labels import Cue, MatchGroup
from geomap.text.scopes.scope_rules import ScopeKind, Target

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geomap.incidents.triggers.clauses import Clause
    from geomap.model import When
    from geomap.text.lexicon import Match
    from geomap.text.scopes.matcher import Scopes

BACKGROUND_AGE = timedelta(days=20)
"""From about three weeks before the news on, an event is history."""
_CURRENT = timedelta(days=5)


def mark_negated(matches: Sequence[Match], scopes: Scopes) -> tuple[Match, ...]:
    """The matches of a text, those marked that tell an event only to say that there was none."""
    return tuple(
        match._replace(is_negated=True)
        if match.group is MatchGroup.TRIGGER
        and scopes.is_governed(ScopeKind.NEGATION, Target.TRIGGER, match.start, match.start + 1)
        else match
        for match in matches
    )


def is_hypothetical(clause: Clause) -> bool:
    """Whether every event of the clause is only threatened, planned, feared or asked for."""
    triggers = _telling(clause)
    return bool(triggers) and all(
        trigger.is_infinitive or _is_governed(clause, trigger, ScopeKind.PLAN) for trigger in triggers
    )


def is_negated(clause: Clause) -> bool:
    """Whether every event of the clause is said not to have happened."""
    if clause.scopes.is_governed(ScopeKind.NEGATION, Target.CLAUSE, *clause.span, within=clause.span):
        return True
    triggers = _telling(clause)
    return bool(triggers) and all(_is_governed(clause, trigger, ScopeKind.NEGATION) for trigger in triggers)


def is_denied(clause: Clause) -> bool:
    """Whether somebody denies what the clause goes on to tell."""
    triggers = clause.triggers()
    denials = (match for match in clause.matches if match.label == Cue.DENIES)
    return bool(triggers) and any(denial.first < triggers[0].first for denial in denials)


def is_another(clause: Clause) -> bool:
    """Whether a word like "another" or "second" stands right before what tells an event."""
    return any(_is_governed(clause, trigger, ScopeKind.ANOTHER) for trigger in clause.triggers())


def is_habit(clause: Clause, trigger: Match) -> bool:
    """Whether a word that tells an event is told as what goes on: "people are kidnapped"."""
    return clause.scopes.is_governed(ScopeKind.HABIT, Target.TRIGGER, trigger.start, trigger.start + 1)


def _telling(clause: Clause) -> Sequence[Match]:
    """The words that tell the clause's events: the strong ones, else the weak."""
    return [match for match in clause.triggers() if not match.weak] or clause.triggers()


def _is_governed(clause: Clause, trigger: Match, kind: ScopeKind) -> bool:
    return clause.scopes.is_governed(kind, Target.TRIGGER, trigger.start, trigger.start + 1, within=clause.span)


def is_background(when: When | None, news_day: date | None) -> bool:
    """Whether a date is history for an article of that day; a year or a decade is where the article has no day."""
    if when is None:
        return False
    if news_day is None:
        return when.precision > TimePrecision.MONTH
    since_start, since_end = news_day - when.start, news_day - when.end
    if when.precision >= TimePrecision.MONTH:
        # "In June", told in June or in the first days of July, is news.
        is_current = since_end <= _CURRENT and when.precision is TimePrecision.MONTH
        return not is_current and since_start >= BACKGROUND_AGE
    return since_end >= BACKGROUND_AGE


def ceasefire_flag(clause: Clause) -> frozenset[Flag]:
    """The flag of a clause that tells the breach of a truce."""
    cues = clause.labels(MatchGroup.CUE)
    return frozenset({Flag.CEASEFIRE_VIOLATION}) if {Cue.CEASEFIRE, Cue.VIOLATION} <= cues else frozenset()
