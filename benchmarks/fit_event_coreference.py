"""Fit the weights of ``event_coreference.toml``: which clauses of an article tell one event?

``python fit_event_coreference.py FOLDER`` takes the articles read by hand in the folder of measuring data. Two clauses
tell one event where they lie in the spans of the same incident. Every clause chooses, as in geomap: one of the clauses
before it that nothing forbids, of which any of its own event is right, or none, which is worth the threshold. Printed
is, for weights of the file and for fitted ones on the fifth of the articles that they were not fitted on, how often a
pair of clauses is right, F1 of the joined pairs, and what the reports of whole articles gain. ``--write`` puts the
weights fitted on all of them into the file.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from fitting import FOLDS, Case, Choice, fit_choices, fold_of, read_rows, using, write

from geomap.export.json_records import incident_record
from geomap.incidents import find_incidents
from geomap.incidents.extraction import annotate, is_note
from geomap.incidents.mention_pairs import are_at_odds, features_of_pair
from geomap.incidents.mentions import read_mentions
from geomap.layering import layer
from geomap.model import Article, Flag
from geomap.places import find_places
from geomap.scoring import LinearScorer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.event_mention import EventMention
    from geomap.model import Placed, Report, Unplaced

CORPORA = ("gold", "gold2")
DRAWN = 3.0
"""How strongly weights are drawn towards those of the file."""
FRESH = timedelta(days=7)
"""As in coreference.py, where it is asked of a whole event."""


class Read(NamedTuple):
    """An article with its names and what a reader found in it."""

    article: Article
    places: tuple[Placed | Unplaced, ...]
    gold: dict[str, Any]


def main() -> None:
    """Print how pairs and reports fare, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of measuring data")
    parser.add_argument("--write", action="store_true", help="put the fitted weights into event_coreference.toml")
    options = parser.parse_args()
    articles = {name: list(read_articles(options.folder / name)) for name in CORPORA}
    of_file = LinearScorer.load("event_coreference")
    clauses = {name: [clause for read in own for clause in read_clauses(read)] for name, own in articles.items()}
    everything = [clause for own in clauses.values() for clause in own]
    fitted = [fit([one for one in everything if fold_of(one.article) != fold], of_file) for fold in range(FOLDS)]
    pairs = {name: list(_pairs_of(own)) for name, own in clauses.items()}
    tell_pairs(pairs, of_file, fitted)
    tell_reports(articles, of_file, fitted, judge=judge_of(options.folder))
    final = fit(everything, of_file)
    print("\n| feature | times | of the file | fitted |\n|---|---|---|---|")
    for name, weight in final.weights.items():
        times = sum(name in known for clause in everything for known in clause.candidates)
        print(f"| {name} | {times} | {of_file.weights[name]:.2f} | {weight:.2f} |")
    if options.write:
        write(final)


def read_articles(folder: Path) -> Iterator[Read]:
    """The articles of a corpus, each with its names."""
    gold = {row["id"]: row for row in read_rows(folder / "gold.jsonl")}
    for row in read_rows(folder / "articles.jsonl"):
        day = date.fromisoformat(row["published"]) if row.get("published") else None
        article = Article(id=row["id"], text=row["text"], title=row.get("title", ""), published=day)
        yield Read(article, find_places(article), gold[row["id"]])


def read_clauses(read: Read) -> Iterator[Choice]:
    """The clauses of an article that lie in incidents, each with those before it that it may go on about, and none.

    An article counts by the root of how many it has, for long ones tell one event again and again.
    """
    annotated = annotate(read.article, read.places)
    if is_note(annotated):
        # A note tells one event unless it says otherwise: nothing is learnt from it.
        return
    told = [(mention, _incident_of(mention, read.gold)) for mention in read_mentions(annotated)]
    known = [(m, n) for m, n in told if n is not None and not m.is_total and Flag.HYPOTHETICAL not in m.flags]
    join = LinearScorer.load("event_coreference").threshold("join")
    for at, (mention, incident) in enumerate(known):
        before = [(m, n == incident) for m, n in known[:at] if not are_at_odds(m, mention)]
        if before:
            right = tuple(is_right for _, is_right in before)
            yield Choice(
                read.article.id,
                (*(_features(m, mention) for m, _ in before), {}),
                (*right, not any(right)),
                share=1 / sqrt(len(known)),
                given=(*(0.0 for _ in before), join),
            )


