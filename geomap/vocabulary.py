"""The closed words of geomap: what a mention, a place, an event, a claim or an area may be called.

The values are what is written into files, so they are the field's own words where the field has one.
"""

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


class TimePrecision(IntEnum):
    """ACLED's ``time_precision``, and one step vaguer."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    VAGUER = 4


class EventType(StrEnum):
    """ACLED's six event types."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    VIOLENCE_AGAINST_CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC = "Strategic developments"
    OTHER = "Other"
    """Disasters and accidents, which ACLED leaves out and incident maps are full of."""


class Flag(StrEnum):
    """What a report is, beyond its event type."""

    CEASEFIRE_VIOLATION = "ceasefire_violation"
    BACKGROUND = "background"
    """History: told by the article, not its news."""
    HYPOTHETICAL = "hypothetical"
    """A threat, a plan, a denial: listed, kept off the map."""
    CORRECTED = "corrected"
    """An analyst changed it: ``Incident.corrections`` says what and why."""


class Stance(StrEnum):
    """How a speaker stands to what is claimed."""

    ASSERTS = "asserts"
    ADMITS = "admits"
    ACCUSES = "accuses"
    DENIES = "denies"
    CONFIRMS = "confirms"
    REPORTS = "reports"


class Status(StrEnum):
    """How well an incident is known."""

    REPORTED = "reported"
    CLAIMED = "claimed"
    """Only one side says so."""
    DISPUTED = "disputed"
    """Denied, or the figures conflict."""
    CONFIRMED = "confirmed"
    """Admitted by the other side, or told by two independent sources."""


class ActorRole(StrEnum):
    """What an actor did in an event."""

    PERPETRATOR = "perpetrator"
    VICTIM = "victim"
    PARTY = "party"
    """One of those who fought, signed or moved; who began is not said."""


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


class CasualtyKind(StrEnum):
    """What happened to people."""

    DEATHS = "deaths"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
