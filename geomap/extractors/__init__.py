"""A second reader: whatever yields reports for an article and its places; never on by default."""

from __future__ import annotations

from geomap.extractors.choosing import open_extractor
from geomap.extractors.protocol import Dropped, Extractor, reread

__all__ = ["Dropped", "Extractor", "open_extractor", "reread"]
