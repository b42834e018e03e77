"""Tables for reading in a terminal, with rich."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from geomap.export.table_rows import incident_row, place_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.model import Article, Incident, Placed, Toll, Unplaced, When

_QUOTE_LENGTH = 160
"""Characters of a quote that a table on a terminal shows: two lines of it."""
_FALLBACK_SIZE = (140, 40)
"""Columns and lines where the output is no terminal: as wide as tables are read in files."""


def incidents_table(incidents: Iterable[Incident]) -> Table:
    """Date, type, place, deaths, status and words of each incident."""
    table = _table("date", "event", "place", "deaths", "status", "says", right=("deaths",))
    for incident in incidents:
        row = incident_row(incident)
        place = ", ".join(str(row[name]) for name in ("location", "country") if row[name]) or "no place"
        quote = incident.reports[0].quote if incident.reports else ""
        told = f"“{_shortened(quote)}” — {row['source'] or row['articles']}"
        cells = (_days(incident.when), incident.sub_event_type, place, _toll(incident.deaths), incident.status, told)
        table.add_row(*map(_plain, cells))
    return table


def places_table(found: Iterable[tuple[Article, Sequence[Placed | Unplaced]]]) -> Table:
    """Each mention with its place, or why it has none."""
    table = _table("article", "text", "role", "place", "kind", "latitude", "longitude", right=("latitude", "longitude"))
    for article, places in found:
        for row in place_rows(article, places):
            place = row["name"] and ", ".join(str(row[n]) for n in ("name", "admin1", "country_code") if row[n])
            cells = (row["article"], row["text"], row["role"], place or f"({row['reason']})", row["kind"])
            table.add_row(*map(_plain, (*cells, _degrees(row["latitude"]), _degrees(row["longitude"]))))
    return table


def render(table: Table) -> str:
    """The table as plain text, as wide as the terminal."""
    text = io.StringIO()
    width = shutil.get_terminal_size(_FALLBACK_SIZE).columns
    Console(file=text, width=width, color_system=None, force_terminal=False, legacy_windows=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def _table(*names: str, right: Sequence[str]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="")
    for name in names:
        table.add_column(name, justify="right" if name in right else "left", overflow="fold")
    return table


def _plain(value: object) -> Text:
    """A cell as text: no markup of rich, and nothing that could steer a terminal."""
    text = "" if value is None else str(value)
    return Text("".join(sign if sign.isprintable() else " " for sign in text))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTE_LENGTH else f"{words[:_QUOTE_LENGTH].rstrip()}…"


def _days(when: When | None) -> str:
    if when is None:
        return "no date"
    return str(when.start) if when.start == when.end else f"{when.start} – {when.end}"


def _toll(toll: Toll | None) -> str:
    if toll is None:
        return ""
    if toll.high is None:
        return f"{toll.low}+"
    return str(toll.best) if toll.low == toll.high else f"{toll.low}–{toll.high}"


def _degrees(value: str | float | None) -> str:
    return "" if value is None else f"{float(value):.4f}"
