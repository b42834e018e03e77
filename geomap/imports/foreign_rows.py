"""One row of ACLED, of UCDP GED, of our own CSV or of somebody's table → an incident."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.imports.detecting import column_names
from geomap.imports.own_records import BadRow
from geomap.model import (
    Actor,
    ActorRole,
    Article,
    EventType,
    Flag,
    GeoPrecision,
    Incident,
    Kind,
    Location,
    Place,
    Report,
    Span,
    Status,
    TimePrecision,
    Toll,
    When,
)
from geomap.vocabulary import ActorClass, SubEventType

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, str]
"""The cells by the names of their columns in small letters."""
IS_REGION = "\x00region"
"""A cell of our own: the shape that stood here is an area."""
_DAY_FORMATS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%d %b, %Y", "%B %d, %Y", "%d/%m/%Y", "%d.%m.%Y")
"""Beside ISO 8601, ACLED's first: the order of day and month is Europe's where the numbers leave it open."""
_WHERE_PREC = {"1": GeoPrecision.EXACT, "2": GeoPrecision.NEAR, "3": GeoPrecision.NEAR}
"""UCDP: 1 exact, 2 within 25 km, 3 a district; 4 to 7 are provinces, fuzzy, countries and seas."""
_WHERE_KM = {"2": 25.0, "3": 30.0, "4": 100.0, "5": 100.0, "6": 300.0, "7": 200.0}
_DATE_PREC = {"1": TimePrecision.DAY, "2": TimePrecision.WEEK, "3": TimePrecision.WEEK, "4": TimePrecision.MONTH}
_VIOLENCE = {"1": SubEventType.ARMED_CLASH, "2": SubEventType.ARMED_CLASH, "3": SubEventType.ATTACK}
"""UCDP's state-based, non-state and one-sided violence, in ACLED's words."""
_INTER = (
    ActorClass.UNKNOWN,
    ActorClass.STATE_FORCES,
    ActorClass.REBELS,
    ActorClass.POLITICAL_MILITIA,
    ActorClass.COMMUNAL_MILITIA,
    ActorClass.RIOTERS,
    ActorClass.PROTESTERS,
    ActorClass.CIVILIANS,
)
"""ACLED's codes of actors, by number; newer files write the words."""
_DANGEROUS = re.compile(r"^'(?=[\s\"']*[=+\-@\t\r\n−|%])")


def incident_of_row(row: Row, *, number: int, stem: str, type_of: Mapping[str, EventType]) -> Incident | BadRow:
    """The incident of a row, or why there is none.

    Args:
        row: the cells.
        number: the row as a spreadsheet numbers it.
        stem: the name of the file, of which ids are made where the row has none.
        type_of: the event type of each sub-event type.
    """
    cells = {field: _first(row, names) for field, names in column_names().items()}
    try:
        key = cells["id"] or f"{stem}-{number}"
        # Two files, or a file and an article, may go by the same numbers
        return _incident(cells, key=key, article=f"{stem}:{key}", is_region=IS_REGION in row, type_of=type_of)
    except ValueError as error:
        return BadRow(number, str(error))


