"""The counties of the United States: districts that the gazetteer's entries are drawn by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from geomap.model import AreaKind
from geomap.places import Gazetteer

if TYPE_CHECKING:
    from geomap.areas import Areas


@pytest.mark.parametrize(
    ("latitude", "longitude", "id_"),
    [
        (41.85003, -87.65005, "US.IL.031"),  # Chicago in Cook County
        (30.26715, -97.74306, "US.TX.453"),  # Austin in Travis County
        (36.17497, -115.13722, "US.NV.003"),  # Las Vegas in Clark County
        (38.88233, -77.17109, "US.VA.059"),  # Falls Church, too small for a shape, in Fairfax County
        (18.46633, -66.10572, "US.PR.127"),  # San Juan
    ],
)
def test_a_town_lies_in_its_county(built_in: Areas, latitude: float, longitude: float, id_: str) -> None:
    """Counties know no gaps between them."""
    found = built_in.of_kind(AreaKind.ADMIN2).covering(latitude=latitude, longitude=longitude)
    assert [area.id for area in found] == [id_]


def test_counties_share_their_borders(built_in: Areas) -> None:
    """Those of the source cross each other by a hair here and there; the recipe mends them."""
    counties = [area.geometry for area in built_in.of_kind(AreaKind.ADMIN2)]
    assert len(counties) == 3230
    assert shapely.coverage_is_valid(counties)


def test_counties_lie_in_their_states(built_in: Areas) -> None:
    """Their shapes come from another source than the states, whose land lacks Virginia's Eastern Shore."""
    states = {area.id: area.geometry for area in built_in.of_kind(AreaKind.ADMIN1) if area.country_code == "US"}
    counties = [(county.id, county.geometry) for county in built_in.of_kind(AreaKind.ADMIN2)]
    outside = {
        id_
        for id_, shape in counties
        if (state := states.get(id_.rpartition(".")[0])) and shape.intersection(state).area < shape.area * 0.4
    }
    assert outside == {"US.VA.001", "US.VA.131"}


def test_a_county_of_the_gazetteer_names_its_shape(built_in: Areas) -> None:
    """So that an incident that names no more than the county is drawn as the county."""
    found = Gazetteer.default().by_id("admin2:US.48453")
    assert found is not None
    assert (found.name, found.areas) == ("Travis County", ("US.TX.453",))
    assert built_in.by_id("US.TX.453") is not None


def test_where_the_land_of_units_ends_a_district_tells_the_country(built_in: Areas) -> None:
    """Virginia's Eastern Shore is land in the counties alone."""
    (found,) = built_in.locate([(-75.75, 37.707)], codes=["US"])
    assert found.ids == ("US", "US.VA.001")
