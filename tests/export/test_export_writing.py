from __future__ import annotations

import csv
import io
import itertools
import json
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pytest
from export_incidents import make_incident, make_places
from shapely.geometry import Polygon

from geomap.errors import MissingExtraError, UsageError
from geomap.export import write_incidents, write_places
from geomap.export.table_rows import PLACE_COLUMNS, incident_columns
from geomap.model import Actor, ActorRole, AreaStatus, Control, Flag, GeoPrecision, Kind, Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geomap.model import Article, Incident, Placed, Unplaced

    Found = Sequence[tuple[Article, tuple[Placed | Unplaced, ...]]]

VALLEY = Place("region:valley", "Long Valley", -41.0, -66.0, Kind.REGION, "AR")
OUTLINE = Polygon([(-67, -42), (-67, -40), (-65, -40), (-65, -42)])
KML = "{http://www.opengis.net/kml/2.2}"
HOSTILE = '<script>alert("1")</script>${alert(1)}\x1b[31m\u202e[red]\x00'


def written(incidents: list[Incident], form: str, **options: Any) -> str:
    """What one format makes of incidents."""
    stream = io.StringIO()
    write_incidents(incidents, stream, format=form, **options)
    return stream.getvalue()


def places_written(found: Found, form: str) -> str:
    """What one format makes of places."""
    stream = io.StringIO()
    write_places(found, stream, format=form)
    return stream.getvalue()


