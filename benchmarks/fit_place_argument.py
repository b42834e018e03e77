"""Fit the weights of ``place_argument.toml``: which of the places of a clause is the one where its event was?

``python fit_place_argument.py FOLDER`` takes the annotated sentences and notes of the folder of measuring data, asks
for every clause with several places, of which some are right and some not, what features each of them shows, and fits a
conditional logit: the odds of a place over another are the exponent of the difference of their sums of weights.
Weights are drawn towards those in the file, so that features that are rare there keep theirs. Printed is the share of
clauses whose likeliest place is right, by the weights of the file and by fitted ones on the fifth of the articles that
they were not fitted on. ``--write`` puts the weights fitted on all of them into the file.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from event_places import locations, touches
from fitting import FOLDS, Choice, fit_choices, fold_of, read_rows, write
from placing import km

from geomap.incidents import find_incidents, mentions
from geomap.incidents.arguments import place_argument
from geomap.incidents.arguments.geo_precision import locate, locate_unknown
from geomap.incidents.arguments.place_features import SiteReader
from geomap.model import Article, Placed
from geomap.places import find_places
from geomap.scoring import LinearScorer
from geomap.text.scopes.matcher import scope_matcher
from geomap.text.tokens import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
EXACT_KM, NEAR_KM = 25.0, 60.0


def main() -> None:
    """Print the shares right, and write the weights if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of measuring data")
    parser.add_argument("--write", action="store_true", help="put the fitted weights into place_argument.toml")
    options = parser.parse_args()
    choices = {name: list(read_choices(options.folder, name)) for name in CORPORA}
    everything = [choice for own in choices.values() for choice in own]
    of_file = LinearScorer.load("place_argument")
    fitted = [
        fit_choices([one for one in everything if fold_of(one.article) != fold], of_file, drawn=DRAWN)
        for fold in range(FOLDS)
    ]
    print("| corpus | clauses | by the file | fitted, unseen |\n|---|---|---|---|")
    for name, own in choices.items():
        usual = mean(_is_right(one, of_file) for one in own)
        unseen = mean(_is_right(one, fitted[fold_of(one.article)]) for one in own)
        print(f"| {name} | {len(own)} | {usual:.3f} | {unseen:.3f} |")
    if options.write:
        write(fit_choices(everything, of_file, drawn=DRAWN))


def read_choices(folder: Path, name: str) -> Iterator[Choice]:
    """Read a corpus, and keep what there was to choose from for each clause that tells an event."""
    for row in read_rows(folder / CORPORA[name]):
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
            features = tuple(dict(reader.features_of(fit.named)) for fit in fits)
            if any(right) and not all(right):
                yield Choice(row["id"], features, right, SHARE[name])


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


def _is_right(choice: Choice, scorer: LinearScorer) -> bool:
    sums = [scorer.score(features.items()) for features in choice.candidates]
    return choice.right[sums.index(max(sums))]


if __name__ == "__main__":
    main()
