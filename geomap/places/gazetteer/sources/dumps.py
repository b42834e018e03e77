"""Reading a user's sources row by row: GeoNames dumps, zipped or not, and tables of places."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from contextlib import contextmanager
from functools import cache
from math import isfinite, log10
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

from geomap.errors import InputError
from geomap.model import Kind, Place
from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.ranking import prominence_of
from geomap.places.gazetteer.source_row import Record, names_of
from geomap.places.gazetteer.sources.alternates import ARABIC_COUNTRIES, useful_alternates, without_article
from geomap.places.gazetteer.sources.handwritten_tables import read_table, split_cell
from geomap.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geomap.places.gazetteer.sources.row_counts import Books

_COLUMNS = 19
"""Of GeoNames' dumps, by their readme."""
_LONGEST_LINE = 1 << 17
"""Bytes: GeoNames' readme allows 10,000 characters of alternate names, each of up to four bytes."""
_LONGEST_NAME = 300
"""Characters: GeoNames' readme allows 200, other tables a little more."""
_HIGHEST_ID = (1 << 32) - 1
"""What the arrays of the index can hold: four bytes without a sign."""
# GeoNames' own files shrink to a quarter; what shrinks to a hundredth was made to fill somebody's disk.
_MOST_EXPANSION = 100
_FREE_BYTES = 1 << 26
_NEEDED = ("id", "name", "latitude", "longitude", "kind")


class Found(NamedTuple):
    """A place of a source, and how prominent it is."""

    record: Record
    prominence: int


class _BadRowError(ValueError):
    """A row that cannot be used; its text is the reason."""


def read_source(path: Path, books: Books) -> Iterator[Found]:
    """Read a dump or, by its name or its heading, a table; rows that cannot be used are noted in the books.

    Raises:
        InputError: the file is missing, unreadable, damaged, or far larger unpacked than packed.
    """
    try:
        with _opened(path) as file:
            head = file.peek(64)[:64]
            if path.suffix.lower() == ".csv" or head.removeprefix(b"\xef\xbb\xbf").startswith(b"id,"):
                yield from _read_table(path, file, books)
            else:
                yield from _read_dump(path, file, books)
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read ({reason}): fetch it again, or leave it out") from error


@contextmanager
def _opened(path: Path) -> Iterator[io.BufferedReader]:
    if path.suffix.lower() != ".zip":
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        members = [item for item in archive.infolist() if item.filename.lower().endswith((".txt", ".csv"))]
        members = [item for item in members if not Path(item.filename).name.lower().startswith("readme")]
        if len(members) != 1:
            raise InputError(f"{path} holds {len(members)} tables, not one: unpack it, and name the one that you mean")
        with archive.open(members[0]) as member:
            limit = _FREE_BYTES + _MOST_EXPANSION * path.stat().st_size
            yield io.BufferedReader(_Bounded(member, path=path, limit=limit), 1 << 16)


