"""Fit ``data/weights/place_confidence.toml``: from beliefs in a place and what it is to the chance of being right.

``python fit_place_confidence.py LGL.dev.jsonl GeoWebNews.dev.jsonl [--write]``. The corpora lie outside, as for
corpora.py. A logistic regression on all of them, each corpus counted alike. Its figures come from halves: every
mention is judged by weights fitted on the other half of the articles. A placed mention is right where it overlaps an
annotated toponym and lies within 161 km of it. Then all odds are lowered until at 0.7 and above enough are right in
every corpus: rather too careful on world news than too bold on local news.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
from fitting import FOLDS, Case, fit_cases, fold_of, read_rows, write
from placing import NEAR_KM, km

from geomap.model import Article, Placed
from geomap.places import find_places, geoparse
from geomap.places.resolution import confidence
from geomap.scoring import BIAS, LinearScorer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HIGH, WANTED = 0.7, 0.905
"""What is as sure as that must be right as often as this: 0.9, and a little to spare for other texts."""
STEP = 0.05
RIDGE = 0.0003
STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.01)


def main() -> None:
    """Print the weights and what a confidence meant in the halves that they were not fitted on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="files of annotated articles")
    parser.add_argument("--write", action="store_true", help="keep the weights in the package")
    words = parser.parse_args()
    corpora = {path.name.split(".")[0]: list(read_cases(read_rows(path))) for path in words.corpora}
    held_out = {name: judge_unseen(name, corpora) for name in corpora}
    caution = find_caution(list(held_out.values()))
    fitted = fit(list(corpora.values()))
    fitted = fitted.with_weights({BIAS: fitted.bias - caution})
    print("\n".join(f"{name}: {weight:.3f}" for name, weight in {BIAS: fitted.bias, **fitted.weights}.items()))
    print(f"lowered by {caution:.2f}")
    for name, judged in held_out.items():
        print(f"\n{name}, each fold by weights of the others\n" + "\n".join(reliability(lower(judged, caution))))
    if words.write:
        write(fitted, digits=3)


def read_cases(rows: Sequence[dict[str, Any]]) -> Iterator[Case]:
    """Every placed mention of the articles, except those on toponyms that nobody could place."""
    given: list[dict[str, float]] = []

    def note(**kinds: Any) -> float:
        given.append(confidence.features_of(**kinds))
        return float(len(given))

    with patch.object(geoparse, "confidence_of", note):
        for row in rows:
            yield from _cases_of(row, given)


def _cases_of(row: dict[str, Any], given: Sequence[dict[str, float]]) -> Iterator[Case]:
    gold = list(row["toponyms"])
    for found in find_places(Article(id="", text=row["text"], title=row.get("title", ""))):
        # Slips have confidences of their own, below one.
        if isinstance(found, Placed) and found.confidence >= 1:
            here = _overlapped(gold, found)
            if here is None or here["lat"] is not None:
                yield Case(row["id"], given[int(found.confidence) - 1], _is_right(found, here))


def _overlapped(gold: list[dict[str, Any]], found: Placed) -> dict[str, Any] | None:
    """The toponym that a mention meets; each is met once."""
    mention = found.mention
    here = next((one for one in gold if one["start"] < mention.end and mention.start < one["end"]), None)
    if here:
        gold.remove(here)
    return here


def _is_right(found: Placed, here: dict[str, Any] | None) -> bool:
    place = found.place
    return here is not None and km(here["lat"], here["lon"], place.latitude, place.longitude) <= NEAR_KM


def fit(corpora: Sequence[Sequence[Case]]) -> LinearScorer:
    """Fit a logistic regression, a little drawn towards zero; each corpus weighs the same."""
    zero = LinearScorer.load("place_confidence")
    zero = zero.with_weights(dict.fromkeys(zero.weights, 0.0) | {BIAS: 0.0})
    cases = [case._replace(share=1 / len(cases) / len(corpora)) for cases in corpora for case in cases]
    return fit_cases(cases, zero, drawn=RIDGE)


def judge_unseen(name: str, corpora: dict[str, list[Case]]) -> list[tuple[float, bool]]:
    """The odds of every mention of a corpus by weights of the other folds of all corpora, and whether it was right."""
    judged: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        scorer = fit([[case for case in cases if fold_of(case.article) != fold] for cases in corpora.values()])
        own = (case for case in corpora[name] if fold_of(case.article) == fold)
        judged += [(scorer.score(case.features.items()), case.is_yes) for case in own]
    return judged


def find_caution(corpora: Sequence[list[tuple[float, bool]]]) -> float:
    """How much to take off the odds so that what is sure is right often enough in every corpus."""
    caution = 0.0
    while min(precision(lower(judged, caution)) for judged in corpora) < WANTED:
        caution += STEP
    return caution


def lower(judged: Sequence[tuple[float, bool]], caution: float) -> list[tuple[float, bool]]:
    """Turn odds into confidences."""
    return [(float(1 / (1 + np.exp(caution - odds))), right) for odds, right in judged]


def precision(judged: Sequence[tuple[float, bool]]) -> float:
    """The share of the right among the sure."""
    sure = [right for chance, right in judged if chance >= HIGH]
    return sum(sure) / len(sure) if sure else 1.0


def reliability(judged: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Rows of a table: confidence, mentions, share of the right."""
    for low, high in [*pairwise(STEPS), (HIGH, STEPS[-1])]:
        inside = [right for chance, right in judged if low <= chance < high]
        if inside:
            yield f"| {low:.1f} to {min(high, 1.0):.1f} | {len(inside)} | {sum(inside) / len(inside):.2f} |"


if __name__ == "__main__":
    main()
