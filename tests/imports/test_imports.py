from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import factories
import pytest

from geomap.export import write_incidents
from geomap.imports import read_data, sort_out
from geomap.imports.detecting import DataFormat, format_of
from geomap.imports.foreign_rows import parse_day
from geomap.layering import layer
from geomap.model import (
    Actor,
    ActorRole,
    Claim,
    EventType,
    GeoPrecision,
    Kind,
    Place,
    Span,
    Stance,
    TimePrecision,
    Toll,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geomap.model import Incident

ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,country,admin1,"
    "location,latitude,longitude,geo_precision,source,notes,fatalities\n"
)
ROW = (
    "XAA12,04 March 2021,1,Violence against civilians,Attack,Riders of the Ford,3,Civilians (Mali),7,Mali,Gao,Gao,"
    '16.27,-0.04,1,"Radio Ford; Valley News","On 4 March, riders attacked the market of Gao.",3\n'
)
UCDP = (
    "id,type_of_violence,side_a,side_b,source_office,source_date,source_headline,where_prec,where_coordinates,adm_1,"
    "latitude,longitude,country,date_prec,date_start,date_end,best,high,low\n"
    "412,1,Government of Mali,Riders,Radio Ford,2021-03-06,Battle at the ford,4,Gao region,Gao,16.5,0.1,Mali,2,"
    "2021-03-01 00:00:00.000,2021-03-05 00:00:00.000,4,9,2\n"
)
TYPES = {"Attack": EventType.VIOLENCE_AGAINST_CIVILIANS, "Armed clash": EventType.BATTLES}
TOWN = Place("own:town", "Quarry Town", 40.0, 45.0, Kind.SETTLEMENT, "XA", radius_km=3.5, areas=("XA.1",))


def read(path: Path) -> tuple[tuple[Incident, ...], list[str]]:
    """The incidents of a file, and what was said of its bad rows."""
    skipped: list[str] = []
    (found,) = sort_out([str(path)]).data
    data = read_data(*found, type_of=TYPES, on_skip=lambda one: skipped.append(str(one)))
    return data.incidents, skipped


def make_told() -> tuple[Incident, ...]:
    """Two reports of one event and one of another, with all that a report can have."""
    text = "Raiders burned the mill. The warden said that two died. A third was hurt at Quarry Town."
    claim = Claim("The warden", Stance.ASSERTS, Span(25, 54), side="XA", deaths=Toll(2, 2, 2))
    actors = (Actor("Raiders", ActorRole.PERPETRATOR, "rebels", "XB"),)
    first = factories.make_report(
        factories.make_article(text, id="a", title="Mill burned", url="https://ford.example/a", language="en"),
        place=TOWN,
        actors=actors,
        deaths=Toll(2, 2, None),
        claims=(claim,),
    )
    second = factories.make_report(factories.make_article("The mill burned.", id="b"), place=TOWN, deaths=Toll(3, 3, 3))
    return layer([first, second, factories.make_report(factories.make_article("Nobody knows where.", id="c"))])


@pytest.mark.parametrize("form", ["geojson", "jsonl"])
def test_an_export_comes_back_as_it_was(form: str, tmp_path: Path) -> None:
    """What is written, read and written again is the same to the byte, and offsets slice back to the quotes."""
    path = tmp_path / f"first.{form}"
    write_incidents(make_told(), path, format=form)
    incidents, skipped = read(path)
    assert skipped == []
    write_incidents(incidents, tmp_path / f"again.{form}", format=form)
    assert (tmp_path / f"again.{form}").read_bytes() == path.read_bytes()
    report = next(report for incident in incidents for report in incident.reports if report.claims)
    assert report.article.text[slice(*report.claims[0].span)] == "The warden said that two died"
    assert layer([], [incidents]) == incidents


def test_our_own_table_comes_back_with_its_columns(tmp_path: Path) -> None:
    """A CSV has no reports; what its columns say is read again."""
    path = tmp_path / "told.csv"
    write_incidents(make_told(), path, format="csv", hxl=True)
    incidents, skipped = read(path)
    assert skipped == []
    assert [(one.id, one.deaths, one.when) for one in incidents] == [(o.id, o.deaths, o.when) for o in make_told()]


