"""Incidents and reports as columns of small values, the way the client reads them.

Words that come up often stand once in a table and are told by their number. Days are counted from 1970-01-01.
``payload.ts`` of the client reads what is written here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from geomap.links import web_link
from geomap.model import ActorRole, EventType, Flag, Span, Stance, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Actor, Article, Claim, Control, Incident, Location, Report, Toll, When

EPOCH = date(1970, 1, 1).toordinal()
LONGEST_QUOTE = 1200
"""Characters of one stretch of an article that the page carries; beyond it the text is visibly shortened."""

EVENT_TYPES = tuple(EventType)
STATUSES = tuple(Status)
STANCES = tuple(Stance)
ACTOR_ROLES = tuple(ActorRole)
FLAGS = tuple(Flag)


class Words:
    """A table of texts, each with the number of its first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number by which the text is told."""
        return self._numbers.setdefault(text, len(self._numbers))

    def table(self) -> list[str]:
        """All texts in the order of their numbers."""
        return list(self._numbers)


class Columns:
    """Collects incidents; ``tables`` gives what goes into the page."""

    def __init__(self) -> None:
        self._words = Words()
        self._articles: dict[str, int] = {}
        self._article_rows: list[list[Any]] = []
        self._places: dict[tuple[str, str], int] = {}
        self._place_rows: list[list[Any]] = []
        self._incidents: list[list[Any]] = []
        self._reports: list[list[Any]] = []

    def add_article(self, article: Article) -> int:
        """Note an article and return its number."""
        number = self._articles.setdefault(article.id, len(self._articles))
        if number == len(self._article_rows):
            self._article_rows.append(
                [article.title, article.source, day_number(article.published), web_link(article.url), article.language]
            )
        return number

    def add(self, incident: Incident) -> None:
        """Note an incident with its reports."""
        self._incidents.append(
            [
                incident.id,
                EVENT_TYPES.index(incident.event_type),
                self._words.number(incident.sub_event_type),
                *_when(incident.when),
                *self._location(incident.location),
                _toll(incident.deaths),
                _toll(incident.injured),
                [self._actor(actor) for actor in incident.actors],
                STATUSES.index(incident.status),
                _flag_bits(incident.flags),
                self._control(incident.controlled_by),
                len(incident.reports),
            ]
        )
        for report in incident.reports:
            self._reports.append(self._report(report))

    def tables(self) -> dict[str, Any]:
        """Everything collected, ready for JSON."""
        return {
            "words": self._words.table(),
            "articles": self._article_rows,
            "places": self._place_rows,
            "incidents": _transposed(self._incidents),
            "reports": _transposed(self._reports),
        }

    def _location(self, location: Location | None) -> tuple[int, int, int]:
        if location is None:
            return -1, 0, -1
        phrase = self._words.number(location.phrase) if location.phrase else -1
        return self._place(location), int(location.geo_precision), phrase

    def _place(self, location: Location) -> int:
        """The number of the place, which bears one name on the map: the first that an article gives it."""
        place = location.place
        number = self._places.setdefault((place.id, place.name), len(self._places))
        if number == len(self._place_rows):
            self._place_rows.append(
                [
                    location.label,
                    round(place.latitude, 5),
                    round(place.longitude, 5),
                    str(place.kind),
                    place.country_code,
                    place.admin1,
                    round(place.radius_km, 1),
                    place.id,
                ]
            )
        return number

    def _actor(self, actor: Actor) -> list[int]:
        return [self._words.number(actor.name), ACTOR_ROLES.index(actor.role), self._words.number(actor.kind)]

    def _control(self, control: Control | None) -> list[Any] | int:
        if control is None:
            return 0
        words = (control.controller, control.area, control.source, str(control.status))
        return [*map(self._words.number, words), day_number(control.as_of)]

    def _report(self, report: Report) -> list[Any]:
        quotes = _quotes(report)
        texts = [_shortened(report.article.text[span.start : span.end]) for span in quotes]
        place = self._words.number(report.location.label) if report.location else -1
        return [
            self.add_article(report.article),
            texts,
            self._words.number(report.sub_event_type or report.event_type),
            *_when(report.when),
            place,
            _toll(report.deaths),
            _toll(report.injured),
            [self._claim(claim, report=report, quotes=quotes) for claim in report.claims],
        ]

    def _claim(self, claim: Claim, *, report: Report, quotes: Sequence[Span]) -> list[Any]:
        holder = next(number for number, span in enumerate(quotes) if _inside(claim.span, span))
        start = quotes[holder].start
        text = report.article.text
        return [
            self._words.number(claim.speaker),
            self._words.number(claim.side),
            STANCES.index(claim.stance),
            holder,
            _script_length(text[start : claim.span.start]),
            _script_length(text[start : claim.span.end]),
            _toll(claim.deaths),
            _toll(claim.injured),
        ]


def _quotes(report: Report) -> list[Span]:
    """The stretches that tell the event and hold its claims, the main one first, the others as the article has them.

    What overlaps or follows without a word between is one stretch, so that nothing is quoted twice.
    """
    text = report.article.text
    joined: list[Span] = []
    for span in sorted({*report.spans, *(claim.span for claim in report.claims)}):
        before = joined[-1] if joined else None
        if before and (span.start <= before.end or not text[before.end : span.start].strip()):
            joined[-1] = Span(before.start, max(before.end, span.end))
        else:
            joined.append(span)
    main = report.spans[0]
    return sorted(joined, key=lambda span: not _inside(main, span))


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + " […]"


def _script_length(text: str) -> int:
    """The length as JavaScript counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01."""
    return None if day is None else day.toordinal() - EPOCH


def _when(when: When | None) -> tuple[int | None, int | None, int]:
    return (None, None, 0) if when is None else (day_number(when.start), day_number(when.end), int(when.precision))


def _toll(toll: Toll | None) -> list[int | None] | int:
    return 0 if toll is None else [toll.low, toll.best, toll.high]


def _flag_bits(flags: frozenset[Flag]) -> int:
    return sum(1 << FLAGS.index(flag) for flag in flags)


def _transposed(rows: list[list[Any]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]
