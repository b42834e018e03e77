"""Boundaries and control areas, by date: read, kept, asked who held what on which day."""

from __future__ import annotations

from geomap.areas.area_files import Flaw, read_areas
from geomap.areas.basemap import base_map, disputed_ground
from geomap.areas.builtin import default_areas
from geomap.areas.collection import Areas

__all__ = ["Areas", "Flaw", "base_map", "default_areas", "disputed_ground", "read_areas"]
