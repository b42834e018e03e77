"""What the readers of single formats share: the opened source, the two outcomes, the limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from io import BufferedReader

    from geomap.model import Article

MEGABYTE = 1_000_000
"""As file managers count: a million bytes."""
MAX_DOCUMENT = 10 * MEGABYTE
"""The most bytes that one article may have: a text, a page, a feed, a line of JSON. A long book has 2 MB."""
MAX_COLLECTION = 64 * MEGABYTE
"""The most bytes of a file that has to be held whole but carries many articles: JSON, CSV, PDF."""

_SHOWN = 60
"""Characters of an unreadable day that are shown: all of a day, the beginning of anything else."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or one article of it, that could not be read."""

    source: str
    """The path or address; with ``:3`` for the third line or row of a file."""
    reason: str
    """Why, in words that follow the name of the source: "is empty"."""

    def __str__(self) -> str:
        return f"{self.source} {self.reason}"


class Repeated(Skipped):
    """A file or a folder that is named a second time: nothing is lost with it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Undated:
    """An article that is read, but whose day of publication is no plain date."""

    source: str
    """The path or address; with ``:3`` for the third line or row of a file."""
    value: str
    """What stands where the day should."""

    @property
    def reason(self) -> str:
        """What is the matter, in words that follow the name of the source."""
        shown = "".join(c if c.isprintable() else " " for c in self.value[:_SHOWN])
        return (
            f"has {' '.join(shown.split())!r} for its day of publication, and is read without one, so that "
            '"on Friday" has no day: write it as 2020-12-14'
        )

    def __str__(self) -> str:
        return f"{self.source} {self.reason}"


class UnusableError(Exception):
    """A source as a whole cannot be read; the message is the reason of a ``Skipped``."""


@dataclass(frozen=True, slots=True)
class Source:
    """An opened source, before anybody knows what it is."""

    name: str
    """What the user called it: the path, the address, or ``-``."""
    stem: str
    """What ids are made from where the source gives none."""
    stream: BufferedReader[Any]
    suffix: str = ""
    """Lower case with its dot; empty where the name has none."""
    url: str = ""
    media_type: str = ""
    """What the server called it: ``text/html``."""
    charset: str = ""
    """The encoding that the server declared."""

    def read(self, limit: int = MAX_DOCUMENT) -> bytes:
        """All bytes.

        Raises:
            UnusableError: there are none, or more than the limit.
        """
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise UnusableError(f"is larger than {limit // MEGABYTE} MB, the most that is read: split it")
        if not data.strip():
            raise UnusableError("is empty")
        return data

    def undated(self, stated: Iterable[str], day: date | None, *, part: int | None = None) -> Iterator[Undated]:
        """An ``Undated`` where a day is stated and none was read; nothing else."""
        value = next((text for text in stated if text.strip()), "")
        if day is None and value:
            yield Undated(self._name_of(part), value)

    def _name_of(self, part: int | None) -> str:
        return self.name if part is None else f"{self.name}:{part}"

    def skipped(self, reason: str, *, part: int | None = None) -> Skipped:
        """A ``Skipped`` for this source, or for one numbered part of it."""
        return Skipped(self._name_of(part), reason)


if TYPE_CHECKING:
    Outcomes = Iterator[Article | Skipped | Undated]
    Reader = Callable[[Source], Outcomes]
