"""Reads a GeoJSON file as JSON, without GDAL: that opens other files and the network from a file of this name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from pathlib import Path

GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)


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
    elif isinstance(kind, str) and kind in GEOMETRIES:
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
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BoundaryError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def _bytes(path: Path) -> bytes:
    try:
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