class _Bounded(io.RawIOBase):
    """A packed file that may not grow without end as it is unpacked."""

    def __init__(self, member: IO[bytes], *, path: Path, limit: int) -> None:
        self._member = member
        self._path = path
        self._left = limit

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Read some bytes, and count them."""
        data = self._member.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise InputError(f"{self._path} is more than {_MOST_EXPANSION} times larger unpacked: it is no dump")
        buffer[: len(data)] = data
        return len(data)


def _lines(path: Path, file: io.BufferedReader, books: Books) -> Iterator[tuple[str, str]]:
    """Give each line of UTF-8 with the place where it stands."""
    number = 0
    while raw := file.readline(_LONGEST_LINE):
        number += 1
        where = f"{path}:{number}"
        if len(raw) == _LONGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = file.readline(_LONGEST_LINE)
            books.count(str(path))
            books.refuse(where, "line too long")
            continue
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            books.count(str(path))
            books.refuse(where, "not UTF-8")
            continue
        if text.strip():
            yield where, text


def _read_dump(path: Path, file: io.BufferedReader, books: Books) -> Iterator[Found]:
    for where, line in _lines(path, file, books):
        books.count(str(path))
        try:
            yield _dump_row(line.rstrip("\r\n").split("\t"))
        except _BadRowError as error:
            books.refuse(where, str(error))


def _dump_row(cells: list[str]) -> Found:
    if len(cells) != _COLUMNS:
        raise _BadRowError(f"not {_COLUMNS} columns")
    number, name, _, others, latitude, longitude, feature_class, code, country_code, _, admin1 = cells[:11]
    weights = _weights()
    weight = weights.get((feature_class, code)) or weights.get((feature_class, ""))
    if weight is None:
        raise _BadRowError(f"feature class {feature_class if feature_class in 'RUV' else 'unknown'} is not used")
    if not number.isascii() or not number.isdecimal() or not 0 < int(number) <= _HIGHEST_ID:
        raise _BadRowError("no GeoNames id")
    kind, prominence = weight
    point = _point(latitude, longitude)
    geonameid = int(number)
    place = Place(
        f"geonames:{geonameid}", _name(name), *point, kind, _code(country_code), "", geonameid, _people(cells[14])
    )
    alternates = list(useful_alternates(others.split(","))) if others else []
    if kind is Kind.SETTLEMENT and country_code in ARABIC_COUNTRIES:
        alternates += without_article(name)
    record = Record(place, names_of(name, alternates), _division(country_code, admin1), is_capital=code == "PPLC")
    return Found(record, _dump_prominence(record, prominence))


def _dump_prominence(record: Record, least: int) -> int:
    kind = record.place.kind
    if kind in (Kind.SETTLEMENT, Kind.COUNTRY, Kind.ADMIN1):
        return min(255, max(least, prominence_of(record)))
    # A bay or a hill is not made of people, but a district is known by them.
    return max(least, round(10 * log10(record.place.population + 1)) - 10) if kind is Kind.ADMIN2 else least


@cache
def _weights() -> dict[tuple[str, str], tuple[Kind, int]]:
    rows = read_table("feature_codes.csv")
    return {(row["class"], row["code"]): (Kind(row["kind"]), int(row["prominence"])) for row in rows}


def _read_table(path: Path, file: io.BufferedReader, books: Books) -> Iterator[Found]:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    try:
        yield from _table_rows(path, csv.DictReader(text, restval=""), books)
    finally:
        # Whoever opened the file closes it.
        text.detach()


def _table_rows(path: Path, rows: csv.DictReader[str], books: Books) -> Iterator[Found]:
    missing = [column for column in _NEEDED if column not in (rows.fieldnames or ())]
    if missing:
        raise InputError(f"{path} has no column {', '.join(missing)}: see docs/how-to-gazetteer.md for its heading")
    for row in _whole_rows(rows):
        books.count(str(path))
        if isinstance(row, csv.Error):
            books.refuse(f"{path}:{rows.line_num}", str(row))
            continue
        try:
            yield _table_row(row)
        except _BadRowError as error:
            books.refuse(f"{path}:{rows.line_num}", str(error))


def _whole_rows(rows: csv.DictReader[str]) -> Iterator[dict[str | None, str] | csv.Error]:
    """Give the rows, and the errors of those that the reader cannot part into cells."""
    while True:
        try:
            yield cast("dict[str | None, str]", next(rows))
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _table_row(row: Mapping[str | None, str]) -> Found:
    if None in row:
        raise _BadRowError("more cells than the heading")
    cells = {str(column): value.strip() for column, value in row.items()}
    if any("\ufffd" in value for value in cells.values()):
        raise _BadRowError("not UTF-8")
    place_id = cells["id"] if ":" in cells["id"] else f"own:{cells['id']}"
    if not cells["id"] or not place_id.isprintable():
        raise _BadRowError("no id")
    if cells["kind"] not in set(Kind):
        raise _BadRowError("kind unknown")
    number = place_id.removeprefix("geonames:") if place_id.startswith("geonames:") else cells.get("geonameid", "")
    country_code = _code(cells.get("country_code", ""))
    place = Place(
        place_id,
        _name(cells["name"]),
        *_point(cells["latitude"], cells["longitude"]),
        Kind(cells["kind"]),
        country_code,
        geonameid=int(number) if number.isascii() and number.isdecimal() and 0 < int(number) <= _HIGHEST_ID else None,
        population=_people(cells.get("population", "")),
        areas=split_cell(cells.get("areas", "")),
    )
    names = names_of(place.name, split_cell(cells.get("names", "")), relation=Relation.NAME)
    record = Record(place, names, _division(country_code, cells.get("admin1", "")))
    # Who writes a place down by hand means it.
    return Found(record, max(35 if place.kind is Kind.SETTLEMENT else 0, prominence_of(record)))


def _point(latitude: str, longitude: str) -> tuple[float, float]:
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        raise _BadRowError("no point") from None
    if not all(map(isfinite, point)) or abs(point[0]) > 90 or abs(point[1]) > 180:
        raise _BadRowError("no point on the globe")
    return point


def _name(name: str) -> str:
    if len(name) > _LONGEST_NAME or not name.isprintable() or not fold(name):
        raise _BadRowError("no name")
    return name


def _code(country_code: str) -> str:
    if country_code and not (len(country_code) == 2 and country_code.isascii() and country_code.isalpha()):
        raise _BadRowError("no country code of two letters")
    return country_code.upper()


def _division(country_code: str, admin1: str) -> str:
    return f"{country_code}.{admin1}" if country_code and admin1 and admin1 != "00" and admin1.isprintable() else ""


def _people(population: str) -> int:
    return min(int(population), _HIGHEST_ID) if population.isascii() and population.isdecimal() else 0
