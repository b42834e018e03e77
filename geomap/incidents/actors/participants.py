"""Who took part in an event, by name, class and role."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.actors.countries_as_actors import nations_in, town_hit
from geomap.incidents.actors.semantic_roles import is_mutual, role_of
from geomap.incidents.attribution.sides import country_within
from geomap.incidents.triggers.event_type import ARMED
from geomap.model import Actor, ActorRole, EventType, Span, Stance
from geomap.text.lexicon import word_list
from geomap.text.spans import hits_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.coreference import Thread
    from geomap.incidents.mentions import Scene, Telling
    from geomap.model import Claim, Location
    from geomap.text.lexicon import Hit

# The words before "forces" that name whose they are: capitals, and a few describing words.
_NAME_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w’'.-]*|(?:ethnic|rebel|government|separatist|local|security|police|armed|pro|anti|opposition|state|suspected|unidentified|"
    r"unknown|masked|Islamist|paramilitary|suicide)(?=[\s-]))[\s-]+){1,5}$"
)
_OPENING = re.compile(
    r"^(?:(?:The|A|An|More|In|On|At|But|And|When|While|As|After|For|From|Some|Meanwhile|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d+,?)?|\w+day|"
    r"(?!NATO|MINUSMA|MONUSCO|AMISOM|UNIFIL)[A-Z]{4,}|"
    r"\d+|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens of|Several))\s+)+(?=\w*[a-z])"
)
_NEXT_WORD = re.compile(r"[\s-]([A-Za-z]+)")
_THEIRS = re.compile(r"\b(?:their|its|his|her)\s+\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_GROUPS = frozenset({"rebels", "political militia", "communal militia"})
_LIMIT = 4
# Residents who protest are protesters.
_CROWD = {EventType.PROTESTS: "protesters", EventType.RIOTS: "rioters"}


class Party(NamedTuple):
    """Words of a clause that name somebody who takes part."""

    span: Span
    kind: str
    name: str = ""
    """What it goes by, where that is not its own words."""
    role: ActorRole | None = None
    """What it did or suffered, where its own words say so."""


def find_actors(scene: Scene, thread: Thread, location: Location | None, claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """The actors of an event, each once by its first wording, at most four.

    The main clause gives all that it names, the others who did it and which sort of people came to harm, where it
    does not say so.
    """
    found: list[Actor] = []
    main, fights = thread.main, is_mutual(scene.text, thread.main)
    for actor in _in_clause(scene, main, location, claims):
        _join(found, actor, keep=fights)
    # Who fought, where the main clause names nobody who did.
    seeks_foes = fights and not any(actor.kind in ARMED for actor in found)
    for telling in (other for other in thread.tellings if other is not main):
        for actor in _in_clause(scene, telling, location, claims):
            is_foe = seeks_foes and actor.role is ActorRole.PARTY and actor.kind in ARMED
            if is_foe or _is_missing(found, actor):
                _join(found, actor, keep=fights)
    guilty = tuple(_owning_up(scene, claims))
    for actor in guilty:
        found = [replace(known, role=actor.role) if _is_same(known, actor) else known for known in found]
        _join(found, actor)
    if not any(actor.role is ActorRole.VICTIM for actor in found):
        for town in town_hit(scene, main):
            _join(found, Actor(town.name, ActorRole.VICTIM, town.kind, location.place.country_code if location else ""))
    # Those who own up come last, and are not to be cut off.
    found.sort(key=lambda actor: actor not in guilty)
    return tuple(found[:_LIMIT])


def _is_missing(found: Sequence[Actor], actor: Actor) -> bool:
    """Whether an actor of another clause tells what the clauses before it left open."""
    if any(_is_same(one, actor) for one in found):
        return True
    if actor.role is ActorRole.VICTIM:
        return not any(one.role is ActorRole.VICTIM and one.kind == actor.kind for one in found)
    return actor.role is ActorRole.PERPETRATOR and not any(one.role is actor.role for one in found)


def _join(found: list[Actor], actor: Actor, *, keep: bool = False) -> None:
    """Add an actor, unless it is there already.

    What it did or suffered outweighs that it took part, but for ``keep``: who fights is not who began it.
    """
    known = next((n for n, other in enumerate(found) if _is_same(other, actor)), None)
    if known is None:
        found.append(actor)
        return
    is_told = found[known].role is not ActorRole.PARTY or (keep and actor.role is ActorRole.PERPETRATOR)
    role = found[known].role if is_told else actor.role
    is_thing = found[known].name.lower().split()[-1] in word_list("carriers")
    found[known] = replace(found[known], role=role, name=actor.name if is_thing else found[known].name)


def _in_clause(scene: Scene, telling: Telling, location: Location | None, claims: Sequence[Claim]) -> Iterator[Actor]:
    """The actors that a clause names, in text order, without those who only speak."""
    speakers = _speakers(scene.text, claims)
    parties = tuple(_parties(scene, telling))
    for party in (*parties, *_nations(scene, telling, parties)):
        is_named = any(speaker.start <= party.span.start < speaker.end for speaker in speakers)
        if party.role is None and (is_named or _speaks(scene, party)):
            continue
        country, role = country_within(scene, party.span), party.role or role_of(scene.text, telling, party)
        if _is_thing(scene.text, party) and role is not ActorRole.PERPETRATOR:
            continue
        name = party.name or scene.text[party.span.start : party.span.end]
        actor = Actor(name, role, _kind(party.kind, name, country, location), country)
        if role is ActorRole.PARTY and actor.kind == "civilians":
            actor = replace(actor, kind=_CROWD.get(telling.sort.event_type, actor.kind))
        yield actor


def _speaks(scene: Scene, party: Party) -> bool:
    """Whether the very next word is one of speech: "…, state police said"."""
    after = hits_within(scene.hits, party.span.end, party.span.end + 2)
    return any(hit.group == "cue" and hit.label in {"asserts", "reports", "confirms"} for hit in after)


def _nations(scene: Scene, telling: Telling, parties: Sequence[Party]) -> Iterator[Party]:
    """Countries and peoples under their own names, whose words are no other actor's."""
    for nation in nations_in(scene, telling, is_mutual=is_mutual(scene.text, telling)):
        party = Party(nation.span, nation.kind, nation.name, nation.role)
        is_taken = any(other.span.start <= nation.span.start < other.span.end for other in parties)
        acts = nation.role or nation.kind == "civilians" or role_of(scene.text, telling, party) is ActorRole.PERPETRATOR
        if acts and not is_taken:
            yield party


