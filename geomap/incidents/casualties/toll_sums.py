"""One toll from several: how the casualties that one report mentions add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.casualties.people_class import PeopleClass
from geomap.model import Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.incidents.casualties.casualty import Casualty
    from geomap.vocabulary import CasualtyKind


def merge_casualties(casualties: Iterable[Casualty], kind: CasualtyKind) -> Toll | None:
    """The toll of one event from all the words that tell it, or None where they say nothing of this kind.

    Running totals are left out. A figure stated as the sum beats the others. Within a sentence different victims
    add up; a later sentence tells the same victims again, unless both are of one class each and the classes differ.
    """
    own = [casualty for casualty in casualties if casualty.kind == kind and not casualty.is_total]
    if any(casualty.negated and casualty.is_toll for casualty in own):  # "Fatalities coded as 0"
        return Toll(0, 0, 0)
    counted = [casualty for casualty in own if not casualty.negated and not casualty.events]
    if not counted:
        return Toll(0, 0, 0) if any(casualty.negated for casualty in own) else None
    counted = [casualty for casualty in counted if not casualty.is_claimed] or counted
    stated = [casualty.toll for casualty in counted if casualty.is_toll]
    toll = max(stated, key=lambda toll: toll.best) if stated else _over_sentences(_sums(counted))
    return _share(toll, max(casualty.events for casualty in own))


def _share(toll: Toll, events: int) -> Toll:
    """One event's part of a toll that the text says to be of several."""
    if events < 2:
        return toll
    return Toll(toll.low // events, toll.best // events, None if toll.high is None else -(-toll.high // events))


def _sums(casualties: Sequence[Casualty]) -> list[_Told]:
    return [_in_one_sentence(group) for group in _by_sentence(casualties)]


def _by_sentence(casualties: Sequence[Casualty]) -> list[list[Casualty]]:
    groups: dict[tuple[int, int], list[Casualty]] = {}
    for casualty in casualties:
        groups.setdefault(casualty.sentence, []).append(casualty)
    return list(groups.values())


class _Told(NamedTuple):
    """What one sentence tells."""

    toll: Toll
    people_classes: frozenset[PeopleClass]
    is_further: bool


def _in_one_sentence(casualties: Sequence[Casualty]) -> _Told:
    people_classes = frozenset(casualty.people_class or PeopleClass.PEOPLE for casualty in casualties)
    seen: list[Toll] = []
    # "Killed militants, 12 of them near Goris": a number beats people in the plural.
    exact = [casualty for casualty in casualties if casualty.is_counted] or casualties
    for casualty in exact:
        if casualty.toll not in seen or casualty.is_further:
            seen.append(casualty.toll)
    return _Told(add_tolls(seen), people_classes, all(casualty.is_further for casualty in exact))


def _over_sentences(told: Sequence[_Told]) -> Toll:
    toll, people_classes, _ = told[0]
    for later in told[1:]:
        apart = (
            PeopleClass.PEOPLE not in people_classes | later.people_classes
            and not people_classes & later.people_classes
        )
        if apart or later.is_further:
            toll, people_classes = add_tolls([toll, later.toll]), people_classes | later.people_classes
        elif later.toll.best > toll.best:
            toll, people_classes = later.toll, later.people_classes
    return toll


def add_tolls(tolls: Iterable[Toll]) -> Toll:
    """The sum of tolls of different people; open above as soon as one of them is."""
    low = best = high = 0
    is_open = False
    for toll in tolls:
        low, best = low + toll.low, best + toll.best
        is_open = is_open or toll.high is None
        high += toll.high or 0
    return Toll(low, best, None if is_open else high)
