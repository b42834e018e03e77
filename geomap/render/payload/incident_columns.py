"""Incidents and reports as columns of small values, the way the client reads them.

A column of numbers is a text (``shape_encoding.encode_numbers``), so that the client reads only the columns that it
needs and a small number is one byte. Words that come up often stand once in a table and are told by their number; days
are counted from 1970-01-01. ``columns.ts`` and ``incidents.ts`` of the client read what is written here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, overload

from geomap.model import ActorRole, EventType, Flag, Span, Stance, Status
from geomap.render.payload.column_writer import Numbering, Table, Texts, script_length
from geomap.render.payload.incident_tables import (
    ActorRow,
    ActorTable,
    ArticleTable,
    ClaimTable,
    HolderRow,
    IncidentTable,
    PlaceTable,
    ReportTable,
    ShareRow,
    Tables,
    TollRow,
)
from geomap.system.links import web_link

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from geomap.model import Actor, Article, Claim, Control, Incident, Location, Report, Toll, When

EPOCH = date(1970, 1, 1).toordinal()
LONGEST_QUOTE = 1200
"""Characters of one stretch of an article that the page carries; beyond it the text is visibly shortened."""
DEGREE = 100_000
"""Steps of a degree in which points are told: about a metre."""

EVENT_TYPES = tuple(EventType)
STATUSES = tuple(Status)
STANCES = tuple(Stance)
ACTOR_ROLES = tuple(ActorRole)
FLAGS = tuple(Flag)
_TYPE = {word: number for number, word in enumerate(EVENT_TYPES)}
_STATUS = {word: number for number, word in enumerate(STATUSES)}
_STANCE = {word: number for number, word in enumerate(STANCES)}
_ROLE = {word: number for number, word in enumerate(ACTOR_ROLES)}
_FLAG = {word: 1 << number for number, word in enumerate(FLAGS)}
_NONE = -1
"""Before every index, so that it can be none of them."""


class Columns:
    """Collects incidents; ``tables`` gives what goes into the page."""

    def __init__(self, *, outlined: Container[str] = (), has_control: bool = True) -> None:
        """``outlined`` holds the ids of the places that the page has a shape of.

        A page without control areas has no reason to say why nobody is said to hold a place.
        """
        self._outlined, self._has_control = outlined, has_control
        self._words: Numbering[str] = Numbering()
        self._articles: Numbering[str] = Numbering()
        self._article_rows = Table(ArticleTable, beside=("url",))
        self._addresses = Texts()
        self._places: Numbering[tuple[str, str]] = Numbering()
        self._place_rows = Table(PlaceTable)
        self._tolls: Numbering[TollRow] = Numbering()
        self._actors: Numbering[ActorRow] = Numbering()
        self._controls: Numbering[HolderRow] = Numbering()
        self._ids, self._quotes = Texts(), Texts()
        self._incidents = Table(IncidentTable, beside=("id",))
        self._actor_numbers = Table(ActorTable)
        self._reports = Table(ReportTable)
        self._claims = Table(ClaimTable)
        self._last_day = 0

    def add_article(self, article: Article) -> int:
        """Note an article and return its number."""
        number = self._articles.number(article.id)
        if number == len(self._article_rows.rows):
            word = self._words.number
            day = article.published.toordinal() - EPOCH if article.published else NO_DAY
            self._article_rows.rows.append((word(article.title), word(article.source), day, word(article.language)))
            self._addresses.add(web_link(article.url))
        return number

    def add(self, incident: Incident) -> None:
        """Note an incident with its reports."""
        start, days, precision = _when(incident.when)
        # In the order of time the next incident begins on the same day or soon after.
        since = start - self._last_day if precision else 0
        self._last_day += since
        what = self._words.number(incident.sub_event_type)
        location = self._location(incident.location)
        place_name = self._place_rows.rows[location[0]][0] if incident.location else 0
        self._ids.add(incident.id)
        self._incidents.rows.append(
            (
                _TYPE[incident.event_type],
                what,
                since,
                days,
                precision,
                *location,
                self._toll(incident.deaths),
                self._toll(incident.injured),
                len(incident.actors),
                _STATUS[incident.status],
                sum(_FLAG[flag] for flag in incident.flags),
                self._control(incident.controlled_by),
                self._word(incident.control_note if self._has_control else ""),
                len(incident.reports),
            )
        )
        self._actor_numbers.rows.extend((self._actor(actor),) for actor in incident.actors)
        base = (start, what, place_name)
        self._reports.rows.extend(self._report(report, base=base) for report in incident.reports)

    def tables(self) -> Tables:
        """Everything collected, ready for JSON."""
        return {
            "articles": self._article_rows.columns(url=self._addresses.columns()),
            "places": self._place_rows.columns(),
            "tolls": self._tolls.table(),
            "actors": self._actors.table(),
            "controls": self._controls.table(),
            "incidents": self._incidents.columns(id=self._ids.columns()),
            "incidentActors": self._actor_numbers.columns(),
            "reports": self._reports.columns(),
            "claims": self._claims.columns(),
            "quotes": self._quotes.columns(),
            # Last, for until here words were still being noted.
            "words": self._words.table(),
        }

    def _location(self, location: Location | None) -> tuple[int, int, int, int]:
        if location is None:
            return _NONE, 0, 0, _NONE
        phrase = self._word(location.phrase if location.phrase != location.label else "")
        return self._place(location), int(location.geo_precision), int(location.is_area), phrase

    def _place(self, location: Location) -> int:
        """The number of the place, which bears one name on the map: the first that an article gives it."""
        place = location.place
        number = self._places.number((place.id, place.name))
        if number == len(self._place_rows.rows):
            word = self._words.number
            self._place_rows.rows.append(
                (
                    word(location.label),
                    round(place.latitude * DEGREE),
                    round(place.longitude * DEGREE),
                    word(str(place.kind)),
                    word(place.country_code),
                    word(place.admin1),
                    round(place.radius_km * 10),
                    word(place.id) if place.id in self._outlined else _NONE,
                )
            )
        return number

    def _word(self, text: str) -> int:
        return self._words.number(text) if text else _NONE

    def _toll(self, toll: Toll | None) -> int:
        return _NONE if toll is None else self._tolls.number(TollRow(toll.low, toll.best, toll.high))

    def _actor(self, actor: Actor) -> int:
        word = self._words.number
        return self._actors.number(ActorRow(word(actor.name), _ROLE[actor.role], word(actor.kind)))

    def _control(self, control: Control | None) -> int:
        if control is None:
            return _NONE
        word = self._words.number
        shares = tuple(ShareRow(word(side), round(share, 2)) for side, share in control.shares)
        day, note = day_number(control.as_of), word(control.note)
        names = word(control.controller), word(control.area), word(control.source), word(str(control.status))
        return self._controls.number(HolderRow(*names, day, note, control.distance_km, shares))

    def _report(self, report: Report, *, base: tuple[int, int, int]) -> tuple[int, ...]:
        """A row of a report; what it mostly shares with its incident is told as the difference."""
        begins, event, place_name = base
        quotes = _quotes(report)
        for span in quotes:
            self._quotes.add(_shortened(report.article.text[span.start : span.end]))
        start, days, precision = _when(report.when)
        self._claims.rows.extend(self._claim(claim, report=report, quotes=quotes) for claim in report.claims)
        return (
            self.add_article(report.article),
            self._words.number(report.sub_event_type or report.event_type) - event,
            start - begins if precision else 0,
            days,
            precision,
            (self._words.number(report.location.label) if report.location else _NONE) - place_name,
            self._toll(report.deaths),
            self._toll(report.injured),
            len(quotes),
            len(report.claims),
        )

    def _claim(self, claim: Claim, *, report: Report, quotes: Sequence[Span]) -> tuple[int, ...]:
        holder = next(number for number, span in enumerate(quotes) if _inside(claim.span, span))
        start = quotes[holder].start
        text = report.article.text
        before = script_length(text[start : claim.span.start])
        return (
            self._word(claim.speaker),
            self._word(claim.side),
            _STANCE[claim.stance],
            holder,
            before,
            script_length(text[claim.span.start : claim.span.end]),
            self._toll(claim.deaths),
            self._toll(claim.injured),
        )


NO_DAY = -1_000_000
"""Stands for an article's day that nobody knows: before any calendar."""


def _quotes(report: Report) -> list[Span]:
    """The stretches that tell the event and hold its claims, the main one first, the others as the article has them.

    What overlaps or follows without a word between is one stretch, so that nothing is quoted twice.
    """
    text = report.article.text
    main = report.spans[0]
    spans = {*report.spans, *(claim.span for claim in report.claims)}
    if all(_inside(span, main) for span in spans):
        return [main]
    joined: list[Span] = []
    for span in sorted(spans):
        before = joined[-1] if joined else None
        if before and (span.start <= before.end or not text[before.end : span.start].strip()):
            joined[-1] = Span(before.start, max(before.end, span.end))
        else:
            joined.append(span)
    return sorted(joined, key=lambda span: not _inside(main, span))


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + " […]"


@overload
def day_number(day: date) -> int: ...
@overload
def day_number(day: date | None) -> int | None: ...
def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01."""
    return None if day is None else day.toordinal() - EPOCH


def _when(when: When | None) -> tuple[int, int, int]:
    """The first day, how many more follow, and the precision, which is 0 where nobody knows."""
    if when is None:
        return 0, 0, 0
    start = when.start.toordinal()
    return start - EPOCH, when.end.toordinal() - start, int(when.precision)
