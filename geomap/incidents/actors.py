"""Who took part in an event, by name, class and role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.model import Actor, ActorRole, EventType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.lexicon import Hit
    from geomap.incidents.telling import Telling

# The words before "forces" that name whose they are: capitals, and a few describing words.
_NAME_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w’'.-]*|(?:ethnic|rebel|government|separatist|local|security|police|armed|pro|anti|opposition|state|suspected|unidentified|"
    r"unknown|masked|Islamist|paramilitary)(?=\s))[\s-]+){1,5}$"
)
_LIMIT = 4


def find_actors(text: str, telling: Telling) -> tuple[Actor, ...]:
    """The actors of a clause in text order, at most four."""
    hits = [hit for hit in telling.clause.hits if hit.group == "actor" and hit.label != "site"]
    found: dict[str, Actor] = {}
    for hit in hits:
        name = _name(text, telling, hit)
        found.setdefault(name.lower(), Actor(name, _role(telling, hit, hits), hit.label))
    return tuple(found.values())[:_LIMIT]


def _name(text: str, telling: Telling, hit: Hit) -> str:
    """The actor's words with whose they are: "Azerbaijani forces"."""
    before = text[max(telling.clause.span.start, hit.start - 60) : hit.start]
    match = _NAME_BEFORE.search(before) if not text[hit.start : hit.end].isupper() else None
    start = hit.start - len(match.group()) if match else hit.start
    return re.sub(r"^(?:The|A|An|In|On|At|But|And)\s+", "", text[start : hit.end])


def _role(telling: Telling, hit: Hit, hits: Sequence[Hit]) -> ActorRole:
    """Victims are counted or stand after the violent word; who fights is a party."""
    if any(c.span.start <= hit.start < c.span.end for c in telling.casualties):
        return ActorRole.VICTIM
    if telling.sort.event_type not in {EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS}:
        return ActorRole.PARTY
    first = telling.clause.triggers()[0]
    if hit.label == "civilians" or hit.start > first.end:
        return ActorRole.VICTIM if hit is not hits[0] or hit.start > first.end else ActorRole.PARTY
    return ActorRole.PERPETRATOR
