"""Measure places in nine languages on the invented sentences of languages.toml; ``--errors`` prints what went wrong.

A place is right where its words overlap those of the sentence and it lies within a hundred miles; a country within
800 km, as its middle is a matter of taste (Russia within 3,000 km).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import find_places
from geomap.model import Article, Kind, Placed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).resolve().parent
NEAR_KM = 161.0
COUNTRY_KM = 800.0
LARGE_KM = 3000.0
LARGE = frozenset(("RU",))

Sentence = tuple[str, list[tuple[str, str]]]


def main() -> None:
    """Print precision, recall and F1 a language; exit 1 below the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    errors = parser.parse_args().errors
    table = tomllib.loads((HERE / "languages.toml").read_text(encoding="utf-8"))
    totals = [0, 0, 0]
    for language, sentences in table["sentences"].items():
        counts = [0, 0, 0]
        for sentence in sentences:
            counts = [a + b for a, b in zip(counts, score(sentence, table["points"], errors=errors), strict=True)]
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        print(line(language, counts))
    print(line("all", totals))
    right, found, wanted = totals
    floor = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["languages"]["f1"]
    if 2 * right / (found + wanted) < floor:
        sys.exit(f"below the floor of {floor}")


def score(sentence: Sentence, points: Mapping[str, Sequence[float]], *, errors: bool) -> list[int]:
    """How many places are right, were found, and are wanted."""
    text, wanted = sentence
    placed = [place for place in find_places(Article(id="", text=text)) if isinstance(place, Placed)]
    right = 0
    for words, name in wanted:
        start = text.index(words)
        here = [p for p in placed if p.mention.start < start + len(words) and start < p.mention.end]
        hit = any(_is_right(place, points[name]) for place in here)
        right += hit
        if errors and not hit:
            print(f"  missed {words}: {[(p.mention.text, p.place.name, p.place.country_code) for p in here]} in {text}")
    if errors and len(placed) > right:
        print(f"  found {[(p.mention.text, p.place.name, p.place.country_code) for p in placed]} in {text}")
    return [right, len(placed), len(wanted)]


def _is_right(placed: Placed, point: Sequence[float]) -> bool:
    place = placed.place
    far = NEAR_KM
    if place.kind in (Kind.COUNTRY, Kind.REGION):
        far = LARGE_KM if place.country_code in LARGE else COUNTRY_KM
    return km(point[0], point[1], place.latitude, place.longitude) <= far


def km(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The great-circle distance by the haversine formula."""
    rise = sin(radians(to_latitude - latitude) / 2) ** 2
    turn = sin(radians(to_longitude - longitude) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(rise + cos(radians(latitude)) * cos(radians(to_latitude)) * turn))


def line(name: str, counts: Sequence[int]) -> str:
    """One row of figures."""
    right, found, wanted = counts
    figures = (right / max(found, 1), right / wanted, 2 * right / (found + wanted))
    return f"{name:4} P {figures[0]:.2f} R {figures[1]:.2f} F1 {figures[2]:.2f}   of {wanted}"


if __name__ == "__main__":
    main()
