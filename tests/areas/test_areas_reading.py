"""Anybody's GeoJSON is read, mended or refused with a reason."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from geomap.areas import Areas, Flaw, read_areas
from geomap.errors import BoundaryError, UsageError
from geomap.model import AreaKind, AreaStatus

if TYPE_CHECKING:
    from pathlib import Path

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    """A GeoJSON feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def polygon(*rings: object) -> dict[str, Any]:
    """A GeoJSON polygon."""
    return {"type": "Polygon", "coordinates": list(rings)}


def write(folder: Path, *features: object, name: str = "areas.geojson", **members: object) -> Path:
    """A feature collection on disk."""
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features), **members}), encoding="utf-8")
    return path


def read(path: Path) -> tuple[Areas, list[Flaw]]:
    """The areas of a file, and what was wrong with it."""
    flaws: list[Flaw] = []
    return read_areas(path, on_skip=flaws.append), flaws


def test_the_usual_property_names_become_fields(tmp_path: Path) -> None:
    """A control file needs no mapping where it uses plain names."""
    path = write(
        tmp_path,
        feature(
            polygon(SQUARE),
            Name="Hill  country",
            controller="North",
            valid_from="2021-03-01",
            valid_to="20210401",
            status="Claimed",
            source="a newspaper",
        ),
    )
    (area,), flaws = read(path)
    assert (area.id, area.name, area.kind, area.controller) == ("areas:1", "Hill country", AreaKind.CONTROL, "North")
    assert (area.valid_from, area.valid_to) == (date(2021, 3, 1), date(2021, 4, 1))
    assert (area.status, area.source) == (AreaStatus.CLAIMED, "a newspaper")
    assert flaws == []


def test_other_property_names_are_mapped_by_the_caller(tmp_path: Path) -> None:
    """A file's own words go through ``fields``."""
    path = write(tmp_path, feature(polygon(SQUARE), side="South", since="2021-03-01T00:00:00Z"))
    (area,) = read_areas(path, fields={"controller": "side", "valid_from": "since"})
    assert (area.controller, area.valid_from) == ("South", date(2021, 3, 1))
    with pytest.raises(UsageError, match="areas have no field 'colour'"):
        read_areas(path, fields={"colour": "side"})


@pytest.mark.parametrize(
    ("properties", "kind", "expected"),
    [
        ({}, None, AreaKind.ADMIN1),
        ({}, AreaKind.ADMIN2, AreaKind.ADMIN2),
        ({"controller": "North"}, None, AreaKind.CONTROL),
        ({"kind": "disputed"}, AreaKind.CONTROL, AreaKind.DISPUTED),
        ({"kind": "park"}, AreaKind.CONTROL, AreaKind.CONTROL),
    ],
)
def test_the_kind_is_the_feature_s_own_then_the_caller_s(
    tmp_path: Path, properties: dict[str, str], kind: AreaKind | None, expected: AreaKind
) -> None:
    """Without either, who names a controller is a control area."""
    (area,) = read_areas(write(tmp_path, feature(polygon(SQUARE), **properties)), kind=kind)
    assert area.kind is expected


@pytest.mark.parametrize(
    ("rings", "size"),
    [
        pytest.param([[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]], 0.5, id="bow-tie"),
        pytest.param([SQUARE[:-1]], 4.0, id="open ring"),
        pytest.param([SQUARE, [[1, 1], [3, 1], [3, 1.5], [1, 1.5], [1, 1]]], 3.5, id="hole outside"),
        pytest.param([[[0, 0], [2, 0], [2, 3], [2, 0], [2, 2], [0, 2], [0, 0]]], 4.0, id="spike"),
    ],
)
def test_broken_rings_are_mended_and_said_to_be(tmp_path: Path, rings: list[Any], size: float) -> None:
    """The area is used, and the flaw says so."""
    (area,), (flaw,) = read(write(tmp_path, feature(polygon(*rings), name="Vale")))
    assert shapely.is_valid(area.geometry)
    assert area.geometry.area == pytest.approx(size, abs=1e-9)
    assert flaw.used
    assert str(flaw).startswith(f"{tmp_path}/areas.geojson: feature 1 (Vale): ")
    assert str(flaw).endswith("; used")


