"""Places: the names of an article that are places, and which places they are."""

from __future__ import annotations

from geomap.places.gazetteer import Gazetteer
from geomap.places.geoparse import find_places

__all__ = ["Gazetteer", "find_places"]
