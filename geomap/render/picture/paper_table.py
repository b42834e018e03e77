"""The table under the map: what the numbers on it stand for, who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.path import Path as Outline

from geomap.model import Flag
from geomap.render.paper.lettering import paper, wrap
from geomap.render.paper.symbols import draw_symbol
from geomap.render.words.wording import toll_words, when_words, where_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.model import Article, Incident
    from geomap.render.paper.sheet_of_paper import Paper
    from geomap.render.words.language import Language

MOST_ROWS = 60
"""Rows of the table on a picture; a sentence under it counts the others."""
_SIZE, _LINE, _GAP = 7.0, 9.0, 5.0
_MOST_LINES = 4
"""Lines of a cell: a row stays a row."""
_MOST_SOURCES = 3
"""Sources that a cell names; the rest is counted."""
_ASIDE = {Flag.BACKGROUND: "toldHistory", Flag.HYPOTHETICAL: "threat"}
_COLUMNS = (
    ("number", 0.07),
    ("when", 0.12),
    ("what", 0.2),
    ("where", 0.15),
    ("deadTitle", 0.09),
    ("injuredTitle", 0.09),
    ("statusTitle", 0.1),
    ("article", 0.18),
)


def draw_table(
    sheet: Paper,
    numbered: Sequence[tuple[int, Incident]],
    *,
    left: float,
    top: float,
    width: float,
    language: Language,
) -> float:
    """Draw a row an incident; return where the table ends."""
    starts = _starts(left, width)
    y = top + _LINE
    for (heading, _), x in zip(_COLUMNS, starts, strict=True):
        sheet.line(language.word(heading), x=x, y=y, size=_SIZE, bold=True)
    y += _GAP
    for number, incident in numbered[:MOST_ROWS]:
        _rule(sheet, left, y, width)
        y = _draw_row(sheet, number, incident, starts=starts, width=width, top=y, language=language)
    _rule(sheet, left, y, width)
    rest = len(numbered) - MOST_ROWS
    if rest > 0:
        y += _LINE + 2
        sheet.line(language.count("paperNotListed", rest), x=left, y=y, size=_SIZE)
    return y


def _draw_row(  # noqa: PLR0913  what it says, and where it stands
    sheet: Paper,
    number: int,
    incident: Incident,
    *,
    starts: list[float],
    width: float,
    top: float,
    language: Language,
) -> float:
    columns = [
        wrap(text, width=share * width - 6, size=_SIZE, most=_MOST_LINES)
        for text, (_, share) in zip(_cells(number, incident, language), _COLUMNS, strict=True)
    ]
    for lines, x in zip(columns, starts, strict=True):
        for index, line in enumerate(lines):
            sheet.line(line, x=x, y=top + _LINE * (index + 1), size=_SIZE)
    history = Flag.BACKGROUND in incident.flags
    draw_symbol(
        sheet,
        incident.event_type,
        x=sheet.from_start(starts[1] - 11),
        y=top + _LINE - 2.6,
        size=9,
        status=incident.status,
        history=history,
    )
    return top + _LINE * max(map(len, columns)) + _GAP


def _cells(number: int, incident: Incident, language: Language) -> tuple[str, ...]:
    what = language.of("sub", incident.sub_event_type or incident.event_type)
    return (
        str(number),
        when_words(incident.when, language=language),
        language.of("type", what),
        where_words(incident.location, language=language),
        toll_words(incident.deaths, language=language),
        toll_words(incident.injured, language=language),
        _status(incident, language),
        _sources(incident, language),
    )


def _status(incident: Incident, language: Language) -> str:
    extra = [language.word(key) for flag, key in _ASIDE.items() if flag in incident.flags]
    return ", ".join([language.of("statusShort", incident.status), *extra])


def _sources(incident: Incident, language: Language) -> str:
    """Publisher and day of each article that tells it, each once."""
    words = dict.fromkeys(source_words(report.article, language) for report in incident.reports)
    named = "; ".join(list(words)[:_MOST_SOURCES])
    rest = len(words) - _MOST_SOURCES
    return f"{named}; {language.count('andMore', rest)}" if rest > 0 else named


def source_words(article: Article, language: Language) -> str:
    """Who published it, and when."""
    # Among a name's Latin letters the words of an Arabic date would change places with its digits
    words = str if language.direction == "rtl" else language.day
    day = words(article.published) if article.published else ""
    return ", ".join(filter(None, (article.source or article.id, day)))


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
            sheet.line(line, x=left, y=y, size=6.2, colour=paper()["muted"])
        y += 1.5
    return y