def test_acled_is_read_by_its_own_columns(tmp_path: Path) -> None:
    """Day, types, actors with their class, place, sources and deaths."""
    (tmp_path / "acled.csv").write_text(ACLED + ROW, encoding="utf-8")
    ((incident,), skipped) = read(tmp_path / "acled.csv")
    assert skipped == []
    assert (incident.id, incident.event_type, incident.sub_event_type) == ("XAA12", *TYPES_OF_ATTACK)
    assert incident.when == factories.on(date(2021, 3, 4))
    assert incident.location is not None
    assert (incident.location.label, incident.location.place.country_code) == ("Gao", "ML")
    assert [(one.role, one.kind) for one in incident.actors] == [
        (ActorRole.PERPETRATOR, "political militia"),
        (ActorRole.VICTIM, "civilians"),
    ]
    assert (incident.deaths, incident.publishers, incident.independent_sources) == (Toll(3, 3, 3), 2, 1)
    assert incident.reports[0].quote.startswith("On 4 March")


TYPES_OF_ATTACK = (EventType.VIOLENCE_AGAINST_CIVILIANS, "Attack")


def test_ucdp_is_read_by_its_own_columns(tmp_path: Path) -> None:
    """A province is a region, a spell of days has its precision, and deaths have a range."""
    (tmp_path / "ged.csv").write_text(UCDP, encoding="utf-8")
    ((incident,), skipped) = read(tmp_path / "ged.csv")
    assert skipped == []
    assert incident.event_type is EventType.BATTLES
    assert incident.deaths == Toll(2, 4, 9)
    assert incident.when is not None
    assert (incident.when.start, incident.when.end) == (date(2021, 3, 1), date(2021, 3, 5))
    assert incident.when.precision is TimePrecision.WEEK
    assert incident.location is not None
    assert incident.location.geo_precision is GeoPrecision.REGION


@pytest.mark.parametrize(
    ("wrong", "right", "reason"),
    [
        ("16.27", "116.27", "acled.csv:3 has '116.27' for a latitude: write degrees from -90 to 90"),
        ("04 March 2021", "yesterday", "acled.csv:3 has 'yesterday' for a day: write it as 2020-12-14"),
        (",3\n", ",many\n", "acled.csv:3 has 'many' for a number of people"),
    ],
)
def test_a_bad_row_costs_itself_and_is_told(wrong: str, right: str, reason: str, tmp_path: Path) -> None:
    """File, row and reason; the other rows are drawn."""
    (tmp_path / "acled.csv").write_text(ACLED + ROW + ROW.replace(wrong, right), encoding="utf-8")
    incidents, skipped = read(tmp_path / "acled.csv")
    assert len(incidents) == 1
    assert [one.replace(f"{tmp_path}/", "") for one in skipped] == [reason]


def test_features_drawn_by_hand_are_incidents(tmp_path: Path) -> None:
    """Points and areas with plain properties; what is no feature is told."""
    area = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [45, 40]},
            "properties": {"date": "2021-03-04", "title": "Mill", "killed": 2},
        },
        {
            "type": "Feature",
            "geometry": area,
            "properties": {"date": "2021-03-04", "type": "Attack", "name": "The valley"},
        },
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": ["x"]}, "properties": {"day": 1}},
        7,
    ]
    (tmp_path / "own.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
    )
    (point, region), skipped = read(tmp_path / "own.geojson")
    assert point.deaths == Toll(2, 2, 2)
    assert region.event_type is EventType.VIOLENCE_AGAINST_CIVILIANS
    assert region.location is not None
    assert region.location.geo_precision is GeoPrecision.REGION
    assert [one.rpartition("own.geojson")[2][:3] for one in skipped] == [":3 ", ":4 "]


TRIANGLE = {"type": "Polygon", "coordinates": [[[10, 50], [11, 50], [10.5, 51], [10, 50]]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[10, 50], [11, 51], [11, 50], [10, 51], [10, 50]]]}


def drawn(folder: Path, *shapes: Mapping[str, object]) -> Path:
    """A file of areas in which somebody was attacked."""
    features = [
        {"type": "Feature", "geometry": shape, "properties": {"date": "2021-03-04", "name": f"Wood {number}"}}
        for number, shape in enumerate(shapes)
    ]
    path = folder / "drawn.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def refuse(skipped: object) -> None:
    """A reading in which nothing may be left out."""
    pytest.fail(str(skipped))


