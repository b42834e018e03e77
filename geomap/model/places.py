"""Places, and the mentions that have one or have none."""

from __future__ import annotations

from dataclasses import dataclass

from geomap.model.texts import Mention, Span  # noqa: TC001 - what a project keeps is decoded by these annotations
from geomap.vocabulary import Derivation, GeoPrecision, Kind, UnplacedReason  # noqa: TC001 - these too


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
    cause: UnplacedReason
    detail: str = ""
    """What the words of the cause leave open: the country, or how many places."""

    @property
    def reason(self) -> str:
        """The cause in words: "could be any of 9 places of this name"."""
        return self.cause.format(self.detail)
