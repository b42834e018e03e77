"""Incidents invented for the tests of the exports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import factories

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
    Mention,
    Place,
    Placed,
    Role,
    Span,
    Stance,
    Status,
    Toll,
    Unplaced,
    UnplacedReason,
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
    return [(article, (Placed(town, TOWN, confidence=0.91239), Unplaced(police, UnplacedReason.IN_NOTICE)))]


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
    report = factories.make_report(
        factories.make_article(text, id="radio-1", source=source, published=date(2021, 3, 6)),
        place=place,
        precision=precision,
        day=date(2021, 3, 5),
        event_type=EventType.VIOLENCE_AGAINST_CIVILIANS,
        sub_event_type="Attack",
        actors=actors,
        deaths=Toll(4, 4, 4),
        claims=(Claim("the police", Stance.REPORTS, Span(0, 10)),),
        flags=flags,
    )
    return factories.incident_of(
        report,
        id=id,
        deaths=Toll(3, 4, None),
        status=Status.CLAIMED,
        controlled_by=Control(
            "Ruritania", "control:east", date(2021, 3, 5), "Atlas", AreaStatus.ASSESSED, "2.5 km from the line", 2.5
        ),
        within=("AR", "AR.16"),
    )
