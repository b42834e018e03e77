"""The one spatial join: incidents × areas, each incident on its own day."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

import shapely

from geomap.model import CRS, Area, AreaStatus, Control, GeoPrecision, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Incident, Location, Place

EVENT_ID, EVENT_DATE, END_DATE, TIME_PRECISION = "event_id", "event_date", "end_date", "time_precision"
EVENT_TYPE, SUB_EVENT_TYPE, ACTOR1, ACTOR2 = "event_type", "sub_event_type", "actor1", "actor2"
LOCATION, ADMIN1, COUNTRY = "location", "admin1", "country"
LATITUDE, LONGITUDE, GEO_PRECISION = "latitude", "longitude", "geo_precision"
SOURCE, NOTES, FATALITIES = "source", "notes", "fatalities"
LOW, BEST, HIGH = "low", "best", "high"
INJURED, STATUS, FLAGS = "injured", "status", "flags"
CONTROLLER, CONTROL_STATUS, CONTROL_SOURCE = "controller", "control_status", "control_source"
COLUMNS = (
    *(EVENT_ID, EVENT_DATE, END_DATE, TIME_PRECISION, EVENT_TYPE, SUB_EVENT_TYPE, ACTOR1, ACTOR2),
    *(COUNTRY, ADMIN1, LOCATION, LATITUDE, LONGITUDE, GEO_PRECISION, SOURCE, NOTES, FATALITIES, LOW, BEST, HIGH),
    *(INJURED, STATUS, FLAGS, CONTROLLER, CONTROL_STATUS, CONTROL_SOURCE),
)
"""The columns of ``incidents_to_frame`` before ``geometry``: ACLED's where it has one, UCDP's deaths, then ours."""

NEAR_KM = {GeoPrecision.EXACT: 3.0, GeoPrecision.NEAR: 15.0}
"""How closely a place is known: a town's point lies some km from the fight; districts are drawn as coarsely."""


class AreaAnswers(Protocol):
    """What the join asks of areas."""

    def by_id(self, id_: str) -> Area | None:
        """The area of this id."""

    def who_controls(self, *, latitude: float, longitude: float, day: date, within_km: float = 0.0) -> Control | None:
        """Who held a point on a day."""

    def who_controls_area(self, geometry: BaseGeometry, *, day: date) -> Control | None:
        """Who held a region on a day."""


def join(incidents: Iterable[Incident], areas: AreaAnswers) -> tuple[Incident, ...]:
    """The incidents with ``controlled_by`` as of their own days; None where no control area says.

    A place known as a point is asked as a point, a region by its outline: where several sides held parts of it, the
    answer names them all with their shares and is contested. An incident during which the place changed hands is
    contested too. A region without an outline, and a time vaguer than a month, get no answer.
    """

    # A place is asked once a day, however many incidents it saw
    @cache
    def ask(place: Place, precision: GeoPrecision, day: date) -> Control | None:
        return _control_on(place, precision, areas, day)

    return tuple(replace(incident, controlled_by=_control(incident, ask)) for incident in incidents)


def outline(place: Place, areas: AreaAnswers) -> BaseGeometry | None:
    """The union of the areas that outline a place, or None where it has none."""
    found = (areas.by_id(id_) for id_ in place.areas)
    shapes = [area.geometry for area in found if area is not None]
    if len(shapes) < 2:
        return shapes[0] if shapes else None
    return shapely.union_all(shapes)


def outlines(incidents: Iterable[Incident], areas: AreaAnswers) -> dict[str, BaseGeometry]:
    """The outline of every place at which an incident stands as a region, by ``Place.id``."""
    places = {
        incident.location.place.id: incident.location.place
        for incident in incidents
        if incident.location and incident.location.geo_precision is GeoPrecision.REGION
    }
    found = {id_: outline(place, areas) for id_, place in places.items()}
    return {id_: shape for id_, shape in found.items() if shape is not None}


def incidents_to_frame(incidents: Iterable[Incident], areas: AreaAnswers | None = None) -> Any:
    """A GeoDataFrame in EPSG:4326 with ``COLUMNS`` and ``geometry``, an incident a row, in the order given.

    The geometry is the point of the place, or with ``areas`` the outline of a region; None where there is no place.
    """
    # geopandas takes longer to import than a whole map takes to make
    from geopandas import GeoDataFrame  # noqa: PLC0415

    listed = tuple(incidents)
    shapes = outlines(listed, areas) if areas is not None else {}
    rows = [_row(incident) for incident in listed]
    geometry = [_geometry(incident.location, shapes) for incident in listed]
    frame = GeoDataFrame(rows, columns=[*COLUMNS], geometry=geometry, crs=CRS)
    return check_columns(frame)


