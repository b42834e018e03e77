"""From the properties of a feature to the fields of an area, under whichever of the usual names they stand."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geomap.errors import BoundaryError, UsageError
from geomap.model import Area, AreaKind, AreaStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shapely.geometry.base import BaseGeometry

USUAL = {
    "id": ("id", "area_id", "gid", "shapeid"),
    "name": ("name", "title", "name_en", "shapename", "adm1_en", "area", "label"),
    "kind": ("kind",),
    "country_code": ("country_code", "iso_a2", "country"),
    "controller": ("controller", "controlled_by", "control", "held_by", "actor"),
    "valid_from": ("valid_from", "start", "start_date", "begin", "from", "date_from"),
    "valid_to": ("valid_to", "end", "end_date", "to", "date_to"),
    "status": ("status",),
    "source": ("source", "sources"),
    "note": ("note", "notes", "description", "comment"),
    "change": ("change",),
    "precision": ("precision",),
}
"""The names of properties that mean a field, in lower case; the first that is there counts."""
_OF_CONTROL = ("controller", "valid_from", "valid_to", "status")
"""The fields that boundaries lack rightly."""
LONGEST = 500
"""Characters of a property that are kept: a text of megabytes has no place on a map."""
DAY = re.compile(r"(\d{4})[-/]?(\d\d)[-/]?(\d\d)(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Fields:
    """Which property of a file is which field of an area."""

    names: Mapping[str, tuple[str, ...]]
    kind: AreaKind | None = None
    constants: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What a field is for every feature, whatever the file says."""

    @classmethod
    def of(cls, own: Mapping[str, str], *, kind: AreaKind | None) -> Fields:
        """The usual names, with a file's own instead; ``=North`` is no name but the value for every feature.

        Raises:
            UsageError: a field is named that areas do not have.
        """
        for field in own:
            if field not in USUAL:
                raise UsageError(f"areas have no field {field!r}: choose from {', '.join(USUAL)}")
        mine = {field: (name.lower(),) for field, name in own.items() if not name.startswith("=")}
        constants = {field: name[1:] for field, name in own.items() if name.startswith("=")}
        return cls({**USUAL, **mine}, kind, constants)

    def missing(self, features: Iterable[object]) -> tuple[str, ...]:
        """The names that a caller gave for what control areas alone have, and that no feature has.

        Boundaries are read by the same names, and lack these rightly.
        """
        if self.kind is not AreaKind.CONTROL:
            return ()
        own = {self.names[field][0] for field in _OF_CONTROL if self.names[field] != USUAL[field]}
        told = [feature.get("properties") for feature in features if isinstance(feature, dict)]
        known: set[str] = set().union(*map(_lowered, told))
        return tuple(sorted(own - known)) if told else ()

    def name(self, feature: object) -> str:
        """The name of a feature for messages; empty where it has none."""
        properties = _lowered(feature.get("properties")) if isinstance(feature, dict) else {}
        return self.text(properties, "name")[:60]

    def text(self, properties: Mapping[str, Any], field: str) -> str:
        """A field as text on one line, or empty."""
        if field in self.constants:
            return self.constants[field]
        for name in self.names[field]:
            value = properties.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                return " ".join(_text(value).split())
        return ""


def read_area(
    feature: Mapping[str, Any], shape: BaseGeometry, fields: Fields, *, own_id: str, own_name: str = ""
) -> Area:
    """The area of a feature with a given shape; ``own_id`` and ``own_name`` are for one without.

    A control area that names no controller has its name for one: a map of one side says nowhere whose it is.

    Raises:
        BoundaryError: a date or a closed word cannot be read, or the area ends before it begins.
    """
    properties = _lowered(feature.get("properties"))
    said = {field: fields.text(properties, field) for field in USUAL}
    begun, ended = _day(said["valid_from"], "valid_from"), _day(said["valid_to"], "valid_to")
    if begun and ended and ended <= begun:
        raise BoundaryError(f"valid_to {ended} is not after valid_from {begun}")
    kind = _kind(said, fields.kind)
    name = said["name"] or own_name or said["id"] or own_id
    return Area(
        id=said["id"] or own_id,
        name=name,
        kind=kind,
        geometry=shape,
        country_code=said["country_code"] if len(said["country_code"]) == 2 else "",
        controller=said["controller"] or (name if kind is AreaKind.CONTROL else ""),
        valid_from=begun,
        valid_to=ended,
        status=_status(said["status"]),
        source=said["source"],
        note=said["note"],
        change=said["change"],
        precision=said["precision"],
    )


def _lowered(properties: object) -> dict[str, Any]:
    if not isinstance(properties, dict):
        return {}
    return {key.lower(): value for key, value in properties.items()}


def _text(value: float | str) -> str:
    try:
        # Halves of characters, which JSON can spell and UTF-8 cannot, would stop every writer later
        return str(value)[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    except ValueError:
        # Python refuses to write out integers of thousands of digits
        return ""


def _day(text: str, field: str) -> date | None:
    if not text:
        return None
    found = DAY.fullmatch(text)
    if not found:
        raise BoundaryError(f"{field} {text[:40]!r} is no date as 2020-12-14")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError as error:
        raise BoundaryError(f"{field} {text[:40]!r} is no day of the calendar") from error


def _kind(said: Mapping[str, str], wanted: AreaKind | None) -> AreaKind:
    own = said["kind"].lower()
    if own in set(AreaKind):
        return AreaKind(own)
    return wanted or (AreaKind.CONTROL if said["controller"] else AreaKind.ADMIN1)


def _status(text: str) -> AreaStatus:
    if not text:
        return AreaStatus.ASSESSED
    if text.lower() not in set(AreaStatus):
        raise BoundaryError(f"status {text[:40]!r} is none of {', '.join(AreaStatus)}")
    return AreaStatus(text.lower())
