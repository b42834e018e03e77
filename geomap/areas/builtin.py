"""The areas that come with geomap, opened from what the build made of ``boundaries/``."""

from __future__ import annotations

import json
import mmap
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import shapely

from geomap.areas.collection import Areas
from geomap.areas.entries import Entry
from geomap.data import built_file
from geomap.model import Area, AreaKind, AreaStatus

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

INDEX_FILE, SHAPES_FILE = "areas.json", "areas.wkb"
LEVELS = (0.0, 0.08, 0.3)
"""Degrees: how much each level of the shapes was simplified beyond the shipped files."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The built files: an index in JSON, and the shapes of every level as WKB one behind the other."""

    rows: tuple[dict[str, Any], ...]
    shapes: mmap.mmap

    @classmethod
    def open(cls, index: Path, shapes: Path) -> Shelf:
        """Open both files; shapes stay on disk until they are asked for."""
        with shapes.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return cls(tuple(json.loads(index.read_bytes())), mapped)

    def shape(self, row: dict[str, Any], *, level: int = 0) -> BaseGeometry:
        """The shape of a row at a level; the finest one that it has where it lacks the level."""
        start, end = row["shapes"][min(level, len(row["shapes"]) - 1)]
        return shapely.from_wkb(self.shapes[start:end])

    def areas(self, *, level: int = 0) -> Areas:
        """All areas, with shapes of a level."""
        return Areas.of_entries(self._entry(row, level) for row in self.rows)

    def _entry(self, row: dict[str, Any], level: int) -> Entry:
        begun, ended = _day(row.get("valid_from")), _day(row.get("valid_to"))
        make = partial(self._area, row, level)
        return Entry(row["id"], AreaKind(row["kind"]), tuple(row["bounds"]), begun, ended, make)

    def _area(self, row: dict[str, Any], level: int) -> Area:
        area = Area(row["id"], row["name"], AreaKind(row["kind"]), self.shape(row, level=level))
        words = {key: row[key] for key in ("country_code", "controller", "source", "note") if key in row}
        status = AreaStatus(row.get("status", AreaStatus.ASSESSED))
        days = {"valid_from": _day(row.get("valid_from")), "valid_to": _day(row.get("valid_to"))}
        return replace(area, status=status, **words, **days)


@cache
def shelf() -> Shelf:
    """The built-in shelf, opened once.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    return Shelf.open(built_file(INDEX_FILE), built_file(SHAPES_FILE))


@cache
def default_areas(*, level: int = 0) -> Areas:
    """The built-in countries, first-level units, disputed areas and control areas.

    Levels 1 and 2 are coarser shapes of countries and units for maps of small scale.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    return shelf().areas(level=level)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
