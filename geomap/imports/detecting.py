"""Whether a file holds incidents rather than articles, by its first bytes."""

from __future__ import annotations

import csv
import json
import re
from enum import StrEnum
from functools import cache

from geomap.data import fact_file

HEAD = 1 << 16
"""Bytes that are looked at."""
DELIMITERS = ",;\t|"
_MARK = b"\xef\xbb\xbf"
_COLLECTION = re.compile(rb'\s*\{(?:[^\[]*?,)?\s*"type"\s*:\s*"FeatureCollection"', re.DOTALL)
_FEATURES_FIRST = re.compile(rb'\s*\{\s*"features"\s*:\s*\[', re.DOTALL)


class DataFormat(StrEnum):
    """How a file holds incidents."""

    GEOJSON = "GeoJSON"
    JSON_LINES = "JSON Lines"
    ACLED = "ACLED"
    UCDP = "UCDP GED"
    TABLE = "a table of points"


def format_of(head: bytes) -> DataFormat | None:
    """How the file that begins so holds incidents; None for articles and whatever else there is."""
    start = head.removeprefix(_MARK)
    if _COLLECTION.match(start) or _FEATURES_FIRST.match(start):
        return DataFormat.GEOJSON
    if start.lstrip().startswith(b"{"):
        return DataFormat.JSON_LINES if _is_record(start.lstrip()) else None
    return _table_format(start)


@cache
def column_names() -> dict[str, tuple[str, ...]]:
    """What each field may be called in a table, the likeliest first."""
    with fact_file("import_columns.csv").open(encoding="utf-8", newline="") as file:
        return {row["field"]: tuple(row["names"].split("|")) for row in csv.DictReader(file)}


def header_of(line: str) -> tuple[list[str], str]:
    """The names of a table's columns in small letters, and the sign between them."""
    delimiter = max(DELIMITERS, key=line.count)
    return [cell.strip().casefold() for cell in next(csv.reader([line], delimiter=delimiter), [])], delimiter


def _is_record(start: bytes) -> bool:
    """A line of our JSON Lines begins with the incident's own fields; a long one is cut off within its reports."""
    line = start.partition(b"\n")[0]
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return all(f'"{name}":'.encode() in line for name in ("id", "event_type", "reports", "place"))
    return isinstance(record, dict) and {"event_type", "reports", "place"} <= record.keys()


def _table_format(start: bytes) -> DataFormat | None:
    line = start.partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    if len(line) >= HEAD or not any(sign in line for sign in DELIMITERS):
        return None
    try:
        header = set(header_of(line)[0])
    except csv.Error:
        return None
    if not all(header & set(column_names()[axis]) for axis in ("latitude", "longitude")):
        return None
    if "where_prec" in header or "type_of_violence" in header:
        return DataFormat.UCDP
    if {"event_date", "event_type"} <= header:
        return DataFormat.ACLED
    return DataFormat.TABLE if header & set(column_names()["date"]) and "text" not in header else None
