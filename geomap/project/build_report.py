"""The books of a build: what came in, what came out, and what became of the rest."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.articles import Undated
from geomap.model import Flag, Unplaced
from geomap.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.pipeline import Outcome

MOST_NAMES = 500
"""Unplaced names that are listed, the most frequent first; the others are counted."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run knows beside its outcome."""

    reused: int
    skipped: tuple[object, ...]
    written: tuple[Path, ...]


def books(outcome: Outcome, run: Run) -> dict[str, Any]:
    """The books as plain values, in the documented order (docs/how-to-project.md)."""
    read = len(outcome.readings)
    return {
        "geomap": __version__,
        "articles": {
            "read": read,
            "known_from_before": run.reused,
            "read_anew": read - run.reused,
            "skipped": [str(skipped) for skipped in run.skipped if not isinstance(skipped, Undated)],
            "undated": [str(undated) for undated in run.skipped if isinstance(undated, Undated)],
        },
        "data": [
            {"file": data.path.name, "format": str(data.format), "incidents": len(data.incidents)}
            for data in outcome.data
        ],
        "names": _names(outcome),
        "reports": sum(len(reading.reports) for reading in outcome.readings),
        "incidents": _incidents(outcome),
        "corrections": {
            "corrected": outcome.corrected,
            "dropped": list(outcome.removed),
            "stale": [{"where": stale.where, "reason": stale.reason} for stale in outcome.stale],
        },
        "outputs": [_file(path) for path in run.written],
    }


def _names(outcome: Outcome) -> dict[str, Any]:
    places = [place for reading in outcome.readings for place in reading.places]
    unplaced = Counter((place.mention.text, place.reason) for place in places if isinstance(place, Unplaced))
    ordered = sorted(unplaced.items(), key=lambda item: (-item[1], item[0]))
    return {
        "mentioned": len(places),
        "placed": len(places) - unplaced.total(),
        "unplaced": unplaced.total(),
        "unplaced_names": [
            {"name": " ".join(name.split()), "count": count, "reason": reason}
            for (name, reason), count in ordered[:MOST_NAMES]
        ],
        "unplaced_names_not_listed": max(len(ordered) - MOST_NAMES, 0),
    }


def _incidents(outcome: Outcome) -> dict[str, int]:
    incidents = outcome.incidents
    return {
        "shown": len(incidents),
        "of_several_articles": sum(len({r.article.id for r in incident.reports}) > 1 for incident in incidents),
        "without_a_place": sum(incident.location is None for incident in incidents),
        "without_a_day": sum(incident.when is None for incident in incidents),
        "history": sum(incident.is_background for incident in incidents),
        "threats_and_plans": sum(Flag.HYPOTHETICAL in incident.flags for incident in incidents),
        "outside_the_period": outcome.outside,
    }


def _file(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"file": path.name, "bytes": path.stat().st_size, "sha256": digest}