def test_nested_shells_are_mended(tmp_path: Path) -> None:
    """A polygon inside another of the same feature is one area."""
    inner = [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 1], [0.5, 0.5]]
    (area,), (flaw,) = read(write(tmp_path, feature({"type": "MultiPolygon", "coordinates": [[SQUARE], [inner]]})))
    assert shapely.is_valid(area.geometry)
    assert flaw.used


@pytest.mark.parametrize(
    ("geometry", "properties", "reason"),
    [
        (None, {}, "no geometry"),
        ({"type": "Point", "coordinates": [1, 1]}, {}, "its points enclose nothing"),
        (polygon(), {}, "a polygon without a ring"),
        (polygon([[0, 0], [1, 1], [0, 0]]), {}, "a line of 2 different points; 3 are needed"),
        (polygon([[0, 0], ["1", 1], [2, 0], [0, 0]]), {}, "a coordinate that is no number"),
        (polygon([[0, 0], [True, 1], [2, 0], [0, 0]]), {}, "a coordinate that is no number"),
        (polygon([[0, 0], [float("nan"), 1], [2, 0], [0, 0]]), {}, "a coordinate that is not finite"),
        (polygon([[0, 0], [1], [2, 0], [0, 0]]), {}, "a position that is no pair"),
        (polygon([[39, 146], [40, 146], [40, 147], [39, 146]]), {}, "latitude 147 is outside ±90.*swapped"),
        (polygon([[0, 0], [500, 0], [500, 1], [0, 0]]), {}, "longitude 500 is outside"),
        (polygon([[1e6, 6e6], [2e6, 6e6], [2e6, 7e6], [1e6, 6e6]]), {}, "are no degrees: metres"),
        (polygon([[0, 80], [90, 80], [180, 80], [-90, 80], [0, 80]]), {}, "runs round a pole"),
        ({"type": "Circle", "coordinates": []}, {}, "unknown type 'Circle'"),
        ("POLYGON", {}, "no GeoJSON geometry"),
        (polygon(SQUARE), {"valid_from": "2021-04-01", "valid_to": "2021-04-01"}, "is not after valid_from"),
        (polygon(SQUARE), {"valid_from": "3/4/2021"}, "valid_from '3/4/2021' is no date as 2020-12-14"),
        (polygon(SQUARE), {"valid_to": "2021-02-30"}, "no day of the calendar"),
        (polygon(SQUARE), {"status": "sure"}, "status 'sure' is none of"),
    ],
)
def test_what_cannot_be_used_is_left_out_with_a_reason(
    tmp_path: Path, geometry: object, properties: dict[str, object], reason: str
) -> None:
    """The rest of the file is used; without on_skip it is an error that names file and feature."""
    path = write(tmp_path, feature(geometry, **properties), feature(polygon(SQUARE), name="Good"))
    (area,), (flaw,) = read(path)
    assert area.name == "Good"
    assert not flaw.used
    with pytest.raises(BoundaryError, match=reason):
        read_areas(path)
    with pytest.raises(BoundaryError, match=r"areas\.geojson: feature 1: "):
        read_areas(path)


def test_a_mapped_name_that_no_feature_has_is_said(tmp_path: Path) -> None:
    """A slip of the pen would otherwise leave every area without its side, in silence."""
    flaws: list[Flaw] = []
    path = write(tmp_path, feature(polygon(SQUARE), side="North"))
    read_areas(path, kind=AreaKind.CONTROL, fields={"controller": "sied", "name": "Side"}, on_skip=flaws.append)
    assert [flaw.reason for flaw in flaws] == ["no feature has a field 'sied'"]
    read_areas(path, kind=AreaKind.ADMIN1, fields={"controller": "sied"}, on_skip=flaws.append)
    assert len(flaws) == 1


def test_days_between_strokes_are_days(tmp_path: Path) -> None:
    """GDAL writes them so into Shapefiles."""
    (area,) = read_areas(write(tmp_path, feature(polygon(SQUARE), valid_from="2020/01/09 00:00:00")))
    assert area.valid_from == date(2020, 1, 9)


def test_a_repeated_row_is_left_out(tmp_path: Path) -> None:
    """The same area for the same time by the same side is one."""
    same = feature(polygon(SQUARE), name="Hill", controller="North")
    areas, (flaw,) = read(write(tmp_path, same, same))
    assert len(areas) == 1
    assert (flaw.feature, flaw.reason) == (2, "repeats feature 1")


