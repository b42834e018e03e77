"""Makes the built files of the boundaries: called by the build hook."""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.areas.area_files import read_areas
from geomap.areas.builtin import LEVELS, MORE, NUMBERS, NUMBERS_FILE, SHAPES_FILE, STEPS, WORDS_FILE
from geomap.model import AreaKind
from geomap.system.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geomap.areas.collection import Areas
    from geomap.model import Area

COVERAGES = ("countries.geojson", "admin1.geojson")
"""Files whose areas share borders and get coarser levels."""


def compile_boundaries(source: Path, built: Path) -> None:
    """Write the areas of every GeoJSON file under a folder into the three built files.

    Raises:
        BoundaryError: a file, or a feature in it, cannot be used.
        OutputError: the built files cannot be written.
    """
    groups: list[dict[str, Any]] = []
    numbers: list[list[int]] = []
    shapes = bytearray()
    for path in sorted(source.rglob("*.geojson")):
        areas = read_areas(path)
        groups.append(_group(tuple(areas)))
        for area, forms in zip(areas, _levels(path, areas), strict=True):
            numbers.append([*_bounds(area), *map(len, forms)])
            shapes += b"".join(forms)
    built.mkdir(parents=True, exist_ok=True)
    atomic_write(built / SHAPES_FILE, bytes(shapes))
    atomic_write(built / NUMBERS_FILE, np.array(numbers, dtype=NUMBERS).tobytes())
    atomic_write(built / WORDS_FILE, json.dumps(groups, ensure_ascii=False, separators=(",", ":")))


def _levels(path: Path, areas: Areas) -> list[list[bytes]]:
    """The shapes of each area as deflated WKB, fine to coarse; areas that share no borders have one level alone."""
    finest = np.array([area.geometry for area in areas])
    levels = [_wkb(finest)]
    for tolerance in LEVELS[1:]:
        coarser = shapely.coverage_simplify(finest, tolerance) if path.name in COVERAGES else None
        levels.append([b""] * len(finest) if coarser is None else _wkb(coarser))
    return [list(forms) for forms in zip(*levels, strict=True)]


def _wkb(shapes: NDArray[Any]) -> list[bytes]:
    return [zlib.compress(shape, 9) for shape in shapely.to_wkb(shapes, byte_order=1)]


def _bounds(area: Area) -> list[int]:
    """The bounding box in steps, rounded outwards."""
    west, south, east, north = np.array(area.geometry.bounds) * STEPS
    return [int(np.floor(west)), int(np.floor(south)), int(np.ceil(east)), int(np.ceil(north))]


def _group(areas: Sequence[Area]) -> dict[str, Any]:
    """The words of one file's areas, by column; what few areas have, by their place."""
    more = {str(place): said for place, area in enumerate(areas) if (said := _said(area))}
    return {
        "kind": str(areas[0].kind),
        "ids": [area.id for area in areas],
        "names": [area.name for area in areas],
        "country_codes": [area.country_code for area in areas],
        "more": more,
    }


def _said(area: Area) -> dict[str, str]:
    fields = {field: getattr(area, field) for field in MORE if field != "status" or area.kind is AreaKind.CONTROL}
    return {field: _word(value) for field, value in fields.items() if value}


def _word(value: str | date) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
