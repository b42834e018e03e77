"""How sure a choice is: from what speaks for a place at all and for this one, to the chance of being right."""

from __future__ import annotations

import json
from functools import lru_cache
from math import exp, log, log1p
from operator import mul
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.model import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """What each part adds, in log odds of being right; fitted by benchmarks/confidence.py."""
    table: dict[str, float] = json.loads(fact_file("place_confidence.json").read_text(encoding="utf-8"))
    return table


def believe(*, score: float, share: float) -> float:
    """Put the two beliefs together, 0 to 1: that the name is a place, and that it is this one."""
    return share / (1 + exp(-score))


def parts_of(*, score: float, share: float, kind: Kind, role: Role) -> dict[str, float]:
    """What a confidence rests on, by the names of its weights."""
    parts = {
        "bias": 1.0,
        "log belief in a place": -log1p(exp(-max(score, -30.0))),
        "log share of the others": log(1 - share + _CRUMB),
        "score": min(score, _CEILING),
    }
    if kind in _KINDS:
        parts[kind.value] = 1.0
    if role in _ROLES:
        parts[role.value] = 1.0
    return parts


def confidence_of(*, score: float, share: float, kind: Kind, role: Role) -> float:
    """Turn both beliefs, and what the name is, into the chance of being right, two decimals."""
    weights = _weights_of(kind, role)
    parts = parts_of(score=score, share=share, kind=kind, role=role)
    odds = sum(map(mul, weights, parts.values()))
    return min(_HIGHEST, round(1 / (1 + exp(-odds)), 2))


@lru_cache(maxsize=256)
def _weights_of(kind: Kind, role: Role) -> tuple[float, ...]:
    """The weights of the parts that a place of some kind in some role has, in their order."""
    return tuple(_weights()[name] for name in parts_of(score=0.0, share=0.5, kind=kind, role=role))
