"""Areas in the formats of others: KML, KMZ, GeoPackage, Shapefile, FlatGeobuf, GeoParquet."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any

import geopandas
import pytest
import shapely

from geomap.areas import Areas, Flaw, read_areas
from geomap.areas.formats.vector import DRIVERS, SKIPPED, _environment
from geomap.errors import BoundaryError, MissingExtraError

if TYPE_CHECKING:
    from pathlib import Path

RING = "40,40,0 41,40,0 41,41,0 40,41,0 40,40,0"
POLYGON = (
    f"<Polygon><outerBoundaryIs><LinearRing><coordinates>{RING}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
)
OTHER_TEXT = "do-not-tell-4711"


def kml(inner: str, *, head: str = "") -> bytes:
    """A KML document."""
    space = 'xmlns="http://www.opengis.net/kml/2.2"'
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<kml {space}><Document>{inner}</Document></kml>'.encode()


def written(path: Path, data: bytes) -> Path:
    """A file with these bytes."""
    path.write_bytes(data)
    return path


def packed(path: Path, **entries: bytes) -> Path:
    """A zip archive; an underscore in a name stands for its dot."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("_", "."), data)
    return path


def test_a_placemark_is_an_area_with_its_time_and_data(tmp_path: Path) -> None:
    """TimeSpan gives the dates, ExtendedData the rest; a folder's time holds for what it holds."""
    data = '<ExtendedData><Data name="controller"><value>North</value></Data></ExtendedData>'
    typed = '<ExtendedData><SchemaData><SimpleData name="controller">South</SimpleData></SchemaData></ExtendedData>'
    span = "<TimeSpan><begin>2021-03</begin><end>2021-04-10T00:00:00Z</end></TimeSpan>"
    stamp = "<TimeStamp><when>2021-05-01</when></TimeStamp>"
    inner = (
        f"<Folder>{span}<Placemark><name>Hill</name>{data}{POLYGON}</Placemark></Folder>"
        f"<Placemark><name>Dale</name>{stamp}{typed}<MultiGeometry>{POLYGON}</MultiGeometry></Placemark>"
    )
    hill, dale = read_areas(written(tmp_path / "a.kml", kml(inner)))
    assert (hill.name, hill.controller) == ("Hill", "North")
    assert (hill.valid_from, hill.valid_to) == (date(2021, 3, 1), date(2021, 4, 10))
    assert (dale.controller, dale.valid_from, dale.valid_to) == ("South", date(2021, 5, 1), date(2021, 5, 2))
    assert hill.geometry.equals(shapely.box(40, 40, 41, 41))
    assert dale.geometry.equals(hill.geometry)


def test_a_hole_in_a_placemark_is_a_hole(tmp_path: Path) -> None:
    """The inner boundary is no land of the area."""
    hole = "40.2,40.2 40.8,40.2 40.8,40.8 40.2,40.8 40.2,40.2"
    inner = POLYGON.replace(
        "</Polygon>",
        f"<innerBoundaryIs><LinearRing><coordinates>{hole}</coordinates></LinearRing></innerBoundaryIs></Polygon>",
    )
    (area,) = read_areas(written(tmp_path / "a.kml", kml(f"<Placemark>{inner}</Placemark>")))
    assert area.geometry.area == pytest.approx(1 - 0.36)


def test_points_beside_areas_are_left_out_with_a_reason(tmp_path: Path) -> None:
    """The message names file, feature and name."""
    inner = "<Placemark><name>Inn</name><Point><coordinates>1,1</coordinates></Point></Placemark>"
    path = written(tmp_path / "a.kml", kml(f"{inner}<Placemark>{POLYGON}</Placemark>"))
    flaws: list[Flaw] = []
    assert len(read_areas(path, on_skip=flaws.append)) == 1
    assert [str(flaw).startswith(f"{path}: feature 1 (Inn): its points enclose nothing") for flaw in flaws] == [True]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (kml("&x;", head='<!DOCTYPE k [<!ENTITY x SYSTEM "secret.txt">]>'), "declares XML entities"),
        (kml("&b;", head='<!DOCTYPE k [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'), "declares XML entities"),
        (kml(POLYGON)[:150], "is not valid XML"),
        (kml("<NetworkLink><Link><href>http://127.0.0.1:9/</href></Link></NetworkLink>"), "links to other files"),
        (kml("<Placemark/>"), "no geometry"),
        (b"<gml/>", "is XML but no KML"),
    ],
)
def test_hostile_or_broken_kml_is_refused_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    """Sockets are blocked here, so following a link would be another error; no other file is read."""
    written(tmp_path / "secret.txt", OTHER_TEXT.encode())
    with pytest.raises(BoundaryError, match=message) as caught:
        read_areas(written(tmp_path / "a.kml", data))
    assert OTHER_TEXT not in str(caught.value)


def test_a_kmz_is_the_kml_in_it(tmp_path: Path) -> None:
    """doc.kml is the one that counts."""
    inner = kml(f"<Placemark><name>Hill</name>{POLYGON}</Placemark>")
    (area,) = read_areas(packed(tmp_path / "a.kmz", a_kml=kml(""), doc_kml=inner))
    assert area.name == "Hill"


