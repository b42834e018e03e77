"""GeoPackage and GeoParquet, through geopandas; this module is only imported when one of them is asked for."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import geopandas as gpd
from shapely.geometry import Point

from geomap.export.geojson_writer import is_on_map, shape_of
from geomap.export.geopackage_layers import Beside, layer_columns, layer_rows
from geomap.export.qgis_styles import add_styles
from geomap.export.table_rows import incident_columns, incident_row
from geomap.model import CRS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.export.geopackage_layers import LayerRow
    from geomap.model import Incident

NOTHING_BESIDE = Beside()
_WHOLE = ("time_precision", "geo_precision", "geonameid", "fatalities", "low", "best", "high", "reports", "publishers")
_WHOLE_SOURCES = ("independent_sources",)
_WHOLE_INJURED = ("injured_low", "injured_best", "injured_high")
_DECIMAL = ("latitude", "longitude", "control_distance_km")
_TYPES = {"text": "string", "whole": "Int64", "decimal": "float64"}
_GEOMETRY = "geom"
# GeoPackage notes when it was written: with the clock in it, the same input would not give the same bytes.
_NO_CLOCK = {"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"}


def incidents_gpkg(
    incidents: Sequence[Incident], outlines: Mapping[str, BaseGeometry], beside: Beside = NOTHING_BESIDE
) -> bytes:
    """A GeoPackage with the layers incidents, reports, claims, mentions and areas, and their styles for QGIS.

    Layers of points hold no areas, since QGIS draws a layer in one way: the outline of a region-level incident is among
    the areas, and its row in ``incidents`` has no point that would be taken for the place.
    """
    with TemporaryDirectory() as folder, _without_clock():
        path = Path(folder, "incidents.gpkg")
        _write(path, "areas", _layer("areas", rows := layer_rows(incidents, outlines, beside)), "MultiPolygon")
        _write(path, "mentions", _layer("mentions", rows), "Point")
        _write(path, "claims", _layer("claims", rows), None)
        _write(path, "reports", _layer("reports", rows), "Point")
        frame = _frame(incidents, outlines)
        is_point = frame.geometry.geom_type.isin(["Point"])
        _write(path, "incidents", frame.set_geometry(frame.geometry.where(is_point, None)), "Point")
        add_styles(path, geometry=_GEOMETRY)
        return path.read_bytes()


def _write(path: Path, layer: str, frame: Any, geometry_type: str | None) -> None:
    if geometry_type is None:
        frame = frame.drop(columns="geometry")
    import pyogrio  # noqa: PLC0415 - a part of geopandas' door, loaded with it

    pyogrio.write_dataframe(
        frame,
        path,
        layer=layer,
        driver="GPKG",
        geometry_type=geometry_type,
        promote_to_multi=geometry_type == "MultiPolygon",
        append=False,
        GEOMETRY_NAME=_GEOMETRY,
    )


def _layer(name: str, rows: Mapping[str, Sequence[LayerRow]]) -> Any:
    """A layer with its columns typed; areas are polygons, whatever lines the map also has."""
    columns = layer_columns()[name]
    kept = [(cells, shape) for cells, shape in rows[name] if name != "areas" or _is_area(shape)]
    frame = gpd.GeoDataFrame(
        [{column: cells.get(column) for column in columns} for cells, _ in kept],
        columns=list(columns),
        geometry=[shape for _, shape in kept],
        crs=CRS,
    )
    return frame.astype({column: _TYPES[type_] for column, type_ in columns.items()})


def _is_area(shape: BaseGeometry | None) -> bool:
    return shape is not None and "Polygon" in shape.geom_type


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
