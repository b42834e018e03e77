"""Reads anybody's areas: what cannot be used is named, the rest is used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.areas.builtin import default_areas
from geomap.areas.cache import fetch, flaw_words, keep, key_of
from geomap.areas.collection import Areas
from geomap.areas.entries import entry_of
from geomap.areas.features.properties import Fields, read_area
from geomap.areas.features.shapes import read_shape
from geomap.areas.formats.format_of import SUFFIXES, read_layers
from geomap.areas.formats.geojson_reader import Unread
from geomap.areas.states import ONE_DAY, by_day, days_without, name_without_day, spread
from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from geomap.areas.entries import Entry
    from geomap.areas.formats.raw_layer import Layer
    from geomap.model import Area, AreaKind

MOST_ALIKE = 3
"""Flaws of a folder in the same words that are told one by one."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one feature of a file, and whether it is used all the same."""

    file: str
    feature: int
    """Its place in the file, from 1; 0 for the file as a whole."""
    name: str
    reason: str
    used: bool

    def __str__(self) -> str:
        name = f" ({self.name})" if self.name else ""
        feature = f" feature {self.feature}{name}:" if self.feature else ""
        outcome = "used" if self.used else "left out"
        return f"{self.file}:{feature} {self.reason}; {outcome}"


def read_areas(
    path: str | Path | None = None,
    *,
    kind: AreaKind | None = None,
    fields: Mapping[str, str] | None = None,
    on_skip: Callable[[Flaw], None] | None = None,
) -> Areas:
    """Read the areas of a file, or of all in a folder; without a path, the built-in ones.

    Files are GeoJSON, KML, KMZ, GeoPackage, Shapefile (also zipped), FlatGeobuf or GeoParquet, in any coordinate
    system that they name. A folder of files with dates in their names is a series of states, each carried forward to
    the next; what a folder came to is kept in the user's cache.

    ``kind`` is for features that do not say theirs; without it they are control areas where they name a controller,
    else first-level units. ``fields`` names the file's own properties where geomap would not know them, for example
    ``{"controller": "side"}``, or with an equals sign says what holds for all: ``{"controller": "=North"}``.
    ``on_skip`` is told of every feature that was left out or repaired; without it the first that would be left out is
    an error.

    Raises:
        BoundaryError: a file cannot be read, none of its features can be used, or one cannot and there is no
            ``on_skip``.
        MissingExtraError: GeoParquet without pyarrow.
    """
    if path is None:
        return default_areas()
    report = on_skip or _refuse
    wanted = Fields.of(fields or {}, kind=kind)
    source = Path(path)
    if source.is_dir():
        return Areas.of_entries(_read_folder(source, wanted, report))
    return Areas(_read_file(source, wanted, report))


def _refuse(flaw: Flaw) -> None:
    if not flaw.used:
        raise BoundaryError(f"{flaw}: mend it, or pass on_skip to go on with the rest")


def _read_folder(folder: Path, fields: Fields, report: Callable[[Flaw], None]) -> tuple[Entry, ...]:
    """The areas of a folder, from the cache where the same files were read before."""
    files = _files(folder)
    key = key_of(files, sorted(fields.names.items()), sorted(fields.constants.items()), fields.kind)
    kept = fetch(key)
    if kept is not None:
        for words in kept.flaws:
            report(Flaw(**words))
        return kept.entries
    found: list[Flaw] = []
    areas = _read_files(folder, files, fields, found.append)
    flaws = _gathered(folder, found)
    keep(key, areas, [flaw_words(flaw) for flaw in flaws])
    for flaw in flaws:
        report(flaw)
    return tuple(entry_of(area) for area in areas)


def _gathered(folder: Path, flaws: list[Flaw]) -> list[Flaw]:
    """What is wrong with many files of a folder in the same way, once."""
    alike: dict[tuple[str, bool], list[Flaw]] = {}
    for flaw in flaws:
        alike.setdefault((flaw.reason, flaw.used), []).append(flaw)
    for (reason, used), same in alike.items():
        if len(same) > MOST_ALIKE:
            told = f"{reason}, {len(same):,} times, first in {Path(same[0].file).name}"
            alike[reason, used] = [Flaw(str(folder), 0, "", told, used=used)]
    return [flaw for same in alike.values() for flaw in same]


