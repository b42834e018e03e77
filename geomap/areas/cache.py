"""Keeps what a folder of areas came to, so that hundreds of files are read once and not at every run."""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from geomap.areas.entries import Entry
from geomap.errors import OutputError
from geomap.model import Area, AreaKind, AreaStatus
from geomap.system.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC = b"geomap areas 1\n"
DIGEST = hashlib.sha256().digest_size
MOST_FILES = 16
"""The oldest are deleted beyond this."""
SHAPE = "geometry"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a folder came to: its areas, and the words of its flaws."""

    entries: tuple[Entry, ...]
    flaws: tuple[dict[str, Any], ...]


def cache_folder() -> Path:
    """Where this user's programs keep what they can make again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "geomap" / "areas"


def key_of(files: Sequence[Path], *settings: object) -> str:
    """The name of what files came to: another file, size, time of writing or setting makes another name."""
    told = hashlib.sha256(repr((MAGIC, settings)).encode())
    for path in files:
        about = path.stat()
        told.update(f"{path.resolve()}\0{about.st_size}\0{about.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return told.hexdigest()[:32]


def fetch(key: str) -> Kept | None:
    """What was kept under a key; None where nothing was, or it is damaged."""
    try:
        with (cache_folder() / key).open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _decoded(data)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError):
        return None


def keep(key: str, areas: Sequence[Area], flaws: Sequence[dict[str, Any]]) -> None:
    """Keep areas under a key; where nothing can be written, the next run is as slow as this one."""
    folder = cache_folder()
    with suppress(OSError, OutputError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        atomic_write(folder / key, _encoded(areas, flaws))
        by_age = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in by_age[MOST_FILES:]:
            old.unlink()


def _encoded(areas: Sequence[Area], flaws: Sequence[dict[str, Any]]) -> bytes:
    shapes = [shapely.to_wkb(area.geometry, byte_order=1) for area in areas]
    rows = [
        {**_words(area), "bounds": area.geometry.bounds, "bytes": len(shape)}
        for area, shape in zip(areas, shapes, strict=True)
    ]
    words = json.dumps({"areas": rows, "flaws": list(flaws)}, default=str, separators=(",", ":")).encode()
    body = len(words).to_bytes(8, "little") + words + b"".join(shapes)
    return MAGIC + hashlib.sha256(body).digest() + body


def _words(area: Area) -> dict[str, Any]:
    """The fields of an area but for its shape, days as texts."""
    return {item.name: getattr(area, item.name) for item in fields(area) if item.name != SHAPE}


def _decoded(data: mmap.mmap) -> Kept | None:
    start = len(MAGIC) + DIGEST
    with memoryview(data) as view:
        whole = view[: len(MAGIC)] == MAGIC and hashlib.sha256(view[start:]).digest() == view[len(MAGIC) : start]
    if not whole:
        return None
    place = start + 8 + int.from_bytes(data[start : start + 8], "little")
    words = json.loads(data[start + 8 : place])
    entries = []
    for row in words["areas"]:
        bounds, end = row.pop("bounds"), place + row.pop("bytes")
        fields_ = _fields(row)
        make = partial(_area, data, slice(place, end), fields_)
        days = fields_["valid_from"], fields_["valid_to"]
        entries.append(Entry(row["id"], fields_["kind"], tuple(bounds), *days, make))
        place = end
    return Kept(tuple(entries), tuple(words["flaws"]))


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    carried = tuple((date.fromisoformat(first), date.fromisoformat(end)) for first, end in row["carried"])
    days = {name: _day(row[name]) for name in ("valid_from", "valid_to")}
    return {**row, **days, "kind": AreaKind(row["kind"]), "status": AreaStatus(row["status"]), "carried": carried}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _area(data: mmap.mmap, place: slice, words: dict[str, Any]) -> Area:
    return Area(geometry=shapely.from_wkb(data[place]), **words)


def flaw_words(flaw: Any) -> dict[str, Any]:
    """A flaw as JSON can say it."""
    return asdict(flaw)
