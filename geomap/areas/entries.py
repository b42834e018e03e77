"""An area before its shape is needed: what a query looks at first, and a way to make the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from geomap.model import Area, AreaKind

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees of EPSG:4326."""


@dataclass(slots=True)
class Entry:
    """One area of a collection; its geometry is decoded when somebody first asks, then kept."""

    id: str
    kind: AreaKind
    bounds: Bounds
    valid_from: date | None
    valid_to: date | None
    make: Callable[[], Area] = field(repr=False)
    _area: Area | None = field(default=None, repr=False)

    @property
    def area(self) -> Area:
        """The whole area."""
        if self._area is None:
            self._area = self.make()
        return self._area

    def holds(self, day: date) -> bool:
        """Whether the area was so on a day: ``valid_from`` inclusive, ``valid_to`` exclusive."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to)


def entry_of(area: Area) -> Entry:
    """The entry of an area that is already whole."""
    west, south, east, north = area.geometry.bounds
    return Entry(area.id, area.kind, (west, south, east, north), area.valid_from, area.valid_to, lambda: area)
