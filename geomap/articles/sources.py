"""From what the user names to articles: files, folders, addresses, standard input, in the order given."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections import Counter
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.articles.formats.opened_source import MEGABYTE, Repeated, Skipped, Source, Undated, UnusableError
from geomap.articles.formats.sniffing import Format, sniff
from geomap.errors import InputError
from geomap.model import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from _typeshed import WriteableBuffer

    from geomap.articles.formats.opened_source import Outcomes, Reader

_READERS = {
    Format.TEXT: ("plain_text", "read_plain"),
    Format.MARKDOWN: ("markdown", "read_markdown"),
    Format.HTML: ("pages", "read_page"),
    Format.JSON: ("json_articles", "read_json"),
    Format.JSON_LINES: ("json_articles", "read_json_lines"),
    Format.CSV: ("csv_articles", "read_csv"),
    Format.FEED: ("feeds", "read_feed"),
    Format.PDF: ("pdf", "read_pdf"),
}
_ADDRESS = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]+)://")
_BUFFER = 1 << 16
"""Bytes that are looked at to tell what a source is; markers stand in the first kilobytes."""
_GZIP_MAGIC = b"\x1f\x8b"
_MAX_RATIO = 200
"""Far more than any text packs: what goes beyond was made to fill memory."""
_FREE_UNPACKED = 10 * MEGABYTE


def read_articles(
    *sources: str | Path,
    on_skip: Callable[[Skipped | Undated], None] | None = None,
    read_file: Callable[[Path], Outcomes] | None = None,
) -> Iterator[Article]:
    """Read articles lazily and in order, from files, folders, http(s) addresses and ``-`` for standard input.

    Text, Markdown, HTML, JSON Lines, JSON, CSV, RSS, Atom and PDF are told apart by content and suffix; each may be
    packed with gzip. Folders are read sorted and whole, without hidden files. Ids are unique in what is returned.

    Args:
        sources: what to read.
        on_skip: called for everything that could not be read, and for articles that are read without the day that they
            state (``Undated``); reading goes on.
        read_file: reads one file, for whoever knows some of them from before; ``sources.read_one_file`` without one.

    Raises:
        InputError: something could not be read, and there is no ``on_skip`` to take it.
    """
    for outcome in _unique(_outcomes(sources, _Once(read_file or read_one_file))):
        if isinstance(outcome, Article):
            yield outcome
        elif on_skip is not None:
            on_skip(outcome)
        elif isinstance(outcome, Skipped) and not isinstance(outcome, Repeated):
            raise InputError(str(outcome))


class _Once:
    """Reads each file and folder the first time that it is named: told twice, everything in it would count twice."""

    def __init__(self, read_file: Callable[[Path], Outcomes]) -> None:
        self._read_file = read_file
        self._known: set[str] = set()

    def __call__(self, path: Path) -> Outcomes:
        if self.knows(path):
            yield _again(path)
        else:
            yield from self._read_file(path)

    def knows(self, path: Path) -> bool:
        """Whether a path was asked for before, by this name or by another."""
        try:
            real = os.path.realpath(path)
        except (OSError, ValueError):
            # An impossible name: opening it says what is wrong.
            return False
        is_known = real in self._known
        self._known.add(real)
        return is_known


def _again(path: Path) -> Repeated:
    return Repeated(str(path), "was read already: it is named twice")


def _outcomes(sources: Iterable[str | Path], read_file: _Once) -> Outcomes:
    for source in sources:
        address = _ADDRESS.match(source) if isinstance(source, str) else None
        if address:
            yield from _read_address(str(source))
        elif source == "-":
            yield from _read_stdin()
        elif not str(source).strip():
            # Path("") is the working folder, which nobody means who passes an empty variable
            yield Skipped(repr(source), "is no name: give a file, a folder, an address or -")
        elif _is_folder(Path(source)):
            yield from (
                [_again(Path(source))] if read_file.knows(Path(source)) else _read_folder(Path(source), read_file)
            )
        else:
            yield from read_file(Path(source))


def _read_stdin() -> Outcomes:
    # Python has no stdin where the shell has closed it (`<&-`)
    if sys.stdin is None:
        yield Skipped("-", "is closed: there is nothing on standard input")
    else:
        yield from _guarded(Source(name="-", stem="stdin", stream=_buffered(sys.stdin.buffer)))


def _unique(outcomes: Outcomes) -> Outcomes:
    """Give a second article of the same id the suffix ``-2``, and so on."""
    seen: set[str] = set()
    copies: Counter[str] = Counter()
    for outcome in outcomes:
        if not isinstance(outcome, Article):
            yield outcome
            continue
        unique = outcome.id
        while unique in seen:
            copies[outcome.id] += 1
            unique = f"{outcome.id}-{copies[outcome.id] + 1}"
        seen.add(unique)
        yield outcome if unique == outcome.id else replace(outcome, id=unique)


def _read_folder(folder: Path, read_file: Callable[[Path], Outcomes]) -> Outcomes:
    failed: list[OSError] = []
    found = False
    for parent, names, files in os.walk(folder, onerror=failed.append):
        # os.walk goes on with this list, in this order.
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                found = True
                yield from read_file(path)
    for error in failed:
        yield Skipped(str(error.filename or folder), f"cannot be opened ({error.strerror})")
    if not found and not failed:
        yield Skipped(str(folder), "has no files in it")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # An impossible name: opening it says what is wrong.
        return False


def read_one_file(path: Path) -> Outcomes:
    """All articles of one file, or why there is none."""
    name = str(path)
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        yield Skipped(name, "does not exist: check the spelling")
    except (OSError, ValueError) as error:
        yield Skipped(name, f"cannot be opened ({getattr(error, 'strerror', None) or error})")
    else:
        with closing(stream):
            yield from _guarded(Source(name=name, stem=_stem(path.name), stream=stream, suffix=_suffix(path.name)))


def _read_address(address: str) -> Outcomes:
    from geomap.articles.fetching import fetch  # noqa: PLC0415 - urllib3 is for those who read from the web

    try:
        page = fetch(address)
    except UnusableError as error:
        yield Skipped(address, str(error))
    else:
        yield from _guarded(page)


def _guarded(source: Source) -> Outcomes:
    """All outcomes of a source, and its fault as the last one where it ends badly."""
    try:
        yield from _read(source)
    except UnusableError as error:
        yield source.skipped(str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield source.skipped(f"is damaged or cannot be read ({error})")


def _read(source: Source) -> Outcomes:
    head = source.stream.peek(_BUFFER)
    if head.startswith(_GZIP_MAGIC):
        source = _unpacked(source)
        head = source.stream.peek(_BUFFER)
    if not head:
        raise UnusableError("is empty")
    return _reader(sniff(head, suffix=source.suffix, media_type=source.media_type))(source)


def _reader(found: Format) -> Reader:
    """The reader of a format, whose module is loaded now: some of them stand on large libraries."""
    module, name = _READERS[found]
    reader: Reader = getattr(import_module(f"geomap.articles.formats.{module}"), name)
    return reader


def _unpacked(source: Source) -> Source:
    stream = io.BufferedReader(_Unpacking(source.stream), _BUFFER)
    inner = source.stem if source.suffix == ".gz" else source.name.rpartition("/")[2]
    return replace(source, stream=stream, stem=_stem(inner), suffix=_suffix(inner))


class _Unpacking(io.RawIOBase):
    """Gzip data as a raw stream that stops bombs."""

    def __init__(self, packed: io.BufferedReader) -> None:
        self._packed = _Counting(packed)
        self._gzip = gzip.GzipFile(fileobj=self._packed, mode="rb")  # type: ignore[call-overload]  # it only reads
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        data = self._gzip.read1(len(view))
        self._unpacked += len(data)
        if self._unpacked > _FREE_UNPACKED and self._unpacked > _MAX_RATIO * self._packed.count:
            raise UnusableError(f"unpacks to more than {_MAX_RATIO} times its size: that is no article")
        view[: len(data)] = data
        return len(data)


class _Counting:
    """A packed stream that counts what was taken from it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


def _buffered(stream: object) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, _BUFFER)  # type: ignore[arg-type]  # raw


def _stem(name: str) -> str:
    return Path(name).stem or name


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()
