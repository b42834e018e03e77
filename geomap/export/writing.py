"""One door for every format: text goes to a stream or a file, binary formats to a file, and files are written whole."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from geomap.errors import MissingExtraError, UsageError
from geomap.export.geopackage_layers import Beside
from geomap.export.json_records import incident_record, places_record
from geomap.system.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.model import Article, Incident, Placed, Unplaced

    ArticlePlaces = Iterable[tuple[Article, Sequence[Placed | Unplaced]]]

NOTHING_BESIDE = Beside()
INCIDENT_FORMATS = ("table", "jsonl", "geojson", "csv", "gpkg", "parquet", "kml")
PLACE_FORMATS = ("table", "jsonl", "geojson", "csv")


def write_incidents(
    incidents: Iterable[Incident],
    destination: Path | TextIO,
    *,
    format: str,  # noqa: A002 - the word of the command line
    outlines: Mapping[str, BaseGeometry] | None = None,
    hxl: bool = False,
    beside: Beside = NOTHING_BESIDE,
) -> None:
    """Write incidents as ``jsonl``, ``csv``, ``geojson``, ``kml``, ``gpkg``, ``parquet`` or a ``table`` for reading.

    Args:
        incidents: in the order in which they are to be written.
        destination: a file, or an open text stream; GeoPackage and GeoParquet need a file.
        format: one of the names above.
        outlines: shapes in EPSG:4326 by place id, which region-level incidents get instead of a point.
        hxl: whether a CSV has the row of HXL tags under its header.
        beside: mentions and areas, for the layers of a GeoPackage.

    Raises:
        UsageError: the format is unknown, or needs a file.
        OutputError: the file cannot be written.
        MissingExtraError: ``parquet`` without pyarrow.
    """
    check_format(format)
    if format in {"gpkg", "parquet"}:
        _write_binary(tuple(incidents), destination, format, outlines or {}, beside)
    elif format == "jsonl":
        _write_text(_lines(incident_record(incident) for incident in incidents), destination)
    else:
        _write_text(_incident_text(tuple(incidents), format, outlines or {}, hxl=hxl), destination)


def check_format(form: str) -> None:
    """Refuse what ``write_incidents`` could not write, before hours of reading have gone into it.

    Raises:
        UsageError: the format is unknown.
        MissingExtraError: ``parquet`` without pyarrow.
    """
    _check(form, INCIDENT_FORMATS)
    if form == "parquet" and find_spec("pyarrow") is None:
        raise MissingExtraError("GeoParquet needs pyarrow: pip install geomap[parquet]")


def write_places(
    found: ArticlePlaces,
    destination: Path | TextIO,
    *,
    format: str,  # noqa: A002 - the word of the command line
) -> None:
    """Write the places of articles as ``jsonl``, ``csv``, ``geojson`` or a ``table`` for reading.

    Args:
        found: articles, each with its mentions in text order.
        destination: a file, or an open text stream.
        format: one of the names above.

    Raises:
        UsageError: the format is unknown.
        OutputError: the file cannot be written.
    """
    _check(format, PLACE_FORMATS)
    if format == "jsonl":
        _write_text(_lines(places_record(article.id, places) for article, places in found), destination)
    else:
        _write_text(_places_text(found, format), destination)


def _incident_text(
    incidents: Sequence[Incident], form: str, outlines: Mapping[str, BaseGeometry], *, hxl: bool
) -> Iterator[str]:
    """The parts of a text format; each format's module is loaded when it is asked for."""
    match form:
        case "csv":
            from geomap.export.spreadsheet import incidents_csv  # noqa: PLC0415 - see above

            yield incidents_csv(incidents, hxl=hxl)
        case "geojson":
            from geomap.export.geojson_writer import incidents_geojson  # noqa: PLC0415 - see above

            yield from incidents_geojson(incidents, outlines)
        case "kml":
            from geomap.export.kml_writer import incidents_kml  # noqa: PLC0415 - see above

            yield incidents_kml(incidents, outlines)
        case _:
            from geomap.export.terminal import incidents_table, render  # noqa: PLC0415 - rich is for people

            yield render(incidents_table(incidents))


def _places_text(found: ArticlePlaces, form: str) -> Iterator[str]:
    match form:
        case "csv":
            from geomap.export.spreadsheet import places_csv  # noqa: PLC0415 - see above

            yield places_csv(found)
        case "geojson":
            from geomap.export.geojson_writer import places_geojson  # noqa: PLC0415 - see above

            yield from places_geojson(found)
        case _:
            from geomap.export.terminal import places_table, render  # noqa: PLC0415 - rich is for people

            yield render(places_table(found))


def _write_text(parts: Iterable[str], destination: Path | TextIO) -> None:
    """To a stream as it comes; to a file whole, once all of it is there."""
    if isinstance(destination, Path):
        atomic_write(destination, "".join(parts))
        return
    for part in parts:
        destination.write(part)


def _write_binary(
    incidents: Sequence[Incident],
    destination: Path | TextIO,
    form: str,
    outlines: Mapping[str, BaseGeometry],
    beside: Beside,
) -> None:
    if not isinstance(destination, Path):
        raise UsageError(f"{form} cannot be printed: name a file to write it to, with -o FILE.{form}")
    from geomap.export.frames import incidents_gpkg, incidents_parquet  # noqa: PLC0415 - geopandas takes 1.7 s

    is_layered = form == "gpkg"
    atomic_write(
        destination,
        incidents_gpkg(incidents, outlines, beside) if is_layered else incidents_parquet(incidents, outlines),
    )


def _lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    for record in records:
        yield json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def _check(form: str, known: Sequence[str]) -> None:
    if form not in known:
        raise UsageError(f"{form!r} is not a format: choose from {', '.join(known)}")
