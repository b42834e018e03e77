"""Where an event was: the likeliest place of its clauses, else what the sentences before and the dateline tell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.arguments.geo_precision import locate, locate_unknown
from geomap.incidents.arguments.place_argument import choose_place
from geomap.incidents.arguments.place_fallbacks import city_around, country_around
from geomap.model import NO_SPAN, Placed, Span, Unplaced

if TYPE_CHECKING:
    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.arguments.place_argument import PlaceCandidate
    from geomap.incidents.event import Event
    from geomap.model import Location

MAIN = 1.0
"""What a place of the clause that tells an event best has before one of another: the weight of a clear feature."""


class PlaceBasis(StrEnum):
    """What an event's place rests on."""

    CLAUSE = "a clause that tells the event names it"
    BEFORE = "no clause of the event names a place: it is the likeliest of the nearest sentence before"
    FIRST = "no sentence up to the event names a place: it is the first that the article names"
    DATELINE = "no sentence of the article names a place: it is the dateline's"
    NOWHERE = "the article names no place where the event may have been"


class AroundBasis(StrEnum):
    """Why a name that no gazetteer knows lies where it is put."""

    CLAUSE = "the likeliest known place of its clause lies around it"
    BESIDE = "another clause of the event names a known place"
    TOWN = "it is called a part of a town, and the dateline names one"
    COUNTRY = "the country named before it, else the first of the article, lies around it"


class EventPlace(NamedTuple):
    """Where an event was, and why there."""

    location: Location | None
    span: Span
    """The words that name it; ``NO_SPAN`` where the event's own sentence has none."""
    basis: PlaceBasis
    stretch: Span = NO_SPAN
    """The clause or sentence that the place was chosen from."""
    around: AroundBasis | None = None
    """Set where the name is in no gazetteer."""


class _Told(NamedTuple):
    """The place of one clause, with what it has before those of the others."""

    score: float
    order: int
    candidate: PlaceCandidate
    stretch: Span


def place_of(annotated: AnnotatedText, event: Event) -> EventPlace:
    """The likeliest of the places told with the event, the main clause's preferred, and the words that name it."""
    told = [
        _Told(
            mention.place_candidate.score + MAIN * (mention is event.main),
            -n,
            mention.place_candidate,
            mention.clause.span,
        )
        for n, mention in enumerate(event.mentions)
        if mention.place_candidate
    ]
    best = max(told, key=lambda one: one[:2], default=None) or _told_before(annotated, event)
    if best is None:
        return _implied(annotated, event)
    basis = PlaceBasis.CLAUSE if told else PlaceBasis.BEFORE
    named = best.candidate.named
    span = Span(named.mention.start, named.mention.end)
    if isinstance(named, Placed):
        return EventPlace(locate(annotated.text, named, annotated.scopes), span, basis, best.stretch)
    around, why = _around(annotated, best.candidate, named, told)
    location = locate_unknown(annotated.text, named, around, annotated.scopes) if around else None
    return EventPlace(location, span, basis, best.stretch, why)


def _around(
    annotated: AnnotatedText, candidate: PlaceCandidate, named: Unplaced, told: list[_Told]
) -> tuple[Placed | None, AroundBasis | None]:
    """The known place that a name of no gazetteer lies in or near, and what says so."""
    if candidate.placed:
        return candidate.placed, AroundBasis.CLAUSE
    # Where the event's other clauses put it, the village lies.
    beside = max((one for one in told if one.candidate.placed), key=lambda one: one[:2], default=None)
    if beside:
        return beside.candidate.placed, AroundBasis.BESIDE
    town = city_around(annotated.text, named, annotated.filed_from)
    if town:
        return town, AroundBasis.TOWN
    country = country_around(annotated.scopes, annotated.toponyms, named, annotated.filed_from)
    return country, AroundBasis.COUNTRY if country else None


def _implied(annotated: AnnotatedText, event: Event) -> EventPlace:
    """The place of an article's first name, and the words if they stand in the event's own sentence."""
    placed = annotated.places[0] if annotated.places else annotated.filed_from
    if placed is None:
        return EventPlace(None, NO_SPAN, PlaceBasis.NOWHERE)
    sentence, start = event.main.clause.sentence, placed.mention.start
    span = Span(start, placed.mention.end) if sentence.start <= start < sentence.end else NO_SPAN
    basis = PlaceBasis.FIRST if annotated.places else PlaceBasis.DATELINE
    return EventPlace(locate(annotated.text, placed, annotated.scopes), span, basis)


def _told_before(annotated: AnnotatedText, event: Event) -> _Told | None:
    """The place of the same sentence or of the nearest sentence before."""
    clause = event.main.clause
    for index in range(clause.sentence_index, -1, -1):
        sentence = annotated.sentences[index]
        span = Span(sentence.start, sentence.end)
        chosen = choose_place(annotated.text, clause, span, annotated.places, unknown=annotated.unknown)
        if chosen:
            return _Told(chosen.score, 0, chosen, span)
    return None
