"""How fast and small areas are: ``python benchmarks/areas.py``, a figure a line with what is asked of it.

Makes a folder of 769 daily maps of some 84 kB, one slowly moving MultiPolygon each, and a hundred thousand points round
their line, in a temporary folder with a cache of its own; nothing is read from or left on the machine. Seconds are of
the processor.
"""

from __future__ import annotations

import json
import math
import os
import random
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from geomap.areas import Areas, default_areas, read_areas
from geomap.drawing import compose_sheet
from geomap.layers import join
from geomap.model import AreaKind, EventType, GeoPrecision, Incident, Kind, Location, Place, When
from geomap.render.page.html_page import to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAYS = 769
FIRST = date(2024, 7, 8)
CORNERS = 2_100
"""Of the line, which with its 15 decimals comes to about 84 kB a file."""
POINTS = 100_000
MOVING = 40
"""Corners of the line that move from one day to the next."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured, and the most that it may be."""

    name: str
    value: float
    limit: float
    unit: str

    def __str__(self) -> str:
        verdict = "ok" if self.value < self.limit else "MISSED"
        return f"{verdict:7} {self.value:9.2f} {self.unit:3} < {self.limit:g} {self.unit:3} {self.name}"


def main() -> int:
    """Print every figure; 1 where one misses its limit."""
    with tempfile.TemporaryDirectory(prefix="geomap-areas-") as folder, _cache_in(Path(folder)):
        daily = Path(folder) / "daily"
        write_states(daily)
        figures = [*_reading(daily), *_page(daily), *_asking(daily), *_joining(), *_shipped()]
    for figure in figures:
        print(figure)
    return int(any(figure.value >= figure.limit for figure in figures))


@contextmanager
def _cache_in(folder: Path) -> Iterator[None]:
    """Never the user's own cache."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        os.environ[name] = str(folder / "cache")
    yield


def write_states(folder: Path) -> None:
    """Write the daily maps: a front from north to south that moves here and there, and an island that never does."""
    chance = random.Random(5)  # noqa: S311 - always the same maps
    folder.mkdir()
    island = [[40.2 + math.cos(turn / 30) / 9, 47.1 + math.sin(turn / 30) / 9] for turn in range(188)]
    front = [[36 + math.sin(y / 60) / 2 + chance.random() / 50, 46 + y * 5 / CORNERS] for y in range(CORNERS)]
    for number in range(DAYS):
        start = chance.randrange(CORNERS - MOVING)
        for corner in front[start : start + MOVING]:
            corner[0] += (chance.random() - 0.55) / 40
        shell = [[41.0, 46.0], [41.0, 51.0], *reversed(front), [41.0, 46.0]]
        parts = [[_shifted(shell)], [[[x - 6, y] for x, y in [*island, island[0]]]]]
        geometry = {"type": "MultiPolygon", "coordinates": parts}
        collection = {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "properties": {}, "geometry": geometry}],
        }
        path = folder / f"front_{FIRST + timedelta(days=number):%Y%m%d}.geojson"
        path.write_text(json.dumps(collection), encoding="utf-8")


def _shifted(ring: list[list[float]]) -> list[list[float]]:
    """The same corners, which rounding does not make shorter in the file."""
    return [[x + 1e-12, y] for x, y in ring]


def _reading(folder: Path) -> Iterator[Figure]:
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    yield Figure(f"first reading of {DAYS} daily files, {size:.0f} MB", _seconds(lambda: _read(folder)), 20, "s")
    yield Figure("the same from the cache", _seconds(lambda: _read(folder)), 1, "s")


def _page(folder: Path) -> Iterator[Figure]:
    incidents = tuple(_incidents(30))
    bare = default_areas().of_kind(*(kind for kind in AreaKind if kind is not AreaKind.CONTROL))
    small = len(to_html(compose_sheet(incidents, areas=bare)).encode())
    started = process_time()
    large = len(to_html(compose_sheet(incidents, areas=bare + _read(folder))).encode())
    yield Figure(f"what {DAYS} daily states add to a map", (large - small) / 1e6, 3, "MB")
    yield Figure("drawing that map", process_time() - started, 20, "s")


def _asking(folder: Path) -> Iterator[Figure]:
    areas = _read(folder)
    chance = random.Random(7)  # noqa: S311 - always the same points
    points = [(chance.uniform(35, 41), chance.uniform(46, 51)) for _ in range(POINTS)]
    days = [FIRST + timedelta(days=chance.randrange(DAYS)) for _ in points]
    yield Figure(
        f"who held {POINTS:,} points on {DAYS} days, with the distance to the line",
        _seconds(lambda: areas.controls(points, days=days, within_km=[3.0] * POINTS)),
        5,
        "s",
    )


def _joining() -> Iterator[Figure]:
    areas = default_areas()
    incidents = tuple(_incidents(POINTS))
    places = [incident.location.place for incident in incidents if incident.location]
    points = [(place.longitude, place.latitude) for place in places]
    codes = [place.country_code for place in places]
    yield Figure(f"the units of {POINTS:,} points", _seconds(lambda: areas.locate(points, codes=codes)), 2, "s")
    yield Figure(f"the whole join of {POINTS:,} incidents", _seconds(lambda: join(incidents, areas)), 5, "s")


def _shipped() -> Iterator[Figure]:
    boundaries = Path(__file__).resolve().parent.parent / "boundaries"
    size = sum(path.stat().st_size for path in boundaries.rglob("*.geojson"))
    yield Figure("the boundary files that are shipped", size / 1e6, 12, "MB")


def _read(folder: Path) -> Areas:
    return read_areas(folder, kind=AreaKind.CONTROL, fields={"controller": "=North"}, on_skip=lambda _: None)


def _incidents(number: int) -> Iterator[Incident]:
    """Incidents at towns that never were, all over one country and its neighbours."""
    chance = random.Random(3)  # noqa: S311 - always the same incidents
    for count in range(number):
        latitude, longitude = round(chance.uniform(46.5, 50.5), 5), round(chance.uniform(34, 40.5), 5)
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        place = Place(f"own:{count}", f"Town {count}", latitude, longitude, Kind.SETTLEMENT)
        yield Incident(
            str(count), (), EventType.BATTLES, "Armed clash", When(day, day), Location(place, GeoPrecision.EXACT)
        )


def _seconds(action: Callable[[], object]) -> float:
    started = process_time()
    action()
    return process_time() - started


if __name__ == "__main__":
    sys.exit(main())
