"""CSV: UTF-8, commas, one row an incident or a mention, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geomap.export.formulas import harmless
from geomap.export.table_rows import PLACE_COLUMNS, incident_columns, incident_row, place_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.export.table_rows import Cell, Row
    from geomap.model import Article, Incident, Placed, Unplaced


def incidents_csv(incidents: Iterable[Incident], *, hxl: bool = False) -> str:
    """The incidents under a header, with the row of HXL tags where it is asked for."""
    columns = incident_columns()
    tags = [list(columns.values())] if hxl else []
    return _written(list(columns), tags, map(incident_row, incidents))


def places_csv(found: Iterable[tuple[Article, Sequence[Placed | Unplaced]]]) -> str:
    """The mentions of all articles under a header."""
    rows = (row for article, places in found for row in place_rows(article, places))
    return _written(list(PLACE_COLUMNS), [], rows)


def _written(header: list[str], tags: list[list[str]], rows: Iterable[Row]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *tags])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue()


def _cell(value: Cell) -> str | float:
    if isinstance(value, str):
        # The csv module quotes its own line ends and no other: a bare return would break the row
        return harmless(value.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value
