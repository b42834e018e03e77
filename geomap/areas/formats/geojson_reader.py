"""Reads a GeoJSON file as JSON, without GDAL: that opens other files and the network from a file of this name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"}
)


_FEATURES = re.compile(r'"features"\s*:\s*\[')
_NEXT = re.compile(r"[\s,]*")


class Unread(str):
    """Stands for features that are not read: why."""

    __slots__ = ()


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


def read_first_features(path: Path, *, most: int) -> tuple[list[Any], object]:
    """The features within the first bytes of a file that is too large, then one ``Unread``; and its ``crs`` or None.

    Raises:
        BoundaryError: the file cannot be read, or is no collection of features.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most)
    except OSError as error:
        raise BoundaryError(f"{path} cannot be read ({error.strerror}): check its name and rights") from error
    # The cut may go through a character
    text = data.decode("utf-8-sig", "ignore")
    begun = _FEATURES.search(text)
    about = _header(text[: begun.end()] if begun else "")
    if begun is None or about is None:
        raise BoundaryError(f"{path} has more than {most // 1_000_000} MB and no list of features: split it")
    features = list(_each_feature(text, begun.end()))
    told = f"the file has more than {most // 1_000_000} MB: this feature and all after it are not read, split the file"
    return [*features, Unread(told)], about.get("crs")


def _header(text: str) -> dict[str, Any] | None:
    """What a collection says before its features; None where it is none."""
    try:
        about = json.loads(text + "]}")
    except (ValueError, RecursionError):
        return None
    return about if isinstance(about, dict) and about.get("type", "FeatureCollection") == "FeatureCollection" else None


def _each_feature(text: str, place: int) -> Iterator[Any]:
    """The features from a place on, up to the one that the end of the text cuts."""
    decoder = json.JSONDecoder()
    while True:
        begin = _NEXT.match(text, place)
        try:
            feature, place = decoder.raw_decode(text, begin.end() if begin else place)
        except (ValueError, RecursionError):
            return
        yield feature


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
