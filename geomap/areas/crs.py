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

WGS84 = re.compile(r"(urn:ogc:def:crs:)?(OGC:[\d.]*:?CRS84h?|EPSG:[\d.]*:?(4326|4979))", re.IGNORECASE)
EPSG = re.compile(r"(?:urn:ogc:def:crs:)?EPSG:[\d.]*:?(\d{4,6})", re.IGNORECASE)


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


def _name(crs: object) -> str | None:
    """The name of a named crs; links are not followed."""
    properties = crs.get("properties") if isinstance(crs, dict) and crs.get("type") == "name" else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


@cache
def _projection(code: int) -> Projection:
    # pyproj opens a database of its own when imported; files with a crs are the exception
    from pyproj import Transformer  # noqa: PLC0415
    from pyproj.exceptions import CRSError  # noqa: PLC0415

    try:
        transformer: Any = Transformer.from_crs(code, 4326, always_xy=True)
    except CRSError as error:
        raise ValueError(code) from error
    return lambda pairs: np.column_stack(transformer.transform(pairs[:, 0], pairs[:, 1]))
