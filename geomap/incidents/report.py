"""The facts of one event, gathered from all the clauses that tell it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.actors.participants import find_actors
from geomap.incidents.attribution.event_claims import claims_about
from geomap.incidents.casualties.casualty_mentions import find_casualties, merge_casualties
from geomap.incidents.casualties.event_tolls import toll_of
from geomap.incidents.event_arguments.event_place import place_of
from geomap.incidents.event_arguments.event_time import time_of
from geomap.incidents.event_arguments.event_toll import toll_of_event
from geomap.incidents.factuality.modality import is_background
from geomap.incidents.triggers.event_type import after_force
from geomap.incidents.triggers.note_event_type import weigh_type
from geomap.model import Flag, Report, Span
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.incidents.triggers.event_type import EventTypeReading
    from geomap.model import Article, Toll
    from geomap.text.lexicon import Match

_LOOK_ON = 2
"""How many sentences behind an event may tell how it went on."""


class EventTypeChoice(NamedTuple):
    """The type of an event, step by step."""

    own: EventTypeReading
    """What its clauses tell."""
    followed: EventTypeReading
    """The same after the sentences behind them: "Police dispersed the crowd"."""
    reading: EventTypeReading
    """What it is in the end."""
    words: tuple[Match, ...] = ()
    """The words that were weighed where it is of a note."""


def report_of(
    article: Article, annotated: AnnotatedText, event: Event, told: frozenset[int], *, is_note: bool = False
) -> Report:
    """The report of an event that its clauses tell; ``told`` are the sentences that tell any event."""
    type_reading = type_of(annotated, event, told, is_note=is_note).reading
    when = time_of(annotated, event).when
    flags = frozenset[Flag]().union(*(mention.flags for mention in event.mentions)) - {Flag.BACKGROUND}
    if is_background(when, annotated.news_day):
        flags |= {Flag.BACKGROUND}
    place, claims = place_of(annotated, event), claims_about(annotated, event, told)
    deaths = toll_of_event(CasualtyKind.DEATHS, annotated, event, claims).toll
    return Report(
        article=article,
        spans=_spans(event, event.main),
        event_type=type_reading.event_type,
        sub_event_type=type_reading.sub,
        when=when,
        location=place.location,
        actors=find_actors(annotated, event, place.location, claims),
        deaths=deaths,
        injured=toll_of_event(CasualtyKind.INJURED, annotated, event, claims, beside=deaths).toll,
        claims=claims,
        flags=flags,
        place_span=place.span,
    )


def type_of(annotated: AnnotatedText, event: Event, told: frozenset[int], *, is_note: bool = False) -> EventTypeChoice:
    """The type of an event: what its clauses tell, how it went on, and in a note what all its words weigh."""
    own = event.type_reading
    followed = after_force(own, _matches_and_after(annotated, event, told))
    if not is_note:
        return EventTypeChoice(own, followed, followed)
    words = _matches_of_note(annotated, event, told)
    return EventTypeChoice(own, followed, weigh_type(followed, words), words)


def _matches_and_after(annotated: AnnotatedText, event: Event, told: frozenset[int]) -> list[Match]:
    """The words of an event's clauses and of the sentences right behind them, which tell no other."""
    matches: list[Match] = [match for mention in event.mentions for match in mention.clause.matches]
    last = max(mention.clause.sentence_index for mention in event.mentions)
    for index in range(last + 1, min(last + 1 + _LOOK_ON, len(annotated.sentences))):
        if index in told:
            break
        sentence = annotated.sentences[index]
        matches.extend(annotated.matches.within(sentence.start, sentence.end))
    return matches


def _matches_of_note(annotated: AnnotatedText, event: Event, told: frozenset[int]) -> tuple[Match, ...]:
    """The words of a note's event: those of its sentences and of all that tell no other event."""
    own = {mention.clause.sentence_index for mention in event.mentions}
    return tuple(
        match
        for index, sentence in enumerate(annotated.sentences)
        if sentence.is_story and (index in own or index not in told)
        for match in annotated.matches.within(sentence.start, sentence.end)
    )


def _spans(event: Event, main: EventMention) -> tuple[Span, ...]:
    """The clauses, the main one first, the others in text order."""
    others = sorted(mention.clause.span for mention in event.mentions if mention is not main)
    return (main.clause.span, *(Span(*span) for span in others))


def with_all_figures(annotated: AnnotatedText, reports: Sequence[Report], *, is_one_event: bool) -> tuple[Report, ...]:
    """The reports of a note, the first with the figures of all its sentences, a coder's remark on the toll included.

    Where the note tells several events, only with those of a kind that no report has, and with what the remark states.
    """
    told = [
        casualty
        for sentence in annotated.sentences
        for casualty in find_casualties(annotated.document, Span(sentence.start, sentence.end))
    ]
    stated = any(casualty.events or casualty.is_toll for casualty in told)
    first = reports[0]
    deaths, injured = (merge_casualties(told, kind) for kind in (CasualtyKind.DEATHS, CasualtyKind.INJURED))
    is_one_event = is_one_event or not any(report.deaths for report in reports[1:])
    if not (is_one_event or stated):
        deaths = first.deaths
    if not is_one_event and any(report.injured for report in reports):
        injured = first.injured
    return (replace(first, deaths=deaths, injured=injured), *reports[1:])


def _fuller(told: Toll | None, headline: Toll | None) -> Toll | None:
    """The text's toll, unless the headline gives one, or a number above an open one: "four were among the dead"."""
    if told is None or headline is None:
        return told or headline
    return headline if told.high is None and headline.high is not None and headline.low > told.best else told


def with_headline(annotated: AnnotatedText, reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports, the first of the news with the headline's figures where the text gives it none."""
    first = next((report for report in reports if not report.is_background), None)
    title = annotated.document.title
    if first is None or title is None:
        return tuple(reports)
    found = find_casualties(title)
    deaths = _fuller(first.deaths, toll_of(CasualtyKind.DEATHS, [found]))
    injured = _fuller(first.injured, toll_of(CasualtyKind.INJURED, [found]))
    fuller = replace(first, deaths=deaths, injured=injured)
    return tuple(fuller if report is first else report for report in reports)
