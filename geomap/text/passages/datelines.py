"""The dateline of a text: the place, the day and the agency that an article opens with."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from geomap.model import NO_SPAN, Span
from geomap.text.fold import small_letters
from geomap.text.wordlists import months_of_all_languages

_CITY = r"[A-Z][A-Z'.]{2,}(?:[ /,-]+[A-Z][A-Z'.]+)*(?:, [A-Z][\w.]+)?"
_AGENCY = r"(?: \([^)]{1,30}\))?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"{_CITY}(?: [A-Z]\w+)?{_AGENCY}(?:,? {_DAY})?{_AGENCY}\s*(?:—|–|--|-)\s+"
    rf"|{_CITY}\s+(?=[A-Z\d\"“‘'])"
)
# Where a dateline may stand: at the head, on a later line, or after a photo credit.
_OPENINGS = re.compile(r"\n\s*|(?:Reuters|AP|AFP|Images) ")
_WITHIN = 600
"""Within how many characters one may begin."""
# Foreign-broadcast style: place, date, source, dashes, then a mark in square brackets.
_BROADCAST = re.compile(r"[^\[\n]{3,140}?--? ?\[[A-Z][^\]]{2,40}\](?: ?\[[A-Z][^\]]{2,40}\])*\s*")
_DAY_WITHIN = 160
"""Within how many characters its day stands."""
_MOST_WORDS = 10
"""Up to how many words its place has."""
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")


class Dateline(NamedTuple):
    """Where the place and day that open an agency's article stand; empty where there is none."""

    start: int
    end: int
    day: Span
    """Where its day stands; ``NO_SPAN`` where it has none."""


def find_dateline(text: str) -> Dateline:
    """The dateline of a text, or an empty one."""
    opening = _opening(text)
    return Dateline(*opening, _day(text))


def _opening(text: str) -> Span:
    broadcast = _BROADCAST.match(text) if "[" in text[:200] else None
    if broadcast:
        return Span(0, broadcast.end())
    for begin in (0, *(opening.end() for opening in _OPENINGS.finditer(text, 0, _WITHIN))):
        found = _DATELINE.match(text, begin) if text[begin : begin + 3].isupper() else None
        # A text all in capitals shows no dateline by its capitals.
        if found and any(char.islower() for char in text[found.end() : found.end() + 40]):
            return Span(found.start(), found.end())
    return NO_SPAN


@cache
def _day_pattern() -> re.Pattern[str]:
    months = "|".join(sorted(months_of_all_languages(), key=lambda name: (-len(name), name)))
    month = rf"(?:{months})\b\.?"
    day = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? (?:\d{{4}}|\d\d))?"
    agency = r"(?: ?[(/\[][^()/\n]{1,60}[)/\]])?"
    return re.compile(rf"(?P<day>{day}){agency} ?(?:--|—|–|-|_|:)")


def _day(text: str) -> Span:
    """Where the day stands that a dateline's place leads, behind it an agency and a dash."""
    head = text[:_DAY_WITHIN]
    # Titles and most heads have no figure, and the names of months of all languages take long to look for.
    if _FIGURE.search(head) is None:
        return NO_SPAN
    match = _day_pattern().search(small_letters(head))
    return Span(*match.span("day")) if match and _follows_a_place(text[: match.start()]) else NO_SPAN


def _follows_a_place(before: str) -> bool:
    """Whether what stands before is a dateline's place: a few words that begin and mostly run in capitals."""
    last = before.rstrip(" \n,(").rsplit("\n", 1)[-1].rsplit(". ", 1)[-1]
    words = _WORD.findall(last)
    return (
        0 < len(words) <= _MOST_WORDS
        and words[-1][0].isupper()
        and sum(word.isupper() for word in words) * 2 >= len(words)
    )
