"""What did not happen, or not yet: threats, plans, fears and denials, as reports that are flagged so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.incidents.coreference import START, as_threads
from geomap.incidents.extraction import read_scene, read_threads
from geomap.incidents.factuality.mention_factuality import strength_of
from geomap.incidents.mentions import read_tellings
from geomap.incidents.report import report_of
from geomap.model import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.mentions import Telling
    from geomap.model import Article, Placed, Report, Unplaced

_DOUBTS = frozenset({"hypothetical", "negated", "denied"})


def find_threats(article: Article, places: Sequence[Placed | Unplaced]) -> tuple[Report, ...]:
    """The threats, plans, fears and denials of an article in text order, each flagged as hypothetical.

    Only those of a place, told as plainly as an event would have to be; what joined a report of ``find_incidents``
    stays there. Their days are those of the telling: a threat has no day yet.
    """
    scene = read_scene(article, places)
    tellings = tuple(read_tellings(scene))
    real = {id(telling) for thread in read_threads(scene, tellings) for telling in thread.tellings}
    doubtful = [telling for telling in tellings if id(telling) not in real and _is_threat(telling)]
    threads = as_threads(doubtful)
    told = frozenset(telling.clause.sentence_index for thread in threads for telling in thread.tellings)
    reports = (report_of(article, scene, thread, told) for thread in threads)
    flagged = (replace(report, flags=report.flags | {Flag.HYPOTHETICAL}) for report in reports)
    return tuple(sorted(flagged, key=lambda report: report.spans[0]))


def _is_threat(telling: Telling) -> bool:
    """Whether a clause tells plainly, and of a place, what may come or what is said not to have been."""
    if not telling.signs & _DOUBTS or telling.placed is None or telling.is_total:
        return False
    # "No casualties" says nothing of an event that there was not.
    if all(hit.label == "Harm" for hit in telling.clause.triggers()):
        return False
    # It has no day and no past yet, so that none is asked of it.
    return strength_of((telling.signs - _DOUBTS - {"no past"}) | {"dated"}) >= START
