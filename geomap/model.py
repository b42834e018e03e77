"""The nouns that flow through geomap: frozen values, no reading, no writing; their closed words are in ``vocabulary``.

Offsets are Python character offsets into ``Article.text``. Points are degrees of latitude and longitude in
``CRS``. A change is a new value (``dataclasses.replace``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - what a project keeps is decoded by these annotations, at run time
from typing import TYPE_CHECKING, NamedTuple

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
)

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

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
    "When",
]

CRS = "EPSG:4326"
"""The one coordinate reference system at rest: WGS 84, degrees."""


class Span(NamedTuple):
    """A stretch of an article's text, end exclusive."""

    start: int
    end: int


NO_SPAN = Span(0, 0)
"""For what does not stand in the text, such as a day taken from the publication date."""


@dataclass(frozen=True, slots=True)
class Article:
    """One text from one publisher."""

    id: str
    text: str
    title: str = ""
    published: date | None = None
    source: str = ""
    """The publisher's name, as the source gives it."""
    url: str = ""
    """An absolute http or https address, or empty."""
    language: str = ""
    """An ISO 639-1 code; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a text: ``article.text[start:end] == text``."""

    article: str
    """The id of the article."""
    start: int
    end: int
    text: str
    role: Role = Role.LITERAL


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry."""

    id: str
    """``geonames:147105``, or our own: ``region:donbas``, ``admin1:AZ.49``."""
    name: str
    latitude: float
    longitude: float
    kind: Kind
    country_code: str = ""
    """ISO 3166-1 alpha-2; empty for what lies in several countries."""
    admin1: str = ""
    """The name of the first-order division that it lies in."""
    geonameid: int | None = None
    population: int = 0
    radius_km: float = 0.0
    """About how far the place reaches from its point; 0 where the kind says enough."""
    areas: tuple[str, ...] = ()
    """Ids of the boundary areas that together outline it."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A place that a text tells by others: "20 km south of Krasnohorivka"."""

    place: Place
    """The point or area that is meant, with ``radius_km`` as wide as the words leave it open."""
    geo_precision: GeoPrecision
    derivation: Derivation
    span: Span
    """The words of the article."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its place."""

    mention: Mention
    place: Place
    confidence: float
    """The chance, 0 to 1, that the place is the right one."""
    runners_up: tuple[Place, ...] = ()
    evidence: tuple[str, ...] = ()
    """Why this place was chosen, in words."""
    derived: Derived | None = None
    """What the words around the mention tell by it; the mention itself still means ``place``."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A mention without a place, and why."""

    mention: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class When:
    """A time in a text: the first and the last day that it may mean."""

    start: date
    end: date
    precision: TimePrecision = TimePrecision.DAY
    span: Span = NO_SPAN


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people, UCDP's way. ``high`` is None where the text leaves it open ("at least")."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who took part in an event."""

    name: str
    role: ActorRole = ActorRole.PARTY
    kind: str = ""
    """ACLED's class in words: state forces, rebels, civilians, protesters …; empty where unknown."""
    country_code: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody saying something about an event."""

    speaker: str
    stance: Stance
    span: Span
    side: str = ""
    """The party that the speaker speaks for: a country code or a name; empty for neutrals and unknowns."""
    deaths: Toll | None = None
    injured: Toll | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Where an event was, as closely as the text says."""

    place: Place
    geo_precision: GeoPrecision
    phrase: str = ""
    """The words of the article: "20 km south of Krasnohorivka"."""
    name: str = ""
    """The place's name as the article spells it; the gazetteer's where empty."""
    base: Place | None = None
    """The named place that ``place`` was derived from ("Krasnohorivka"); None where ``place`` is named itself."""

    @property
    def label(self) -> str:
        """The name to show."""
        return self.name or self.place.name

    @property
    def is_area(self) -> bool:
        """Whether an area is all that is known: a region, or a district named without "near" and the like.

        It is drawn by its outline where there is one, and asked as a whole who held it.
        """
        if self.geo_precision is GeoPrecision.NEAR and self.place.kind is Kind.ADMIN2 and self.place.areas:
            return self.phrase.casefold() in {"", self.label.casefold(), self.place.name.casefold()}
        return self.geo_precision is GeoPrecision.REGION

    @property
    def is_near(self) -> bool:
        """Whether it was somewhere round the place's point."""
        return self.geo_precision is GeoPrecision.NEAR and not self.is_area


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one article tells it."""

    article: Article
    spans: tuple[Span, ...]
    """The sentences or clauses that tell it, the main one first."""
    event_type: EventType
    sub_event_type: str
    when: When | None = None
    location: Location | None = None
    actors: tuple[Actor, ...] = ()
    deaths: Toll | None = None
    injured: Toll | None = None
    claims: tuple[Claim, ...] = ()
    flags: frozenset[Flag] = frozenset()
    id: str = ""
    """By which people name this telling (``identity.identify``); empty until it is asked for."""
    place_span: Span = NO_SPAN
    """The name that the place rests on, which no gazetteer need know; ``NO_SPAN`` where the place is only implied."""

    @property
    def place_text(self) -> str:
        """The words of the article that name the place; empty where it is only implied."""
        return self.article.text[self.place_span.start : self.place_span.end]

    @property
    def quote(self) -> str:
        """The words of the main span."""
        return self.article.text[self.spans[0].start : self.spans[0].end]

    @property
    def is_background(self) -> bool:
        """Whether this is history rather than news."""
        return Flag.BACKGROUND in self.flags


@dataclass(frozen=True, slots=True)
class Control:
    """Who held a place on a day, and by which source."""

    controller: str
    area: str
    as_of: date
    source: str
    status: AreaStatus
    note: str = ""
    """What the answer rests on less than firmly: a line nearer than the place is known, a map carried forward."""
    distance_km: float | None = None
    """From the place to the nearest line where a side's land ends; None for regions."""
    shares: tuple[tuple[str, float], ...] = ()
    """Of a region, which side held what part of it, 0 to 1; what is missing to 1 is without data."""


