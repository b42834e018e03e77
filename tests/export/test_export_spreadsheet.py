from __future__ import annotations

import csv
import io

from export_incidents import make_incident
from hypothesis import given
from hypothesis import strategies as st

from geomap.export.spreadsheet import incidents_csv

HOSTILE = st.text(alphabet="ab\r\n\t\0\"',;=|\x0b\x0c\x1c\x85\u2028é", min_size=1, max_size=30)


@given(words=HOSTILE, source=HOSTILE)
def test_whatever_the_words_a_row_stays_a_row(words: str, source: str) -> None:
    """Line ends, quotes and separators in an article's words break no cell, strictly read by another program."""
    text = incidents_csv([make_incident(text=words, source=source), make_incident()])
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert [len(row) for row in rows] == [len(header)] * 2
    assert rows[1][header.index("source")] == "Radio Quarry"
