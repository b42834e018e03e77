"""What did not happen, or not yet: threats, plans, fears and denials, as reports that are flagged so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.incidents.coreference import as_events
from geomap.incidents.extraction import annotate, read_events
from geomap.incidents.factuality.mention_factuality import begins_event, factuality_of
from geomap.incidents.mentions import read_mentions
from geomap.incidents.report import report_of
from geomap.model import Flag
from geomap.text.match_labels import OpenTrigger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.event_mention import EventMention
    from geomap.model import Article, Placed, Report, Unplaced

_DOUBTS = frozenset({"hypothetical", "negated", "denied"})


def find_threats(article: Article, places: Sequence[Placed | Unplaced]) -> tuple[Report, ...]:
    """The threats, plans, fears and denials of an article in text order, each flagged as hypothetical.

    Only those of a place, told as plainly as an event would have to be; what joined a report of ``find_incidents``
    stays there. Their days are those on which they were uttered: a threat has no day yet.
    """
    annotated = annotate(article, places)
    mentions = tuple(read_mentions(annotated))
    real = {id(mention) for event in read_events(annotated, mentions) for mention in event.mentions}
    doubtful = [mention for mention in mentions if id(mention) not in real and _is_threat(mention)]
    events = as_events(doubtful)
    told = frozenset(mention.clause.sentence_index for event in events for mention in event.mentions)
    reports = (report_of(article, annotated, event, told) for event in events)
    flagged = (replace(report, flags=report.flags | {Flag.HYPOTHETICAL}) for report in reports)
    return tuple(sorted(flagged, key=lambda report: report.spans[0]))


def _is_threat(mention: EventMention) -> bool:
    """Whether a clause tells plainly, and of a place, what may come or what is said not to have been."""
    if not mention.features & _DOUBTS or mention.placed is None or mention.is_total:
        return False
    # "No casualties" says nothing of an event that there was not.
    if all(match.label == OpenTrigger.HARM for match in mention.clause.triggers()):
        return False
    # It has no day and no past yet, so that none is asked of it.
    return begins_event(factuality_of((mention.features - _DOUBTS - {"no past"}) | {"dated"}))
