"""Reports that tell one event → the incident that they make together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from geomap.model import EventType, Flag, Incident, Report, Toll
from geomap.provenance.certainty import status_of
from geomap.provenance.independence import independent_sources, publishers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import timedelta

    from geomap.model import Actor, Location, When


def merge(reports: Sequence[Report]) -> Incident:
    """One incident of reports in the order of their publication."""
    lead = reports[0]
    event_type, sub_event_type = _most_told(reports)
    independent = independent_sources(reports)
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
        status=status_of(reports, independent=independent),
        flags=_shared_flags(reports),
        publishers=publishers(reports),
        independent_sources=independent,
    )


def report_key(report: Report) -> tuple[str, ...]:
    """Reports in the order of their publication."""
    article = report.article
    published = article.published.isoformat() if article.published else "9999"
    return (published, article.source.casefold(), report.id, article.id)


def in_time(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents in the order in which ``layer`` gives them: as they happened, undated ones last."""
    return tuple(sorted(incidents, key=_incident_key))


def told_apart(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """The incidents with ids of their own, where copies of one article were not joined."""
    copies: Counter[str] = Counter()
    ids: dict[int, str] = {}
    for number in sorted(range(len(incidents)), key=lambda number: incidents[number].reports[0].article.id):
        id_ = incidents[number].id
        copies[id_] += 1
        if copies[id_] > 1:
            ids[number] = f"{id_}~{copies[id_]}"
    return tuple(replace(one, id=ids[n]) if n in ids else one for n, one in enumerate(incidents))


def linked(incidents: Sequence[Incident], doubtful: Iterable[tuple[int, int]]) -> tuple[Incident, ...]:
    """The incidents, each with the ids of those that it is possibly the same as."""
    others: dict[int, set[str]] = defaultdict(set)
    for one, other in doubtful:
        others[one].add(incidents[other].id)
        others[other].add(incidents[one].id)
    return tuple(
        replace(incident, possibly_same=tuple(sorted({*incident.possibly_same, *others[number]})))
        if number in others
        else incident
        for number, incident in enumerate(incidents)
    )


def _incident_key(incident: Incident) -> tuple[date, date, str]:
    when = incident.when
    return (when.start if when else date.max, when.end if when else date.max, incident.id)


def _most_told(reports: Sequence[Report]) -> tuple[EventType, str]:
    """The type that most tellings give, the first of equals; a reprint of one text has no second vote."""
    once = {(report.article.text, report.spans): (report.event_type, report.sub_event_type) for report in reports}
    counts = Counter(once.values())
    return max(counts, key=counts.__getitem__)


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
    """From the lowest to the highest figure told; best is the newest, since tolls are corrected with time.

    An early "at least seven" leaves nothing open once others count eleven; the newest report's "at least" does.
    """
    told = [toll for toll in tolls if toll]
    if not told:
        return None
    counted = max((toll.high for toll in told if toll.high is not None), default=-1)
    is_open = told[-1].high is None or any(toll.high is None and toll.low > counted for toll in told)
    return Toll(low=min(toll.low for toll in told), best=told[-1].best, high=None if is_open else counted)


def _shared_flags(reports: Sequence[Report]) -> frozenset[Flag]:
    """A ceasefire is broken if one article says so; history and plans only if all do."""
    every = frozenset[Flag].intersection(*(report.flags for report in reports))
    some = frozenset[Flag].union(*(report.flags for report in reports))
    return every | (some & {Flag.CEASEFIRE_VIOLATION})