@dataclass(frozen=True, slots=True)
class NoControl:
    """Why nobody can be said to have held a place on a day."""

    reason: str
    as_of: date
    distance_km: float | None = None
    """From the place to the nearest line; None where there is none."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What an analyst changed in an incident, and why."""

    change: str
    """In words: "place: Martuni → Khojavend"."""
    author: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One event as all articles tell it."""

    id: str
    """The id of its first telling: made from what is told, not from where it stood in the input."""
    reports: tuple[Report, ...]
    event_type: EventType
    sub_event_type: str
    when: When | None = None
    location: Location | None = None
    actors: tuple[Actor, ...] = ()
    deaths: Toll | None = None
    injured: Toll | None = None
    status: Status = Status.REPORTED
    flags: frozenset[Flag] = frozenset()
    controlled_by: Control | None = None
    """Set by the spatial join, where a control area covers the place on that day."""
    control_note: str = ""
    """Why ``controlled_by`` is None although it was asked: "no control data for 2021-04-15"."""
    within: tuple[str, ...] = ()
    """Ids of the country, units and disputed areas that the place lies in, set by the spatial join, wide to narrow."""
    within_note: str = ""
    """Says so where the place lies just outside coarse lines and was taken to be in the unit beside it."""
    corrections: tuple[Correction, ...] = ()
    """What an analyst changed in it, in the order of the file."""
    publishers: int = 1
    """How many publishers tell it."""
    independent_sources: int = 1
    """How many sources these rest on: prints of one text and copies of one agency's wire are one."""
    possibly_same: tuple[str, ...] = ()
    """Ids of other incidents that may be the same event, too doubtful to be joined."""

    @property
    def is_background(self) -> bool:
        """Whether this is history rather than news."""
        return Flag.BACKGROUND in self.flags


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon, or a line, with dates."""

    id: str
    name: str
    kind: AreaKind
    geometry: BaseGeometry = field(repr=False, compare=False)
    """A shapely geometry in ``CRS``, longitude first."""
    country_code: str = ""
    controller: str = ""
    valid_from: date | None = None
    """The first day, inclusive; None for ever since."""
    valid_to: date | None = None
    """The day after the last, exclusive; None for until further notice."""
    status: AreaStatus = AreaStatus.ASSESSED
    source: str = ""
    note: str = ""
    change: str = ""
    """Of control: how it came to be so, as military, handover or ceasefire; empty where nobody said."""
    precision: str = ""
    """How closely its lines are known, in words: "districts, 2 to 5 km"; empty where nobody said."""
    carried: tuple[tuple[date, date], ...] = ()
    """Spells, end exclusive, without a state of their own: the one before stands in for them."""
