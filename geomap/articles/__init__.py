"""Sources → Article: files, folders, addresses and standard input, read lazily and in order."""

from geomap.articles.reading import Skipped
from geomap.articles.sources import read_articles

__all__ = ["Skipped", "read_articles"]
