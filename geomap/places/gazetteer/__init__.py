"""The gazetteer: names in many scripts and the places that they may mean, offline."""

from geomap.places.gazetteer.entry import DOTTED, IN_CAPITALS, Entry, NameFlag, Relation
from geomap.places.gazetteer.index import Gazetteer
from geomap.text.fold import fold

__all__ = ["DOTTED", "IN_CAPITALS", "Entry", "Gazetteer", "NameFlag", "Relation", "fold"]
