"""Whether figures that somebody told stand in the words that they are said to come from."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from geomap.model import Toll
from geomap.quantities import find_quantities

if TYPE_CHECKING:
    from geomap.extractors.answers import Figures

_NOBODY = re.compile(r"\b(?:no|nobody|none|not|without|neither|zero)\b", re.IGNORECASE)
_MOST_ADDED = 6
"""Out of more numbers than this nearly every figure could be added up."""


def toll_of(figures: Figures) -> Toll:
    """The figures as a toll; the lowest is the best, as ACLED has it."""
    high = figures.high if figures.high is None else max(figures.low, figures.high)
    return Toll(figures.low, figures.low, high)


def is_told(figures: Figures, words: str) -> bool:
    """Whether the words tell the figures, or numbers that add up to them; one person may be told by name."""
    tolls = [toll for toll, _ in find_quantities(words)][:_MOST_ADDED]
    ends = {figures.low, figures.low if figures.high is None else figures.high}
    return all(_is_one_told(end, tolls, words) for end in ends)


def _is_one_told(figure: int, tolls: list[Toll], words: str) -> bool:
    if figure == 0:
        return _NOBODY.search(words) is not None
    if figure == 1 or any(toll.low <= figure <= max(toll.best, toll.high or 0) for toll in tolls):
        return True
    sums = (sum(t.best for t in some) for size in range(2, len(tolls) + 1) for some in combinations(tolls, size))
    return figure in sums
