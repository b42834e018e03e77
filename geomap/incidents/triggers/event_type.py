"""What sort of event a clause tells: by weapon, action and victim, in ACLED's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.model import EventType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.text.lexicon import Match

_SUB_TYPES = {
    EventType.BATTLES: ("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    EventType.EXPLOSIONS: (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    EventType.VIOLENCE_AGAINST_CIVILIANS: ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    EventType.PROTESTS: ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    EventType.RIOTS: ("Violent demonstration", "Mob violence"),
    EventType.STRATEGIC: (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    ),
}  # fmt: skip
TYPE_OF = {sub: event_type for event_type, subs in _SUB_TYPES.items() for sub in subs}

ARMED = frozenset({"state forces", "rebels", "political militia", "communal militia"})
_CROWDS = frozenset({"rioters", "protesters"})
# Triggers that say that somebody was hurt or attacked, and leave open how.
_OPEN = frozenset({"Attack", "Harm"})
# A truce said to be broken is a clash, not an agreement.
_TRUCE_BROKEN = frozenset({"ceasefire", "violation"})
_UNDER_TRUCE = frozenset({"Agreement", "Change to group/activity", "Harm", "Attack"})
_WEAPON = 6.0
"""From which weight on a word tells of a weapon rather than of a blast of whatever cause."""
_ARMS = frozenset({"bomb", "aircraft", "heavy weapon"})
# What is done on purpose, and is not also the name of a thing that comes to grief, as a fighter jet is.
_DEEDS = frozenset({"Peaceful protest", "Violent demonstration", "Shelling/artillery/missile attack", "Suicide bomb"})
_NEGATES = 3
"""How many words before a verb a "no" or "not" still takes it back."""
_SUBJECT_REACH = 25
"""How many characters before a verb its subject stands where nothing else stands between."""
_PASSIVE_REACH = 90
"""How many characters before a verb its subject may stand."""


class EventTypeReading(NamedTuple):
    """The sort of an event."""

    event_type: EventType
    sub: str
    is_plain: bool
    """Whether the words say how it was done ("shelled"), rather than that somebody was attacked or hurt."""


def after_force(type_reading: EventTypeReading, matches: Sequence[Match]) -> EventTypeReading:
    """A protest as the sentences behind it go on: "Police dispersed the crowd" makes it one with intervention."""
    if type_reading.sub != "Peaceful protest":
        return type_reading
    mods = {match.label for match in matches if match.group == "modifier"}
    if "intervention" in mods or any(_of_protesters(match, matches) for match in matches if match.label == "Arrests"):
        return type_reading._replace(sub="Protest with intervention")
    return type_reading


def _of_protesters(arrest: Match, matches: Sequence[Match]) -> bool:
    """Whether police arrest somebody, or protesters are arrested; not where they protest against an arrest."""
    if any(match.label == "negated" and 0 < arrest.first - match.first <= _NEGATES for match in matches):
        return False
    doer = "protesters" if arrest.is_passive else "state forces"
    if any(
        match.is_agent and match.label == "state forces" and 0 < match.start - arrest.end <= _SUBJECT_REACH
        for match in matches
    ):
        return True
    return any(
        match.group == "actor" and match.label == doer and 0 < arrest.start - match.end <= _SUBJECT_REACH
        for match in matches
    )


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


def classify(matches: Sequence[Match], victims: Sequence[str] = ()) -> EventTypeReading | None:
    """The sort of the event that the phrases tell; None where no phrase tells an event.

    ``victims`` are the classes of those who were killed or hurt, where the figures say so.
    """
    words = evidence_of(matches, victims)
    if words is None:
        return None
    top = words.top
    if top in _UNDER_TRUCE and {match.label for match in matches if match.group == "cue"} >= _TRUCE_BROKEN:
        return EventTypeReading(EventType.BATTLES, "Armed clash", is_plain=False)
    sub = _refine(top, words)
    is_plain = top not in _OPEN and any(match.label == top and not match.weak for match in words.triggers)
    return EventTypeReading(TYPE_OF.get(sub, EventType.OTHER), sub, is_plain)


def evidence_of(matches: Sequence[Match], victims: Sequence[str] = ()) -> TypeEvidence | None:
    """What the rules look at in a clause; None where no phrase tells an event."""
    triggers = tuple(match for match in matches if match.group == "trigger")
    if not triggers:
        return None
    return TypeEvidence(
        triggers,
        _scores(triggers),
        frozenset(match.label for match in matches if match.group == "modifier"),
        frozenset(match.label for match in matches if match.group == "actor"),
        victims[0] if victims else victim_class(matches, triggers),
        _is_by_crowd(matches, triggers),
    )


def rule_of(top: str, words: TypeEvidence) -> Callable[[str, TypeEvidence], str] | None:
    """The rule that has the last word on a sub-type; None where the words alone decide."""
    if top in {"Attack", "Harm", "Arrests"} and "Peaceful protest" in words.scores:
        return _protest
    return _RULES.get(top)


def _is_by_crowd(matches: Sequence[Match], triggers: Sequence[Match]) -> bool:
    """Whether a crowd stands where the attacker does: before an active verb, or behind "by"."""
    crowds = [match for match in matches if match.group == "modifier" and match.label == "crowd"]
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
    actors = [match for match in matches if match.group == "actor" and match.label != "site"]
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
        if before and trigger.label == "Harm":
            return before[-1].label
    return ""


def _refine(top: str, words: TypeEvidence) -> str:
    """The sub-type, after weapon, actors and victims have had their say."""
    return rule(top, words) if (rule := rule_of(top, words)) else top


def _protest(_top: str, words: TypeEvidence) -> str:
    """Peaceful, stopped by force, met with deadly force, or violent by itself."""
    if "rioters" in words.actors or "Violent demonstration" in words.scores or "Mob violence" in words.scores:
        return "Violent demonstration"
    if "lethal force" in words.mods and "Harm" in words.scores:
        return "Excessive force against protesters"
    if "riotous act" in words.mods:
        return "Violent demonstration"
    if "intervention" in words.mods or (
        "Arrests" in words.scores and "state forces" in words.actors and "protesters" in words.actors
    ):
        return "Protest with intervention"
    return "Peaceful protest"


def _riot(top: str, words: TypeEvidence) -> str:
    if "Peaceful protest" in words.scores or top == "Violent demonstration":
        return "Violent demonstration" if "Mob violence" not in words.scores else top
    return top


def _attack(_top: str, words: TypeEvidence) -> str:
    """By the weapon where one is named, else by who suffered: soldiers → clash, civilians → attack."""
    if "aircraft" in words.mods and "strike" in words.mods:
        return "Air/drone strike"
    if "heavy weapon" in words.mods and ("fire at" in words.mods or "strike" in words.mods):
        return "Shelling/artillery/missile attack"
    if "bomb" in words.mods and "Harm" in words.scores:
        return "Remote explosive/landmine/IED"
    if _is_mob(words):
        return "Mob violence"
    is_soldier = words.victim in ARMED and "off duty" not in words.mods
    # Soldiers who "launch an operation" fight somebody, whom the words need not name.
    is_operation = not words.victim and "state forces" in words.actors and all(match.weak for match in words.triggers)
    if is_soldier or is_operation or ("exchange" in words.mods and words.actors & ARMED):
        return "Armed clash"
    return "Attack"


def _is_mob(words: TypeEvidence) -> bool:
    """Whether a crowd without guns attacks."""
    if words.by_crowd and not words.actors & ARMED and not words.mods & {"lethal force", "bomb"}:
        return True
    has_guns = bool(words.actors & {"rebels", "political militia"})
    return {"crowd weapon", "crowd"} <= words.mods and not has_guns


def _clash(_top: str, words: TypeEvidence) -> str:
    """A clash of crowds is a riot, one of armed men a battle."""
    crowd = "crowd" in words.mods or words.actors & _CROWDS
    if "Peaceful protest" in words.scores or ("rioters" in words.actors and crowd):
        return "Violent demonstration"
    if crowd and ("crowd weapon" in words.mods or not words.actors & ARMED):
        return "Mob violence"
    return "Armed clash"


def _territory(top: str, words: TypeEvidence) -> str:
    """Who took it: the first armed side named."""
    if top == "Non-state actor overtakes territory":
        first = next((match for match in words.triggers if match.label == top), words.triggers[0])
        if first.weight and "state forces" in words.actors and "rebels" not in words.actors:
            return "Government regains territory"
    return top


def _explosion(top: str, words: TypeEvidence) -> str:
    """Explosives dropped by aircraft are air strikes; small arms beside the mortars make it a clash."""
    if "small arms" in words.mods and not words.actors & {"civilians"}:
        return "Armed clash"
    if "aircraft" in words.mods and "strike" in words.mods:
        return "Air/drone strike"
    if top == "Remote explosive/landmine/IED" and "accident" in words.mods and not words.actors & ARMED:
        return "Explosion accident"
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
    if "Armed clash" in struck:
        return "Armed clash"
    return _attack(top, words) if "Attack" in struck else top


_RULES: dict[str, Callable[[str, TypeEvidence], str]] = {
    "Peaceful protest": _protest,
    "Change to group/activity": _change,
    "Violent demonstration": _riot,
    "Mob violence": _riot,
    "Attack": _attack,
    "Harm": _attack,
    "Armed clash": _clash,
    "Non-state actor overtakes territory": _territory,
    "Government regains territory": _territory,
    "Remote explosive/landmine/IED": _explosion,
    "Shelling/artillery/missile attack": _explosion,
    "Explosion accident": _accident,
    **dict.fromkeys(("Collapse", "Crowd crush", "Fire", "Flood", "Industrial accident", "Landslide"), _misfortune),
}
"""The sub-types that more than their words decide."""
