"""The type of the event that a note tells, weighed over all its words: learned weights beside the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.scoring import ClassScorer
from geomap.text.match_labels import MatchGroup
from geomap.vocabulary import TYPE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.triggers.event_type import EventTypeReading
    from geomap.text.lexicon import Match


def weigh_type(type_reading: EventTypeReading, matches: Sequence[Match]) -> EventTypeReading:
    """The type for which the words of a note speak most; ``sort`` is what the rules take it for.

    Disasters and accidents, which no coded notes tell, stay what the rules take them for.
    """
    if type_reading.sub not in TYPE_OF:
        return type_reading
    sums = ClassScorer.load("note_event_type").score(features_of_type(type_reading, matches), TYPE_OF)
    # Where nothing has a weight, and among equals, the rules have the last word.
    sub = max(sums, key=lambda sub: (sums[sub], sub == type_reading.sub))
    return type_reading._replace(event_type=TYPE_OF[sub], sub=sub)


def features_of_type(type_reading: EventTypeReading, matches: Sequence[Match]) -> tuple[str, ...]:
    """What a note shows of the type of its event, by the names of ``note_event_type.csv``."""
    return tuple(dict.fromkeys(_features(type_reading, matches)))


def _features(type_reading: EventTypeReading, matches: Sequence[Match]) -> Iterator[str]:
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
