"""The map in a few sentences, for whoever cannot see the picture."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geomap.errors import counted
from geomap.model import AreaKind
from geomap.render.sheet.last_day import holds_on, last_day, news_of
from geomap.render.sheet.own_words import in_its_language
from geomap.render.words.language import language_of
from geomap.render.words.strip_controls import plain_text
from geomap.render.words.wording import period_words, toll_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.model import Incident
    from geomap.render.sheet.map_sheet import MapSheet
    from geomap.render.words.language import Language

_MOST_PLACES = 5
"""Who listens to a picture wants the main places; the table has all."""


def alt_text(sheet: MapSheet) -> str:
    """What the map shows, in words: title, period, how many incidents, of which kind, where, who held the ground."""
    news = news_of(sheet.incidents)
    language = language_of(sheet.language)
    if language.tag.partition("-")[0] != "en":
        return plain_text(" ".join(_labelled(in_its_language(sheet), news, language)))
    sentences = (_what(sheet, len(news)), _types(news), _places(news), _deaths(news), _control(sheet))
    return plain_text(" ".join(filter(None, sentences)))


def _labelled(sheet: MapSheet, news: Sequence[Incident], language: Language) -> Iterator[str]:
    """The same facts behind the words of the page's own labels: no other language has sentences for them."""
    period = sheet.period or period_words(sheet.incidents, language=language)
    title = ", ".join(filter(None, (sheet.title or language.word("title"), period)))
    yield f"{title}: {language.count('incidents', len(news))}."
    types = _ranked(Counter(language.of("type", incident.event_type) for incident in news))
    places = _ranked(Counter(incident.location.label for incident in news if incident.location))
    rest = [language.count("andMore", len(places) - _MOST_PLACES)] if len(places) > _MOST_PLACES else []
    for key, counts, more in (("types", types, []), ("where", places[:_MOST_PLACES], rest)):
        listed = [f"{name} ({language.number(number)})" for name, number in counts]
        if listed:
            yield f"{language.word(key)}: {', '.join([*listed, *more])}."
    tolls = [incident.deaths for incident in news if incident.deaths and incident.deaths.best]
    # Of several, a figure alone would not say whose it is
    if len(tolls) == 1:
        yield f"{language.word('deadTitle')}: {toll_words(tolls[0], language=language)}."
    day, held = last_day(sheet.incidents), _holders(sheet)
    if held:
        yield f"{language.word('control')}, {language.day(day) if day else language.word('latest')}: {held}."


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
    day, names = last_day(sheet.incidents), _holders(sheet)
    return f"Ground is shown as held by {names}{f' on {day.isoformat()}' if day else ''}." if names else ""


def _holders(sheet: MapSheet) -> str:
    day = last_day(sheet.incidents)
    held = {area.controller for area in sheet.areas if area.kind is AreaKind.CONTROL and holds_on(area, day)}
    return ", ".join(sorted(filter(None, held)))


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
