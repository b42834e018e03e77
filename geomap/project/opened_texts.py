"""Files whose text takes longer to find than to read, opened once: pages and PDFs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from geomap.articles.sources import read_one_file
from geomap.model import Article
from geomap.project.reading_digest import code_digest

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.articles.formats.opened_source import Outcomes
    from geomap.project.store import Store

SLOW = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".pdf"})
"""How the names of such files end; what is told apart by its content alone is opened by each build."""
BATCH = 64
"""Articles that go to the disk together: few writes, little lost in a crash."""
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Article, ...])


class KeptFiles:
    """Reads the articles of single files, and knows those of pages and PDFs from before by their bytes."""

    def __init__(self, store: Store) -> None:
        self.keys: list[bytes] = []
        """The files of this run."""
        self._store = store
        self._batch: list[tuple[bytes, bytes]] = []

    def read(self, path: Path) -> Outcomes:
        """All articles of one file, or why there is none."""
        key = _key(path)
        if key is None:
            yield from read_one_file(path)
            return
        self.keys.append(key)
        known = _decoded(self._store.load([key]).get(key))
        yield from known if known is not None else self._opened(path, key)

    def save(self) -> None:
        """Keep what was opened since the last time."""
        self._store.save(self._batch)
        self._batch.clear()

    def _opened(self, path: Path, key: bytes) -> Outcomes:
        outcomes = tuple(read_one_file(path))
        # What cannot be read is tried again by each build: the reason may be gone, and is told each time
        if all(isinstance(outcome, Article) for outcome in outcomes):
            self._batch.append((key, _encoded(outcomes)))
        if len(self._batch) >= BATCH:
            self.save()
        yield from outcomes


def _key(path: Path) -> bytes | None:
    """Of the file's name, which ids are made of, and its bytes; None for what is quick to read or out of reach."""
    if path.suffix.lower() not in SLOW:
        return None
    try:
        content = path.read_bytes()
    except OSError:
        return None
    name = path.name.encode("utf-8", "surrogateescape")
    return hashlib.blake2b(name + b"\x1f" + content, key=code_digest(), digest_size=20).digest()


def _encoded(outcomes: tuple[object, ...]) -> bytes:
    try:
        return _ENCODER.encode(outcomes)
    except UnicodeEncodeError:
        # Half a character: opened by every build
        return b""


def _decoded(value: bytes | None) -> tuple[Article, ...] | None:
    try:
        return _DECODER.decode(value) if value else None
    except msgspec.MsgspecError:
        return None
