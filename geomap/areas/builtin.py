"""The areas that come with geomap, opened from what the build made of ``boundaries/``."""

from __future__ import annotations

import json
import mmap
import zlib
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geomap.areas.collection import Areas
from geomap.areas.entries import Entry
from geomap.data import built_file
from geomap.model import Area, AreaKind, AreaStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray
WORDS_FILE, NUMBERS_FILE, SHAPES_FILE = "areas.json", "areas.numbers", "areas.wkb"
LEVELS = (0.0, 0.08, 0.3)
"""Degrees: how much each level of the shapes was simplified beyond the shipped files."""
STEPS = 10_000
"""Steps in a degree of the bounds in ``areas.numbers``."""
NUMBERS = np.dtype("<i4")
COLUMNS = 4 + len(LEVELS)
"""West, south, east and north in steps, then the bytes of the shape at each level, 0 where it is as the one before."""
MORE = ("controller", "valid_from", "valid_to", "status", "source", "note", "change", "precision")
"""Fields that few areas have, kept by the area's place in its group."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The built files: words in JSON, numbers as an array, and the shapes of all levels, each as deflated WKB."""

    groups: tuple[dict[str, Any], ...]
    numbers: NDArray[np.int32]
    shapes: mmap.mmap

    @classmethod
    def open(cls, words: Path, numbers: Path, shapes: Path) -> Shelf:
        """Open the three files; shapes stay on disk until they are asked for."""
        with shapes.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        array = np.frombuffer(numbers.read_bytes(), dtype=NUMBERS).reshape(-1, COLUMNS)
        return cls(tuple(json.loads(words.read_bytes())), array, mapped)

    def areas(self, *, level: int = 0) -> Areas:
        """All areas, with shapes of a level."""
        return Areas.of_entries(self._entries(level))

    def _entries(self, level: int) -> Iterator[Entry]:
        boxes = (self.numbers[:, :4] / STEPS).tolist()
        places = zip(boxes, *self._places(level), strict=True)
        for group in self.groups:
            kind, more = AreaKind(group["kind"]), group["more"]
            columns = zip(group["ids"], group["names"], group["country_codes"], strict=True)
            for number, (id_, name, code) in enumerate(columns):
                box, start, end = next(places)
                said = more.get(str(number), {})
                make = partial(self._area, (id_, name, kind, code), said, slice(start, end))
                yield Entry(id_, kind, tuple(box), _day(said, "valid_from"), _day(said, "valid_to"), make)

    def _places(self, level: int) -> tuple[list[int], list[int]]:
        """Where the shape of each area begins and ends at a level, or at the nearest finer one that it has."""
        lengths = self.numbers[:, 4:].astype(np.int64)
        ends = np.cumsum(lengths).reshape(lengths.shape)
        rows = np.arange(len(lengths))
        has = np.where(lengths[:, : level + 1] > 0, np.arange(level + 1), 0).max(axis=1)
        end = ends[rows, has]
        return (end - lengths[rows, has]).tolist(), end.tolist()

    def _area(self, named: tuple[str, str, AreaKind, str], said: dict[str, str], place: slice) -> Area:
        id_, name, kind, code = named
        return Area(
            id=id_,
            name=name,
            kind=kind,
            geometry=shapely.from_wkb(zlib.decompress(self.shapes[place])),
            country_code=code,
            controller=said.get("controller", ""),
            valid_from=_day(said, "valid_from"),
            valid_to=_day(said, "valid_to"),
            status=AreaStatus(said.get("status", AreaStatus.ASSESSED)),
            source=said.get("source", ""),
            note=said.get("note", ""),
            change=said.get("change", ""),
            precision=said.get("precision", ""),
        )


@cache
def shelf() -> Shelf:
    """The built-in shelf, opened once.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    return Shelf.open(built_file(WORDS_FILE), built_file(NUMBERS_FILE), built_file(SHAPES_FILE))


@cache
def default_areas(*, level: int = 0) -> Areas:
    """The built-in countries, first-level units, disputed areas and lines, and control areas.

    Levels 1 and 2 are coarser shapes of countries and units for maps of small scale.

    Raises:
        MissingBuildError: the package was put on the path without being built.
    """
    return shelf().areas(level=level)


def _day(said: dict[str, str], field: str) -> date | None:
    return date.fromisoformat(said[field]) if field in said else None
