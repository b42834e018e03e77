"""Measure places on the invented news of traps.toml, where namesakes, persons and things lie in wait; ``--errors``.

A place is right where its words overlap those marked and it lies within a hundred miles; a country or region within
800 km, a very large one within 3,000 km. What is found beside the marks is wrong, adjectives of countries aside.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from frame import run
from placing import COUNTRY_KM, LARGE_KM, NEAR_KM, km, measure

from geomap import find_places
from geomap.model import Article, Kind, Placed, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MARK = re.compile(r"[\[{]([^\]}=]+)(?:=([^\]}]+))?[\]}]")
LARGE = frozenset(("RU", "CA", "US", "CN", "BR", "AU"))
WIDE = frozenset((Kind.COUNTRY, Kind.REGION, Kind.WATER))
# From about the size of Montana on the middle of a division is a matter of taste as well.
DIVISION_KM = 400.0

Points = dict[str, tuple[float, float]]


class Mark(NamedTuple):
    """Words of a text that name a place."""

    start: int
    end: int
    point: str
    """The place's name in the table of points; empty where any will do."""
    is_wanted: bool


def read(marked: str) -> tuple[str, list[Mark]]:
    """Give a text without its marks, and the marks."""
    text, marks, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        is_wanted = match[0][0] == "["
        point = match[2] or (match[1] if is_wanted else "")
        marks.append(Mark(len(text), len(text) + len(match[1]), point, is_wanted))
        text += match[1]
        last = match.end()
    return text + marked[last:], marks


def score(marked: str, points: Points, *, errors: bool) -> list[int]:
    """How many places are right, were found, and are wanted."""
    text, marks = read(marked)
    found = [place for place in find_places(Article(id="", text=text)) if isinstance(place, Placed)]
    right = 0
    wrong = []
    for mark in marks:
        here = [place for place in found if place.mention.start < mark.end and mark.start < place.mention.end]
        match = any(_is_right(place, points, point=mark.point) for place in here)
        right += match and mark.is_wanted
        wrong += here if not match else []
        if errors and not match and (mark.is_wanted or here):
            print(f"  missed {text[mark.start : mark.end]}: {_told(here)} in {text}")
    beside = [place for place in found if place.mention.role is not Role.DEMONYM and not _is_marked(place, marks)]
    if errors and beside:
        print(f"  found {_told(beside)} in {text}")
    return [right, right + len(wrong) + len(beside), sum(mark.is_wanted for mark in marks)]


def _told(places: Sequence[Placed]) -> list[tuple[str, str, str, str]]:
    return [(one.mention.text, one.place.name, one.place.country_code, one.mention.role.value) for one in places]


def _is_marked(placed: Placed, marks: Sequence[Mark]) -> bool:
    return any(placed.mention.start < mark.end and mark.start < placed.mention.end for mark in marks)


def _is_right(placed: Placed, points: Mapping[str, tuple[float, float]], *, point: str) -> bool:
    if not point:
        return True
    place = placed.place
    far = DIVISION_KM if place.kind is Kind.ADMIN1 else NEAR_KM
    if place.kind in WIDE:
        far = LARGE_KM if place.country_code in LARGE else COUNTRY_KM
    return km(*points[point], place.latitude, place.longitude) <= far


if __name__ == "__main__":
    run("traps", partial(measure, "traps", texts="news", score=score), about=__doc__)
