"""Fits how much each sign of a place counts, and writes ``geomap/data/place_weights.json``.

    python benchmarks/fit_place_weights.py ANNOTATED.jsonl ...

Each line is an article with ``text`` and ``toponyms``, each with ``start`` and ``end``. Weights are fitted by logistic
regression around those that stand in the file, so that signs which the articles hardly show keep what they were given
by hand. Corpora count alike, whatever their size.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geomap.data import fact_file
from geomap.places import evidence
from geomap.places.finder import weigh
from geomap.places.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROUNDS = 3
STEPS = 400
RATE = 0.5
STIFFNESS = 0.002
"""How strongly a weight is held to what stands in the file."""
# The prominence of a place is counted from here, in steps of ten for a tenfold population.
PROMINENCE_ORIGIN = 40


def examples(articles: Sequence[dict[str, Any]], gazetteer: Gazetteer) -> Iterator[tuple[set[str], int, bool]]:
    """Give every name that is found: its signs, its prominence, and whether it is annotated as a place."""
    for article in articles:
        context, judged = weigh(article["text"], gazetteer)
        spans = [(toponym["start"], toponym["end"]) for toponym in article["toponyms"]]
        for one in judged:
            start, end = context.tokens.starts[one.match.first], context.tokens.ends[one.match.last - 1]
            is_place = any(start < last and first < end for first, last in spans)
            yield one.signs, one.match.entries[0].prominence, is_place


def fit(corpora: Sequence[Sequence[dict[str, Any]]], gazetteer: Gazetteer) -> dict[str, float]:
    """Fit the weights anew, from the signs as the present weights make them."""
    names = list(evidence.weights())
    column = {name: number for number, name in enumerate(names)}
    rows: list[Any] = []
    labels: list[bool] = []
    shares: list[float] = []
    for articles in corpora:
        found = list(examples(articles, gazetteer))
        for signs, prominence, is_place in found:
            row = np.zeros(len(names))
            row[[column[sign] for sign in signs]] = 1
            row[column["bias"]] = 1
            row[column["prominence"]] = prominence - PROMINENCE_ORIGIN
            rows.append(row)
            labels.append(is_place)
            shares.append(1 / len(found))
    weights = _descend(np.array(rows), np.array(labels, dtype=float), np.array(shares) / len(corpora), names)
    return dict(zip(names, (round(float(weight), 3) for weight in weights), strict=True))


def _descend(features: Any, labels: Any, shares: Any, names: Sequence[str]) -> Any:
    table = evidence.weights()
    start = np.array([table[name] for name in names])
    # Prominence runs to 100 and more: in its own units it would outrun the rest.
    scale = np.where(np.array(names) == "prominence", 0.05, 1.0)
    weights = start / scale
    origin = weights.copy()
    scaled = features * scale
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (shares * (chance - labels)) + STIFFNESS * (weights - origin)
        weights = weights - RATE * slope
    return weights * scale


def main(paths: Sequence[str]) -> None:
    """Fit, write, fit again: signs such as "evident elsewhere" depend on the weights themselves."""
    gazetteer = Gazetteer.default()
    corpora = [[json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()] for path in paths]
    for _ in range(ROUNDS):
        table = fit(corpora, gazetteer)
        fact_file("place_weights.json").write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
        evidence.weights.cache_clear()
    print(json.dumps(table, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
