"""What the measures of places in invented sentences share: counts of right, found and wanted ones, and distances."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from frame import f1, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Score = Callable[..., list[int]]
    """How many places of a text are right, were found, and are wanted."""

NEAR_KM = 161.0
"""The field's measure: a hundred miles."""
COUNTRY_KM = 800.0
"""Where the middle of a country lies is a matter of taste."""
LARGE_KM = 3000.0
"""The same of the largest ones."""


def measure(name: str, *, texts: str, score: Score, errors: bool) -> dict[str, float]:
    """Print each group of texts in ``name.toml``; precision, recall and F1 of all of them."""
    table = rows(name)
    totals = [0, 0, 0]
    for group, members in table[texts].items():
        counts = [0, 0, 0]
        for member in members:
            counts = _added(counts, score(member, table["points"], errors=errors))
        totals = _added(totals, counts)
        print(line(group, counts))
    print(line("all", totals))
    right, found, wanted = totals
    return {"precision": right / found, "recall": right / wanted, "f1": f1(right, found, wanted)}


def _added(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(one, other, strict=True)]


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
    figures = (right / max(found, 1), right / wanted, f1(right, found, wanted))
    return f"{name:14} P {figures[0]:.2f} R {figures[1]:.2f} F1 {figures[2]:.2f}   of {wanted}"
