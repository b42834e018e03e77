"""What each stage makes of one article, with the nouns that the stages have among themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.incidents.coreference import resolve_coreference
from geomap.incidents.extraction import annotate, find_incidents, is_note
from geomap.incidents.factuality.event_factuality import factual_events
from geomap.incidents.mentions import read_mentions
from geomap.provenance.identity import identify
from geomap.text.document import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Article, Placed, Report, Unplaced


@dataclass(frozen=True, slots=True)
class Stages:
    """One article, stage by stage."""

    article: Article
    places: tuple[Placed | Unplaced, ...]
    annotated: AnnotatedText
    mentions: tuple[EventMention, ...]
    chains: tuple[Event, ...]
    """The mentions brought together, whether they tell an event that happened or not."""
    events: tuple[Event, ...]
    """Those that happened."""
    reports: tuple[Report, ...]
    is_note: bool

    @property
    def sentences_told(self) -> frozenset[int]:
        """The sentences that tell any event that happened."""
        return frozenset(mention.clause.sentence_index for event in self.events for mention in event.mentions)

    def event_of(self, report: Report) -> Event:
        """The event that a report is of: no clause tells two."""
        return next(event for event in self.events if event.main.clause.span == report.spans[0])


def read_stages(article: Article, places: Sequence[Placed | Unplaced]) -> Stages:
    """Read one article for its incidents, and keep what each stage made of it."""
    document = read_document(article)
    annotated = annotate(article, places, document)
    mentions, as_note = tuple(read_mentions(annotated)), is_note(annotated)
    chains = resolve_coreference(mentions, is_note=as_note)
    return Stages(
        article,
        tuple(places),
        annotated,
        mentions,
        chains,
        factual_events(annotated, mentions, chains, is_note=as_note),
        identify(find_incidents(article, places, document=document)),
        as_note,
    )
