"""Sources → Article: files, folders, addresses and standard input, read lazily and in order."""

from geomap.articles.formats.opened_source import Skipped, Undated
from geomap.articles.sources import read_articles

__all__ = ["Skipped", "Undated", "read_articles"]
