"""Why an incident has its toll: each figure that its words tell, the rule of grammar that read it, and its fate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.explaining.explanation import Decision, Option, Reason
from geomap.explaining.reasons import file_of, of_function, of_rule, quoted
from geomap.incidents.arguments.place_lists import distribute
from geomap.incidents.attribution.event_claims import claims_about
from geomap.incidents.casualties.casualty_mentions import find_casualties
from geomap.incidents.casualties.event_tolls import counted_figures, group_of, toll_of
from geomap.incidents.casualties.grammar.harm_frames import find_casualty_clauses
from geomap.incidents.casualties.running_totals import is_running_total
from geomap.incidents.event_arguments.event_toll import toll_of_event
from geomap.incidents.report import with_all_figures, with_headline
from geomap.model import NO_SPAN, Span
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.explaining.stages import Stages
    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.event import Event
    from geomap.incidents.event_arguments.event_toll import EventToll
    from geomap.model import Report, Toll

_GRAMMAR = file_of(find_casualty_clauses.__module__)


class _Figures(NamedTuple):
    """Figures of one kind, and which of them count."""

    told: tuple[Casualty, ...]
    counted: frozenset[int]
    """The identities of those that count."""


def explain_toll(kind: CasualtyKind, stages: Stages, event: Event, report: Report) -> Decision:
    """The toll of a kind, with every figure of its kind that the event's words tell."""
    claims = claims_about(stages.annotated, event, stages.sentences_told)
    own = toll_of_event(CasualtyKind.DEATHS, stages.annotated, event, claims)
    if kind is not CasualtyKind.DEATHS:
        own = toll_of_event(kind, stages.annotated, event, claims, beside=own.toll)
    final = report.deaths if kind is CasualtyKind.DEATHS else report.injured
    reasons = [of_rule(own.basis)]
    if own.toll:
        reasons.append(
            of_function(
                toll_of, "figures of one group of people are one number told again; those of different groups add up"
            )
        )
    is_replaced = own.toll != final
    if is_replaced:
        reasons.append(_replaced(own, final, stages, report))
    figures = _of_note(kind, stages) if is_replaced and stages.is_note else _of_event(kind, event, own)
    options = [*_options(stages.article.text, figures)]
    if is_replaced and not stages.is_note:
        options += _of_headline(kind, stages.article.title)
    return Decision(toll_in_words(final), tuple(reasons), tuple(options))


def toll_in_words(toll: Toll | None) -> str:
    """A toll in words: "6", "6 (5 to 7)", "6 (at least 5)"; empty for none."""
    if toll is None:
        return ""
    if toll.low == toll.best == toll.high:
        return str(toll.best)
    return f"{toll.best} ({f'at least {toll.low}' if toll.high is None else f'{toll.low} to {toll.high}'})"


def _replaced(own: EventToll, final: Toll | None, stages: Stages, report: Report) -> Reason:
    """The rule that put another toll in the place of that of the event's own words."""
    change = f"{toll_in_words(own.toll) or 'no figure'} became {toll_in_words(final) or 'no figure'}"
    if stages.reports[0] is not report and report.place_span != NO_SPAN and final is None:
        return of_function(distribute, f"{change}: the figures stay with the likeliest of the places in a list")
    if stages.is_note:
        return of_function(with_all_figures, f"{change}: the article is a note, and all of its sentences are added up")
    return of_function(with_headline, f"{change}: the headline says more")


def _of_event(kind: CasualtyKind, event: Event, own: EventToll) -> _Figures:
    """The figures of the event's clauses, and of the sentence behind it where they are from there."""
    told = [c for mention in event.mentions for c in mention.casualties] + [c for clause in own.told for c in clause]
    unique = {id(casualty): casualty for casualty in told if casualty.kind == kind}
    counted = (id(casualty) for clause in counted_figures(kind, own.told) for casualty in clause)
    return _Figures(tuple(unique.values()), frozenset(counted))


def _options(text: str, figures: _Figures) -> Iterator[Option]:
    for casualty in figures.told:
        counts = id(casualty) in figures.counted
        group = group_of(casualty.victims) or "people at large"
        reasons = [_frame(casualty), *(() if counts else (_left_out(casualty),))]
        label = f"{quoted(text, casualty.span)}, {toll_in_words(casualty.toll)} of {group}"
        yield Option(label, counts, None, tuple(reasons), casualty.span)


def _of_note(kind: CasualtyKind, stages: Stages) -> _Figures:
    """The figures of all sentences of a note."""
    spans = (Span(sentence.start, sentence.end) for sentence in stages.annotated.sentences)
    told = (c for span in spans for c in find_casualties(stages.annotated.document, span))
    return _all_but_totals(tuple(c for c in told if c.kind is kind))


def _of_headline(kind: CasualtyKind, title: str) -> Iterator[Option]:
    """The figures of a headline, which stands outside the text."""
    told = tuple(c for c in find_casualties(title) if c.kind is kind)
    for option in _options(title, _all_but_totals(told)):
        reasons = tuple(replace(reason, span=NO_SPAN) for reason in option.reasons)
        yield replace(option, label=f"{option.label}, in the headline", span=NO_SPAN, reasons=reasons)


def _all_but_totals(told: tuple[Casualty, ...]) -> _Figures:
    return _Figures(told, frozenset(id(casualty) for casualty in told if not casualty.is_total))


def _frame(casualty: Casualty) -> Reason:
    """The rule of grammar that read a figure."""
    return Reason(f"read by the rule “{casualty.frame}” of the grammar", casualty.frame, _GRAMMAR, span=casualty.span)


def _left_out(casualty: Casualty) -> Reason:
    """Why a figure does not count."""
    if casualty.is_total:
        return of_function(is_running_total, "left out: it is the sum of more than one event", span=casualty.span)
    marks = (
        (casualty.negated, "others are counted, and this says that nobody was"),
        (casualty.is_claimed, "somebody claims to have done it, and others count"),
        (casualty.is_vague or not casualty.is_counted, "it is vague, and a number is told elsewhere"),
    )
    why = next((words for holds, words in marks if holds), "it is of a clause of another year")
    return of_function(counted_figures, f"left out: {why}", span=casualty.span)
