"""One clause that tells like events at several places: "Kelm, Dorin and Sorad were shelled"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.arguments.geo_precision import locate
from geomap.incidents.arguments.place_comparison import same_area
from geomap.model import EventType, Kind, Span
from geomap.text.word_classes import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.model import Placed, Report

_SPREADING = frozenset(
    {EventType.PROTESTS, EventType.RIOTS, EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS}
)
_TOWNS = frozenset({Kind.SETTLEMENT, Kind.ADMIN2})
_FINE = frozenset({Kind.SETTLEMENT, Kind.ADMIN2, Kind.ADMIN1})


class _Patterns(NamedTuple):
    """What stands between and around the places of a list."""

    joint: re.Pattern[str]
    last_joint: re.Pattern[str]
    before_one: re.Pattern[str]
    behind_one: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = partial(alternatives, "arguments")
    joins, leads = words("joins equals"), rf"(?:{words('before an equal')} )*"
    before_one, behind_one = words("before one place"), words("behind one place")
    return _Patterns(
        re.compile(rf",? {joins} {leads}|, {leads}", re.IGNORECASE),
        re.compile(rf"\b{joins}\b", re.IGNORECASE),
        re.compile(rf"\b{before_one}\b[^.;]{{0,40}}$", re.IGNORECASE),
        re.compile(rf"(?:\s[a-z]+)? {behind_one}\b", re.IGNORECASE),
    )


def distribute(annotated: AnnotatedText, report: Report) -> Iterator[Report]:
    """The report, and one without figures for each further place that its clause lists beside the chosen one."""
    yield report
    if report.location is None or report.event_type not in _SPREADING:
        return
    for placed in _listed(annotated, report):
        yield replace(
            report,
            location=locate(annotated.text, placed, annotated.scopes),
            place_span=Span(placed.mention.start, placed.mention.end),
            deaths=None,
            injured=None,
        )


def _listed(annotated: AnnotatedText, report: Report) -> list[Placed]:
    """The places in one list with that of a report, without it: like ones, apart from each other, joined by "and"."""
    inside = list(annotated.places.within(*report.spans[0]))
    at = next((n for n, p in enumerate(inside) if p.mention.start == report.place_span.start), None)
    if at is None or inside[at].place.kind not in _FINE:
        return []
    first = last = at
    while first > 0 and _are_beside(annotated.text, inside[first - 1], inside[first]):
        first -= 1
    while last + 1 < len(inside) and _are_beside(annotated.text, inside[last], inside[last + 1]):
        last += 1
    listed = inside[first : last + 1]
    stretch = annotated.text[listed[0].mention.end : listed[-1].mention.start]
    before = annotated.text[max(0, listed[0].mention.start - 60) : listed[0].mention.start]
    is_one = _patterns().before_one.search(before) or _patterns().behind_one.match(
        annotated.text, listed[-1].mention.end
    )
    if len(listed) < 2 or is_one or not _patterns().last_joint.search(stretch):
        return []
    return [p for n, p in enumerate(listed, first) if n != at]


def _are_beside(text: str, a: Placed, b: Placed) -> bool:
    """Whether two places are joined as equals, and neither lies in or beside the other."""
    between = text[a.mention.end : b.mention.start]
    alike = a.place.kind is b.place.kind or {a.place.kind, b.place.kind} <= _TOWNS
    return alike and _patterns().joint.fullmatch(between) is not None and not same_area(a.place, b.place)
