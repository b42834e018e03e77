"""The closed words of geomap: what a mention, a place, an event, a claim or an area may be called.

The values are what is written into files, so they are the field's own words where the field has one.
"""

from geomap.vocabulary.areas import AreaKind, AreaStatus
from geomap.vocabulary.events import ActorClass, ActorRole, CasualtyKind, EventType, Flag, Stance, Status, TimePrecision
from geomap.vocabulary.places import Derivation, GeoPrecision, Kind, Part, Role, UnplacedReason
from geomap.vocabulary.sub_event_types import TYPE_OF, SubEventType

__all__ = [
    "TYPE_OF",
    "ActorClass",
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
    "SubEventType",
    "TimePrecision",
    "UnplacedReason",
]
