"""Moves a border round a town that the source leaves outside its own district, as ``moved_borders.csv`` says."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from geojson_lines import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

TABLE = Path(__file__).parent / "moved_borders.csv"
KM_PER_DEGREE = 111.2


def move_borders(geometries: NDArray[Any], ids: Sequence[str]) -> NDArray[Any]:
    """The coverage, rounded, with a disc round each town given to its own unit.

    Raises:
        ValueError: a town does not lie as the table says, or the units would overlap.
    """
    moved = np.asarray(shapely.transform(geometries, lambda pairs: np.round(pairs, DECIMALS)))
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            _move(moved, ids.index(row["belongs_to"]), ids.index(row["falls_in"]), row)
    if not shapely.coverage_is_valid(moved):
        raise ValueError(f"the units overlap after moving borders: change the radius in {TABLE.name}")
    return moved


def _move(geometries: NDArray[Any], own: int, other: int, row: Mapping[str, str]) -> None:
    town = shapely.Point(float(row["longitude"]), float(row["latitude"]))
    if not geometries[other].covers(town):
        raise ValueError(f"{row['town']} does not fall in {row['falls_in']}: remove its row from {TABLE.name}")
    disc = _disc(town, float(row["radius_km"]))
    grid = 10.0**-DECIMALS
    given = shapely.intersection(geometries[other], disc, grid_size=grid)
    geometries[other] = shapely.difference(geometries[other], disc, grid_size=grid)
    geometries[own] = shapely.union(geometries[own], given, grid_size=grid)


def _disc(town: shapely.Point, radius_km: float) -> shapely.Polygon:
    """A 16-gon that is round on the ground."""
    angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    radius = radius_km / KM_PER_DEGREE
    x = town.x + radius * np.cos(angles) / np.cos(np.radians(town.y))
    return shapely.Polygon(np.round(np.column_stack([x, town.y + radius * np.sin(angles)]), DECIMALS))
