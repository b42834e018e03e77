"""The sort of the event that a note tells, weighed over all its words: learned weights beside the rules."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.text.match_labels import MatchGroup
from geomap.vocabulary import TYPE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.triggers.event_type import EventTypeReading
    from geomap.text.lexicon import Match


def weigh_type(type_reading: EventTypeReading, matches: Sequence[Match]) -> EventTypeReading:
    """The sort for which the words of a note speak most; ``sort`` is what the rules take it for.

    Disasters and accidents, which no coded notes tell, stay what the rules take them for.
    """
    if type_reading.sub not in TYPE_OF:
        return type_reading
    sums = dict.fromkeys(TYPE_OF, 0.0)
    for sign in features_of_type(type_reading, matches):
        for sub, weight in _weights().get(sign, ()):
            sums[sub] += weight
    # Where nothing has a weight, and among equals, the rules have the last word.
    sub = max(sums, key=lambda sub: (round(sums[sub], 2), sub == type_reading.sub))
    return type_reading._replace(event_type=TYPE_OF[sub], sub=sub)


def features_of_type(type_reading: EventTypeReading, matches: Sequence[Match]) -> tuple[str, ...]:
    """What a note shows of the sort of its event, by the names of ``sorts.csv``."""
    return tuple(dict.fromkeys(_signs(type_reading, matches)))


def _signs(type_reading: EventTypeReading, matches: Sequence[Match]) -> Iterator[str]:
    """The answer of the rules, then what the phrases tell and the phrases themselves; names of groups are left out."""
    yield f"rules {type_reading.sub}"
    triggers = [match.label for match in matches if match.group is MatchGroup.TRIGGER]
    yield from (f"first {label}" for label in triggers[:1])
    for match in matches:
        if match.group in {MatchGroup.TRIGGER, MatchGroup.MODIFIER, MatchGroup.ACTOR}:
            yield f"{match.group} {match.label}"
        # Who the actors of the notes are is an accident of their year.
        if match.group in {MatchGroup.TRIGGER, MatchGroup.MODIFIER} and match.phrase:
            yield f"word {match.phrase}"


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """The weights of each sign by sub-event type."""
    weights: dict[str, list[tuple[str, float]]] = {}
    with fact_file("events/sorts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            weights.setdefault(row["sign"], []).append((row["sub_event_type"], float(row["weight"])))
    return {sign: tuple(own) for sign, own in weights.items()}
