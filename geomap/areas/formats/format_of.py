"""Which reader a file goes to: by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.areas.formats.archive import read_archive
from geomap.areas.formats.crs import projection_of
from geomap.areas.formats.geojson_reader import read_features, read_first_features
from geomap.areas.formats.kml_reader import read_kml
from geomap.areas.formats.raw_layer import Layer
from geomap.areas.formats.vector import read_vector
from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = frozenset({".geojson", ".json", ".gpkg", ".shp", ".fgb", ".kml", ".kmz", ".zip", ".parquet", ".geoparquet"})
"""Files that a folder of areas is looked through for."""
MAX_BYTES = 64_000_000
"""Beyond this the shapes alone would need more than a gigabyte of memory: of a larger GeoJSON so much is read."""
DRIVERS = {
    b"SQLite format 3\x00": "GPKG",
    b"\x00\x00\x27\x0a": "ESRI Shapefile",
    b"fgb\x03": "FlatGeobuf",
    b"PAR1": "Parquet",
}
"""What GDAL or pyarrow may read, by the first bytes."""
OTHERS = {b"%PDF": "a PDF", b"\x1f\x8b": "a gzip archive", b"7z\xbc\xaf": "a 7z archive", b"Rar!": "a RAR archive"}
XML = re.compile(rb"(\xef\xbb\xbf)?[ \t\r\n]*<|\xff\xfe<\x00|\xfe\xff\x00<")


def read_layers(path: Path) -> list[Layer]:
    """The layers of a GeoJSON, KML, KMZ, GeoPackage, Shapefile, FlatGeobuf or GeoParquet file.

    Raises:
        BoundaryError: the file is missing, too large, of another format, or damaged.
        MissingExtraError: GeoParquet without pyarrow.
    """
    start, size = _beginning(path)
    if size > MAX_BYTES and not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        limit = MAX_BYTES // 1_000_000
        raise BoundaryError(f"{path} has {size // 1_000_000} MB, the limit is {limit}: simplify or split it")
    for magic, driver in DRIVERS.items():
        if start.startswith(magic):
            return read_vector(path, driver=driver)
    for magic, name in OTHERS.items():
        if start.startswith(magic):
            raise BoundaryError(f"{path} is {name}, no file of areas: save it as GeoJSON")
    if start.startswith(b"PK\x03\x04"):
        return read_archive(path)
    if XML.match(start):
        return read_kml(path.read_bytes(), path)
    features, crs = read_features(path) if size <= MAX_BYTES else read_first_features(path, most=MAX_BYTES)
    return [Layer("", features, projection_of(crs, path))]


def _beginning(path: Path) -> tuple[bytes, int]:
    """The first bytes of a file, and how many it has."""
    try:
        with path.open("rb") as file:
            return file.read(512), path.stat().st_size
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BoundaryError(f"{path} cannot be read ({reason}): check its name and rights") from error
