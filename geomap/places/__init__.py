"""Places: the names of an article that are places, and which places they are."""

from __future__ import annotations

from geomap.places.finder import find_places
from geomap.places.gazetteer import Gazetteer

__all__ = ["Gazetteer", "find_places"]
