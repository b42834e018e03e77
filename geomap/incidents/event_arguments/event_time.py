"""When an event was: the day told with it, else in the sentences right before, else about the day of the news."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.arguments import time_argument
from geomap.incidents.factuality.modality import is_background
from geomap.model import Span, TimePrecision, When

if TYPE_CHECKING:
    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.event import Event

_LOOK_BACK = 2
"""How many sentences before an event may tell its day."""


class TimeBasis(StrEnum):
    """What an event's day rests on."""

    MAIN = "the clause that tells the event best names it"
    OTHER = "another clause of the event names it more closely"
    BEFORE = "no clause of the event names a time: it stands in the same sentence or in one of the two before"
    NEWS = "no words near the event name a time: it is the week of the news"
    NEVER = "no words near the event name a time, and the article has no day"


class EventTime(NamedTuple):
    """When an event was, and why then."""

    when: When | None
    basis: TimeBasis


def time_of(annotated: AnnotatedText, event: Event) -> EventTime:
    """The date told with the event, days first; else the day of the news, as a week."""
    told = [mention.when for mention in (event.main, *event.mentions) if mention.when]
    if told:
        when = min(told, key=lambda when: when.precision)
        return EventTime(when, TimeBasis.MAIN if when is event.main.when else TimeBasis.OTHER)
    return _implied(annotated, event)


def _implied(annotated: AnnotatedText, event: Event) -> EventTime:
    """The date of the same or the nearest sentence before, a day before vaguer times; else of the news."""
    told = [when for index in range(_LOOK_BACK + 1) if (when := _date_before(annotated, event, index))]
    if told:
        return EventTime(min(told, key=lambda when: when.precision > TimePrecision.DAY), TimeBasis.BEFORE)
    day = annotated.published
    if day is None:
        return EventTime(None, TimeBasis.NEVER)
    return EventTime(When(day, day, TimePrecision.WEEK, event.main.clause.span), TimeBasis.NEWS)


def _date_before(annotated: AnnotatedText, event: Event, back: int) -> When | None:
    """The date that the sentence so many before the event's tells, unless it is of another time than the news."""
    clause = event.main.clause
    index = clause.sentence_index - back
    if index < 0:
        return None
    span = Span(annotated.sentences[index].start, annotated.sentences[index].end)
    chosen = time_argument.choose_date(clause, time_argument.dates_of(clause, span, annotated.dates))
    return chosen if chosen and (back == 0 or not is_background(chosen, annotated.news_day)) else None
