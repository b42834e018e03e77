"""geomap reads news articles and draws a self-contained incident map.

The door: read_articles → find_places → find_incidents → layer → draw. Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geomap.version import __version__ as __version__

if TYPE_CHECKING:
    from geomap.areas import read_areas
    from geomap.articles import read_articles
    from geomap.drawing import draw
    from geomap.errors import GeomapError
    from geomap.explaining import Explanation, explain
    from geomap.incidents import find_incidents
    from geomap.layering import layer
    from geomap.layers import incidents_to_frame
    from geomap.model import Area, Article, Incident, Place, Placed, Report, Unplaced
    from geomap.places import find_places

__all__ = [
    "Area",
    "Article",
    "Explanation",
    "GeomapError",
    "Incident",
    "Place",
    "Placed",
    "Report",
    "Unplaced",
    "draw",
    "explain",
    "find_incidents",
    "find_places",
    "incidents_to_frame",
    "layer",
    "read_areas",
    "read_articles",
]

_HOMES = {
    "Explanation": "geomap.explaining",
    "GeomapError": "geomap.errors",
    "draw": "geomap.drawing",
    "explain": "geomap.explaining",
    "find_incidents": "geomap.incidents",
    "find_places": "geomap.places",
    "incidents_to_frame": "geomap.layers",
    "layer": "geomap.layering",
    "read_areas": "geomap.areas",
    "read_articles": "geomap.articles",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    value = getattr(import_module(_HOMES.get(name, "geomap.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
