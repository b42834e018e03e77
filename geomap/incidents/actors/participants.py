"""Who took part in an event, by name, class and role."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geomap.incidents.actors.countries_as_actors import nations_in, town_hit
from geomap.incidents.actors.party import Party
from geomap.incidents.actors.semantic_roles import is_mutual, role_of
from geomap.incidents.attribution.sides import country_within
from geomap.incidents.triggers.event_type import ARMED
from geomap.model import Actor, ActorRole, EventType, Span, Stance
from geomap.text.lexicon import word_list
from geomap.text.match_labels import Cue, MatchGroup, NoActor
from geomap.text.scopes.rule_names import RuleName
from geomap.text.word_classes import word_class
from geomap.vocabulary import ActorClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Claim, Location
    from geomap.text.lexicon import Match

_OPENING = re.compile(
    r"^(?:(?:The|A|An|More|In|On|At|But|And|When|While|As|After|For|From|Some|Meanwhile|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d+,?)?|\w+day|"
    r"(?!NATO|MINUSMA|MONUSCO|AMISOM|UNIFIL)[A-Z]{4,}|"
    r"\d+|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens of|Several))\s+)+(?=\w*[a-z])"
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_GROUPS = frozenset({ActorClass.REBELS, ActorClass.POLITICAL_MILITIA, ActorClass.COMMUNAL_MILITIA})
_LIMIT = 4
"""Two sides with an ally each; who comes after them stands by."""
# Residents who protest are protesters.
_CROWD = {EventType.PROTESTS: ActorClass.PROTESTERS, EventType.RIOTS: ActorClass.RIOTERS}


def find_actors(
    annotated: AnnotatedText, event: Event, location: Location | None, claims: Sequence[Claim]
) -> tuple[Actor, ...]:
    """The actors of an event, each once by its first wording, at most four.

    The main clause gives all that it names, the others who did it and which class of people came to harm, where it
    does not say so.
    """
    found: list[Actor] = []
    main, fights = event.main, is_mutual(annotated.text, event.main)
    for actor in _in_clause(annotated, main, location, claims):
        _join(found, actor, keep=fights)
    # Who fought, where the main clause names nobody who did.
    seeks_foes = fights and not any(actor.kind in ARMED for actor in found)
    for mention in (other for other in event.mentions if other is not main):
        for actor in _in_clause(annotated, mention, location, claims):
            is_foe = seeks_foes and actor.role is ActorRole.PARTY and actor.kind in ARMED
            if is_foe or _is_missing(found, actor):
                _join(found, actor, keep=fights)
    guilty = tuple(_owning_up(annotated, claims))
    for actor in guilty:
        found = [replace(known, role=actor.role) if _is_same(known, actor) else known for known in found]
        _join(found, actor)
    if not any(actor.role is ActorRole.VICTIM for actor in found):
        for town in town_hit(annotated, main):
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


def _in_clause(
    annotated: AnnotatedText, mention: EventMention, location: Location | None, claims: Sequence[Claim]
) -> Iterator[Actor]:
    """The actors that a clause names, in text order, without those who only speak."""
    speakers = _speakers(annotated.text, claims)
    parties = tuple(_parties(annotated, mention))
    for party in (*parties, *_nations(annotated, mention, parties)):
        is_named = any(speaker.start <= party.span.start < speaker.end for speaker in speakers)
        if party.role is None and (is_named or _speaks(annotated, party)):
            continue
        country, role = country_within(annotated, party.span), party.role or role_of(annotated.text, mention, party)
        if _is_thing(annotated.text, party) and role is not ActorRole.PERPETRATOR:
            continue
        name = party.name or annotated.text[party.span.start : party.span.end]
        actor = Actor(name, role, _kind(party.kind, name, country, location), country)
        if role is ActorRole.PARTY and actor.kind == ActorClass.CIVILIANS:
            actor = replace(actor, kind=_CROWD.get(mention.type_reading.event_type, actor.kind))
        yield actor


def _speaks(annotated: AnnotatedText, party: Party) -> bool:
    """Whether the very next word is one of speech: "…, state police said"."""
    after = annotated.matches.within(party.span.end, party.span.end + 2)
    return any(
        match.group is MatchGroup.CUE and match.label in {Cue.ASSERTS, Cue.REPORTS, Cue.CONFIRMS} for match in after
    )


def _nations(annotated: AnnotatedText, mention: EventMention, parties: Sequence[Party]) -> Iterator[Party]:
    """Countries and peoples under their own names, whose words are no other actor's."""
    for nation in nations_in(annotated, mention, is_mutual=is_mutual(annotated.text, mention)):
        party = Party(nation.span, nation.kind, nation.name, nation.role)
        is_taken = any(other.span.start <= nation.span.start < other.span.end for other in parties)
        acts = (
            nation.role
            or nation.kind == ActorClass.CIVILIANS
            or role_of(annotated.text, mention, party) is ActorRole.PERPETRATOR
        )
        if acts and not is_taken:
            yield party


