"""The binary file of the index: named flat arrays behind a small JSON header, read in place by memory mapping."""

from __future__ import annotations

import json
import mmap
import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.errors import MissingBuildError

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping
    from pathlib import Path

_MAGIC = b"geomap gazetteer 1\n"
_ALIGNMENT = 8


class Sections(NamedTuple):
    """A mapped file: its arrays as memory views, and the values of its header."""

    arrays: Mapping[str, memoryview]
    values: Mapping[str, Any]


def write_sections(path: Path, *, arrays: Mapping[str, array[int] | bytes], values: Mapping[str, Any]) -> None:
    """Write arrays and values so that ``map_sections`` reads them; readers of an older file keep theirs."""
    table: dict[str, list[Any]] = {}
    bodies: list[bytes] = []
    offset = 0
    for name, data in arrays.items():
        body = data if isinstance(data, bytes) else data.tobytes()
        table[name] = ["B" if isinstance(data, bytes) else data.typecode, offset, len(body)]
        padding = -len(body) % _ALIGNMENT
        bodies.append(body + bytes(padding))
        offset += len(body) + padding
    header = json.dumps({"byteorder": sys.byteorder, "arrays": table, "values": values}, ensure_ascii=False).encode()
    start = len(_MAGIC) + 8 + len(header)
    header += b" " * (-start % _ALIGNMENT)
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(_MAGIC + len(header).to_bytes(8, "little") + header)
        file.writelines(bodies)
    temporary.replace(path)


def map_sections(path: Path) -> Sections:
    """Map a file that ``write_sections`` wrote.

    Raises:
        MissingBuildError: the file is of another version, or was built on a machine of other byte order.
    """
    with path.open("rb") as file:
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if mapped[: len(_MAGIC)] != _MAGIC:
        raise MissingBuildError(f"{path} is not an index of this version: install geomap again to build it")
    size = len(_MAGIC) + 8
    start = size + int.from_bytes(mapped[len(_MAGIC) : size], "little")
    header = json.loads(bytes(mapped[size:start]))
    if header["byteorder"] != sys.byteorder:
        raise MissingBuildError(f"{path} was built for another processor: install geomap from source on this machine")
    arrays = {
        name: mapped[start + offset : start + offset + length].cast(code)
        for name, (code, offset, length) in header["arrays"].items()
    }
    return Sections(arrays, header["values"])
