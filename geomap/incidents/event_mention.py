"""The noun of event mentions: one clause that tells an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, timedelta

    from geomap.incidents.arguments.place_argument import PlaceCandidate
    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.triggers.clauses import Clause
    from geomap.incidents.triggers.event_type import EventTypeReading
    from geomap.model import Flag, Placed, When
    from geomap.vocabulary import CasualtyKind


@dataclass(frozen=True, slots=True)
class EventMention:
    """A clause that tells an event."""

    clause: Clause
    type_reading: EventTypeReading
    news_day: date | None
    when: When | None
    place_candidate: PlaceCandidate | None
    casualties: tuple[Casualty, ...]
    flags: frozenset[Flag]
    features: frozenset[str]
    """What speaks for and against the clause telling one event that happened."""
    factuality: float
    """How sure it is that the clause tells one event that happened: the sum of its features."""
    is_back_reference: bool
    """Whether it speaks of an event told before ("the attack")."""
    is_another: bool
    """Whether it says that this is one more event."""
    is_total: bool
    """Whether its figures run over many events."""

    @property
    def placed(self) -> Placed | None:
        """The place told in the clause."""
        return self.place_candidate.placed if self.place_candidate else None

    @property
    def age(self) -> timedelta | None:
        """How long before the news the told day was; None where either is unknown."""
        return self.news_day - self.when.start if self.when and self.news_day else None

    def figure(self, kind: CasualtyKind) -> Casualty | None:
        """The first figure of a kind that is no running total."""
        return next((c for c in self.casualties if c.kind == kind and not c.is_total), None)
