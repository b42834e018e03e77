"""What happened, where, when, to whom, and who says so: an article and its places → reports."""

from geomap.incidents.reading import find_incidents

__all__ = ["find_incidents"]
