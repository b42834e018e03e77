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

from geomap.render.sheet.event_symbols import Symbols  # noqa: TC001 - the schema is made of these annotations, at run time

Day = Annotated[int, Meta(description="Days since 1970-01-01")]
Box = Annotated[tuple[float, float, float, float], Meta(description="West, south, east, north, in degrees")]
Numbers = Annotated[str, Meta(description="Whole numbers, five bits a character; decodeNumbers reads them")]
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


class Texts(TypedDict):
    """Texts one behind the other."""

    text: str
    lengths: Annotated[Numbers, Meta(description="How long each is, in UTF-16 units")]


class ArticleTable(TypedDict):
    """The articles; title, source and language are words."""

    count: int
    title: Numbers
    source: Numbers
    published: Annotated[Numbers, Meta(description="Days; -1000000 stands for one that nobody knows")]
    language: Numbers
    url: Texts


class PlaceTable(TypedDict):
    """The places; name, kind, country, admin1 and outline are words."""

    count: int
    name: Numbers
    latitude: Annotated[Numbers, Meta(description="Hundred-thousandths of a degree")]
    longitude: Annotated[Numbers, Meta(description="Hundred-thousandths of a degree")]
    kind: Numbers
    country: Numbers
    admin1: Numbers
    radius: Annotated[Numbers, Meta(description="Tenths of a kilometre")]
    outline: Annotated[Numbers, Meta(description="The key of its shape among the outlines")]


class TollRow(NamedTuple):
    """A number of people: at least, most likely, at most; the last is null where it is open."""

    low: int
    best: int
    high: int | None


class ActorRow(NamedTuple):
    """An actor: its name as a word, its role as a code, its kind as a word."""

    name: int
    role: int
    kind: int


class ShareRow(NamedTuple):
    """What part of a region a side held: the side as a word, the part from 0 to 1."""

    side: int
    share: float


class HolderRow(NamedTuple):
    """Who held a place: controller, area, source, status, day, note, km to a line (null for regions), shares."""

    controller: int
    area: int
    source: int
    status: int
    as_of: Day
    note: int
    distance_km: float | None
    shares: tuple[ShareRow, ...]


class IncidentTable(TypedDict):
    """The incidents in the order of their list."""

    count: int
    type: Annotated[Numbers, Meta(description="A code")]
    what: Annotated[Numbers, Meta(description="The sub-type as a word")]
    start: Annotated[Numbers, Meta(description="Days since the incident before")]
    days: Annotated[Numbers, Meta(description="Days from the first to the last")]
    timePrecision: Annotated[Numbers, Meta(description="0 where the day is not known")]
    place: Annotated[Numbers, Meta(description="The number of its place; -1 where nobody knows it")]
    precision: Numbers
    area: Annotated[Numbers, Meta(description="1 where only an area is known: drawn by its outline, not as a dot")]
    phrase: Annotated[Numbers, Meta(description="How the text says where, as a word")]
    deaths: Annotated[Numbers, Meta(description="The number of a toll; -1 where nothing is said")]
    injured: Annotated[Numbers, Meta(description="The number of a toll; -1 where nothing is said")]
    actors: Annotated[Numbers, Meta(description="How many rows of incidentActors are its")]
    status: Annotated[Numbers, Meta(description="A code")]
    flags: Annotated[Numbers, Meta(description="A bit a flag")]
    control: Annotated[Numbers, Meta(description="The number of who held the place; -1 where there is none")]
    controlNote: Annotated[Numbers, Meta(description="Why there is none, where it was asked for, as a word")]
    reports: Annotated[Numbers, Meta(description="How many rows of reports are its")]
    id: Texts


class ActorTable(TypedDict):
    """Who took part: the rows of an incident follow each other."""

    count: int
    actor: Annotated[Numbers, Meta(description="The number of an actor")]


class ReportTable(TypedDict):
    """What articles tell; what a report mostly shares with its incident is told as the difference."""

    count: int
    article: Numbers
    what: Numbers
    start: Numbers
    days: Numbers
    timePrecision: Numbers
    place: Numbers
    deaths: Numbers
    injured: Numbers
    quotes: Annotated[Numbers, Meta(description="How many rows of quotes are its")]
    claims: Annotated[Numbers, Meta(description="How many rows of claims are its")]


class ClaimTable(TypedDict):
    """Who says what; speaker and side are words."""

    count: int
    speaker: Numbers
    side: Numbers
    stance: Annotated[Numbers, Meta(description="A code")]
    quote: Annotated[Numbers, Meta(description="Which of the report's quotes holds it")]
    start: Annotated[Numbers, Meta(description="Where it begins there, in UTF-16 units")]
    length: Numbers
    deaths: Numbers
    injured: Numbers


class Tables(TypedDict):
    """The incidents and all that they are told by."""

    articles: ArticleTable
    places: PlaceTable
    tolls: list[TollRow]
    actors: list[ActorRow]
    controls: list[HolderRow]
    incidents: IncidentTable
    incidentActors: ActorTable
    reports: ReportTable
    claims: ClaimTable
    quotes: Texts
    words: list[str]


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
