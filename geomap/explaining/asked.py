"""The part of an explanation that somebody asks for: one incident, or one place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geomap.explaining.nouns import Explanation, IncidentExplanation
    from geomap.model import Span


def about_incident(explanation: Explanation, beginning: str) -> Explanation | None:
    """The incident whose id begins so, with the names and the sentences of its clauses; None where it is not told."""
    told = tuple(one for one in explanation.incidents if _is_called(one, beginning))
    if not told:
        return None
    ids = {one.id for one in told}
    return replace(
        explanation,
        incidents=told,
        silent=tuple(one for one in explanation.silent if one.incident in ids),
        names=tuple(name for name in explanation.names if any(_names(one, name.mention.start) for one in told)),
    )


def about_place(explanation: Explanation, text: str) -> Explanation | None:
    """The names that hold a text or mean a place that does, with the incidents there; None where there are none."""
    wanted = text.casefold()
    names = tuple(name for name in explanation.names if wanted in f"{name.mention.text}\n{name.place.value}".casefold())
    told = tuple(one for one in explanation.incidents if wanted in one.place.value.casefold())
    return replace(explanation, names=names, incidents=told, silent=()) if names or told else None


def _is_called(incident: IncidentExplanation, beginning: str) -> bool:
    return incident.id.startswith(beginning) or incident.incident.startswith(beginning)


def _names(incident: IncidentExplanation, start: int) -> bool:
    """Whether a name was weighed for an incident's place or stands in its clauses."""
    spans: tuple[Span, ...] = (*incident.spans, *(option.span for option in incident.place.options))
    return any(span.start <= start < span.end for span in spans)
