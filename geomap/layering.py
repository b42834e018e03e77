"""Reports of several articles → incidents: which reports tell one event, and what they say together.

The windows of place and day follow MELTT and a measurement of PITF against ACLED (docs/decisions/0004-layering.md).
Deaths are evidence and never a veto: rival claims differ by design.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from geomap.certainty import shared_words, status_of
from geomap.identity import identify
from geomap.model import EventType, Flag, GeoPrecision, Incident, Kind, Report, TimePrecision, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.model import Actor, Location, When

MERGE_AT = 1.8
"""Pairs of reports that score at least this tell one event."""
REPRINT = 10.0
"""The score of two articles of one text that tell an event in the same words."""
MAX_BLOCK_DAYS = 31
"""A report whose date is vaguer than a month cannot be matched by day."""
EARTH_RADIUS_KM = 6371.0088

_VIOLENCE = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_CROWDS = frozenset({EventType.PROTESTS, EventType.RIOTS})
_REACH_KM = {GeoPrecision.EXACT: 15.0, GeoPrecision.NEAR: 30.0, GeoPrecision.REGION: 100.0}


def layer(reports: Iterable[Report]) -> tuple[Incident, ...]:
    """Lay reports over each other: one incident an event, in order of time.

    The order of the reports does not matter, and two reports of one article never become one incident.
    """
    ordered = sorted(identify(reports), key=_report_key)
    incidents = (_merge([ordered[n] for n in group]) for group in _groups(ordered))
    return _told_apart(in_time(incidents))


def keep_apart(reports: Iterable[Report]) -> tuple[Incident, ...]:
    """One incident a report, in the order given."""
    return _told_apart([_merge([report]) for report in identify(reports)])


def in_time(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents in the order in which ``layer`` gives them: as they happened, undated ones last."""
    return tuple(sorted(incidents, key=_incident_key))


def combine(reports: Iterable[Report]) -> Incident:
    """One incident of all these reports, because somebody says so; at least one of them.

    The incident goes by the id of its first telling.
    """
    return _merge(sorted(identify(reports), key=_report_key))


