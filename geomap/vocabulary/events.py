"""The closed words of events: what happened, to whom, by whom, and who says so."""

from __future__ import annotations

from enum import IntEnum, StrEnum


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


class CasualtyKind(StrEnum):
    """What happened to people."""

    DEATHS = "deaths"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"


class TimePrecision(IntEnum):
    """ACLED's ``time_precision``, and one step vaguer."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    VAGUER = 4


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


class ActorClass(StrEnum):
    """ACLED's classes of actors, in words."""

    STATE_FORCES = "state forces"
    REBELS = "rebels"
    POLITICAL_MILITIA = "political militia"
    COMMUNAL_MILITIA = "communal militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL_FORCES = "external forces"
    """Soldiers of another country than the event's, peacekeepers."""
    UNKNOWN = ""
