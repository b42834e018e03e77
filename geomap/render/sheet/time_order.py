"""The order in which incidents are listed and numbered: as they happened, undated ones last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Flag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Incident


def in_order(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Sort by the first day, then the last, then the id, so that the order of the input does not show."""
    return tuple(sorted(incidents, key=_place_in_time))


def _place_in_time(incident: Incident) -> tuple[bool, bool, int, int, str]:
    aside = bool(incident.flags & {Flag.BACKGROUND, Flag.HYPOTHETICAL})
    if incident.when is None:
        return aside, True, 0, 0, incident.id
    return aside, False, incident.when.start.toordinal(), incident.when.end.toordinal(), incident.id
