"""Weighted sums of named features: one way to load, add up, explain and leave out what the readers weigh.

The weights lie in ``geomap/data/weights``, one file a question, each with the reason why it is what it is. They are
fitted by ``benchmarks/fitting.py``; nothing here learns.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from geomap.data import fact_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Feature = tuple[str, float]
"""What a case shows, by the name of its weight, and how often or how strongly."""

BIAS = "bias"
"""The name under which an explanation lists what is added whatever a case shows."""

_DIGITS = 9
"""A sum of weights with two decimals must not win or lose by what floating point leaves in its sixteenth."""

IN_USE: dict[tuple[type, str], Any] = {}
"""The scorers as they were read; benchmarks put others in their place."""


class Weight(NamedTuple):
    """A number of a file and its reason."""

    value: float
    reason: str


class Contribution(NamedTuple):
    """What one feature adds to a sum, and why."""

    feature: str
    times: float
    weight: float
    contribution: float
    reason: str
    file: str
    """Where the weight stands, below ``geomap``."""


@dataclass(frozen=True, slots=True, eq=False)
class LinearScorer:
    """The weights of one question: how much each feature speaks for yes, and how much against it."""

    name: str
    """That of its file."""
    bias: float
    """What is added whatever a case shows."""
    weights: Mapping[str, float]
    reasons: Mapping[str, str]
    """Why each weight, the bias among them, is what it is."""
    thresholds: Mapping[str, Weight]
    """From which sums on something follows."""

    @classmethod
    def load(cls, name: str) -> Self:
        """The weights of ``geomap/data/weights/NAME.toml``, read once."""
        scorer: Self | None = IN_USE.get((cls, name))
        if scorer is None:
            scorer = IN_USE[cls, name] = cls._read(name)
        return scorer

    @classmethod
    def _read(cls, name: str) -> Self:
        table = tomllib.loads(fact_file(f"weights/{name}.toml").read_text(encoding="utf-8"))
        weights = {key: Weight(float(row["weight"]), row["reason"]) for key, row in table["weights"].items()}
        thresholds = {key: Weight(float(row["at"]), row["reason"]) for key, row in table.get("thresholds", {}).items()}
        reasons = {BIAS: "Nothing is added to every sum", **{key: weight.reason for key, weight in weights.items()}}
        bias = weights.pop(BIAS, Weight(0.0, "")).value
        return cls(name, bias, {key: weight.value for key, weight in weights.items()}, reasons, thresholds)

    @property
    def file(self) -> str:
        """Where its weights stand, below ``geomap``."""
        return f"data/weights/{self.name}.toml"

    def score(self, features: Iterable[Feature]) -> float:
        """Add up what features weigh; their order does not matter."""
        weight_of = self.weights
        return round(fsum([weight_of[name] * times for name, times in features] + [self.bias]), _DIGITS)

    def score_signs(self, signs: Iterable[str], *amounts: Feature) -> float:
        """Add up signs, which count once each, and amounts: what is asked for every name of every article."""
        weight_of = self.weights
        terms = [*map(weight_of.__getitem__, signs), self.bias]
        return round(fsum(terms + [weight_of[name] * times for name, times in amounts]), _DIGITS)

    def explain(self, features: Iterable[Feature]) -> tuple[Contribution, ...]:
        """What each feature adds to the sum, the weightiest first."""
        terms = [(name, times, self.weights[name]) for name, times in features]
        if self.bias:
            terms.append((BIAS, 1.0, self.bias))
        return _by_weight(
            Contribution(name, times, weight, times * weight, self.reasons[name], self.file)
            for name, times, weight in terms
        )

    def threshold(self, name: str) -> float:
        """The sum from which on something follows."""
        return self.thresholds[name].value

    def without(self, *names: str) -> Self:
        """The same scorer for which some features say nothing.

        Raises:
            KeyError: it has no feature of that name.
        """
        return self.with_weights(dict.fromkeys(names, 0.0))

    def with_weights(self, weights: Mapping[str, float]) -> Self:
        """The same scorer with other weights for some features; ``bias`` is the name of what is always added.

        Raises:
            KeyError: it has no feature of some name.
        """
        if strange := weights.keys() - self.reasons.keys():
            raise KeyError(f"{self.file} has no weight for {', '.join(sorted(strange))}")
        own = {name: value for name, value in weights.items() if name != BIAS}
        return replace(self, bias=weights.get(BIAS, self.bias), weights={**self.weights, **own})


@dataclass(frozen=True, slots=True, eq=False)
class ClassScorer:
    """The weights of a question with many answers: how much each feature speaks for each class."""

    name: str
    weights: Mapping[str, Mapping[str, float]]
    """By feature, then by class; a feature may have none."""
    reasons: Mapping[str, str]
    """Why features of a sort weigh, by the first word of their names."""

    @classmethod
    def load(cls, name: str) -> Self:
        """The weights of ``geomap/data/weights/NAME.csv`` and the reasons beside it in TOML, read once."""
        scorer: Self | None = IN_USE.get((cls, name))
        if scorer is None:
            scorer = IN_USE[cls, name] = cls._read(name)
        return scorer

    @classmethod
    def _read(cls, name: str) -> Self:
        weights: dict[str, dict[str, float]] = {}
        with fact_file(f"weights/{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(line for line in file if not line.startswith("#")):
                weights.setdefault(row["feature"], {})[row["class"]] = float(row["weight"])
        table = tomllib.loads(fact_file(f"weights/{name}.toml").read_text(encoding="utf-8"))
        return cls(name, weights, table["reasons"])

    @property
    def file(self) -> str:
        """Where its weights stand, below ``geomap``."""
        return f"data/weights/{self.name}.csv"

    def score(self, features: Iterable[str], classes: Iterable[str]) -> dict[str, float]:
        """What features that count once each add up to, for each of some classes in their order."""
        known = [self.weights[name] for name in features if name in self.weights]
        return {one: round(fsum(own[one] for own in known if one in own), _DIGITS) for one in classes}

    def explain(self, features: Iterable[str], answer: str) -> tuple[Contribution, ...]:
        """What each feature adds to the sum of one class, the weightiest first."""
        terms = ((name, self.weights[name][answer]) for name in features if answer in self.weights.get(name, {}))
        return _by_weight(
            Contribution(name, 1.0, weight, weight, self.reasons[name.partition(" ")[0]], self.file)
            for name, weight in terms
        )

    def without(self, *names: str) -> Self:
        """The same scorer for which some features say nothing."""
        return replace(self, weights={name: own for name, own in self.weights.items() if name not in names})


def _by_weight(contributions: Iterable[Contribution]) -> tuple[Contribution, ...]:
    return tuple(sorted(contributions, key=lambda one: (-abs(one.contribution), one.feature)))
