"""Which of the named sources are files of incidents, and what is in them; a bad row costs itself."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.imports.detecting import HEAD, DataFormat, format_of, header_of
from geomap.imports.drawn_features import outline_of_feature, row_of_feature
from geomap.imports.foreign_rows import incident_of_row
from geomap.imports.own_records import BadRow, incidents_of_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geomap.imports.foreign_rows import Row
    from geomap.model import EventType, Incident

    OnSkip = Callable[[object], None]

MAX_BYTES = 1 << 30
"""A gigabyte: far more than ACLED's whole history as CSV, and as much as a machine holds at once."""
_SUFFIXES = frozenset({".geojson", ".json", ".jsonl", ".ndjson", ".csv", ".tsv"})
"""Files of a folder that are looked into; a file that is named itself always is."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A file or a row that holds no incident, and why."""

    source: str
    """The file, or the file and the row as a spreadsheet numbers them: ``acled.csv:17``."""
    reason: str

    def __str__(self) -> str:
        return f"{self.source} {self.reason}"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The incidents of one file."""

    path: Path
    format: DataFormat
    incidents: tuple[Incident, ...]
    outlines: Mapping[str, BaseGeometry] = field(default_factory=dict)
    """The areas that somebody drew, by ``Place.id``."""


@dataclass(frozen=True, slots=True)
class SortedOut:
    """The sources that a user names, in two heaps."""

    articles: tuple[str, ...]
    data: tuple[tuple[Path, DataFormat], ...]


def sort_out(inputs: Iterable[str]) -> SortedOut:
    """Tell files of incidents from sources of articles, by content; folders are looked through.

    A folder without such files stays as it is, and so does everything that cannot be opened.
    """
    articles: list[str] = []
    data: dict[Path, tuple[Path, DataFormat]] = {}
    for source in inputs:
        files = _files_of(source)
        found = {path: form for path in files if (form := _format(path))}
        # However often a file is named, its incidents happened once.
        for path, form in found.items():
            data.setdefault(path.resolve(), (path, form))
        if not found:
            articles.append(source)
        elif Path(source).is_dir():
            articles += [str(path) for path in files if path not in found]
    return SortedOut(tuple(articles), tuple(data.values()))


def read_data(path: Path, form: DataFormat, *, type_of: Mapping[str, EventType], on_skip: OnSkip) -> Dataset:
    """The incidents of a file, in its order.

    Args:
        path: the file.
        form: how it holds them (``sort_out``).
        type_of: the event type of each sub-event type.
        on_skip: told of every row that cannot be used, by its number, and why.
    """
    made: list[Incident] = []
    outlines: dict[str, BaseGeometry] = {}

    def keep(found: Iterable[Incident | BadRow]) -> None:
        for one in found:
            if isinstance(one, BadRow):
                on_skip(Unusable(f"{path}:{one.row}", one.reason))
            else:
                made.append(one)

    try:
        text = _text(path)
        if form is DataFormat.GEOJSON:
            keep(_of_features(text, path, type_of, outlines))
        elif form is DataFormat.JSON_LINES:
            keep(incidents_of_records(_records(text, keep), stem=path.stem))
        else:
            keep(_of_rows(_table(text), path, type_of))
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, csv.Error) as error:
        on_skip(Unusable(str(path), f"cannot be read ({' '.join(str(error).split())[:200]})"))
    return Dataset(path, form, _told_apart(made), outlines)


def _files_of(source: str) -> list[Path]:
    """The files that a source means; none for addresses, standard input and what is not there."""
    if source == "-" or "://" in source or not source.strip():
        return []
    path = Path(source)
    try:
        if path.is_file():
            return [path]
        return _in_folder(path) if path.is_dir() else []
    except (OSError, ValueError):
        return []


def _in_folder(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        found += [Path(parent, name) for name in sorted(files) if not name.startswith(".")]
    return found


def _format(path: Path) -> DataFormat | None:
    if path.suffix.casefold() not in _SUFFIXES:
        return None
    try:
        with path.open("rb") as file:
            return format_of(file.read(HEAD))
    except OSError:
        return None


def _text(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise ValueError("it is larger than 1 GB: split it")
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _of_features(
    text: str, path: Path, type_of: Mapping[str, EventType], outlines: dict[str, BaseGeometry]
) -> Iterator[Incident | BadRow]:
    """Our own export with all that it carries, or points and areas with properties that somebody drew."""
    features = json.loads(text).get("features")
    if not isinstance(features, list):
        raise TypeError('"features" is no list')
    ours: list[tuple[int, dict[str, Any]]] = []
    drawn: list[dict[str, Any]] = []
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            yield BadRow(number, "is no feature with properties")
        elif isinstance(properties.get("incident"), dict) and isinstance(properties.get("reports"), list):
            whole = {**properties["incident"], "reports": properties["reports"], "actors": properties.get("actors")}
            ours.append((number, whole))
            drawn.append(feature)
        else:
            row = row_of_feature(feature)
            if isinstance(row, BadRow):
                yield replace(row, row=number)
            else:
                yield _outlined(incident_of_row(row, number=number, stem=path.stem, type_of=type_of), feature, outlines)
    for incident, feature in zip(incidents_of_records(ours, stem=path.stem), drawn, strict=True):
        yield _outlined(incident, feature, outlines)


def _outlined(
    incident: Incident | BadRow, feature: dict[str, Any], outlines: dict[str, BaseGeometry]
) -> Incident | BadRow:
    """The incident as it is; note the area that was drawn for it, where no boundaries of ours outline its place."""
    location = None if isinstance(incident, BadRow) else incident.location
    if location and location.is_area and not location.place.areas:
        area = outline_of_feature(feature)
        if area is not None:
            outlines.setdefault(location.place.id, area)
    return incident


def _records(text: str, keep: Callable[[Iterable[BadRow]], None]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            keep([BadRow(number, f"is not JSON ({error})")])
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            keep([BadRow(number, "is no object")])


def _table(text: str) -> Iterator[tuple[int, Row]]:
    first, _, _ = text.partition("\n")
    header, delimiter = header_of(first.rstrip("\r"))
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    next(reader, None)
    for number, cells in enumerate(reader, start=2):
        is_tags = number == 2 and any(cells) and all(cell.startswith("#") for cell in cells if cell)
        if any(cell.strip() for cell in cells) and not is_tags:
            yield number, dict(zip(header, cells, strict=False))


def _of_rows(
    rows: Iterable[tuple[int, Row]], path: Path, type_of: Mapping[str, EventType]
) -> Iterator[Incident | BadRow]:
    for number, row in rows:
        yield incident_of_row(row, number=number, stem=path.stem, type_of=type_of)


def _told_apart(incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """A second incident of one id gets a suffix, since links and lists go by it."""
    seen: dict[str, int] = {}
    made: list[Incident] = []
    for incident in incidents:
        seen[incident.id] = seen.get(incident.id, 0) + 1
        copy = seen[incident.id]
        made.append(incident if copy == 1 else replace(incident, id=f"{incident.id}~{copy}"))
    return tuple(made)
