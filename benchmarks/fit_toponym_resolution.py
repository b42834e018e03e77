"""Check the weights of ``toponym_resolution.toml``: fitted on one half of the articles, how right on the other?

``python fit_toponym_resolution.py LGL.dev.jsonl GeoWebNews.dev.jsonl``. The corpora lie outside the repository, as for
corpora.py.
Each weight in turn is tried a little lower and higher, and kept where the halves fitted on gain. Where the fitted
weights do no better on the other half than the ones in the package, those are no accident of these articles.
"""

from __future__ import annotations

import argparse
from itertools import product
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from fitting import fold_of, read_rows, using
from placing import NEAR_KM, km

from geomap.model import Article
from geomap.places import Gazetteer, geoparse, toponym_recognition
from geomap.places.resolution import disambiguate
from geomap.scoring import LinearScorer
from geomap.text.document import annotate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geomap.places.gazetteer import Entry
    from geomap.places.resolution.article_name import Name

FACTORS = (0.7, 0.85, 1.18, 1.4)
PASSES = 2
# Belief in the right place counts a little beside being right, so that a step may gain where no answer changes.
BELIEF = 0.05
LEAST_BELIEF = 1e-3
LEAST_GAIN = 2e-4


class Case(NamedTuple):
    """What an article gives to ``choose``, and which candidates of its names are right, once for each mention."""

    half: int
    names: list[Name]
    cues: Mapping[str, float]
    right: list[tuple[int, frozenset[int]]]


def main() -> None:
    """Print how often the package's weights, and those fitted on the other half, are right on each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="files of annotated articles")
    corpora = {path.name.split(".")[0]: list(read_cases(read_rows(path))) for path in parser.parse_args().corpora}
    usual = LinearScorer.load("toponym_resolution")
    print("| half | weights | " + " | ".join(corpora) + " |\n|---|---|" + "---|" * len(corpora))
    for half in (0, 1):
        here = [[case for case in cases if case.half == half] for cases in corpora.values()]
        there = [[case for case in cases if case.half != half] for cases in corpora.values()]
        _tell(half, "of the package", here, usual)
        _tell(half, "fitted on the other half", here, fit(there, usual))


def _tell(half: int, what: str, corpora: Sequence[Sequence[Case]], scorer: LinearScorer) -> None:
    figures = [f"{judge(cases, scorer)[0]:.3f}" for cases in corpora]
    print(f"| {half + 1} | {what} | " + " | ".join(figures) + " |", flush=True)


def read_cases(rows: Sequence[dict[str, Any]]) -> Iterator[Case]:
    """Ask the finder what it would choose from, article by article."""
    for row in rows:
        given: list[tuple[list[Name], Mapping[str, float]]] = []

        def keep(names: list[Name], *, cues: Mapping[str, float], given: Any = given) -> list[disambiguate.Choice]:
            given.append((names, cues))
            return disambiguate.choose(names, cues=cues)

        with patch.object(geoparse, "choose", keep):
            geoparse.find_places(Article(id="", text=row["text"]))
        for names, cues in given:
            yield Case(fold_of(row["id"], folds=2), names, cues, list(_right_answers(row, names)))


def _right_answers(row: dict[str, Any], names: Sequence[Name]) -> Iterator[tuple[int, frozenset[int]]]:
    """For each mention of an annotated toponym the number of its name, and the candidates that are right."""
    gold = [one for one in row["toponyms"] if one["lat"] is not None]
    numbers = {name.entries: number for number, name in reversed(list(enumerate(names)))}
    context, weighed = toponym_recognition.weigh(annotate(row["text"]), Gazetteer.default())
    for candidate in (one.candidate for one in weighed if one.score > 0 and one.candidate.entries in numbers):
        start, end = context.tokens.starts[candidate.first], context.tokens.ends[candidate.last - 1]
        met = next((toponym for toponym in gold if toponym["start"] < end and start < toponym["end"]), None)
        if met:
            gold.remove(met)
            yield numbers[candidate.entries], _right_ones(candidate.entries, met)


def _right_ones(entries: Sequence[Entry], toponym: dict[str, Any]) -> frozenset[int]:
    return frozenset(
        entry.index
        for entry in entries
        if km(toponym["lat"], toponym["lon"], entry.latitude, entry.longitude) <= NEAR_KM
    )


def fit(corpora: Sequence[Sequence[Case]], scorer: LinearScorer) -> LinearScorer:
    """Try each weight lower and higher, and keep what gains."""
    best, highest = scorer, _value(corpora, scorer)
    for _ in range(PASSES):
        for name, factor in product(scorer.weights, FACTORS):
            tried = best.with_weights({name: best.weights[name] * factor})
            value = _value(corpora, tried)
            if value > highest + LEAST_GAIN:
                best, highest = tried, value
    return best


def _value(corpora: Sequence[Sequence[Case]], scorer: LinearScorer) -> float:
    judged = [judge(cases, scorer) for cases in corpora]
    return sum(share + BELIEF * belief for share, belief in judged) / len(judged)


def judge(cases: Sequence[Case], scorer: LinearScorer) -> tuple[float, float]:
    """The share of mentions whose place is right, and the mean logarithm of the belief in the right one."""
    right = total = 0
    belief = 0.0
    with using(scorer):
        for case in cases:
            choices = disambiguate.choose(case.names, cues=case.cues)
            for number, wanted in case.right:
                ranked = choices[number].ranked
                total += 1
                right += ranked[0][0].index in wanted
                if wanted:
                    belief += log(max(LEAST_BELIEF, sum(share for entry, share in ranked if entry.index in wanted)))
    return right / total, belief / total


if __name__ == "__main__":
    main()
