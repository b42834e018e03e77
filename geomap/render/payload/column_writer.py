"""What columns are written with: values told by number, rows of whole numbers, long texts."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from geomap.render.payload.shape_encoding import encode_numbers

_Value = TypeVar("_Value")


class Numbering(Generic[_Value]):
    """Values with the number of their first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[_Value, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, value: _Value) -> int:
        """The number by which the value is told."""
        return self._numbers.setdefault(value, len(self._numbers))

    def table(self) -> list[_Value]:
        """All values in the order of their numbers."""
        return list(self._numbers)


class Table:
    """Rows of whole numbers, written as a text a column; the names of the columns are given once."""

    def __init__(self, *names: str) -> None:
        self.rows: list[tuple[int, ...]] = []
        self._names = names

    def columns(self) -> dict[str, Any]:
        """The number of rows, and each column by its name."""
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self._names)
        texts = {name: encode_numbers(column) for name, column in zip(self._names, columns, strict=True)}
        return {"count": len(self.rows), **texts}


class Texts:
    """Long texts one behind the other, and their lengths."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, text: str) -> None:
        """Append a text; lone surrogates, which no UTF-8 file can hold, are replaced."""
        self._texts.append(text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8"))

    def columns(self) -> dict[str, str]:
        """All texts as one, and how long each is in UTF-16 units."""
        return {"text": "".join(self._texts), "lengths": encode_numbers(map(script_length, self._texts))}


def script_length(text: str) -> int:
    """The length as JavaScript counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