def test_archives_beyond_the_limits_are_refused(tmp_path: Path) -> None:
    """A bomb, thousands of entries, a symbolic link, nothing of use."""
    with pytest.raises(BoundaryError, match="unpacks to more than"):
        read_areas(packed(tmp_path / "bomb.kmz", doc_kml=b" " * 5_000_000))
    with pytest.raises(BoundaryError, match="packs 1,001 files"):
        read_areas(packed(tmp_path / "many.kmz", **{f"f{number}": b"" for number in range(1001)}))
    with pytest.raises(BoundaryError, match=r"without a \.kml or \.shp"):
        read_areas(packed(tmp_path / "none.kmz", readme_txt=b"hello"))
    link = zipfile.ZipInfo("doc.kml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "link.kmz", "w") as archive:
        archive.writestr(link, "/etc/hostname")
    with pytest.raises(BoundaryError, match="symbolic link"):
        read_areas(tmp_path / "link.kmz")


def frame_of_two() -> Any:
    """Two areas side by side, as a table of GeoPandas, which ships no types."""
    columns = {"name": ["Hill", "Dale"], "side": ["North", "South"], "valid_from": ["2021-03-01", None]}
    shapes = [shapely.box(40, 40, 41, 41), shapely.box(41, 40, 42, 41)]
    return geopandas.GeoDataFrame(columns, geometry=shapes, crs=4326)


def check_two(areas: Areas) -> None:
    """Whatever the format and its coordinate system, the areas are these two."""
    by_name = {area.name: area for area in areas}
    assert sorted(by_name) == ["Dale", "Hill"]
    assert (by_name["Hill"].controller, by_name["Hill"].valid_from) == ("North", date(2021, 3, 1))
    assert by_name["Dale"].geometry.bounds == pytest.approx((41, 40, 42, 41), abs=1e-6)


@pytest.mark.parametrize(
    ("name", "driver", "crs"),
    [
        ("a.gpkg", "GPKG", 4326),
        ("a.fgb", "FlatGeobuf", 3857),
        ("a.shp", "ESRI Shapefile", 3857),
    ],
)
def test_what_gdal_reads_comes_out_in_degrees(tmp_path: Path, name: str, driver: str, crs: int) -> None:
    """The column of the side is mapped by the caller; the name of the file says nothing."""
    frame_of_two().to_crs(crs).to_file(tmp_path / name, driver=driver)
    check_two(read_areas(tmp_path / name, fields={"controller": "side", "valid_from": "valid_from"}))


def test_a_zipped_shapefile_and_a_geoparquet_are_read_too(tmp_path: Path) -> None:
    """The one by GDAL out of a folder of its own, the other by pyarrow."""
    frame = frame_of_two()
    frame.to_file(tmp_path / "a.shp")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in tmp_path.glob("a.*"):
            archive.write(part, f"../somewhere/{part.name}")
    check_two(read_areas(tmp_path / "a.zip", fields={"controller": "side"}))
    frame.to_crs(32638).to_parquet(tmp_path / "b.parquet")
    check_two(read_areas(tmp_path / "b.parquet", fields={"controller": "side"}))


def test_a_layer_that_computes_is_refused(tmp_path: Path) -> None:
    """A view can run for ever."""
    path = tmp_path / "a.gpkg"
    frame_of_two().to_file(path, driver="GPKG", layer="real")
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE VIEW endless AS SELECT 1 AS fid")
        database.execute("INSERT INTO gpkg_contents (table_name, data_type) VALUES ('endless', 'features')")
        database.commit()
    with pytest.raises(BoundaryError, match=r"a\.gpkg cannot be read as GPKG: its layer 'endless' is a view"):
        read_areas(path)


@pytest.mark.parametrize("start", [b"SQLite format 3\x00", b"\x00\x00'\n", b"fgb\x03fgb\x00"])
def test_a_damaged_file_is_one_line(tmp_path: Path, start: bytes) -> None:
    """No traceback of the process comes through."""
    with pytest.raises(BoundaryError, match=r"a\.dat(: none of| cannot be read as )") as caught:
        read_areas(written(tmp_path / "a.dat", start + bytes(range(200))))
    assert "\n" not in str(caught.value)


def test_geoparquet_without_pyarrow_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is the command to run."""
    done = subprocess.CompletedProcess([], 4, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(MissingExtraError, match=r"geomap\[parquet\]"):
        read_areas(written(tmp_path / "a.parquet", b"PAR1"))


def test_one_driver_is_left_to_the_process() -> None:
    """GDAL knows formats that read other files or the network; the list is complete for the installed one."""
    listed = "import pyogrio; print(','.join(pyogrio.list_drivers()))"
    done = subprocess.run([sys.executable, "-c", listed], env={**_environment("GPKG")}, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "GPKG"
    assert not {*SKIPPED.split(",")} & {*DRIVERS}
