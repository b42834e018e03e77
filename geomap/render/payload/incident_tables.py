"""The tables of a page's data: its incidents and all that they are told by. ``schema`` holds them with all else.

A table is a column a field, each a text of whole numbers; a word is told by its number among ``words``, -1 where there
is none. What is told by row is a list without names, to be short.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple, TypedDict

from msgspec import Meta

Day = Annotated[int, Meta(description="Days since 1970-01-01")]
Numbers = Annotated[str, Meta(description="Whole numbers, five bits a character; decodeNumbers reads them")]


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
