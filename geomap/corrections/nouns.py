"""The nouns of corrections: frozen values, as somebody wrote them, with places already looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.model import Correction

if TYPE_CHECKING:
    from datetime import date

    from geomap.model import Actor, EventType, Location, Place, Report, Status, Toll, When


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a correction stands, and who answers for it."""

    where: str
    """"corrections.toml: [[incident]] 3"."""
    author: str
    day: date
    reason: str

    def correction(self, change: str) -> Correction:
        """What an incident carries of it."""
        return Correction(change, self.author, self.day, self.reason)


@dataclass(frozen=True, slots=True)
class NameRule:
    """What a name means wherever the articles of this project have it."""

    name: str
    place: Place
    origin: Origin

    @property
    def evidence(self) -> str:
        """What a mention that the rule placed says of it."""
        return f"a correction says that {self.name} is {self.place.name} ({self.place.id})"


@dataclass(frozen=True, slots=True)
class Edit:
    """What is changed in one incident; None and empty values leave what was read."""

    id: str
    """Of the incident, or of any of its reports."""
    origin: Origin
    quote: str = ""
    """The words that it was written about, by which it is found again where the id is gone."""
    is_dropped: bool = False
    merge: tuple[str, ...] = ()
    """Ids of incidents or reports that tell the same event."""
    split: tuple[str, ...] | None = None
    """Ids of reports that tell another event; none for every report on its own; None for no split."""
    location: Location | None = None
    is_unplaced: bool = False
    when: When | None = None
    event_type: EventType | None = None
    sub_event_type: str = ""
    deaths: Toll | None = None
    injured: Toll | None = None
    status: Status | None = None
    actors: tuple[Actor, ...] | None = None
    """Everybody who took part; none for nobody known, None for those that were read."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An incident that somebody adds by hand, with the words that tell it."""

    report: Report
    origin: Origin


@dataclass(frozen=True, slots=True)
class Corrections:
    """Everything that a file of corrections says."""

    names: tuple[NameRule, ...] = ()
    edits: tuple[Edit, ...] = ()
    additions: tuple[Addition, ...] = ()

    def __len__(self) -> int:
        return len(self.names) + len(self.edits) + len(self.additions)


@dataclass(frozen=True, slots=True)
class Stale:
    """A correction that finds nothing to correct any more, and the next step."""

    where: str
    reason: str

    def __str__(self) -> str:
        return " ".join(f"{self.where} is stale: {self.reason}".split())