def _pairs_of(clauses: Sequence[Choice]) -> Iterator[Case]:
    for clause in clauses:
        pairs = zip(clause.candidates[:-1], clause.right, strict=False)
        yield from (Case(clause.article, features, is_right) for features, is_right in pairs)


def _incident_of(mention: EventMention, gold: dict[str, Any]) -> int | None:
    """The number of the incident in whose spans most of a clause lies."""
    start, end = mention.clause.span
    shared = [sum(max(0, min(end, b) - max(start, a)) for a, b in incident["spans"]) for incident in gold["incidents"]]
    most = max(shared, default=0)
    return shared.index(most) if most * 2 > end - start else None


def _features(known: EventMention, mention: EventMention) -> dict[str, float]:
    features: defaultdict[str, float] = defaultdict(float)
    for name, times in features_of_pair(known, mention):
        features[name] += times
    if mention.when is None and (known.age is None or known.age <= FRESH):
        features["undated beside a fresh event"] = 1.0
    return features


def fit(clauses: Sequence[Choice], of_file: LinearScorer) -> LinearScorer:
    """Fit all weights; the sum from which on clauses are joined stays."""
    return fit_choices(clauses, of_file, drawn=DRAWN)


def tell_pairs(pairs: dict[str, list[Case]], of_file: LinearScorer, fitted: Sequence[LinearScorer]) -> None:
    """How often a pair is right, and F1 of the pairs that are joined."""
    print("| corpus | fold | pairs | of one event | right: file | fitted, unseen | F1: file | fitted, unseen |")
    print("|---|---|---|---|---|---|---|---|")
    for name, own in pairs.items():
        for fold in (*range(FOLDS), None):
            cases = [case for case in own if fold in {None, fold_of(case.article)}]
            before = [_joins(case, of_file) for case in cases]
            after = [_joins(case, fitted[fold_of(case.article)]) for case in cases]
            figures = [figure(cases, joined) for figure in (_accuracy, _f1) for joined in (before, after)]
            shown = " | ".join(f"{figure:.3f}" for figure in figures)
            label = "all" if fold is None else fold
            print(f"| {name} | {label} | {len(cases)} | {sum(case.is_yes for case in cases)} | {shown} |")


def _joins(case: Case, scorer: LinearScorer) -> bool:
    return scorer.score(case.features.items()) >= scorer.threshold("join")


def _accuracy(cases: Sequence[Case], joined: Sequence[bool]) -> float:
    return sum(case.is_yes == yes for case, yes in zip(cases, joined, strict=True)) / max(1, len(cases))


def _f1(cases: Sequence[Case], joined: Sequence[bool]) -> float:
    right = sum(case.is_yes and yes for case, yes in zip(cases, joined, strict=True))
    return 2 * right / max(1, sum(joined) + sum(case.is_yes for case in cases))


def judge_of(folder: Path) -> Any:
    """The scorer of reports of the folder."""
    sys.path.insert(0, str(folder))
    return import_module("score_incidents").score


def tell_reports(
    articles: dict[str, list[Read]], of_file: LinearScorer, fitted: Sequence[LinearScorer], *, judge: Any
) -> None:
    """F1 of the incidents that are found in whole articles, and of those that are pinned rightly too."""
    print("\n| corpus | fold | found: file | fitted, unseen | right pin: file | fitted, unseen |")
    print("|---|---|---|---|---|---|")
    for name, own in articles.items():
        before = {read.article.id: _reports(read, of_file) for read in own}
        after = {read.article.id: _reports(read, fitted[fold_of(read.article.id)]) for read in own}
        for fold in (*range(FOLDS), None):
            part = [read for read in own if fold in {None, fold_of(read.article.id)}]
            scores = [_judged(part, reports, judge=judge) for reports in (before, after)]
            shown = " | ".join(f"{score[key]['F1']:.3f}" for key in ("found", "right_pin") for score in scores)
            print(f"| {name} | {'all' if fold is None else fold} | {shown} |", flush=True)


def _reports(read: Read, scorer: LinearScorer) -> tuple[Report, ...]:
    with using(scorer):
        return find_incidents(read.article, read.places)


def _judged(part: Sequence[Read], reports: dict[str, tuple[Report, ...]], *, judge: Any) -> dict[str, Any]:
    records = [
        incident_record(incident)
        for read in part
        for incident in layer(replace(report, article=read.article) for report in reports[read.article.id])
    ]
    texts = {read.article.id: {"text": read.article.text} for read in part}
    score: dict[str, Any] = judge([read.gold for read in part], records, texts)
    return score


if __name__ == "__main__":
    main()
