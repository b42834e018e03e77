"""What all names of an article say together: which countries and divisions it is about, and where its places lie."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import cos, exp, hypot, radians
from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.words import country_cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geomap.places.gazetteer import Entry

_KM_PER_DEGREE = 111.2
_NEAR_KM = 150.0
_MOST_CUES = 4.0
# Who names the United States says less of where its towns lie than who names Ohio.
_VOTE_OF_COUNTRY = 0.4


@dataclass(frozen=True, slots=True)
class Votes:
    """Shares of an article's names that speak for a country, for a division; points of its likely places."""

    countries: Mapping[str, float]
    divisions: Mapping[str, float]
    total: float
    """The sum of all votes for countries."""
    points: Sequence[tuple[float, float, float, int]]
    """Latitude, longitude, weight, and the number of the name that it comes from."""


def count_votes(candidates: Sequence[Sequence[tuple[Entry, float]]], *, start: Mapping[str, float]) -> Votes:
    """Count what every name's candidates, each with its share, say for countries and divisions.

    Args:
        candidates: The candidates of each name with their shares.
        start: What the article's other words say for countries.
    """
    countries: defaultdict[str, float] = defaultdict(float, start)
    divisions: defaultdict[str, float] = defaultdict(float)
    points = []
    for number, shares in enumerate(candidates):
        for entry, share in shares:
            countries[entry.country_code] += share * (_VOTE_OF_COUNTRY if entry.kind is Kind.COUNTRY else 1.0)
            if entry.admin1:
                divisions[entry.admin1] += share
            if entry.kind in (Kind.SETTLEMENT, Kind.ADMIN2) and share > 0.2:
                points.append((entry.latitude, entry.longitude, share, number))
    return Votes(countries, divisions, sum(countries.values()), points)


def cue_votes(words: Iterable[str]) -> dict[str, float]:
    """Count the words that the news of one country uses: "sheriff", "lakh", "garda"."""
    cues = country_cues()
    votes: dict[str, float] = {}
    for word in words:
        for code in cues.get(word, ()):
            votes[code] = min(_MOST_CUES, votes.get(code, 0.0) + 1.0)
    return votes


def nearness(entry: Entry, points: Iterable[tuple[float, float, float, int]], *, number: int) -> float:
    """How much lies near a place, not counting candidates of its own name: 0 nothing, 1 and more a good deal."""
    total = 0.0
    squeeze = cos(radians(entry.latitude))
    for latitude, longitude, weight, source in points:
        north = abs(latitude - entry.latitude)
        if source != number and north < 4:
            km = _KM_PER_DEGREE * hypot(north, (longitude - entry.longitude) * squeeze)
            if km < 3 * _NEAR_KM:
                total += weight * exp(-km / _NEAR_KM)
    return total
