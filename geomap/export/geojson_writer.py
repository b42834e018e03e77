"""GeoJSON (RFC 7946): WGS 84, longitude first, outer rings counter-clockwise, one feature a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geomap.export.json_records import DECIMALS, degrees, incident_record
from geomap.export.table_rows import incident_row, place_rows
from geomap.model import Flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Article, Incident, Placed, Unplaced


def incidents_geojson(incidents: Iterable[Incident], outlines: Mapping[str, BaseGeometry]) -> Iterator[str]:
    """A collection of all incidents, in parts: the columns of the tables, and the reports as they are.

    Region-level incidents are drawn as their region where its outline is known. Incidents that no map may show,
    for want of a place or because they did not happen, have no geometry.
    """
    # A region is rounded and written once: many incidents lie in the same ones
    drawn: dict[str, str] = {}
    yield from _collection(_incident_feature(incident, outlines, drawn) for incident in incidents)


def places_geojson(found: Iterable[tuple[Article, Sequence[Placed | Unplaced]]]) -> Iterator[str]:
    """A collection of all mentions, in parts; those without a place have no geometry."""
    rows = (row for article, places in found for row in place_rows(article, places))
    yield from _collection(
        _written({"type": "Feature", "geometry": _point(row["longitude"], row["latitude"]), "properties": row})
        for row in rows
    )


def shape_of(incident: Incident, outlines: Mapping[str, BaseGeometry]) -> BaseGeometry | None:
    """The outline that an incident is drawn with instead of a point: that of its region, if it is known."""
    location = incident.location
    if location is None or not location.is_area or not is_on_map(incident):
        return None
    return outlines.get(location.place.id)


def is_on_map(incident: Incident) -> bool:
    """Whether an incident has a place and is said to have happened."""
    return incident.location is not None and Flag.HYPOTHETICAL not in incident.flags


def _incident_feature(incident: Incident, outlines: Mapping[str, BaseGeometry], drawn: dict[str, str]) -> str:
    record = incident_record(incident)
    actors, reports = record.pop("actors"), record.pop("reports")
    # What the flat columns cannot hold stands whole in ``incident``, so that the file can be drawn again
    properties = {**incident_row(incident), "actors": actors, "reports": reports, "incident": record}
    head = _written({"type": "Feature", "id": incident.id})[:-1]
    return f'{head}, "geometry": {_geometry(incident, outlines, drawn)}, "properties": {_written(properties)}}}'


def _geometry(incident: Incident, outlines: Mapping[str, BaseGeometry], drawn: dict[str, str]) -> str:
    if incident.location is None or not is_on_map(incident):
        return _written(None)
    place, shape = incident.location.place, shape_of(incident, outlines)
    if shape is None:
        return _written(_point(degrees(place.longitude), degrees(place.latitude)))
    if place.id not in drawn:
        drawn[place.id] = _written(rounded(shape))
    return drawn[place.id]


def rounded(shape: BaseGeometry) -> dict[str, Any]:
    """A shape as GeoJSON has it, as closely as files are written, its outer rings counter-clockwise."""
    import shapely  # noqa: PLC0415 - only outlines need it

    corners = shapely.get_coordinates(shape)
    # Rounding begins rings elsewhere: a shape that was written once is left as it is, so that it stays the same
    is_round = bool((corners == corners.round(DECIMALS)).all())
    coarse = shape if is_round else shapely.set_precision(shape, 10**-DECIMALS)
    geometry: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(coarse)))
    return geometry


def _point(longitude: Any, latitude: Any) -> dict[str, Any] | None:
    if longitude is None or latitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _collection(features: Iterable[str]) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for feature in features:
        yield separator + feature
        separator = ",\n"
    yield "\n]}\n"


def _written(value: Any) -> str:
    return _ENCODER.encode(value)


# json.dumps makes a new one for each value
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
