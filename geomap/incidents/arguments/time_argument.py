"""Which date and which place of the text belong to an event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.arguments.place_fallbacks import is_site
from geomap.incidents.triggers.anchoring import SPEECH, anchor_of, behind_joint, gap_between
from geomap.model import Placed, Role, TimePrecision
from geomap.text.match_labels import Cue, MatchGroup
from geomap.text.scopes.rule_names import RuleName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geomap.incidents.triggers.clauses import Clause
    from geomap.model import Span, Unplaced, When
    from geomap.text.lexicon import Match
    from geomap.text.passages.sentences import Sentence
    from geomap.text.scopes.matcher import Scopes
    from geomap.text.spans import Layer

# What only the day of the news would tell the day of.
_NEWS_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|tonight|"
    r"(?:this|last) (?:morning|night|week))\b",
    re.IGNORECASE,
)


def literal_places(scopes: Scopes, places: Iterable[Placed | Unplaced]) -> tuple[Placed, ...]:
    """The places where something may have happened: literal names, "the border", and "at Kelm University"."""
    known = (p for p in places if isinstance(p, Placed))
    return tuple(p for p in known if p.mention.role is Role.LITERAL or p.derived or is_site(scopes, p))


def is_past(when: When, published: date | None) -> bool:
    """Whether a time may be an event's: neither to come, nor a year that still runs ("this year")."""
    if published is None:
        return True
    return when.start <= published and not (when.end >= published and when.precision is TimePrecision.VAGUER)


def newest_day(dates: Iterable[When], scopes: Scopes, sentences: Iterable[Sentence]) -> date | None:
    """The last day, week or month that the story tells, what is only to come left out; None where it tells none."""
    to_come = [s for s in sentences if not s.is_story or scopes.cues(RuleName.THREAT_OR_PLAN, s.start, s.end)]
    days = (
        when.start
        for when in dates
        if when.precision <= TimePrecision.MONTH and not any(s.start <= when.span.start < s.end for s in to_come)
    )
    return max(days, default=None)


def without_news(text: str, sentences: Sequence[Sentence], dates: Iterable[When]) -> tuple[When, ...]:
    """The dates of an undated article without the years beside "on Thursday", which say when something else was."""
    return tuple(
        when for when in dates if when.precision <= TimePrecision.MONTH or not _is_beside_news(text, sentences, when)
    )


def _is_beside_news(text: str, sentences: Sequence[Sentence], when: When) -> bool:
    own = (s for s in sentences if s.start <= when.span.start < s.end)
    return any(_NEWS_DAY.search(text, s.start, s.end) for s in own)


def dates_of(clause: Clause, span: Span, dates: Layer[When]) -> tuple[When, ...]:
    """The dates in a stretch that say when something happened, rather than when somebody spoke."""
    inside = dates.within(span.start, span.end)
    speech = [match for match in clause.matches if match.group is MatchGroup.CUE and match.label in SPEECH]
    return tuple(when for when in inside if not any(_is_of_speech(when.span, match) for match in speech))


def _is_of_speech(span: Span, match: Match) -> bool:
    """Whether a date says when somebody spoke: "said on Friday", "the ministry on Monday accused"."""
    reach = 22 if match.label == Cue.ACCUSES or match.end - match.start <= len("told") else 8
    return 0 <= span.start - match.end <= reach or 0 <= match.start - span.end <= 2


def choose_date(clause: Clause, dates: Sequence[When]) -> When | None:
    """The date nearest to the words that tell the event, days before vaguer times."""
    if not dates:
        return None
    anchor = anchor_of(clause)
    joints = clause.joints()
    return min(dates, key=lambda when: (when.precision > TimePrecision.DAY, _distance(when, anchor, joints)))


def distance_of(clause: Clause, when: When) -> int:
    """How many characters part a date from the words that tell the event, those of another clause counted farther."""
    return _distance(when, anchor_of(clause), clause.joints())


def _distance(when: When, anchor: Span, joints: Sequence[int]) -> int:
    return gap_between(when.span, anchor) + behind_joint(when.span, anchor, joints)
