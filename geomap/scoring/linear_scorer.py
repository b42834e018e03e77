"""Questions that are answered by one sum: how much speaks for yes, and how much against it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Self

from geomap.data import fact_file
from geomap.scoring.contributions import BIAS, Contribution, Loaded, add_up, by_weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geomap.scoring.contributions import Feature


class Weight(NamedTuple):
    """A number of a file and its reason."""

    value: float
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class LinearScorer(Loaded):
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
        return add_up([weight_of[name] * times for name, times in features] + [self.bias])

    def score_features(self, present: Iterable[str], *amounts: Feature) -> float:
        """Add up features, which count once each, and amounts: what is asked for every name of every article."""
        weight_of = self.weights
        terms = [*map(weight_of.__getitem__, present), self.bias]
        for name, times in amounts:
            terms.append(weight_of[name] * times)
        return add_up(terms)

    def explain(self, features: Iterable[Feature]) -> tuple[Contribution, ...]:
        """What each feature adds to the sum, the weightiest first."""
        terms = [(name, times, self.weights[name]) for name, times in features]
        if self.bias:
            terms.append((BIAS, 1.0, self.bias))
        return by_weight(
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
