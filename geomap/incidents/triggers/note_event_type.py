"""The sort of the event that a note tells, weighed over all its words: learned weights beside the rules."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.incidents.triggers.event_type import TYPE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.triggers.event_type import Sort
    from geomap.text.lexicon import Hit


def weighed(sort: Sort, hits: Sequence[Hit]) -> Sort:
    """The sort for which the words of a note speak most; ``sort`` is what the rules take it for.

    Disasters and accidents, which no coded notes tell, stay what the rules take them for.
    """
    if sort.sub not in TYPE_OF:
        return sort
    sums = dict.fromkeys(TYPE_OF, 0.0)
    for sign in signs_of_sort(sort, hits):
        for sub, weight in _weights().get(sign, ()):
            sums[sub] += weight
    # Where nothing has a weight, and among equals, the rules have the last word.
    sub = max(sums, key=lambda sub: (round(sums[sub], 2), sub == sort.sub))
    return sort._replace(event_type=TYPE_OF[sub], sub=sub)


def signs_of_sort(sort: Sort, hits: Sequence[Hit]) -> tuple[str, ...]:
    """What a note shows of the sort of its event, by the names of ``sorts.csv``."""
    return tuple(dict.fromkeys(_signs(sort, hits)))


def _signs(sort: Sort, hits: Sequence[Hit]) -> Iterator[str]:
    """The answer of the rules, then what the phrases tell and the phrases themselves; names of groups are left out."""
    yield f"rules {sort.sub}"
    triggers = [hit.label for hit in hits if hit.group == "trigger"]
    yield from (f"first {label}" for label in triggers[:1])
    for hit in hits:
        if hit.group in {"trigger", "modifier", "actor"}:
            yield f"{hit.group} {hit.label}"
        # Who the actors of the notes are is an accident of their year.
        if hit.group in {"trigger", "modifier"} and hit.phrase:
            yield f"word {hit.phrase}"


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """The weights of each sign by sub-event type."""
    weights: dict[str, list[tuple[str, float]]] = {}
    with fact_file("events/sorts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            weights.setdefault(row["sign"], []).append((row["sub_event_type"], float(row["weight"])))
    return {sign: tuple(own) for sign, own in weights.items()}
