"""Features that somebody drew → rows of a table, with the point that stands for the shape."""

from __future__ import annotations

from typing import Any

from geomap.imports.records import BadRow
from geomap.imports.rows import IS_REGION, Row


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
    except Exception as error:  # noqa: BLE001 - shapely raises its own and others on shapes that are none
        return BadRow(0, f"has a geometry that cannot be used ({' '.join(str(error).split())[:120]})")
    shape = {"latitude": str(latitude), "longitude": str(longitude)}
    return row | shape | ({IS_REGION: "yes"} if "Polygon" in str(geometry.get("type")) else {})


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
