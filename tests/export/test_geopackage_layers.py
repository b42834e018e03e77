from __future__ import annotations

import re
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from export_incidents import make_incident, make_places
from shapely.geometry import LineString, box

from geomap.export import Beside, write_incidents
from geomap.export.geopackage_layers import layer_columns
from geomap.export.qgis_styles import areas_qml, incidents_qml, reports_qml
from geomap.export.table_rows import incident_columns
from geomap.model import Area, AreaKind, EventType

LAYERS = ("incidents", "reports", "claims", "mentions", "areas")
FORMATS = Path(__file__).resolve().parents[2].joinpath("docs", "formats.md").read_text(encoding="utf-8")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A GeoPackage with a row or more in each layer."""
    path = tmp_path / "told.gpkg"
    areas = (
        Area("control:east", "East", AreaKind.CONTROL, box(44, 39, 46, 41), controller="XA"),
        Area("line:1", "A line", AreaKind.DISPUTED, LineString([(44, 39), (46, 41)])),
    )
    write_incidents([make_incident()], path, format="gpkg", beside=Beside(make_places(), areas))
    return path


def test_a_geopackage_has_all_layers_with_their_columns(package: Path) -> None:
    """Each layer of the documentation is there, and lines are no areas."""
    found = {name for name, _ in pyogrio.list_layers(package)}
    assert found == {*LAYERS, "layer_styles"}
    columns = {name: [*pyogrio.read_info(package, layer=name)["fields"]] for name in LAYERS}
    assert columns == {"incidents": [*incident_columns()], **{n: [*cells] for n, cells in layer_columns().items()}}
    counts = {name: pyogrio.read_info(package, layer=name)["features"] for name in LAYERS}
    assert counts == {"incidents": 1, "reports": 1, "claims": 1, "mentions": 2, "areas": 1}


def test_rows_find_each_other_by_their_ids(package: Path) -> None:
    """A claim names its report, and a report its incident."""
    reports, claims = (gpd.read_file(package, layer=name) for name in ("reports", "claims"))
    assert list(reports["incident"]) == ["i-1"]
    assert list(claims["report"]) == list(reports["id"].fillna(""))
    assert list(claims["quote"]) == ["Quarry Tow"]


def test_layers_without_rows_are_there_all_the_same(tmp_path: Path) -> None:
    """A program that looks for a layer finds it, whatever was in the articles."""
    write_incidents([], tmp_path / "x.gpkg", format="gpkg")
    assert {name for name, _ in pyogrio.list_layers(tmp_path / "x.gpkg")} == {*LAYERS, "layer_styles"}


def test_qgis_finds_a_style_for_each_layer_of_shapes(package: Path) -> None:
    """By the name of the layer and of its geometry, as the default."""
    with closing(sqlite3.connect(package)) as database:
        styles = database.execute("SELECT f_table_name, f_geometry_column, useAsDefault FROM layer_styles").fetchall()
        shapes = dict(database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall())
    assert {(layer, shapes[layer], 1) for layer in ("incidents", "reports", "areas")} == set(styles)


@pytest.mark.parametrize("qml", [incidents_qml(), reports_qml(), areas_qml()])
def test_every_category_of_a_style_has_its_symbol(qml: str) -> None:
    """The XML is sound, and a category without a symbol would draw nothing."""
    root = ET.fromstring(qml)  # noqa: S314 - our own text
    wanted = {one.get("symbol") for one in root.iter("category")}
    assert wanted == {one.get("name") for one in root.iter("symbol")}


def test_every_event_type_has_a_marker() -> None:
    """A type that is added shows here that it wants a look."""
    values = {one.get("value") for one in ET.fromstring(incidents_qml()).iter("category")}  # noqa: S314 - our own text
    assert values == {str(one) for one in EventType}


def documented(title: str) -> list[str]:
    """The names in the first column of the table under a heading of docs/formats.md."""
    section = FORMATS.partition(f"### {title}\n")[2].partition("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_the_documentation_tells_every_column() -> None:
    """docs/formats.md has a row a column, in the order of the files."""
    assert documented("Columns of incidents") == [*incident_columns()]
    assert {name: documented(f"Layer {name}") for name in layer_columns()} == {
        n: [*c] for n, c in layer_columns().items()
    }
