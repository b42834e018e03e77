"""Reads a GeoJSON file as JSON, without GDAL: that opens other files and the network from a file of this name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64_000_000
"""Beyond this the JSON alone would need more than a gigabyte of memory."""
GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)
OTHER_FORMATS = {
    b"SQLite format 3": "a GeoPackage or another SQLite database",
    b"PK\x03\x04": "a zip archive (KMZ, zipped Shapefile)",
    b"\x00\x00'\n": "a Shapefile",
    b"fgb\x03": "a FlatGeobuf",
    b"PAR1": "a GeoParquet",
    b"<": "XML (KML, GML or a GDAL description)",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip archive",
}


def read_features(path: Path) -> tuple[list[Any], object]:
    """The features of a file as raw JSON values, and its ``crs`` member or None.

    Raises:
        BoundaryError: the file is missing, too large, no GeoJSON, or holds no feature.
    """
    document = _document(path)
    kind = document.get("type")
    if kind == "FeatureCollection":
        features = document.get("features")
    elif kind == "Feature":
        features = [document]
    elif kind in GEOMETRIES:
        features = [{"type": "Feature", "properties": {}, "geometry": document}]
    elif kind == "Topology":
        raise BoundaryError(f"{path} is TopoJSON: convert it to GeoJSON, for example with topo2geo")
    else:
        raise BoundaryError(f"{path}: its type is {_shown(kind)}, not FeatureCollection: save it as GeoJSON")
    if not isinstance(features, list):
        raise BoundaryError(f"{path}: its features are {_shown(features)}, not a list: save it as GeoJSON again")
    if not features:
        raise BoundaryError(f"{path} holds no feature: check the layer that it was saved from")
    return features, document.get("crs")


def _document(path: Path) -> dict[str, Any]:
    text = _text(path)
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise BoundaryError(f"{path} is nested too deeply to be GeoJSON") from error
    except ValueError as error:
        raise BoundaryError(f"{path} is not valid JSON ({str(error)[:120]}): save it as GeoJSON again") from error
    if not isinstance(document, dict):
        raise BoundaryError(f"{path} holds {_shown(document)}, not a GeoJSON object: save it as a FeatureCollection")
    return document


def _text(path: Path) -> str:
    data = _bytes(path)
    if not data.strip():
        raise BoundaryError(f"{path} is empty: check where it was saved from")
    for magic, name in OTHER_FORMATS.items():
        if data.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(magic) or data.startswith(magic):
            raise BoundaryError(f"{path} is {name}, not GeoJSON: convert it to GeoJSON in EPSG:4326 first")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BoundaryError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise BoundaryError(f"{path} has {size // 1_000_000} MB, the limit is {limit}: simplify or split it")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BoundaryError(f"{path} cannot be read ({reason}): check its name and rights") from error


def _shown(value: object) -> str:
    """A value in a message: short, and on one line."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 40 else f"{text[:40]}…"
