"""The facts of one event, gathered from all the clauses that tell it."""

from __future__ import annotations

import re
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
from geomap.incidents.triggers.note_event_type import weighed
from geomap.model import NO_SPAN, Flag, Placed, Report, Span, TimePrecision, When
from geomap.text.spans import hits_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.arguments.place_argument import Fit
    from geomap.incidents.casualties.casualty_mentions import Casualty
    from geomap.incidents.coreference import Thread
    from geomap.incidents.mentions import Scene, Telling
    from geomap.incidents.triggers.event_type import Sort
    from geomap.model import Article, Claim, Location, Toll
    from geomap.text.lexicon import Hit

_LOOK_ON = 2
"""How many sentences behind an event may tell how it went on."""
_LOOK_BACK = 2
"""How many sentences before an event may tell its day."""


def report_of(article: Article, scene: Scene, thread: Thread, told: frozenset[int], *, is_note: bool = False) -> Report:
    """The report of an event that the clauses of a thread tell; ``told`` are the sentences that tell any event."""
    main, sort = thread.main, _sort(scene, thread, told)
    if is_note:
        sort = weighed(sort, _hits_of_note(scene, thread, told))
    when = _when(scene, thread)
    flags = frozenset[Flag]().union(*(telling.flags for telling in thread.tellings)) - {Flag.BACKGROUND}
    if is_background(when, scene.news_day):
        flags |= {Flag.BACKGROUND}
    (location, place_span), claims = _location(scene, thread), claims_about(scene, thread, told)
    deaths = _toll("deaths", scene, thread, claims)
    return Report(
        article=article,
        spans=_spans(thread, main),
        event_type=sort.event_type,
        sub_event_type=sort.sub,
        when=when,
        location=location,
        actors=find_actors(scene, thread, location, claims),
        deaths=deaths,
        injured=_toll("injured", scene, thread, claims, beside=deaths),
        claims=claims,
        flags=flags,
        place_span=place_span,
    )


def _sort(scene: Scene, thread: Thread, told: frozenset[int]) -> Sort:
    """The sort of the event as its clauses and the sentences right behind them tell it, which tell no other."""
    hits: list[Hit] = [hit for telling in thread.tellings for hit in telling.clause.hits]
    last = max(telling.clause.sentence_index for telling in thread.tellings)
    for index in range(last + 1, min(last + 1 + _LOOK_ON, len(scene.sentences))):
        if index in told:
            break
        sentence = scene.sentences[index]
        hits.extend(hits_within(scene.hits, sentence.start, sentence.end))
    return after_force(thread.sort, hits)


def _hits_of_note(scene: Scene, thread: Thread, told: frozenset[int]) -> tuple[Hit, ...]:
    """The words of a note's event: those of its sentences and of all that tell no other event."""
    own = {telling.clause.sentence_index for telling in thread.tellings}
    return tuple(
        hit
        for index, sentence in enumerate(scene.sentences)
        if sentence.is_story and (index in own or index not in told)
        for hit in hits_within(scene.hits, sentence.start, sentence.end)
    )


def _spans(thread: Thread, main: Telling) -> tuple[Span, ...]:
    """The clauses, the main one first, the others in text order."""
    others = sorted(telling.clause.span for telling in thread.tellings if telling is not main)
    return (main.clause.span, *(Span(*span) for span in others))


def _when(scene: Scene, thread: Thread) -> When | None:
    """The date told with the event, days first; else the day of the news, as a week."""
    told = [telling.when for telling in (thread.main, *thread.tellings) if telling.when]
    if told:
        return min(told, key=lambda when: when.precision)
    return _implied_date(scene, thread)


def _implied_date(scene: Scene, thread: Thread) -> When | None:
    """The date of the same or the nearest sentence before, a day before vaguer times; else of the news."""
    main = thread.main
    told = [when for index in range(_LOOK_BACK + 1) if (when := _date_before(scene, thread, index))]
    if told:
        return min(told, key=lambda when: when.precision > TimePrecision.DAY)
    if scene.published is None:
        return None
    return When(scene.published, scene.published, TimePrecision.WEEK, main.clause.span)


def _date_before(scene: Scene, thread: Thread, back: int) -> When | None:
    """The date that the sentence so many before the event's tells, unless it is of another time than the news."""
    clause = thread.main.clause
    index = clause.sentence_index - back
    if index < 0:
        return None
    span = Span(scene.sentences[index].start, scene.sentences[index].end)
    chosen = time_argument.choose_date(clause, time_argument.dates_of(clause, span, scene.dates))
    return chosen if chosen and (back == 0 or not is_background(chosen, scene.news_day)) else None


