"""Incidents meet areas, each on its own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely

from geomap.areas import Areas
from geomap.layers import COLUMNS, check_columns, incidents_to_frame, join, outline, outlines
from geomap.model import (
    Actor,
    Area,
    AreaKind,
    AreaStatus,
    Article,
    EventType,
    GeoPrecision,
    Incident,
    Kind,
    Location,
    Place,
    Report,
    Span,
    TimePrecision,
    Toll,
    When,
)

FIRST, HANDOVER, LAST = date(2021, 3, 1), date(2021, 3, 10), date(2021, 3, 20)


def area(id_: str, west: float, east: float, controller: str = "", **dates: date) -> Area:
    """An area from the equator to one degree north: a control area where it has a controller."""
    kind = AreaKind.CONTROL if controller else AreaKind.ADMIN1
    shape = shapely.box(west, 0, east, 1)
    return Area(id_, id_.title(), kind, shape, controller=controller, source="a map", **dates)  # type: ignore[arg-type]  # the dates go to their two fields alone


AREAS = Areas(
    [
        area("west", 0, 1, "North"),
        area("east", 1, 2, "North", valid_to=HANDOVER),
        area("east-later", 1, 2, "South", valid_from=HANDOVER),
        area("vale", 1.2, 1.8),
        area("hills", 0.5, 1.5),
        area("moor", 0.5, 0.9),
    ]
)


def place(longitude: float, *, areas: tuple[str, ...] = (), name: str = "Town") -> Place:
    """A place half a degree north of the equator."""
    kind = Kind.REGION if areas else Kind.SETTLEMENT
    return Place(f"test:{name}", name, 0.5, longitude, kind, country_code="XX", admin1="Vale", areas=areas)


def incident(
    where: Place | None,
    start: date | None,
    end: date | None = None,
    *,
    precision: GeoPrecision = GeoPrecision.EXACT,
    time: TimePrecision = TimePrecision.DAY,
    id_: str = "one",
) -> Incident:
    """A clash, told by one article."""
    when = When(start, end or start, time) if start else None
    location = Location(where, precision) if where else None
    article = Article("a", "Two died. More later.", source="The Courier")
    report = Report(article, (Span(0, 9),), EventType.BATTLES, "Armed clash", when, location)
    return Incident(
        id=id_,
        reports=(report,),
        event_type=EventType.BATTLES,
        sub_event_type="Armed clash",
        when=when,
        location=location,
        actors=(Actor("Northern army"), Actor("Southern army")),
        deaths=Toll(1, 2, None),
    )


@pytest.mark.parametrize(
    ("longitude", "day", "controller"),
    [(0.5, LAST, "North"), (1.5, FIRST, "North"), (1.5, HANDOVER, "South"), (5.0, FIRST, None)],
)
def test_an_incident_is_joined_as_of_its_own_day(longitude: float, day: date, controller: str | None) -> None:
    """The same town has another controller after the handover; without data there is none."""
    (joined,) = join([incident(place(longitude), day)], AREAS)
    found = joined.controlled_by
    assert (found and found.controller) == controller
    assert found is None or (found.as_of, found.source) == (day, "a map")


def test_an_incident_during_which_the_place_changed_hands_is_contested() -> None:
    """Both sides are named in the order in which they came."""
    (joined,) = join([incident(place(1.5), FIRST, LAST)], AREAS)
    assert joined.controlled_by is not None
    assert joined.controlled_by.controller == "North / South"
    assert joined.controlled_by.status is AreaStatus.CONTESTED


@pytest.mark.parametrize(
    ("outlined_by", "day", "controller", "status"),
    [
        ("vale", LAST, "South", AreaStatus.ASSESSED),
        ("hills", FIRST, "North", AreaStatus.ASSESSED),
        ("hills", LAST, "North / South", AreaStatus.CONTESTED),
    ],
)
def test_a_region_is_asked_by_its_outline_and_not_by_its_middle(
    outlined_by: str, day: date, controller: str, status: AreaStatus
) -> None:
    """A region that lies on both sides of the line is contested, with the shares of each."""
    region = place(1.0, areas=(outlined_by,), name="Region")
    (joined,) = join([incident(region, day, precision=GeoPrecision.REGION)], AREAS)
    assert joined.controlled_by is not None
    assert (joined.controlled_by.controller, joined.controlled_by.status) == (controller, status)


@pytest.mark.parametrize(
    "unknowable",
    [
        incident(None, FIRST),
        incident(place(0.5), None),
        incident(place(0.5), FIRST, LAST, time=TimePrecision.VAGUER),
        incident(place(0.5), FIRST, precision=GeoPrecision.REGION),
    ],
    ids=["no place", "no day", "vague time", "region without outline"],
)
def test_where_it_cannot_be_known_nobody_controls(unknowable: Incident) -> None:
    """None is an answer; a guess is not."""
    assert join([unknowable], AREAS)[0].controlled_by is None


def test_the_join_changes_nothing_else() -> None:
    """Order and all other fields stay."""
    before = [incident(place(0.5), FIRST, id_="one"), incident(None, None, id_="two")]
    after = join(before, AREAS)
    assert [item.id for item in after] == ["one", "two"]
    assert after[0].reports == before[0].reports


def test_a_vaguer_point_near_the_line_is_approximate() -> None:
    """Near the town reaches over the line that the town itself is well behind."""
    exact, near = (incident(place(0.93), LAST, precision=step) for step in (GeoPrecision.EXACT, GeoPrecision.NEAR))
    statuses = [joined.controlled_by and joined.controlled_by.status for joined in join([exact, near], AREAS)]
    assert statuses == [AreaStatus.ASSESSED, AreaStatus.APPROXIMATE]


def test_the_outline_of_a_place_is_the_union_of_its_areas() -> None:
    """Ids that the areas do not have are passed over; without any there is no outline."""
    both = outline(place(1.0, areas=("moor", "vale", "nowhere")), AREAS)
    assert both is not None
    assert both.area == pytest.approx(0.4 + 0.6)
    assert outline(place(1.0, areas=("nowhere",)), AREAS) is None
    assert outline(place(1.0), AREAS) is None


def test_outlines_are_of_regions_only() -> None:
    """A town in a region is drawn as a point."""
    region = place(1.5, areas=("vale",), name="Region")
    incidents = [
        incident(region, FIRST, precision=GeoPrecision.REGION),
        incident(place(0.5), FIRST),
        incident(None, FIRST),
    ]
    assert list(outlines(incidents, AREAS)) == ["test:Region"]


def test_the_table_has_a_row_an_incident_under_acled_s_names() -> None:
    """Points for towns, the outline for regions, nothing for what has no place."""
    region = place(1.5, areas=("vale",), name="Region")
    incidents = join(
        [
            incident(place(0.5), FIRST),
            incident(region, FIRST, precision=GeoPrecision.REGION),
            incident(None, None),
        ],
        AREAS,
    )
    frame = incidents_to_frame(incidents, AREAS)
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert frame.crs.to_epsg() == 4326
    first = frame.iloc[0]
    assert (first["event_date"], first["geo_precision"], first["fatalities"]) == ("2021-03-01", 1, 2)
    assert (first["actor1"], first["actor2"], first["source"]) == ("Northern army", "Southern army", "The Courier")
    assert (first["location"], first["admin1"], first["controller"]) == ("Town", "Vale", "North")
    assert first["notes"] == "Two died."
    assert [getattr(shape, "geom_type", None) for shape in frame.geometry] == ["Point", "Polygon", None]


def test_a_table_of_no_incidents_has_its_columns() -> None:
    """An empty run still makes a valid file."""
    frame = incidents_to_frame([])
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert len(frame) == 0


def test_a_table_of_something_else_is_refused() -> None:
    """One function checks columns and CRS for all who take such a table."""
    frame = incidents_to_frame([incident(place(0.5), FIRST)])
    with pytest.raises(ValueError, match="lacks event_type"):
        check_columns(frame.drop(columns="event_type"))
    with pytest.raises(ValueError, match="to_crs"):
        check_columns(frame.to_crs(3857))


def test_an_incident_is_told_the_areas_that_it_lies_in() -> None:
    """A point by where it lies, a region by what outlines it."""
    region = place(1.5, areas=("vale",), name="Region")
    incidents = [incident(place(0.7), FIRST), incident(region, FIRST, precision=GeoPrecision.REGION)]
    point, whole = join(incidents, AREAS)
    assert point.within == ("hills", "moor")
    assert whole.within == ("vale",)
    assert join([incident(None, FIRST)], AREAS)[0].within == ()


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (incident(place(5.0), FIRST), "outside the control areas of 2021-03-01, 333.6 km from the nearest"),
        (incident(place(0.5), FIRST, precision=GeoPrecision.REGION), "a region without an outline"),
        (incident(place(0.5), None), ""),
    ],
)
def test_silence_has_a_reason(asked: Incident, reason: str) -> None:
    """Nobody, and why; what was never asked has no reason either."""
    (joined,) = join([asked], AREAS)
    assert (joined.controlled_by, joined.control_note) == (None, reason)


def county(phrase: str) -> Incident:
    """An incident of which an article says a county."""
    vale = replace(place(1.4, areas=("vale",), name="Vale County"), kind=Kind.ADMIN2)
    return replace(incident(None, FIRST), location=Location(vale, GeoPrecision.NEAR, phrase, "Vale County"))


def test_a_county_is_an_area_and_near_a_county_is_not() -> None:
    """A district named as such is drawn by its outline; "near" it may be outside."""
    assert county("Vale County").location.is_area  # type: ignore[union-attr]  # it has a location
    near = county("near Vale County").location
    assert near is not None
    assert (near.is_area, near.is_near) == (False, True)
    assert list(outlines([county("Vale County")], AREAS)) == ["test:Vale County"]
    assert outlines([county("near Vale County")], AREAS) == {}


def test_a_county_is_asked_as_a_whole_who_held_it() -> None:
    """Its middle says little of it."""
    (joined,) = join([county("Vale County")], AREAS)
    assert joined.controlled_by is not None
    assert joined.controlled_by.shares == (("North", 1.0),)
    assert joined.within[-1] == "vale"


def test_a_part_of_an_area_is_the_piece_that_lies_that_way() -> None:
    """The words "Eastern Vale" leave out what lies west of its middle."""
    east = outline(place(1.4, areas=("vale~east",)), AREAS)
    assert east is not None
    assert 1.4 < east.bounds[0] < east.bounds[2] <= 1.8
