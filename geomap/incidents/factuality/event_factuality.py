"""Whether the clauses of one event tell, taken together, one that happened."""

from __future__ import annotations

from datetime import timedelta
from math import log
from typing import TYPE_CHECKING

from geomap.incidents.event import Event
from geomap.model import Kind, Placed, Span, TimePrecision
from geomap.scoring import LinearScorer
from geomap.text.scopes.rule_names import RuleName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.event_mention import EventMention

_FRESH = timedelta(days=2)
_SHORT = 2
"""Up to how many sentences a note tells an event whatever its words."""
_CLAUSE_LENGTH = 100
"""How many characters a clause of usual length has."""
# What one clause shows, asked of the best clause; of any clause; of the share of an article's clauses that show it.
_OWN = ("placed", "weak words", "no past", "perfect", "speech")
_ANY = ("figures", "dated", "strong words", "first")
_SHARES = ("first person", "no past", "court", "habit", "plural")


def factual_events(
    annotated: AnnotatedText, mentions: Sequence[EventMention], events: Sequence[Event], *, is_note: bool
) -> tuple[Event, ...]:
    """The events that tell an event which happened; of a note, its likeliest where none is sure to.

    A note of a sentence or two tells an event whatever its words, one of three or four unless it is plainly talk.
    """
    common, quoted = article_features(annotated, mentions), annotated.document.quotations if events else ()
    weights = [weigh(common | event_features(annotated, event, quoted=quoted)) for event in events]
    least, least_of_note = (_scorer().threshold(name) for name in ("told", "told in a note"))
    told = tuple(event for event, weight in zip(events, weights, strict=True) if weight > least)
    if told or not is_note or not mentions:
        return told
    if sum(sentence.is_story for sentence in annotated.sentences) <= _SHORT:
        return (Event([max(mentions, key=lambda mention: mention.factuality)]),)
    best = max(weights, default=least_of_note)
    return (events[weights.index(best)],) if best > least_of_note else ()


def weigh(features: Mapping[str, float]) -> float:
    """The sum of what speaks for an event that happened and of what speaks against it."""
    return _scorer().score(features.items())


def _scorer() -> LinearScorer:
    return LinearScorer.load("event_factuality")


def article_features(annotated: AnnotatedText, mentions: Sequence[EventMention]) -> dict[str, float]:
    """How much of an article tells events, and how much of that speaks as those do who talk about events."""
    stories = sum(sentence.is_story for sentence in annotated.sentences)
    mention = len({mention.clause.sentence_index for mention in mentions})
    features = {"share telling": mention / max(1, stories)}
    for name in _SHARES:
        features[f"share {name}"] = sum(name in mention.features for mention in mentions) / max(1, len(mentions))
    return features


def event_features(annotated: AnnotatedText, event: Event, *, quoted: Sequence[Span]) -> dict[str, float]:
    """What the clauses of an event show, by the names of ``event_factuality.toml``, beside the text's quotations."""
    best = max(event.mentions, key=lambda mention: mention.factuality)
    shown = frozenset[str]().union(*(mention.features for mention in event.mentions))
    yes = (
        *(name for name in _OWN if name in best.features),
        *(f"any {name}" for name in _ANY if name in shown),
        *_times(annotated, event),
        *_wording(annotated.text, best),
        *(("quoted",) if _is_quoted(quoted, best.clause.span) else ()),
    )
    numbers = {
        "strength": best.factuality,
        "clauses": log(len(event.mentions)),
        "length": log((best.clause.span.end - best.clause.span.start) / _CLAUSE_LENGTH),
    }
    return numbers | dict.fromkeys(yes, 1.0)


def _times(annotated: AnnotatedText, event: Event) -> Iterator[str]:
    """Whether the event's day is told, and whether it was right before the news."""
    told = [mention.when for mention in event.mentions if mention.when]
    if not told:
        return
    when = min(told, key=lambda when: when.precision)
    if when.precision <= TimePrecision.DAY:
        yield "day"
    if annotated.news_day and annotated.news_day - when.start <= _FRESH:
        yield "fresh"


def _wording(text: str, best: EventMention) -> Iterator[str]:
    """How the best clause tells it: in the passive, as "the murder of", as one more event, of a country."""
    clause = best.clause
    triggers = [match for match in clause.triggers() if not match.weak] or list(clause.triggers())
    if any(match.is_passive for match in triggers):
        yield "passive"
    if any(text.startswith((" of ", " OF "), match.end) for match in triggers):
        yield "of"
    if clause.scopes.cues(RuleName.ONE_MORE, *clause.span):
        yield "another"
    named = best.place_candidate.named if best.place_candidate else None
    if isinstance(named, Placed) and named.place.kind is Kind.COUNTRY:
        yield "country"


def _is_quoted(quoted: Sequence[Span], span: Span) -> bool:
    """Whether quotation marks stand around a clause."""
    return any(quote.start <= span.start and span.end <= quote.end + 1 for quote in quoted)