def _location(scene: Scene, thread: Thread) -> tuple[Location | None, Span]:
    """The likeliest of the places told with the event, the main clause's preferred, and the words that name it."""
    fits = [
        (telling.fit.merit + (1.0 if telling is thread.main else 0.0), -n, telling.fit)
        for n, telling in enumerate(thread.tellings)
        if telling.fit
    ]
    fit = max(fits, key=lambda told: told[:2])[2] if fits else _fit_before(scene, thread)
    if fit is None:
        implied = scene.places[0] if scene.places else scene.filed_from
        return (locate(scene.text, implied), _span_within(implied, thread)) if implied else (None, NO_SPAN)
    span = Span(fit.named.mention.start, fit.named.mention.end)
    if isinstance(fit.named, Placed):
        return locate(scene.text, fit.named), span
    # Where the event's other clauses put it, the village lies.
    beside = [told for told in fits if told[2].placed]
    around = fit.placed or (max(beside, key=lambda told: told[:2])[2].placed if beside else None)
    around = around or city_around(scene.text, fit.named, scene.filed_from)
    around = around or country_around(scene.text, scene.mentions, fit.named, scene.filed_from)
    return (locate_unknown(scene.text, fit.named, around) if around else None), span


def _span_within(placed: Placed, thread: Thread) -> Span:
    """Where the place of an article's first name stands, if in the event's own sentence."""
    sentence, mention = thread.main.clause.sentence, placed.mention
    return Span(mention.start, mention.end) if sentence.start <= mention.start < sentence.end else NO_SPAN


def _fit_before(scene: Scene, thread: Thread) -> Fit | None:
    """The place of the same sentence or of the nearest sentence before."""
    main = thread.main
    for index in range(main.clause.sentence_index, -1, -1):
        sentence = scene.sentences[index]
        span = Span(sentence.start, sentence.end)
        chosen = choose_place(scene.text, main.clause, span, scene.places, unknown=scene.unknown)
        if chosen:
            return chosen
    return None


def _toll(
    kind: str, scene: Scene, thread: Thread, claims: Sequence[Claim], *, beside: Toll | None = None
) -> Toll | None:
    """What the clauses say together, the main one first, before it those that give the toll ``beside`` this one."""
    main = thread.main
    is_old = _is_old(scene, main)
    others = [t for t in thread.tellings if t is not main and (is_old or not _is_old(scene, t))]
    clauses = [telling.casualties for telling in (main, *others)]
    if beside is not None:
        # "21 killed and 70 wounded" gives the wounded of those 21.
        clauses.sort(key=lambda told: not any(c.kind == "deaths" and c.toll.best == beside.best for c in told))
    return toll_by_owner(kind, clauses, partial(_owner, scene, claims)) or _toll_after(kind, scene, thread)


_LONG_AGO = re.compile(r"\blast year\b|\byears? (?:ago|earlier|before)\b|\bin ((?:19|20)\d\d)\b")


def _is_old(scene: Scene, telling: Telling) -> bool:
    """Whether a clause tells of another year: "two bombings last year, the latter killing 100"."""
    if telling.when is not None or scene.news_day is None:
        return Flag.BACKGROUND in telling.flags
    told = _LONG_AGO.search(scene.text, telling.clause.span.start, telling.clause.span.end)
    return told is not None and (told[1] is None or int(told[1]) < scene.news_day.year)


_OWN = re.compile(r"\b(?:its|their|our|lost|loss of)\b", re.IGNORECASE)
_OWN_BEFORE = 8
"""How many characters before a figure "its" may stand: "of its four dead"."""


def _owner(scene: Scene, claims: Sequence[Claim], casualty: Casualty) -> str:
    """Whose people a figure counts: those of the country that its words name, or the speaker's own; often empty."""
    named = country_within(scene, casualty.span)
    if named or not _OWN.search(scene.text, max(0, casualty.span.start - _OWN_BEFORE), casualty.span.end):
        return named
    said = (claim for claim in claims if claim.span.start <= casualty.span.start < claim.span.end)
    return next((claim.side for claim in said if casualty.toll in {claim.deaths, claim.injured}), "")


def _toll_after(kind: str, scene: Scene, thread: Thread) -> Toll | None:
    """What the sentence after the event says where it tells no event itself: "Three bodies were recovered"."""
    index = thread.main.clause.sentence_index + 1
    if index >= len(scene.sentences):
        return None
    after = scene.sentences[index]
    if not after.is_story or any(hit.group == "trigger" for hit in hits_within(scene.hits, after.start, after.end)):
        return None
    return toll_of(kind, [find_casualties(scene.text, Span(after.start, after.end))])


def with_all_figures(scene: Scene, reports: Sequence[Report], *, is_one_event: bool) -> tuple[Report, ...]:
    """The reports of a note, the first with the figures of all its sentences, a coder's remark on the toll included.

    Where the note tells several events, only with those of a kind that no report has, and with what the remark states.
    """
    told = [
        casualty
        for sentence in scene.sentences
        for casualty in find_casualties(scene.text, Span(sentence.start, sentence.end))
    ]
    stated = any(casualty.events or casualty.is_toll for casualty in told)
    first, (deaths, injured) = reports[0], (merge_casualties(told, kind) for kind in ("deaths", "injured"))
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


def with_headline(article: Article, reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports, the first of the news with the headline's figures where the text gives it none."""
    first = next((report for report in reports if not report.is_background), None)
    if first is None or not article.title or article.title in article.text:
        return tuple(reports)
    found = find_casualties(article.title, Span(0, len(article.title)))
    deaths = _fuller(first.deaths, toll_of("deaths", [found]))
    injured = _fuller(first.injured, toll_of("injured", [found]))
    fuller = replace(first, deaths=deaths, injured=injured)
    return tuple(fuller if report is first else report for report in reports)
