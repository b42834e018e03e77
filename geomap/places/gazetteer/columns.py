"""The arrays of an index on their way to the disk: written as they grow, never whole in memory."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from geomap.places.gazetteer.layout import Stored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HELD = 1 << 16


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

    def extend(self, values: Iterable[int]) -> None:
        """Add several numbers."""
        for value in values:
            self.add(value)

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

    def __getitem__(self, name: str) -> Column:
        """Give one of them."""
        return self._columns[name]

    def add(self, **values: int) -> None:
        """Add a number to each of the named arrays."""
        for name, value in values.items():
            self._columns[name].add(value)

    def close(self) -> dict[str, Stored]:
        """Write what is left, and tell where the arrays lie."""
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

    def add(self, text: str) -> None:
        """Add a string."""
        data = text.encode()
        self._file.write(data)
        self._end += len(data)
        self._starts.add(self._end)

    def close(self) -> dict[str, Stored]:
        """Write what is left, and tell where the arrays lie."""
        self._file.close()
        return {f"{self._name}_start": self._starts.close(), f"{self._name}_text": self._stored}
