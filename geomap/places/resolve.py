"""Which of the places of a name an article means: prominence, then what its other names vote for."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log1p
from types import MappingProxyType
from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.gazetteer import Relation
from geomap.places.votes import count_votes, nearness

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geomap.places.gazetteer import Entry
    from geomap.places.votes import Votes

_ROUNDS = 3
# A name whose first place has this share is not voted on again.
_SETTLED = 0.99
_MOST_CANDIDATES = 40
_PROMINENCE = 0.09
# From about 100,000 people on, and for capitals of 10,000, fame grows faster: the world's news means these.
_FAMOUS = 50
_FAME = 0.08
_COUNTRY_VOTE = 0.9
_DIVISION_VOTE = 2.0
_NEARNESS = 2.0
_QUALIFIED = 8.0
_KIND_SAID = 3.0
_RELATION = {Relation.NAME: 0.0, Relation.ALTERNATE: -2.5, Relation.POSTAL: -1.0}
_COUNTRY_SHARE = 2.0
_SIBLING = 2.0
_OVERSHADOWED = 1.0
_BESIDE_DEGREES = 0.7
_CUES = 0.7
# Regions, seas and buildings stand in the gazetteer because the news is full of them; they get few votes.
_KIND = {Kind.COUNTRY: 0.0, Kind.REGION: 2.5, Kind.WATER: 2.5, Kind.FACILITY: 1.5}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an article uses it: what it may mean, and what is said about it anywhere in the article."""

    entries: tuple[Entry, ...]
    qualifiers: tuple[Entry, ...] = ()
    """What stands after its comma: a state or a country."""
    kinds: frozenset[Kind] = frozenset()
    """The kinds that words beside it allow ("the city of X"); empty for any."""
    siblings: frozenset[int] = frozenset()
    """The numbers of the names that stand in one list with it: "Texas, Maine and Georgia"."""
    weight: float = 1.0
    """How much it has to say to others: 0 to 1, less where it may be no place at all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of a name, best first, each with its share of belief, and the evidence for the first."""

    ranked: tuple[tuple[Entry, float], ...]
    evidence: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the first and of those beside it: a city and its division are one answer."""
        best = self.ranked[0][0]
        return min(1.0, sum(share for entry, share in self.ranked if _is_beside(entry, best)))


def _is_beside(entry: Entry, other: Entry) -> bool:
    return (
        entry.country_code == other.country_code
        and abs(entry.latitude - other.latitude) < _BESIDE_DEGREES
        and abs(entry.longitude - other.longitude) < _BESIDE_DEGREES
    )


def choose(names: Sequence[Name], *, cues: Mapping[str, float] = MappingProxyType({})) -> list[Choice]:
    """Choose for all names of one article at once.

    Args:
        names: The article's names.
        cues: What its other words say for countries, in votes.
    """
    start = {code: _CUES * count for code, count in cues.items()}
    own = [_own_scores(name) for name in names]
    shares = [_shares(name, scores) for name, scores in zip(names, own, strict=True)]
    votes = count_votes(_weighted(names, shares), start=start)
    open_ones = {number for number, scores in enumerate(own) if len(scores) > 1}
    for _ in range(_ROUNDS):
        votes = count_votes(_weighted(names, shares), start=start)
        shares = [
            _vote(name, number, own[number], votes, shares=shares) if number in open_ones else shares[number]
            for number, name in enumerate(names)
        ]
        open_ones = {number for number in open_ones if max(share for _, share in shares[number]) < _SETTLED}
    return [_choice(name, found, votes) for name, found in zip(names, shares, strict=True)]


def _vote(
    name: Name, number: int, own: Sequence[float], votes: Votes, *, shares: Sequence[list[tuple[Entry, float]]]
) -> list[tuple[Entry, float]]:
    """Share belief anew among the candidates of a name by what the others say."""
    siblings = [shares[sibling] for sibling in name.siblings]
    scores = [
        score
        + _support(entry, votes, number=number, own=share * name.weight)
        + _SIBLING * sum(_likeness(entry, sibling) for sibling in siblings)
        for (entry, share), score in zip(shares[number], own, strict=True)
    ]
    return _shares(name, scores)


def _weighted(names: Sequence[Name], shares: Sequence[list[tuple[Entry, float]]]) -> list[list[tuple[Entry, float]]]:
    return [
        [(entry, share * name.weight) for entry, share in found if share > 0.02]
        for name, found in zip(names, shares, strict=True)
    ]


def _own_scores(name: Name) -> list[float]:
    states = {(entry.country_code, entry.admin1) for entry in name.entries if entry.kind is Kind.ADMIN1}
    return [_own_score(entry, name, states) for entry in name.entries[:_MOST_CANDIDATES]]


def _own_score(entry: Entry, name: Name, states: Collection[tuple[str, str]]) -> float:
    total = _PROMINENCE * entry.prominence + _RELATION.get(entry.relation, 0.0) + _KIND.get(entry.kind, 0.0)
    if entry.kind in (Kind.SETTLEMENT, Kind.ADMIN1):
        total += _FAME * max(0, entry.prominence - _FAMOUS)
    if states and _is_overshadowed(entry, states):
        total -= _OVERSHADOWED
    if name.qualifiers and is_within(entry, name.qualifiers):
        total += _QUALIFIED
    if name.kinds and entry.kind in name.kinds:
        total += _KIND_SAID
    return total


def _is_overshadowed(entry: Entry, states: Collection[tuple[str, str]]) -> bool:
    """Whether a town bears the name of another state of its country: "Florida" in New York."""
    return (
        entry.kind is Kind.SETTLEMENT
        and entry.prominence < _FAMOUS
        and any(country == entry.country_code and state != entry.admin1 for country, state in states)
    )


def is_within(entry: Entry, outer: Sequence[Entry]) -> bool:
    """Whether a place lies in one of some divisions or countries."""
    return any(
        (other.kind is Kind.ADMIN1 and entry.kind is not Kind.ADMIN1 and entry.admin1 == other.admin1)
        or (other.kind is Kind.COUNTRY and entry.kind is not Kind.COUNTRY and entry.country_code == other.country_code)
        for other in outer
    )


def _support(entry: Entry, votes: Votes, *, number: int, own: float) -> float:
    of_country = max(0.0, votes.countries.get(entry.country_code, 0.0) - own)
    total = _COUNTRY_VOTE * log1p(of_country) + _COUNTRY_SHARE * of_country / (1.0 + votes.total - own)
    if entry.admin1:
        total += _DIVISION_VOTE * log1p(max(0.0, votes.divisions.get(entry.admin1, 0.0) - own))
    if entry.kind in (Kind.SETTLEMENT, Kind.ADMIN2, Kind.FACILITY):
        total += _NEARNESS * min(1.5, nearness(entry, votes.points, number=number))
    return total


def _likeness(entry: Entry, sibling: Sequence[tuple[Entry, float]]) -> float:
    """The share of a sibling's candidates that are countries like it, or divisions of the same country."""
    if entry.kind not in (Kind.COUNTRY, Kind.ADMIN1):
        return 0.0
    return sum(
        share
        for other, share in sibling
        if other.kind is entry.kind and (entry.kind is Kind.COUNTRY or other.country_code == entry.country_code)
    )


