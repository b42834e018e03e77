"""What of a report is compared with others, taken out of it once."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.model import EventType, Flag, GeoPrecision, Kind, TimePrecision
from geomap.provenance.independence import words_of
from geomap.text.wordlists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.model import Location, Report

_NAME = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я][\w’'-]{3,}")
_REACH_KM = {GeoPrecision.EXACT: 15.0, GeoPrecision.NEAR: 30.0, GeoPrecision.REGION: 100.0}
_SMALL = re.compile(r"\b[a-zà-öø-ÿа-я][\w’'-]{3,}")
_HEAD = 6000
"""Characters of an article in which its small words are looked for."""
_PART = re.compile(r"[\w’'-]{4,}")
CITY = 100_000
"""Inhabitants of a town that is a city."""
UNDATED = -1
"""Before every ordinal of a day, so that it never lies within a stretch of days."""
MAX_DAYS = 31
"""A report whose date is vaguer than a month cannot be matched by day."""
CROWDS = "crowds"
_FAMILIES = {
    EventType.BATTLES: "violence",
    EventType.EXPLOSIONS: "violence",
    EventType.VIOLENCE_AGAINST_CIVILIANS: "violence",
    EventType.PROTESTS: CROWDS,
    EventType.RIOTS: CROWDS,
}


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """A report as it is compared."""

    article: str
    text: str
    telling: tuple[object, ...]
    """What the prints of one text have in common."""
    is_background: bool
    is_hypothetical: bool
    family: str
    event_type: EventType
    sub_event_type: str
    start: int
    """The first day as an ordinal; ``UNDATED`` where there is none."""
    end: int
    is_exact_day: bool
    place: str
    """The id; empty where there is none."""
    country: str
    latitude: float
    longitude: float
    reach_km: float
    """How far from the point the event may have been; 0 where there is no place."""
    is_wide: bool
    """Whether the place is a country or a region, in which many things happen in a day."""
    is_city: bool
    """Whether it is a town so large that several things of a kind happen in a day."""
    is_pinned: bool
    """Whether the very place is named, no city or region, and the very day."""
    is_breach: bool
    """Whether it tells that a truce was broken."""
    deaths: int
    injured: int
    words: frozenset[str]
    names: frozenset[str]
    """Names in the quote and the headline that are not those of countries and their people."""
    place_names: frozenset[str]
    """The place's own names, which say no more than that it is the place."""
    actors: frozenset[str]


def traits_of(report: Report) -> Traits:
    """What of a report is compared."""
    when, location = report.when, report.location
    is_dated = when is not None and (when.end - when.start).days <= MAX_DAYS
    is_exact_day = when is not None and when.precision is TimePrecision.DAY and when.start == when.end
    place, told = location.place if location else None, report.quote
    return Traits(
        article=report.article.id,
        text=report.article.text,
        telling=(report.spans, report.sub_event_type, when, location),
        is_background=report.is_background,
        is_hypothetical=Flag.HYPOTHETICAL in report.flags,
        family=_FAMILIES.get(report.event_type, str(report.event_type)),
        event_type=report.event_type,
        sub_event_type=report.sub_event_type,
        start=when.start.toordinal() if when and is_dated else UNDATED,
        end=when.end.toordinal() if when and is_dated else UNDATED,
        is_exact_day=is_exact_day,
        place=place.id if place else "",
        country=place.country_code if place else "",
        latitude=place.latitude if place else 0.0,
        longitude=place.longitude if place else 0.0,
        reach_km=_reach_km(location) if location else 0.0,
        is_wide=location is not None and _is_wide(location),
        is_city=place is not None and place.population >= CITY,
        is_pinned=is_exact_day and _is_pinned(location),
        is_breach=Flag.CEASEFIRE_VIOLATION in report.flags,
        deaths=report.deaths.best if report.deaths else 0,
        injured=report.injured.best if report.injured else 0,
        words=words_of(told) - _tellers(),
        names=_names(f"{told.partition(' ')[2]} {report.article.title} {location.label if location else ''}")
        - _small_words(report.article.text),
        place_names=_names(f"{location.label} {place.name} {place.admin1}") if location and place else frozenset(),
        actors=frozenset(actor.name.casefold() for actor in report.actors),
    )


def _reach_km(location: Location) -> float:
    return max(_REACH_KM[location.geo_precision], location.place.radius_km)


def _is_pinned(location: Location | None) -> bool:
    if location is None or location.geo_precision is not GeoPrecision.EXACT:
        return False
    return location.place.population < CITY and not _is_wide(location)


def _is_wide(location: Location) -> bool:
    return location.geo_precision is GeoPrecision.REGION or location.place.kind in {Kind.COUNTRY, Kind.ADMIN1}


def _names(text: str) -> frozenset[str]:
    found = (name.casefold().removesuffix("’s").removesuffix("'s").rstrip("’'") for name in _NAME.findall(text))
    return frozenset(found) - _common()


@lru_cache(maxsize=1 << 13)
def _small_words(text: str) -> frozenset[str]:
    """What an article writes with a small letter, which is no name where a sentence or a headline begins with it."""
    return frozenset(_SMALL.findall(text[:_HEAD]))


@cache
def _common() -> frozenset[str]:
    """Capitalised words that say little: of countries and their people, of the calendar, and what opens sentences."""
    words = {word for name in _WORD_LISTS for word in _listed(name)}
    words.update(word for table, columns in _TABLES for word in _named(table, columns))
    return frozenset(words) | {day.casefold() for day in _CALENDAR}


@cache
def _tellers() -> frozenset[str]:
    """Words of who tells: two reports that one monitor counts the dead of have them in common, and nothing else."""
    return frozenset(_listed(_TELLERS))


def _listed(name: str) -> Iterator[str]:
    yield from (word.casefold() for word in word_list(name))


def _named(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    with fact_file(table).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in columns:
                yield from _PART.findall(row[column].casefold())


_TELLERS = "teller_words"
_WORD_LISTS = ("function_words", "common_words", "national_words", "conflict_words", _TELLERS)
_TABLES = (
    ("countries.csv", ("name", "names")),
    ("demonyms.csv", ("adjectives", "people")),
    ("regions.csv", ("name", "names")),
)
_CALENDAR = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March"),
    *("April", "June", "July", "August", "September", "October", "November", "December"),
)
