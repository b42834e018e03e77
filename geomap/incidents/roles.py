"""What an actor did in an event, by the grammar around the word that tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.events import ARMED
from geomap.incidents.lexicon import word_list
from geomap.model import ActorRole, EventType

if TYPE_CHECKING:
    from geomap.incidents.actors import Party
    from geomap.incidents.lexicon import Hit
    from geomap.incidents.telling import Telling

_ONE_SIDED = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_ONE_SIDED_SUBS = frozenset(
    {"Arrests", "Mob violence", "Excessive force against protesters", "Looting/property destruction"}
)
_CROWDED = frozenset({EventType.PROTESTS, EventType.RIOTS})
_DEEDS = frozenset({"Harm", "Attack", "Arrests"})
_BETWEEN = r"(?:(?:the|an?|[\w’'-]+)\s+){0,3}$"
_BY = re.compile(rf"\bby\s+{_BETWEEN}", re.IGNORECASE)
_UPON = re.compile(rf"\b(?:on|against|at|targeting)\s+{_BETWEEN}", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:an?|the|this|his|their|its|[\w’]+['’]s)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_SUBJECT_REACH, _OBJECT_REACH = 60, 70
"""How many characters before and after its verb a subject and an object may stand."""


def role_of(text: str, telling: Telling, party: Party) -> ActorRole:
    """Who attacked is the perpetrator, who was attacked or harmed the victim, who fought, met or marched a party."""
    if any(casualty.span.start <= party.span.start < casualty.span.end for casualty in telling.casualties):
        return ActorRole.VICTIM
    if not _is_one_sided(telling):
        return ActorRole.PARTY
    if _is_mutual(text, telling):
        return ActorRole.VICTIM if party.kind == "civilians" else ActorRole.PARTY
    before = text[max(telling.clause.span.start, party.span.start - 40) : party.span.start]
    role = ActorRole.PERPETRATOR if _BY.search(before) else _by_order(text, telling, party, before)
    # A crowd that fills the streets does so to nobody.
    is_crowd = telling.sort.event_type is EventType.PROTESTS and party.kind not in ARMED
    return ActorRole.PARTY if is_crowd and role is ActorRole.PERPETRATOR else role


def _is_one_sided(telling: Telling) -> bool:
    """Whether somebody did it to somebody: attacks, arrests, and what is done to a crowd or by it."""
    if telling.sort.event_type in _ONE_SIDED or telling.sort.sub in _ONE_SIDED_SUBS:
        return True
    return telling.sort.event_type in _CROWDED and any(hit.label in _DEEDS for hit in telling.clause.triggers())


def _is_mutual(text: str, telling: Telling) -> bool:
    """Whether the words tell a fight of two rather than an attack of one."""
    return any(
        text[hit.start : hit.end].lower().startswith(tuple(word_list("mutual"))) for hit in telling.clause.triggers()
    )


def _by_order(text: str, telling: Telling, party: Party, before: str) -> ActorRole:
    """Subject or object of the nearest word that tells the event."""
    triggers = telling.clause.triggers()
    after = next((hit for hit in triggers if 0 <= hit.start - party.span.end <= _SUBJECT_REACH), None)
    ahead = next((hit for hit in reversed(triggers) if 0 <= party.span.start - hit.end <= _OBJECT_REACH), None)
    nearer = ahead and (after is None or party.span.start - ahead.end <= after.start - party.span.end)
    if ahead and (nearer or _UPON.search(before)):
        return ActorRole.PARTY if ahead.is_passive else ActorRole.VICTIM
    if after is None:
        return ActorRole.PARTY
    return _as_subject(text, telling, party, after)


def _as_subject(text: str, telling: Telling, party: Party, trigger: Hit) -> ActorRole:
    if trigger.is_passive or text[trigger.start : trigger.end].lower().split()[0] in word_list("suffered"):
        return ActorRole.VICTIM
    gap = text[party.span.end : trigger.start]
    if not word_list("launching").isdisjoint(gap.lower().split()):
        return ActorRole.PERPETRATOR
    # "A rebel ambush": whose deed it was. "Troops left after a blast": whose it was not.
    if gap.strip() and _NOUN.search(text[max(telling.clause.span.start, trigger.start - 40) : trigger.start]):
        return ActorRole.PARTY
    return ActorRole.VICTIM if party.kind == "civilians" and gap.strip() else ActorRole.PERPETRATOR
