"""TOML files that people write by hand: every message names the file, the key, the value and the next step."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn

from geomap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


def read_toml(path: Path, *, next_step: str) -> dict[str, Any]:
    """The tables of a file.

    Raises:
        UsageError: it is not there, cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror or error}): {next_step}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path} is not TOML: {error}") from error


@dataclass(frozen=True, slots=True)
class Table:
    """One table of such a file, whose values are asked for by kind."""

    file: Path
    name: str
    """What messages call it: ``[period]``; empty for the top of the file."""
    values: Mapping[str, Any]

    def check_keys(self, known: Collection[str]) -> None:
        """Refuse keys that nobody reads, so that a slip of the pen is not passed over.

        Raises:
            UsageError: there is one; the message names the nearest that exists.
        """
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                meant = f"did you mean {near[0]}?" if near else f"choose from {', '.join(sorted(known))}"
                self.refuse(f"unknown key {key}: {meant}")

    def text(self, key: str, default: str = "") -> str:
        """A text on one line."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            self._not(key, "a text in quotes")
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        value = self.values.get(key, default)
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list | tuple) or not all(isinstance(one, str) and one.strip() for one in listed):
            self._not(key, 'a list of texts: ["one", "two"]')
        return tuple(listed)

    def whole(self, key: str, default: int | None = None) -> int | None:
        """A whole number, 0 or more."""
        value = self.values.get(key, default)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
            self._not(key, "a whole number, 0 or more")
        return value

    def number(self, key: str, *, most: float) -> float | None:
        """A number from ``-most`` to ``most``."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
            self._not(key, f"a number from -{most:g} to {most:g}")
        return float(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Yes or no."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self._not(key, "true or false")
        return value

    def day(self, key: str) -> date | None:
        """A day, with or without quotes; an empty text is none."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self._not(key, "a day: write it as 2020-12-14")

    def table(self, key: str) -> Table:
        """A table within this one, empty where there is none."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self._not(key, f"a table: write [{key}] above its keys")
        return Table(self.file, f"[{key}]", value)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of ``[[key]]``, in the order of the file, each numbered from 1."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self._not(key, f"a list of tables: write [[{key}]] above each")
        return tuple(Table(self.file, f"[[{key}]] {number}", one) for number, one in enumerate(value, start=1))

    def refuse(self, reason: str) -> NoReturn:
        """Say what is wrong with the table, and where it stands.

        Raises:
            UsageError: always.
        """
        raise UsageError(" ".join(f"{self.file}: {self.name} {reason}".split()))

    def _not(self, key: str, wanted: str) -> NoReturn:
        shown = repr(self.values.get(key))
        self.refuse(f"{key} = {shown[:60]} is not {wanted}")