def parse_day(text: str) -> date | None:
    """A day in ISO 8601, with or without a time, or as ACLED and people write it; None for an empty cell.

    Raises:
        ValueError: it is no day.
    """
    told = text.strip()
    if not told:
        return None
    try:
        return date.fromisoformat(told[:10])
    except ValueError:
        pass
    for form in _DAY_FORMATS:
        try:
            return datetime.strptime(told, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValueError(f"has {told[:40]!r} for a day: write it as 2020-12-14")


def _first(row: Row, names: tuple[str, ...]) -> str:
    """The first cell with something in it, without the apostrophe that keeps spreadsheets from running it."""
    return next((_DANGEROUS.sub("", cell).strip() for name in names if (cell := row.get(name, "").strip())), "")


def _incident(cells: Row, *, key: str, article: str, is_region: bool, type_of: Mapping[str, EventType]) -> Incident:
    event_type, sub = _types(cells, type_of)
    location = _location(cells, is_region=is_region)
    words = cells["notes"] or cells["location"] or sub
    told_in = Article(article, words, source=cells["source"], url=cells["url"], published=_published(cells))
    report = Report(
        article=told_in,
        spans=(Span(0, len(words)),),
        event_type=event_type,
        sub_event_type=sub,
        when=_when(cells),
        location=location,
        actors=_actors(cells, event_type),
        deaths=_toll(cells, "low", "fatalities", "high"),
        injured=_toll(cells, "injured_low", "injured", "injured_high"),
        flags=frozenset(flag for flag in Flag if flag in re.split(r"[;\s]+", cells["flags"])),
        id=key,
    )
    if report.when is None and (location is None or not (cells["event_type"] or cells["violence"])):
        raise ValueError("has no day, and no place with a kind of event: nobody can say what happened there")
    sources = {name.strip().casefold() for name in cells["source"].split(";") if name.strip()}
    return Incident(
        id=key,
        reports=(report,),
        event_type=event_type,
        sub_event_type=sub,
        when=report.when,
        location=location,
        actors=report.actors,
        deaths=report.deaths,
        injured=report.injured,
        status=next((status for status in Status if status == cells["status"].casefold()), Status.REPORTED),
        flags=report.flags,
        publishers=_number(cells["publishers"]) or max(len(sources), 1),
        # A row has no texts to compare, so that its sources may all be one
        independent_sources=_number(cells["independent_sources"]) or 1,
        possibly_same=tuple(id_.strip() for id_ in cells["possibly_same"].split(";") if id_.strip()),
    )


def _types(cells: Row, type_of: Mapping[str, EventType]) -> tuple[EventType, str]:
    sub = cells["sub_event_type"] or _VIOLENCE.get(cells["violence"], "")
    told = cells["event_type"]
    known = next((one for one in EventType if told and one.casefold() == told.casefold()), None)
    if known is None:
        sub = sub or told
        known = type_of.get(sub, EventType.OTHER)
    return known, sub or str(known)


def _when(cells: Row) -> When | None:
    start = parse_day(cells["date"])
    if start is None:
        return None
    end = parse_day(cells["date_end"]) or start
    if end < start:
        raise ValueError(f"ends on {end}, before it begins on {start}")
    if cells["date_prec"]:
        return When(start, end, _DATE_PREC.get(cells["date_prec"], TimePrecision.VAGUER))
    told = cells["time_precision"]
    return When(start, end, TimePrecision(int(told)) if told in {"1", "2", "3", "4"} else TimePrecision.DAY)


def _published(cells: Row) -> date | None:
    """Of several days that UCDP lists, the first; a cell that is none says nothing about the incident."""
    try:
        return parse_day(cells["published"].split(";")[0])
    except ValueError:
        return None


def _location(cells: Row, *, is_region: bool) -> Location | None:
    if not cells["latitude"] and not cells["longitude"]:
        return None
    latitude, longitude = _degrees(cells["latitude"], "latitude", 90), _degrees(cells["longitude"], "longitude", 180)
    precision = _precision(cells, is_region=is_region)
    name = cells["location"] or f"{latitude:g}, {longitude:g}"
    kinds = {str(kind): kind for kind in Kind}
    default = Kind.REGION if precision is GeoPrecision.REGION else Kind.SETTLEMENT
    geonameid = int(cells["geonameid"]) if cells["geonameid"].isdecimal() else None
    place = Place(
        id=f"geonames:{geonameid}" if geonameid else f"imported:{latitude:.5f},{longitude:.5f},{name}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        kind=kinds.get(cells["place_kind"], default),
        country_code=cells["country_code"].upper() or _codes().get(cells["country"].casefold(), ""),
        admin1=cells["admin1"],
        geonameid=geonameid,
        radius_km=_WHERE_KM.get(cells["where_prec"], 0.0),
    )
    return Location(place, precision, phrase=name, name=name)


def _precision(cells: Row, *, is_region: bool) -> GeoPrecision:
    if cells["where_prec"]:
        return _WHERE_PREC.get(cells["where_prec"], GeoPrecision.REGION)
    told = cells["geo_precision"]
    return GeoPrecision(int(told)) if told in {"1", "2", "3"} else GeoPrecision(3 if is_region else 1)


def _degrees(text: str, axis: str, most: int) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = float("nan")
    if not abs(value) <= most:
        raise ValueError(f"has {text[:40]!r} for a {axis}: write degrees from -{most} to {most}")
    return value


def _actors(cells: Row, event_type: EventType) -> tuple[Actor, ...]:
    """Of violence against civilians the first did it to the second; of all else both took part."""
    is_one_sided = event_type is EventType.VIOLENCE_AGAINST_CIVILIANS
    roles = (ActorRole.PERPETRATOR, ActorRole.VICTIM) if is_one_sided else (ActorRole.PARTY, ActorRole.PARTY)
    pairs = zip((cells["actor1"], cells["actor2"]), roles, (cells["inter1"], cells["inter2"]), strict=True)
    named = [Actor(name, role, kind=_kind(inter)) for name, role, inter in pairs if name]
    others = (name.strip() for name in cells["other_actors"].split(";"))
    return (*named, *(Actor(name) for name in others if name))


def _kind(inter: str) -> str:
    if inter.isdecimal():
        return _INTER[int(inter)] if int(inter) < len(_INTER) else ActorClass.UNKNOWN
    return inter.casefold()


def _toll(cells: Row, low: str, best: str, high: str) -> Toll | None:
    """UCDP's figures, or ACLED's one; nobody counted where the cell is empty, and nobody died where it is nought."""
    told = [_number(cells[name]) for name in (low, best, high)]
    known = [number for number in told if number is not None]
    if not known or not any(known):
        return None
    middle = told[1] if told[1] is not None else known[0]
    return Toll(
        told[0] if told[0] is not None else middle, middle, told[2] if cells[high] else _open_high(cells, low, middle)
    )


def _open_high(cells: Row, low: str, middle: int) -> int | None:
    """Our own CSV leaves the highest figure empty where it is open; ACLED knows one figure alone."""
    return None if cells[low] else middle


def _number(text: str) -> int | None:
    if not text:
        return None
    try:
        value = int(float(text))
    except (ValueError, OverflowError):
        value = -1
    if value < 0:
        raise ValueError(f"has {text[:40]!r} for a number of people")
    return value


@cache
def _codes() -> dict[str, str]:
    """The code of each country by its names in small letters."""
    with fact_file("countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name.casefold(): row["code"] for row in rows for name in (row["name"], *row["names"].split("|")) if name}
