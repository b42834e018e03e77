"""What an actor did in an event, by the grammar around the word that tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.triggers.event_type import ARMED
from geomap.model import ActorRole, EventType
from geomap.text.lexicon import word_list
from geomap.text.match_labels import OpenTrigger
from geomap.text.scopes.rule_names import RuleName
from geomap.vocabulary import ActorClass, SubEventType

if TYPE_CHECKING:
    from geomap.incidents.actors.party import Party
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Span
    from geomap.text.lexicon import Match

_ONE_SIDED = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_ONE_SIDED_SUBS = frozenset(
    {SubEventType.ARRESTS, SubEventType.MOB_VIOLENCE, SubEventType.EXCESSIVE_FORCE, SubEventType.LOOTING}
)
_CROWDED = frozenset({EventType.PROTESTS, EventType.RIOTS})
_ARMED_EVENTS = frozenset({EventType.BATTLES, EventType.EXPLOSIONS})
"""Events that no civilians cause."""
_DEEDS = frozenset({OpenTrigger.HARM, SubEventType.ATTACK, SubEventType.ARRESTS})
_NOUN = re.compile(r"\b(?:an?|the|this|his|their|its|[\w’]+['’]s)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_OF_DEED = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?(?:of|for)\b")
_OBJECT = re.compile(
    r"\s+(?:at least\s+|some\s+|about\s+)?(?:\d|(?:an?|the|his|her|their|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens|several)\b)"
)
# "Twelve civilians killed in a raid": a headline's passive.
_PASSIVELY = re.compile(r"\s*(?:$|[,.;]|\b(?:as|in|by|when|after|during|near|at|on|while)\b)")
_SUBJECT_REACH, _OBJECT_REACH = 60, 70
"""How many characters before and after its verb a subject and an object may stand."""


def role_of(text: str, mention: EventMention, party: Party) -> ActorRole:
    """Who attacked is the perpetrator, who was attacked or harmed the victim, who fought, met or marched a party."""
    if _is_one_sided(mention) and _does_it(text, mention, party):
        return ActorRole.PERPETRATOR
    role = _role_told(text, mention, party)
    if role is not ActorRole.PERPETRATOR:
        return role
    if party.kind == ActorClass.CIVILIANS and mention.type_reading.event_type in _ARMED_EVENTS:
        return ActorRole.VICTIM
    # A crowd that fills the streets does so to nobody.
    is_crowd = mention.type_reading.event_type is EventType.PROTESTS and party.kind not in ARMED
    return ActorRole.PARTY if is_crowd else role


def _role_told(text: str, mention: EventMention, party: Party) -> ActorRole:
    """The role by the grammar alone."""
    if _is_one_sided(mention) and _is_accused(text, mention, party):
        return ActorRole.PERPETRATOR
    if any(casualty.span.start <= party.span.start < casualty.span.end for casualty in mention.casualties):
        return ActorRole.VICTIM
    if not _is_one_sided(mention):
        return ActorRole.PARTY
    if is_mutual(text, mention):
        fights = any(match.start == party.span.end + 1 and not match.is_passive for match in mention.clause.triggers())
        return ActorRole.VICTIM if party.kind == ActorClass.CIVILIANS and not fights else ActorRole.PARTY
    return ActorRole.PERPETRATOR if _told(mention, party, RuleName.BY) else _by_order(text, mention, party)


def _told(mention: EventMention, party: Party, rule: RuleName) -> list[Span]:
    """Where in the clause the cues of a rule stand that say something of a party."""
    return mention.clause.scopes.governing(rule, *party.span, within=mention.clause.span)


def _is_accused(text: str, mention: EventMention, party: Party) -> bool:
    """Whether the clause lays the deed at the party's door: "blamed on rebels", "accused rebels of killing"."""
    if _told(mention, party, RuleName.BLAMED_ON):
        return True
    return bool(_told(mention, party, RuleName.BLAMED)) and _OF_DEED.match(text, party.span.end) is not None


def _does_it(text: str, mention: EventMention, party: Party) -> bool:
    """Whether the party stands right behind "by", or before a verb with its object: "a man stabbed four people"."""
    by = next(iter(_told(mention, party, RuleName.RIGHT_BEHIND_BY)), None)
    if by and any(match.end + 1 == by.start for match in mention.clause.triggers()):
        return True
    verb = next((match for match in mention.clause.triggers() if match.start == party.span.end + 1), None)
    is_active = (
        verb is not None and not verb.is_passive and text[verb.start : verb.end].lower() in word_list("wounding")
    )
    return is_active and verb is not None and _OBJECT.match(text, verb.end) is not None


def _is_one_sided(mention: EventMention) -> bool:
    """Whether somebody did it to somebody: attacks, arrests, and what is done to a crowd or by it."""
    if mention.type_reading.event_type in _ONE_SIDED or mention.type_reading.sub in _ONE_SIDED_SUBS:
        return True
    return mention.type_reading.event_type in _CROWDED and any(
        match.label in _DEEDS for match in mention.clause.triggers()
    )


def is_mutual(text: str, mention: EventMention) -> bool:
    """Whether the words tell a fight of two rather than an attack of one."""
    begins = tuple(word_list("mutual"))
    return any(f"{text[match.start : match.end].lower()} ".startswith(begins) for match in mention.clause.triggers())


def _by_order(text: str, mention: EventMention, party: Party) -> ActorRole:
    """Subject or object of the nearest word that tells the event."""
    triggers = mention.clause.triggers()
    after = next((match for match in triggers if 0 <= match.start - party.span.end <= _SUBJECT_REACH), None)
    ahead = next((match for match in reversed(triggers) if 0 <= party.span.start - match.end <= _OBJECT_REACH), None)
    nearer = ahead and (after is None or party.span.start - ahead.end <= after.start - party.span.end)
    if ahead and not ahead.is_passive and _told(mention, party, RuleName.WHOSE_THING_WAS_HIT):
        return ActorRole.VICTIM
    if ahead and (nearer or _told(mention, party, RuleName.UPON)):
        return ActorRole.PARTY if ahead.is_passive else ActorRole.VICTIM
    if after is None:
        return ActorRole.PARTY
    return _as_subject(text, mention, party, after)


def _as_subject(text: str, mention: EventMention, party: Party, trigger: Match) -> ActorRole:
    if trigger.is_passive or text[trigger.start : trigger.end].lower().split()[0] in word_list("suffered"):
        return ActorRole.VICTIM
    verb = text[trigger.start : trigger.end].lower()
    if (
        verb in word_list("wounding")
        and not text[party.span.end : trigger.start].strip()
        and _PASSIVELY.match(text, trigger.end)
    ):
        return ActorRole.VICTIM
    gap = text[party.span.end : trigger.start]
    if not word_list("launching").isdisjoint(gap.lower().split()):
        return ActorRole.PERPETRATOR
    # "A rebel ambush": whose deed it was. "Troops left after a blast": whose it was not.
    is_verb = verb.endswith("ed") or verb in word_list("wounding")
    if (
        gap.strip()
        and not is_verb
        and _NOUN.search(text[max(mention.clause.span.start, trigger.start - 40) : trigger.start])
    ):
        return ActorRole.PARTY
    return ActorRole.VICTIM if party.kind == ActorClass.CIVILIANS and gap.strip() else ActorRole.PERPETRATOR
