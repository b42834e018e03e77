"""The nouns that flow through geomap: frozen values, no reading, no writing; their closed words are in ``vocabulary``.

Points are degrees of latitude and longitude in ``CRS``. A change is a new value (``dataclasses.replace``).
"""

from geomap.model.areas import CRS, Area, Control, NoControl
from geomap.model.events import Actor, Claim, Correction, Incident, Location, Report, Toll, When
from geomap.model.places import Derived, Place, Placed, Unplaced
from geomap.model.texts import NO_SPAN, Article, Mention, Span
from geomap.vocabulary import (
    ActorRole,
    AreaKind,
    AreaStatus,
    Derivation,
    EventType,
    Flag,
    GeoPrecision,
    Kind,
    Role,
    Stance,
    Status,
    TimePrecision,
    UnplacedReason,
)

__all__ = [
    "CRS",
    "NO_SPAN",
    "Actor",
    "ActorRole",
    "Area",
    "AreaKind",
    "AreaStatus",
    "Article",
    "Claim",
    "Control",
    "Correction",
    "Derivation",
    "Derived",
    "EventType",
    "Flag",
    "GeoPrecision",
    "Incident",
    "Kind",
    "Location",
    "Mention",
    "NoControl",
    "Place",
    "Placed",
    "Report",
    "Role",
    "Span",
    "Stance",
    "Status",
    "TimePrecision",
    "Toll",
    "Unplaced",
    "UnplacedReason",
    "When",
]