def test_self_crossing_beyond_repair_is_refused_quickly(tmp_path: Path) -> None:
    """A zigzag over a zigzag crosses itself thousands of times."""
    across = [[x, (x % 2) * 80.0] for x in range(160)]
    along = [[160 - (y % 2) * 160, y / 2 + 0.25] for y in range(160)]
    path = write(tmp_path, feature(polygon([*across, *along, across[0]])))
    with pytest.raises(BoundaryError, match="cross themselves too often"):
        read_areas(path)


@pytest.mark.parametrize(
    "ring",
    [
        pytest.param([[170, -20], [-170, -20], [-170, -10], [170, -10], [170, -20]], id="one ring"),
        pytest.param([[170, -20], [190, -20], [190, -10], [170, -10], [170, -20]], id="beyond 180"),
        pytest.param([[-190, -20], [-170, -20], [-170, -10], [-190, -10], [-190, -20]], id="beyond -180"),
    ],
)
def test_an_area_across_the_180th_meridian_is_no_band_round_the_globe(tmp_path: Path, ring: list[Any]) -> None:
    """It is cut in two, and both parts are where they belong."""
    areas, flaws = read(write(tmp_path, feature(polygon(ring), name="Islands")))
    assert flaws == []
    assert [area.geometry.area for area in areas] == [pytest.approx(200)]
    assert areas.covering(latitude=-15, longitude=179)
    assert areas.covering(latitude=-15, longitude=-175)
    assert not areas.covering(latitude=-15, longitude=0)


def test_lines_are_areas_of_no_width(tmp_path: Path) -> None:
    """A ceasefire line can be read."""
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    (area,) = read_areas(write(tmp_path, feature(line, kind="disputed")))
    assert area.geometry.length == pytest.approx(2**0.5)


def test_heights_are_left_out(tmp_path: Path) -> None:
    """A third number in a position is not ours."""
    (area,) = read_areas(write(tmp_path, feature(polygon([[*pair, 900] for pair in SQUARE]))))
    assert not area.geometry.has_z


@pytest.mark.parametrize(
    ("name", "expected"),
    [("urn:ogc:def:crs:OGC:1.3:CRS84", SQUARE[2]), ("EPSG:4326", SQUARE[2])],
)
def test_degrees_by_name_are_read_as_they_are(tmp_path: Path, name: str, expected: list[float]) -> None:
    """Old files name the system that GeoJSON has anyway."""
    path = write(tmp_path, feature(polygon(SQUARE)), crs={"type": "name", "properties": {"name": name}})
    (area,) = read_areas(path)
    assert list(area.geometry.bounds[2:]) == expected


def test_metres_with_their_system_become_degrees(tmp_path: Path) -> None:
    """Web Mercator is common in old exports."""
    ring = [[0, 0], [222638.98, 0], [222638.98, 222684.21], [0, 222684.21], [0, 0]]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    (area,) = read_areas(write(tmp_path, feature(polygon(ring)), crs=crs))
    assert area.geometry.bounds == pytest.approx((0, 0, 2, 2), abs=1e-4)