def _told_apart(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents with ids of their own, where copies of one article were not joined."""
    copies: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for number in sorted(range(len(incidents)), key=lambda number: incidents[number].reports[0].article.id):
        id_ = incidents[number].id
        copies[id_] += 1
        if copies[id_] > 1:
            ids[number] = f"{id_}~{copies[id_]}"
    return tuple(replace(one, id=ids[n]) if n in ids else one for n, one in enumerate(incidents))


@dataclass(frozen=True, slots=True)
class _Match:
    """How well two reports, by their places in the sorted list, agree."""

    score: float
    first: int
    second: int


def _report_key(report: Report) -> tuple[str, ...]:
    article = report.article
    published = article.published.isoformat() if article.published else "9999"
    return (published, article.source.casefold(), report.id, article.id)


def _incident_key(incident: Incident) -> tuple[date, date, str]:
    when = incident.when
    return (when.start if when else date.max, when.end if when else date.max, incident.id)


def _groups(reports: Sequence[Report]) -> list[list[int]]:
    """Join the best pairs first; a group takes at most one report of an article."""
    group_of = {n: [n] for n in range(len(reports))}
    for match in sorted(_matches(reports), key=lambda match: (-match.score, match.first, match.second)):
        one, other = group_of[match.first], group_of[match.second]
        if one is other or {reports[n].article.id for n in one} & {reports[n].article.id for n in other}:
            continue
        one.extend(other)
        for n in other:
            group_of[n] = one
    unique = {id(group): sorted(group) for group in group_of.values()}
    return sorted(unique.values())


def _matches(reports: Sequence[Report]) -> Iterator[_Match]:
    blocks: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, report in enumerate(reports):
        for key in _block_keys(report):
            blocks[key].append(n)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in combinations(block, 2):
            if pair not in seen:
                seen.add(pair)
                score = _agreement(reports[pair[0]], reports[pair[1]])
                if score >= MERGE_AT:
                    yield _Match(score, *pair)


def _block_keys(report: Report) -> Iterator[tuple[str, int]]:
    """The text, for reprints; country and day, with a day of grace on both sides, where both are told."""
    yield report.article.text, report.spans[0].start
    when, location = report.when, report.location
    if when is None or location is None or (when.end - when.start).days > MAX_BLOCK_DAYS:
        return
    country = location.place.country_code or location.place.id
    for ordinal in range(when.start.toordinal() - 1, when.end.toordinal() + 1):
        yield country, ordinal


def _agreement(one: Report, other: Report) -> float:
    """How much speaks for one event: 0 where it cannot be, about 1 to 4 where it can, more for a reprint."""
    if one.article.id == other.article.id or one.is_background != other.is_background:
        return 0.0
    if _telling(one) == _telling(other):
        return REPRINT
    parts = (_type_agreement(one, other), _day_agreement(one.when, other.when), _place_agreement(one, other))
    if not all(parts):
        return 0.0
    return sum(parts) + _toll_agreement(one.deaths, other.deaths) + 2 * shared_words(one.quote, other.quote)


def _telling(report: Report) -> tuple[object, ...]:
    """What the prints of one text have in common."""
    return (report.article.text, report.spans, report.sub_event_type, report.when, report.location)


def _type_agreement(one: Report, other: Report) -> float:
    types = {one.event_type, other.event_type}
    if one.sub_event_type == other.sub_event_type:
        return 0.7
    if len(types) == 1:
        return 0.5
    return 0.3 if types <= _VIOLENCE or types <= _CROWDS else 0.0


def _day_agreement(one: When | None, other: When | None) -> float:
    if one is None or other is None:
        return 0.0
    gap = max((one.start - other.end).days, (other.start - one.end).days, 0)
    if gap > 1:
        return 0.0
    exact = one.precision == other.precision == TimePrecision.DAY
    return (0.7 if exact else 0.4) - 0.3 * gap


def _place_agreement(one: Report, other: Report) -> float:
    if one.location is None or other.location is None:
        return 0.0
    here, there = one.location.place, other.location.place
    if here.id == there.id:
        return 0.7 if here.kind is not Kind.COUNTRY else 0.3
    reach = max(_reach_km(one.location), _reach_km(other.location))
    distance = _distance_km(here.latitude, here.longitude, there.latitude, there.longitude)
    return max(0.0, 0.5 - 0.5 * distance / reach) if distance < reach else 0.0


def _reach_km(location: Location) -> float:
    return max(_REACH_KM[location.geo_precision], location.place.radius_km)


def _distance_km(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The great-circle distance by the haversine formula."""
    rise = sin(radians(to_latitude - latitude) / 2) ** 2
    turn = sin(radians(to_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(rise + cos(radians(latitude)) * cos(radians(to_latitude)) * turn))


def _toll_agreement(one: Toll | None, other: Toll | None) -> float:
    if not one or not other or not (one.best and other.best):
        return 0.0
    return 0.6 if one.best == other.best else -0.1


def _merge(reports: Sequence[Report]) -> Incident:
    lead = reports[0]
    event_type, sub_event_type = _most_told([(report.event_type, report.sub_event_type) for report in reports])
    return Incident(
        id=lead.id,
        reports=tuple(reports),
        event_type=event_type,
        sub_event_type=sub_event_type,
        when=min((r.when for r in reports if r.when), key=_when_vagueness, default=None),
        location=min((r.location for r in reports if r.location), key=_where_vagueness, default=None),
        actors=_all_actors(reports),
        deaths=_merge_tolls([report.deaths for report in reports]),
        injured=_merge_tolls([report.injured for report in reports]),
        status=status_of(reports),
        flags=_shared_flags(reports),
    )


def _most_told(types: Sequence[tuple[EventType, str]]) -> tuple[EventType, str]:
    counts = Counter(types)
    return max(types, key=lambda pair: (counts[pair], -types.index(pair)))


def _when_vagueness(when: When) -> tuple[int, timedelta, date]:
    return (when.precision, when.end - when.start, when.start)


def _where_vagueness(location: Location) -> tuple[int, float, str]:
    return (location.geo_precision, location.place.radius_km, location.place.id)


def _all_actors(reports: Sequence[Report]) -> tuple[Actor, ...]:
    by_name: dict[str, Actor] = {}
    for report in reports:
        for actor in report.actors:
            by_name.setdefault(actor.name.casefold(), actor)
    return tuple(by_name.values())


def _merge_tolls(tolls: Sequence[Toll | None]) -> Toll | None:
    """From the lowest to the highest figure told; best is the newest, since tolls are corrected with time."""
    told = [toll for toll in tolls if toll]
    if not told:
        return None
    highs = [toll.high for toll in told]
    high = None if None in highs else max(toll.high or 0 for toll in told)
    return Toll(low=min(toll.low for toll in told), best=told[-1].best, high=high)


def _shared_flags(reports: Sequence[Report]) -> frozenset[Flag]:
    """A ceasefire is broken if one article says so; history and plans only if all do."""
    every = frozenset[Flag].intersection(*(report.flags for report in reports))
    some = frozenset[Flag].union(*(report.flags for report in reports))
    return every | (some & {Flag.CEASEFIRE_VIOLATION})
