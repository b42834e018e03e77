"""Who took part in an event, by name, class and role."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.lexicon import word_list
from geomap.incidents.roles import role_of
from geomap.incidents.sides import country_within
from geomap.model import Actor, ActorRole, EventType, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.lexicon import Hit
    from geomap.incidents.telling import Scene, Telling
    from geomap.model import Claim, Location, Report

# The words before "forces" that name whose they are: capitals, and a few describing words.
_NAME_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w’'.-]*|(?:ethnic|rebel|government|separatist|local|security|police|armed|pro|anti|opposition|state|suspected|unidentified|"
    r"unknown|masked|Islamist|paramilitary)(?=[\s-]))[\s-]+){1,5}$"
)
_OPENING = re.compile(
    r"^(?:(?:The|A|An|In|On|At|But|And|When|While|As|After|For|From|Some|Meanwhile|"
    r"[A-Z]{4,}|\d+|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens of|Several))\s+)+(?=\w*[a-z])"
)
_NEXT_WORD = re.compile(r"[\s-]([A-Za-z]+)")
_LIMIT = 4
# Residents who protest are protesters.
_CROWD = {EventType.PROTESTS: "protesters", EventType.RIOTS: "rioters"}


class Party(NamedTuple):
    """Words of a clause that name somebody who takes part."""

    span: Span
    kind: str


def find_actors(
    scene: Scene, telling: Telling, location: Location | None, claims: Sequence[Claim]
) -> tuple[Actor, ...]:
    """The actors of a clause in text order, each once by its first wording, at most four."""
    speakers = _speakers(scene.text, claims)
    found: list[Actor] = []
    for party in _parties(scene.text, telling):
        name = scene.text[party.span.start : party.span.end]
        if any(speaker.start <= party.span.start < speaker.end for speaker in speakers):
            continue
        country = country_within(scene, party.span)
        role = role_of(scene.text, telling, party)
        actor = Actor(name, role, _kind(party.kind, name, country, location), country)
        if role is ActorRole.PARTY and actor.kind == "civilians":
            actor = replace(actor, kind=_CROWD.get(telling.sort.event_type, actor.kind))
        known = next((n for n, other in enumerate(found) if _is_same(other, actor)), None)
        if known is None:
            found.append(actor)
        elif found[known].role is ActorRole.PARTY:
            found[known] = replace(found[known], role=actor.role)
    return tuple(found[:_LIMIT])


def _parties(text: str, telling: Telling) -> Iterator[Party]:
    """The actors that a clause names; words side by side name one: "Taliban fighters"."""
    last: Party | None = None
    for hit in telling.clause.hits:
        if hit.group != "actor" or hit.label == "site":
            continue
        party = Party(_named(text, telling, hit), hit.label)
        if _is_attribute(text, hit):
            continue
        if last and party.span.start <= last.span.end + 1 and not _is_thing(text, last):
            kind = last.kind if last.kind != "civilians" else party.kind
            last = Party(Span(min(last.span.start, party.span.start), party.span.end), kind)
            continue
        yield from _kept(text, last)
        last = party
    yield from _kept(text, last)


def _kept(text: str, party: Party | None) -> Iterator[Party]:
    """The party, unless its words name a thing that can only be hit."""
    if party and not _is_thing(text, party):
        yield party


def _is_thing(text: str, party: Party) -> bool:
    return text[party.span.start : party.span.end].lower().split()[-1] in word_list("things")


def _is_attribute(text: str, hit: Hit) -> bool:
    """Whether the word only describes a thing or a place: "rebel-held", "civilian infrastructure"."""
    after = _NEXT_WORD.match(text, hit.end)
    return after is not None and after.group(1).lower() in word_list("described")


def _named(text: str, telling: Telling, hit: Hit) -> Span:
    """An actor's words with whose they are: "Azerbaijani forces"."""
    begin = max(telling.clause.span.start, hit.start - 60)
    match = _NAME_BEFORE.search(text[begin : hit.start]) if not text[hit.start : hit.end].isupper() else None
    start = begin + match.start() if match else hit.start
    opening = _OPENING.match(text[start : hit.end])
    return Span(start + (opening.end() if opening else 0), hit.end)


def _speakers(text: str, claims: Sequence[Claim]) -> list[Span]:
    """Where those stand who only speak of the event; who admits it took part."""
    starts = ((text.find(c.speaker, *c.span), c) for c in claims if c.stance is not Stance.ADMITS)
    return [Span(start, start + len(claim.speaker)) for start, claim in starts if start >= 0]


def _kind(kind: str, name: str, country: str, location: Location | None) -> str:
    """The class by ACLED's words; soldiers of another country than the event's are external forces."""
    words = set(name.lower().split())
    if words & word_list("external"):
        return "external forces"
    home = location.place.country_code if location else ""
    return "external forces" if kind == "state forces" and country and home and country != home else kind


def _is_same(known: Actor, actor: Actor) -> bool:
    """Whether two wordings name one actor: the same words, or forces of one country."""
    if known.name.lower() == actor.name.lower():
        return True
    apart = {known.role, actor.role} == {ActorRole.PERPETRATOR, ActorRole.VICTIM}
    if known.kind != actor.kind or apart or known.kind in {"civilians", "protesters", "rioters"}:
        return False
    if known.country_code or actor.country_code:
        return known.country_code == actor.country_code
    if known.name.islower() and actor.name.islower() and known.role is actor.role is ActorRole.VICTIM:
        return True
    # "Boko Haram … the militants": a bare word after a name.
    return known.kind == "rebels" and known.name[0].isupper() and actor.name in word_list("bare rebels")


def with_one_name(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports of an article with the forces of one country under one name, the first told."""
    names: dict[tuple[str, str], str] = {}
    for actor in (actor for report in reports for actor in report.actors if actor.country_code):
        names.setdefault((actor.kind, actor.country_code), actor.name)
    return tuple(replace(report, actors=tuple(_renamed(actor, names) for actor in report.actors)) for report in reports)


def _renamed(actor: Actor, names: dict[tuple[str, str], str]) -> Actor:
    if actor.kind not in {"state forces", "external forces"}:
        return actor
    return replace(actor, name=names.get((actor.kind, actor.country_code), actor.name))
