"""The incidents as an HTML table: what is printed, read aloud, and seen where scripts do not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.links import web_link
from geomap.model import Flag
from geomap.render.escaping import html_text
from geomap.render.order import in_order
from geomap.render.wording import toll_words, when_words, where_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Incident, Report

MOST_ROWS = 500
"""Rows of the table; the list of the map itself has no end."""
_HEADINGS = ("No.", "When", "What", "Where", "Dead", "Injured", "Status", "As the article tells it")
_LONGEST_QUOTE = 320


def incident_table(incidents: Iterable[Incident]) -> str:
    """A table with a row an incident, numbered as on the map."""
    ordered = in_order(incidents)
    rows = "".join(_row(number, incident) for number, incident in enumerate(ordered[:MOST_ROWS], start=1))
    headings = "".join(f'<th scope="col">{heading}</th>' for heading in _HEADINGS)
    rest = len(ordered) - MOST_ROWS
    more = f"<p>{rest:,} further incidents are in the data of this file and in its list.</p>" if rest > 0 else ""
    return (
        f"<table><caption>Incidents on this map</caption><thead><tr>{headings}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{more}"
    )


def _row(number: int, incident: Incident) -> str:
    cells = (
        str(number),
        html_text(when_words(incident.when)),
        _isolated(incident.sub_event_type or incident.event_type),
        _isolated(where_words(incident.location)),
        html_text(toll_words(incident.deaths)),
        html_text(toll_words(incident.injured)),
        html_text(_status(incident)),
        _quotes(incident.reports),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _status(incident: Incident) -> str:
    words = [str(incident.status)]
    if Flag.BACKGROUND in incident.flags:
        words.append("history")
    if Flag.HYPOTHETICAL in incident.flags:
        words.append("threat or plan")
    if Flag.CEASEFIRE_VIOLATION in incident.flags:
        words.append("ceasefire violation")
    return ", ".join(words)


def _quotes(reports: Iterable[Report]) -> str:
    return "".join(map(_quote, reports))


def _quote(report: Report) -> str:
    quote = report.quote
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE] + " […]"
    return f'<blockquote dir="auto">{html_text(quote)}</blockquote>{_origin(report)}'


def _origin(report: Report) -> str:
    """Who published the quote, when, under which title; linked where the address is a web address."""
    article = report.article
    published = article.published.isoformat() if article.published else ""
    words = ", ".join(filter(None, (article.source, article.title, published))) or article.id
    url = web_link(article.url)
    if not url:
        return f"<cite>{_isolated(words)}</cite>"
    return f'<cite><a href="{html_text(url)}" rel="noopener noreferrer nofollow">{_isolated(words)}</a></cite>'


def _isolated(text: str) -> str:
    """Text of an article that cannot turn the direction of what stands beside it."""
    return f"<bdi>{html_text(text)}</bdi>"
