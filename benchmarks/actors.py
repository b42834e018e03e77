"""Measure who takes part, in which role and of which class, in the short texts of actors.toml; hold it to floors.toml.

Prints every figure beside its floor and exits with 1 below one; ``--errors`` also prints what went wrong.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from frame import f1, rows, run

from geomap import find_incidents, find_places
from geomap.model import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Actor

PUBLISHED = date(2021, 3, 14)


def measure(*, errors: bool) -> dict[str, float]:
    """Actors found by name (F1), and of those found the right roles, classes and countries."""
    count: Counter[str] = Counter()
    for row in rows("actors")["text"]:
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
        "names_f1": f1(count["met"], count["told"], count["gold"]),
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
    run("actors", measure, about=__doc__)
