"""Run as a process of its own: reads one GeoPackage, Shapefile, FlatGeobuf or GeoParquet and prints it as JSON.

GDAL opens whatever a file points at, other files and the network among it, so it gets one driver, no network, little
memory and little time. This script imports nothing of geomap.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = 3_000_000_000
"""Bytes of address space, most of it libraries."""
CPU_SECONDS = 30
"""A whole file is read in seconds; on a broken one GDAL may never end."""
MAX_FEATURES = 100_000
"""France's 35,000 communes are fewer."""
EXIT_UNREADABLE, EXIT_MISSING_EXTRA = 3, 4


class UnreadableError(Exception):
    """Why the file cannot be read."""


def main(driver: str, path: str) -> int:
    """Print the layers of a file; on failure one line to standard error."""
    limit_resources()
    try:
        layers = read_parquet(path) if driver == "Parquet" else read_with_gdal(driver, path)
        sys.stdout.write(f'{{"layers":[{",".join(layers)}]}}')
    except ModuleNotFoundError:
        return EXIT_MISSING_EXTRA
    except MemoryError:
        sys.stderr.write("it needs too much memory")
        return EXIT_UNREADABLE
    except Exception as error:  # noqa: BLE001  whatever a library raises over a broken file becomes one line
        sys.stderr.write(" ".join(str(error).split())[:300] or type(error).__name__)
        return EXIT_UNREADABLE
    return 0


def limit_resources() -> None:
    """Bound memory and processor time where the system can."""
    try:
        import resource  # noqa: PLC0415  Windows has none
    except ModuleNotFoundError:
        return
    for limit, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))


def read_with_gdal(driver: str, path: str) -> list[str]:
    """The layers of a file as JSON texts, by one driver and no other."""
    if driver == "GPKG":
        refuse_views(path)
    import pyogrio  # noqa: PLC0415  the limits stand before GDAL is loaded
    import pyogrio.raw  # noqa: PLC0415  only after the limits

    others = set(pyogrio.list_drivers()) - {driver}
    if others:
        start_again_without(others)
    return [gdal_layer(path, str(name)) for name, kind in pyogrio.list_layers(path).tolist() if kind is not None]


def start_again_without(drivers: set[str]) -> None:
    """Replace this process by one in which GDAL never registers them: it reads the list only when it is loaded."""
    if os.environ.get("GEOMAP_DRIVERS_SKIPPED"):
        raise UnreadableError(f"GDAL keeps the drivers {', '.join(sorted(drivers))}")
    skip = ",".join(sorted({*os.environ.get("GDAL_SKIP", "").split(","), *drivers} - {""}))
    environment = {**os.environ, "GDAL_SKIP": skip, "GEOMAP_DRIVERS_SKIPPED": "1"}
    os.execve(sys.executable, [sys.executable, "-P", *sys.argv], environment)  # noqa: S606  ourselves, without a shell


def refuse_views(path: str) -> None:
    """Layers that are views can compute without end; tables only hold what they hold."""
    with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        rows = database.execute(
            "SELECT name FROM sqlite_master JOIN gpkg_contents ON lower(name) = lower(table_name) WHERE type = 'view'"
        ).fetchall()
    if rows:
        raise UnreadableError(f"its layer {rows[0][0][:60]!r} is a view: save it as a table")


def gdal_layer(path: str, name: str) -> str:
    """One layer as a JSON text."""
    import pyogrio  # noqa: PLC0415  only after the limits

    info = pyogrio.read_info(path, layer=name, force_feature_count=True)
    if info["features"] > MAX_FEATURES:
        raise UnreadableError(f"{info['features']:,} features, the limit is {MAX_FEATURES:,}: split it")
    return layer_text(name, info["crs"], list(gdal_features(path, name, 0, max(info["features"], 1))))


def gdal_features(path: str, name: str, start: int, count: int) -> Iterator[str]:
    """A run of features; one bad geometry fails a whole reading, so a run that fails is halved."""
    import pyogrio.raw  # noqa: PLC0415  only after the limits

    try:
        meta, _, shapes, columns = pyogrio.raw.read(
            path, layer=name, skip_features=start, max_features=count, force_2d=True, datetime_as_string=True
        )
    except Exception:  # noqa: BLE001  GDAL has many
        if count == 1:
            yield feature_text({}, None)
            return
        half = count // 2
        yield from gdal_features(path, name, start, half)
        yield from gdal_features(path, name, start + half, count - half)
        return
    names = [str(field) for field in meta["fields"]]
    values = [column.tolist() for column in columns]
    for number, shape in enumerate(shapes):
        yield feature_text({field: plain(column[number]) for field, column in zip(names, values, strict=True)}, shape)


def read_parquet(path: str) -> list[str]:
    """The one layer of a GeoParquet file, whose shapes are WKB in a column that its metadata name."""
    from pyarrow import parquet  # noqa: PLC0415  an extra

    file = parquet.ParquetFile(path)
    told = (file.schema_arrow.metadata or {}).get(b"geo")
    if told is None:
        raise UnreadableError("it has no geometry: no GeoParquet metadata")
    if file.metadata.num_rows > MAX_FEATURES:
        raise UnreadableError(f"{file.metadata.num_rows:,} features, the limit is {MAX_FEATURES:,}: split it")
    geo = json.loads(told)
    primary = geo["primary_column"]
    about = geo["columns"][primary]
    if about.get("encoding") != "WKB":
        raise UnreadableError(f"its shapes are encoded as {str(about.get('encoding'))[:40]}: save them as WKB")
    rows = file.read().to_pylist()
    features = [feature_text({key: plain(row[key]) for key in row if key != primary}, row[primary]) for row in rows]
    return [layer_text(Path(path).stem, parquet_crs(about), features)]


def parquet_crs(about: dict[str, Any]) -> str | None:
    """The coordinate system as a code or as PROJJSON; degrees where the metadata name none."""
    crs = about.get("crs", "OGC:CRS84")
    if isinstance(crs, dict):
        id_ = crs.get("id")
        return f"{id_['authority']}:{id_['code']}" if isinstance(id_, dict) else json.dumps(crs)
    return crs if isinstance(crs, str) else None


def layer_text(name: str, crs: str | None, features: list[str]) -> str:
    """A layer as a JSON text."""
    return f'{{"name":{json.dumps(name)},"crs":{json.dumps(crs)},"features":[{",".join(features)}]}}'


def feature_text(properties: dict[str, Any], shape: bytes | None) -> str:
    """A feature as GeoJSON, without a geometry where it cannot be read."""
    return f'{{"type":"Feature","properties":{json.dumps(properties)},"geometry":{geometry_text(shape)}}}'


def geometry_text(shape: bytes | None) -> str:
    """Well-known binary as GeoJSON."""
    import shapely  # noqa: PLC0415  only after the limits

    try:
        return str(shapely.to_geojson(shapely.from_wkb(shape))) if shape else "null"
    except (shapely.errors.ShapelyError, NotImplementedError, TypeError, ValueError):
        return "null"


def plain(value: object) -> str | int | float | None:
    """A cell as JSON can say it."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value.isoformat() if hasattr(value, "isoformat") else None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
