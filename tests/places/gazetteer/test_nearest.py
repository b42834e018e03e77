"""The nearest of some points."""

from __future__ import annotations

from geomap.places.gazetteer.nearest import distance_km, nearest_of


class TestNearestOf:
    """Points that are told away by their latitude alone."""

    def test_gives_the_first_of_those_at_the_least_distance(self) -> None:
        """As if each had been measured, across 180° as well."""
        points = [(north / 2, east / 2) for north in range(-20, 21) for east in (*range(-20, 21), 359)]
        for target in ((0.1, 0.2), (3.3, -9.9), (-9.0, -180.0), (0.25, 0.25)):
            expected = min(points, key=lambda point: distance_km(*target, *point))
            assert nearest_of(target, points) == (expected, distance_km(*target, *expected))
