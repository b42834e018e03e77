"""The ground of a map: what is in view, clipped, and no finer than needed."""

from __future__ import annotations

from collections import Counter

import shapely

from geomap.areas import base_map
from geomap.model import AreaKind

KARABAKH = (46.2, 39.3, 47.4, 40.5)
WORLD = (-180.0, -60.0, 180.0, 80.0)


def test_a_close_view_has_countries_units_and_disputed_lines() -> None:
    """The countries round it too, but nothing of the other side of the world."""
    ground = base_map(KARABAKH)
    kinds = Counter(area.kind for area in ground)
    assert {"AZ", "AM", "IR"} <= set(ground.ids)
    assert {"AZ.28", "AM.08"} <= set(ground.ids)
    assert "line:former-ussr-oblast-in-1991-azerbaijan" in ground
    assert set(kinds) == {AreaKind.COUNTRY, AreaKind.ADMIN1, AreaKind.DISPUTED}
    assert "BR" not in ground


def test_of_what_is_disputed_only_lines_are_ground() -> None:
    """The outline of a disputed area runs along settled borders too."""
    for area in base_map(KARABAKH):
        if area.kind is AreaKind.DISPUTED:
            assert area.geometry.geom_type.endswith("LineString"), area.id


def test_everything_is_clipped_to_the_view_and_its_margin() -> None:
    """A window that is wider than high is filled."""
    bounds = shapely.union_all([area.geometry for area in base_map(KARABAKH)]).bounds
    assert bounds[0] < KARABAKH[0] - 0.9
    assert bounds[2] > KARABAKH[2] + 0.9
    assert bounds[0] > KARABAKH[0] - 3
    assert bounds[3] < KARABAKH[3] + 3


def test_the_world_is_drawn_with_few_vertices_and_no_units() -> None:
    """A map of the world does not carry the skerries of Norway."""
    ground = base_map(WORLD)
    assert not any(area.kind is AreaKind.ADMIN1 for area in ground)
    assert len(ground.of_kind(AreaKind.COUNTRY)) > 230
    assert sum(shapely.get_num_coordinates(area.geometry) for area in ground) < 40_000
