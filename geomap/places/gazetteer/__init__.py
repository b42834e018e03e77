"""The gazetteer: names in many scripts and the places that they may mean, offline."""

from geomap.places.gazetteer.entry import Entry, NameFlag, Relation
from geomap.places.gazetteer.fold import fold
from geomap.places.gazetteer.index import Gazetteer

__all__ = ["Entry", "Gazetteer", "NameFlag", "Relation", "fold"]
