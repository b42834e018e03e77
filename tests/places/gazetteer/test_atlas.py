"""What places know of outlines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from geomap.model import Kind, Place
from geomap.places.gazetteer.atlas import ATLAS_FILE, Atlas
from geomap.places.gazetteer.build.atlas_build import compile_atlas
from geomap.vocabulary import Part

if TYPE_CHECKING:
    from pathlib import Path


def _box(area: str, west: float, east: float) -> dict[str, Any]:
    """Make a country from 0 to 4 degrees north."""
    ring = [[west, 0], [east, 0], [east, 2], [east, 4], [west, 4], [west, 2], [west, 0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"id": area}, "geometry": geometry}


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    """Compile two countries side by side, all other sides of which are coast."""
    for name, features in (("countries", [_box("AA", 40, 44), _box("BB", 44, 48)]), ("admin1", [])):
        (tmp_path / f"{name}.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    towns = [Place(f"own:{n}", "Town", 3.5, 40.5 + n / 100, Kind.SETTLEMENT, "AA") for n in range(8)]
    compile_atlas(tmp_path, tmp_path, towns=towns)
    return Atlas(tmp_path / ATLAS_FILE)


def test_parts_are_known_by_area_and_direction(atlas: Atlas) -> None:
    """The middle of the north is where its towns are; without towns it is in the middle of its land."""
    north, south = atlas.part("AA", Part.NORTH), atlas.part("AA", Part.SOUTH)
    assert north is not None
    assert south is not None
    assert north.latitude == pytest.approx(3.5)
    assert north.longitude == pytest.approx(40.54, abs=0.05)
    assert south.longitude == pytest.approx(42, abs=0.4)
    assert atlas.part("CC", Part.NORTH) is None


def test_borders_are_shared_and_coasts_are_not(atlas: Atlas) -> None:
    """A side with a country on either hand is a border, every other one a coast, whose points lie at sea."""
    assert atlas.neighbours("AA") == {"BB"}
    assert atlas.border("AA", "BB") == atlas.border("BB", "AA")
    assert {point.longitude for point in atlas.border("AA", "BB")} == {44.0}
    assert atlas.border("AA", "CC") == ()
    assert atlas.coast("AA")
    assert all(not (40 <= point.longitude <= 48 and 0 <= point.latitude <= 4) for point in atlas.coast("AA"))


def test_the_atlas_that_comes_with_geomap_knows_the_world() -> None:
    """Some borders and coasts that are known to everybody."""
    atlas = Atlas.default()
    assert atlas.neighbours("PT") == {"ES"}
    assert atlas.coast("AM") == ()
    assert {"IQ", "TR", "AZ", "AM", "AF", "PK", "TM"} <= atlas.neighbours("IR")
