"""What the rules of an event's type look at in a clause: its event words with their weights, and who stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.text.match_labels import MatchGroup, Modifier, NoActor, OpenTrigger
from geomap.vocabulary import SubEventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.text.lexicon import Match

OPEN = frozenset({SubEventType.ATTACK, OpenTrigger.HARM})
"""Triggers that say that somebody was hurt or attacked, and leave open how."""
_PASSIVE_REACH = 90
"""How many characters before a verb its subject may stand."""


class TypeEvidence(NamedTuple):
    """What the rules of a type look at."""

    triggers: tuple[Match, ...]
    scores: dict[str, float]
    mods: frozenset[str]
    actors: frozenset[str]
    victim: str
    by_crowd: bool
    """Whether it is a crowd that attacks."""

    @property
    def top(self) -> str:
        """The sub-type for which the words speak most."""
        return max(self.scores, key=self.scores.__getitem__)


def evidence_of(matches: Sequence[Match], victims: Sequence[str] = ()) -> TypeEvidence | None:
    """What the rules look at in a clause; None where no phrase tells an event."""
    triggers = tuple(match for match in matches if match.group is MatchGroup.TRIGGER)
    if not triggers:
        return None
    return TypeEvidence(
        triggers,
        _scores(triggers),
        frozenset(match.label for match in matches if match.group is MatchGroup.MODIFIER),
        frozenset(match.label for match in matches if match.group is MatchGroup.ACTOR),
        victims[0] if victims else victim_class(matches, triggers),
        _is_by_crowd(matches, triggers),
    )


def _is_by_crowd(matches: Sequence[Match], triggers: Sequence[Match]) -> bool:
    """Whether a crowd stands where the attacker does: before an active verb, or behind "by"."""
    crowds = [match for match in matches if match.group is MatchGroup.MODIFIER and match.label == Modifier.CROWD]
    for trigger in triggers:
        if trigger.label not in OPEN:
            continue
        if trigger.is_passive:
            return any(0 < crowd.first - trigger.last <= 4 for crowd in crowds)
        return any(0 < trigger.start - crowd.end <= _PASSIVE_REACH for crowd in crowds)
    return False


def _scores(triggers: Sequence[Match]) -> dict[str, float]:
    """Weight of each sub-type: its strongest word, a little for more words and for coming first."""
    scores: dict[str, float] = {}
    for place, match in enumerate(triggers):
        weight = match.weight + (1.0 if place == 0 else 0.0)
        scores[match.label] = max(scores.get(match.label, 0.0) + 0.3, weight)
    return scores


def victim_class(matches: Sequence[Match], triggers: Sequence[Match]) -> str:
    """The class of whoever the first violent word is done to."""
    actors = [match for match in matches if match.group is MatchGroup.ACTOR and match.label != NoActor.SITE]
    for trigger in triggers:
        if trigger.label not in OPEN and trigger.weak:
            continue
        before = [a for a in actors if trigger.start - _PASSIVE_REACH <= a.start < trigger.start]
        after = [a for a in actors if trigger.end <= a.start <= trigger.end + _PASSIVE_REACH and not a.is_agent]
        # "Soldiers were killed by rebels": the passive puts those who suffer first.
        if before and trigger.is_passive:
            return before[-1].label
        if after:
            return after[0].label
        # Who attacks is not who was attacked.
        if before and trigger.label == OpenTrigger.HARM:
            return before[-1].label
    return ""