def test_an_area_drawn_by_hand_keeps_its_shape(tmp_path: Path) -> None:
    """An area that crosses itself is an incident too, but has no outline."""
    (found,) = sort_out([str(drawn(tmp_path, TRIANGLE, BOW_TIE))]).data
    data = read_data(*found, type_of=TYPES, on_skip=refuse)
    first, second = (incident.location for incident in data.incidents)
    assert first
    assert second
    assert first.is_area
    assert data.outlines[first.place.id].area == 0.5
    assert second.place.id not in data.outlines


def test_an_area_drawn_by_hand_comes_back_as_it_was(tmp_path: Path) -> None:
    """Written with its shape and read again, the file is the same to the byte."""
    path, written = drawn(tmp_path, TRIANGLE), []
    for name in ("once.geojson", "twice.geojson"):
        (found,) = sort_out([str(path)]).data
        data = read_data(*found, type_of=TYPES, on_skip=refuse)
        path = tmp_path / name
        write_incidents(data.incidents, path, format="geojson", outlines=data.outlines)
        written.append(path.read_bytes())
    assert b'"Polygon"' in written[0]
    assert written[0] == written[1]


def test_areas_are_no_incidents(tmp_path: Path) -> None:
    """A file of boundaries that lies among the articles says nothing of what happened."""
    area = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 0]]]}
    feature = {"type": "Feature", "geometry": area, "properties": {"name": "The valley"}}
    path = tmp_path / "own.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    incidents, skipped = read(path)
    assert incidents == ()
    assert "own.geojson:1 has no day" in skipped[0]


@pytest.mark.parametrize(
    "text", ['{"type": "FeatureCollection", "features": [', '{"type": "FeatureCollection", "features": 7}']
)
def test_a_broken_file_is_told_and_not_raised(text: str, tmp_path: Path) -> None:
    """One line for the file, and the run goes on."""
    path = tmp_path / "own.geojson"
    path.write_text(text, encoding="utf-8")
    incidents, skipped = read(path)
    assert incidents == ()
    assert "own.geojson cannot be read" in skipped[0]


@pytest.mark.parametrize(
    "change", [{"spans": [[0, 10**12]]}, {"quotes": ["too short"]}, {"event_type": "Party"}, {"spans": 7}]
)
def test_a_record_that_was_changed_by_hand_costs_itself(change: dict[str, object], tmp_path: Path) -> None:
    """The other records are drawn; nothing is made up, and no offset eats the memory."""
    path = tmp_path / "told.jsonl"
    write_incidents(make_told(), path, format="jsonl")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    records[0]["reports"][0] |= change
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    incidents, skipped = read(path)
    assert len(incidents) == len(records) - 1
    assert "told.jsonl:1 is not as geomap writes it" in skipped[0]


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b'{"type": "FeatureCollection", "features": [', DataFormat.GEOJSON),
        (b'{"name": "x", "type":"FeatureCollection",', DataFormat.GEOJSON),
        (b'{"id": "a", "text": "Gunmen attacked."}\n', None),
        (b'{"id": "a", "event_type": "Battles", "place": null, "reports": []}\n', DataFormat.JSON_LINES),
        (b"id,text,date,lat,lon\n", None),
        (b"\xef\xbb\xbfDate;Lat;Lon;What\n", DataFormat.TABLE),
        (b"event_date,event_type,latitude,longitude,notes\n", DataFormat.ACLED),
        (b"Just a sentence, with commas.\n", None),
        (b"", None),
    ],
)
def test_the_content_tells_incidents_from_articles(head: bytes, form: DataFormat | None) -> None:
    """Names of files do not."""
    assert format_of(head) is form


def test_a_folder_may_hold_both(tmp_path: Path) -> None:
    """Files of incidents are taken out, and the articles stay in their order."""
    (tmp_path / "b.txt").write_text("Gunmen attacked.", encoding="utf-8")
    (tmp_path / "acled.csv").write_text(ACLED + ROW, encoding="utf-8")
    found = sort_out([str(tmp_path), "-", "https://ford.example/a"])
    assert found.articles == (str(tmp_path / "b.txt"), "-", "https://ford.example/a")
    assert [path.name for path, _ in found.data] == ["acled.csv"]


@pytest.mark.parametrize("text", ["2021-03-04", "2021-03-04 00:00:00.000", "04 March 2021", "4-Mar-2021", "04/03/2021"])
def test_days_are_read_as_the_datasets_write_them(text: str) -> None:
    """ISO 8601, ACLED's words, and Europe's order."""
    assert parse_day(text) == date(2021, 3, 4)