def _owning_up(scene: Scene, claims: Sequence[Claim]) -> Iterator[Actor]:
    """Groups that say they did it: "the Taliban claimed responsibility"."""
    for claim in claims:
        start = scene.text.find(claim.speaker, *claim.span)
        hits = hits_within(scene.hits, start, start + len(claim.speaker))
        kinds = [hit.label for hit in hits if hit.group == "actor" and hit.label in _GROUPS]
        if claim.stance is Stance.ADMITS and kinds:
            yield Actor(_ARTICLE.sub("", claim.speaker), ActorRole.PERPETRATOR, kinds[0])


def _parties(scene: Scene, telling: Telling) -> Iterator[Party]:
    """The actors that a clause names; words side by side name one: "Taliban fighters"."""
    text = scene.text
    last: Party | None = None
    for hit in telling.clause.hits:
        if hit.group != "actor" or hit.label == "site":
            continue
        party = Party(whole_name(text, hit, since=telling.clause.span.start), hit.label)
        if _is_attribute(text, hit) or _THEIRS.search(text, max(0, hit.start - 12), hit.start):
            continue
        if last and party.span.start <= last.span.end + 1 and not _is_thing(text, last):
            kind = last.kind if last.kind != "civilians" else party.kind
            last = Party(Span(min(last.span.start, party.span.start), party.span.end), kind)
            continue
        yield from _kept(scene, last)
        last = party
    yield from _kept(scene, last)


def _kept(scene: Scene, party: Party | None) -> Iterator[Party]:
    """The party, unless its words name a thing that can only be hit; a country's planes and guns can act."""
    if party and (not _is_thing(scene.text, party) or country_within(scene, party.span)):
        yield party


def _is_thing(text: str, party: Party) -> bool:
    return text[party.span.start : party.span.end].lower().split()[-1] in word_list("things")


def _is_attribute(text: str, hit: Hit) -> bool:
    """Whether the word only describes a thing or a place: "rebel-held", "civilian infrastructure"."""
    after = _NEXT_WORD.match(text, hit.end)
    return after is not None and after.group(1).lower() in word_list("described")


def whole_name(text: str, hit: Hit, *, since: int) -> Span:
    """An actor's words with whose they are: "Azerbaijani forces"; ``since`` is where they may begin."""
    begin = max(since, hit.start - 60)
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
    if (
        kind == "state forces"
        and name[:1].isupper()
        and words & word_list("rebel armies")
        and not words & {"guard", "guards"}
    ):
        return "rebels"
    home = location.place.country_code if location else ""
    return "external forces" if kind == "state forces" and country and home and country != home else kind


def _is_same(known: Actor, actor: Actor) -> bool:
    """Whether two wordings name one actor: the same words, or forces of one country."""
    if known.name.lower() == actor.name.lower():
        return True
    apart = {known.role, actor.role} == {ActorRole.PERPETRATOR, ActorRole.VICTIM}
    if known.kind != actor.kind or apart or known.kind in {"civilians", "protesters", "rioters"}:
        return False
    if known.name.lower().rstrip("s").endswith(actor.name.lower().rstrip("s")):
        return True
    if known.country_code or actor.country_code:
        return known.country_code == actor.country_code
    if known.name.islower() and actor.name.islower() and known.role is actor.role is ActorRole.VICTIM:
        return True
    # "Boko Haram … the militants": a bare word after a name.
    return known.kind == "rebels" and known.name[0].isupper() and actor.name in word_list("bare rebels")
