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


class UnplacedReason(StrEnum):
    """Why a mention has no place; the value is how people are told, with ``{}`` for what is of one mention only."""

    UNKNOWN = "not in the gazetteer"
    UNKNOWN_THERE = "not in the gazetteer where the words beside it put it"
    """The gazetteer knows the name somewhere else."""
    UNKNOWN_ONLINE = "not in the gazetteer, nor known to the geocoder"
    NO_ANSWER = "not in the gazetteer, and the geocoder gave no answer"
    """It may have one when it is asked again."""
    NONE_WITHIN = "no place of this name is known in {}"
    AMBIGUOUS = "could be any of {} places of this name"
    IN_NOTICE = "in an advert or notice at the article's end"

    @property
    def is_unknown(self) -> bool:
        """Whether the name is that of a place which nobody who was asked knows."""
        return self in _UNKNOWN


_UNKNOWN = frozenset(
    {
        UnplacedReason.UNKNOWN,
        UnplacedReason.UNKNOWN_THERE,
        UnplacedReason.UNKNOWN_ONLINE,
        UnplacedReason.NO_ANSWER,
    }
)
