"""Areas as lines of text and as GeoJSON, for who wants to see what there is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from geomap.model import Area


def list_boundaries(areas: Iterable[Area]) -> Iterator[str]:
    """A line an area with its id, kind, country and name, between tabs."""
    for area in areas:
        yield "\t".join((area.id, str(area.kind), area.country_code or "-", area.name))


def list_control(areas: Iterable[Area]) -> Iterator[str]:
    """A line an area with its days, controller, status and name, between tabs."""
    for area in areas:
        days = f"{_day(area.valid_from)}\t{_day(area.valid_to)}"
        yield "\t".join((days, area.controller or "-", str(area.status), area.name))


def list_state(areas: Iterable[Area], day: date) -> Iterator[str]:
    """A line an area of a day with its controller, status, name and source; what is carried forward says so."""
    for area in areas:
        carried = any(first <= day < end for first, end in area.carried)
        words = [area.controller or "-", str(area.status), area.name, area.source or "-"]
        yield "\t".join([*words, f"no map of {day}: carried forward"] if carried else words)


def feature_of(area: Area) -> dict[str, Any]:
    """An area as a GeoJSON feature in degrees."""
    told = {
        "name": area.name,
        "kind": str(area.kind),
        "country_code": area.country_code,
        "controller": area.controller,
        "valid_from": area.valid_from.isoformat() if area.valid_from else "",
        "valid_to": area.valid_to.isoformat() if area.valid_to else "",
        "status": str(area.status) if area.controller else "",
        "source": area.source,
        "note": area.note,
        "change": area.change,
        "precision": area.precision,
    }
    properties = {field: value for field, value in told.items() if value}
    geometry = json.loads(shapely.to_geojson(area.geometry))
    return {"type": "Feature", "id": area.id, "properties": properties, "geometry": geometry}


def _day(day: date | None) -> str:
    return day.isoformat() if day else "…"
