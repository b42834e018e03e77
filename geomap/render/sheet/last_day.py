"""What a picture that cannot move shows: the news, on its last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Flag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geomap.model import Area, Incident

_ASIDE = frozenset({Flag.BACKGROUND, Flag.HYPOTHETICAL})


def news_of(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """The incidents that are neither history nor plans; all of them where there is nothing else."""
    everything = tuple(incidents)
    return tuple(incident for incident in everything if not incident.flags & _ASIDE) or everything


def last_day(incidents: Iterable[Incident]) -> date | None:
    """The last day of the news; None where nothing is dated."""
    return max((incident.when.end for incident in news_of(incidents) if incident.when), default=None)


def holds_on(area: Area, day: date | None) -> bool:
    """Whether an area held on a day, ``valid_to`` exclusive; without a day, whether it holds still."""
    if day is None:
        return area.valid_to is None
    return (area.valid_from is None or area.valid_from <= day) and (area.valid_to is None or day < area.valid_to)
