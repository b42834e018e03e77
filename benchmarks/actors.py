"""Measure who takes part, in which role and of which class, in the short texts of actors.toml; hold it to floors.toml.

Prints every figure beside its floor and exits with 1 below one; ``--errors`` also prints what went wrong.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geomap import find_incidents, find_places
from geomap.model import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Actor

HERE = Path(__file__).resolve().parent
PUBLISHED = date(2021, 3, 14)


def main() -> None:
    """Print every figure beside its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    errors = parser.parse_args().errors
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["actors"]
    figures = measure(errors=errors)
    for name, floor in floors.items():
        print(f"{name:24} {figures[name]:.3f}   floor {floor:.3f}{'   BELOW' if figures[name] < floor else ''}")
    sys.exit(any(figures[name] < floor for name, floor in floors.items()))


def measure(*, errors: bool) -> dict[str, float]:
    """Actors found by name (F1), and of those found the right roles, classes and countries."""
    count: Counter[str] = Counter()
    for row in tomllib.loads((HERE / "actors.toml").read_text(encoding="utf-8"))["text"]:
        article = Article("a", row["text"], published=PUBLISHED)
        reports = find_incidents(article, find_places(article))
        told = tuple(dict.fromkeys(actor for report in reports for actor in report.actors))
        count.update(score(told, row["actors"]))
        if errors and {(a.name, a.role, a.kind, a.country_code) for a in told} != {tuple(a) for a in row["actors"]}:
            print(
                f"{row['text']}\n    gold {row['actors']}\n    told",
                *(f"{a.name}|{a.role}|{a.kind}|{a.country_code}" for a in told),
            )
    return {
        "names_f1": 2 * count["met"] / (count["told"] + count["gold"]),
        **{part: count[part] / count["met"] for part in ("roles", "classes", "countries")},
    }


def score(told: Sequence[Actor], gold: list[list[str]]) -> Counter[str]:
    """The actors of a text against those read by hand: the same words, however they begin."""
    count = Counter(told=len(told), gold=len(gold))
    left = list(told)
    for name, role, kind, country in gold:
        found = next((actor for actor in left if actor.name.casefold() == name.casefold()), None)
        if found is None:
            continue
        left.remove(found)
        count["met"] += 1
        count["roles"] += found.role == role
        count["classes"] += found.kind == kind
        count["countries"] += found.country_code == country
    return count


if __name__ == "__main__":
    main()
