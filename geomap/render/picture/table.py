"""The table under the map: what the numbers on it stand for, who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.path import Path as Outline

from geomap.errors import counted
from geomap.model import Flag
from geomap.render.picture.lettering import paper, wrap
from geomap.render.picture.symbols import draw_symbol
from geomap.render.wording import toll_words, when_words, where_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.model import Incident
    from geomap.render.picture.sheetpaper import Paper

MOST_ROWS = 60
"""Rows of the table on a picture; a sentence under it counts the others."""
_SIZE, _LINE, _GAP = 7.0, 9.0, 5.0
_MOST_LINES = 4
_MOST_SOURCES = 3
_COLUMNS = (
    ("No.", 0.075),
    ("Date", 0.135),
    ("What", 0.235),
    ("Where", 0.185),
    ("Dead", 0.06),
    ("Status", 0.1),
    ("Source", 0.21),
)


def draw_table(
    sheet: Paper, numbered: Sequence[tuple[int, Incident]], *, left: float, top: float, width: float
) -> float:
    """Draw a row an incident; return where the table ends."""
    starts = _starts(left, width)
    y = top + _LINE
    for (heading, _), x in zip(_COLUMNS, starts, strict=True):
        sheet.words(heading, x=x, y=y, size=_SIZE, bold=True)
    y += _GAP
    for number, incident in numbered[:MOST_ROWS]:
        _rule(sheet, left, y, width)
        y = _draw_row(sheet, number, incident, starts=starts, width=width, top=y)
    _rule(sheet, left, y, width)
    rest = len(numbered) - MOST_ROWS
    if rest > 0:
        y += _LINE + 2
        words = f"Not listed here, and without a number on the map: {counted(rest, 'further incident')}."
        sheet.words(words, x=left, y=y, size=_SIZE)
    return y


def _draw_row(sheet: Paper, number: int, incident: Incident, *, starts: list[float], width: float, top: float) -> float:
    columns = [
        wrap(text, width=share * width - 6, size=_SIZE, most=_MOST_LINES)
        for text, (_, share) in zip(_cells(number, incident), _COLUMNS, strict=True)
    ]
    for lines, x in zip(columns, starts, strict=True):
        for index, line in enumerate(lines):
            sheet.words(line, x=x, y=top + _LINE * (index + 1), size=_SIZE)
    history = Flag.BACKGROUND in incident.flags
    draw_symbol(
        sheet,
        incident.event_type,
        x=starts[1] - 11,
        y=top + _LINE - 2.6,
        size=9,
        status=incident.status,
        history=history,
    )
    return top + _LINE * max(map(len, columns)) + _GAP


def _cells(number: int, incident: Incident) -> tuple[str, ...]:
    return (
        str(number),
        when_words(incident.when),
        incident.sub_event_type or str(incident.event_type),
        where_words(incident.location),
        toll_words(incident.deaths),
        _status(incident),
        _sources(incident),
    )


def _status(incident: Incident) -> str:
    extra = [
        word for flag, word in ((Flag.BACKGROUND, "history"), (Flag.HYPOTHETICAL, "plan")) if flag in incident.flags
    ]
    return ", ".join([str(incident.status), *extra])


def _sources(incident: Incident) -> str:
    """Publisher and day of each article that tells it, each once."""
    words = dict.fromkeys(
        _source(report.article.source or report.article.id, report.article.published) for report in incident.reports
    )
    named = "; ".join(list(words)[:_MOST_SOURCES])
    rest = len(words) - _MOST_SOURCES
    return f"{named}; {rest} more" if rest > 0 else named


def _source(name: str, published: object) -> str:
    return f"{name}, {published}" if published else name


def _starts(left: float, width: float) -> list[float]:
    starts = [left]
    for _, share in _COLUMNS[:-1]:
        starts.append(starts[-1] + share * width)
    return starts


def _rule(sheet: Paper, left: float, y: float, width: float) -> None:
    sheet.shape(Outline([(left, y), (left + width, y)]), stroke=paper()["rule"], width=0.5)


def draw_sentences(sheet: Paper, sentences: Iterable[str], *, left: float, top: float, width: float) -> float:
    """Set paragraphs in small type; return where they end."""
    y = top
    for sentence in sentences:
        for line in wrap(sentence, width=width, size=6.2, most=6):
            y += 8.2
            sheet.words(line, x=left, y=y, size=6.2, colour=paper()["muted"])
        y += 1.5
    return y
