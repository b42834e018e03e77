"""Reads TopoJSON, and makes one coverage without overlaps of polygons whose borders were rounded across each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from geojson_lines import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

Ring = list[tuple[float, float]]


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """Turn TopoJSON's whole-number steps into longitudes and latitudes."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def outer_rings(geometry: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """Put the outer ring of each polygon together from its arcs."""
    return [_ring(polygon[0], arcs) for polygon in _polygons(geometry)]


def without_faults(geometries: Sequence[dict[str, Any]], arcs: list[Ring]) -> NDArray[Any]:
    """The polygons as a valid coverage, each vertex rounded to ``DECIMALS``; empty where one was rounded to a line.

    All borders are laid on one grid and cut at every crossing; each face between them goes to the polygon that it lies
    in, to the smaller where it lies in two: a town is cut out of the county round it.

    Raises:
        ValueError: the result is no coverage.
    """
    polygons = np.array([_shape(geometry, arcs) for geometry in geometries])
    borders = shapely.union_all(shapely.boundary(polygons), grid_size=10.0**-DECIMALS)
    faces = shapely.get_parts(shapely.polygonize([borders]))
    owners = _owners(faces, polygons)
    found = [shapely.coverage_union_all(faces[owners == place]) for place in range(len(polygons))]
    coverage = np.array(found)
    if not shapely.coverage_is_valid(coverage):
        raise ValueError("the polygons cannot be made a coverage: look at their borders")
    return coverage


def _owners(faces: NDArray[Any], polygons: NDArray[Any]) -> NDArray[np.int64]:
    """The place of the smallest polygon that each face lies in; -1 for a lake between them."""
    whole = shapely.make_valid(polygons, method="structure", keep_collapsed=False)
    face, polygon = shapely.STRtree(whole).query(shapely.point_on_surface(faces), predicate="within")
    owners = np.full(len(faces), -1, dtype=np.int64)
    # Written from large to small, so that the smallest stays
    order = np.argsort(-shapely.area(whole)[polygon], kind="stable")
    owners[face[order]] = polygon[order]
    return owners


def _shape(geometry: dict[str, Any], arcs: list[Ring]) -> Any:
    parts = (_polygon([_ring(ring, arcs) for ring in polygon]) for polygon in _polygons(geometry))
    return shapely.MultiPolygon([part for part in parts if part is not None])


def _polygon(rings: list[Ring]) -> Any:
    """A polygon of its shell and holes; None for an islet that rounding has shrunk to a line."""
    shell, *holes = rings
    return shapely.Polygon(shell, _with_area(holes)) if len(set(shell)) > 2 else None


def _with_area(rings: Iterable[Ring]) -> list[Ring]:
    return [ring for ring in rings if len(set(ring)) > 2]


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    polygons: list[list[list[int]]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return polygons


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """A ring from its arcs; ``~n`` is arc n backwards."""
    return [point for n in numbers for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
