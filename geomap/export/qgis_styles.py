"""How QGIS draws the layers of a GeoPackage: the map's own hues and shapes, in the table that QGIS looks for."""

from __future__ import annotations

import json
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from typing import TYPE_CHECKING

from geomap.data import fact_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SHAPES = {
    "Battles": "diamond",
    "Explosions/Remote violence": "star",
    "Violence against civilians": "triangle",
    "Protests": "circle",
    "Riots": "square",
    "Strategic developments": "hexagon",
    "Other": "cross_fill",
}
"""QGIS' markers that are nearest to the shapes of ``data/symbols.json``."""
_FILLS = {
    "control": ("#c9b9a5", "70", "#8a7f72", "0.2"),
    "incident": ("#a8387f", "30", "#a8387f", "0.5"),
    "disputed": ("#b5b5b5", "90", "#7a7a7a", "0.3"),
    "country": ("#ffffff", "0", "#5d646d", "0.4"),
    "admin1": ("#ffffff", "0", "#b5b5b5", "0.2"),
    "admin2": ("#ffffff", "0", "#cccccc", "0.2"),
}
"""Kinds of areas: fill, its opacity of 255, line and its width in mm."""
# As QGIS itself makes it (qgsogrproviderutils); the day is fixed, so that the same input gives the same bytes.
_TABLE = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
  f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)
"""
_DAY = "2000-01-01T00:00:00.000Z"


def add_styles(path: Path, *, geometry: str) -> None:
    """Put the styles into a GeoPackage whose layers have this geometry column."""
    styles = {"incidents": incidents_qml(), "reports": reports_qml(), "areas": areas_qml()}
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(_TABLE)
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
            " VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)",
            (_DAY,),
        )
        database.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner, update_time)"
            " VALUES ('', '', ?, ?, ?, ?, '', 1, '', '', ?)",
            [(layer, geometry, f"geomap {layer}", qml, _DAY) for layer, qml in styles.items()],
        )


def incidents_qml() -> str:
    """Markers by event type."""
    return _categories("event_type", [(kind, _marker(kind, size="4")) for kind in _SHAPES])


def reports_qml() -> str:
    """The same, smaller, beneath the incidents."""
    return _categories("event_type", [(kind, _marker(kind, size="1.6")) for kind in _SHAPES])


def areas_qml() -> str:
    """Fills by kind of area."""
    return _categories("kind", [(kind, _fill(*look)) for kind, look in _FILLS.items()])


def _categories(column: str, looks: Iterable[tuple[str, ET.Element]]) -> str:
    root = ET.Element("qgis", version="3.28", styleCategories="Symbology")
    renderer = ET.SubElement(root, "renderer-v2", type="categorizedSymbol", attr=column, enableorderby="0")
    categories, symbols = ET.SubElement(renderer, "categories"), ET.SubElement(renderer, "symbols")
    for number, (value, symbol) in enumerate(looks):
        ET.SubElement(categories, "category", value=value, label=value, symbol=str(number), render="true")
        symbol.set("name", str(number))
        symbols.append(symbol)
    return f"<!DOCTYPE qgis>\n{ET.tostring(root, encoding='unicode')}"


def _marker(kind: str, *, size: str) -> ET.Element:
    hues = json.loads(fact_file("symbols.json").read_text(encoding="utf-8"))["types"]
    look = {"name": _SHAPES[kind], "color": _rgba(hues[kind]["colour"]), "size": size, "size_unit": "MM"}
    return _symbol("marker", "SimpleMarker", look | {"outline_color": "255,255,255,255", "outline_width": "0.2"})


def _fill(fill: str, opacity: str, line: str, width: str) -> ET.Element:
    look = {"color": _rgba(fill, opacity), "outline_color": _rgba(line), "outline_width": width, "style": "solid"}
    return _symbol("fill", "SimpleFill", look)


def _symbol(type_: str, layer_class: str, look: dict[str, str]) -> ET.Element:
    symbol = ET.Element("symbol", type=type_, alpha="1", clip_to_extent="1", force_rhr="0")
    layer = ET.SubElement(symbol, "layer", {"class": layer_class, "enabled": "1", "pass": "0", "locked": "0"})
    options = ET.SubElement(layer, "Option", type="Map")
    for name, value in look.items():
        ET.SubElement(options, "Option", name=name, type="QString", value=value)
        # What QGIS before 3.26 reads
        ET.SubElement(layer, "prop", k=name, v=value)
    return symbol


def _rgba(colour: str, opacity: str = "255") -> str:
    return ",".join([*(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)), opacity])
