"""Which of the places of a name an article means: prominence, then what its other names vote for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, log1p
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.resolution.article_name import Name
from geomap.places.resolution.evidence import Evidence
from geomap.places.resolution.priors import OUTER, is_beside, is_within, own_scores
from geomap.places.resolution.votes import band_of, bands_of, cast, count_votes, nearness
from geomap.scoring import LinearScorer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geomap.places.gazetteer import Entry
    from geomap.places.resolution.votes import Ballot, Votes

_ROUNDS = 3
"""After as many rounds of votes hardly a name changes its place."""
_SETTLED = 0.99
"""A name whose first place has this share is not voted on again."""
_MOST_NEARNESS = 1.5
"""A city's suburbs, named one by one, say no more than this for its being the one meant."""
_CUES = 0.7
"""The vote of a word that the news of one country uses; a name that is a place for sure has one."""
_REPEATED = 1.0
"""How much the logarithm of how often a name stands adds to its voice: it says more of where the article plays."""
_POINTS = frozenset((Kind.SETTLEMENT, Kind.ADMIN2, Kind.FACILITY))
_HALF = 0.5  # The share from which on a place has more belief than all others of its name together
_VOTES = ("votes for its country", "share of its country", "votes for its division", "nearness")
_PROMINENCE_OF = attrgetter("prominence")


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of a name, best first, each with its share of belief, and the evidence for the first."""

    ranked: tuple[tuple[Entry, float], ...]
    evidence: Evidence

    @property
    def share(self) -> float:
        """The share of the first and of those beside it: a city and its division are one answer."""
        best, most = self.ranked[0]
        if len(self.ranked) == 1:
            return most
        return min(1.0, sum([share for entry, share in self.ranked if is_beside(entry, best)]))


def choose(names: Sequence[Name], *, cues: Mapping[str, float] = MappingProxyType({})) -> list[Choice]:
    """Choose for all names of one article at once.

    Args:
        names: The article's names.
        cues: What its other words say for countries, in votes.
    """
    start = {code: _CUES * count for code, count in cues.items()}
    own = [_own_scores(name) for name in names]
    shares = [_shares(scores) for scores in own]
    ballots = [_cast(name, found) for name, found in zip(names, shares, strict=True)]
    open_ones = [number for number, scores in enumerate(own) if len(scores) > 1]
    for _ in range(_ROUNDS if open_ones else 0):
        votes = count_votes(ballots, start=start)
        siblings = {number: [(names[at], shares[at]) for at in names[number].siblings] for number in open_ones}
        for number in open_ones:
            scores = _supported(names[number], own[number], votes, ballots[number], number=number)
            shares[number] = _shares(_beside_siblings(names[number], scores, siblings[number]))
        # All names are weighed by the same votes before any of them votes anew.
        for number in open_ones:
            ballots[number] = _cast(names[number], shares[number])
        open_ones = [number for number in open_ones if max(shares[number]) < _SETTLED]
    return _choices(names, shares)


def _own_scores(name: Name) -> Sequence[float]:
    if name.qualifiers or name.kinds or name.is_outer:
        return own_scores(name)
    return _scores_alone(name.entries, _scorer())


@lru_cache(maxsize=1 << 13)
def _scores_alone(entries: tuple[Entry, ...], _: LinearScorer) -> Sequence[float]:
    """The scores of a name that nothing is said of; the news has the same ones again and again."""
    return own_scores(Name(entries))


def _scorer() -> LinearScorer:
    return LinearScorer.load("toponym_resolution")


def _cast(name: Name, shares: Sequence[float]) -> Ballot:
    return cast(name.entries, shares, weight=name.weight * (1.0 + _REPEATED * log(name.times)))


def _supported(name: Name, own: Sequence[float], votes: Votes, ballot: Ballot, *, number: int) -> list[float]:
    """Add to the scores of a name's candidates what the other names say for each; its own ballot does not count."""
    # Asked of every candidate in every round: the four products are written out, not listed and added by the scorer.
    of_votes, of_share, of_state, of_nearness = map(_scorer().weights.__getitem__, _VOTES)
    others = votes.total - ballot.total
    of_country: dict[str, float] = {}
    of_division: dict[str, float] = {"": 0.0}
    # What is near is summed up only where something of another name lies about as far north.
    points = [point for point in votes.points if point[3] != number]
    bands = bands_of(points)
    scores = []
    for entry, score in zip(name.entries, own, strict=False):
        country, division = entry.country_code, entry.admin1
        if country not in of_country:
            count = max(0.0, votes.countries.get(country, 0.0) - ballot.countries.get(country, 0.0))
            of_country[country] = of_votes * log1p(count) + of_share * count / (1.0 + others)
        if division not in of_division:
            count = max(0.0, votes.divisions.get(division, 0.0) - ballot.divisions.get(division, 0.0))
            of_division[division] = of_state * log1p(count)
        total = score + of_country[country] + of_division[division]
        if entry.kind in _POINTS and band_of(entry.latitude) in bands:
            total += of_nearness * min(_MOST_NEARNESS, nearness(entry, points))
        scores.append(total)
    return scores


