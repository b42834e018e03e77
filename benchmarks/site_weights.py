"""Fit the weights of ``place_argument.toml``: which of the places of a clause is the one where its event was?

``python site_weights.py FOLDER`` takes the annotated sentences and notes of the folder of measuring data, asks for
every clause with several places, of which some are right and some not, what signs each of them shows, and fits a
conditional logit: the odds of a place over another are the exponent of the difference of their sums of weights.
Weights are drawn towards those in the file, so that signs that are rare there keep theirs. Printed is the share of
clauses whose likeliest place is right, by the weights of the file and by fitted ones on the fifth of the articles that
they were not fitted on. ``--write`` puts the weights fitted on all of them into the file.
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np
from ablation import km
from event_places import locations, touches

from geomap.data import fact_file
from geomap.incidents import find_incidents, mentions
from geomap.incidents.arguments import place_argument
from geomap.incidents.arguments.geo_precision import locate, locate_unknown
from geomap.incidents.arguments.place_features import SiteReader
from geomap.incidents.arguments.place_words import weights
from geomap.model import Article, Placed
from geomap.places import find_places
from geomap.text.scopes.matcher import scope_matcher
from geomap.text.tokens import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geomap.incidents.arguments.place_argument import PlaceCandidate

CORPORA = {
    "EventLoc": "places/EventLoc.dev.jsonl",
    "ACLED": "incidents/acled_world_2020.dev.jsonl",
    "PITF": "incidents/pitf.dev.jsonl",
}
SHARE = {"EventLoc": 1.0, "ACLED": 0.6, "PITF": 1.0}
"""How much a clause counts: the notes of ACLED are many and all told in one way."""
DRAWN = 3.0
"""How strongly weights are drawn towards those in the file."""
FOLDS = 5
STEPS = 25
EXACT_KM, NEAR_KM = 25.0, 60.0


class Choice(NamedTuple):
    """A clause with several places, some of them right."""

    corpus: str
    article: int
    signs: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Print the shares right, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of measuring data")
    parser.add_argument("--write", action="store_true", help="put the fitted weights into place_argument.toml")
    options = parser.parse_args()
    choices = [choice for name in CORPORA for choice in read_choices(options.folder, name)]
    names = sorted(weights())
    of_file = np.array([weights()[name] for name in names])
    unseen = [_right(choice, of_file, names) for choice in choices]
    fitted = dict[int, bool]()
    for fold in range(FOLDS):
        found = fit([choice for choice in choices if choice.article % FOLDS != fold], names, of_file)
        fitted |= {n: _right(one, found, names) for n, one in enumerate(choices) if one.article % FOLDS == fold}
    print("| corpus | clauses | by the file | fitted, unseen |\n|---|---|---|---|")
    for name in CORPORA:
        own = [n for n, choice in enumerate(choices) if choice.corpus == name]
        shares = (np.mean([unseen[n] for n in own]), np.mean([fitted[n] for n in own]))
        print(f"| {name} | {len(own)} | {shares[0]:.3f} | {shares[1]:.3f} |")
    if options.write:
        write(dict(zip(names, fit(choices, names, of_file), strict=True)))


def read_choices(folder: Path, name: str) -> Iterator[Choice]:
    """Read a corpus, and keep what there was to choose from for each clause that tells an event."""
    with (folder / CORPORA[name]).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for number, row in enumerate(rows):
        is_right = _answer(name, row)
        if is_right is None:
            continue
        day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
        article = Article(id=row["id"], text=row["text"], published=day)
        seen: list[tuple[SiteReader, list[PlaceCandidate]]] = []

        def keep(
            text: str, clause: Any, span: Any, places: Any, *, unknown: Any, seen: Any = seen
        ) -> PlaceCandidate | None:
            inside = [names.within(span.start, span.end) for names in (places, unknown)]
            seen.append(
                (
                    SiteReader(text, clause, *inside),
                    place_argument.candidates_in(text, clause, span, places, unknown=unknown),
                )
            )
            return place_argument.choose_place(text, clause, span, places, unknown=unknown)

        with patch.object(mentions, "choose_place", keep):
            find_incidents(article, find_places(article))
        for reader, fits in seen:
            right = tuple(map(is_right, fits))
            signs = tuple(dict(reader.signs_of(fit.named)) for fit in fits)
            if any(right) and not all(right):
                yield Choice(name, number, signs, right)


def _answer(name: str, row: dict[str, Any]) -> Callable[[PlaceCandidate], bool] | None:
    """What tells right places from wrong ones in a row; None where nothing does."""
    if name == "EventLoc":
        gold = locations(row)
        return (lambda fit: touches((fit.named.mention.start, fit.named.mention.end), gold)) if gold else None
    if row.get("lat") is None or not row.get("place"):
        return None
    return lambda fit: _is_coded(row, fit)


def _is_coded(row: dict[str, Any], fit: PlaceCandidate) -> bool:
    """Whether a place has the coded name, or its point is as near to the coded one as the code is exact."""
    text, place = row["text"], fit.named
    if fit.placed is None:
        return place.mention.text.lower() in row["place"].lower()
    scopes = scope_matcher().scan(text, split_words(text))
    spot = locate(text, place, scopes) if isinstance(place, Placed) else locate_unknown(text, place, fit.placed, scopes)
    reach = EXACT_KM if row.get("geo_precision") == 1 else NEAR_KM
    return km(row["lat"], row["lon"], spot.place.latitude, spot.place.longitude) <= reach or (
        not isinstance(place, Placed) and place.mention.text.lower() in row["place"].lower()
    )


def _signs(choice: Choice, names: Sequence[str]) -> Any:
    return np.array([[signs.get(name, 0.0) for name in names] for signs in choice.signs])


def _right(choice: Choice, found: Any, names: Sequence[str]) -> bool:
    return choice.right[int(np.argmax(_signs(choice, names) @ found))]


def fit(choices: Sequence[Choice], names: Sequence[str], prior: Any) -> Any:
    """Newton's steps on the penalised likelihood that a right place of each clause is the likeliest."""
    tables = [(_signs(one, names), np.array(one.right), SHARE[one.corpus]) for one in choices]
    found = prior.copy()
    for _ in range(STEPS):
        slope = -DRAWN * (found - prior)
        curve = DRAWN * np.eye(len(names))
        for signs, right, share in tables:
            odds = np.exp(signs @ found - np.max(signs @ found))
            belief, wanted = odds / odds.sum(), odds * right / (odds * right).sum()
            slope += share * signs.T @ (wanted - belief)
            mean = signs.T @ belief
            curve += share * (signs.T @ (signs * belief[:, None]) - np.outer(mean, mean))
        found = found + np.linalg.solve(curve, slope)
    return found


def write(found: dict[str, float]) -> None:
    """Put weights into the file, its comments left where they are."""
    path = fact_file("events/place_argument.toml")
    head, mark, tail = path.read_text(encoding="utf-8").partition("[weights]\n")
    for name, weight in found.items():
        tail = re.sub(rf'^"{re.escape(name)}" = [-\d.]+', f'"{name}" = {weight:.2f}', tail, flags=re.MULTILINE)
    path.write_text(head + mark + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
