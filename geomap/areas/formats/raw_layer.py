"""What every format of a boundary file comes down to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.areas.formats.crs import Projection


@dataclass(frozen=True, slots=True)
class Layer:
    """The features of a file as raw GeoJSON values, and how their coordinates become degrees."""

    name: str
    """Empty where the format has no layers."""
    features: list[Any]
    projection: Projection | None = None
    """None where the coordinates are degrees already, or nothing says what they are."""
