"""Events: what one article reports, and the incidents that all of them tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - what a project keeps is decoded by these annotations, at run time

from geomap.model.areas import Control  # noqa: TC001 - decoded by these annotations too
from geomap.model.places import Place  # noqa: TC001 - decoded by these annotations too
from geomap.model.texts import NO_SPAN, Article, Span
from geomap.vocabulary import (
    ActorRole,
    EventType,
    Flag,
    GeoPrecision,
    Kind,
    Stance,
    Status,
    TimePrecision,
)


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
    """An ``ActorClass``, or what data of others calls it; empty where unknown."""
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
    """By which people name this report (``identity.identify``); empty until it is asked for."""
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
    """The id of its first report: made from what is told, not from where it stood in the input."""
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
