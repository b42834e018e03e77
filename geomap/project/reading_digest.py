"""A digest of everything beside an article that its reading depends on: geomap's own code and facts, gazetteers."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import data
from geomap.errors import UsageError
from geomap.version import __version__

if TYPE_CHECKING:
    from geomap.settings import Lookup

_PACKAGE = Path(data.__file__).resolve().parent.parent
_READERS = (
    "articles",
    "corrections",
    "data",
    "extractors",
    "incidents",
    "model",
    "places",
    "provenance",
    "scoring",
    "system",
    "text",
    "times",
    "vocabulary",
)
_BESIDE = ("area_parts.py", "quantities.py", "read.py")
SIZE = 32
"""Bytes: two texts of one digest will not be met."""


def reader_digest(lookup: Lookup, *, more: str = "") -> bytes:
    """The same for the same geomap, gazetteers and geocoder, on every machine.

    Raises:
        UsageError: a gazetteer cannot be read.
    """
    parts = [code_digest(), _file(data.built_file("gazetteer.index"))]
    parts += [_file(path) for path in lookup.gazetteers]
    parts += [text.encode() for text in (lookup.geocoder, lookup.server, more)]
    return hashlib.blake2b(b"\x1f".join(parts), digest_size=SIZE).digest()


@cache
def code_digest() -> bytes:
    """Of geomap itself: the version says it for releases, the files themselves for whoever changes them."""
    files = [_PACKAGE / name for name in _BESIDE]
    for folder in _READERS:
        files += (path for path in (_PACKAGE / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    digest = hashlib.blake2b(__version__.encode(), digest_size=SIZE)
    for path in sorted(files):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.digest()


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=SIZE)).digest()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be read ({error.strerror or error}): name a gazetteer that is there"
        ) from error
