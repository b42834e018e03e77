"""What the benchmarks of invented sentences with places share: counts of right, found and wanted ones, and floors."""

from __future__ import annotations

import argparse
import sys
import tomllib
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Score = Callable[..., list[int]]
    """How many places of a text are right, were found, and are wanted."""

HERE = Path(__file__).resolve().parent
NEAR_KM = 161.0
COUNTRY_KM = 800.0
LARGE_KM = 3000.0


def measure(name: str, *, texts: str, score: Score, about: str | None) -> None:
    """Print precision, recall and F1 of each group of texts in ``name.toml``; exit 1 below the floors."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    errors = parser.parse_args().errors
    table = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
    totals = [0, 0, 0]
    for group, members in table[texts].items():
        counts = [0, 0, 0]
        for member in members:
            counts = _added(counts, score(member, table["points"], errors=errors))
        totals = _added(totals, counts)
        print(line(group, counts))
    print(line("all", totals))
    _hold_floors(name, totals)


def _added(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


def _hold_floors(name: str, totals: Sequence[int]) -> None:
    right, found, wanted = totals
    floors: dict[str, Any] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))[name]
    figures = {"precision": right / found, "recall": right / wanted, "f1": 2 * right / (found + wanted)}
    below = [f"{what} {figures[what]:.3f} < {floor}" for what, floor in floors.items() if figures[what] < floor]
    if below:
        sys.exit(f"below the floor: {', '.join(below)}")


def km(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The great-circle distance by the haversine formula."""
    rise = sin(radians(to_latitude - latitude) / 2) ** 2
    turn = sin(radians(to_longitude - longitude) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(rise + cos(radians(latitude)) * cos(radians(to_latitude)) * turn))


def line(name: str, counts: Sequence[int]) -> str:
    """One row of figures."""
    right, found, wanted = counts
    if not wanted:
        return f"{name:14} no place to find, {found} found"
    figures = (right / max(found, 1), right / wanted, 2 * right / (found + wanted))
    return f"{name:14} P {figures[0]:.2f} R {figures[1]:.2f} F1 {figures[2]:.2f}   of {wanted}"
