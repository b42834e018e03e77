"""The ids by which people name reports and incidents: the same on every machine, in every run, in any order.

An id is made from where a report was published and from its words. It therefore survives another article, another
order, another place or day that a newer geomap reads from the same words, and a change elsewhere in the article.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Article, Report

LENGTH = 12
"""Hexadecimal digits: among a million reports, two share an id with a chance of one in five hundred."""


def identify(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports, each with its id; those that have one keep it.

    Events that one article tells in the same words are numbered as the article has them; copies of an article share
    the ids of its reports.
    """
    listed = list(reports)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, report in enumerate(listed):
        if not report.id:
            groups[report.article.id, _digest(report)].append(number)
    for (_, digest), numbers in groups.items():
        for copy, number in enumerate(sorted(numbers, key=lambda number: _order(listed[number]))):
            listed[number] = replace(listed[number], id=digest if not copy else f"{digest}-{copy + 1}")
    return tuple(listed)


def _digest(report: Report) -> str:
    told = (*_published(report.article), " ".join(report.quote.split()))
    return hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _published(article: Article) -> tuple[str, ...]:
    """Where an article can be found; not its id, which may be a number in the order of a file."""
    if article.url:
        return (article.url,)
    return (article.source.casefold(), article.published.isoformat() if article.published else "", article.title)


def _order(report: Report) -> tuple[object, ...]:
    when = report.when.start.isoformat() if report.when else ""
    where = report.location.place.id if report.location else ""
    return (report.spans[0].start, report.event_type, report.sub_event_type, when, where)
