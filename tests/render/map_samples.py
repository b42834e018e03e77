"""Factories for map sheets: an invented country, an invented war, no gazetteer and no boundary file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import factories
import shapely

from geomap.model import (
    Actor,
    ActorRole,
    Area,
    AreaKind,
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
    Place,
    Report,
    Span,
    Stance,
    Status,
    Toll,
    When,
)
from geomap.render.sheet.map_sheet import Credit, MapSheet
from geomap.render.sheet.tiles import Tiles

TEXT = (
    "Two border guards died when a mine went off near Ostrel on Tuesday, the interior ministry said. "
    "The Highland Front denied laying it. "
    "On Thursday some forty people marched through Karvin against the war. "
    "Shells fell on villages of the Upper Marsh all week, residents said, and at least six people were hurt."
)
TILES = Tiles(
    name="Own.Relief",
    url="https://{s}.tiles.example/relief/{z}/{x}/{y}.png",
    attribution="© The <b>survey</b>",
    subdomains="ab",
)
"""Tiles from two hosts, whose maker wrote marks into the name."""


def article(**changes: Any) -> Article:
    """An article of an invented paper."""
    plain = factories.make_article(
        TEXT,
        id="courier-1",
        title="A week on the line",
        published=date(2021, 3, 12),
        source="The Ostrel Courier",
        url="https://courier.example/a-week-on-the-line",
        language="en",
    )
    return replace(plain, **changes)


def span(words: str, *, text: str = TEXT) -> Span:
    """Where some words of the article stand."""
    return factories.span_of(words, text=text)


OSTREL = Place("own:ostrel", "Ostrel", 45.2, 20.4, Kind.SETTLEMENT, "XA", "Lower Marsh", population=41_000)
KARVIN = Place("own:karvin", "Karvin", 45.9, 21.3, Kind.SETTLEMENT, "XA", "Hills", population=210_000)
UPPER_MARSH = Place("region:upper-marsh", "Upper Marsh", 46.3, 20.2, Kind.REGION, "XA", areas=("XA.1",))
FRONT = Place("region:the-front", "the front", 45.6, 20.8, Kind.REGION, "XA", radius_km=30)

MARSH_SHAPE = shapely.Polygon([(19.6, 46.0), (20.9, 46.05), (20.8, 46.6), (19.7, 46.7)])


def report(**changes: Any) -> Report:
    """The mine near Ostrel, as the Courier tells it."""
    plain = factories.make_report(
        article(),
        place=OSTREL,
        day=date(2021, 3, 9),
        event_type=EventType.EXPLOSIONS,
        sub_event_type="Remote explosive/landmine/IED",
        actors=(Actor("Highland Front", ActorRole.PERPETRATOR, "rebels"), Actor("border guards", ActorRole.VICTIM)),
        deaths=Toll(2, 2, 2),
        claims=(
            Claim("the interior ministry", Stance.ASSERTS, span("the interior ministry said"), side="XA"),
            Claim("The Highland Front", Stance.DENIES, span("The Highland Front denied laying it.")),
        ),
    )
    words = "Two border guards died when a mine went off near Ostrel on Tuesday, the interior ministry said."
    plain = replace(plain, spans=(span(words),), location=Location(OSTREL, GeoPrecision.NEAR, "near Ostrel"))
    return replace(plain, **changes)


def incident(**changes: Any) -> Incident:
    """The mine near Ostrel."""
    plain = factories.incident_of(
        report(),
        id="mine-ostrel",
        status=Status.DISPUTED,
        controlled_by=Control("Republic", "Lower Marsh", date(2021, 3, 9), "Invented atlas", AreaStatus.ASSESSED),
    )
    return replace(plain, **changes)


def march() -> Incident:
    """The march through Karvin: an exact place."""
    words = "On Thursday some forty people marched through Karvin against the war."
    told = report(spans=(span(words),), claims=(), event_type=EventType.PROTESTS, sub_event_type="Peaceful protest")
    return incident(
        id="march-karvin",
        reports=(told,),
        event_type=EventType.PROTESTS,
        sub_event_type="Peaceful protest",
        when=When(date(2021, 3, 11), date(2021, 3, 11)),
        location=Location(KARVIN, GeoPrecision.EXACT, "Karvin"),
        actors=(),
        deaths=None,
        status=Status.REPORTED,
        controlled_by=None,
    )


def shelling(**changes: Any) -> Incident:
    """The shelling of the Upper Marsh: a region."""
    words = "Shells fell on villages of the Upper Marsh all week, residents said, and at least six people were hurt."
    told = report(spans=(span(words),), claims=(), sub_event_type="Shelling/artillery/missile attack", deaths=None)
    plain = incident(
        id="shelling-marsh",
        reports=(told,),
        sub_event_type="Shelling/artillery/missile attack",
        when=When(date(2021, 3, 8), date(2021, 3, 12)),
        location=Location(UPPER_MARSH, GeoPrecision.REGION, "villages of the Upper Marsh"),
        actors=(),
        deaths=None,
        injured=Toll(6, 6, None),
        status=Status.CLAIMED,
        controlled_by=None,
    )
    return replace(plain, **changes)


def nowhere() -> Incident:
    """An incident without a place."""
    return incident(id="nowhere", location=None, when=None, status=Status.REPORTED)


def old_siege() -> Incident:
    """History that the article tells."""
    then = When(date(1994, 5, 1), date(1994, 5, 31))
    place = Location(KARVIN, GeoPrecision.EXACT)
    return incident(
        id="old-siege", when=then, location=place, flags=frozenset({Flag.BACKGROUND}), status=Status.REPORTED
    )


def areas() -> tuple[Area, ...]:
    """Two countries, a province border, a ceasefire line, and ground that changes hands on 10 March."""
    west = shapely.box(18.0, 44.0, 21.0, 47.5)
    east = shapely.box(21.0, 44.0, 24.0, 47.5)
    held = shapely.box(19.2, 45.8, 20.9, 46.9)
    line = shapely.LineString([(19.2, 45.8), (20.9, 45.8), (20.9, 46.9)])
    return (
        Area("XA", "Ardenia", AreaKind.COUNTRY, west, "XA"),
        Area("XB", "Borland", AreaKind.COUNTRY, east, "XB"),
        Area("XA.1", "Upper Marsh", AreaKind.ADMIN1, MARSH_SHAPE, "XA"),
        Area("line:1", "Ceasefire line", AreaKind.DISPUTED, line),
        Area(
            "control:1", "Upper Marsh", AreaKind.CONTROL, held, "XA", controller="Highland Front",
            valid_to=date(2021, 3, 10), source="Invented atlas",
        ),
        Area(
            "control:2", "Upper Marsh", AreaKind.CONTROL, held, "XA", controller="Republic",
            valid_from=date(2021, 3, 10), status=AreaStatus.CLAIMED, source="Invented atlas",
        ),
    )  # fmt: skip


def sheet(**changes: Any) -> MapSheet:
    """A sheet with every way to say where: near, exact, region, nowhere, history."""
    plain = MapSheet(
        title="A week on the line",
        incidents=(incident(), march(), shelling(), nowhere(), old_siege()),
        articles=(article(),),
        areas=areas(),
        outlines={UPPER_MARSH.id: MARSH_SHAPE},
        towns=(KARVIN, OSTREL),
        credits=(Credit("Invented atlas", "CC BY 4.0", "https://atlas.example/", "2021"),),
        viewpoint="as the invented atlas has it",
    )
    return replace(plain, **changes)
