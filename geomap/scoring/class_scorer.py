"""Questions with many answers, each of which has a sum of its own."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from geomap.data import fact_file
from geomap.scoring.contributions import Contribution, Loaded, add_up, by_weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, eq=False)
class ClassScorer(Loaded):
    """The weights of a question with many answers: how much each feature speaks for each class."""

    name: str
    weights: Mapping[str, Mapping[str, float]]
    """By feature, then by class; a feature may have none."""
    reasons: Mapping[str, str]
    """Why features of a sort weigh, by the first word of their names."""

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
        return {one: add_up(own[one] for own in known if one in own) for one in classes}

    def explain(self, features: Iterable[str], answer: str) -> tuple[Contribution, ...]:
        """What each feature adds to the sum of one class, the weightiest first."""
        terms = ((name, self.weights[name][answer]) for name in features if answer in self.weights.get(name, {}))
        return by_weight(
            Contribution(name, 1.0, weight, weight, self.reasons[name.partition(" ")[0]], self.file)
            for name, weight in terms
        )

    def without(self, *names: str) -> Self:
        """The same scorer for which some features say nothing."""
        return replace(self, weights={name: own for name, own in self.weights.items() if name not in names})
