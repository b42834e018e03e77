"""GeoPackage and GeoParquet, through geopandas; this module is only imported when one of them is asked for."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import geopandas as gpd
from shapely.geometry import Point

from geomap.export.geojson import is_on_map, shape_of
from geomap.export.tables import incident_columns, incident_row
from geomap.model import CRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Incident

_WHOLE = ("time_precision", "geo_precision", "geonameid", "fatalities", "low", "best", "high", "reports", "publishers")
_WHOLE_SOURCES = ("independent_sources",)
_WHOLE_INJURED = ("injured_low", "injured_best", "injured_high")
_DECIMAL = ("latitude", "longitude", "control_distance_km")
# GeoPackage notes when it was written: with the clock in it, the same input would not give the same bytes.
_NO_CLOCK = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}


def incidents_gpkg(incidents: Sequence[Incident], outlines: Mapping[str, BaseGeometry]) -> bytes:
    """A GeoPackage with one layer, ``incidents``."""
    with TemporaryDirectory() as folder, _without_clock():
        path = Path(folder, "incidents.gpkg")
        _frame(incidents, outlines).to_file(path, layer="incidents", driver="GPKG", engine="pyogrio")
        return path.read_bytes()


def incidents_parquet(incidents: Sequence[Incident], outlines: Mapping[str, BaseGeometry]) -> bytes:
    """A GeoParquet file; pandas writes it with pyarrow."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "incidents.parquet")
        _frame(incidents, outlines).to_parquet(path, index=False)
        return path.read_bytes()


def _frame(incidents: Sequence[Incident], outlines: Mapping[str, BaseGeometry]) -> Any:
    """The columns of the tables, typed, with a geometry where a map may show one."""
    rows = [incident_row(incident) for incident in incidents]
    geometry = [_geometry(incident, outlines) for incident in incidents]
    frame = gpd.GeoDataFrame(rows, columns=list(incident_columns()), geometry=geometry, crs=CRS)
    types = dict.fromkeys((*_WHOLE, *_WHOLE_SOURCES, *_WHOLE_INJURED), "Int64") | dict.fromkeys(_DECIMAL, "float64")
    words = [name for name in incident_columns() if name not in types and name != "background"]
    return frame.astype(types | dict.fromkeys(words, "string") | {"background": "bool"})


def _geometry(incident: Incident, outlines: Mapping[str, BaseGeometry]) -> BaseGeometry | None:
    if incident.location is None or not is_on_map(incident):
        return None
    place = incident.location.place
    return shape_of(incident, outlines) or Point(place.longitude, place.latitude)


@contextmanager
def _without_clock() -> Iterator[None]:
    import pyogrio  # noqa: PLC0415 - a part of geopandas' door, loaded with it

    before = {name: pyogrio.get_gdal_config_option(name) for name in _NO_CLOCK}
    pyogrio.set_gdal_config_options(_NO_CLOCK)
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options(before)
