"""CSV: one article a row, its fields found by the header."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geomap.articles.formats.encodings import decode
from geomap.articles.formats.json_articles import FIELD_NAMES, read_record
from geomap.articles.formats.opened_source import MAX_COLLECTION, MAX_DOCUMENT, Source, UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.articles.formats.opened_source import Outcomes

_DELIMITERS = ",;\t|"


def read_csv(source: Source) -> Outcomes:
    """One article a row; rows are numbered as a spreadsheet shows them, the header being row 1."""
    text = decode(source.read(MAX_COLLECTION), declared=source.charset).replace("\0", "")
    rows = _rows(text)
    header = next(rows, [])
    names = [name.strip().lower() for name in header]
    if not set(names) & set(FIELD_NAMES["text"]):
        raise UnusableError(f'has no column "text": its columns are {", ".join(map(repr, header[:12]))}')
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            yield from read_record(source, dict(zip(names, row, strict=False)), number=number)


def _rows(text: str) -> Iterator[list[str]]:
    # The module's own limit of 128 KB a cell is shorter than long articles, and it is the module's, not the reader's.
    csv.field_size_limit(MAX_DOCUMENT)
    lines = io.StringIO(text.replace("\r\n", "\n"), newline="")
    try:
        yield from csv.reader(lines, delimiter=_delimiter(text))
    except csv.Error as error:
        raise UnusableError(f"is not CSV from some row on ({error})") from None


def _delimiter(text: str) -> str:
    """The sign that the header has most of."""
    header = text.partition("\n")[0]
    return max(_DELIMITERS, key=header.count)
