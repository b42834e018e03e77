"""Language packs: the folders of ``geomap/data/lang``, each holding what is known of one language, read and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from geomap.data import fact_file
from geomap.errors import LanguagePackError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENGLISH = "en"
"""The language of a text that is in no other one known."""


class Facts:
    """A file of a pack. Whoever reads it asks for its keys by name; a key that nobody asked for is a mistake in it.

    A key inside a table is named with a full stop: ``grammar.be``.
    """

    def __init__(self, path: Path) -> None:
        """Read a file; ask for its keys within a ``with``."""
        self._path = path
        try:
            self._values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise LanguagePackError(f"{path}: {error}") from error
        self._unread = set(self._values) | {
            f"{name}.{key}" for name, value in self._values.items() if isinstance(value, dict) for key in value
        }

    def __enter__(self) -> Self:
        """Begin to ask."""
        return self

    def __exit__(self, error_type: type[BaseException] | None, *_: object) -> None:
        """Refuse keys that nobody asked for.

        Raises:
            LanguagePackError: the file holds one.
        """
        if error_type is None and self._unread:
            raise LanguagePackError(f"{self._path}: nothing reads the key {min(self._unread)!r}: is it misspelt?")

    def value(self, key: str) -> Any:
        """What a key holds, whatever it is.

        Raises:
            LanguagePackError: there is no such key.
        """
        table, _, inner = key.partition(".")
        found = self._values.get(table)
        found = found.get(inner) if inner and isinstance(found, dict) else found
        if found is None:
            raise LanguagePackError(f"{self._path}: the key {key!r} is missing")
        self._unread -= {table, key} | {unread for unread in self._unread if unread.startswith(f"{key}.")}
        return found

    def has(self, key: str) -> bool:
        """Whether the file holds a key."""
        table, _, inner = key.partition(".")
        return table in self._values and (not inner or inner in self._values[table])

    def passed_over(self, key: str) -> None:
        """Leave a key to another reader of the file."""
        self._unread -= {unread for unread in self._unread if unread.partition(".")[0] == key}

    def names(self) -> tuple[str, ...]:
        """The names of everything that the file holds."""
        return tuple(self._values)

    def table(self, key: str, *, optional: bool = False) -> dict[str, Any]:
        """A table; an empty one where there need be none.

        Raises:
            LanguagePackError: the key is missing or holds something else.
        """
        return self._checked(key, dict) if self.has(key) or not optional else {}

    def words(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of words, written as a list or, parted by spaces, as one text; an empty one where there need be none.

        Raises:
            LanguagePackError: the key is missing or holds something else.
        """
        if optional and not self.has(key):
            return ()
        found = self.value(key)
        words = found.split() if isinstance(found, str) else found
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise LanguagePackError(f"{self._path}: the key {key!r} should hold a list of words")
        return tuple(words)

    def word_lists(self, key: str) -> dict[str, list[str]]:
        """A table of lists of words.

        Raises:
            LanguagePackError: it is missing, or one of its keys holds something else.
        """
        return {name: list(self.words(f"{key}.{name}")) for name in self.table(key)}

    def rows(self, key: str) -> list[dict[str, Any]]:
        """A list of tables.

        Raises:
            LanguagePackError: there is none.
        """
        rows: list[dict[str, Any]] = self._checked(key, list)
        return rows

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text; an empty one where there need be none.

        Raises:
            LanguagePackError: the key is missing or holds something else.
        """
        return str(self._checked(key, str)) if self.has(key) or not optional else ""

    def _checked(self, key: str, kind: type) -> Any:
        found = self.value(key)
        if not isinstance(found, kind):
            raise LanguagePackError(f"{self._path}: the key {key!r} should hold a {kind.__name__}")
        return found


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """What is known of one language, by its ISO 639-1 code: a folder of files, none of which it must have."""

    code: str

    def has(self, name: str) -> bool:
        """Whether the pack holds a file."""
        return self._file(f"{name}.toml").exists()

    def facts(self, name: str) -> Facts:
        """A TOML file of the pack.

        Raises:
            LanguagePackError: the file is missing, is no TOML, or holds a key that nobody reads.
        """
        path = self._file(f"{name}.toml")
        if not path.exists():
            raise LanguagePackError(f"{path} is missing: the language {self.code!r} has no {name} yet")
        return Facts(path)

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a word list of the pack, comments and empty lines aside."""
        text = self._file(f"words/{name}.txt").read_text(encoding="utf-8")
        return tuple(line for line in text.splitlines() if line and not line.startswith("#"))

    def _file(self, name: str) -> Path:
        return fact_file(f"lang/{self.code}/{name}")


@cache
def language_codes() -> tuple[str, ...]:
    """The codes of all languages that have a pack."""
    return tuple(sorted(folder.name for folder in fact_file("lang").iterdir() if folder.is_dir()))


@cache
def language_pack(code: str) -> LanguagePack:
    """The pack of a language.

    Raises:
        LanguagePackError: there is none.
    """
    if code not in language_codes():
        raise LanguagePackError(f"no language pack {code!r}: choose from {', '.join(language_codes())}")
    return LanguagePack(code)


@cache
def language_with(name: str, code: str) -> str:
    """The language itself where its pack holds a file, English where it does not."""
    return code if code in language_codes() and language_pack(code).has(name) else ENGLISH


def by_word(groups: Mapping[str, list[str]]) -> dict[str, str]:
    """Each word of a table of lists, with the name of its list; the first list that names a word wins."""
    found: dict[str, str] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, name)
    return found
