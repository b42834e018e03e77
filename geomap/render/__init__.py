"""Draws incidents: one self-contained page, as text for a file or as a ``folium.Map``.

``page`` needs no folium; ``draw`` imports it when it is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.render.folium_map import IncidentMap, draw
    from geomap.render.sheet.map_sheet import Credit, MapSheet

__all__ = ["Credit", "IncidentMap", "MapSheet", "draw"]

_HOMES = {
    "Credit": "geomap.render.sheet.map_sheet",
    "IncidentMap": "geomap.render.folium_map",
    "MapSheet": "geomap.render.sheet.map_sheet",
    "draw": "geomap.render.folium_map",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: folium alone takes more than a second."""
    if name not in _HOMES:
        raise AttributeError(f"module 'geomap.render' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
