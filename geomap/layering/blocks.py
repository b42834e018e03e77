"""Which pairs of reports are worth comparing, so that the work grows with the reports and not with their square.

Reports are compared that share a text; or a kind of event, a day with one of grace, and a cell of the earth as wide as
their places are vague; or the kind, the day, the toll and a rare name. Where very many lie in a cell, those are
compared that share a word which few others there have.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations
from math import ceil, cos, floor, radians
from typing import TYPE_CHECKING

from geomap.layering.traits import UNDATED

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from geomap.layering.traits import Traits

    Cell = tuple[str, int, int, int]
    """Family, day, row and column."""

KM_IN_DEGREE = 111.0
"""Of latitude, rounded down: cells may be too large, never too small."""
SIZES = (0.35, 1.4, 5.6, 22.4)
"""Degrees of the cells: each for reaches up to its size, the last for all beyond."""
MOST = 48
"""Reports of one cell and day that are all compared; of one text, too."""
RARE = 12
"""A word that at most so many reports of a crowded cell have."""


def candidates(traits: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, the smaller first; some come more than once."""
    yield from _within(_texts(traits))
    yield from _within(_tolls_and_names(traits))
    levels = [_level(one) for one in traits]
    for level in range(len(SIZES)):
        yield from _near(traits, levels=levels, level=level)


def _within(blocks: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        if len(block) <= MOST:
            yield from combinations(block, 2)
        else:
            # A chain is enough to join what is alike throughout
            yield from ((block[at], block[at + step]) for step in (1, 2) for at in range(len(block) - step))


def _texts(traits: Sequence[Traits]) -> Iterable[list[int]]:
    """Prints of one text that tell an event in the same words."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(traits):
        blocks[one.text, one.telling].append(number)
    return blocks.values()


def _tolls_and_names(traits: Sequence[Traits]) -> Iterable[list[int]]:
    """What may be one event although its places are told far apart."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(traits):
        if one.deaths >= 2 and one.is_exact_day:
            for name in sorted(one.names):
                blocks[one.family, one.start, one.deaths, name].append(number)
    return blocks.values()


def _near(traits: Sequence[Traits], *, levels: Sequence[int], level: int) -> Iterator[tuple[int, int]]:
    """The pairs of which the vaguer place is of this level."""
    askers = [number for number, own in enumerate(levels) if own == level]
    if not askers:
        return
    size = SIZES[level]
    cells: dict[Cell, list[int]] = defaultdict(list)
    for number, one in enumerate(traits):
        if 0 <= levels[number] <= level:
            row, column = _at(one, size)
            for day in range(one.start, one.end + 1):
                cells[one.family, day, row, column].append(number)
    crowds = _Crowds(traits, cells)
    for asker in askers:
        found: set[int] = set()
        for cell in _around(traits[asker], size):
            found.update(crowds.alike(asker, cell))
        for other in sorted(found):
            # Two of one level would otherwise find each other twice
            if levels[other] < level or other > asker:
                yield (asker, other) if asker < other else (other, asker)


class _Crowds:
    """Cells with their reports; of crowded ones those that share a rare word with whoever asks."""

    def __init__(self, traits: Sequence[Traits], cells: dict[Cell, list[int]]) -> None:
        self._traits, self._cells = traits, cells
        self._by_word: dict[Cell, dict[Hashable, list[int]]] = {}

    def alike(self, asker: int, cell: Cell) -> Iterable[int]:
        """Who in the cell is worth comparing."""
        block = self._cells.get(cell, ())
        if len(block) <= MOST:
            return block
        if cell not in self._by_word:
            self._by_word[cell] = self._words(block)
        holders = self._by_word[cell]
        found = (holders.get(word, ()) for word in _marks(self._traits[asker]))
        return [number for group in found if len(group) <= RARE for number in group]

    def _words(self, block: Iterable[int]) -> dict[Hashable, list[int]]:
        holders: dict[Hashable, list[int]] = defaultdict(list)
        for number in block:
            for word in _marks(self._traits[number]):
                holders[word].append(number)
        return holders


def _marks(one: Traits) -> Iterator[Hashable]:
    """Words, names, and toll with place: what few other reports have."""
    yield from one.words
    yield one.place, one.sub_event_type, one.deaths, one.injured


def _level(one: Traits) -> int:
    """How vague the place is; -1 for what cannot be found by place and day."""
    if not one.reach_km or one.start == UNDATED:
        return -1
    fitting = (level for level, size in enumerate(SIZES) if one.reach_km <= size * KM_IN_DEGREE)
    return next(fitting, len(SIZES) - 1)


def _at(one: Traits, size: float) -> tuple[int, int]:
    row = floor(one.latitude / size)
    width = _width(row, size)
    return row, floor(one.longitude / width) % ceil(360 / width)


def _around(one: Traits, size: float) -> Iterator[Cell]:
    """The cells that a place's own and its neighbours are, on all days that the report leaves open and one beside."""
    middle = floor(one.latitude / size)
    for row in (middle - 1, middle, middle + 1):
        width = _width(row, size)
        column, count = floor(one.longitude / width), ceil(360 / width)
        for beside in sorted({(column + step) % count for step in (-1, 0, 1)}):
            for day in range(one.start - 1, one.end + 2):
                yield one.family, day, row, beside


@cache
def _width(row: int, size: float) -> float:
    """Degrees of longitude as wide as a cell is high, by the end of the row that is nearer to the pole."""
    latitude = max(abs(row), abs(row + 1)) * size
    return min(size / max(cos(radians(min(latitude, 89.0))), 0.01), 360.0)
