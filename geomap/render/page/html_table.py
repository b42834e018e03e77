"""The incidents as an HTML table: what is printed, read aloud, and seen where scripts do not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Flag
from geomap.render.sheet.time_order import in_order
from geomap.render.words.escaping import html_text
from geomap.render.words.language import ENGLISH
from geomap.render.words.wording import toll_words, when_words, where_words
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Incident, Report
    from geomap.render.words.language import Language

MOST_ROWS = 500
"""Rows of the table; the list of the map itself has no end."""
_HEADINGS = ("number", "when", "what", "where", "deadTitle", "injuredTitle", "statusTitle", "quoteTitle")
_LONGEST_QUOTE = 320
"""Characters: a cell of the plain table holds two sentences; the list of the page has them whole."""
_LONGEST_WORDS = 2000
"""Letters of a name or title; browsers take minutes to break a word of a hundred thousand into lines."""


def incident_table(incidents: Iterable[Incident], *, language: Language = ENGLISH) -> str:
    """A table with a row an incident, numbered as on the map."""
    ordered = in_order(incidents)
    shown = enumerate(ordered[:MOST_ROWS], start=1)
    rows = "".join(_row(number, incident, language) for number, incident in shown)
    headings = "".join(f'<th scope="col">{html_text(language.word(heading))}</th>' for heading in _HEADINGS)
    rest = len(ordered) - MOST_ROWS
    more = f"<p>{html_text(language.count('tableMore', rest))}</p>" if rest > 0 else ""
    return (
        f"<table><caption>{html_text(language.word('tableCaption'))}</caption><thead><tr>{headings}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{more}"
    )


def _row(number: int, incident: Incident, language: Language) -> str:
    what = language.of("sub", incident.sub_event_type or incident.event_type)
    cells = (
        str(number),
        html_text(when_words(incident.when, language=language)),
        _isolated(language.of("type", what)),
        _isolated(where_words(incident.location, language=language)),
        html_text(toll_words(incident.deaths, language=language)),
        html_text(toll_words(incident.injured, language=language)),
        html_text(_status(incident, language)),
        "".join(_quote(report, language) for report in incident.reports),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _status(incident: Incident, language: Language) -> str:
    words = [language.of("statusShort", incident.status)]
    words += [language.word(key) for flag, key in _FLAGS.items() if flag in incident.flags]
    return ", ".join(words)


_FLAGS = {
    Flag.BACKGROUND: "toldHistory",
    Flag.HYPOTHETICAL: "threat",
    Flag.CEASEFIRE_VIOLATION: "ceasefire",
    Flag.CORRECTED: "corrected",
}


def _quote(report: Report, language: Language) -> str:
    quote = report.quote
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE] + " […]"
    return f'<blockquote dir="auto">{html_text(quote)}</blockquote>{_origin(report, language)}'


def _origin(report: Report, language: Language) -> str:
    """Who published the quote, when, under which title; linked where the address is a web address."""
    article = report.article
    published = language.day(article.published) if article.published else ""
    words = ", ".join(filter(None, (article.source, article.title, published))) or article.id
    url = web_link(article.url)
    if not url:
        return f"<cite>{_isolated(words)}</cite>"
    return f'<cite><a href="{html_text(url)}" rel="noopener noreferrer nofollow">{_isolated(words)}</a></cite>'


def _isolated(text: str) -> str:
    """Text of an article that cannot turn the direction of what stands beside it, nor keep a browser from printing."""
    short = text if len(text) <= _LONGEST_WORDS else text[:_LONGEST_WORDS] + "…"
    return f"<bdi>{html_text(short)}</bdi>"
