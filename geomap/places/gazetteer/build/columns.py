"""The arrays of an index on their way to the disk: written as they grow, never whole in memory."""

from __future__ import annotations

from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

from geomap.places.gazetteer.layout import Stored

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_HELD = 1 << 16
"""Numbers that are held before they are written: at most half a megabyte a column."""
_ROWS_HELD = 4096
"""Rows are turned into columns so many at a time; fewer cost calls, more cost memory."""


class Column:
    """One array of numbers."""

    def __init__(self, folder: Path, *, name: str, typecode: str) -> None:
        """Open a file in a folder of our own."""
        self._file = (folder / f"column-{name}").open("wb")
        self._stored = Stored(folder / f"column-{name}", typecode)
        self._held = array(typecode)
        self.length = 0

    def add(self, value: int) -> None:
        """Add one number."""
        self._held.append(value)
        self.length += 1
        if len(self._held) >= _HELD:
            self._flush()

    def extend(self, values: Sequence[int]) -> None:
        """Add several numbers."""
        self._held.extend(values)
        self.length += len(values)
        if len(self._held) >= _HELD:
            self._flush()

    def _flush(self) -> None:
        self._held.tofile(self._file)
        del self._held[:]

    def close(self) -> Stored:
        """Write what is left, and tell where the array lies."""
        self._flush()
        self._file.close()
        return self._stored


class Columns:
    """Several arrays by their names."""

    def __init__(self, folder: Path, **typecodes: str) -> None:
        """Open all of them."""
        self._columns = {name: Column(folder, name=name, typecode=code) for name, code in typecodes.items()}
        self._rows: list[tuple[int, ...]] = []

    def __getitem__(self, name: str) -> Column:
        """Give one of them."""
        return self._columns[name]

    def add(self, row: tuple[int, ...]) -> None:
        """Add a number to each of the arrays, or to the first of them, in the order of their names."""
        # Many rows turned at once cost a quarter of a call for each number.
        self._rows.append(row)
        if len(self._rows) >= _ROWS_HELD:
            self._turn()

    def _turn(self) -> None:
        for column, values in zip(self._columns.values(), zip(*self._rows, strict=True), strict=False):
            column.extend(values)
        self._rows.clear()

    def close(self) -> dict[str, Stored]:
        """Write what is left, and tell where the arrays lie."""
        self._turn()
        return {name: column.close() for name, column in self._columns.items()}


class Texts:
    """Strings one behind the other, and where each begins."""

    def __init__(self, folder: Path, *, name: str) -> None:
        """Open both files."""
        self._name = name
        self._starts = Column(folder, name=f"{name}_start", typecode="I")
        self._stored = Stored(folder / f"column-{name}_text", "B")
        self._file = self._stored.path.open("wb")
        self._starts.add(0)
        self._end = 0
        self._held: list[bytes] = []

    def add(self, text: str) -> None:
        """Add a string."""
        self._held.append(text.encode())
        if len(self._held) >= _ROWS_HELD:
            self._write()

    def _write(self) -> None:
        ends = array("I", accumulate(map(len, self._held), initial=self._end))[1:]
        self._file.write(b"".join(self._held))
        self._starts.extend(ends)
        self._end = ends[-1] if ends else self._end
        self._held.clear()

    def close(self) -> dict[str, Stored]:
        """Write what is left, and tell where the arrays lie."""
        self._write()
        self._file.close()
        return {f"{self._name}_start": self._starts.close(), f"{self._name}_text": self._stored}
