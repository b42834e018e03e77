"""An article read for its incidents: the rules in the order in which they apply."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.actors.canonical_names import with_one_name
from geomap.incidents.annotated_text import AnnotatedText
from geomap.incidents.arguments.place_anaphora import resolve_anaphora
from geomap.incidents.arguments.place_conflicts import as_unknown, in_conflict
from geomap.incidents.arguments.place_fallbacks import unknown_places
from geomap.incidents.arguments.place_lists import distribute
from geomap.incidents.arguments.time_argument import is_past, literal_places, newest_day, without_news
from geomap.incidents.coreference import resolve_coreference
from geomap.incidents.factuality.event_factuality import factual_events
from geomap.incidents.factuality.modality import mark_negated
from geomap.incidents.mentions import read_mentions
from geomap.incidents.report import report_of, with_all_figures, with_headline
from geomap.model import Placed
from geomap.text.document import read_document
from geomap.text.lexicon import default_lexicon
from geomap.text.passages.quotations import is_speech
from geomap.text.scopes.document_scopes import scopes_of
from geomap.text.spans import Layer, dates_layer, mentions_layer
from geomap.times.expressions import find_dates, published_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Article, Report, Unplaced
    from geomap.text.document import Document

_NOTE = 4
"""Up to how many sentences a text is a note about one event rather than an article."""
_REMARK = re.compile(r"\bfatalit(?:y|ies)\b[^.]{0,25}\b(?:coded|split|spread|distributed|divided)\b", re.IGNORECASE)
"""What only somebody writes who codes an event, in a note however long."""
_REMARKED = "fatalit"
"""What every remark holds."""


def find_incidents(
    article: Article, places: Sequence[Placed | Unplaced], *, document: Document | None = None
) -> tuple[Report, ...]:
    """The events that an article tells, in text order, history flagged.

    ``document`` is the article annotated, where that was done before.

    Running totals and general talk make no report, nor do threats: ``find_threats`` reads those.
    """
    annotated = annotate(article, places, document)
    short = is_note(annotated)
    events = read_events(annotated, tuple(read_mentions(annotated)))
    told = frozenset(mention.clause.sentence_index for event in events for mention in event.mentions)
    found = (
        part
        for event in events
        for part in distribute(annotated, report_of(article, annotated, event, told, is_note=short))
    )
    reports: Sequence[Report] = sorted(found, key=lambda report: report.spans[0])
    if short and reports:
        reports = with_all_figures(annotated, reports, is_one_event=len(events) == 1)
    return with_one_name(annotated, with_headline(annotated, reports))


def read_events(annotated: AnnotatedText, mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """The clauses of each event that happened, brought together."""
    as_note = is_note(annotated)
    return factual_events(annotated, mentions, resolve_coreference(mentions, is_note=as_note), is_note=as_note)


def is_note(annotated: AnnotatedText) -> bool:
    """Whether a text is a note about one event: a short one, or one with a coder's remark on its toll."""
    return sum(sentence.is_story for sentence in annotated.sentences) <= _NOTE or _has_remark(annotated.text)


def _has_remark(text: str) -> bool:
    # Few texts hold the word, and looking for it without regard to capitals takes long.
    return _REMARKED in text.lower() and _REMARK.search(text) is not None


def annotate(article: Article, places: Sequence[Placed | Unplaced], document: Document | None = None) -> AnnotatedText:
    """Event words, dates and places of an article beside its sentences."""
    document = document or read_document(article)
    text, head = document.text, document.dateline
    published = article.published or published_in(document)
    scopes = scopes_of(document)
    matches = mark_negated(default_lexicon().scan(document.words), scopes)
    named = [p for p in places if isinstance(p, Placed)]
    strays = in_conflict(text, named, scopes)
    literal = tuple(p for p in literal_places(scopes, places) if p not in strays)
    unknown = unknown_places([*places, *map(as_unknown, strays)])
    filed_from = next((p for p in literal if p.mention.start < head.end), None)
    told = (when for when in find_dates(document, published) if is_past(when, published))
    dates = tuple(told) if published else without_news(text, document.sentences, told)
    return AnnotatedText(
        document,
        published,
        Layer(matches),
        scopes,
        dates_layer(dates),
        mentions_layer(resolve_anaphora(document, [p for p in literal if p.mention.start >= head.end], filed_from)),
        filed_from,
        mentions_layer(named),
        published or newest_day(dates, scopes, document.sentences),
        mentions_layer(sorted((p for p in unknown if p.mention.start >= head.end), key=lambda p: p.mention.start)),
        is_speech(text, document.sentences, document.quotations),
    )
