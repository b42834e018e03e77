"""What columns are written with: values told by number, rows of whole numbers, long texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from geomap.render.payload.shape_encoding import encode_numbers

if TYPE_CHECKING:
    from geomap.render.payload import incident_tables

_Value = TypeVar("_Value")
_Columns = TypeVar("_Columns")


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


class Table(Generic[_Columns]):
    """Rows of whole numbers, written as a text a column; the names and the order of the columns are the schema's."""

    def __init__(self, form: type[_Columns], *, beside: tuple[str, ...] = ()) -> None:
        """``form`` is a table of the schema, ``beside`` what it has that is no column of rows."""
        self.rows: list[tuple[int, ...]] = []
        self._names = tuple(name for name in form.__annotations__ if name not in {"count", *beside})

    def columns(self, **beside: incident_tables.Texts) -> _Columns:
        """The number of rows, each column by its name, and what stands beside them."""
        columns = zip(*self.rows, strict=True) if self.rows else ((),) * len(self._names)
        texts = {name: encode_numbers(column) for name, column in zip(self._names, columns, strict=True)}
        # mypy cannot follow names that are taken from the type itself; the tests validate every table.
        return cast("_Columns", {"count": len(self.rows), **texts, **beside})


class Texts:
    """Long texts one behind the other, and their lengths."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, text: str) -> None:
        """Append a text; lone surrogates, which no UTF-8 file can hold, are replaced."""
        self._texts.append(text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8"))

    def columns(self) -> incident_tables.Texts:
        """All texts as one, and how long each is in UTF-16 units."""
        return {"text": "".join(self._texts), "lengths": encode_numbers(map(script_length, self._texts))}


def script_length(text: str) -> int:
    """The length as JavaScript counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