def _owning_up(annotated: AnnotatedText, claims: Sequence[Claim]) -> Iterator[Actor]:
    """Groups that say they did it: "the Taliban claimed responsibility"."""
    for claim in claims:
        start = annotated.text.find(claim.speaker, *claim.span)
        matches = annotated.matches.within(start, start + len(claim.speaker))
        kinds = [match.label for match in matches if match.group is MatchGroup.ACTOR and match.label in _GROUPS]
        if claim.stance is Stance.ADMITS and kinds:
            yield Actor(_ARTICLE.sub("", claim.speaker), ActorRole.PERPETRATOR, kinds[0])


def _parties(annotated: AnnotatedText, mention: EventMention) -> Iterator[Party]:
    """The actors that a clause names; words side by side name one: "Taliban fighters"."""
    text = annotated.text
    last: Party | None = None
    for match in mention.clause.matches:
        if match.group is not MatchGroup.ACTOR or match.label == NoActor.SITE:
            continue
        party = Party(whole_name(text, match, since=mention.clause.span.start), ActorClass(match.label))
        if any(
            annotated.scopes.governing(rule, match.start, match.end)
            for rule in (RuleName.ONLY_DESCRIBES, RuleName.THEIRS)
        ):
            continue
        if last and party.span.start <= last.span.end + 1 and not _is_thing(text, last):
            kind = last.kind if last.kind != ActorClass.CIVILIANS else party.kind
            last = Party(Span(min(last.span.start, party.span.start), party.span.end), kind)
            continue
        yield from _kept(annotated, last)
        last = party
    yield from _kept(annotated, last)


def _kept(annotated: AnnotatedText, party: Party | None) -> Iterator[Party]:
    """The party, unless its words name a thing that can only be hit; a country's planes and guns can act."""
    if party and (not _is_thing(annotated.text, party) or country_within(annotated, party.span)):
        yield party


def _is_thing(text: str, party: Party) -> bool:
    return text[party.span.start : party.span.end].lower().split()[-1] in word_list("things")


@cache
def _name_before() -> re.Pattern[str]:
    """The words before "forces" that name whose they are: capitals, and a few describing words."""
    describing = "|".join(sorted(word_class("actors", "describing")))
    return re.compile(rf"(?:(?:[A-Z][\w’'.-]*|(?:{describing})(?=[\s-]))[\s-]+){{1,5}}$")


def _may_be_of_name(before: str) -> bool:
    """Whether the last word of a stretch may belong to the name behind it."""
    last = next(iter(before.split()[-1:]), "").lstrip('"“‘(')
    return not last.islower() or not word_class("actors", "describing").isdisjoint(last.split("-"))


def whole_name(text: str, match: Match, *, since: int) -> Span:
    """An actor's words with whose they are: "Azerbaijani forces"; ``since`` is where they may begin."""
    begin = max(since, match.start - 60)
    is_named = not text[match.start : match.end].isupper() and _may_be_of_name(text[begin : match.start])
    before = _name_before().search(text[begin : match.start]) if is_named else None
    start = begin + before.start() if before else match.start
    # All that opens a sentence begins with a capital or a figure.
    opening = None if text[start].islower() else _OPENING.match(text[start : match.end])
    return Span(start + (opening.end() if opening else 0), match.end)


def _speakers(text: str, claims: Sequence[Claim]) -> list[Span]:
    """Where those stand who only speak of the event; who admits it took part."""
    starts = ((text.find(c.speaker, *c.span), c) for c in claims if c.stance is not Stance.ADMITS)
    return [Span(start, start + len(claim.speaker)) for start, claim in starts if start >= 0]


def _kind(kind: ActorClass, name: str, country: str, location: Location | None) -> ActorClass:
    """The class by ACLED's words; soldiers of another country than the event's are external forces."""
    words = set(name.lower().split())
    if words & word_list("external"):
        return ActorClass.EXTERNAL_FORCES
    if (
        kind == ActorClass.STATE_FORCES
        and name[:1].isupper()
        and words & word_list("rebel armies")
        and not words & {"guard", "guards"}
    ):
        return ActorClass.REBELS
    home = location.place.country_code if location else ""
    return (
        ActorClass.EXTERNAL_FORCES if kind == ActorClass.STATE_FORCES and country and home and country != home else kind
    )


def _is_same(known: Actor, actor: Actor) -> bool:
    """Whether two wordings name one actor: the same words, or forces of one country."""
    if known.name.lower() == actor.name.lower():
        return True
    apart = {known.role, actor.role} == {ActorRole.PERPETRATOR, ActorRole.VICTIM}
    if (
        known.kind != actor.kind
        or apart
        or known.kind in {ActorClass.CIVILIANS, ActorClass.PROTESTERS, ActorClass.RIOTERS}
    ):
        return False
    if known.name.lower().rstrip("s").endswith(actor.name.lower().rstrip("s")):
        return True
    if known.country_code or actor.country_code:
        return known.country_code == actor.country_code
    if known.name.islower() and actor.name.islower() and known.role is actor.role is ActorRole.VICTIM:
        return True
    # "Boko Haram … the militants": a bare word after a name.
    return known.kind == ActorClass.REBELS and known.name[0].isupper() and actor.name in word_list("bare rebels")
