"""Whether a clause tells something that happened, and how it stands to the news."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geomap.model import Flag, TimePrecision
from geomap.text.match_labels import Cue, MatchGroup

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geomap.incidents.triggers.clauses import Clause
    from geomap.model import When
    from geomap.text.lexicon import Match

BACKGROUND_AGE = timedelta(days=20)
"""From about three weeks before the news on, an event is history."""
_CURRENT = timedelta(days=5)
_REACH = 7
"""How many words before a trigger a threat or a denial still governs it."""


def is_hypothetical(clause: Clause) -> bool:
    """Whether every event of the clause is only threatened, planned, feared or asked for."""
    return _all_governed(clause, Cue.HYPOTHETICAL, after=3)


def is_negated(clause: Clause) -> bool:
    """Whether every event of the clause is said not to have happened."""
    return bool(_cues(clause, Cue.UNTRUE)) or _all_governed(clause, Cue.NEGATED, reach=3)


def is_denied(clause: Clause) -> bool:
    """Whether somebody denies what the clause goes on to tell."""
    triggers = clause.triggers()
    return bool(triggers) and any(cue.first < triggers[0].first for cue in _cues(clause, Cue.DENIES))


def is_another(clause: Clause) -> bool:
    """Whether a word like "another" or "second" stands right before what tells an event."""
    triggers = clause.triggers()
    return any(_governed(trigger, _cues(clause, Cue.ANOTHER), reach=4) for trigger in triggers)


def _cues(clause: Clause, name: str) -> list[Match]:
    return [match for match in clause.matches if match.group is MatchGroup.CUE and match.label == name]


def _all_governed(clause: Clause, name: str, *, reach: int = _REACH, after: int = 0) -> bool:
    triggers = [match for match in clause.triggers() if not match.weak] or list(clause.triggers())
    cues = _cues(clause, name)
    return bool(triggers) and all(
        (name == Cue.HYPOTHETICAL and trigger.is_infinitive) or _governed(trigger, cues, reach=reach, after=after)
        for trigger in triggers
    )


def _governed(trigger: Match, cues: Iterable[Match], *, reach: int, after: int = 0) -> bool:
    return any(-after <= trigger.first - cue.first <= reach for cue in cues)


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
