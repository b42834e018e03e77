"""Incidents × corrections → incidents, each with what was changed in it; and the corrections that found nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.corrections.fact_changes import changed_facts, named_anew
from geomap.corrections.nouns import Stale
from geomap.model import Flag, Incident, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.corrections.nouns import Corrections, Edit, Origin

Combine = Callable[[Sequence[Report]], Incident]
"""Makes one incident of reports."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the corrections made of the incidents."""

    incidents: tuple[Incident, ...]
    stale: tuple[Stale, ...] = ()
    dropped: tuple[str, ...] = ()
    """Ids of the incidents that were dropped."""


def correct(incidents: Iterable[Incident], corrections: Corrections, *, combine: Combine) -> Corrected:
    """Apply additions, then splits and merges, then names, drops and facts, each in the order of the file.

    An id finds the incident that it belongs to or whose report it belongs to. What finds nothing is stale.
    """
    work = _Work({incident.id: incident for incident in incidents}, combine)
    for addition in corrections.additions:
        work.add(addition.report, addition.origin)
    for edit in corrections.edits:
        if edit.split is not None:
            work.split(edit)
        elif edit.merge:
            work.merge(edit)
    if corrections.names:
        work.incidents = {key: named_anew(one, corrections.names) for key, one in work.incidents.items()}
    for edit in corrections.edits:
        work.change(edit)
    return Corrected(tuple(work.incidents.values()), tuple(work.stale), tuple(work.dropped))


class _Work:
    """The incidents by id while they are being corrected."""

    def __init__(self, incidents: dict[str, Incident], combine: Combine) -> None:
        self.incidents = incidents
        self.stale: list[Stale] = []
        self.dropped: list[str] = []
        self._combine = combine
        self._gone: set[str] = set()
        self._holder = {report.id: key for key, one in incidents.items() for report in one.reports}

    def add(self, report: Report, origin: Origin) -> None:
        if self._key(report.id):
            self._tell(origin, f"geomap reads the incident itself, as {self._key(report.id)}: take the addition out")
            return
        self._put(self._free(self._combine([report])), origin, "added by hand")

    def merge(self, edit: Edit) -> None:
        keys = dict.fromkeys(key for id_ in (edit.id, *edit.merge) if (key := self._found(id_, edit)))
        if len(keys) < 2:
            self._tell(edit.origin, "its reports are one incident already, or gone")
            return
        joined = [self.incidents.pop(key) for key in keys]
        whole = self._combine([report for one in joined for report in one.reports])
        before = tuple(correction for one in joined for correction in one.corrections)
        self._put(self._free(replace(whole, corrections=before)), edit.origin, f"merged from {' and '.join(keys)}")

    def split(self, edit: Edit) -> None:
        key = self._found(edit.id, edit)
        if not key:
            return
        reports = self.incidents[key].reports
        leaving = [report for report in reports if report.id in (edit.split or ())]
        missing = sorted(set(edit.split or ()) - {report.id for report in leaving})
        if missing:
            self._tell(edit.origin, f"{' and '.join(missing)} is no report of {key}")
        staying = [report for report in reports if report not in leaving]
        groups = [leaving, staying] if edit.split else [[report] for report in reports]
        if len(groups) < 2 or not all(groups):
            self._tell(edit.origin, f"{key} has nothing to part")
            return
        before = self.incidents.pop(key).corrections
        for group in groups:
            self._put(self._free(replace(self._combine(group), corrections=before)), edit.origin, f"split from {key}")

    def change(self, edit: Edit) -> None:
        """Drop an incident, or set its facts."""
        is_done = edit.split is not None or edit.merge
        key = self._key(edit.id) if is_done else self._found(edit.id, edit)
        if not key:
            return
        if edit.is_dropped:
            self.dropped.append(key)
            self._gone.update(report.id for report in self.incidents.pop(key).reports)
            return
        after, changes = changed_facts(self.incidents[key], edit)
        if changes:
            self._put(after, edit.origin, "; ".join(changes))
        elif not is_done:
            self._tell(edit.origin, f"{key} says so already: take the correction out")

    def _put(self, incident: Incident, origin: Origin, change: str) -> None:
        corrections = (*incident.corrections, origin.correction(change))
        flags = incident.flags | {Flag.CORRECTED}
        self.incidents[incident.id] = replace(incident, corrections=corrections, flags=flags)
        self._holder.update((report.id, incident.id) for report in incident.reports)

    def _free(self, incident: Incident) -> Incident:
        """The incident under an id that no other one has: copies of an article share the ids of their reports."""
        ids = (incident.id, *(f"{incident.id}~{number}" for number in range(2, len(self.incidents) + 3)))
        return replace(incident, id=next(id_ for id_ in ids if id_ not in self.incidents))

    def _key(self, id_: str) -> str:
        """The incident of an id of its own or of one of its reports; empty where there is none."""
        key = id_ if id_ in self.incidents else self._holder.get(id_, "")
        return key if key in self.incidents else ""

    def _found(self, id_: str, edit: Edit) -> str:
        """The same, and the next step where there is none."""
        key = self._key(id_)
        if not key and id_ in self._gone:
            self._tell(edit.origin, f"another correction drops {id_}: keep one of them")
        elif not key:
            self._tell(edit.origin, f"no report has the id {id_}; {self._again(edit)}")
        return key

    def _again(self, edit: Edit) -> str:
        """Where the words of a correction are told now."""
        words = " ".join(edit.quote.split())
        if not words:
            return "geomap check lists the ids of today"
        told = [one.id for one in self.incidents.values() if any(_has(report, words) for report in one.reports)]
        return f"its words are told in {' and '.join(told)} now" if told else "no article has its words any more"

    def _tell(self, origin: Origin, reason: str) -> None:
        self.stale.append(Stale(origin.where, reason))


def _has(report: Report, words: str) -> bool:
    return words in " ".join(report.quote.split())
