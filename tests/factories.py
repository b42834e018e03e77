"""The nouns of the tests, made in one place: a report of one sentence, exact in place and day, and its incident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from geomap.model import (
    Actor,
    Article,
    Claim,
    EventType,
    Flag,
    GeoPrecision,
    Incident,
    Location,
    Place,
    Report,
    Span,
    Toll,
    When,
)

DAY = date(2021, 3, 4)
"""The day on which everything happens, and is published, unless told otherwise."""
TEXT = "Gunmen attacked the mill."


def make_article(text: str = TEXT, *, id: str = "a", **changes: Any) -> Article:  # noqa: A002 - the field's name
    """An article of a paper that is called like itself."""
    return replace(Article(id=id, text=text, source=id, published=DAY), **changes)


def span_of(words: str, *, text: str) -> Span:
    """Where some words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def on(first: date, last: date | None = None) -> When:
    """A day, or all the days to another."""
    return When(first, last or first)


def make_report(
    article: Article,
    *,
    place: Place | None = None,
    precision: GeoPrecision = GeoPrecision.EXACT,
    day: date = DAY,
    event_type: EventType = EventType.BATTLES,
    sub_event_type: str = "Armed clash",
    actors: tuple[Actor, ...] = (),
    deaths: Toll | None = None,
    claims: tuple[Claim, ...] = (),
    flags: frozenset[Flag] = frozenset(),
) -> Report:
    """A report that the whole text of an article tells."""
    return Report(
        article=article,
        spans=(Span(0, len(article.text)),),
        event_type=event_type,
        sub_event_type=sub_event_type,
        when=on(day),
        location=Location(place, precision) if place else None,
        actors=actors,
        deaths=deaths,
        claims=claims,
        flags=flags,
    )


def incident_of(report: Report, *, id: str = "i-1", **changes: Any) -> Incident:  # noqa: A002 - the field's name
    """The incident of one report, with its facts."""
    plain = Incident(
        id=id,
        reports=(report,),
        event_type=report.event_type,
        sub_event_type=report.sub_event_type,
        when=report.when,
        location=report.location,
        actors=report.actors,
        deaths=report.deaths,
        injured=report.injured,
        flags=report.flags,
    )
    return replace(plain, **changes)
