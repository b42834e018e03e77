"""Sorting more than fits into memory: sorted runs on disk, merged as they are read."""

from __future__ import annotations

import marshal
from heapq import merge
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Item: TypeAlias = "tuple[Any, ...]"
_RUN = 100_000
_BLOCK = 1_000
_LENGTH_BYTES = 8


class Spill:
    """Takes tuples of plain values in any order and gives them back sorted."""

    def __init__(self, folder: Path, *, name: str) -> None:
        """Take a folder of our own, for files that only this process reads."""
        self._folder = folder
        self._name = name
        self._items: list[Item] = []
        self._runs: list[Path] = []

    def add(self, item: Item) -> None:
        """Take an item."""
        self._items.append(item)
        if len(self._items) >= _RUN:
            self._write_run()

    def _write_run(self) -> None:
        self._items.sort()
        path = self._folder / f"{self._name}-{len(self._runs)}"
        with path.open("wb") as file:
            for start in range(0, len(self._items), _BLOCK):
                block = marshal.dumps(self._items[start : start + _BLOCK])
                file.write(len(block).to_bytes(_LENGTH_BYTES, "little") + block)
        self._runs.append(path)
        self._items = []

    def sorted(self) -> Iterator[Item]:
        """Give all items in order, once; the files go as they are read."""
        self._items.sort()
        rest, self._items = self._items, []
        yield from merge(rest, *(self._read_run(path) for path in self._runs))

    @staticmethod
    def _read_run(path: Path) -> Iterator[Item]:
        with path.open("rb") as file:
            while head := file.read(_LENGTH_BYTES):
                yield from marshal.loads(file.read(int.from_bytes(head, "little")))  # noqa: S302 - written above
        path.unlink()
