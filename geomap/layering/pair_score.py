"""How much speaks for two reports telling one event, by the names of ``incident_coreference.toml``."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from geomap.layering.traits import CROWDS, UNDATED
from geomap.scoring import LinearScorer
from geomap.vocabulary import SubEventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.layering.traits import Traits
    from geomap.scoring import Feature

EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the International Union of Geodesy and Geophysics."""
_SAME_TOLLS = ((5, "five or more"), (3, "three or four"), (2, "two"), (1, "one"))
_NEARLY, _OTHER = 1.5, 3.0
"""Up to which factor two tolls are nearly the same, and up to which they are not far from each other."""
_TWO_WEAPONS = frozenset({SubEventType.AIR_STRIKE, SubEventType.SHELLING})
"""What two sides do to one city on one day, and what a witness hardly takes for each other."""
_WARFARE = _TWO_WEAPONS | {"Government regains territory", "Non-state actor overtakes territory"}
"""What a war does day by day, all round a town."""
WEEK = 7
"""Days; a spell that is longer says little about which of its days is meant."""
ALIKE = 0.15
"""Quotes that share this part of their words tell much alike."""
_MOST_NAMES = 3
"""More names in common say no more: they come from one list."""
_NEARNESS_IN_REGION = 0.6
"""In a wide region much happens in a day: to lie in it says no more than this."""


def agreement(one: Traits, other: Traits) -> float:
    """How much speaks for one event: 0 where it cannot be, about 1 to 4 where it can, more for a reprint.

    Type, day and place make up to 2.1, tolls 1, words and names 1 to 2. Where the places are out of reach of each
    other, or one is unknown, the toll and the names have to make up for it.
    """
    return _scorer().score(features_of_pair(one, other))


def features_of_pair(one: Traits, other: Traits) -> list[Feature]:
    """What two reports show; nothing where they cannot tell one event."""
    if one.article == other.article or one.is_background != other.is_background:
        return []
    if one.is_hypothetical != other.is_hypothetical:
        # A threat and the attack that it came to are two things.
        return []
    if one.text == other.text and one.telling == other.telling:
        return [("reprint", 1.0)]
    return _features(one, other)


def _features(one: Traits, other: Traits) -> list[Feature]:
    if one.family != other.family or UNDATED in {one.start, other.start}:
        return []
    gap = max(one.start - other.end, other.start - one.end, 0)
    # Marches of one cause share names and words from day to day: another day is another march
    if gap > (0 if one.family == CROWDS else 1):
        return []
    place = _place(one, other)
    if (place is None or place[0] == "out of reach") and not _is_told_elsewhere(one, other, gap):
        return []
    tolls = [*_toll("deaths", one.deaths, other.deaths), *_toll("injured", one.injured, other.injured)]
    of_tolls = _scorer().score(tolls) if tolls else 0.0
    if _is_long(one, other) and of_tolls <= _scorer().threshold("tolls at odds"):
        return []
    names = one.names & other.names - one.place_names - other.place_names
    features = [(_kinship(one, other), 1.0), *_days(one, other, gap), *tolls, *_wording(one, other, names)]
    if place:
        features.append(place)
    if not names and of_tolls <= 0.0 and _is_day_of_war(one, other):
        features.append(("a day of war", 1.0))
    if not gap and _is_one_breach(one, other):
        features.append(("one broken truce", 1.0))
    return features


def _scorer() -> LinearScorer:
    return LinearScorer.load("incident_coreference")


def is_one_event(score: float) -> bool:
    """Whether so much agrees that two reports tell one event."""
    return score > _scorer().threshold("one event")


def is_possibly_one(score: float) -> bool:
    """Whether so much agrees that they possibly do."""
    return score > _scorer().threshold("possibly one")


def is_one_day(last_start: int, first_end: int) -> bool:
    """Whether reports can be of one day, of which one begins last and one ends first."""
    return last_start - first_end <= 1


def _kinship(one: Traits, other: Traits) -> str:
    if one.sub_event_type == other.sub_event_type:
        return "same sub-event type"
    if one.sub_event_type in _TWO_WEAPONS and other.sub_event_type in _TWO_WEAPONS:
        return "two weapons"
    return "same event type" if one.event_type == other.event_type else "same family"


def _days(one: Traits, other: Traits, gap: int) -> Iterator[Feature]:
    if one.is_exact_day and other.is_exact_day:
        yield "same day", 1.0
    elif one.family != CROWDS:
        # A cause that brings people out one day does so on the next: a week of it is no event
        yield "a day within weeks" if _is_long(one, other) else "a day within a spell", 1.0
    if gap:
        yield "days apart", float(gap)


def _is_one_breach(one: Traits, other: Traits) -> bool:
    is_of_both = one.is_breach and other.is_breach and (one.is_wide or other.is_wide)
    return is_of_both and one.is_exact_day and other.is_exact_day


def _is_day_of_war(one: Traits, other: Traits) -> bool:
    if one.sub_event_type not in _WARFARE or other.sub_event_type not in _WARFARE:
        return False
    return not (one.is_pinned and other.is_pinned)


def _is_long(one: Traits, other: Traits) -> bool:
    return max(one.end - one.start, other.end - other.start) > WEEK


def _is_told_elsewhere(one: Traits, other: Traits, gap: int) -> bool:
    """Whether so much else agrees that one of two places far apart, or unknown, may be a slip."""
    if gap or one.event_type != other.event_type or not one.deaths == other.deaths >= 2:
        return False
    names = one.names & other.names
    if len(names) > 1 and one.family != CROWDS:
        return True
    # Protests of one cause are told with its dead and its names in every town: there the words must agree too
    return bool(names) and _likeness(one.words, other.words) >= ALIKE


def _place(one: Traits, other: Traits) -> Feature | None:
    """What two places are to each other; None where one is unknown."""
    if not one.reach_km or not other.reach_km:
        return None
    if one.place == other.place:
        return "same wide place" if one.is_wide else "same city" if one.is_city else "same place", 1.0
    reach = max(one.reach_km, other.reach_km)
    distance = _distance_km(one, other)
    if distance >= reach:
        return "out of reach", 1.0
    nearness = 1.0 - distance / reach
    return "nearness", min(nearness, _NEARNESS_IN_REGION) if one.is_wide or other.is_wide else nearness


def _distance_km(one: Traits, other: Traits) -> float:
    """The great-circle distance by the haversine formula."""
    rise = sin(radians(other.latitude - one.latitude) / 2) ** 2
    turn = sin(radians(other.longitude - one.longitude) / 2) ** 2
    chord = rise + cos(radians(one.latitude)) * cos(radians(other.latitude)) * turn
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def _toll(kind: str, one: int, other: int) -> Iterator[Feature]:
    """How two counts of the dead, or of the hurt, agree; nothing where one is unknown."""
    if not one or not other:
        return
    if one == other:
        yield f"same {kind}: {next(words for least, words in _SAME_TOLLS if one >= least)}", 1.0
        return
    factor = max(one, other) / min(one, other)
    yield f"{'nearly the same' if factor <= _NEARLY else 'other' if factor <= _OTHER else 'far other'} {kind}", 1.0


def _wording(one: Traits, other: Traits, names: frozenset[str]) -> Iterator[Feature]:
    """Words, rare names and actors that both tell."""
    told = (("words in common", _likeness(one.words, other.words)), ("names in common", min(len(names), _MOST_NAMES)))
    yield from told
    if _scorer().score(told) < _scorer().threshold("told alike"):
        yield "hardly told alike", 1.0
    elif one.actors & other.actors:
        yield "actors in common", 1.0


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0
