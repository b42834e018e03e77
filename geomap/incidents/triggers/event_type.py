"""What type of event a clause tells: by weapon, action and victim, in ACLED's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.text.match_labels import Cue, MatchGroup, Modifier, NoActor, OpenTrigger
from geomap.vocabulary import TYPE_OF, ActorClass, EventType, SubEventType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.text.lexicon import Match

ARMED = frozenset(
    {ActorClass.STATE_FORCES, ActorClass.REBELS, ActorClass.POLITICAL_MILITIA, ActorClass.COMMUNAL_MILITIA}
)
_CROWDS = frozenset({ActorClass.RIOTERS, ActorClass.PROTESTERS})
# Triggers that say that somebody was hurt or attacked, and leave open how.
_OPEN = frozenset({SubEventType.ATTACK, OpenTrigger.HARM})
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
_PASSIVE_REACH = 90
"""How many characters before a verb its subject may stand."""


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


class _Words(NamedTuple):
    """What the rules look at."""

    triggers: tuple[Match, ...]
    scores: dict[str, float]
    mods: frozenset[str]
    actors: frozenset[str]
    victim: str
    by_crowd: bool
    """Whether it is a crowd that attacks."""


def classify(matches: Sequence[Match], victims: Sequence[str] = ()) -> EventTypeReading | None:
    """The type of the event that the phrases tell; None where no phrase tells an event.

    ``victims`` are the classes of those who were killed or hurt, where the figures say so.
    """
    triggers = tuple(match for match in matches if match.group is MatchGroup.TRIGGER)
    if not triggers:
        return None
    words = _Words(
        triggers,
        _scores(triggers),
        frozenset(match.label for match in matches if match.group is MatchGroup.MODIFIER),
        frozenset(match.label for match in matches if match.group is MatchGroup.ACTOR),
        victims[0] if victims else victim_class(matches, triggers),
        _is_by_crowd(matches, triggers),
    )
    top = max(words.scores, key=words.scores.__getitem__)
    if top in _UNDER_TRUCE and {match.label for match in matches if match.group is MatchGroup.CUE} >= _TRUCE_BROKEN:
        return EventTypeReading(EventType.BATTLES, SubEventType.ARMED_CLASH, is_plain=False)
    sub = _refine(top, words)
    is_plain = top not in _OPEN and any(match.label == top and not match.weak for match in triggers)
    return EventTypeReading(TYPE_OF.get(sub, EventType.OTHER), sub, is_plain)


def _is_by_crowd(matches: Sequence[Match], triggers: Sequence[Match]) -> bool:
    """Whether a crowd stands where the attacker does: before an active verb, or behind "by"."""
    crowds = [match for match in matches if match.group is MatchGroup.MODIFIER and match.label == Modifier.CROWD]
    for trigger in triggers:
        if trigger.label not in _OPEN:
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
        if trigger.label not in _OPEN and trigger.weak:
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


def _refine(top: str, words: _Words) -> str:
    """The sub-type, after weapon, actors and victims have had their say."""
    if (
        top in {SubEventType.ATTACK, OpenTrigger.HARM, SubEventType.ARRESTS}
        and SubEventType.PEACEFUL_PROTEST in words.scores
    ):
        return _protest(top, words)
    rule = _RULES.get(top)
    return rule(top, words) if rule else top


def _protest(_top: str, words: _Words) -> str:
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


def _riot(top: str, words: _Words) -> str:
    if SubEventType.PEACEFUL_PROTEST in words.scores or top == SubEventType.VIOLENT_DEMONSTRATION:
        return SubEventType.VIOLENT_DEMONSTRATION if SubEventType.MOB_VIOLENCE not in words.scores else top
    return top


def _attack(_top: str, words: _Words) -> str:
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


def _is_mob(words: _Words) -> bool:
    """Whether a crowd without guns attacks."""
    if words.by_crowd and not words.actors & ARMED and not words.mods & {Modifier.LETHAL_FORCE, Modifier.BOMB}:
        return True
    has_guns = bool(words.actors & {ActorClass.REBELS, ActorClass.POLITICAL_MILITIA})
    return {Modifier.CROWD_WEAPON, Modifier.CROWD} <= words.mods and not has_guns


def _clash(_top: str, words: _Words) -> str:
    """A clash of crowds is a riot, one of armed men a battle."""
    crowd = Modifier.CROWD in words.mods or words.actors & _CROWDS
    if SubEventType.PEACEFUL_PROTEST in words.scores or (ActorClass.RIOTERS in words.actors and crowd):
        return SubEventType.VIOLENT_DEMONSTRATION
    if crowd and (Modifier.CROWD_WEAPON in words.mods or not words.actors & ARMED):
        return SubEventType.MOB_VIOLENCE
    return SubEventType.ARMED_CLASH


def _territory(top: str, words: _Words) -> str:
    """Who took it: the first armed side named."""
    if top == SubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY:
        first = next((match for match in words.triggers if match.label == top), words.triggers[0])
        if first.weight and ActorClass.STATE_FORCES in words.actors and ActorClass.REBELS not in words.actors:
            return SubEventType.GOVERNMENT_REGAINS_TERRITORY
    return top


def _explosion(top: str, words: _Words) -> str:
    """Explosives dropped by aircraft are air strikes; small arms beside the mortars make it a clash."""
    if Modifier.SMALL_ARMS in words.mods and not words.actors & {ActorClass.CIVILIANS}:
        return SubEventType.ARMED_CLASH
    if Modifier.AIRCRAFT in words.mods and Modifier.STRIKE in words.mods:
        return SubEventType.AIR_STRIKE
    if top == SubEventType.REMOTE_EXPLOSIVE and Modifier.ACCIDENT in words.mods and not words.actors & ARMED:
        return SubEventType.EXPLOSION_ACCIDENT
    return top


def _accident(top: str, words: _Words) -> str:
    """A blast at a plant is an accident unless a bomb, shells or aircraft are told of."""
    weapons = {label: score for label, score in words.scores.items() if TYPE_OF.get(label) is EventType.EXPLOSIONS}
    armed = max(weapons, key=weapons.__getitem__, default="")
    return armed if armed and weapons[armed] >= _WEAPON and words.mods & _ARMS else top


def _misfortune(top: str, words: _Words) -> str:
    """What is protested against, or hit by shells, is no disaster of its own: the deed told first is the event."""
    first = words.triggers[0]
    is_deed = first.label in _DEEDS and not first.weak and first.weight >= _WEAPON
    return _refine(first.label, words) if is_deed else top


def _change(top: str, words: _Words) -> str:
    """A patrol that is attacked is an attack before it is a patrol."""
    struck = {match.label for match in words.triggers if match.is_passive and not match.weak}
    if SubEventType.ARMED_CLASH in struck:
        return SubEventType.ARMED_CLASH
    return _attack(top, words) if SubEventType.ATTACK in struck else top


_RULES: dict[str, Callable[[str, _Words], str]] = {
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
