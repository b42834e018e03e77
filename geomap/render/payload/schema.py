"""What stands in a page's data: the one source of its types, for the writers here and for the client's readers.

``python -m geomap.render.payload.schema`` writes ``client/payload.schema.json``, from which ``npm run types`` makes the
client's ``schema.ts``; tests on both sides hold that neither is behind. Days are counted from 1970-01-01, colours are
those of CSS, coordinates are degrees. A table is a column a field, each a text of whole numbers; a word is told by its
number among ``words``, -1 where there is none. What is told by row is a list without names, to be short.
"""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any, NamedTuple, NotRequired, TypedDict

from msgspec import Meta
from msgspec.json import schema

# The schema is made of these annotations, at run time
from geomap.render.payload.incident_tables import Day, Numbers, Tables
from geomap.render.sheet.event_symbols import Symbols  # noqa: TC001

Box = Annotated[tuple[float, float, float, float], Meta(description="West, south, east, north, in degrees")]
Path = Annotated[str, Meta(description="Corners as differences in steps, longitude first; decodePath reads it")]
Polygons = Annotated[list[list[Path]], Meta(description="Of each polygon its rings, the shell first, none closed")]
Sentence = str | dict[str, str]


class CreditRow(NamedTuple):
    """Whose data is drawn: name, licence, web address, day in words."""

    name: str
    licence: str
    url: str
    as_of: str


class PublisherRow(NamedTuple):
    """A publisher, and how many tellings are theirs."""

    name: str
    tellings: int


class Cited(TypedDict):
    """What the margin says that the incidents are from."""

    articles: Annotated[list[int], Meta(description="The numbers of the articles that the margin names")]
    articleCount: Annotated[int, Meta(description="How many articles could be named")]
    publishers: Annotated[list[PublisherRow], Meta(description="Who published what has no name, the most first")]
    publisherCount: int


class Margins(Cited):
    """What stands around the map."""

    title: str
    period: str
    viewpoint: str
    disclaimer: str
    notes: list[str]
    credits: list[CreditRow]
    language: Annotated[str, Meta(description="A BCP 47 tag")]
    generator: str


class Codes(TypedDict):
    """The closed words, in the order by which the columns count them; of flags each is a bit."""

    types: list[str]
    statuses: list[str]
    stances: list[str]
    roles: list[str]
    flags: list[str]


class CountryRow(NamedTuple):
    """A country: its name, where that stands best (longitude, latitude), its land."""

    name: str
    longitude: float
    latitude: float
    shape: Polygons


class DivisionRow(NamedTuple):
    """A first-order division: its name, its borders."""

    name: str
    lines: list[Path]


class DisputedRow(NamedTuple):
    """Disputed lines: name, note, first day, first day after the last, lines."""

    name: str
    note: str
    valid_from: Day | None
    valid_to: Day | None
    lines: list[Path]


class ShadedRow(NamedTuple):
    """A disputed area: name, note, first day, first day after the last, longitude and latitude of its name, shape."""

    name: str
    note: str
    valid_from: Day | None
    valid_to: Day | None
    longitude: float
    latitude: float
    shape: Polygons


class Ground(TypedDict):
    """What lies under the incidents."""

    steps: Annotated[int, Meta(description="Steps in a degree, of all but the backdrop")]
    countries: list[CountryRow]
    divisions: list[DivisionRow]
    backdrop: Polygons
    backdropSteps: int
    shaded: list[ShadedRow]
    disputed: list[DisputedRow]


class SpellRow(NamedTuple):
    """A spell without a map of its own: its first day, the first day after it."""

    first: Day
    end: Day


ControlRow = TypedDict(
    "ControlRow",
    {
        "name": str,
        "controller": str,
        "from": Day | None,
        "to": Annotated[int | None, Meta(description="The first day after the last")],
        "status": str,
        "box": Box,
        "shape": Annotated[int, Meta(description="The number of its shape: areas of one number are the same ground")],
        "source": NotRequired[str],
        "note": NotRequired[str],
        "change": NotRequired[Annotated[str, Meta(description="How it came to be so: handover, a user's word")]],
        "precision": NotRequired[Annotated[str, Meta(description="How closely its lines are known, in words")]],
        "carried": NotRequired[list[SpellRow]],
    },
)
"""Who held an area from when to when; what is not told is left out."""


class SharedShapes(TypedDict):
    """Shapes by number, put together of stretches that stand in the page once."""

    steps: int
    stretches: list[Path]
    areas: Annotated[list[list[list[Numbers]]], Meta(description="Of each ring its stretches, as differences")]


class Outline(TypedDict):
    """The shape of a region, and longitude and latitude of where its name stands best."""

    steps: int
    label: tuple[float, float]
    shape: Polygons


class TownRow(NamedTuple):
    """A settlement for orientation: name, latitude, longitude, people."""

    name: str
    latitude: float
    longitude: float
    population: int


class Tiles(TypedDict):
    """A background map from the network."""

    url: Annotated[str, Meta(description="With {x}, {y}, {z} and, where there are several hosts, {s} to be filled in")]
    attribution: str
    subdomains: str
    least_zoom: int
    most_zoom: int


class CorrectionRow(NamedTuple):
    """What an analyst changed: the change, who made it, on which day, why."""

    change: str
    author: str
    day: Day
    reason: str


class LayeringRow(NamedTuple):
    """Publishers, independent sources, and the numbers of incidents that are possibly the same."""

    publishers: int
    independent_sources: int
    possibly_same: list[int]


class Controlled(TypedDict):
    """Who held what, and the shapes that rows name by number."""

    control: list[ControlRow]
    shapes: SharedShapes


class Sided(TypedDict, total=False):
    """The sides of control areas, where their order is given."""

    sides: Annotated[list[str], Meta(description="The controllers in the order of their tints; by name where absent")]


class Tiled(TypedDict, total=False):
    """A background map from the network, for the few pages that have one."""

    tiles: Tiles


class Payload(Tables, Controlled, Sided, Tiled):
    """The data of a page."""

    version: int
    sheet: Margins
    interface: Annotated[
        dict[str, Sentence], Meta(description="The page's own words: a sentence, or one for each plural category")
    ]
    symbols: Symbols
    codes: Codes
    view: Annotated[Box | None, Meta(description="What the map opens on; null where nothing is placed")]
    ground: Ground
    outlines: dict[str, Outline]
    towns: list[TownRow]
    corrections: Annotated[dict[int, list[CorrectionRow]], Meta(description="By the number of the incident")]
    layering: Annotated[dict[int, LayeringRow], Meta(description="By the number of the incident")]


def json_schema() -> dict[str, Any]:
    """The same as a JSON Schema, which allows no field that is not told here."""
    told = schema(Payload)
    for part in told["$defs"].values():
        if "properties" in part:
            part["additionalProperties"] = False
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n")
