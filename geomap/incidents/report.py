"""The facts of one event, gathered from all the clauses that tell it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from geomap.incidents.actors.participants import find_actors
from geomap.incidents.arguments import time_argument
from geomap.incidents.arguments.geo_precision import locate, locate_unknown
from geomap.incidents.arguments.place_argument import choose_place
from geomap.incidents.arguments.place_fallbacks import city_around, country_around
from geomap.incidents.attribution.event_claims import claims_about
from geomap.incidents.attribution.sides import country_within
from geomap.incidents.casualties.casualty_mentions import find_casualties, merge_casualties
from geomap.incidents.casualties.event_tolls import toll_by_owner, toll_of
from geomap.incidents.factuality.modality import is_background
from geomap.incidents.triggers.event_type import after_force
from geomap.incidents.triggers.note_event_type import weigh_type
from geomap.model import NO_SPAN, Flag, Placed, Report, Span, TimePrecision, When
from geomap.text.match_labels import MatchGroup
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.arguments.place_argument import PlaceCandidate
    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.incidents.triggers.event_type import EventTypeReading
    from geomap.model import Article, Claim, Location, Toll
    from geomap.text.lexicon import Match

_LOOK_ON = 2
"""How many sentences behind an event may tell how it went on."""
_LOOK_BACK = 2
"""How many sentences before an event may tell its day."""


def report_of(
    article: Article, annotated: AnnotatedText, event: Event, told: frozenset[int], *, is_note: bool = False
) -> Report:
    """The report of an event that the clauses of a thread tell; ``told`` are the sentences that tell any event."""
    main, type_reading = event.main, _sort(annotated, event, told)
    if is_note:
        type_reading = weigh_type(type_reading, _hits_of_note(annotated, event, told))
    when = _when(annotated, event)
    flags = frozenset[Flag]().union(*(mention.flags for mention in event.mentions)) - {Flag.BACKGROUND}
    if is_background(when, annotated.news_day):
        flags |= {Flag.BACKGROUND}
    (location, place_span), claims = _location(annotated, event), claims_about(annotated, event, told)
    deaths = _toll(CasualtyKind.DEATHS, annotated, event, claims)
    return Report(
        article=article,
        spans=_spans(event, main),
        event_type=type_reading.event_type,
        sub_event_type=type_reading.sub,
        when=when,
        location=location,
        actors=find_actors(annotated, event, location, claims),
        deaths=deaths,
        injured=_toll(CasualtyKind.INJURED, annotated, event, claims, beside=deaths),
        claims=claims,
        flags=flags,
        place_span=place_span,
    )


def _sort(annotated: AnnotatedText, event: Event, told: frozenset[int]) -> EventTypeReading:
    """The sort of the event as its clauses and the sentences right behind them tell it, which tell no other."""
    matches: list[Match] = [match for mention in event.mentions for match in mention.clause.matches]
    last = max(mention.clause.sentence_index for mention in event.mentions)
    for index in range(last + 1, min(last + 1 + _LOOK_ON, len(annotated.sentences))):
        if index in told:
            break
        sentence = annotated.sentences[index]
        matches.extend(annotated.matches.within(sentence.start, sentence.end))
    return after_force(event.type_reading, matches)


def _hits_of_note(annotated: AnnotatedText, event: Event, told: frozenset[int]) -> tuple[Match, ...]:
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


def _when(annotated: AnnotatedText, event: Event) -> When | None:
    """The date told with the event, days first; else the day of the news, as a week."""
    told = [mention.when for mention in (event.main, *event.mentions) if mention.when]
    if told:
        return min(told, key=lambda when: when.precision)
    return _implied_date(annotated, event)


def _implied_date(annotated: AnnotatedText, event: Event) -> When | None:
    """The date of the same or the nearest sentence before, a day before vaguer times; else of the news."""
    main = event.main
    told = [when for index in range(_LOOK_BACK + 1) if (when := _date_before(annotated, event, index))]
    if told:
        return min(told, key=lambda when: when.precision > TimePrecision.DAY)
    if annotated.published is None:
        return None
    return When(annotated.published, annotated.published, TimePrecision.WEEK, main.clause.span)


def _date_before(annotated: AnnotatedText, event: Event, back: int) -> When | None:
    """The date that the sentence so many before the event's tells, unless it is of another time than the news."""
    clause = event.main.clause
    index = clause.sentence_index - back
    if index < 0:
        return None
    span = Span(annotated.sentences[index].start, annotated.sentences[index].end)
    chosen = time_argument.choose_date(clause, time_argument.dates_of(clause, span, annotated.dates))
    return chosen if chosen and (back == 0 or not is_background(chosen, annotated.news_day)) else None