def _files(folder: Path) -> list[Path]:
    found = sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    if not found:
        raise BoundaryError(f"{folder} holds no file of areas ({', '.join(sorted(SUFFIXES))}): name one that does")
    return found


def _read_files(folder: Path, files: list[Path], fields: Fields, report: Callable[[Flaw], None]) -> list[Area]:
    days = by_day(files)
    if days is None:
        return [area for file in files for area in _read_file(file, fields, report)]
    states = {day: areas for day, paths in days.items() if (areas := _read_state(paths, fields, report))}
    if len(states) < 2:
        raise BoundaryError(f"{folder}: fewer than two of its {len(files)} dated files can be used")
    for first, end in days_without(list(states)):
        spell = f"{first}" if end - first == ONE_DAY else f"{first} to {end - ONE_DAY}"
        report(Flaw(str(folder), 0, "", f"no state for {spell}: the one before is carried forward", used=True))
    return list(spread(states))


def _read_state(paths: list[Path], fields: Fields, report: Callable[[Flaw], None]) -> list[Area]:
    """The areas of one day's files; a file that cannot be used costs that day, not the folder."""
    areas: list[Area] = []
    for path in paths:
        try:
            areas += _read_file(path, fields, report, own_name=name_without_day(path))
        except BoundaryError as error:
            report(Flaw(str(path), 0, "", str(error).removeprefix(str(path)).lstrip(": "), used=False))
    return areas


def _read_file(path: Path, fields: Fields, report: Callable[[Flaw], None], *, own_name: str = "") -> list[Area]:
    layers = read_layers(path)
    flaws: list[Flaw] = []
    areas = list(_unrepeated(_each(path, layers, fields, flaws, own_name), flaws))
    if not areas:
        count = sum(len(layer.features) for layer in layers)
        first = f"; the first: {flaws[0].reason}" if flaws else ""
        raise BoundaryError(f"{path}: none of its {count} features can be used{first}")
    unknown = fields.missing(feature for layer in layers for feature in layer.features)
    for flaw in (*flaws, *(Flaw(str(path), 0, "", f"no feature has a field {name!r}", used=True) for name in unknown)):
        report(flaw)
    return [area for _, area in areas]


def _each(
    path: Path, layers: list[Layer], fields: Fields, flaws: list[Flaw], own_name: str
) -> Iterator[tuple[Flaw, Area]]:
    """The areas that can be used, each with a flaw to fill in should it be a repetition."""
    listed = ((feature, layer.projection) for layer in layers for feature in layer.features)
    for number, (feature, projection) in enumerate(listed, 1):
        name = fields.name(feature)
        try:
            shape, repair = read_shape(_geometry(feature), projection=projection)
            area = read_area(feature, shape, fields, own_id=f"{path.stem}:{number}", own_name=own_name)
        except BoundaryError as error:
            flaws.append(Flaw(str(path), number, name, str(error), used=False))
            continue
        if repair:
            flaws.append(Flaw(str(path), number, name, repair, used=True))
        yield Flaw(str(path), number, name, "", used=False), area


def _geometry(feature: object) -> object:
    if isinstance(feature, Unread):
        raise BoundaryError(feature)
    if not isinstance(feature, dict):
        raise BoundaryError("it is no GeoJSON feature")
    return feature.get("geometry")


def _unrepeated(areas: Iterator[tuple[Flaw, Area]], flaws: list[Flaw]) -> Iterator[tuple[Flaw, Area]]:
    """Each area once: a feature that repeats another in everything is left out."""
    seen: dict[Any, int] = {}
    for flaw, area in areas:
        said = (area.name, area.controller, area.valid_from, area.valid_to, area.status, area.geometry.wkb)
        first = seen.setdefault(said, flaw.feature)
        if first == flaw.feature:
            yield flaw, area
        else:
            flaws.append(Flaw(flaw.file, flaw.feature, flaw.name, f"repeats feature {first}", used=False))
