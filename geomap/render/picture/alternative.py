"""The map in a few sentences, for whoever cannot see the picture."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geomap.errors import counted
from geomap.model import AreaKind
from geomap.render.moment import holds_on, last_day, news_of
from geomap.render.plain import plain_text
from geomap.render.wording import period_words, toll_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Incident
    from geomap.render.sheet import MapSheet

_MOST_PLACES = 5


def alt_text(sheet: MapSheet) -> str:
    """What the map shows, in words: title, period, how many incidents, of which kind, where, who held the ground."""
    news = news_of(sheet.incidents)
    sentences = (_what(sheet, len(news)), _types(news), _places(news), _deaths(news), _control(sheet))
    return plain_text(" ".join(filter(None, sentences)))


def _what(sheet: MapSheet, number: int) -> str:
    period = sheet.period or period_words(sheet.incidents)
    title = sheet.title or "Incidents"
    return f"Map: {title}{f', {period}' if period else ''}: {counted(number, 'incident')}."


def _types(news: Iterable[Incident]) -> str:
    counts = Counter(str(incident.event_type) for incident in news)
    listed = ", ".join(f"{name} {number}" for name, number in _ranked(counts))
    return f"By type: {listed}." if listed else ""


def _places(news: Iterable[Incident]) -> str:
    counts = Counter(incident.location.label for incident in news if incident.location)
    named = [f"{name} ({number})" if number > 1 else name for name, number in _ranked(counts)[:_MOST_PLACES]]
    rest = len(counts) - len(named)
    more = f" and {counted(rest, 'further place')}" if rest else ""
    return f"Most at: {', '.join(named)}{more}." if named else ""


def _deaths(news: Iterable[Incident]) -> str:
    tolls = [incident.deaths for incident in news if incident.deaths and incident.deaths.best]
    if len(tolls) == 1:
        return f"{toll_words(tolls[0]).capitalize()} dead in one incident."
    worst = max(tolls, key=lambda toll: toll.best, default=None)
    return f"{len(tolls)} incidents with dead, the worst with {toll_words(worst)}." if worst else ""


def _control(sheet: MapSheet) -> str:
    day = last_day(sheet.incidents)
    held = {area.controller for area in sheet.areas if area.kind is AreaKind.CONTROL and holds_on(area, day)}
    names = ", ".join(sorted(filter(None, held)))
    return f"Ground is shown as held by {names}{f' on {day.isoformat()}' if day else ''}." if names else ""


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
