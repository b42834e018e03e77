"""What speaks for each place of a name before any other name is asked: fame, kind, and what is said beside it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.gazetteer import Relation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geomap.places.gazetteer import Entry
    from geomap.places.resolution.article_name import Name

# Fitted on halves of two corpora and measured on the others (benchmarks/weights.py), then rounded.
_MOST_CANDIDATES = 40
_PROMINENCE = 0.076
# From about 100,000 people on, and for capitals of 10,000, fame grows faster: the world's news means these.
_FAMOUS = 50
_FAME = 0.07
_CAPITAL = 1.5
_QUALIFIED = 8.0
_KIND_SAID = 3.0
_RELATION = {Relation.NAME: 0.0, Relation.ALTERNATE: -2.5, Relation.POSTAL: -1.0}
# "Columbia" is Colombia in some other language, but a town by its own name.
_COUNTRY_BY_OTHER_NAME = -4.0
# Amman was Philadelphia once, and South River in New Jersey was Washington.
_PLACE_BY_OTHER_NAME = -3.0
# About 300,000 people, in the gazetteer's steps; and a three hundredth of those of a namesake.
_WELL_KNOWN = 55
_FAR_BELOW = 25
# Who says Cleveland means the city in Ohio rather than the village in Florida, even in Florida.
_OF_VILLAGE = -1.0
_OVERSHADOWED = 1.0
_BESIDE_DEGREES = 0.7
# Regions, seas and buildings stand in the gazetteer because the news is full of them; they get few votes.
_KIND = {Kind.REGION: 2.5, Kind.WATER: 2.5, Kind.FACILITY: 1.5}
# A province that bears its town's name comes after the town; a county with a name of its own before towns elsewhere.
_OF_DIVISION = (0.5, -0.5)
OUTER = frozenset((Kind.COUNTRY, Kind.ADMIN1))
"""The kinds that towns lie in."""
# The interpreter's own loop over the hundreds of places called Church takes a third of the time of a written one.
_PROMINENCE_OF = attrgetter("prominence")


def own_scores(name: Name) -> list[float]:
    """Score the candidates of a name by themselves, in log odds."""
    entries = name.entries[:_MOST_CANDIDATES]
    if len(entries) == 1:
        return [0.0]
    states = {(entry.country_code, entry.admin1) for entry in entries if entry.kind is Kind.ADMIN1}
    seats = {entry.country_code for entry in entries if entry.kind is Kind.SETTLEMENT}
    scores = [
        _own_score(entry, name, states) + _OF_DIVISION[entry.country_code in seats] * (entry.kind is Kind.ADMIN1)
        for entry in entries
    ]
    named = [entry for entry in entries if entry.relation is Relation.NAME]
    if not named:
        return scores
    best = max(named, key=_PROMINENCE_OF)
    if best.prominence < _WELL_KNOWN and all(entry.kind is not Kind.COUNTRY for entry in entries):
        return scores
    is_town = any(entry.kind is not Kind.COUNTRY for entry in named)
    return [
        score + _beside_namesake(entry, name, best, is_town=is_town)
        for entry, score in zip(entries, scores, strict=True)
    ]


def _beside_namesake(entry: Entry, name: Name, best: Entry, *, is_town: bool) -> float:
    """What a place loses beside the best known that bears the name itself, or beside any town where it is a country."""
    if entry.kind is Kind.COUNTRY:
        return _COUNTRY_BY_OTHER_NAME if is_town and entry.relation is Relation.ALTERNATE else 0.0
    if best.prominence < _WELL_KNOWN:
        return 0.0
    if name.qualifiers and is_within(entry, name.qualifiers):
        return 0.0
    lost = _PLACE_BY_OTHER_NAME if entry.relation is Relation.ALTERNATE else 0.0
    if entry.kind is Kind.SETTLEMENT and entry.prominence < best.prominence - _FAR_BELOW:
        lost += _OF_VILLAGE
    return lost


def _own_score(entry: Entry, name: Name, states: Collection[tuple[str, str]]) -> float:
    kind, prominence = entry.kind, entry.prominence
    total = _PROMINENCE * prominence + _RELATION.get(entry.relation, 0.0) + _KIND.get(kind, 0.0)
    # Fame is that of a place's own name: Donetsk was Oleksandrivka once, as many villages are.
    is_own = entry.relation is not Relation.ALTERNATE
    if prominence > _FAMOUS and is_own and (kind is Kind.SETTLEMENT or kind is Kind.ADMIN1):
        total += _FAME * (prominence - _FAMOUS)
    if entry.is_capital and is_own:
        total += _CAPITAL
    if states and _is_overshadowed(entry, states):
        total -= _OVERSHADOWED
    if name.qualifiers and is_within(entry, name.qualifiers):
        total += _QUALIFIED
    if kind in name.kinds or (name.is_outer and kind in OUTER):
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
    """Whether a place lies in one of some divisions or countries, or in or beside one of some towns."""
    return any(
        (other.kind is Kind.ADMIN1 and entry.kind is not Kind.ADMIN1 and entry.admin1 == other.admin1)
        or (other.kind is Kind.COUNTRY and entry.kind is not Kind.COUNTRY and entry.country_code == other.country_code)
        or (other.kind not in OUTER and entry.kind not in OUTER and is_beside(entry, other))
        for other in outer
    )


def is_beside(entry: Entry, other: Entry) -> bool:
    """Whether two places lie about fifty miles from each other in one country."""
    return (
        entry.country_code == other.country_code
        and abs(entry.latitude - other.latitude) < _BESIDE_DEGREES
        and abs(entry.longitude - other.longitude) < _BESIDE_DEGREES
    )
