"""What phrases of the lexicon tell: the groups of its matches, and the labels of each group.

The data files name labels in words; a word that is no label of its group fails when the lexicon is read.
"""

from __future__ import annotations

from enum import StrEnum

from geomap.vocabulary import ActorClass, SubEventType


class MatchGroup(StrEnum):
    """What a phrase is for."""

    TRIGGER = "trigger"
    """Tells an event; its labels are sub-event types, or an ``OpenTrigger``."""
    MODIFIER = "modifier"
    ACTOR = "actor"
    """Names somebody; its labels are classes of actors, or ``NoActor``."""
    CUE = "cue"
    PAIR = "pair"
    """One of two words that tell an event together: only while the lexicon scans."""


class OpenTrigger(StrEnum):
    """What a trigger may tell beside a sub-event type."""

    HARM = "Harm"
    """Somebody was killed or hurt; the words beside it say how."""
    NOTHING = ""
    """Holds the word of an event and tells none: "bomb squad"."""


class NoActor(StrEnum):
    """What has the word of an actor and is none."""

    SITE = "site"
    """A place that belongs to one: "police station"."""


class Modifier(StrEnum):
    """With what, or how, an event was done."""

    ACCIDENT = "accident"
    AIRCRAFT = "aircraft"
    BOMB = "bomb"
    CROWD = "crowd"
    CROWD_WEAPON = "crowd weapon"
    EXCHANGE = "exchange"
    FIRE_AT = "fire at"
    HEAVY_WEAPON = "heavy weapon"
    INTERVENTION = "intervention"
    LETHAL_FORCE = "lethal force"
    OFF_DUTY = "off duty"
    RIOTOUS_ACT = "riotous act"
    SMALL_ARMS = "small arms"
    STRIKE = "strike"


class Cue(StrEnum):
    """How something is told: who says it, whether it happened, whether it is news."""

    ACCUSES = "accuses"
    ADMITS = "admits"
    ASSERTS = "asserts"
    CEASEFIRE = "ceasefire"
    CONFIRMS = "confirms"
    COURT = "court"
    DENIES = "denies"
    GENERAL = "general"
    REMEMBERED = "remembered"
    REPORTS = "reports"
    TOTAL = "total"
    VIOLATION = "violation"


_LABELS: dict[MatchGroup, tuple[type[StrEnum], ...]] = {
    MatchGroup.TRIGGER: (SubEventType, OpenTrigger),
    MatchGroup.MODIFIER: (Modifier,),
    MatchGroup.ACTOR: (ActorClass, NoActor),
    MatchGroup.CUE: (Cue,),
}
_BY_WORD = {
    group: {label.value: label for words in own for label in words if label is not ActorClass.UNKNOWN}
    for group, own in _LABELS.items()
}


def label_of(group: MatchGroup, word: str) -> StrEnum:
    """The label that a data file names.

    Raises:
        ValueError: the group has no such label.
    """
    try:
        return _BY_WORD[group][word]
    except KeyError:
        known = ", ".join(map(repr, _BY_WORD.get(group, ())))
        raise ValueError(f"{word!r} is no label of a {group}: take one of {known}, or add it to {__name__}") from None
