"""The binary file of the index: named flat arrays behind a small JSON header, read in place by memory mapping."""

from __future__ import annotations

import json
import mmap
import os
import shutil
import sys
from array import array
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from geomap.errors import MissingBuildError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAGIC = b"geomap gazetteer 2\n"
_ALIGNMENT = 8
"""Bytes: the widest number of the arrays, so that each can be read in place."""
_OWNER_AND_ALL_READ = 0o644
"""A temporary file is its owner's alone, and others may want to read a gazetteer."""


class Stored(NamedTuple):
    """An array that lies in a file of its own, because it may be larger than the memory."""

    path: Path
    typecode: str


class Sections(NamedTuple):
    """A mapped file: its arrays as memory views, and the values of its header."""

    arrays: Mapping[str, memoryview]
    values: Mapping[str, Any]
    size: int
    """The bytes of the file."""


def write_sections(path: Path, *, arrays: Mapping[str, array[int] | bytes | Stored], values: Mapping[str, Any]) -> None:
    """Write arrays and values so that ``map_sections`` reads them; readers of an older file keep theirs."""
    table: dict[str, list[Any]] = {}
    offset = 0
    for name, data in arrays.items():
        size = _size(data)
        table[name] = [_typecode(data), offset, size]
        offset += size + -size % _ALIGNMENT
    head = {"byteorder": sys.byteorder, "size": offset, "arrays": table, "values": values}
    header = json.dumps(head, ensure_ascii=False).encode()
    header += b" " * (-(len(_MAGIC) + 8 + len(header)) % _ALIGNMENT)
    temporary = path.with_name(f".geomap-{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(_MAGIC + len(header).to_bytes(8, "little") + header)
            for data in arrays.values():
                _copy(data, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_OWNER_AND_ALL_READ)
        temporary.replace(path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _size(data: array[int] | bytes | Stored) -> int:
    if isinstance(data, Stored):
        return data.path.stat().st_size
    return len(data) * data.itemsize if isinstance(data, array) else len(data)


def _typecode(data: array[int] | bytes | Stored) -> str:
    return "B" if isinstance(data, bytes) else data.typecode


def _copy(data: array[int] | bytes | Stored, file: BinaryIO) -> None:
    if isinstance(data, Stored):
        with data.path.open("rb") as source:
            shutil.copyfileobj(source, file, 1 << 20)
    else:
        file.write(data if isinstance(data, bytes) else data.tobytes())
    file.write(bytes(-_size(data) % _ALIGNMENT))


def map_sections(path: Path) -> Sections:
    """Map a file that ``write_sections`` wrote.

    Raises:
        MissingBuildError: the file is of another version, cut short, or of a machine of other byte order.
    """
    with path.open("rb") as file:
        whole = os.fstat(file.fileno()).st_size
        if file.read(len(_MAGIC)) != _MAGIC:
            raise MissingBuildError(f"{path} is not an index of this version: build it, or install geomap, again")
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    size = len(_MAGIC) + 8
    start = size + int.from_bytes(mapped[len(_MAGIC) : size], "little")
    try:
        header = json.loads(bytes(mapped[size:start]))
        complete, byteorder = start + header["size"] == whole, header["byteorder"]
    except (ValueError, KeyError, TypeError) as error:
        raise MissingBuildError(f"{path} is damaged: build it, or install geomap, again") from error
    if not complete:
        raise MissingBuildError(f"{path} is cut short: build it, or install geomap, again")
    if byteorder != sys.byteorder:
        raise MissingBuildError(f"{path} was built for another processor: install geomap from source on this machine")
    arrays = {
        name: mapped[start + offset : start + offset + length].cast(code)
        for name, (code, offset, length) in header["arrays"].items()
    }
    return Sections(arrays, header["values"], whole)
