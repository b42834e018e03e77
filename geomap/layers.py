"""The one spatial join: incidents × areas, each incident on its own day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import shapely

from geomap.area_parts import clip_part, split_id
from geomap.model import CRS, Area, AreaStatus, Control, GeoPrecision, NoControl, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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
CONTROL_KM, CONTROL_NOTE, WITHIN, WITHIN_NOTE = "control_distance_km", "control_note", "within", "within_note"
COLUMNS = (
    *(EVENT_ID, EVENT_DATE, END_DATE, TIME_PRECISION, EVENT_TYPE, SUB_EVENT_TYPE, ACTOR1, ACTOR2),
    *(COUNTRY, ADMIN1, LOCATION, LATITUDE, LONGITUDE, GEO_PRECISION, SOURCE, NOTES, FATALITIES, LOW, BEST, HIGH),
    *(INJURED, STATUS, FLAGS, CONTROLLER, CONTROL_STATUS, CONTROL_SOURCE),
    *(CONTROL_KM, CONTROL_NOTE, WITHIN, WITHIN_NOTE),
)
"""The columns of ``incidents_to_frame`` before ``geometry``: ACLED's where it has one, UCDP's deaths, then ours."""

NEAR_KM = {GeoPrecision.EXACT: 3.0, GeoPrecision.NEAR: 15.0}
"""How closely a place is known: a town's point lies some km from the fight; districts are drawn as coarsely."""


class Whereabouts(Protocol):
    """In which areas a point lies."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of country, units and disputed areas."""

    @property
    def note(self) -> str:
        """What is to be said of that."""


class AreaAnswers(Protocol):
    """What the join asks of areas."""

    def by_id(self, id_: str) -> Area | None:
        """The area of this id."""

    def controls(
        self, points: Sequence[tuple[float, float]], *, days: Sequence[date], within_km: Sequence[float]
    ) -> Sequence[Control | NoControl]:
        """Who held each point of longitude and latitude on its day, or why nobody can be said to."""

    def who_controls_area(self, geometry: BaseGeometry, *, day: date) -> Control | None:
        """Who held a region on a day."""

    def locate(self, points: Sequence[tuple[float, float]], *, codes: Sequence[str]) -> Sequence[Whereabouts]:
        """The areas of points of longitude and latitude, in the countries that they are known to be in."""


class Question(NamedTuple):
    """A place is asked once a day, however many incidents it saw."""

    place: str
    longitude: float
    latitude: float
    within_km: float | None
    """How closely the place is known; None for a region, which is asked by its outline."""
    day: date


def join(incidents: Iterable[Incident], areas: AreaAnswers) -> tuple[Incident, ...]:
    """The incidents with the areas that they lie in, and ``controlled_by`` as of their own days.

    ``controlled_by`` is None where no control area says, and ``control_note`` tells why. A place known as a point is
    asked as a point, a region by its outline: where several sides held parts of it, the answer names them all with
    their shares and is contested. An incident during which the place changed hands is contested too. A region without
    an outline, and a time vaguer than a month, get no answer.
    """
    listed = tuple(incidents)
    places = {incident.location.place.id: incident.location.place for incident in listed if incident.location}
    within = _within(places, areas)
    questions = [_questions(incident) for incident in listed]
    answers = _answers(dict.fromkeys(question for asked in questions for question in asked), places, areas)
    pairs = zip(listed, questions, strict=True)
    return tuple(_joined(incident, within, [answers[question] for question in asked]) for incident, asked in pairs)


def outline(place: Place, areas: AreaAnswers) -> BaseGeometry | None:
    """The union of the areas, or parts of areas, that outline a place; None where it has none."""
    found = (_area_of(id_, areas) for id_ in place.areas)
    shapes = [shape for shape in found if shape is not None]
    if len(shapes) < 2:
        return shapes[0] if shapes else None
    return shapely.union_all(shapes)


def _area_of(id_: str, areas: AreaAnswers) -> BaseGeometry | None:
    """The shape of an area, or of the part of it that the id means ("SY~north")."""
    whole, part = split_id(id_)
    area = areas.by_id(whole)
    if area is None:
        return None
    return area.geometry if part is None else clip_part(area.geometry, part)


