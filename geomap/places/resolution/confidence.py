"""How sure a choice is: from what speaks for a place at all and for this one, to the chance of being right."""

from __future__ import annotations

from math import exp, log, log1p

from geomap.model import Kind, Role
from geomap.scoring import LinearScorer

DOUBT = 0.1
"""Belief below this is no choice."""
_HIGHEST = 0.98
"""No reading of a name is surer than that: the best band of the fit is right in 96 to 98 of 100."""
_CEILING = 8.0
"""Log odds beyond which more features make no place any surer."""
_KINDS = (Kind.COUNTRY, Kind.WATER, Kind.FACILITY)
_ROLES = (Role.DEMONYM, Role.ASSOCIATIVE)
# Keeps the logarithm of nothing finite.
_CRUMB = 0.02


def believe(*, score: float, share: float) -> float:
    """Put the two beliefs together, 0 to 1: that the name is a place, and that it is this one."""
    return share / (1 + exp(-score))


def features_of(*, score: float, share: float, kind: Kind, role: Role) -> dict[str, float]:
    """What a confidence rests on, by the names of its weights."""
    features = {
        "log belief in a place": -log1p(exp(-max(score, -30.0))),
        "log share of the others": log(1 - share + _CRUMB),
        "score": min(score, _CEILING),
    }
    if kind in _KINDS:
        features[kind.value] = 1.0
    if role in _ROLES:
        features[role.value] = 1.0
    return features


def confidence_of(*, score: float, share: float, kind: Kind, role: Role) -> float:
    """Turn both beliefs, and what the name is, into the chance of being right, two decimals."""
    features = features_of(score=score, share=share, kind=kind, role=role)
    odds = LinearScorer.load("place_confidence").score(features.items())
    return min(_HIGHEST, round(1 / (1 + exp(-odds)), 2))
