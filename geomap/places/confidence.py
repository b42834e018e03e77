"""How sure a choice is: from what speaks for a place at all and for this one, to the chance of being right."""

from __future__ import annotations

from itertools import pairwise
from math import exp

# Belief and how often it was right: read off annotated news of the world and of American towns, counted alike.
_CURVE = ((0.0, 0.1), (0.5, 0.45), (0.8, 0.7), (0.9, 0.78), (1.0, 0.95))
DOUBT = 0.1
"""Belief below this is no choice."""


def believe(*, score: float, share: float) -> float:
    """Put the two beliefs together, 0 to 1: that the name is a place, and that it is this one."""
    return share / (1 + exp(-score))


def confidence_of(belief: float) -> float:
    """Turn belief into the chance of being right, two decimals."""
    for (left, low), (right, high) in pairwise(_CURVE):
        if belief <= right:
            return round(low + (high - low) * (belief - left) / (right - left), 2)
    return _CURVE[-1][1]
