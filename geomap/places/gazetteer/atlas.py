"""What places need to know of outlines, as flat arrays of points: middles of parts of areas, borders and coasts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geomap.area_parts import PartPoint
from geomap.data import built_file
from geomap.places.gazetteer.layout import map_sections
from geomap.vocabulary import Part

if TYPE_CHECKING:
    from pathlib import Path

ATLAS_FILE: Final = "atlas.index"
DEGREES: Final = 1e-4
"""Points are kept as whole ten-thousandths of a degree, about ten metres."""
COAST: Final = ""
"""What stands in the place of a neighbour for the sea."""

_PARTS = tuple(Part)


class Point(NamedTuple):
    """A point of an outline."""

    latitude: float
    longitude: float


class Atlas:
    """Answers from the file that ``compile_atlas`` wrote."""

    def __init__(self, path: Path) -> None:
        """Map a file."""
        sections = map_sections(path)
        self._arrays = sections.arrays
        self._areas = {area: number for number, area in enumerate(sections.values["areas"])}
        self._edges: dict[tuple[str, str], tuple[int, int]] = {
            (first, second): (start, end) for first, second, start, end in sections.values["edges"]
        }
        # The points of each edge that was asked for: the news comes back to the same coasts and borders.
        self._read: dict[tuple[str, str], tuple[Point, ...]] = {}

    @staticmethod
    def default() -> Atlas:
        """Open the one that comes with geomap, once.

        Raises:
            MissingBuildError: geomap was put on the path without being built.
        """
        return _default()

    def part(self, area: str, part: Part) -> PartPoint | None:
        """Give the middle of a part of an area; None where the area is unknown, or too small to be parted."""
        number = self._areas.get(area)
        if number is None:
            return None
        at = number * len(_PARTS) + _PARTS.index(part)
        arrays = self._arrays
        latitude, longitude = arrays["part_latitude"][at] * DEGREES, arrays["part_longitude"][at] * DEGREES
        return PartPoint(round(latitude, 4), round(longitude, 4), float(arrays["part_radius"][at]))

    def neighbours(self, country_code: str) -> frozenset[str]:
        """List the countries that one borders on by land."""
        return frozenset(
            other
            for pair in self._edges
            if country_code in pair
            for other in pair
            if other not in (country_code, COAST)
        )

    def border(self, country_code: str, other: str) -> tuple[Point, ...]:
        """Give points every 15 km or so along the border of two countries; none where they share none."""
        return self._points(min(country_code, other), max(country_code, other))

    def coast(self, country_code: str) -> tuple[Point, ...]:
        """Give points every 40 km or so at sea, some 15 km off the coast of a country; none where it has none."""
        return self._points(COAST, country_code)

    def _points(self, first: str, second: str) -> tuple[Point, ...]:
        points = self._read.get((first, second))
        if points is None:
            points = self._read[first, second] = self._read_points(first, second)
        return points

    def _read_points(self, first: str, second: str) -> tuple[Point, ...]:
        start, end = self._edges.get((first, second), (0, 0))
        latitudes, longitudes = self._arrays["edge_latitude"], self._arrays["edge_longitude"]
        return tuple(
            Point(round(latitudes[at] * DEGREES, 4), round(longitudes[at] * DEGREES, 4)) for at in range(start, end)
        )


@cache
def _default() -> Atlas:
    return Atlas(built_file(ATLAS_FILE))
