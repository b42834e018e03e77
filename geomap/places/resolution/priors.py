"""What speaks for each place of a name before any other name is asked: fame, kind, and what is said beside it."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from geomap.model import Kind
from geomap.places.gazetteer import Relation
from geomap.scoring import LinearScorer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from geomap.places.gazetteer import Entry
    from geomap.places.resolution.article_name import Name
    from geomap.scoring import Feature

_MOST_CANDIDATES = 40
"""Of the hundreds of places called Church no more are weighed: the least known are never meant."""
_FAMOUS = 50
"""About 100,000 people, in the gazetteer's steps: from there on fame grows faster."""
_RELATIONS = {Relation.ALTERNATE: "alternate name", Relation.POSTAL: "postal abbreviation"}
_KINDS = {kind: (kind.value, 1.0) for kind in (Kind.REGION, Kind.WATER, Kind.FACILITY)}
_WELL_KNOWN = 55
"""About 300,000 people: a place so well known is meant by its name rather than one that only bore it once."""
_FAR_BELOW = 25
"""A three hundredth of the people of a namesake."""
_BESIDE_DEGREES = 0.7
"""About fifty miles."""
OUTER = frozenset((Kind.COUNTRY, Kind.ADMIN1))
"""The kinds that towns lie in."""
# The interpreter's own loop over the hundreds of places called Church takes a third of the time of a written one.
_PROMINENCE_OF = attrgetter("prominence")


def own_scores(name: Name) -> list[float]:
    """Score the candidates of a name by themselves, in log odds."""
    scorer = LinearScorer.load("toponym_resolution")
    return [scorer.score(features) for features in own_features(name)]


def own_features(name: Name) -> list[list[Feature]]:
    """What each candidate of a name shows by itself, by the names of ``toponym_resolution.toml``."""
    entries = name.entries[:_MOST_CANDIDATES]
    if len(entries) == 1:
        return [[]]
    states = {(entry.country_code, entry.admin1) for entry in entries if entry.kind is Kind.ADMIN1}
    seats = {entry.country_code for entry in entries if entry.kind is Kind.SETTLEMENT}
    named = [entry for entry in entries if entry.relation is Relation.NAME]
    best = max(named, key=_PROMINENCE_OF, default=None)
    is_town = any(entry.kind is not Kind.COUNTRY for entry in named)
    features = []
    for entry in entries:
        own = _features(entry, name, states)
        if entry.kind is Kind.ADMIN1:
            own.append(
                ("division beside its town" if entry.country_code in seats else "division without its town", 1.0)
            )
        if best:
            own += _features_beside(entry, name, best, is_town=is_town)
        features.append(own)
    return features


def _features_beside(entry: Entry, name: Name, best: Entry, *, is_town: bool) -> Iterator[Feature]:
    """What a place loses beside the best known that bears the name itself, or beside any town where it is a country."""
    is_alternate = entry.relation is Relation.ALTERNATE
    if entry.kind is Kind.COUNTRY:
        if is_town and is_alternate:
            yield "country by another name", 1.0
        return
    if best.prominence < _WELL_KNOWN or (name.qualifiers and is_within(entry, name.qualifiers)):
        return
    if is_alternate:
        yield "place by another name", 1.0
    if entry.kind is Kind.SETTLEMENT and entry.prominence < best.prominence - _FAR_BELOW:
        yield "village beside a city", 1.0


def _features(entry: Entry, name: Name, states: Collection[tuple[str, str]]) -> list[Feature]:
    kind, prominence = entry.kind, entry.prominence
    features = [("prominence", float(prominence))]
    if entry.relation in _RELATIONS:
        features.append((_RELATIONS[entry.relation], 1.0))
    if kind in _KINDS:
        features.append(_KINDS[kind])
    # Fame is that of a place's own name: Donetsk was Oleksandrivka once, as many villages are.
    is_own = entry.relation is not Relation.ALTERNATE
    if prominence > _FAMOUS and is_own and (kind is Kind.SETTLEMENT or kind is Kind.ADMIN1):
        features.append(("fame", float(prominence - _FAMOUS)))
    if entry.is_capital and is_own:
        features.append(("capital", 1.0))
    if states and _is_overshadowed(entry, states):
        features.append(("overshadowed by a state", 1.0))
    if name.qualifiers and is_within(entry, name.qualifiers):
        features.append(("in the place named beside it", 1.0))
    if kind in name.kinds or (name.is_outer and kind in OUTER):
        features.append(("of the kind said", 1.0))
    return features


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