def test_a_code_of_five_digits_is_read_whole(tmp_path: Path) -> None:
    """UTM zone 38 north has its middle at 45 degrees; EPSG:2638 is in Siberia."""
    ring = [[500000, 4427757], [510000, 4427757], [510000, 4437757], [500000, 4427757]]
    crs = {"type": "name", "properties": {"name": "EPSG:32638"}}
    (area,) = read_areas(write(tmp_path, feature(polygon(ring)), crs=crs))
    assert area.geometry.bounds[:2] == pytest.approx((45, 40), abs=1e-3)


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "link", "properties": {"href": "http://127.0.0.1:9/crs"}},
        {"type": "name", "properties": {"name": "http://127.0.0.1:9/crs"}},
        {"type": "name", "properties": {"name": "EPSG:999999"}},
        {"type": "name"},
        "EPSG:4326 or so",
    ],
)
def test_a_system_that_no_code_names_is_refused_and_never_fetched(tmp_path: Path, crs: object) -> None:
    """Sockets are blocked in these tests, so fetching would be an error of another kind."""
    with pytest.raises(BoundaryError, match="EPSG:4326"):
        read_areas(write(tmp_path, feature(polygon(SQUARE)), crs=crs))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"type": "FeatureCollection", "features": [', "is not valid JSON"),
        (b"42", "holds 42"),
        (b"[]", "holds a list"),
        (b'{"type": "FeatureCollection", "features": null}', "features are null"),
        (b'{"type": "FeatureCollection", "features": []}', "holds no feature"),
        (b'{"type": "FeatureCollection", "features": ["x"]}', "no GeoJSON feature"),
        (b'{"type": "Topology"}', "is TopoJSON"),
        (b'{"type": "Banana"}', 'its type is "Banana"'),
        (b'{"type": "Feature", "x": "\xe9"}', "is not UTF-8"),
        (b"<OGRVRTDataSource/>", "is XML but no KML"),
        (b"<!doctype html><p>not found", "is not valid XML"),
        (b"PK\x03\x04", "is a damaged or encrypted archive"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x1f\x8b", "is a gzip archive"),
    ],
)
def test_a_file_that_is_no_geojson_is_named_with_the_next_step(tmp_path: Path, content: bytes, message: str) -> None:
    """By its first bytes, whatever its name says."""
    path = tmp_path / "areas.geojson"
    path.write_bytes(content)
    with pytest.raises(BoundaryError, match=message):
        read_areas(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(BoundaryError, match=r"none\.geojson cannot be read \(No such file"):
        read_areas(tmp_path / "none.geojson")


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Other files in it are left alone."""
    write(tmp_path, feature(polygon(SQUARE), name="Second"), name="b.geojson")
    write(tmp_path, feature(polygon(SQUARE), name="First"), name="a.json")
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    assert [area.name for area in read_areas(tmp_path)] == ["First", "Second"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(BoundaryError, match="holds no file of areas"):
        read_areas(tmp_path / "empty")


def test_long_and_odd_properties_stay_small(tmp_path: Path) -> None:
    """Megabytes of text in a property do not reach a map."""
    properties: dict[str, object] = {"name": "x" * 10_000, "source": {"a": 1}, "__proto__": "y", "note": None}
    (area,) = read_areas(write(tmp_path, feature(polygon(SQUARE), **properties)))
    assert len(area.name) == 500
    assert (area.source, area.note) == ("", "")


def test_a_file_beyond_the_limit_is_read_as_far_as_the_limit_goes(tmp_path: Path) -> None:
    """The rest is drawn, and the feature named from which on nothing is read."""
    path = tmp_path / "large.geojson"
    filler = "x" * 7_000_000
    rows = [json.dumps(feature(polygon(SQUARE), controller=f"Side {number}", log=filler)) for number in range(10)]
    path.write_text('{"type": "FeatureCollection", "features": [' + ",\n".join(rows) + "]}", encoding="utf-8")
    areas, flaws = read(path)
    assert [area.controller for area in areas] == [f"Side {number}" for number in range(9)]
    assert [(flaw.feature, flaw.used) for flaw in flaws] == [(10, False)]
    assert "more than 64 MB" in flaws[0].reason


def test_a_large_file_of_one_feature_is_refused_by_name(tmp_path: Path) -> None:
    """Nothing of it can be drawn."""
    path = tmp_path / "one.geojson"
    text = json.dumps({"type": "FeatureCollection", "features": [feature(polygon(SQUARE), log="x" * 65_000_000)]})
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BoundaryError, match=r"one\.geojson: none of its 1 features can be used.*more than 64 MB"):
        read(path)


def test_how_control_came_about_and_how_closely_it_is_known_are_kept(tmp_path: Path) -> None:
    """Both are shown with the area."""
    (area,), _ = read(
        write(tmp_path, feature(polygon(SQUARE), controller="North", change="handover", precision="villages, 1 km"))
    )
    assert (area.change, area.precision) == ("handover", "villages, 1 km")


def test_halves_of_characters_become_something_that_can_be_written(tmp_path: Path) -> None:
    """JSON can spell what no file can hold."""
    (area,), _ = read(write(tmp_path, feature(polygon(SQUARE), controller="No\ud800rth")))
    assert area.controller.encode("utf-8")
