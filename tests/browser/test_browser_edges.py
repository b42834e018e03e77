"""Incidents where maps end: at the date line, at the poles, everywhere at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import map_samples
import pytest
from playwright.sync_api import expect

from geomap.model import GeoPrecision, Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.model import Incident


def happened_at(latitude: float, longitude: float) -> Incident:
    """A march at a point of the globe."""
    place = replace(map_samples.KARVIN, id=f"own:{latitude},{longitude}", latitude=latitude, longitude=longitude)
    return replace(map_samples.march(), id=place.id, location=Location(place, GeoPrecision.EXACT))


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize(
    "points",
    [((-17.0, 179.8), (-17.2, -179.7)), ((90.0, 0.0), (-89.9, 10.0)), ((51.9, -176.6), (-43.9, 176.5), (64.7, 177.5))],
    ids=["Fiji", "the poles", "the Pacific"],
)
def test_every_incident_is_in_sight_at_first(
    visit: Callable[..., Any], points: tuple[tuple[float, float], ...], width: int, height: int
) -> None:
    """However far apart they are, the map opens on all of them."""
    incidents = tuple(happened_at(*point) for point in points)
    page = visit(map_samples.sheet(incidents=incidents, outlines={}, areas=()), width=width, height=height).page
    for point in points:
        seen = page.evaluate(
            """([latitude, longitude]) => {
                const [map] = geomap.maps, size = map.getSize();
                const at = map.latLngToContainerPoint([latitude, longitude]);
                return at.x > 0 && at.y > 0 && at.x < size.x && at.y < size.y;
            }""",
            list(point),
        )
        assert seen, point


def test_a_map_without_a_place_says_so(visit: Callable[..., Any]) -> None:
    """An empty world would look like a fault."""
    page = visit(map_samples.sheet(incidents=(map_samples.nowhere(),))).page
    expect(page.locator(".gm-legend")).to_contain_text("No incident here has a known place.")
    page = visit(map_samples.sheet()).page
    expect(page.locator(".gm-legend")).not_to_contain_text("known place")
