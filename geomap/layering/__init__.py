"""Reports of several articles → incidents: which reports tell one event, and what they say together.

The windows of place and day follow MELTT and a measurement of PITF against ACLED (docs/decisions/0004-layering.md).
Deaths are evidence and never a veto: rival claims differ by design.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.layering.grouping import Known, group_reports
from geomap.layering.merged_incident import in_time, linked, merge, report_key, told_apart
from geomap.provenance.identity import identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.model import Incident, Report

__all__ = ["combine", "in_time", "keep_apart", "layer"]


def layer(reports: Iterable[Report], known: Sequence[Sequence[Incident]] = ()) -> tuple[Incident, ...]:
    """Lay reports over each other: one incident an event, in order of time.

    The order of the reports does not matter, and two reports of one article never become one incident.

    Args:
        reports: what articles tell.
        known: collections of incidents that somebody else made. Those of one collection stay apart; one that no
            other report joins stays as it is. A report that one of them has already is not counted again.
    """
    theirs = [report for collection in known for incident in collection for report in incident.reports]
    told = {report.id for report in theirs}
    ordered = sorted((report for report in identify(reports) if report.id not in told), key=report_key)
    listed = [*ordered, *theirs]
    grouped = group_reports(listed, known=_numbered(known, first=len(ordered)))
    made = [
        group.known or merge(sorted((listed[number] for number in group.members), key=report_key))
        for group in grouped.groups
    ]
    incidents = told_apart(made)
    return in_time(linked(incidents, grouped.doubtful))


def keep_apart(reports: Iterable[Report], known: Sequence[Sequence[Incident]] = ()) -> tuple[Incident, ...]:
    """One incident a report, in the order given, and then those that are known as they came."""
    alone = [merge([report]) for report in identify(reports)]
    return told_apart([*alone, *(incident for collection in known for incident in collection)])


def combine(reports: Iterable[Report]) -> Incident:
    """One incident of all these reports, because somebody says so; at least one of them.

    The incident goes by the id of its first report.
    """
    return merge(sorted(identify(reports), key=report_key))


def _numbered(known: Sequence[Sequence[Incident]], *, first: int) -> tuple[Known, ...]:
    """The known incidents, each with the numbers that its reports have in the list."""
    numbered: list[Known] = []
    for collection, incidents in enumerate(known):
        for incident in incidents:
            numbered.append(Known(incident, collection, tuple(range(first, first + len(incident.reports)))))
            first += len(incident.reports)
    return tuple(numbered)
