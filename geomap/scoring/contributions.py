"""What scorers share: features, what each of them adds to a sum, and how sums are made."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

Feature = tuple[str, float]
"""What a case shows, by the name of its weight, and how often or how strongly."""

BIAS = "bias"
"""The name under which an explanation lists what is added whatever a case shows."""

_DIGITS = 9
"""A sum of weights with two decimals must not win or lose by what floating point leaves in its sixteenth."""

IN_USE: dict[tuple[type, str], Any] = {}
"""The scorers as they were read; benchmarks put others in their place."""


class Loaded:
    """What is read from ``geomap/data/weights`` once, by its name there."""

    __slots__ = ()

    @classmethod
    def load(cls, name: str) -> Self:
        """The weights of that name."""
        scorer: Self | None = IN_USE.get((cls, name))
        if scorer is None:
            scorer = IN_USE[cls, name] = cls._read(name)
        return scorer

    @classmethod
    def _read(cls, name: str) -> Self:
        raise NotImplementedError


class Contribution(NamedTuple):
    """What one feature adds to a sum, and why."""

    feature: str
    times: float
    weight: float
    contribution: float
    reason: str
    file: str
    """Where the weight stands, below ``geomap``."""


def add_up(terms: Iterable[float]) -> float:
    """The sum of some terms, the same in any order."""
    return round(fsum(terms), _DIGITS)


def by_weight(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    """The weightiest first."""
    return tuple(sorted(contributions, key=lambda one: (-abs(one.contribution), one.feature)))
