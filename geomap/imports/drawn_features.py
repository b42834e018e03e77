"""Features that somebody drew → rows of a table, with the point that stands for the shape, and the shape of an area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geomap.imports.foreign_rows import IS_REGION, Row
from geomap.imports.own_records import BadRow

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MOST_CORNERS = 20_000
"""Of an area that is drawn as it is; of a larger one only the point is taken."""


def row_of_feature(feature: dict[str, Any]) -> Row | BadRow:
    """The properties in small letters, with latitude and longitude from the shape where it has one."""
    row: Row = {str(name).strip().casefold(): _cell(value) for name, value in feature["properties"].items()}
    if feature.get("id") is not None:
        row.setdefault("id", str(feature["id"]))
    geometry = feature.get("geometry")
    if geometry is None:
        return row
    try:
        longitude, latitude = _point(geometry)
    except Exception:  # noqa: BLE001 - shapely raises its own and others on shapes that are none
        return BadRow(0, "has a geometry that cannot be used: write a Point, LineString or Polygon as GeoJSON has them")
    shape = {"latitude": str(latitude), "longitude": str(longitude)}
    return row | shape | ({IS_REGION: "yes"} if _is_area(geometry) else {})


def outline_of_feature(feature: dict[str, Any]) -> BaseGeometry | None:
    """The area that somebody drew; None where it is none, or one that crosses itself or leaves the globe."""
    geometry = feature.get("geometry")
    if geometry is None or not _is_area(geometry):
        return None
    import shapely  # noqa: PLC0415 - only shapes need it
    from shapely.geometry import shape  # noqa: PLC0415 - the same

    try:
        area = shapely.force_2d(shape(geometry))
        west, south, east, north = area.bounds
    except Exception:  # noqa: BLE001 - shapely raises its own and others on shapes that are none
        return None
    is_on_earth = west >= -180 and south >= -90 and east <= 180 and north <= 90
    return area if is_on_earth and shapely.get_num_coordinates(area) <= MOST_CORNERS and area.is_valid else None


def _is_area(geometry: Any) -> bool:
    return isinstance(geometry, dict) and "Polygon" in str(geometry.get("type"))


def _point(geometry: dict[str, Any]) -> tuple[float, float]:
    if geometry.get("type") == "Point":
        longitude, latitude = geometry["coordinates"][:2]
        return float(longitude), float(latitude)
    import shapely  # noqa: PLC0415 - only shapes need it
    from shapely.geometry import shape  # noqa: PLC0415 - the same

    inside = shapely.point_on_surface(shape(geometry))
    return float(inside.x), float(inside.y)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
