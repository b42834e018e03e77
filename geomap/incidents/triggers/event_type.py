"""What type of event a clause tells: by weapon, action and victim, in ACLED's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.triggers.type_evidence import OPEN, evidence_of
from geomap.text.match_labels import Cue, MatchGroup, Modifier, OpenTrigger
from geomap.vocabulary import TYPE_OF, ActorClass, EventType, SubEventType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.incidents.triggers.type_evidence import TypeEvidence
    from geomap.text.lexicon import Match

ARMED = frozenset(
    {ActorClass.STATE_FORCES, ActorClass.REBELS, ActorClass.POLITICAL_MILITIA, ActorClass.COMMUNAL_MILITIA}
)
_CROWDS = frozenset({ActorClass.RIOTERS, ActorClass.PROTESTERS})
# A truce said to be broken is a clash, not an agreement.
_TRUCE_BROKEN = frozenset({Cue.CEASEFIRE, Cue.VIOLATION})
_UNDER_TRUCE = frozenset({SubEventType.AGREEMENT, SubEventType.CHANGE_TO_GROUP, OpenTrigger.HARM, SubEventType.ATTACK})
_WEAPON = 6.0
"""From which weight on a word tells of a weapon rather than of a blast of whatever cause."""
_ARMS = frozenset({Modifier.BOMB, Modifier.AIRCRAFT, Modifier.HEAVY_WEAPON})
# What is done on purpose, and is not also the name of a thing that comes to grief, as a fighter jet is.
_DEEDS = frozenset(
    {
        SubEventType.PEACEFUL_PROTEST,
        SubEventType.VIOLENT_DEMONSTRATION,
        SubEventType.SHELLING,
        SubEventType.SUICIDE_BOMB,
    }
)
_NEGATES = 3
"""How many words before a verb a "no" or "not" still takes it back."""
_SUBJECT_REACH = 25
"""How many characters before a verb its subject stands where nothing else stands between."""


class EventTypeReading(NamedTuple):
    """The type of an event, as the words of a clause tell it."""

    event_type: EventType
    sub: str
    is_plain: bool
    """Whether the words say how it was done ("shelled"), rather than that somebody was attacked or hurt."""


def after_force(type_reading: EventTypeReading, matches: Sequence[Match]) -> EventTypeReading:
    """A protest as the sentences behind it go on: "Police dispersed the crowd" makes it one with intervention."""
    if type_reading.sub != SubEventType.PEACEFUL_PROTEST:
        return type_reading
    mods = {match.label for match in matches if match.group is MatchGroup.MODIFIER}
    if Modifier.INTERVENTION in mods or any(
        _of_protesters(match, matches) for match in matches if match.label == SubEventType.ARRESTS
    ):
        return type_reading._replace(sub=SubEventType.PROTEST_WITH_INTERVENTION)
    return type_reading


def _of_protesters(arrest: Match, matches: Sequence[Match]) -> bool:
    """Whether police arrest somebody, or protesters are arrested; not where they protest against an arrest."""
    if arrest.is_negated:
        return False
    doer = ActorClass.PROTESTERS if arrest.is_passive else ActorClass.STATE_FORCES
    if any(
        match.is_agent and match.label == ActorClass.STATE_FORCES and 0 < match.start - arrest.end <= _SUBJECT_REACH
        for match in matches
    ):
        return True
    return any(
        match.group is MatchGroup.ACTOR and match.label == doer and 0 < arrest.start - match.end <= _SUBJECT_REACH
        for match in matches
    )


def classify(matches: Sequence[Match], victims: Sequence[str] = ()) -> EventTypeReading | None:
    """The type of the event that the phrases tell; None where no phrase tells an event.

    ``victims`` are the classes of those who were killed or hurt, where the figures say so.
    """
    words = evidence_of(matches, victims)
    if words is None:
        return None
    top = words.top
    if top in _UNDER_TRUCE and {match.label for match in matches if match.group is MatchGroup.CUE} >= _TRUCE_BROKEN:
        return EventTypeReading(EventType.BATTLES, SubEventType.ARMED_CLASH, is_plain=False)
    sub = _refine(top, words)
    is_plain = top not in OPEN and any(match.label == top and not match.weak for match in words.triggers)
    return EventTypeReading(TYPE_OF.get(sub, EventType.OTHER), sub, is_plain)


def rule_of(top: str, words: TypeEvidence) -> Callable[[str, TypeEvidence], str] | None:
    """The rule that has the last word on a sub-type; None where the words alone decide."""
    is_of_protest = SubEventType.PEACEFUL_PROTEST in words.scores
    if is_of_protest and top in {SubEventType.ATTACK, OpenTrigger.HARM, SubEventType.ARRESTS}:
        return _protest
    return _RULES.get(top)


def _refine(top: str, words: TypeEvidence) -> str:
    """The sub-type, after weapon, actors and victims have had their say."""
    return rule(top, words) if (rule := rule_of(top, words)) else top


def _protest(_top: str, words: TypeEvidence) -> str:
    """Peaceful, stopped by force, met with deadly force, or violent by itself."""
    if (
        ActorClass.RIOTERS in words.actors
        or SubEventType.VIOLENT_DEMONSTRATION in words.scores
        or SubEventType.MOB_VIOLENCE in words.scores
    ):
        return SubEventType.VIOLENT_DEMONSTRATION
    if Modifier.LETHAL_FORCE in words.mods and OpenTrigger.HARM in words.scores:
        return SubEventType.EXCESSIVE_FORCE
    if Modifier.RIOTOUS_ACT in words.mods:
        return SubEventType.VIOLENT_DEMONSTRATION
    if Modifier.INTERVENTION in words.mods or (
        SubEventType.ARRESTS in words.scores
        and ActorClass.STATE_FORCES in words.actors
        and ActorClass.PROTESTERS in words.actors
    ):
        return SubEventType.PROTEST_WITH_INTERVENTION
    return SubEventType.PEACEFUL_PROTEST


def _riot(top: str, words: TypeEvidence) -> str:
    if SubEventType.PEACEFUL_PROTEST in words.scores or top == SubEventType.VIOLENT_DEMONSTRATION:
        return SubEventType.VIOLENT_DEMONSTRATION if SubEventType.MOB_VIOLENCE not in words.scores else top
    return top


def _attack(_top: str, words: TypeEvidence) -> str:
    """By the weapon where one is named, else by who suffered: soldiers → clash, civilians → attack."""
    if Modifier.AIRCRAFT in words.mods and Modifier.STRIKE in words.mods:
        return SubEventType.AIR_STRIKE
    if Modifier.HEAVY_WEAPON in words.mods and (Modifier.FIRE_AT in words.mods or Modifier.STRIKE in words.mods):
        return SubEventType.SHELLING
    if Modifier.BOMB in words.mods and OpenTrigger.HARM in words.scores:
        return SubEventType.REMOTE_EXPLOSIVE
    if _is_mob(words):
        return SubEventType.MOB_VIOLENCE
    is_soldier = words.victim in ARMED and Modifier.OFF_DUTY not in words.mods
    # Soldiers who "launch an operation" fight somebody, whom the words need not name.
    is_operation = (
        not words.victim and ActorClass.STATE_FORCES in words.actors and all(match.weak for match in words.triggers)
    )
    if is_soldier or is_operation or (Modifier.EXCHANGE in words.mods and words.actors & ARMED):
        return SubEventType.ARMED_CLASH
    return SubEventType.ATTACK


def _is_mob(words: TypeEvidence) -> bool:
    """Whether a crowd without guns attacks."""
    if words.by_crowd and not words.actors & ARMED and not words.mods & {Modifier.LETHAL_FORCE, Modifier.BOMB}:
        return True
    has_guns = bool(words.actors & {ActorClass.REBELS, ActorClass.POLITICAL_MILITIA})
    return {Modifier.CROWD_WEAPON, Modifier.CROWD} <= words.mods and not has_guns


def _clash(_top: str, words: TypeEvidence) -> str:
    """A clash of crowds is a riot, one of armed men a battle."""
    crowd = Modifier.CROWD in words.mods or words.actors & _CROWDS
    if SubEventType.PEACEFUL_PROTEST in words.scores or (ActorClass.RIOTERS in words.actors and crowd):
        return SubEventType.VIOLENT_DEMONSTRATION
    if crowd and (Modifier.CROWD_WEAPON in words.mods or not words.actors & ARMED):
        return SubEventType.MOB_VIOLENCE
    return SubEventType.ARMED_CLASH


def _territory(top: str, words: TypeEvidence) -> str:
    """Who took it: the first armed side named."""
    if top == SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY:
        first = next((match for match in words.triggers if match.label == top), words.triggers[0])
        if first.weight and ActorClass.STATE_FORCES in words.actors and ActorClass.REBELS not in words.actors:
            return SubEventType.GOVERNMENT_REGAINS_TERRITORY
    return top


def _explosion(top: str, words: TypeEvidence) -> str:
    """Explosives dropped by aircraft are air strikes; small arms beside the mortars make it a clash."""
    if Modifier.SMALL_ARMS in words.mods and not words.actors & {ActorClass.CIVILIANS}:
        return SubEventType.ARMED_CLASH
    if Modifier.AIRCRAFT in words.mods and Modifier.STRIKE in words.mods:
        return SubEventType.AIR_STRIKE
    if top == SubEventType.REMOTE_EXPLOSIVE and Modifier.ACCIDENT in words.mods and not words.actors & ARMED:
        return SubEventType.EXPLOSION_ACCIDENT
    return top


def _accident(top: str, words: TypeEvidence) -> str:
    """A blast at a plant is an accident unless a bomb, shells or aircraft are told of."""
    weapons = {label: score for label, score in words.scores.items() if TYPE_OF.get(label) is EventType.EXPLOSIONS}
    armed = max(weapons, key=weapons.__getitem__, default="")
    return armed if armed and weapons[armed] >= _WEAPON and words.mods & _ARMS else top


def _misfortune(top: str, words: TypeEvidence) -> str:
    """What is protested against, or hit by shells, is no disaster of its own: the deed told first is the event."""
    first = words.triggers[0]
    is_deed = first.label in _DEEDS and not first.weak and first.weight >= _WEAPON
    return _refine(first.label, words) if is_deed else top


def _change(top: str, words: TypeEvidence) -> str:
    """A patrol that is attacked is an attack before it is a patrol."""
    struck = {match.label for match in words.triggers if match.is_passive and not match.weak}
    if SubEventType.ARMED_CLASH in struck:
        return SubEventType.ARMED_CLASH
    return _attack(top, words) if SubEventType.ATTACK in struck else top


_RULES: dict[str, Callable[[str, TypeEvidence], str]] = {
    SubEventType.PEACEFUL_PROTEST: _protest,
    SubEventType.CHANGE_TO_GROUP: _change,
    SubEventType.VIOLENT_DEMONSTRATION: _riot,
    SubEventType.MOB_VIOLENCE: _riot,
    SubEventType.ATTACK: _attack,
    OpenTrigger.HARM: _attack,
    SubEventType.ARMED_CLASH: _clash,
    SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: _territory,
    SubEventType.GOVERNMENT_REGAINS_TERRITORY: _territory,
    SubEventType.REMOTE_EXPLOSIVE: _explosion,
    SubEventType.SHELLING: _explosion,
    SubEventType.EXPLOSION_ACCIDENT: _accident,
    **dict.fromkeys(
        (
            SubEventType.COLLAPSE,
            SubEventType.CROWD_CRUSH,
            SubEventType.FIRE,
            SubEventType.FLOOD,
            SubEventType.INDUSTRIAL_ACCIDENT,
            SubEventType.LANDSLIDE,
        ),
        _misfortune,
    ),
}
"""The sub-types that more than their words decide."""
