"""How many an event killed or hurt: the figures of its clauses, else of the sentence right behind it."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.attribution.sides import country_within
from geomap.incidents.casualties.casualty_mentions import find_casualties
from geomap.incidents.casualties.event_tolls import toll_by_owner, toll_of
from geomap.model import Flag, Span
from geomap.text.match_labels import MatchGroup
from geomap.text.scopes.rule_names import RuleName
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Claim, Toll


class TollBasis(StrEnum):
    """What an event's toll rests on."""

    CLAUSES = "the clauses that tell the event give it"
    AFTER = "the sentence right behind the event gives it and tells no other event"
    UNTOLD = "no words of the event or right behind it give one"


class EventToll(NamedTuple):
    """How many people an event killed or hurt, and by which words."""

    toll: Toll | None
    basis: TollBasis
    told: Sequence[Sequence[Casualty]] = ()
    """The figures that were asked, by clause."""


def toll_of_event(
    kind: CasualtyKind, annotated: AnnotatedText, event: Event, claims: Sequence[Claim], *, beside: Toll | None = None
) -> EventToll:
    """What the clauses say together, the main one first, before it those that give the toll ``beside`` this one."""
    main = event.main
    all_old = is_old(annotated, main)
    others = [t for t in event.mentions if t is not main and (all_old or not is_old(annotated, t))]
    clauses = [mention.casualties for mention in (main, *others)]
    if beside is not None:
        # "21 killed and 70 wounded" gives the wounded of those 21.
        clauses.sort(
            key=lambda told: not any(c.kind is CasualtyKind.DEATHS and c.toll.best == beside.best for c in told)
        )
    toll = toll_by_owner(kind, clauses, partial(_owner, annotated, claims))
    if toll:
        return EventToll(toll, TollBasis.CLAUSES, clauses)
    after = _told_after(annotated, event)
    toll = toll_of(kind, [after]) if after else None
    return EventToll(toll, TollBasis.AFTER, [after]) if toll else EventToll(None, TollBasis.UNTOLD, clauses)


def is_old(annotated: AnnotatedText, mention: EventMention) -> bool:
    """Whether a clause tells of another year: "two bombings last year, the latter killing 100"."""
    if mention.when is not None or annotated.news_day is None:
        return Flag.BACKGROUND in mention.flags
    scopes, span = annotated.scopes, mention.clause.span
    years = (annotated.text[cue.end - 4 : cue.end] for cue in scopes.cues(RuleName.IN_A_YEAR, *span))
    is_past_year = any(year.isdecimal() and int(year) < annotated.news_day.year for year in years)
    return is_past_year or bool(scopes.cues(RuleName.YEARS_AGO, *span))


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


def _told_after(annotated: AnnotatedText, event: Event) -> tuple[Casualty, ...]:
    """What the sentence after the event says where it tells no event itself: "Three bodies were recovered"."""
    index = event.main.clause.sentence_index + 1
    if index >= len(annotated.sentences):
        return ()
    after = annotated.sentences[index]
    if not after.is_story or any(
        match.group is MatchGroup.TRIGGER for match in annotated.matches.within(after.start, after.end)
    ):
        return ()
    return find_casualties(annotated.document, Span(after.start, after.end))
