"""What became of the rows of a user's sources: every one is used or refused with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_EVERY = 50_000
"""Rows between two lines of progress: often enough to see that it goes on."""
_MOST_EXAMPLES = 10
"""Refused rows that are shown: enough to see what is wrong, few enough to read."""


class Progress(NamedTuple):
    """How far a build has come."""

    step: str
    """The source that is read, or what is done with all of them."""
    rows: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build came to."""

    path: Path
    rows: int
    """How many rows were read."""
    used: int
    refused: tuple[tuple[str, int], ...]
    """Each reason with its number of rows, the most frequent first."""
    examples: tuple[str, ...]
    """The first rows that were refused: file, line and reason."""
    places: int
    names: int
    size_bytes: int


class Books:
    """Counts rows while they are read."""

    def __init__(self, on_progress: Callable[[Progress], None] | None) -> None:
        """Take what is told of the progress every 50,000 rows."""
        self._tell = on_progress
        self.rows = 0
        self.used = 0
        self.refused: Counter[str] = Counter()
        self.examples: list[str] = []

    def count(self, step: str) -> None:
        """Count a row."""
        self.rows += 1
        if self._tell is not None and self.rows % _EVERY == 0:
            self._tell(Progress(step, self.rows))

    def refuse(self, where: str, reason: str) -> None:
        """Count a row as refused."""
        self.refused[reason] += 1
        if len(self.examples) < _MOST_EXAMPLES:
            self.examples.append(f"{where}: {reason}")

    def tell(self, step: str) -> None:
        """Tell of a step that has no rows of its own."""
        if self._tell is not None:
            self._tell(Progress(step, self.rows))
