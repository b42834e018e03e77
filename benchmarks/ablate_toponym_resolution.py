"""What each kind of evidence is worth: places end to end with one of them off, on annotated corpora.

The corpora lie outside the repository, as for corpora.py: JSON Lines of ``text`` and ``toponyms`` with ``start``,
``end``, ``lat`` and ``lon``. A place is right within 161 km of the toponym that it overlaps.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from fitting import read_rows, using
from placing import NEAR_KM, km

from geomap.model import Article, Placed
from geomap.places import find_places, geoparse
from geomap.places.resolution import disambiguate
from geomap.scoring import LinearScorer

if TYPE_CHECKING:
    from collections.abc import Iterator

ABLATIONS: dict[str, tuple[str, ...]] = {
    "everything": (),
    "no votes for countries": ("votes for its country", "share of its country"),
    "no votes for divisions": ("votes for its division",),
    "no nearness": ("nearness",),
    "no lists": ("siblings",),
    "no qualifiers": ("in the place named beside it", "of the kind said"),
    "no fame beyond population": ("fame",),
    "capitals like other towns": ("capital",),
    "population alone": (
        "votes for its country", "share of its country", "votes for its division", "nearness", "siblings",
        "in the place named beside it", "of the kind said", "capital",
    ),
}  # fmt: skip
"""Weights that are left out together."""
CONSTANTS: dict[str, tuple[str, float]] = {
    "no words of a country": ("_CUES", 0.0),
    "one round of votes": ("_ROUNDS", 1),
    "a name counts once, however often it stands": ("_REPEATED", 0.0),
}
"""What is no weight of a sum: how names vote."""
NO_SLIPS = "no slips of spelling"
NOT_ONE_SENSE = "not one sense a document"


def main() -> None:
    """Print end-to-end F1 with each kind of evidence off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="files of annotated articles")
    corpora = {path.name.split(".")[0]: read_rows(path) for path in parser.parse_args().corpora}
    print("| off | " + " | ".join(corpora) + " |\n|---|" + "---|" * len(corpora))
    for name in (*ABLATIONS, *CONSTANTS, NO_SLIPS, NOT_ONE_SENSE):
        with _without(name):
            figures = [f"{_end_to_end(rows, apart=name == NOT_ONE_SENSE):.3f}" for rows in corpora.values()]
        print(f"| {name} | " + " | ".join(figures) + " |", flush=True)


@contextmanager
def _without(name: str) -> Iterator[None]:
    with ExitStack() as stack:
        stack.enter_context(using(LinearScorer.load("toponym_resolution").without(*ABLATIONS.get(name, ()))))
        if name in CONSTANTS:
            stack.enter_context(patch.object(disambiguate, *CONSTANTS[name]))
        if name == NO_SLIPS:
            stack.enter_context(patch.object(geoparse, "_slips", lambda *_: ()))
        yield


def _end_to_end(rows: list[dict[str, Any]], *, apart: bool) -> float:
    """F1 within a hundred miles; apart, every paragraph is an article of its own."""
    right = found = wanted = 0
    for row in rows:
        gold = [one for one in row["toponyms"] if one["lat"] is not None]
        unknown = [one for one in row["toponyms"] if one["lat"] is None]
        wanted += len(gold)
        for start, end, latitude, longitude in _found(row["text"], apart=apart):
            if any(one["start"] < end and start < one["end"] for one in unknown):
                continue
            found += 1
            here = next((one for one in gold if one["start"] < end and start < one["end"]), None)
            if here:
                gold.remove(here)
                right += km(here["lat"], here["lon"], latitude, longitude) <= NEAR_KM
    return 2 * right / (found + wanted)


def _found(text: str, *, apart: bool) -> Iterator[tuple[int, int, float, float]]:
    offset = 0
    for part in text.splitlines(keepends=True) if apart else [text]:
        for place in find_places(Article(id="", text=part)):
            if isinstance(place, Placed):
                start, end = offset + place.mention.start, offset + place.mention.end
                yield start, end, place.place.latitude, place.place.longitude
        offset += len(part)


if __name__ == "__main__":
    main()
