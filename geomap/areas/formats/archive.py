"""Zip archives of areas: KMZ and zipped Shapefiles, within limits, and never unpacked under their own names."""

from __future__ import annotations

import stat
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from geomap.areas.formats.kml_reader import read_kml
from geomap.areas.formats.vector import read_vector
from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from geomap.areas.formats.raw_layer import Layer

MAX_ENTRIES = 1_000
"""Files of one archive: a set of daily fronts over two years has fewer."""
MAX_UNPACKED = 64_000_000
"""Bytes of one file: as much as an unpacked file of areas may have."""
MAX_RATIO = 200
"""A zip of text packs 5 to 20 times; thousands of times is a bomb."""
SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def read_archive(path: Path) -> list[Layer]:
    """The layers of the first KML in an archive, or of every Shapefile in it.

    Raises:
        BoundaryError: the archive is damaged, encrypted, beyond the limits, or holds neither.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _entries(archive, path)
            if kml := _main_kml(entries):
                return read_kml(_unpacked(archive, kml, path), path)
            if any(_suffix(entry) == ".shp" for entry in entries):
                return _read_shapefiles(archive, entries, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise BoundaryError(f"{path} is a damaged or encrypted archive ({str(error)[:120]}): pack it again") from error
    raise BoundaryError(f"{path} is an archive without a .kml or .shp file: name a file of areas")


def _entries(archive: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise BoundaryError(f"{path} packs {len(entries):,} files, the limit is {MAX_ENTRIES:,}: unpack what you need")
    return [entry for entry in entries if not entry.is_dir()]


def _suffix(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(entry.filename).suffix.lower()


def _main_kml(entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo | None:
    """``doc.kml``, or the first KML file, as Google Earth opens them."""
    found = [entry for entry in entries if _suffix(entry) == ".kml"]
    return min(found, key=lambda entry: entry.filename.lower() != "doc.kml", default=None)


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> bytes:
    """The bytes of one entry; what it says of its size is not believed."""
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise BoundaryError(f"{path} packs a symbolic link: pack the file itself")
    most = min(MAX_UNPACKED, max(entry.compress_size, 1_000) * MAX_RATIO)
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise BoundaryError(
            f"{path} unpacks to more than {most // 1_000_000} MB, {MAX_RATIO} times its size: unpack it"
        )
    return data


def _read_shapefiles(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], path: Path) -> list[Layer]:
    layers: list[Layer] = []
    for shape in (entry for entry in entries if _suffix(entry) == ".shp"):
        stem = shape.filename[: -len(".shp")]
        with tempfile.TemporaryDirectory(prefix="geomap-") as folder:
            for entry in entries:
                if entry.filename[: -len(".shp")] == stem and _suffix(entry) in SHAPEFILE:
                    (Path(folder) / f"areas{_suffix(entry)}").write_bytes(_unpacked(archive, entry, path))
            layers += read_vector(Path(folder) / "areas.shp", driver="ESRI Shapefile", shown=path)
    return layers