def test_json_lines_has_a_line_an_incident() -> None:
    """Each line is one record."""
    lines = written([make_incident(id="a"), make_incident(id="b")], "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]


def test_a_file_gets_what_a_stream_gets(tmp_path: Path) -> None:
    """Destination does not change content."""
    write_incidents([make_incident()], tmp_path / "x.jsonl", format="jsonl")
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == written([make_incident()], "jsonl")


def test_csv_has_the_columns_of_the_field() -> None:
    """ACLED's names where ACLED has one, UCDP's figures, and coordinates as numbers."""
    row = next(csv.DictReader(io.StringIO(written([make_incident()], "csv"))))
    assert list(row) == list(incident_columns())
    assert row["event_date"] == "2021-03-05"
    assert (row["actor1"], row["actor2"]) == ("gunmen", "miners")
    assert (row["country"], row["admin1"], row["location"]) == ("Argentina", "Río Negro", "Quarry Town")
    assert (row["latitude"], row["longitude"]) == ("-40.12346", "-65.5")
    assert (row["fatalities"], row["low"], row["best"], row["high"]) == ("4", "3", "4", "")
    assert row["notes"].startswith("Quarry Town, 5 March.")
    assert row["background"] == "false"
    assert (row["controlled_by"], row["control_area"]) == ("Ruritania", "control:east")
    assert (row["control_distance_km"], row["control_note"]) == ("2.5", "2.5 km from the line")
    assert (row["within"], row["within_note"]) == ("AR; AR.16", "")


def test_a_region_is_written_with_each_sides_share() -> None:
    """A region that two sides hold has no one answer."""
    held = Control("A / B", "", date(2021, 3, 5), "Atlas", AreaStatus.CONTESTED, shares=(("A", 0.625), ("B", 0.375)))
    row = next(csv.DictReader(io.StringIO(written([replace(make_incident(), controlled_by=held)], "csv"))))
    assert row["control_shares"] == "A 62.5%; B 37.5%"


def test_without_an_answer_the_reason_is_written() -> None:
    """Not known is no empty cell."""
    incident = replace(make_incident(), controlled_by=None, control_note="no control data for 2021-03-05")
    row = next(csv.DictReader(io.StringIO(written([incident], "csv"))))
    assert (row["controlled_by"], row["control_note"]) == ("", "no control data for 2021-03-05")


def test_csv_carries_hxl_tags_when_asked() -> None:
    """The second row tags every column."""
    rows = list(csv.reader(io.StringIO(written([make_incident()], "csv", hxl=True))))
    assert len(rows) == 3
    assert all(tag.startswith("#") for tag in rows[1])
    assert rows[1][rows[0].index("latitude")] == "#geo+lat"


def test_csv_cells_cannot_be_formulas() -> None:
    """A publisher named after a formula is text."""
    row = next(csv.DictReader(io.StringIO(written([make_incident(source="=2*3", text="+1+1\n=2")], "csv"))))
    assert row["source"] == "'=2*3"
    assert row["notes"] == "'+1+1\n'=2"


def test_geojson_has_points_longitude_first() -> None:
    """A town is a point, with its reports beside the columns."""
    feature = json.loads(written([make_incident()], "geojson"))["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-65.5, -40.12346]}
    assert feature["properties"]["sub_event_type"] == "Attack"
    assert feature["properties"]["reports"][0]["article"] == "radio-1"


def test_geojson_draws_a_region_as_its_outline() -> None:
    """A region-level incident is no dot in the middle; its outer ring runs counter-clockwise."""
    incident = make_incident(place=VALLEY, precision=GeoPrecision.REGION)
    feature = json.loads(written([incident], "geojson", outlines={"region:valley": OUTLINE}))["features"][0]
    ring = feature["geometry"]["coordinates"][0]
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    assert feature["geometry"]["type"] == "Polygon"
    assert turn > 0


def test_geojson_lists_what_no_map_shows() -> None:
    """Threats and incidents without a place have no geometry, and are there."""
    threat = make_incident(flags=frozenset({Flag.HYPOTHETICAL}))
    features = json.loads(written([threat, make_incident(place=None)], "geojson"))["features"]
    assert [feature["geometry"] for feature in features] == [None, None]


def test_no_incidents_are_a_valid_collection() -> None:
    """Nothing is still GeoJSON."""
    assert json.loads(written([], "geojson")) == {"type": "FeatureCollection", "features": []}


def test_kml_has_a_placemark_with_time_and_words() -> None:
    """Point, time span and quote are where viewers look for them."""
    mark = ET.fromstring(written([make_incident()], "kml").encode()).find(f"{KML}Document/{KML}Placemark")  # noqa: S314 - our own
    assert mark is not None
    assert mark.findtext(f"{KML}Point/{KML}coordinates") == "-65.5,-40.12346"
    assert mark.findtext(f"{KML}TimeSpan/{KML}begin") == "2021-03-05"
    assert "Gunmen killed four miners" in (mark.findtext(f"{KML}description") or "")


def test_kml_shows_hostile_text_as_text() -> None:
    """What viewers read as HTML is escaped for them, and control characters cannot break the XML."""
    incident = make_incident(text=HOSTILE, source=HOSTILE)
    mark = ET.fromstring(written([incident], "kml").encode()).find(f"{KML}Document/{KML}Placemark")  # noqa: S314 - our own
    assert mark is not None
    description = mark.findtext(f"{KML}description") or ""
    assert "<script" not in description
    assert "&lt;script&gt;" in description


def test_kml_draws_a_region_as_its_outline() -> None:
    """Google Earth shows no dot in the middle of a valley."""
    incident = make_incident(place=VALLEY, precision=GeoPrecision.REGION)
    root = ET.fromstring(written([incident], "kml", outlines={"region:valley": OUTLINE}).encode())  # noqa: S314 - our own
    mark = root.find(f"{KML}Document/{KML}Placemark")
    assert mark is not None
    assert mark.find(f"{KML}Point") is None
    ring = mark.findtext(f"{KML}MultiGeometry/{KML}Polygon/{KML}outerBoundaryIs/{KML}LinearRing/{KML}coordinates")
    assert ring
    corners = {tuple(map(float, corner.split(","))) for corner in ring.split()}
    assert corners == set(OUTLINE.exterior.coords)


def test_kml_leaves_threats_out() -> None:
    """KML has no way to list what it does not draw."""
    assert "Placemark" not in written([make_incident(flags=frozenset({Flag.HYPOTHETICAL}))], "kml")


def test_a_geopackage_opens_with_its_columns(tmp_path: Path) -> None:
    """Figures are numbers, unknown is null, and a region's outline is among the areas."""
    path = tmp_path / "x.gpkg"
    region = make_incident(id="b", place=VALLEY, precision=GeoPrecision.REGION)
    incidents = [make_incident(id="a"), region, make_incident(id="c", place=None)]
    write_incidents(incidents, path, format="gpkg", outlines={"region:valley": OUTLINE})
    frame = gpd.read_file(path, layer="incidents")
    assert [*frame.columns] == [*incident_columns(), "geometry"]
    assert frame.crs == "EPSG:4326"
    assert [shape.geom_type if shape else None for shape in frame.geometry] == ["Point", None, None]
    areas = gpd.read_file(path, layer="areas")
    assert [(row.id, row.kind, row.geometry.geom_type) for row in areas.itertuples()] == [
        ("region:valley", "incident", "MultiPolygon")
    ]
    assert frame["best"].tolist() == [4, 4, 4]
    assert frame["high"].isna().all()


def test_the_same_incidents_make_the_same_geopackage(tmp_path: Path) -> None:
    """No clock is in the file."""
    for name in ("a", "b"):
        write_incidents([make_incident()], tmp_path / f"{name}.gpkg", format="gpkg")
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_geoparquet_without_pyarrow_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the command that helps."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install geomap\[parquet\]"):
        write_incidents([make_incident()], tmp_path / "x.parquet", format="parquet")


def test_geoparquet_opens_with_its_columns(tmp_path: Path) -> None:
    """The same columns as in the GeoPackage."""
    write_incidents([make_incident()], tmp_path / "x.parquet", format="parquet")
    assert [*gpd.read_parquet(tmp_path / "x.parquet").columns] == [*incident_columns(), "geometry"]


def test_a_table_is_for_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Date, type, place, figure, status and words stand in one line."""
    monkeypatch.setenv("COLUMNS", "200")
    line = written([make_incident()], "table").splitlines()[1]
    for part in ("2021-03-05", "Attack", "Quarry Town, Argentina", "3+", "claimed", "Gunmen killed four miners"):
        assert part in line


def test_a_table_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Escape sequences and direction marks are blanks, and rich's markup is text."""
    monkeypatch.setenv("COLUMNS", "400")
    table = written([make_incident(text=HOSTILE, source=HOSTILE)], "table")
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "[red]" in table


def test_actors_beyond_two_are_listed() -> None:
    """Perpetrators come first, then parties, then victims, each in the order of the article."""
    names = (("miners", ActorRole.VICTIM), ("army", ActorRole.PARTY), ("gunmen", ActorRole.PERPETRATOR))
    incident = make_incident(actors=tuple(Actor(name, role) for name, role in names))
    row = next(csv.DictReader(io.StringIO(written([incident], "csv"))))
    assert (row["actor1"], row["actor2"], row["other_actors"]) == ("gunmen", "army", "miners")


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson", "kml", "table"])
def test_the_same_incidents_make_the_same_text(form: str) -> None:
    """Same input, same bytes."""
    assert written([make_incident()], form) == written([make_incident()], form)


def test_places_come_as_json_lines() -> None:
    """One line an article."""
    assert [len(json.loads(line)["places"]) for line in places_written(make_places(), "jsonl").splitlines()] == [2]


def test_places_come_as_csv() -> None:
    """One row a mention, with its place or the reason."""
    placed, unplaced = csv.DictReader(io.StringIO(places_written(make_places(), "csv")))
    assert list(placed) == list(PLACE_COLUMNS)
    assert (placed["name"], placed["latitude"]) == ("Quarry Town", "-40.12346")
    assert (unplaced["name"], unplaced["reason"]) == ("", "in an advert or notice at the article's end")


def test_places_come_as_geojson() -> None:
    """A mention without a place is a feature without a geometry."""
    placed, unplaced = json.loads(places_written(make_places(), "geojson"))["features"]
    assert placed["geometry"]["coordinates"] == [-65.5, -40.12346]
    assert unplaced["geometry"] is None


def test_places_come_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason stands where the place would."""
    monkeypatch.setenv("COLUMNS", "200")
    assert "(in an advert or notice at the article's end)" in places_written(make_places(), "table")


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    """The message lists what there is."""
    with pytest.raises(UsageError, match="'shp' is not a format: choose from table, jsonl"):
        written([make_incident()], "shp")


def test_a_binary_format_cannot_be_printed() -> None:
    """The message says how to name a file."""
    with pytest.raises(UsageError, match=r"-o FILE\.gpkg"):
        written([make_incident()], "gpkg")
