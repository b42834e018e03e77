"""Writes features as RFC 7946 GeoJSON, one feature a line, so that a change of one area is a change of one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

DECIMALS = 4
"""About 10 m: finer than the source, which is generalised to some hundred metres."""

Feature = tuple[dict[str, Any], "BaseGeometry"]


def write_features(path: Path, features: Iterable[Feature], *, about: Mapping[str, str]) -> None:
    """Write features sorted by id; the same features give the same bytes, and no reader sees half a file."""
    lines = [_line(properties, geometry) for properties, geometry in sorted(features, key=lambda item: item[0]["id"])]
    head = '{"type":"FeatureCollection","about":' + _compact(about) + ',"features":[\n'
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    unfinished.replace(path)
    print(f"{path.name}: {len(lines)} features, {path.stat().st_size / 1e6:.2f} MB")


def _line(properties: Mapping[str, Any], geometry: BaseGeometry) -> str:
    shape = {"type": geometry.geom_type, "coordinates": _coordinates(geometry)}
    return _compact({"type": "Feature", "properties": properties, "geometry": shape})


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _coordinates(geometry: BaseGeometry) -> list[Any]:
    """The coordinates in a fixed order: outer rings counter-clockwise (RFC 7946), each from its smallest vertex."""
    match geometry.geom_type:
        case "Polygon":
            return _polygon(geometry)
        case "MultiPolygon":
            return sorted(_polygon(part) for part in shapely.get_parts(geometry))
        case "LineString":
            return _pairs(geometry)
        case "MultiLineString":
            return sorted(_pairs(part) for part in shapely.get_parts(geometry))
    raise ValueError(f"no {geometry.geom_type} belongs into a boundary file")


def _polygon(polygon: Any) -> list[Any]:
    turned = shapely.orient_polygons(polygon, exterior_cw=False)
    return [_ring(turned.exterior), *sorted(_ring(ring) for ring in turned.interiors)]


def _ring(ring: BaseGeometry) -> list[list[float]]:
    open_ring = _pairs(ring)[:-1]
    first = open_ring.index(min(open_ring))
    return [*open_ring[first:], *open_ring[:first], open_ring[first]]


def _pairs(geometry: BaseGeometry) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in shapely.get_coordinates(geometry).tolist()]
