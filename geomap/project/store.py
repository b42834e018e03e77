"""What a project has read before: one SQLite file, whole after any crash, shared by runs at the same time.

Nothing in it is ever needed: where it is damaged, locked or not writable, articles are read again.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from geomap.system.files import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    OnNote = Callable[[str], None]

VERSION = 1
"""Of the tables; another one is made anew."""
KEEP_BUILDS = 10
"""What so many builds did not use is forgotten."""
WAIT_SECONDS = 60.0
"""How long one run waits for another one's writing, which takes milliseconds."""
_TABLES = """
CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
"""


class Store:
    """Values by key, on disk as soon as ``save`` returns."""

    def __init__(self, path: Path, *, on_note: OnNote) -> None:
        self._path = path
        self._on_note = on_note
        self._connection: sqlite3.Connection | None = None
        self._build = 0
        self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def load(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that have one; a damaged value is none."""
        found: dict[bytes, bytes] = {}
        with self._guarded() as connection:
            if connection:
                for key in keys:
                    row = connection.execute("SELECT value FROM readings WHERE key = ?", (key,)).fetchone()
                    # Compressed data carry a checksum, so that a flipped bit is found
                    with suppress(zlib.error, TypeError):
                        found.update({key: zlib.decompress(row[0])} if row else {})
        return found

    def save(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values, all of them or none."""
        packed = [(key, zlib.compress(value, 1)) for key, value in values]
        with self._guarded() as connection:
            if connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", packed)
                self._use(connection, [key for key, _ in packed])
                connection.execute("COMMIT")

    def finish(self, keys: Iterable[bytes]) -> None:
        """Note that a build used these, and forget what the last builds did not use."""
        with self._guarded() as connection:
            if connection:
                connection.execute("BEGIN IMMEDIATE")
                self._use(connection, keys)
                oldest = self._build - KEEP_BUILDS
                old = "SELECT key FROM uses WHERE build < ?"
                connection.execute(f"DELETE FROM readings WHERE key IN ({old})", (oldest,))  # noqa: S608  (our own words)
                connection.execute("DELETE FROM uses WHERE build < ?", (oldest,))
                connection.execute("COMMIT")

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection | None]:
        """The connection, while there is one; a fault costs what was kept, never the build."""
        try:
            yield self._connection
        except sqlite3.Error as error:
            self._give_up(error)

    def _open(self) -> None:
        try:
            self._connect()
        except sqlite3.Error as error:
            self._give_up(error)
        except OSError as error:
            self._on_note(f"{self._path} cannot be used ({error}): what is read is not kept")

    def _connect(self) -> None:
        make_folder(self._path.parent)
        with suppress(FileExistsError), (self._path.parent / ".gitignore").open("x", encoding="utf-8") as file:
            file.write("*\n")
        self._connection = sqlite3.connect(self._path, timeout=WAIT_SECONDS, isolation_level=None)
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version not in {0, VERSION}:
            raise sqlite3.DatabaseError(f"it is of version {version}")
        # Waits for another run that makes the tables at this moment
        self._connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        (newest,) = self._connection.execute("SELECT coalesce(max(build), 0) FROM uses").fetchone()
        self._build = int(newest) + 1

    def _use(self, connection: sqlite3.Connection, keys: Iterable[bytes]) -> None:
        uses = [(key, self._build) for key in keys]
        connection.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?)", uses)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Start anew where the file is damaged; go on without it where it is only out of reach."""
        self._close()
        if isinstance(error, sqlite3.OperationalError):
            self._on_note(f"{self._path} cannot be used ({error}): what is read is not kept")
            return
        self._on_note(f"{self._path} was damaged ({error}): it is made anew, and every article is read again")
        try:
            for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
                path.unlink(missing_ok=True)
            self._connect()
        except (sqlite3.Error, OSError) as again:
            self._close()
            self._on_note(f"{self._path} cannot be made anew ({again}): what is read is not kept")

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None
