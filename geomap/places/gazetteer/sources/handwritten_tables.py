"""Reading the hand-written tables of ``geomap/data``: places, and further names of places."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from geomap.data import fact_file
from geomap.errors import UsageError
from geomap.model import Kind, Place
from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.source_row import Name, Record, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE_TABLES = (
    "admin1.csv",
    "regions.csv",
    "waters.csv",
    "facilities.csv",
    "districts.csv",
    "divisions.csv",
    "places.csv",
)
"""Tables with a place a row, all with the same columns."""

NAME_TABLES = {
    "demonyms.csv": {"adjectives": Relation.DEMONYM, "people": Relation.PEOPLE},
    "abbreviations.csv": {"abbreviations": Relation.ABBREVIATION, "postal": Relation.POSTAL},
    "aliases.csv": {"names": Relation.NAME},
}
"""Tables with further names of a target a row; each column of names with its relation."""


class Alias(NamedTuple):
    """Further names of a place that stands elsewhere."""

    target: str
    """``AZ``, ``US.TX``, ``GB/London`` (the largest of that name) or an id: ``region:donbas``, ``geonames:147105``."""
    names: tuple[Name, ...]


def read_table(name: str) -> list[dict[str, str]]:
    """Read a table of facts.

    Raises:
        UsageError: a row has more or fewer cells than the heading.
    """
    with fact_file(name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise UsageError(f"{name}, line {number}: count the commas against the heading")
    return rows


def split_cell(cell: str) -> tuple[str, ...]:
    """Part a cell of several values at its bars."""
    return tuple(part for part in (piece.strip() for piece in cell.split("|")) if part)


def fact_places() -> Iterator[Record]:
    """Read all places that are written by hand."""
    for table in PLACE_TABLES:
        for row in read_table(table):
            yield _record(row)


def _record(row: dict[str, str]) -> Record:
    country_code = row["country_code"]
    place = Place(
        id=row["id"],
        name=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        kind=Kind(row["kind"]),
        country_code=country_code,
        geonameid=int(row["geonameid"]) if row["geonameid"] else None,
        radius_km=float(row["radius_km"] or 0),
        areas=split_cell(row["areas"]),
    )
    division = f"{country_code}.{row['admin1']}" if row["admin1"] else ""
    return Record(place, names_of(place.name, split_cell(row["names"]), relation=Relation.NAME), division)


def fact_names() -> Iterator[Alias]:
    """Read all further names: demonyms, abbreviations, other names of settlements."""
    for table, columns in NAME_TABLES.items():
        for row in read_table(table):
            names = (Name(text, relation) for column, relation in columns.items() for text in split_cell(row[column]))
            yield Alias(row["target"], tuple(names))
