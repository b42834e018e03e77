"""Fit the weights of ``geomap/data/weights/note_event_type.csv``, by which the sort of a note's event is weighed.

``python fit_note_event_type.py FOLDER`` reads coded notes of a folder outside the repository, as corpora.py does, and
prints how often the sort is right by the rules alone and with weights fitted on the other four fifths of the notes;
``--write`` keeps the weights fitted on all of them in the package. Every phrase of ``triggers.toml`` counts as half a
note that the rules are right about, so that a word which the notes hardly use keeps its meaning.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np
from fitting import FOLDS, fold_of, read_rows

from geomap.data import fact_file
from geomap.incidents import find_incidents, report
from geomap.incidents.triggers.event_type import classify
from geomap.incidents.triggers.note_event_type import features_of_type
from geomap.model import Article
from geomap.places import find_places
from geomap.text.lexicon import default_lexicon, expand
from geomap.text.match_labels import MatchGroup
from geomap.text.tokens import split_words
from geomap.vocabulary import TYPE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from geomap.incidents.triggers.event_type import EventTypeReading
    from geomap.text.lexicon import Match

# How much a note of each corpus counts: CASE has few, and of all sorts alike.
CORPORA = {"acled_world_2020": 1.0, "case2021_task2": 2.0}
PHRASE = 0.5
LEAST_NOTES = 3
STEPS = 200
SPARSE, SMALL = 4e-4, 1e-4
"""How strongly the fit holds weights at nought, and how strongly it holds them small."""
LEAST_WEIGHT = 0.05
# By how much the words must outweigh the rules: the notes are of one year and one kind, the rules of none.
TRUST = 0.8
SUBS = tuple(TYPE_OF)


class Note(NamedTuple):
    """A coded note as the rules read it."""

    article: str
    corpus: str
    features: tuple[str, ...]
    proposed: str
    """The sub-event type that the rules choose; empty where they find no event."""
    label: str
    weight: float


class Model(NamedTuple):
    """The weights of features, by sub-event type in the order of ``SUBS``."""

    rows: Mapping[str, int]
    weights: NDArray[np.float64]


def main() -> None:
    """Print the figures of the rules and of the weights on notes that were not fitted on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of measuring data")
    parser.add_argument("--write", action="store_true", help="keep the weights fitted on all notes in the package")
    options = parser.parse_args()
    notes = [note for name in CORPORA for note in read_notes(options.folder, name)]
    phrases = list(read_phrases())
    answers = cross_validate(notes, phrases)
    print("| corpus | notes | type of 6 | type of 25 |\n|---|---|---|---|")
    for name in CORPORA:
        own = [number for number, note in enumerate(notes) if note.corpus == name]
        _tell(f"{name}, rules", [(notes[n].proposed, notes[n].label) for n in own])
        _tell(f"{name}, weighed, unseen", [(answers[n], notes[n].label) for n in own])
    if options.write:
        write(fit([*notes, *phrases]), fact_file("weights/note_event_type.csv"))


def _tell(what: str, pairs: Sequence[tuple[str, str]]) -> None:
    of_six = sum(TYPE_OF.get(answer) is TYPE_OF[label] for answer, label in pairs) / len(pairs)
    of_all = sum(answer == label for answer, label in pairs) / len(pairs)
    print(f"| {what} | {len(pairs)} | {of_six:.3f} | {of_all:.3f} |")


def read_notes(folder: Path, name: str) -> Iterator[Note]:
    """The notes of a corpus that are coded with one of ACLED's sorts."""
    sys.path.insert(0, str(folder))
    names: dict[str, str] = import_module("score_notes").CASE
    for row in read_rows(folder / "incidents" / f"{name}.dev.jsonl"):
        label = names.get(row["sub_event_type"], row["sub_event_type"])
        if label in TYPE_OF:
            yield Note(row["id"], name, *_read(row), label, CORPORA[name])


