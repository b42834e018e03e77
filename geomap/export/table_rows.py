"""Incidents and mentions as flat rows: ACLED's column names where ACLED has one, UCDP's, then our own."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.data import fact_file
from geomap.export.json_records import degrees, writable
from geomap.model import ActorRole, Flag, Placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.model import Actor, Article, Control, Incident, Location, Place, Toll, Unplaced, When

    Cell = str | int | float | bool | None
    Row = dict[str, Cell]

PLACE_COLUMNS = (
    "article",
    "start",
    "end",
    "text",
    "role",
    "name",
    "kind",
    "latitude",
    "longitude",
    "country_code",
    "admin1",
    "geonameid",
    "confidence",
    "reason",
)
_TURN = {ActorRole.PERPETRATOR: 0, ActorRole.PARTY: 1, ActorRole.VICTIM: 2}


@cache
def incident_columns() -> dict[str, str]:
    """The columns in order, each with its HXL tag."""
    with fact_file("table_columns.csv").open(encoding="utf-8", newline="") as file:
        return {row["column"]: row["hxl"] for row in csv.DictReader(file)}


def incident_row(incident: Incident) -> Row:
    """One incident under the names of ``incident_columns``, in their order; None where nothing is known."""
    cells: dict[str, Any] = {
        "id": incident.id,
        "event_type": incident.event_type.value,
        "sub_event_type": incident.sub_event_type,
        "status": incident.status.value,
        "background": incident.is_background,
        "flags": _joined(flag.value for flag in Flag if flag in incident.flags),
        **_days(incident.when),
        **_actors(incident.actors),
        **_where(incident.location),
        **_tolls(incident.deaths, incident.injured),
        **_sources(incident),
        **_control(incident.controlled_by),
        "control_note": _control_note(incident),
        "within": _joined(incident.within),
        "within_note": incident.within_note or None,
    }
    return {column: cells.get(column) for column in incident_columns()}


def place_rows(article: Article, places: Iterable[Placed | Unplaced]) -> Iterator[Row]:
    """The mentions of one article under the names of ``PLACE_COLUMNS``."""
    for found in places:
        mention = found.mention
        cells: Row = {
            "article": writable(article.id),
            "start": mention.start,
            "end": mention.end,
            "text": writable(mention.text),
            "role": mention.role.value,
        }
        if isinstance(found, Placed):
            cells |= {**_place(found.place), "kind": found.place.kind.value, "confidence": round(found.confidence, 3)}
        else:
            cells["reason"] = found.reason
        yield {column: cells.get(column) for column in PLACE_COLUMNS}


def _days(when: When | None) -> Row:
    if when is None:
        return {}
    return {
        "event_date": when.start.isoformat(),
        "date_end": when.end.isoformat(),
        "time_precision": when.precision.value,
    }


def _actors(actors: Sequence[Actor]) -> Row:
    # Sorting keeps the order of the article within each role.
    names = [writable(actor.name) for actor in sorted(actors, key=lambda actor: _TURN[actor.role])]
    columns = dict(zip(("actor1", "actor2"), names, strict=False))
    return {**columns, "other_actors": _joined(names[2:])}


def _where(location: Location | None) -> Row:
    if location is None:
        return {}
    place = location.place
    return {
        **_place(place),
        "country": _country_names().get(place.country_code),
        "location": writable(location.label),
        "place_kind": place.kind.value,
        "geo_precision": location.geo_precision.value,
    }


def _place(place: Place) -> Row:
    return {
        "name": writable(place.name),
        "latitude": degrees(place.latitude),
        "longitude": degrees(place.longitude),
        "country_code": place.country_code or None,
        "admin1": writable(place.admin1) or None,
        "geonameid": place.geonameid,
    }


def _tolls(deaths: Toll | None, injured: Toll | None) -> Row:
    cells: Row = {}
    if deaths:
        cells |= {"fatalities": deaths.best, "low": deaths.low, "best": deaths.best, "high": deaths.high}
    if injured:
        cells |= {"injured_low": injured.low, "injured_best": injured.best, "injured_high": injured.high}
    return cells


def _sources(incident: Incident) -> Row:
    articles = [report.article for report in incident.reports]
    return {
        "source": _joined(article.source for article in articles),
        "notes": writable(incident.reports[0].quote) if incident.reports else None,
        "reports": len(incident.reports),
        "articles": _joined(article.id for article in articles),
        "publishers": incident.publishers,
        "independent_sources": incident.independent_sources,
        "possibly_same": _joined(incident.possibly_same),
    }


def _control(control: Control | None) -> Row:
    if control is None:
        return {}
    return {
        "controlled_by": control.controller,
        "control_status": control.status.value,
        "control_source": control.source,
        "control_area": control.area,
        "control_date": control.as_of.isoformat(),
        "control_distance_km": control.distance_km,
        "control_shares": _joined(f"{side} {share:.1%}" for side, share in control.shares),
    }


def _control_note(incident: Incident) -> str | None:
    """What the answer rests on less than firmly, or why there is none."""
    control = incident.controlled_by
    return (control.note if control else incident.control_note) or None


def _joined(words: Iterable[str]) -> str | None:
    """Each once, in order, between semicolons, as ACLED writes lists."""
    return "; ".join(dict.fromkeys(writable(word) for word in words if word)) or None


@cache
def _country_names() -> dict[str, str]:
    with fact_file("countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}
