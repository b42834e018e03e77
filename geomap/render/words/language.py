"""The page's own words, numbers and days in its language; the texts of articles are never here.

The words are facts in ``data/interface``, one file a language, which the client reads from the page's data. English
needs no library; the days and plurals of the others come from babel, imported when first asked for.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap import data
from geomap.settings import PageLanguage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LANGUAGES = tuple(map(str, PageLanguage))
"""The languages that there are words for: BCP 47 tags."""
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GAP = re.compile(r"\{(\w+)\}")

Sentence = str | dict[str, str]
"""A sentence, or one for each of the language's plural categories."""


class Language:
    """Words, numbers and days of one language; English words where there are none of its own."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        primary = tag.replace("_", "-").split("-")[0].lower()
        self.words: dict[str, Sentence] = _words(primary if primary in LANGUAGES else "en")
        self.direction = "rtl" if primary in _RIGHT_TO_LEFT else "ltr"
        self._is_english = primary == "en"

    def word(self, key: str, **fillings: str | int) -> str:
        """The sentence of a key with its gaps filled."""
        return _filled(str(self.words[key]), fillings)

    def count(self, key: str, number: int, **fillings: str | int) -> str:
        """A sentence that depends on a number; ``{n}`` is the number itself, or what is said instead of it."""
        forms = self.words[key]
        form = forms if isinstance(forms, str) else forms.get(self._plural(number), forms["other"])
        return _filled(form, {"n": self.number(number), **fillings})

    def of(self, kind: str, value: object) -> str:
        """A closed word of the data; words of others stay as they are."""
        return str(self.words.get(f"{kind}.{value}", value))

    def number(self, value: int) -> str:
        """Digits in groups, as the language groups them."""
        return f"{value:,}" if self._is_english else str(_babel("numbers").format_decimal(value, locale=self._locale))

    def day(self, day: date) -> str:
        """A day with its month and year."""
        if self._is_english:
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return str(_babel("dates").format_skeleton("yMMMd", day, locale=self._locale))

    def days(self, start: date, end: date) -> str:
        """Two days in as few words as they need: "11–13 Dec 2020"."""
        if start == end:
            return self.day(end)
        if not self._is_english:
            return str(_babel("dates").format_interval(start, end, "yMMMd", locale=self._locale))
        if start.year != end.year:
            return f"{self.day(start)} – {self.day(end)}"
        if start.month != end.month:
            return f"{start.day} {_MONTHS[start.month - 1]} – {self.day(end)}"
        return f"{start.day}–{self.day(end)}"

    def country(self, code: str, name: str) -> str:
        """A country's name by its two letters; the given one where the language has none."""
        # ISO leaves X* to its users, and CLDR puts test words there; Kosovo is the exception that everybody uses.
        if self._is_english or len(code) != 2 or (code.startswith("X") and code != "XK"):
            return name
        return str(self._locale.territories.get(code, name))

    @property
    def _locale(self) -> Any:
        return _locale(self.tag)

    def _plural(self, number: int) -> str:
        if self._is_english:
            return "one" if number == 1 else "other"
        return str(self._locale.plural_form(number))


@cache
def language_of(tag: str) -> Language:
    """The language of a BCP 47 tag, made once."""
    return Language(tag or "en")


def _filled(sentence: str, fillings: Mapping[str, str | int]) -> str:
    return _GAP.sub(lambda gap: str(fillings.get(gap[1], gap[0])), sentence)


@cache
def _words(tag: str) -> dict[str, Sentence]:
    words: dict[str, Sentence] = json.loads(data.fact_file(f"interface/{tag}.json").read_text(encoding="utf-8"))
    return words


@cache
def _locale(tag: str) -> Any:
    """The locale of a tag, of its language alone, or British English where babel knows neither."""
    core = _babel("core")
    for candidate in (tag, tag.split("-", maxsplit=1)[0]):
        try:
            return core.Locale.parse(candidate, sep="-")
        except (ValueError, core.UnknownLocaleError):
            continue
    return core.Locale.parse("en_GB")


def _babel(name: str) -> Any:
    from importlib import import_module  # noqa: PLC0415 - English pages are written without it

    return import_module(f"babel.{name}")


ENGLISH = language_of("en")
