"""What all names of an article say together: which countries and divisions it is about, and where its places lie."""

from __future__ import annotations

from collections import defaultdict
from math import cos, exp, hypot, radians
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.text.wordlists import country_cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geomap.places.gazetteer import Entry

_KM_PER_DEGREE = 111.2
"""Of latitude, rounded: votes do not ask for more."""
_NEAR_KM = 90.0
"""The distance at which what a name says of its neighbourhood has fallen to a third."""
_FAR_DEGREES = 3 * _NEAR_KM / _KM_PER_DEGREE
_MOST_CUES = 4.0
"""Words of a country that count: "sheriff" said often is still one manner of speaking."""
# Who names the United States says less of where its towns lie than who names Ohio.
_VOTE_OF_COUNTRY = 0.4
# A candidate with less belief than this has no voice; with less than that, it is no place to be near to.
_LEAST_VOICE = 0.02
_LEAST_POINT = 0.2


class Ballot(NamedTuple):
    """What one name says: votes for countries and for divisions, and the points of its likely places."""

    countries: Mapping[str, float]
    divisions: Mapping[str, float]
    points: Sequence[tuple[float, float, float]]
    """Latitude, longitude and weight."""
    total: float
    """The sum of its votes for countries."""


class Votes(NamedTuple):
    """The ballots of all names, counted."""

    countries: Mapping[str, float]
    divisions: Mapping[str, float]
    total: float
    """The sum of all votes for countries."""
    points: Sequence[tuple[float, float, float, int]]
    """Latitude, longitude, weight, and the number of the name that it comes from."""


def cast(entries: Sequence[Entry], shares: Sequence[float], *, weight: float) -> Ballot:
    """Let a name vote: each of its candidates by its share of belief.

    Args:
        entries: Its candidates.
        shares: The belief in each.
        weight: How much the name has to say.
    """
    countries: dict[str, float] = {}
    divisions: dict[str, float] = {}
    points = []
    for entry, share in zip(entries, shares, strict=False):
        voice = share * weight
        if voice <= _LEAST_VOICE:
            continue
        kind, country, division = entry.kind, entry.country_code, entry.admin1
        vote = voice * _VOTE_OF_COUNTRY if kind is Kind.COUNTRY else voice
        countries[country] = countries.get(country, 0.0) + vote
        if division:
            divisions[division] = divisions.get(division, 0.0) + voice
        if voice > _LEAST_POINT and (kind is Kind.SETTLEMENT or kind is Kind.ADMIN2):
            points.append((entry.latitude, entry.longitude, voice))
    return Ballot(countries, divisions, points, sum(countries.values()))


def count_votes(ballots: Sequence[Ballot], *, start: Mapping[str, float]) -> Votes:
    """Count ballots.

    Args:
        ballots: One a name, in the order of the names.
        start: What the article's other words say for countries.
    """
    countries: defaultdict[str, float] = defaultdict(float, start)
    divisions: defaultdict[str, float] = defaultdict(float)
    points = []
    for number, ballot in enumerate(ballots):
        for country, vote in ballot.countries.items():
            countries[country] += vote
        for division, vote in ballot.divisions.items():
            divisions[division] += vote
        points += [(*point, number) for point in ballot.points]
    return Votes(countries, divisions, sum(countries.values()), points)


def cue_votes(words: Iterable[str]) -> dict[str, float]:
    """Count the words that the news of one country uses: "sheriff", "lakh", "garda"."""
    cues = country_cues()
    votes: dict[str, float] = {}
    # Few words are cues: they are picked by the interpreter's own loop.
    for word in filter(cues.__contains__, words):
        for code in cues[word]:
            votes[code] = min(_MOST_CUES, votes.get(code, 0.0) + 1.0)
    return votes


def band_of(latitude: float) -> int:
    """The number of the band of latitude that a point lies in; what is near lies in it or in the next."""
    return int((latitude + 90.0) // _FAR_DEGREES)


def bands_of(points: Iterable[tuple[float, float, float, int]]) -> set[int]:
    """The bands in which a place may be near to one of some points."""
    middle = {band_of(point[0]) for point in points}
    return {band + step for band in middle for step in (-1, 0, 1)}


def nearness(entry: Entry, points: Iterable[tuple[float, float, float, int]]) -> float:
    """How much lies near a place: 0 nothing, 1 and more a good deal."""
    total = 0.0
    here, east = entry.latitude, entry.longitude
    narrowed = cos(radians(here))
    for latitude, longitude, weight, _ in points:
        north = latitude - here
        if -_FAR_DEGREES < north < _FAR_DEGREES:
            km = _KM_PER_DEGREE * hypot(north, (longitude - east) * narrowed)
            if km < 3 * _NEAR_KM:
                total += weight * exp(-km / _NEAR_KM)
    return total
