"""The closed words of geomap: what a mention, a place, an event, a claim or an area may be called.

The values are what is written into files, so they are the field's own words where the field has one.
"""

from geomap.vocabulary.areas import AreaKind, AreaStatus
from geomap.vocabulary.events import ActorRole, CasualtyKind, EventType, Flag, Stance, Status, TimePrecision
from geomap.vocabulary.places import Derivation, GeoPrecision, Kind, Part, Role, UnplacedReason

__all__ = [
    "ActorRole",
    "AreaKind",
    "AreaStatus",
    "CasualtyKind",
    "Derivation",
    "EventType",
    "Flag",
    "GeoPrecision",
    "Kind",
    "Part",
    "Role",
    "Stance",
    "Status",
    "TimePrecision",
    "UnplacedReason",
]
