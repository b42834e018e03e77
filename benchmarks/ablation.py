"""What each kind of evidence is worth: places end to end with one of them off, on annotated corpora.

The corpora lie outside the repository, as for corpora.py: JSON Lines of ``text`` and ``toponyms`` with ``start``,
``end``, ``lat`` and ``lon``. A place is right within 161 km of the toponym that it overlaps.
"""

from __future__ import annotations

import argparse
import json
from contextlib import contextmanager
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.model import Article, Placed
from geomap.places import find_places, geoparse
from geomap.places.resolution import disambiguate, priors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

NEAR_KM = 161.0

# What is put in the place of a constant or function of the modules; a name is left out of no figure but its own.
ABLATIONS: dict[str, dict[str, Any]] = {
    "everything": {},
    "no votes for countries": {"_COUNTRY_VOTE": 0.0, "_COUNTRY_SHARE": 0.0},
    "no votes for divisions": {"_DIVISION_VOTE": 0.0},
    "no nearness": {"_NEARNESS": 0.0},
    "no lists": {"_SIBLING": 0.0},
    "no words of a country": {"_CUES": 0.0},
    "no qualifiers": {"_QUALIFIED": 0.0, "_KIND_SAID": 0.0},
    "one round of votes": {"_ROUNDS": 1},
    "no fame beyond population": {"_FAME": 0.0},
    "a name counts once, however often it stands": {"_REPEATED": 0.0},
    "capitals like other towns": {"_CAPITAL": 0.0},
    "population alone": {
        "_COUNTRY_VOTE": 0.0, "_COUNTRY_SHARE": 0.0, "_DIVISION_VOTE": 0.0, "_NEARNESS": 0.0, "_SIBLING": 0.0,
        "_CUES": 0.0, "_QUALIFIED": 0.0, "_KIND_SAID": 0.0, "_CAPITAL": 0.0,
    },
}  # fmt: skip
NO_SLIPS = "no slips of spelling"
NOT_ONE_SENSE = "not one sense a document"


def main() -> None:
    """Print end-to-end F1 with each kind of evidence off."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="files of annotated articles")
    corpora = {path.name.split(".")[0]: read_rows(path) for path in parser.parse_args().corpora}
    print("| off | " + " | ".join(corpora) + " |\n|---|" + "---|" * len(corpora))
    for name in (*ABLATIONS, NO_SLIPS, NOT_ONE_SENSE):
        with _without(name):
            figures = [f"{_end_to_end(rows, apart=name == NOT_ONE_SENSE):.3f}" for rows in corpora.values()]
        print(f"| {name} | " + " | ".join(figures) + " |", flush=True)


@contextmanager
def _without(name: str) -> Iterator[None]:
    off: dict[tuple[ModuleType, str], Any] = {
        (module, key): value
        for key, value in ABLATIONS.get(name, {}).items()
        for module in (priors, disambiguate)
        if hasattr(module, key)
    }
    if name == NO_SLIPS:
        off[geoparse, "_slips"] = lambda *_: ()
    kept = {(module, key): getattr(module, key) for module, key in off}
    _put(off)
    yield
    _put(kept)


def _put(values: dict[tuple[ModuleType, str], Any]) -> None:
    for (module, key), value in values.items():
        setattr(module, key, value)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


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


def km(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The great-circle distance by the haversine formula."""
    rise = sin(radians(to_latitude - latitude) / 2) ** 2
    turn = sin(radians(to_longitude - longitude) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(rise + cos(radians(latitude)) * cos(radians(to_latitude)) * turn))


if __name__ == "__main__":
    main()
