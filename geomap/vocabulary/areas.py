"""The closed words of areas."""

from __future__ import annotations

from enum import StrEnum


class AreaKind(StrEnum):
    """What sort of area a polygon is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    DISPUTED = "disputed"
    CONTROL = "control"


class AreaStatus(StrEnum):
    """How a control area is known."""

    ASSESSED = "assessed"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    APPROXIMATE = "approximate"
