"""A small gazetteer of five towns and two divisions, compiled once, and the whole one that the build made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geomap.model import Kind, Place
from geomap.places.gazetteer import Gazetteer, Relation
from geomap.places.gazetteer.build.embedded import write_index
from geomap.places.gazetteer.nearest import cell_of
from geomap.places.gazetteer.source_row import Name, Record
from geomap.places.gazetteer.sources.divisions import division_units, with_populations

if TYPE_CHECKING:
    from pathlib import Path


def town(geonameid: int, name: str, point: tuple[float, float], *names: str, population: int = 1000) -> Record:
    """Make a settlement of Azerbaijan or, by a negative longitude, of the United States."""
    latitude, longitude = point
    code, division = ("AZ", "AZ.55") if longitude > 0 else ("US", "US.NY")
    place = Place(f"geonames:{geonameid}", name, latitude, longitude, Kind.SETTLEMENT, code, "", geonameid, population)
    division = "AZ.09" if name == "Baku" else division
    others = tuple(Name(other, Relation.ALTERNATE) for other in names)
    return Record(place, (Name(name, Relation.NAME), *others), division, is_capital=name == "Baku")


def feature(code: str, name: str, *, latitude: float = 40, longitude: float = 47) -> dict[str, object]:
    """Make a division as the boundary files have it."""
    country_code, _, number = code.partition(".")
    properties = {"id": code, "name": name, "name_local": "", "names": [], "country_code": country_code}
    point = {"latitude": latitude, "longitude": longitude}
    return {"type": "Feature", "properties": {**properties, **point, "geonames_admin1": number}, "geometry": None}


def small_records(folder: Path) -> tuple[list[Record], int]:
    """Make the records of three towns and two divisions, towns first and in the order of cells."""
    towns = [
        town(147105, "Shusha", (39.76006, 46.74989), "Şuşa", "Shushi", "Шуша", "Շուշի", "شوشی", population=19400),
        town(587084, "Baku", (40.37767, 49.89201), "Bakı", "Баку", population=2351300),
        town(5128581, "New York City", (40.71427, -74.00597), "New York", population=8804190),
        town(2, "Sousse", (35.8, 10.6), "Susa", population=221715),
        town(3, "Saint-Jean", (40.0, 46.0), population=700),
    ]
    features = [feature("AZ.55", "Shusha"), feature("US.NY", "New York", latitude=43.00035, longitude=-75.4999)]
    (folder / "admin1.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    ordered = sorted(towns, key=lambda r: cell_of(r.place.latitude, r.place.longitude))
    return [*ordered, *with_populations(division_units(folder), towns=towns, parts={})], len(towns)


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Record], int]:
    """Make the small records, and tell how many of them are settlements."""
    return small_records(tmp_path_factory.mktemp("boundaries"))


@pytest.fixture(scope="session")
def small(records: tuple[list[Record], int], tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Compile the small records, without hand-written names."""
    folder = tmp_path_factory.mktemp("gazetteer")
    write_index(records[0], folder, settlements=records[1])
    return Gazetteer(folder)


@pytest.fixture(scope="session")
def whole() -> Gazetteer:
    """Open the gazetteer that the build made."""
    return Gazetteer.default()
