"""The closed words of places and of what names them."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Role(StrEnum):
    """What a place name does in its sentence."""

    LITERAL = "literal"
    """The physical place."""
    METONYM = "metonym"
    """The government, army or team that bears its name: "Baku said"."""
    DEMONYM = "demonym"
    """People or an adjective: "Azerbaijani troops"."""
    ASSOCIATIVE = "associative"
    """Part of the name of something else: "Indian Express", "Minsk Group"."""


class Kind(StrEnum):
    """What sort of place a gazetteer entry is."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    SETTLEMENT = "settlement"
    REGION = "region"
    WATER = "water"
    FACILITY = "facility"


class Part(StrEnum):
    """Which part of an area is meant, or which way something lies."""

    NORTH = "north"
    NORTH_EAST = "north-east"
    EAST = "east"
    SOUTH_EAST = "south-east"
    SOUTH = "south"
    SOUTH_WEST = "south-west"
    WEST = "west"
    NORTH_WEST = "north-west"
    CENTRE = "centre"

    @property
    def bearing(self) -> float:
        """Degrees clockwise from the north; 0 for the centre, which lies no way."""
        return 0.0 if self is Part.CENTRE else 45.0 * tuple(Part).index(self)


class Derivation(StrEnum):
    """How a text tells a place by others."""

    OFFSET = "offset"
    """"20 km south of Krasnohorivka"."""
    BETWEEN = "between"
    """"on the road between X and Y"."""
    PART = "part"
    """"northern Syria"."""
    BORDER = "border"
    """"near the Iranian border"."""
    COAST = "coast"
    """"off the coast of Libya"."""


class GeoPrecision(IntEnum):
    """ACLED's ``geo_precision``: how closely a text says where."""

    EXACT = 1
    """A named town or something smaller."""
    NEAR = 2
    """Near a town, or a part of a district."""
    REGION = 3
    """A larger region, a province, a country."""