def _location(annotated: AnnotatedText, event: Event) -> tuple[Location | None, Span]:
    """The likeliest of the places told with the event, the main clause's preferred, and the words that name it."""
    place_candidates = [
        (mention.place_candidate.score + (1.0 if mention is event.main else 0.0), -n, mention.place_candidate)
        for n, mention in enumerate(event.mentions)
        if mention.place_candidate
    ]
    place_candidate = (
        max(place_candidates, key=lambda told: told[:2])[2] if place_candidates else _candidate_before(annotated, event)
    )
    if place_candidate is None:
        implied = annotated.places[0] if annotated.places else annotated.filed_from
        if implied is None:
            return None, NO_SPAN
        return locate(annotated.text, implied, annotated.scopes), _span_within(implied, event)
    span = Span(place_candidate.named.mention.start, place_candidate.named.mention.end)
    if isinstance(place_candidate.named, Placed):
        return locate(annotated.text, place_candidate.named, annotated.scopes), span
    # Where the event's other clauses put it, the village lies.
    beside = [told for told in place_candidates if told[2].placed]
    around = place_candidate.placed or (max(beside, key=lambda told: told[:2])[2].placed if beside else None)
    around = around or city_around(annotated.text, place_candidate.named, annotated.filed_from)
    around = around or country_around(annotated.scopes, annotated.toponyms, place_candidate.named, annotated.filed_from)
    return (locate_unknown(annotated.text, place_candidate.named, around, annotated.scopes) if around else None), span


def _span_within(placed: Placed, event: Event) -> Span:
    """Where the place of an article's first name stands, if in the event's own sentence."""
    sentence, toponym = event.main.clause.sentence, placed.mention
    return Span(toponym.start, toponym.end) if sentence.start <= toponym.start < sentence.end else NO_SPAN


def _candidate_before(annotated: AnnotatedText, event: Event) -> PlaceCandidate | None:
    """The place of the same sentence or of the nearest sentence before."""
    main = event.main
    for index in range(main.clause.sentence_index, -1, -1):
        sentence = annotated.sentences[index]
        span = Span(sentence.start, sentence.end)
        chosen = choose_place(annotated.text, main.clause, span, annotated.places, unknown=annotated.unknown)
        if chosen:
            return chosen
    return None


def _toll(
    kind: CasualtyKind, annotated: AnnotatedText, event: Event, claims: Sequence[Claim], *, beside: Toll | None = None
) -> Toll | None:
    """What the clauses say together, the main one first, before it those that give the toll ``beside`` this one."""
    main = event.main
    is_old = _is_old(annotated, main)
    others = [t for t in event.mentions if t is not main and (is_old or not _is_old(annotated, t))]
    clauses = [mention.casualties for mention in (main, *others)]
    if beside is not None:
        # "21 killed and 70 wounded" gives the wounded of those 21.
        clauses.sort(
            key=lambda told: not any(c.kind is CasualtyKind.DEATHS and c.toll.best == beside.best for c in told)
        )
    return toll_by_owner(kind, clauses, partial(_owner, annotated, claims)) or _toll_after(kind, annotated, event)


def _is_old(annotated: AnnotatedText, mention: EventMention) -> bool:
    """Whether a clause tells of another year: "two bombings last year, the latter killing 100"."""
    if mention.when is not None or annotated.news_day is None:
        return Flag.BACKGROUND in mention.flags
    scopes, span = annotated.scopes, mention.clause.span
    years = (annotated.text[cue.end - 4 : cue.end] for cue in scopes.cues("in a year", *span))
    is_past_year = any(year.isdecimal() and int(year) < annotated.news_day.year for year in years)
    return is_past_year or bool(scopes.cues("years ago", *span))


_OWN = frozenset({"its", "their", "our", "lost", "loss"})
_OWN_BEFORE = 8
"""How many characters before a figure "its" may stand: "of its four dead"."""


def _owner(annotated: AnnotatedText, claims: Sequence[Claim], casualty: Casualty) -> str:
    """Whose people a figure counts: those of the country that its words name, or the speaker's own; often empty."""
    named = country_within(annotated, casualty.span)
    words = annotated.document.words.within(max(0, casualty.span.start - _OWN_BEFORE), casualty.span.end)
    if named or not any(word.word in _OWN for word in words):
        return named
    said = (claim for claim in claims if claim.span.start <= casualty.span.start < claim.span.end)
    return next((claim.side for claim in said if casualty.toll in {claim.deaths, claim.injured}), "")


def _toll_after(kind: CasualtyKind, annotated: AnnotatedText, event: Event) -> Toll | None:
    """What the sentence after the event says where it tells no event itself: "Three bodies were recovered"."""
    index = event.main.clause.sentence_index + 1
    if index >= len(annotated.sentences):
        return None
    after = annotated.sentences[index]
    if not after.is_story or any(
        match.group is MatchGroup.TRIGGER for match in annotated.matches.within(after.start, after.end)
    ):
        return None
    return toll_of(kind, [find_casualties(annotated.document, Span(after.start, after.end))])


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
    first, (deaths, injured) = (
        reports[0],
        (merge_casualties(told, kind) for kind in (CasualtyKind.DEATHS, CasualtyKind.INJURED)),
    )
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
