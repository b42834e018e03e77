"""What fits weights: folds by article, regression drawn towards the weights of the file, and the writing of files.

Weights are fitted here and nowhere at run time. The corpora lie outside the repository, as for corpora.py.
"""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geomap.data import fact_file
from geomap.scoring import BIAS, LinearScorer
from geomap.scoring.contributions import IN_USE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

FOLDS = 5
STEPS = 30
"""Newton's method needs a dozen."""


class Case(NamedTuple):
    """What one case shows, whether the answer to it is yes, and how much it counts."""

    article: str
    features: Mapping[str, float]
    is_yes: bool
    share: float = 1.0


class Choice(NamedTuple):
    """What each of several candidates shows, which of them are right, and how much the choice counts."""

    article: str
    candidates: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]
    share: float = 1.0
    given: tuple[float, ...] = ()
    """What each has whatever the weights; nothing where it is empty."""


def fold_of(article: str, *, folds: int = FOLDS) -> int:
    """In which fold an article lies, by its id alone: the same in every order, and of every corpus."""
    return int(sha256(article.encode()).hexdigest(), 16) % folds


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@contextmanager
def using(scorer: LinearScorer) -> Iterator[None]:
    """Let geomap weigh by another scorer for a while."""
    usual = LinearScorer.load(scorer.name)
    IN_USE[LinearScorer, scorer.name] = scorer
    try:
        yield
    finally:
        IN_USE[LinearScorer, scorer.name] = usual


def fit_cases(cases: Sequence[Case], prior: LinearScorer, *, drawn: float, threshold: float = 0.0) -> LinearScorer:
    """Logistic regression: the odds of yes are the exponent of the sum above a threshold.

    Args:
        cases: What there is to learn from.
        prior: The weights towards which the fitted ones are drawn, so that rare features keep theirs.
        drawn: How strongly; as many cases' worth.
        threshold: From which sum on yes is likelier than no. A bias is fitted only where the file has one.
    """
    names = _names_of(prior)
    start = _vector(prior, names)
    rows, share = _matrix([case.features for case in cases], names), np.array([case.share for case in cases])
    yes = np.array([case.is_yes for case in cases], dtype=np.float64)
    found = start.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(threshold - rows @ found))
        slope = rows.T @ (share * (yes - chance)) - drawn * (found - start)
        curve = (rows * (share * chance * (1 - chance))[:, None]).T @ rows + drawn * np.eye(len(names))
        found = found + np.linalg.solve(curve, slope)
    return prior.with_weights(dict(zip(names, found.tolist(), strict=True)))


def fit_choices(choices: Sequence[Choice], prior: LinearScorer, *, drawn: float) -> LinearScorer:
    """Conditional logit: the odds of a candidate over another are the exponent of the difference of their sums."""
    names = _names_of(prior)
    start = _vector(prior, names)
    tables = [
        (_matrix(one.candidates, names), np.array(one.right), one.share, np.array(one.given or (0.0,)))
        for one in choices
    ]
    found = start.copy()
    for _ in range(STEPS):
        slope, curve = -drawn * (found - start), drawn * np.eye(len(names))
        for rows, right, share, given in tables:
            sums = rows @ found + given
            odds = np.exp(sums - np.max(sums))
            belief, wanted = odds / odds.sum(), odds * right / (odds * right).sum()
            slope += share * rows.T @ (wanted - belief)
            mean = rows.T @ belief
            curve += share * (rows.T @ (rows * belief[:, None]) - np.outer(mean, mean))
        found = found + np.linalg.solve(curve, slope)
    return prior.with_weights(dict(zip(names, found.tolist(), strict=True)))


def _names_of(scorer: LinearScorer) -> list[str]:
    return [*([BIAS] if LinearScorer.load(scorer.name).bias else []), *sorted(scorer.weights)]


def _vector(scorer: LinearScorer, names: Sequence[str]) -> Numbers:
    return np.array([scorer.bias if name == BIAS else scorer.weights[name] for name in names])


def _matrix(cases: Sequence[Mapping[str, float]], names: Sequence[str]) -> Numbers:
    """Features as a table; the bias counts once in every case."""
    return np.array([[1.0 if name == BIAS else case.get(name, 0.0) for name in names] for case in cases])


def write(scorer: LinearScorer, *, digits: int = 2) -> None:
    """Put weights into the scorer's file; reasons, order and comments stay as they are."""
    path = fact_file(f"weights/{scorer.name}.toml")
    text = path.read_text(encoding="utf-8")
    for name, weight in {BIAS: scorer.bias, **scorer.weights}.items():
        line = rf'^("{re.escape(name)}" = {{ weight = )[-\d.]+'
        text = re.sub(line, rf"\g<1>{round(weight, digits)}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
