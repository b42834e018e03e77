"""From the coordinate system that an old GeoJSON file names to EPSG:4326; nothing is ever fetched for it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    Projection = Callable[[NDArray[np.float64]], NDArray[np.float64]]

WGS84 = re.compile(r"(urn:ogc:def:crs:)?(OGC:(?:[\d.]*:)?CRS84h?|EPSG:(?:[\d.]*:)?(4326|4979))", re.IGNORECASE)
EPSG = re.compile(r"(?:urn:ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d{4,6})", re.IGNORECASE)


def projection_of(crs: object, path: Path) -> Projection | None:
    """How coordinates become degrees of longitude and latitude; None where they are so already.

    Raises:
        BoundaryError: the system is not named by an EPSG code that PROJ knows.
    """
    if crs is None:
        return None
    name = _name(crs)
    if name is not None and WGS84.fullmatch(name):
        return None
    code = EPSG.fullmatch(name or "")
    if code is None:
        told = f"{name[:60]!r}" if name else "not given by name"
        raise BoundaryError(f"{path}: its crs is {told}: save the file in EPSG:4326")
    try:
        return _projection(int(code[1]))
    except ValueError as error:
        raise BoundaryError(f"{path}: its crs EPSG:{code[1]} is unknown: save the file in EPSG:4326") from error


def projection_by(definition: str | None, path: Path) -> Projection | None:
    """How coordinates become degrees by a code, or by the text of a system as a GIS writes it (WKT, PROJJSON).

    Raises:
        BoundaryError: PROJ does not know the system.
    """
    if definition is None or WGS84.fullmatch(definition):
        return None
    if EPSG.fullmatch(definition):
        return projection_of({"type": "name", "properties": {"name": definition}}, path)
    try:
        return _projection(definition)
    except ValueError as error:
        raise BoundaryError(f"{path}: its coordinate system is unknown: save the file in EPSG:4326") from error


def _name(crs: object) -> str | None:
    """The name of a named crs; links are not followed."""
    properties = crs.get("properties") if isinstance(crs, dict) and crs.get("type") == "name" else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


@cache
def _projection(system: int | str) -> Projection:
    # pyproj opens a database of its own when imported; files with a crs are the exception
    from pyproj import CRS, Transformer  # noqa: PLC0415
    from pyproj.exceptions import CRSError  # noqa: PLC0415  as above

    try:
        transformer: Any = Transformer.from_crs(_system(CRS, system), 4326, always_xy=True)
    except CRSError as error:
        raise ValueError(system) from error
    return lambda pairs: np.column_stack(transformer.transform(pairs[:, 0], pairs[:, 1]))


def _system(maker: Any, system: int | str) -> Any:
    """A system by its kind of definition: PROJ's own guess would take a name or an address too."""
    if isinstance(system, int):
        return maker.from_epsg(system)
    return maker.from_json(system) if system.startswith("{") else maker.from_wkt(system)
