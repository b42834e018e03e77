"""How much speaks for two reports telling one event."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from geomap.layering.traits import CROWDS, UNDATED
from geomap.vocabulary import SubEventType

if TYPE_CHECKING:
    from geomap.layering.traits import Traits

MERGE_AT = 1.8
"""Pairs of reports that score at least this tell one event."""
POSSIBLY_AT = 1.4
"""Pairs that score at least this are possibly the same, which a reader is told."""
REPRINT = 10.0
"""The score of two articles of one text that tell an event in the same words."""
EARTH_RADIUS_KM = 6371.0088
"""The mean radius of the International Union of Geodesy and Geophysics."""
_ELSEWHERE = -0.5
"""For places out of each other's reach: one report may have named a namesake, or the wrong end of a road."""
_EQUAL_TOLLS = ((5, 0.7), (3, 0.55), (2, 0.4), (1, 0.15))
"""What an equal toll adds, from how many on: a single death is told of many events."""
_OTHER_TOLLS = ((1.5, -0.05), (3.0, -0.15))
"""What tolls take away that differ by up to a factor."""
_FAR_TOLL = -0.5
"""What they take away beyond: a little, for rival claims differ by design."""
_TWO_WEAPONS = frozenset({SubEventType.AIR_STRIKE, SubEventType.SHELLING})
"""What two sides do to one city on one day, and what a witness hardly takes for each other."""
_OTHER_WEAPON = -0.3
_WARFARE = _TWO_WEAPONS | {"Government regains territory", "Non-state actor overtakes territory"}
"""What a war does day by day, all round a town."""
_DAY_OF_WAR = -0.7
"""What is taken away where a war is told of, about a town, and neither a name nor a count says which of its events."""
_ONE_BREACH = 0.4
"""What is added where both tell that a truce was broken on one day, one only of the region: it breaks for both."""
WEEK = 7
"""Days; a spell that is longer says little about which of its days is meant."""
ALIKE = 0.15
"""Quotes that share this part of their words tell much alike."""
LEAST_TOLD = 0.1
_NOTHING_ALIKE = -0.2


def agreement(one: Traits, other: Traits) -> float:
    """How much speaks for one event: 0 where it cannot be, about 1 to 4 where it can, more for a reprint.

    Type, day and place make up to 2.1, tolls 1, words and names 1 to 2. Where the places are out of reach of each
    other, or one is unknown, the toll and the names have to make up for it.
    """
    if one.article == other.article or one.is_background != other.is_background:
        return 0.0
    if one.is_hypothetical != other.is_hypothetical:
        # A threat and the attack that it came to are two things.
        return 0.0
    if one.text == other.text and one.telling == other.telling:
        return REPRINT
    return _score(one, other)


def _score(one: Traits, other: Traits) -> float:
    if one.family != other.family or UNDATED in {one.start, other.start}:
        return 0.0
    gap = max(one.start - other.end, other.start - one.end, 0)
    # Marches of one cause share names and words from day to day: another day is another march
    if gap > (0 if one.family == CROWDS else 1):
        return 0.0
    place, tolls = _places(one, other), _tolls(one, other)
    if place <= 0.0 and not _is_told_elsewhere(one, other, gap):
        return 0.0
    names = one.names & other.names - one.place_names - other.place_names
    told = _told_alike(one, other, names) + (0.0 if names or tolls > 0.0 else _warfare(one, other))
    if tolls <= _FAR_TOLL and _is_long(one, other):
        # With some day of weeks and another count, nothing but the place is left
        return 0.0
    return _types(one, other) + _days(one, other, gap) + place + tolls + told + _breach(one, other, gap)


def is_one_day(last_start: int, first_end: int) -> bool:
    """Whether reports can be of one day, of which one begins last and one ends first."""
    return last_start - first_end <= 1


def _types(one: Traits, other: Traits) -> float:
    if one.sub_event_type == other.sub_event_type:
        return 0.7
    if one.sub_event_type in _TWO_WEAPONS and other.sub_event_type in _TWO_WEAPONS:
        return _OTHER_WEAPON
    return 0.5 if one.event_type == other.event_type else 0.25


def _days(one: Traits, other: Traits, gap: int) -> float:
    told = 0.7 if one.is_exact_day and other.is_exact_day else _vague_day(one, other)
    # What happens on two days running is mostly two things, unless much else says it is one
    return told - 0.6 * gap


def _breach(one: Traits, other: Traits, gap: int) -> float:
    is_of_both = one.is_breach and other.is_breach and (one.is_wide or other.is_wide)
    return _ONE_BREACH if is_of_both and not gap and one.is_exact_day and other.is_exact_day else 0.0


def _warfare(one: Traits, other: Traits) -> float:
    if one.sub_event_type not in _WARFARE or other.sub_event_type not in _WARFARE:
        return 0.0
    return 0.0 if one.is_pinned and other.is_pinned else _DAY_OF_WAR


def _vague_day(one: Traits, other: Traits) -> float:
    # A cause that brings people out one day does so on the next: a week of it is no event
    return 0.0 if one.family == CROWDS else 0.15 if _is_long(one, other) else 0.3


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


def _places(one: Traits, other: Traits) -> float:
    if not one.reach_km or not other.reach_km:
        return 0.0
    if one.place == other.place:
        return 0.3 if one.is_wide else 0.5 if one.is_city else 0.7
    reach = max(one.reach_km, other.reach_km)
    distance = _distance_km(one, other)
    if distance >= reach:
        return _ELSEWHERE
    nearness = 0.5 - 0.5 * distance / reach
    # In a wide region much happens in a day: to lie in it says less
    return min(nearness, 0.3) if one.is_wide or other.is_wide else nearness


def _distance_km(one: Traits, other: Traits) -> float:
    """The great-circle distance by the haversine formula."""
    rise = sin(radians(other.latitude - one.latitude) / 2) ** 2
    turn = sin(radians(other.longitude - one.longitude) / 2) ** 2
    chord = rise + cos(radians(one.latitude)) * cos(radians(other.latitude)) * turn
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def _tolls(one: Traits, other: Traits) -> float:
    return _toll(one.deaths, other.deaths) + 0.5 * _toll(one.injured, other.injured)


def _toll(one: int, other: int) -> float:
    if not one or not other:
        return 0.0
    if one == other:
        return next(score for least, score in _EQUAL_TOLLS if one >= least)
    factor = max(one, other) / min(one, other)
    return next((score for most, score in _OTHER_TOLLS if factor <= most), _FAR_TOLL)


def _told_alike(one: Traits, other: Traits, names: frozenset[str]) -> float:
    """Words, rare names and actors that both tell."""
    told = 2.0 * _likeness(one.words, other.words) + 0.15 * min(len(names), 3)
    # Two reports of one event with hardly a name or a word in common are rare
    return told + (0.1 if one.actors & other.actors else 0.0) if told >= LEAST_TOLD else told + _NOTHING_ALIKE


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0
