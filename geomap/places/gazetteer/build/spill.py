"""Sorting more than fits into memory: sorted runs on disk, merged as they are read."""

from __future__ import annotations

import marshal
from heapq import merge
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Item: TypeAlias = "tuple[Any, ...]"
_RUN = 100_000
"""Items that are sorted in memory at a time; the rest waits on the disk."""
_BLOCK = 500
"""Items that are read from a run at a time: hundreds of runs are open together, so each holds few."""
# Systems let a process open some hundreds of files: so many runs of one size become one of the next.
_MOST_RUNS = 64
_LENGTH_BYTES = 8


class Spill:
    """Takes tuples of plain values in any order and gives them back sorted."""

    def __init__(self, folder: Path, *, name: str) -> None:
        """Take a folder of our own, for files that only this process reads."""
        self._folder = folder
        self._name = name
        self._items: list[Item] = []
        self._levels: list[list[Path]] = []
        self._count = 0

    def add(self, item: Item) -> None:
        """Take an item."""
        self._items.append(item)
        if len(self._items) >= _RUN:
            self._items.sort()
            self._keep(self._items, level=0)
            self._items = []

    def _keep(self, items: Iterable[Item], *, level: int) -> None:
        """Write a sorted run, and join runs of its size when there are many."""
        path = self._folder / f"{self._name}-{self._count}"
        self._count += 1
        _write(path, items)
        if level == len(self._levels):
            self._levels.append([])
        runs = self._levels[level]
        runs.append(path)
        if len(runs) >= _MOST_RUNS:
            self._levels[level] = []
            self._keep(merge(*map(_read, runs)), level=level + 1)

    def sorted(self) -> Iterator[Item]:
        """Give all items in order, once; the files go as they are read."""
        self._items.sort()
        rest, self._items = self._items, []
        yield from merge(rest, *(_read(path) for runs in self._levels for path in runs))


def _write(path: Path, items: Iterable[Item]) -> None:
    rest = iter(items)
    with path.open("wb") as file:
        while items := list(islice(rest, _BLOCK)):
            block = marshal.dumps(items)
            file.write(len(block).to_bytes(_LENGTH_BYTES, "little") + block)


def _read(path: Path) -> Iterator[Item]:
    with path.open("rb") as file:
        while head := file.read(_LENGTH_BYTES):
            yield from marshal.loads(file.read(int.from_bytes(head, "little")))  # noqa: S302 - written above
    path.unlink()
