"""Incidents invented for the tests of the exports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geomap.model import (
    Actor,
    ActorRole,
    AreaStatus,
    Article,
    Claim,
    Control,
    EventType,
    Flag,
    GeoPrecision,
    Incident,
    Kind,
    Location,
    Mention,
    Place,
    Placed,
    Report,
    Role,
    Span,
    Stance,
    Status,
    TimePrecision,
    Toll,
    Unplaced,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "Quarry Town, 5 March. Gunmen killed four miners near Quarry Town, the police said."
TOWN = Place(
    "geonames:77", "Quarry Town", -40.123456789, -65.5, Kind.SETTLEMENT, "AR", admin1="Río Negro", geonameid=77
)
VALLEY = Place("region:valley", "Long Valley", -41.0, -66.0, Kind.REGION, "AR")


def make_places() -> Sequence[tuple[Article, tuple[Placed | Unplaced, ...]]]:
    """One article with a mention that has its place and one that has none."""
    article = Article(id="radio-1", text=TEXT)
    town = Mention("radio-1", 0, 11, "Quarry Town")
    police = Mention("radio-1", 53, 64, "Quarry Town", Role.ASSOCIATIVE)
    return [(article, (Placed(town, TOWN, confidence=0.91239), Unplaced(police, reason="part of a name")))]


def make_incident(
    *,
    id: str = "i-1",  # noqa: A002 - the field's name
    text: str = TEXT,
    source: str = "Radio Quarry",
    place: Place | None = TOWN,
    precision: GeoPrecision = GeoPrecision.NEAR,
    actors: tuple[Actor, ...] = (Actor("miners", ActorRole.VICTIM), Actor("gunmen", ActorRole.PERPETRATOR)),
    flags: frozenset[Flag] = frozenset(),
) -> Incident:
    """An incident that is complete; each argument replaces one part."""
    article = Article(id="radio-1", text=text, source=source, published=date(2021, 3, 6))
    location = Location(place, precision) if place else None
    when = When(date(2021, 3, 5), date(2021, 3, 5), TimePrecision.DAY)
    report = Report(
        article=article,
        spans=(Span(0, len(text)),),
        event_type=EventType.VIOLENCE_AGAINST_CIVILIANS,
        sub_event_type="Attack",
        when=when,
        location=location,
        actors=actors,
        deaths=Toll(4, 4, 4),
        claims=(Claim("the police", Stance.REPORTS, Span(0, 10)),),
        flags=flags,
    )
    return Incident(
        id=id,
        reports=(report,),
        event_type=report.event_type,
        sub_event_type="Attack",
        when=when,
        location=location,
        actors=actors,
        deaths=Toll(3, 4, None),
        status=Status.CLAIMED,
        flags=flags,
        controlled_by=Control(
            "Ruritania", "control:east", date(2021, 3, 5), "Atlas", AreaStatus.ASSESSED, "2.5 km from the line", 2.5
        ),
        within=("AR", "AR.16"),
    )
