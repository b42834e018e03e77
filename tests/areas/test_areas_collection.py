"""Areas answer where and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import shapely

from geomap.areas import Areas
from geomap.model import Area, AreaKind, AreaStatus

MARCH, APRIL, MAY = date(2021, 3, 1), date(2021, 4, 1), date(2021, 5, 1)


def box(
    id_: str,
    west: float,
    east: float,
    *,
    kind: AreaKind = AreaKind.CONTROL,
    controller: str = "North",
    valid_from: date | None = None,
    valid_to: date | None = None,
    status: AreaStatus = AreaStatus.ASSESSED,
) -> Area:
    """An area one degree high, on the equator."""
    return Area(
        id=id_,
        name=id_.title(),
        kind=kind,
        geometry=shapely.box(west, 0, east, 1),
        controller=controller,
        valid_from=valid_from,
        valid_to=valid_to,
        status=status,
        source=f"map of {id_}",
    )


def test_a_day_before_the_end_is_inside_and_the_end_is_not() -> None:
    """valid_from is inclusive, valid_to exclusive."""
    areas = Areas([box("early", 0, 1, valid_from=MARCH, valid_to=APRIL), box("late", 0, 1, valid_from=APRIL)])
    assert areas.at(MARCH).ids == ("early",)
    assert areas.at(date(2021, 3, 31)).ids == ("early",)
    assert areas.at(APRIL).ids == ("late",)
    assert areas.at(date(2021, 2, 28)).ids == ()


def test_the_control_of_a_point_is_that_of_its_day() -> None:
    """One side per period, and the answer carries the day that was asked."""
    early = box("early", 0, 1, valid_to=APRIL)
    late = box("late", 0, 1, controller="South", valid_from=APRIL, status=AreaStatus.CLAIMED)
    areas = Areas([early, late])
    before = areas.who_controls(latitude=0.5, longitude=0.5, day=MARCH)
    after = areas.who_controls(latitude=0.5, longitude=0.5, day=MAY)
    assert before is not None
    assert after is not None
    assert (before.controller, before.area, before.source, before.as_of) == ("North", "Early", "map of early", MARCH)
    assert (after.controller, after.status) == ("South", AreaStatus.CLAIMED)


def test_a_gap_in_time_or_space_is_never_filled() -> None:
    """No data for that day, or for that place, is no answer."""
    areas = Areas([box("early", 0, 1, valid_to=APRIL), box("late", 0, 1, valid_from=MAY)])
    assert areas.who_controls(latitude=0.5, longitude=0.5, day=date(2021, 4, 15)) is None
    assert areas.who_controls(latitude=0.5, longitude=5, day=MARCH) is None


def test_overlapping_sides_mean_contested() -> None:
    """Both are named; neither wins."""
    areas = Areas([box("one", 0, 2), box("two", 1, 3, controller="South")])
    control = areas.who_controls(latitude=0.5, longitude=1.5, day=MARCH)
    assert control is not None
    assert control.controller == "North / South"
    assert control.status is AreaStatus.CONTESTED
    assert control.source == "map of one; map of two"


def test_overlap_of_one_side_with_itself_is_not_contested() -> None:
    """Two maps that agree, agree; the vaguer status counts."""
    areas = Areas([box("one", 0, 2), box("two", 1, 3, status=AreaStatus.APPROXIMATE)])
    control = areas.who_controls(latitude=0.5, longitude=1.5, day=MARCH)
    assert control is not None
    assert (control.controller, control.status) == ("North", AreaStatus.APPROXIMATE)


@pytest.mark.parametrize(
    ("longitude", "within_km", "status"),
    [
        (0.5, 0.0, AreaStatus.ASSESSED),
        (0.98, 0.0, AreaStatus.ASSESSED),
        (0.98, 1.0, AreaStatus.ASSESSED),
        (0.98, 5.0, AreaStatus.APPROXIMATE),
    ],
)
def test_a_point_known_less_closely_than_the_line_is_near_is_approximate(
    longitude: float, within_km: float, status: AreaStatus
) -> None:
    """0.02 degrees on the equator are 2.2 km."""
    areas = Areas([box("one", 0, 1), box("two", 1, 2, controller="South")])
    control = areas.who_controls(latitude=0.5, longitude=longitude, day=MARCH, within_km=within_km)
    assert control is not None
    assert (control.controller, control.status) == ("North", status)


def test_a_region_of_one_side_is_that_side_s() -> None:
    """A sliver of the other side along the line does not count."""
    areas = Areas([box("one", 0, 1), box("two", 1, 2, controller="South")])
    control = areas.who_controls_area(shapely.box(0.2, 0.2, 1.005, 0.8), day=MARCH)
    assert control is not None
    assert (control.controller, control.status) == ("North", AreaStatus.ASSESSED)


def test_a_divided_region_names_the_sides_with_their_shares() -> None:
    """The larger share comes first."""
    areas = Areas([box("one", 0, 1), box("two", 1, 2, controller="South")])
    control = areas.who_controls_area(shapely.box(0.75, 0.2, 1.75, 0.8), day=MARCH)
    assert control is not None
    assert control.controller == "South / North"
    assert control.area == "South 75% / North 25%"
    assert control.status is AreaStatus.CONTESTED


def test_a_region_mostly_without_data_has_no_answer() -> None:
    """Less than half covered says nothing of the whole."""
    areas = Areas([box("one", 0, 1)])
    assert areas.who_controls_area(shapely.box(0.8, 0.2, 2, 0.8), day=MARCH) is None


def test_only_control_areas_say_who_controls() -> None:
    """A country is no controller."""
    areas = Areas([box("land", 0, 1, kind=AreaKind.COUNTRY, controller="")])
    assert areas.who_controls(latitude=0.5, longitude=0.5, day=MARCH) is None
    assert [area.id for area in areas.covering(latitude=0.5, longitude=0.5)] == ["land"]


def test_collections_add_up_and_find_by_id() -> None:
    """The order is kept, the first of an id wins."""
    areas = Areas([box("one", 0, 1)]) + Areas([box("two", 1, 2), box("one", 5, 6)])
    assert areas.ids == ("one", "two", "one")
    found = areas.by_id("one")
    assert found is not None
    assert list(found.geometry.bounds) == [0, 0, 1, 1]
    assert [id_ in areas for id_ in ("two", "three")] == [True, False]
    assert len(areas) == 3
    assert areas.by_id("three") is None


def test_an_empty_collection_answers_with_nothing() -> None:
    """No area is no error."""
    areas = Areas()
    assert tuple(areas) == ()
    assert areas.touching((0, 0, 1, 1)).ids == ()
    assert areas.who_controls(latitude=0, longitude=0, day=MARCH) is None


def test_a_frame_has_every_area_with_its_crs() -> None:
    """Enums are words, so that every format can carry them."""
    frame = Areas([box("one", 0, 1), box("two", 1, 2, valid_from=MARCH)]).to_frame()
    assert frame.crs.to_epsg() == 4326
    assert list(frame["id"]) == ["one", "two"]
    assert list(frame["kind"]) == ["control", "control"]
    assert frame.geometry.iloc[1].bounds == (1, 0, 2, 1)


def test_an_answer_tells_how_far_the_line_is_and_what_it_rests_on() -> None:
    """0.02 degrees on the equator are 2.2 km; a side's own areas have no line between them."""
    areas = Areas([box("one", 0, 0.9), box("rest", 0.9, 1), box("two", 1, 2, controller="South")])
    control = areas.who_controls(latitude=0.5, longitude=0.98, day=MARCH, within_km=5)
    assert control is not None
    assert control.distance_km == pytest.approx(2.2)
    assert control.note == "2.2 km from the line, the place is known to 5 km"
    inner = areas.who_controls(latitude=0.5, longitude=0.89, day=MARCH)
    assert inner is not None
    assert inner.distance_km == pytest.approx(12.2)
    assert inner.note == ""


