"""Reads anybody's areas: what cannot be used is named, the rest is used."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.areas.builtin import default_areas
from geomap.areas.collection import Areas
from geomap.areas.formats import SUFFIXES, read_layers
from geomap.areas.properties import Fields, read_area
from geomap.areas.shapes import read_shape
from geomap.errors import BoundaryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from geomap.areas.layer import Layer
    from geomap.model import Area, AreaKind


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one feature of a file, and whether it is used all the same."""

    file: str
    feature: int
    """Its place in the file, from 1."""
    name: str
    reason: str
    used: bool

    def __str__(self) -> str:
        name = f" ({self.name})" if self.name else ""
        outcome = "used" if self.used else "left out"
        return f"{self.file}: feature {self.feature}{name}: {self.reason}; {outcome}"


def read_areas(
    path: str | Path | None = None,
    *,
    kind: AreaKind | None = None,
    fields: Mapping[str, str] | None = None,
    on_skip: Callable[[Flaw], None] | None = None,
) -> Areas:
    """Read the areas of a GeoJSON file, or of all in a folder; without a path, the built-in ones.

    ``kind`` is for features that do not say theirs; without it they are control areas where they name a controller,
    else first-level units. ``fields`` names the file's own properties where geomap would not know them, for example
    ``{"controller": "side"}``. ``on_skip`` is told of every feature that was left out or repaired; without it the
    first that would be left out is an error.

    Raises:
        BoundaryError: a file cannot be read, none of its features can be used, or one cannot and there is no
            ``on_skip``.
    """
    if path is None:
        return default_areas()
    report = on_skip or _refuse
    wanted = Fields.of(fields or {}, kind=kind)
    areas = (area for file in _files(Path(path)) for area in _read_file(file, wanted, report))
    return Areas(areas)


def _refuse(flaw: Flaw) -> None:
    if not flaw.used:
        raise BoundaryError(f"{flaw}: mend it, or pass on_skip to go on with the rest")


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    if not found:
        raise BoundaryError(f"{path} holds no file of areas ({', '.join(sorted(SUFFIXES))}): name the folder that does")
    return found


def _read_file(path: Path, fields: Fields, report: Callable[[Flaw], None]) -> list[Area]:
    layers = read_layers(path)
    flaws: list[Flaw] = []
    areas = list(_unrepeated(_each(path, layers, fields, flaws), flaws))
    if not areas:
        count = sum(len(layer.features) for layer in layers)
        first = f"; the first: {flaws[0].reason}" if flaws else ""
        raise BoundaryError(f"{path}: none of its {count} features can be used{first}")
    for flaw in flaws:
        report(flaw)
    return [area for _, area in areas]


def _each(path: Path, layers: list[Layer], fields: Fields, flaws: list[Flaw]) -> Iterator[tuple[Flaw, Area]]:
    """The areas that can be used, each with a flaw to fill in should it be a repetition."""
    listed = ((feature, layer.projection) for layer in layers for feature in layer.features)
    for number, (feature, projection) in enumerate(listed, 1):
        name = fields.name(feature)
        try:
            shape, repair = read_shape(_geometry(feature), projection=projection)
            area = read_area(feature, shape, fields, own_id=f"{path.stem}:{number}")
        except BoundaryError as error:
            flaws.append(Flaw(str(path), number, name, str(error), used=False))
            continue
        if repair:
            flaws.append(Flaw(str(path), number, name, repair, used=True))
        yield Flaw(str(path), number, name, "", used=False), area


def _geometry(feature: object) -> object:
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
