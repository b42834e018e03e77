"""Makes the built files of the boundaries: called by the build hook."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.areas.builtin import INDEX_FILE, LEVELS, SHAPES_FILE
from geomap.areas.reading import read_areas
from geomap.files import atomic_write
from geomap.model import AreaKind

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from geomap.model import Area

COVERAGES = ("countries.geojson", "admin1.geojson")
"""Files whose areas share borders and get coarser levels."""


def compile_boundaries(source: Path, built: Path) -> None:
    """Write the index and the shapes of every GeoJSON file under a folder into ``built``.

    Raises:
        BoundaryError: a file, or a feature in it, cannot be used.
        OutputError: the built files cannot be written.
    """
    shapes = bytearray()
    rows: list[dict[str, Any]] = []
    for path in sorted(source.rglob("*.geojson")):
        areas = tuple(read_areas(path))
        for area, forms in zip(areas, _levels(path, areas), strict=True):
            rows.append(_row(area, _shelved(forms, shapes)))
    built.mkdir(parents=True, exist_ok=True)
    atomic_write(built / SHAPES_FILE, bytes(shapes))
    atomic_write(built / INDEX_FILE, json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def _levels(path: Path, areas: tuple[Area, ...]) -> list[list[Any]]:
    """The shapes of each area, from fine to coarse; areas that share no borders have one level."""
    finest = np.array([area.geometry for area in areas])
    if path.name not in COVERAGES:
        return [[shape] for shape in finest]
    coarser = [shapely.coverage_simplify(finest, tolerance) for tolerance in LEVELS[1:]]
    return [list(forms) for forms in zip(finest, *coarser, strict=True)]


def _shelved(forms: list[Any], shapes: bytearray) -> list[tuple[int, int]]:
    """Put shapes on the shelf; where they lie."""
    places = []
    for blob in shapely.to_wkb(np.array(forms), byte_order=1).tolist():
        places.append((len(shapes), len(shapes) + len(blob)))
        shapes += blob
    return places


def _row(area: Area, places: list[tuple[int, int]]) -> dict[str, Any]:
    """What the index says of an area; nothing for what is empty."""
    row: dict[str, Any] = {"id": area.id, "name": area.name, "kind": str(area.kind), "bounds": _bounds(area)}
    row |= {key: getattr(area, key) for key in ("country_code", "controller", "source", "note")}
    row |= {key: getattr(area, key).isoformat() for key in ("valid_from", "valid_to") if getattr(area, key)}
    status = str(area.status) if area.kind is AreaKind.CONTROL else ""
    return {key: value for key, value in (row | {"status": status, "shapes": places}).items() if value}


def _bounds(area: Area) -> list[float]:
    corners: NDArray[np.float64] = shapely.bounds(area.geometry)
    return [round(value, 4) for value in corners.tolist()]
