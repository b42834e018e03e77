"""What online services answered, kept for good, and when each may be asked again: shared by all runs of a user."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geomap.errors import GeocoderError

if TYPE_CHECKING:
    from collections.abc import Callable

# A run waits this long for other runs that are writing, rather than fail with "database is locked".
_PATIENCE_SECONDS = 60.0
_LONGEST_NAP = 5.0
# Nobody may be made to wait longer than a service's own pause; more means that the clock was set back.
LONGEST_PAUSE = 300.0

_DAMAGES = frozenset((sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT))

_Result = TypeVar("_Result")


def cache_folder() -> Path:
    """Give the folder for what may be kept between runs, by the system's custom or ``XDG_CACHE_HOME``."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    if home and Path(home).is_absolute():
        return Path(home) / "geomap"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "geomap" / "Cache"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "geomap"


class _File:
    """A small database that several processes use at once; a damaged one is begun anew."""

    def __init__(self, path: Path, *, schema: str) -> None:
        self._path = path
        self._schema = schema

    def use(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Do some work in one transaction.

        Raises:
            GeocoderError: the file can be neither used nor made anew.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for repair in (self._remove_if_damaged, self._remove):
                try:
                    return self._once(work)
                except sqlite3.DatabaseError as error:
                    if not _is_damage(error):
                        raise
                    repair()
            return self._once(work)
        except (OSError, sqlite3.Error) as error:
            raise GeocoderError(
                f"{self._path} cannot be used ({error}): set XDG_CACHE_HOME to a folder that can be written"
            ) from error

    def _once(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        with closing(sqlite3.connect(self._path, timeout=_PATIENCE_SECONDS, isolation_level=None)) as connection:
            # Readers of a rollback journal need no shared memory, so network folders work too.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(self._schema)
            result = work(connection)
            connection.execute("COMMIT")
            return result

    def _remove_if_damaged(self) -> None:
        """Remove the file, unless another process has done so already and the new one is well."""
        try:
            with closing(sqlite3.connect(self._path, timeout=_PATIENCE_SECONDS)) as connection:
                is_well = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            is_well = False
        if not is_well:
            self._remove()

    def _remove(self) -> None:
        for path in (self._path, self._path.with_name(f"{self._path.name}-journal")):
            path.unlink(missing_ok=True)


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is at fault; a lock, a full disk or missing rights are no reason to throw it away."""
    return (getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF) in _DAMAGES


class AnswerCache:
    """Answers by question; each carries a digest, so that a damaged one is lost rather than wrong."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it is made when first needed."""
        schema = "CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT, digest TEXT)"
        self._file = _File(folder / "answers.sqlite3", schema=schema)

    def get(self, question: str) -> str | None:
        """Give the answer to a question; None where it was never asked."""
        statement = "SELECT answer, digest FROM answers WHERE question = ?"
        row = self._file.use(lambda connection: connection.execute(statement, (question,)).fetchone())
        return row[0] if row and row[1] == _digest(question, row[0]) else None

    def put(self, question: str, answer: str) -> None:
        """Keep an answer."""
        row = (question, answer, _digest(question, answer))
        self._file.use(lambda connection: connection.execute("REPLACE INTO answers VALUES (?, ?, ?)", row))


def _digest(question: str, answer: object) -> str:
    return sha256(f"{question}\n{answer}".encode("utf-8", "replace")).hexdigest()


class Pace:
    """Lets one request a second go out to a service, over all processes that share the folder."""

    def __init__(
        self,
        folder: Path,
        *,
        service: str,
        seconds: float,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the folder, the service's name and how far apart its requests must be."""
        schema = "CREATE TABLE IF NOT EXISTS turns (service TEXT PRIMARY KEY, next REAL)"
        self._file = _File(folder / "turns.sqlite3", schema=schema)
        self._service = service
        self._seconds = seconds
        self._clock = clock
        self._sleep = sleep

    def wait(self, *, until: float) -> bool:
        """Wait for the next turn and take it; False, at once, where it would come after a time of the clock."""
        while (delay := self._file.use(self._take)) > 0:
            if self._clock() + delay > until:
                return False
            self._sleep(min(delay, _LONGEST_NAP))
        return True

    def hold(self, seconds: float) -> None:
        """Let nobody ask the service for some seconds, because it says so."""
        until = self._clock() + min(seconds, LONGEST_PAUSE)
        self._file.use(lambda connection: self._set(connection, max(until, self._next(connection))))

    def _take(self, connection: sqlite3.Connection) -> float:
        now = self._clock()
        delay = self._next(connection) - now
        if 0 < delay <= LONGEST_PAUSE + self._seconds:
            return delay
        self._set(connection, now + self._seconds)
        return 0.0

    def _next(self, connection: sqlite3.Connection) -> float:
        row = connection.execute("SELECT next FROM turns WHERE service = ?", (self._service,)).fetchone()
        return row[0] if row and isinstance(row[0], float) else 0.0

    def _set(self, connection: sqlite3.Connection, moment: float) -> None:
        connection.execute("REPLACE INTO turns VALUES (?, ?)", (self._service, moment))
