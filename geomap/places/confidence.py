"""How sure a choice is: from what speaks for a place at all and for this one, to the chance of being right."""

from __future__ import annotations

import json
from functools import lru_cache
from math import exp, log, log1p
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.model import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

DOUBT = 0.1
"""Belief below this is no choice."""
_HIGHEST = 0.98
_CEILING = 8.0
# Keeps the logarithm of nothing finite.
_CRUMB = 0.02


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """What each part adds, in log odds of being right; fitted, see docs/how-it-resolves.md."""
    table: dict[str, float] = json.loads(fact_file("place_confidence.json").read_text(encoding="utf-8"))
    return table


def believe(*, score: float, share: float) -> float:
    """Put the two beliefs together, 0 to 1: that the name is a place, and that it is this one."""
    return share / (1 + exp(-score))


def confidence_of(*, score: float, share: float, kind: Kind, role: Role) -> float:
    """Turn both beliefs, and what the name is, into the chance of being right, two decimals."""
    table = _weights()
    odds = (
        table["bias"]
        - table["log belief in a place"] * log1p(exp(-max(score, -30.0)))
        + table["log share of the others"] * log(1 - share + _CRUMB)
        + table["score"] * min(score, _CEILING)
    )
    if kind is Kind.COUNTRY:
        odds += table["country"]
    if role in (Role.DEMONYM, Role.ASSOCIATIVE):
        odds += table[role.value]
    return min(_HIGHEST, round(1 / (1 + exp(-odds)), 2))