def outlines(incidents: Iterable[Incident], areas: AreaAnswers) -> dict[str, BaseGeometry]:
    """The outline of every place at which an incident stands as an area, by ``Place.id``."""
    places = {
        incident.location.place.id: incident.location.place
        for incident in incidents
        if incident.location and incident.location.is_area
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


def _joined(incident: Incident, within: Mapping[str, Whereabouts], found: Sequence[Control | NoControl]) -> Incident:
    if incident.location is None:
        return incident
    control = _merged([answer for answer in found if isinstance(answer, Control)], asked=len(found))
    why = next((answer.reason for answer in found if isinstance(answer, NoControl)), "")
    ids, note = _told_within(incident.location, within[incident.location.place.id])
    return replace(incident, controlled_by=control, control_note=why, within=ids, within_note=note)


def _questions(incident: Incident) -> list[Question]:
    """The place on the first and the last day, where both are known well enough to ask."""
    when, location = incident.when, incident.location
    if when is None or location is None or when.precision is TimePrecision.VAGUER:
        return []
    place, near = location.place, None if location.is_area else NEAR_KM.get(location.geo_precision)
    days = (when.start,) if when.start == when.end else (when.start, when.end)
    return [Question(place.id, place.longitude, place.latitude, near, day) for day in days]


def _answers(
    questions: Iterable[Question], places: Mapping[str, Place], areas: AreaAnswers
) -> dict[Question, Control | NoControl]:
    """Points all at once, regions one by one."""
    points: list[Question] = []
    near: list[float] = []
    shapes: dict[str, BaseGeometry | None] = {}
    answers: dict[Question, Control | NoControl] = {}
    for question in questions:
        if question.within_km is not None:
            points.append(question)
            near.append(question.within_km)
            continue
        if question.place not in shapes:
            shapes[question.place] = outline(places[question.place], areas)
        answers[question] = _control_over(shapes[question.place], areas, question.day)
    corners = [(question.longitude, question.latitude) for question in points]
    held = areas.controls(corners, days=[question.day for question in points], within_km=near)
    return answers | dict(zip(points, held, strict=True))


def _control_over(shape: BaseGeometry | None, areas: AreaAnswers, day: date) -> Control | NoControl:
    if shape is None:
        return NoControl("a region without an outline", day)
    return areas.who_controls_area(shape, day=day) or NoControl(f"no control data for most of it on {day}", day)


def _within(places: Mapping[str, Place], areas: AreaAnswers) -> dict[str, Whereabouts]:
    points = [(place.longitude, place.latitude) for place in places.values()]
    codes = [place.country_code for place in places.values()]
    return dict(zip(places, areas.locate(points, codes=codes), strict=True))


def _told_within(location: Location, found: Whereabouts) -> tuple[tuple[str, ...], str]:
    """A region lies in the areas that outline it; the units round its middle would be a guess."""
    if not location.is_area:
        return found.ids, found.note
    around = found.ids[: 1 if location.geo_precision is GeoPrecision.REGION else 2]
    known = tuple(id_ for id_ in around if id_.split(".", 1)[0] == location.place.country_code)
    return tuple(dict.fromkeys((*known, *location.place.areas))), ""


def _merged(known: list[Control], *, asked: int) -> Control | None:
    """One answer for the first and the last day: contested where the place changed hands between them."""
    if len(known) < asked or not known:
        return None
    first, last = known[0], known[-1]
    if first.controller == last.controller:
        return last
    sides = " / ".join(dict.fromkeys((first.controller, last.controller)))
    names = " / ".join(dict.fromkeys((first.area, last.area)))
    sources = "; ".join(dict.fromkeys((first.source, last.source)))
    changed = f"changed hands between {first.as_of} and {last.as_of}"
    return Control(sides, names, last.as_of, sources, AreaStatus.CONTESTED, changed, last.distance_km)


def _geometry(location: Location | None, shapes: Mapping[str, BaseGeometry]) -> BaseGeometry | None:
    if location is None:
        return None
    point = shapely.Point(location.place.longitude, location.place.latitude)
    return shapes.get(location.place.id, point) if location.is_area else point


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
        **_control_cells(incident),
        WITHIN: " ".join(incident.within),
        WITHIN_NOTE: incident.within_note,
    }


def _location_cells(location: Location | None) -> dict[str, object]:
    if location is None:
        return dict.fromkeys((LOCATION, ADMIN1, COUNTRY, LATITUDE, LONGITUDE, GEO_PRECISION))
    place = location.place
    cells = {LOCATION: location.label, ADMIN1: place.admin1, COUNTRY: place.country_code}
    return {**cells, LATITUDE: place.latitude, LONGITUDE: place.longitude, GEO_PRECISION: int(location.geo_precision)}


def _control_cells(incident: Incident) -> dict[str, object]:
    control = incident.controlled_by
    if control is None:
        return {
            **dict.fromkeys((CONTROLLER, CONTROL_STATUS, CONTROL_SOURCE, CONTROL_KM)),
            CONTROL_NOTE: incident.control_note,
        }
    held = {CONTROLLER: control.controller, CONTROL_STATUS: str(control.status), CONTROL_SOURCE: control.source}
    return {**held, CONTROL_KM: control.distance_km, CONTROL_NOTE: control.note}