def _beside_siblings(
    name: Name, scores: list[float], siblings: Sequence[tuple[Name, Sequence[float]]]
) -> Sequence[float]:
    """Add what the names in one list with a name say for candidates of their kind."""
    if not siblings:
        return scores
    weight = _scorer().weights["siblings"]
    return [
        score + weight * sum(_likeness(entry, *sibling) for sibling in siblings)
        for entry, score in zip(name.entries, scores, strict=False)
    ]


def _likeness(entry: Entry, sibling: Name, shares: Sequence[float]) -> float:
    """The share of a sibling's candidates that are countries or capitals like it, or divisions of the same country."""
    if entry.is_capital:
        return sum(share for other, share in zip(sibling.entries, shares, strict=False) if other.is_capital)
    if entry.kind not in (Kind.COUNTRY, Kind.ADMIN1):
        return 0.0
    return sum(
        share
        for other, share in zip(sibling.entries, shares, strict=False)
        if other.kind is entry.kind and (entry.kind is Kind.COUNTRY or other.country_code == entry.country_code)
    )


def _shares(scores: Sequence[float]) -> list[float]:
    """Turn scores into shares that sum to one."""
    if len(scores) == 1:
        return [1.0]
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]


class _Sure(NamedTuple):
    """The places of an article that are rather believed in than not, as three columns."""

    indexes: Sequence[int]
    divisions: Sequence[str]
    countries: Sequence[str]


def _choices(names: Sequence[Name], shares: Sequence[Sequence[float]]) -> list[Choice]:
    ranked = [_ranked(name, found) for name, found in zip(names, shares, strict=True)]
    best = [found[0][0] for found in ranked if found[0][1] >= _HALF]
    sure = _Sure([e.index for e in best], [e.admin1 for e in best], [e.country_code for e in best])
    return [Choice(found, _evidence(name, found, sure)) for name, found in zip(names, ranked, strict=True)]


def _ranked(name: Name, shares: Sequence[float]) -> tuple[tuple[Entry, float], ...]:
    if len(shares) == 1:
        return ((name.entries[0], 1.0),)
    return tuple(sorted(zip(name.entries, shares, strict=False), key=itemgetter(1), reverse=True)[:4])


def _evidence(name: Name, ranked: Sequence[tuple[Entry, float]], sure: _Sure) -> Evidence:
    best = ranked[0][0]
    of_division, of_country = _company(best, sure)
    return Evidence(
        is_qualified=bool(name.qualifiers) and is_within(best, name.qualifiers),
        kind_beside=best.kind if best.kind in name.kinds else None,
        is_outer=name.is_outer and best.kind in OUTER,
        is_only=len(name.entries) == 1,
        is_most_prominent=best.prominence >= max(map(_PROMINENCE_OF, name.entries)),
        of_division=of_division,
        of_country=of_country,
    )


def _company(best: Entry, sure: _Sure) -> tuple[int, int]:
    """How many other names of the article mean places of its division, or else of its country."""
    # Whatever has its number is the place itself.
    own = sure.indexes.count(best.index)
    of_division = sure.divisions.count(best.admin1) - own if best.admin1 else 0
    if of_division or not best.country_code:
        return of_division, 0
    return 0, sure.countries.count(best.country_code) - own
