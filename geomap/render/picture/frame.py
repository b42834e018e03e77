"""The frame of the map on paper: degrees to points, equirectangular, true to scale at its middle."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geomap.render.sheet.extent import KM_IN_DEGREE, first_view

if TYPE_CHECKING:
    from typing import Any

    from shapely.geometry.base import BaseGeometry

    from geomap.render.sheet.map_sheet import MapSheet

WORLD = (-180.0, -60.0, 180.0, 80.0)
"""Degrees: where people live; nothing of the news is left out."""
_AIR = 1.06
"""Times: no mark lies on the edge."""
_FINEST = 0.2
"""Points: corners closer than this cannot be told apart in print."""
_WIDEST, _NARROWEST = 1.9, 1.25
"""The proportions of a map on a page, width by height; ``ground_box`` reaches as far."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the paper, in points, and the part of the world in it, in degrees."""

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    points_in_degree: float
    """Of latitude; a degree of longitude is shorter by ``shrink``."""
    shrink: float

    @property
    def east(self) -> float:
        """The longitude of the right edge."""
        return self.west + self.width / self.points_in_degree / self.shrink

    @property
    def south(self) -> float:
        """The latitude of the lower edge."""
        return self.north - self.height / self.points_in_degree

    @property
    def right(self) -> float:
        """The right edge in points."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge in points."""
        return self.top + self.height

    @property
    def points_in_km(self) -> float:
        """How long a kilometre is on paper, at the middle of the map."""
        return self.points_in_degree / KM_IN_DEGREE

    def at(self, *, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a place lies on the paper, in points."""
        return (
            self.left + (longitude - self.west) * self.points_in_degree * self.shrink,
            self.top + (self.north - latitude) * self.points_in_degree,
        )

    def holds(self, *, latitude: float, longitude: float) -> bool:
        """Whether a place lies within the frame."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def laid(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees as it lies on the paper, cut at the frame."""
        west, south, east, north = geometry.bounds if not geometry.is_empty else (0.0, 0.0, 0.0, 0.0)
        if west > self.east or east < self.west or south > self.north or north < self.south:
            return shapely.GeometryCollection()
        # Cutting crosses itself on rings that do; paper then takes the shape mended
        whole = geometry if geometry.is_valid else shapely.make_valid(geometry)
        inside = shapely.clip_by_rect(whole, self.west, self.south, self.east, self.north)
        return shapely.simplify(shapely.transform(inside, self._on_paper), _FINEST)

    def _on_paper(self, points: Any) -> Any:
        across = self.left + (points[:, 0] - self.west) * self.points_in_degree * self.shrink
        return np.column_stack([across, self.top + (self.north - points[:, 1]) * self.points_in_degree])


def frame_of(sheet: MapSheet, *, left: float, top: float, width: float) -> Frame:
    """The frame in which everything that the sheet opens on is seen."""
    west, south, east, north = first_view(sheet) or WORLD
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.2)
    wide, high = (east - west) * shrink * _AIR, (north - south) * _AIR
    height = width / min(max(wide / high, _NARROWEST), _WIDEST)
    scale = min(width / wide, height / high)
    return Frame(
        left=left,
        top=top,
        width=width,
        height=height,
        west=(west + east) / 2 - width / scale / shrink / 2,
        north=(south + north) / 2 + height / scale / 2,
        points_in_degree=scale,
        shrink=shrink,
    )
