"""Measure places in nine languages on the invented sentences of languages.toml; ``--errors`` prints what went wrong.

A place is right where its words overlap those of the sentence and it lies within a hundred miles; a country within
800 km, as its middle is a matter of taste (Russia within 3,000 km).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from frame import run
from placing import COUNTRY_KM, LARGE_KM, NEAR_KM, km, measure

from geomap import find_places
from geomap.model import Article, Kind, Placed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LARGE = frozenset(("RU",))

Sentence = tuple[str, list[tuple[str, str]]]


def score(sentence: Sentence, points: Mapping[str, Sequence[float]], *, errors: bool) -> list[int]:
    """How many places are right, were found, and are wanted."""
    text, wanted = sentence
    placed = [place for place in find_places(Article(id="", text=text)) if isinstance(place, Placed)]
    right = 0
    for words, name in wanted:
        start = text.index(words)
        here = [p for p in placed if p.mention.start < start + len(words) and start < p.mention.end]
        match = any(_is_right(place, points[name]) for place in here)
        right += match
        if errors and not match:
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


if __name__ == "__main__":
    run("languages", partial(measure, "languages", texts="sentences", score=score), about=__doc__)