def test_many_points_are_asked_at_once_and_silence_has_a_reason() -> None:
    """The answers are in the order of the points; a reason tells a day without data from a place without."""
    areas = Areas([box("early", 0, 1, valid_to=APRIL), box("late", 0, 1, controller="South", valid_from=MAY)])
    days = [MAY, date(2021, 4, 15), MARCH, MARCH]
    found = areas.controls([(0.5, 0.5), (0.5, 0.5), (0.5, 0.5), (2.0, 0.5)], days=days, within_km=[0.0] * 4)
    assert [getattr(answer, "controller", None) for answer in found] == ["South", None, "North", None]
    assert [getattr(answer, "reason", None) for answer in found] == [
        None,
        "no control data for 2021-04-15",
        None,
        "outside the control areas of 2021-03-01, 111.2 km from the nearest",
    ]


def test_a_map_carried_forward_is_no_map_of_the_day() -> None:
    """The state is used, and the note says that it is of another day."""
    state = replace(box("state", 0, 1, valid_from=MARCH, valid_to=MAY), carried=((date(2021, 3, 2), MAY),))
    notes = [
        control.note
        for day in (MARCH, APRIL)
        if (control := Areas([state]).who_controls(latitude=0.5, longitude=0.5, day=day))
    ]
    assert notes == ["", "no map of 2021-04-01: the one before is carried forward"]


def test_a_region_has_the_share_of_each_side() -> None:
    """What is missing to one is without data."""
    areas = Areas([box("one", 0, 1), box("two", 1, 2, controller="South")])
    control = areas.who_controls_area(shapely.box(0.5, 0, 2.5, 1), day=MARCH)
    assert control is not None
    assert control.shares == (("South", 0.5), ("North", 0.25))


def test_points_are_located_and_snapped_only_within_the_precision_of_the_lines() -> None:
    """0.01 degrees are 1.1 km, 0.1 are 11; a known country goes before a coarse line."""
    country = replace(box("AA", 0, 2, kind=AreaKind.COUNTRY), country_code="AA")
    here = replace(box("AA.1", 0, 1, kind=AreaKind.ADMIN1), country_code="AA")
    there = replace(box("BB.1", 1, 2, kind=AreaKind.ADMIN1), country_code="BB")
    claimed = box("disputed:vale", 0.4, 0.6, kind=AreaKind.DISPUTED)
    areas = Areas([country, here, there, claimed])
    points = [(0.5, 0.5), (-0.01, 0.5), (-0.1, 0.5), (1.01, 0.5), (1.01, 0.5)]
    found = areas.locate(points, codes=["AA", "", "", "AA", "BB"])
    assert [place.ids for place in found] == [
        ("AA", "AA.1", "disputed:vale"),
        ("AA", "AA.1"),
        (),
        ("AA", "AA.1"),
        ("BB.1",),
    ]
    assert [place.note for place in found] == [
        "",
        "1.1 km outside Aa.1, whose lines are precise to 3 km",
        "",
        "1.1 km outside Aa.1, whose lines are precise to 3 km",
        "",
    ]
    assert areas.locate([], codes=[]) == []
