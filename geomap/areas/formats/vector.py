"""GeoPackage, Shapefile, FlatGeobuf and GeoParquet, read by a process apart that can open nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from geomap.areas.formats import vector_process
from geomap.areas.formats.crs import projection_by
from geomap.areas.formats.raw_layer import Layer
from geomap.errors import BoundaryError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WALL_SECONDS = 120
"""Far more than the limit on processor time: a busy machine is no fault of the file."""
SKIPPED = (
    "ADBC,AIVector,AVCBin,AVCE00,AmigoCloud,CSV,CSW,Carto,DGN,DXF,EDIGEO,EEDA,ESRIJSON,Elasticsearch,GDALG,GML,"
    "GPSBabel,GPX,GTFS,GeoJSON,GeoJSONSeq,GeoRSS,HTTP,Idrisi,JML,JSONFG,KML,LIBKML,LVBAG,MBTiles,MEM,MVT,MapML,"
    "MiraMonVector,NGW,OAPIF,ODS,OGCAPI,OGR_GMT,OGR_PDS,OGR_VRT,OSM,OpenFileGDB,PCIDSK,PDF,PDS4,PGDUMP,PLSCENES,"
    "PMTiles,S57,SQLite,SXF,Selafin,TopoJSON,VDV,VFK,VICAR,WAsP,WFS,XLSX,MapInfo File"
)
"""GDAL's vector drivers as of 3.12; the process starts again without any that a newer GDAL adds."""
DRIVERS = ("GPKG", "ESRI Shapefile", "FlatGeobuf", "Parquet")


def read_vector(path: Path, *, driver: str, shown: Path | None = None) -> list[Layer]:
    """The layers of a file by one of ``DRIVERS``; messages name the file ``shown``, or its path.

    Raises:
        BoundaryError: the file cannot be read, or not within the limits.
        MissingExtraError: GeoParquet without pyarrow.
    """
    told = shown or path
    command = [sys.executable, "-P", vector_process.__file__, driver, str(path.resolve())]
    try:
        done = subprocess.run(  # noqa: S603  our own script
            command, env=_environment(driver), capture_output=True, check=False, timeout=WALL_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise BoundaryError(f"{told} took longer than {WALL_SECONDS} s to read: simplify or split it") from error
    if done.returncode == vector_process.EXIT_MISSING_EXTRA:
        raise MissingExtraError(f"{told} is GeoParquet, which needs pyarrow: install geomap[parquet]")
    if done.returncode:
        raise BoundaryError(f"{told} cannot be read as {driver}: {_reason(done, told, path)}")
    return [_layer(layer, told) for layer in json.loads(done.stdout)["layers"]]


def _reason(done: subprocess.CompletedProcess[bytes], told: Path, path: Path) -> str:
    if done.returncode < 0:
        return "reading it took more time or memory than it may: simplify or split it"
    said = done.stderr.decode("utf-8", "replace").splitlines()
    return (said[-1] if said else "it is damaged").replace(str(path.resolve()), str(told))[:300]


def _layer(raw: dict[str, Any], path: Path) -> Layer:
    return Layer(raw["name"], raw["features"], projection_by(raw["crs"], path))


def _environment(driver: str) -> Mapping[str, str]:
    """What the process may know: where Python's packages are, and that GDAL may open nothing else."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR") if name in os.environ}
    others = (name for name in DRIVERS if name != driver)
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "PYTHONIOENCODING": "utf-8",
        "GDAL_SKIP": ",".join((SKIPPED, *others)),
        # Skipping drivers does not stop GDAL from following links to coordinate systems
        "GDAL_HTTP_PROXY": "127.0.0.1:9",
        "GDAL_HTTP_CONNECTTIMEOUT": "1",
        "CPL_CURL_ENABLE_VSIMEM": "NO",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
        "GDAL_DISABLE_READDIR_ON_OPEN": "NO",
        "GDAL_PAM_ENABLED": "NO",
        "PROJ_NETWORK": "OFF",
        "OGR_SQLITE_LOAD_EXTENSIONS": "",
        "SQLITE_LIST_ALL_TABLES": "NO",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