def check_columns(frame: Any) -> Any:
    """The frame, if it is a table of incidents.

    Raises:
        ValueError: a column is missing or the CRS is not EPSG:4326.
    """
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise ValueError(f"the table lacks {', '.join(missing)}: make it with incidents_to_frame")
    if frame.crs is None or frame.crs.to_epsg() != 4326:
        raise ValueError(f"the table is in {frame.crs}: bring it to EPSG:4326 with to_crs")
    return frame


def _control(incident: Incident, ask: Callable[[Place, GeoPrecision, date], Control | None]) -> Control | None:
    when, location = incident.when, incident.location
    if when is None or location is None or when.precision is TimePrecision.VAGUER:
        return None
    days = dict.fromkeys((when.start, when.end))
    return _merged([ask(location.place, location.geo_precision, day) for day in days])


def _control_on(place: Place, precision: GeoPrecision, areas: AreaAnswers, day: date) -> Control | None:
    if precision is not GeoPrecision.REGION:
        near = NEAR_KM[precision]
        return areas.who_controls(latitude=place.latitude, longitude=place.longitude, day=day, within_km=near)
    shape = outline(place, areas)
    return areas.who_controls_area(shape, day=day) if shape is not None else None


def _merged(controls: list[Control | None]) -> Control | None:
    """One answer for the first and the last day: contested where the place changed hands between them."""
    known = [control for control in controls if control is not None]
    if len(known) < len(controls) or not known:
        return None
    first, last = known[0], known[-1]
    if first.controller == last.controller:
        return last
    sides = " / ".join(dict.fromkeys((first.controller, last.controller)))
    names = " / ".join(dict.fromkeys((first.area, last.area)))
    sources = "; ".join(dict.fromkeys((first.source, last.source)))
    return Control(sides, names, last.as_of, sources, AreaStatus.CONTESTED)


def _geometry(location: Location | None, shapes: Mapping[str, BaseGeometry]) -> BaseGeometry | None:
    if location is None:
        return None
    point = shapely.Point(location.place.longitude, location.place.latitude)
    return shapes.get(location.place.id, point) if location.geo_precision is GeoPrecision.REGION else point


def _row(incident: Incident) -> dict[str, object]:
    when, deaths, injured = incident.when, incident.deaths, incident.injured
    names = [actor.name for actor in incident.actors]
    return {
        EVENT_ID: incident.id,
        EVENT_DATE: when.start.isoformat() if when else None,
        END_DATE: when.end.isoformat() if when else None,
        TIME_PRECISION: int(when.precision) if when else None,
        EVENT_TYPE: str(incident.event_type),
        SUB_EVENT_TYPE: incident.sub_event_type,
        ACTOR1: names[0] if names else None,
        ACTOR2: names[1] if len(names) > 1 else None,
        SOURCE: "; ".join(dict.fromkeys(filter(None, (report.article.source for report in incident.reports)))),
        NOTES: " | ".join(report.quote for report in incident.reports),
        FATALITIES: deaths.best if deaths else None,
        LOW: deaths.low if deaths else None,
        BEST: deaths.best if deaths else None,
        HIGH: deaths.high if deaths else None,
        INJURED: injured.best if injured else None,
        STATUS: str(incident.status),
        FLAGS: " ".join(sorted(incident.flags)),
        **_location_cells(incident.location),
        **_control_cells(incident.controlled_by),
    }


def _location_cells(location: Location | None) -> dict[str, object]:
    if location is None:
        return dict.fromkeys((LOCATION, ADMIN1, COUNTRY, LATITUDE, LONGITUDE, GEO_PRECISION))
    place = location.place
    cells = {LOCATION: location.label, ADMIN1: place.admin1, COUNTRY: place.country_code}
    return {**cells, LATITUDE: place.latitude, LONGITUDE: place.longitude, GEO_PRECISION: int(location.geo_precision)}


def _control_cells(control: Control | None) -> dict[str, object]:
    if control is None:
        return dict.fromkeys((CONTROLLER, CONTROL_STATUS, CONTROL_SOURCE))
    return {CONTROLLER: control.controller, CONTROL_STATUS: str(control.status), CONTROL_SOURCE: control.source}
