"""Why an incident is where it is: the places that its clauses name, weighed, and what stands in for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.explanation import Decision, Option, Reason
from geomap.explaining.name_reasons import label_of
from geomap.explaining.reasons import file_of, of_function, of_rule, quoted, weighed
from geomap.incidents.arguments.geo_precision import locate
from geomap.incidents.arguments.place_argument import candidates_in
from geomap.incidents.arguments.place_lists import distribute
from geomap.incidents.event_arguments.event_place import MAIN, PlaceBasis, place_of
from geomap.model import NO_SPAN, GeoPrecision, Placed, Span, Unplaced
from geomap.places.relative.derived_places import derive_places
from geomap.places.resolution.disambiguate import choose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.explaining.stages import Stages
    from geomap.incidents.arguments.place_argument import PlaceCandidate
    from geomap.incidents.event import Event
    from geomap.incidents.event_arguments.event_place import EventPlace
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Location, Report

_CLOSENESS = {
    GeoPrecision.EXACT: "",
    GeoPrecision.NEAR: ", near it or in a part of it",
    GeoPrecision.REGION: ", as a whole",
}


def explain_place(stages: Stages, event: Event, report: Report) -> Decision:
    """The place of an incident, with all names that were weighed for it."""
    place = place_of(stages.annotated, event)
    if report.location is None:
        return Decision("", (of_rule(place.basis),), tuple(_options(stages, event, place, report)))
    location, known = report.location, label_of(report.location.place)
    spelled = known if location.label == location.place.name else f"{location.label}: {known}"
    value = f"{spelled}{_CLOSENESS[location.geo_precision]}"
    reasons = (*_reasons(stages, place, report), *_closeness(report.location, stages))
    return Decision(value, reasons, tuple(_options(stages, event, place, report)))


def _reasons(stages: Stages, place: EventPlace, report: Report) -> Iterator[Reason]:
    yield of_rule(place.basis, span=place.span)
    if report.place_span != place.span:
        words = quoted(stages.article.text, report.place_span)
        yield of_function(distribute, f"{words} stands in one list with {quoted(stages.article.text, place.span)}")
    if place.around:
        yield of_rule(place.around)
    for named in stages.places:
        if isinstance(named, Placed) and _span_of(named) == report.place_span:
            says = f"it is {label_of(named.place)}: {'; '.join(named.evidence)}"
            yield of_function(choose, says, span=report.place_span)


def _closeness(location: Location, stages: Stages) -> Iterator[Reason]:
    """Why the place is as exact as it is."""
    if location.base:
        told = next(
            d for p in stages.places if isinstance(p, Placed) and (d := p.derived) and d.place == location.place
        )
        says = f"{quoted(stages.article.text, told.span)} tells a place by {location.base.name}"
        yield Reason(says, f"Derivation.{told.derivation.name}", file_of(derive_places.__module__), span=told.span)
    elif location.phrase:
        yield of_function(
            locate, f"“{' '.join(location.phrase.split())}” says how closely: {location.geo_precision.name.lower()}"
        )


def _options(stages: Stages, event: Event, place: EventPlace, report: Report) -> Iterator[Option]:
    """Every name of the event's clauses, the main one first; else of the sentence that the place is from."""
    main = event.main
    if place.basis is PlaceBasis.BEFORE:
        yield from (_option(one, report) for one in _candidates(stages, main, place.stretch))
        return
    for mention in (main, *(other for other in event.mentions if other is not main)):
        extra = MAIN if mention is main and len(event.mentions) > 1 else 0.0
        yield from (_option(one, report, extra=extra) for one in _candidates(stages, mention, mention.clause.span))


def _candidates(stages: Stages, mention: EventMention, span: Span) -> list[PlaceCandidate]:
    annotated = stages.annotated
    return candidates_in(annotated.text, mention.clause, span, annotated.places, unknown=annotated.unknown)


def _option(candidate: PlaceCandidate, report: Report, *, extra: float = 0.0) -> Option:
    named, span = candidate.named, _span_of(candidate.named)
    where = label_of(named.place) if isinstance(named, Placed) else "in no gazetteer"
    label = f"{quoted(report.article.text, span)}, {where}"
    reasons = weighed("place_argument", candidate.features, span=span)
    if extra:
        reasons = (
            *reasons,
            Reason("the clause that tells the event best names it", "MAIN", file_of(place_of.__module__), extra),
        )
    chosen = span == report.place_span and span != NO_SPAN
    return Option(label, chosen, round(candidate.score + extra, 2), reasons, span)


def _span_of(named: Placed | Unplaced) -> Span:
    return Span(named.mention.start, named.mention.end)