def _read(row: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    """The features of a note's first event and the sort that the rules choose."""
    given: list[tuple[tuple[str, ...], str]] = []

    def keep(type_reading: EventTypeReading, matches: Sequence[Match]) -> EventTypeReading:
        given.append((features_of_type(type_reading, matches), type_reading.sub))
        return type_reading

    day = date.fromisoformat(row["date"]) if row["date"] else None
    article = Article(id=row["id"], text=row["text"], published=day)
    with patch.object(report, "weigh_type", keep):
        find_incidents(article, find_places(article))
    return given[0] if given else ((), "")


def read_phrases() -> Iterator[Note]:
    """The phrases that tell an event, each as a note of its own."""
    for phrase in sorted(set(_triggers())):
        matches = default_lexicon().scan(split_words(" ".join(next(expand(phrase)))))
        type_reading = classify(matches)
        if type_reading and type_reading.sub in TYPE_OF:
            yield Note("", "", features_of_type(type_reading, matches), type_reading.sub, type_reading.sub, PHRASE)


def _triggers() -> Iterator[str]:
    for seconds in default_lexicon().entries.values():
        for entries in seconds.values():
            yield from (entry.phrase for entry in entries if entry.group is MatchGroup.TRIGGER and entry.label)


def cross_validate(notes: Sequence[Note], phrases: Sequence[Note]) -> list[str]:
    """The sort of each note by weights fitted without its fold; what the rules keep from being weighed stays theirs."""
    answers = [note.proposed for note in notes]
    folds = np.array([fold_of(note.article) for note in notes])
    for fold in range(FOLDS):
        model = fit([*(note for note, own in zip(notes, folds, strict=True) if own != fold), *phrases])
        for number in np.flatnonzero(folds == fold).tolist():
            note = notes[number]
            if note.proposed in TYPE_OF:
                answers[number] = SUBS[int(np.argmax(_matrix(model.rows, [note]) @ model.weights))]
    return answers


def fit(notes: Sequence[Note]) -> Model:
    """Multinomial logistic regression, most of whose weights are nought, by accelerated proximal steps."""
    notes = [note for note in notes if note.proposed in TYPE_OF]
    counts = Counter(feature for note in notes for feature in note.features)
    kept = {feature for feature, count in counts.items() if count >= LEAST_NOTES} | {f"rules {sub}" for sub in SUBS}
    rows = {feature: row for row, feature in enumerate(sorted(kept))}
    features = _matrix(rows, notes)
    wanted = np.array([[note.label == sub for sub in SUBS] for note in notes], dtype=np.float64)
    share = np.array([note.weight for note in notes]) / sum(note.weight for note in notes)
    step = 1 / (0.5 * float(np.linalg.norm(features * np.sqrt(share)[:, None], 2)) ** 2 + SMALL)
    weights = ahead = np.zeros((len(rows), len(SUBS)))
    pace = 1.0
    for _ in range(STEPS):
        sums = features @ ahead
        odds = np.exp(sums - sums.max(axis=1, keepdims=True))
        slope = features.T @ ((odds / odds.sum(axis=1, keepdims=True) - wanted) * share[:, None]) + SMALL * ahead
        moved = ahead - step * slope
        shrunk = np.sign(moved) * np.maximum(np.abs(moved) - step * SPARSE, 0)
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = shrunk + (pace - 1) / faster * (shrunk - weights)
        weights, pace = shrunk, faster
    weights = np.where(np.abs(weights) < LEAST_WEIGHT, 0.0, weights.round(2))
    weights[[rows[f"rules {sub}"] for sub in SUBS], range(len(SUBS))] += TRUST
    return Model(rows, weights)


def _matrix(rows: Mapping[str, int], notes: Sequence[Note]) -> NDArray[np.float64]:
    matrix = np.zeros((len(notes), len(rows)))
    for number, note in enumerate(notes):
        matrix[number, [rows[feature] for feature in note.features if feature in rows]] = 1.0
    return matrix


def write(model: Model, path: Path) -> None:
    """Write the weights under the comments of the file, by feature and then by sort, the heaviest first."""
    comments = [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#")]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(comments)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("feature", "class", "weight"))
        for feature, row in model.rows.items():
            own = [(-weight, sub) for sub, weight in zip(SUBS, model.weights[row].tolist(), strict=True) if weight]
            table.writerows((feature, sub, f"{-weight:.2f}") for weight, sub in sorted(own))


if __name__ == "__main__":
    main()
