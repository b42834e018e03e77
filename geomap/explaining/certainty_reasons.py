"""Why an incident has its status, and why its clauses tell an event that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.explanation import Decision, Option, Reason
from geomap.explaining.reasons import of_function, of_rule, quoted, weighed
from geomap.incidents.factuality.event_factuality import (
    article_features,
    event_features,
    factual_events,
    weigh,
)
from geomap.layering.pair_score import agreement
from geomap.layering.traits import traits_of
from geomap.model import NO_SPAN
from geomap.provenance.certainty import StatusRule, read_status
from geomap.provenance.independence import independent_sources
from geomap.scoring import LinearScorer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.explaining.stages import Stages
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Claim, Report

_CLAIMS = "data/lang/en/events/cues.toml"
"""The lists of the words by which somebody asserts, denies, admits or confirms."""
_BEGINS = 90
"""How many characters of a clause tell which one is meant."""


def explain_status(report: Report, reports: Sequence[Report]) -> Decision:
    """The status of the incident that a report is of, by all of its reports, with who says what of it."""
    reading = read_status(reports)
    count = independent_sources(reports)
    reasons = [of_rule(reading.rule)]
    if reading.rule is StatusRule.INDEPENDENT_SOURCES or len(reports) > 1:
        words = f"{len(reports)} articles tell it, which rest on {count} of their own"
        reasons.append(of_function(independent_sources, words))
    reasons += [_agreement(report, other) for other in reports if other.article is not report.article]
    options = (_claim(one, claim, reading.claims, report) for one in reports for claim in one.claims)
    return Decision(reading.status.value, tuple(reasons), tuple(options))


def _agreement(report: Report, other: Report) -> Reason:
    """How much speaks for two reports being of one incident."""
    score = agreement(traits_of(report), traits_of(other))
    least = LinearScorer.load("incident_coreference").threshold("one event")
    told = f"{other.article.source or other.article.id} tells it in {quoted(other.article.text, other.spans[0])}"
    return of_function(agreement, f"{told}: they agree by {score:.2f}; more than {least:g} joins two")


def _claim(report: Report, claim: Claim, decisive: Sequence[Claim], here: Report) -> Option:
    """A claim, which has a span where it is of the article at hand."""
    side = f", for {claim.side}" if claim.side else ", for no side"
    words = quoted(report.article.text, claim.span)
    source = report.article.source or report.article.id
    span = claim.span if report.article is here.article else NO_SPAN
    why = Reason(f"{words} ({source})", claim.stance.value, _CLAIMS, span=span)
    return Option(f"{claim.speaker} {claim.stance.value}{side}", claim in decisive, None, (why,), span)


def explain_factuality(stages: Stages, event: Event) -> Decision:
    """Why the clauses of an event tell one that happened, or why not."""
    features = factuality_features(stages, event)
    total, reasons = weigh(features), weighed("event_factuality", features.items())
    least = LinearScorer.load("event_factuality").threshold("told")
    value = f"{total:.2f}, {'above' if total > least else 'not above'} {least:g}"
    if total <= least and event.main in {m for one in stages.events for m in one.mentions}:
        reasons = (of_function(factual_events, "a note tells its likeliest event, whatever it weighs"), *reasons)
    return Decision(value, reasons, tuple(_clauses(stages, event.mentions)))


def factuality_features(stages: Stages, event: Event) -> dict[str, float]:
    """What an event and its article show of its having happened."""
    annotated = stages.annotated
    common = article_features(annotated, stages.mentions)
    return common | event_features(annotated, event, quoted=annotated.document.quotations)


def _clauses(stages: Stages, mentions: Sequence[EventMention]) -> Iterator[Option]:
    """Each clause of an event, with what speaks for and against its telling one."""
    best = max(mentions, key=lambda mention: mention.factuality)
    for mention in mentions:
        span = mention.clause.span
        words = quoted(stages.article.text, span)
        label = words if len(words) <= _BEGINS else f"{words[:_BEGINS]}…”"
        yield Option(label, mention is best, round(mention.factuality, 2), clause_reasons(mention), span)


def clause_reasons(mention: EventMention) -> tuple[Reason, ...]:
    """What speaks for and against a clause telling one event that happened."""
    return weighed("mention_factuality", [(feature, 1.0) for feature in sorted(mention.features)])