def _shares(name: Name, scores: Sequence[float]) -> list[tuple[Entry, float]]:
    """Turn scores into shares that sum to one."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return [(entry, power / whole) for entry, power in zip(name.entries, powers, strict=False)]


def _choice(name: Name, shares: list[tuple[Entry, float]], votes: Votes) -> Choice:
    ranked = tuple(sorted(shares, key=lambda pair: -pair[1])[:4])
    return Choice(ranked, tuple(_evidence(name, ranked, votes)))


def _evidence(name: Name, ranked: Sequence[tuple[Entry, float]], votes: Votes) -> list[str]:
    best, share = ranked[0]
    words = []
    if name.qualifiers and is_within(best, name.qualifiers):
        words.append("named with its state or country")
    if name.kinds and best.kind in name.kinds:
        words.append(f"called a {best.kind.value} beside it")
    if len(name.entries) == 1:
        words.append("only place of this name")
    elif best.prominence >= max(entry.prominence for entry in name.entries):
        words.append("most prominent of its name")
    words.extend(_evidence_of_votes(best, share * name.weight, votes))
    return words


def _evidence_of_votes(best: Entry, own: float, votes: Votes) -> list[str]:
    in_division = votes.divisions.get(best.admin1, 0.0) - own if best.admin1 else 0.0
    in_country = votes.countries.get(best.country_code, 0.0) - own
    if in_division >= 0.5:
        return [
            f"about {in_division:.0f} other names of its division"
            if in_division >= 1.5
            else "another name of its division"
        ]
    if in_country >= 0.5 and best.country_code:
        return [
            f"about {in_country:.0f} other names of its country" if in_country >= 1.5 else "another name of its country"
        ]
    return []
