"""First-order divisions: the units of the boundary files, and those that are written by hand over them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geomap.model import Kind, Place
from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.source_row import Name, Record, names_of
from geomap.places.gazetteer.sources.handwritten_tables import read_table, split_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_WORDS = ("Province", "Region", "Governorate", "State", "District", "Oblast", "Department", "Prefecture", "Territory")


def division_units(boundaries: Path) -> list[Record]:
    """Read the units of the boundary files, each with the GeoNames code of the division that it is, or lies in."""
    with (boundaries / "admin1.geojson").open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    written = written_names()
    return [_unit(feature["properties"], written) for feature in features]


def written_names() -> dict[str, tuple[str, ...]]:
    """Read the English names of divisions that the boundary files name otherwise or not at all, the usual one first."""
    return {row["division"]: (row["name"], *split_cell(row["names"])) for row in read_table("division_names.csv")}


def _unit(properties: Mapping[str, Any], written: Mapping[str, tuple[str, ...]]) -> Record:
    code, country_code = properties["id"], properties["country_code"]
    # The boundary files write some names in the country's own letters: the English one is written by hand.
    name, *others = *written.get(code, ()), properties["name"]
    place = Place(
        id=f"admin1:{code}",
        name=name,
        latitude=properties["latitude"],
        longitude=properties["longitude"],
        kind=Kind.ADMIN1,
        country_code=country_code,
        areas=(code,),
    )
    further = [*others, properties.get("name_local") or "", *(properties.get("names") or ())]
    number = properties.get("geonames_admin1") or ""
    return Record(place, names_of(name, further), f"{country_code}.{number}" if number else code)


def merge_divisions(units: Iterable[Record], facts: Iterable[Record]) -> Iterator[Record]:
    """Join units and hand-written divisions: what is written goes before, and takes the units' names and areas."""
    by_division: defaultdict[str, list[Record]] = defaultdict(list)
    for unit in units:
        by_division[unit.division].append(unit)
    for fact in facts:
        parts = by_division[fact.division]
        same = [part for part in parts if part.place.id == fact.place.id]
        areas = fact.place.areas or tuple(area for part in parts for area in part.place.areas)
        names = fact.names + tuple(name for part in same for name in part.names)
        yield with_words(replace(fact, place=replace(fact.place, areas=areas), names=names))
        by_division[fact.division] = [part for part in parts if part not in same]
    for parts in by_division.values():
        yield from map(with_words, parts)


def with_words(record: Record) -> Record:
    """Add what follows or leads a division's name: "Kherson Oblast", "State of Texas"."""
    mains = [name.text for name in record.names if name.text.isascii()] or [record.place.name]
    return replace(record, names=record.names + tuple(Name(text, Relation.NAME) for text in worded(mains)))


def worded(names: Iterable[str]) -> Iterator[str]:
    """Join each name with every word for a division, before and behind."""
    for name in names:
        for word in _WORDS:
            yield f"{name} {word}"
            yield f"{word} of {name}"


def division_names(records: Iterable[Record]) -> dict[str, str]:
    """Name each division by what is written by hand, or by its one unit; one of several parts names nothing."""
    candidates: defaultdict[str, list[Place]] = defaultdict(list)
    for record in records:
        if record.place.kind is Kind.ADMIN1:
            candidates[record.division].append(record.place)
    names = {}
    for division, places in candidates.items():
        exact = [place for place in places if place.id == f"admin1:{division}"]
        if exact or len(places) == 1:
            names[division] = (exact or places)[0].name
    return names | {division: name for division, (name, *_) in written_names().items()}


def with_populations(
    records: Iterable[Record], *, towns: Sequence[Record], parts: Mapping[str, int]
) -> Iterator[Record]:
    """Give each whole division the people of its settlements, and each part of one those inside its outline.

    Args:
        records: All places but the settlements.
        towns: The settlements.
        parts: The people within each unit of the boundary files, by its id.
    """
    people: Counter[str] = Counter()
    for town in towns:
        people[town.division] += town.place.population
    for record in records:
        if record.place.kind is Kind.ADMIN1:
            code = record.place.id.removeprefix("admin1:")
            number = people[code] if code == record.division else parts.get(code, 0)
            yield replace(record, place=replace(record.place, population=number))
        else:
            yield record


def people_within(boundaries: Path, towns: Sequence[Record]) -> dict[str, int]:
    """Sum up the people of the settlements inside each unit of the boundary files."""
    import shapely  # noqa: PLC0415 - whoever only looks names up does without

    with (boundaries / "admin1.geojson").open(encoding="utf-8") as file:
        features = json.load(file)["features"]
    tree = shapely.STRtree([shapely.geometry.shape(feature["geometry"]) for feature in features])
    points = shapely.points([(town.place.longitude, town.place.latitude) for town in towns])
    people: Counter[str] = Counter()
    for town, unit in zip(*tree.query(points, predicate="intersects").tolist(), strict=True):
        people[features[unit]["properties"]["id"]] += towns[town].place.population
    return dict(people)
