"""Why an incident is on its day: the words that tell it, the rule that read them, and the day that was counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.explaining.explanation import Decision, Option, Reason
from geomap.explaining.reasons import file_of, of_function, of_rule, quoted
from geomap.incidents.arguments.time_argument import dates_of, distance_of, is_past
from geomap.incidents.event_arguments.event_time import TimeBasis, time_of
from geomap.incidents.factuality.modality import is_background
from geomap.incidents.triggers.clauses import lag_of
from geomap.model import NO_SPAN, Flag, Span, TimePrecision
from geomap.times.expressions import find_shaped_dates
from geomap.times.publication_day import dateline
from geomap.times.rules import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geomap.explaining.stages import Stages
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Report, When


class _Shaped(NamedTuple):
    """The shape of a time's words, and what they mean."""

    shape: str
    when: When


def explain_day(stages: Stages, event: Event, report: Report) -> Decision:
    """The day of an incident, with all times that its clauses tell."""
    annotated = stages.annotated
    found = find_shaped_dates(annotated.document, annotated.published)
    shaped = {when.span: _Shaped(shape, when) for shape, when in found}
    time = time_of(annotated, event)
    reasons = [of_rule(time.basis)]
    if time.when and time.basis is not TimeBasis.NEWS:
        reasons.append(_read(stages, event, time.when, shaped))
    if time.when:
        reasons.append(_anchor(stages))
    if Flag.BACKGROUND in report.flags:
        news = annotated.news_day.isoformat() if annotated.news_day else "unknown"
        reasons.append(of_function(is_background, f"it is history: the news is of {news}"))
    options = [option for mention in event.mentions for option in _options(stages, mention, shaped, time.when)]
    if time.when and time.basis is TimeBasis.BEFORE:
        label = f"{quoted(annotated.text, time.when.span)}, {days_of(time.when)}"
        options.append(Option(label, is_chosen=True, reasons=(of_rule(time.basis),), span=time.when.span))
    return Decision(days_of(report.when), tuple(reasons), tuple(options))


def days_of(when: When | None) -> str:
    """A time in words: "2020-12-12", "about 2020-12-12", "2020-12-01 to 2020-12-31"; empty for none."""
    if when is None:
        return ""
    if when.start != when.end:
        return f"{when.start} to {when.end}"
    return f"{'about ' if when.precision > TimePrecision.DAY else ''}{when.start}"


def _read(stages: Stages, event: Event, when: When, shaped: Mapping[Span, _Shaped]) -> Reason:
    """The words that tell the time, and the rule that read them."""
    text, known = stages.annotated.text, shaped.get(when.span)
    if known:
        rule = rule_of(known.shape)
        says = f"{quoted(text, when.span)} is {days_of(when)}, read as {known.shape.replace('_', ' ')}"
        return Reason(says, rule.__name__, file_of(rule.__module__), span=when.span)
    told = next((m for m in event.mentions if m.when is when), event.main)
    lag = lag_of(told.clause)
    days = f"{lag.days} days before the news" if lag else "before the news"
    return of_function(lag_of, f"the clause says how long before the news it was: {days}", span=when.span)


def _anchor(stages: Stages) -> Reason:
    """The day of the news that other days are counted from."""
    published = stages.annotated.published
    head = dateline(stages.annotated.document, published)
    if head:
        return of_function(dateline, f"days are counted from the dateline's, {days_of(head)}", span=head.span)
    if published:
        return of_function(find_shaped_dates, f"days are counted from the day of the news, {published}")
    return of_function(find_shaped_dates, "the article has no day: only days that stand by themselves are read")


def _options(
    stages: Stages, mention: EventMention, shaped: Mapping[Span, _Shaped], chosen: When | None
) -> Iterator[Option]:
    """The times that a clause tells, with why each counts or does not."""
    clause, annotated = mention.clause, stages.annotated
    used = {when.span for when in dates_of(clause, clause.span, annotated.dates)}
    known = {when.span for when in annotated.dates}
    for span, (_, when) in shaped.items():
        if not clause.span.start <= span.start < clause.span.end:
            continue
        if span in used:
            words = f"{distance_of(clause, when)} characters from the words of the event; days go before vaguer times"
            why = of_function(distance_of, words, span=span)
        elif span in known:
            why = of_function(dates_of, "it says when somebody spoke", span=span)
        else:
            why = of_function(is_past, "it is to come, or still runs, or says when something else was", span=span)
        is_chosen = chosen is not None and span == chosen.span != NO_SPAN
        yield Option(f"{quoted(annotated.text, span)}, {days_of(when)}", is_chosen, None, (why,), span)
