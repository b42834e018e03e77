"""A whole sheet on paper: title, map, legend, table, margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.render.paper.lettering import paper, wrap
from geomap.render.paper.sheet_of_paper import Paper, fresh_settings
from geomap.render.picture.alternative_text import alt_text
from geomap.render.picture.frame import frame_of
from geomap.render.picture.ground import draw_ground
from geomap.render.picture.legend import draw_frame, draw_furniture, draw_legend
from geomap.render.picture.marks import draw_marks
from geomap.render.picture.paper_table import MOST_ROWS, draw_sentences, draw_table, source_words
from geomap.render.sheet.citations import cite
from geomap.render.sheet.last_day import last_day, news_of
from geomap.render.sheet.own_words import in_its_language
from geomap.render.sheet.time_order import in_order
from geomap.render.words.language import language_of
from geomap.render.words.strip_controls import plain_text
from geomap.render.words.wording import period_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.model import Article
    from geomap.render.sheet.map_sheet import Credit, MapSheet
    from geomap.render.words.language import Language

WIDTH = 595.0
"""Points: the width of an A4 page."""
_EDGE = 28.0
"""Points: one centimetre, which printers leave white."""
_MOST_ARTICLES = 12
"""Publishers that the foot names; the rest is counted."""


def draw_picture(sheet: MapSheet, *, format: str) -> bytes:  # noqa: A002  matplotlib's word
    """The bytes of a PNG, an SVG or a PDF, the same for the same sheet and the same fonts."""
    sheet = in_its_language(sheet)
    with fresh_settings():
        paper_sheet = Paper(WIDTH, is_mirrored=language_of(sheet.language).direction == "rtl")
        height = _draw(paper_sheet, sheet)
        return paper_sheet.finish(height, format=format, metadata=_metadata(sheet, format=format))


def _draw(page: Paper, sheet: MapSheet) -> float:
    news = set(map(id, news_of(sheet.incidents)))
    numbered = [(number, one) for number, one in enumerate(in_order(sheet.incidents), start=1) if id(one) in news]
    day = last_day(sheet.incidents)
    width = WIDTH - 2 * _EDGE
    y = _draw_title(page, sheet, width)
    frame = frame_of(sheet, left=_EDGE, top=y, width=width)
    draw_ground(page, sheet, frame, day=day)
    listed = max((number for number, _ in numbered[:MOST_ROWS]), default=0)
    ringed = draw_marks(page, sheet, frame, numbered, listed=listed)
    draw_furniture(page, frame)
    draw_frame(page, frame)
    shown = [one for _, one in numbered]
    y = draw_legend(page, sheet, frame, shown, top=frame.bottom + 2, day=day, ringed=ringed)
    y = draw_table(page, numbered, left=_EDGE, top=y + 6, width=width, language=language_of(sheet.language))
    aside = len(sheet.incidents) - len(numbered)
    return draw_sentences(page, _margin(sheet, aside), left=_EDGE, top=y + 6, width=width) + _EDGE * 0.7


def _draw_title(page: Paper, sheet: MapSheet, width: float) -> float:
    y = _EDGE - 2
    language = language_of(sheet.language)
    period = plain_text(sheet.period or period_words(sheet.incidents, language=language))
    for line in wrap(sheet.title or language.word("title"), width=width, size=14, bold=True, most=3):
        y += 17
        page.line(line, x=_EDGE, y=y, size=14, bold=True)
    if period:
        y += 13
        page.line(period, x=_EDGE, y=y, size=8.6, colour=paper()["muted"])
    return y + 8


def _margin(sheet: MapSheet, aside: int) -> Iterator[str]:
    """The sentences under the table."""
    language = language_of(sheet.language)
    if aside:
        yield language.count("paperAside", aside)
    yield from _cited(sheet.articles, language)
    if sheet.credits:
        yield f"{language.word('data')}: {'; '.join(map(_credit, sheet.credits))}."
    if sheet.viewpoint:
        yield f"{language.word('viewpoint')}: {sheet.viewpoint}."
    yield language.word("paperProjection")
    yield from sheet.notes
    yield sheet.disclaimer
    yield f"{language.word('madeWith', program=sheet.generator)}."


def _cited(articles: tuple[Article, ...], language: Language) -> Iterator[str]:
    named, publishers = cite(articles)
    if named:
        words = dict.fromkeys(source_words(article, language) for _, article in named)
        yield f"{language.word('articlesTitle')}: {_listed(list(words), language)}."
    if publishers:
        words = dict.fromkeys(f"{name} ({language.number(count)})" for name, count in publishers)
        yield f"{language.word('sourcesTitle')}: {_listed(list(words), language)}."


def _listed(names: list[str], language: Language) -> str:
    rest = len(names) - _MOST_ARTICLES
    return "; ".join([*names[:_MOST_ARTICLES], *([language.count("andMore", rest)] if rest > 0 else [])])


def _credit(credit: Credit) -> str:
    return ", ".join(filter(None, (credit.name, credit.as_of, credit.licence, credit.url)))


def _metadata(sheet: MapSheet, *, format: str) -> dict[str, Any]:  # noqa: A002  matplotlib's word
    """What the file says about itself: title and alternative text, and no clock."""
    title, words, program = plain_text(sheet.title or "Incident map"), alt_text(sheet), plain_text(sheet.generator)
    if format == "pdf":
        return {"Title": title, "Subject": words, "Creator": program, "Producer": None, "CreationDate": None}
    if format == "svg":
        return {"Title": title, "Description": words, "Creator": program, "Date": None}
    return {"Title": title, "Description": words, "Software": program}
