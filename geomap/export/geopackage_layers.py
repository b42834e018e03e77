"""The layers of a GeoPackage beside the incidents: what articles say, who says so, what they mention, and areas."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.data import fact_file
from geomap.export.geojson_writer import shape_of
from geomap.export.json_records import incident_record, writable
from geomap.export.table_rows import place_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Area, Article, Incident, Placed, Unplaced

    LayerRow = tuple[dict[str, Any], BaseGeometry | None]
    """The cells by column, and the shape."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a GeoPackage holds beside the incidents."""

    mentions: Sequence[tuple[Article, Sequence[Placed | Unplaced]]] = ()
    areas: Sequence[Area] = ()


@cache
def layer_columns() -> dict[str, dict[str, str]]:
    """The columns of each layer in order, each with its type: text, whole or decimal."""
    layers: dict[str, dict[str, str]] = {}
    with fact_file("layer_columns.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            layers.setdefault(row["layer"], {})[row["column"]] = row["type"]
    return layers


def layer_rows(
    incidents: Sequence[Incident], outlines: Mapping[str, BaseGeometry], beside: Beside
) -> dict[str, list[LayerRow]]:
    """The rows of every layer, by the layer's name."""
    return {
        "reports": list(_reports(incidents)),
        "claims": list(_claims(incidents)),
        "mentions": list(_mentions(beside)),
        "areas": [*_areas(beside.areas), *_regions(incidents, outlines)],
    }


def _reports(incidents: Iterable[Incident]) -> Iterator[LayerRow]:
    for incident in incidents:
        for record in incident_record(incident)["reports"]:
            place = record["place"] or {}
            cells = {
                **record,
                **_figures(record),
                "incident": incident.id,
                "event_date": record["date_start"],
                "location": place.get("name"),
                "geo_precision": place.get("geo_precision"),
            }
            # A region is no dot in its middle: the incident's outline is among the areas
            yield cells, None if cells["geo_precision"] == 3 else _point(place)


def _claims(incidents: Iterable[Incident]) -> Iterator[LayerRow]:
    for incident in incidents:
        for report in incident_record(incident)["reports"]:
            for claim in report["claims"]:
                yield {**claim, **_figures(claim), "report": report["id"], "incident": incident.id}, None


def _mentions(beside: Beside) -> Iterator[LayerRow]:
    for article, places in beside.mentions:
        for row in place_rows(article, places):
            yield dict(row), _point(row)


def _areas(areas: Iterable[Area]) -> Iterator[LayerRow]:
    for area in areas:
        days = {name: day.isoformat() if day else None for name, day in _spell(area)}
        words = {
            name: writable(getattr(area, name)) or None for name in ("name", "country_code", "controller", "source")
        }
        told = {"kind": str(area.kind), "status": str(area.status), "note": writable(area.note) or None}
        yield {"id": area.id, **words, **told, **days}, area.geometry


def _spell(area: Area) -> tuple[tuple[str, Any], ...]:
    return ("valid_from", area.valid_from), ("valid_to", area.valid_to)


def _regions(incidents: Iterable[Incident], outlines: Mapping[str, BaseGeometry]) -> Iterator[LayerRow]:
    """Each region that incidents are drawn by, once."""
    seen: set[str] = set()
    for incident in incidents:
        shape, location = shape_of(incident, outlines), incident.location
        if shape is not None and location is not None and location.place.id not in seen:
            seen.add(location.place.id)
            place = location.place
            code = place.country_code or None
            yield {"id": place.id, "name": writable(location.label), "kind": "incident", "country_code": code}, shape


def _figures(record: Mapping[str, Any]) -> dict[str, Any]:
    deaths, injured = record.get("deaths") or {}, record.get("injured") or {}
    return {**{name: deaths.get(name) for name in ("low", "best", "high")}, "injured": injured.get("best")}


def _point(place: Mapping[str, Any]) -> BaseGeometry | None:
    from shapely.geometry import Point  # noqa: PLC0415 - only GeoPackages need it

    longitude, latitude = place.get("longitude"), place.get("latitude")
    return None if longitude is None or latitude is None else Point(longitude, latitude)
