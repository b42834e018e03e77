"""One toll from several: how the casualties that one report mentions add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.incidents.casualties import Casualty


def merge_casualties(casualties: Iterable[Casualty], kind: str) -> Toll | None:
    """The toll of one event from all the words that tell it, or None where they say nothing of this kind.

    Running totals are left out. A figure stated as the sum beats the others. Within a sentence different victims
    add up; a later sentence tells the same victims again, unless both are of one sort each and the sorts differ.
    """
    own = [casualty for casualty in casualties if casualty.kind == kind and not casualty.is_total]
    if any(casualty.negated and casualty.is_toll for casualty in own):  # "Fatalities coded as 0"
        return Toll(0, 0, 0)
    counted = [casualty for casualty in own if not casualty.negated and not casualty.events]
    if not counted:
        return Toll(0, 0, 0) if any(casualty.negated for casualty in own) else None
    stated = [casualty.toll for casualty in counted if casualty.is_toll]
    toll = max(stated, key=lambda toll: toll.best) if stated else _over_sentences(_sums(counted))
    return _share(toll, max(casualty.events for casualty in own))


def _share(toll: Toll, events: int) -> Toll:
    """One event's part of a toll that the text says to be of several."""
    if events < 2:
        return toll
    return Toll(toll.low // events, toll.best // events, None if toll.high is None else -(-toll.high // events))


def _sums(casualties: Sequence[Casualty]) -> list[tuple[Toll, frozenset[str]]]:
    return [_in_one_sentence(group) for group in _by_sentence(casualties)]


def _by_sentence(casualties: Sequence[Casualty]) -> list[list[Casualty]]:
    groups: dict[tuple[int, int], list[Casualty]] = {}
    for casualty in casualties:
        groups.setdefault(casualty.sentence, []).append(casualty)
    return list(groups.values())


def _in_one_sentence(casualties: Sequence[Casualty]) -> tuple[Toll, frozenset[str]]:
    sorts = frozenset(casualty.sort or "people" for casualty in casualties)
    seen: list[Toll] = []
    # "Killed militants, 12 of them near Goris": a number beats people in the plural.
    exact = [casualty for casualty in casualties if casualty.is_counted]
    for casualty in exact or casualties:
        if casualty.toll not in seen:
            seen.append(casualty.toll)
    return add_tolls(seen), sorts


def _over_sentences(sums: Sequence[tuple[Toll, frozenset[str]]]) -> Toll:
    toll, sorts = sums[0]
    for other, other_sorts in sums[1:]:
        if "people" not in sorts | other_sorts and not sorts & other_sorts:
            toll, sorts = add_tolls([toll, other]), sorts | other_sorts
        elif other.best > toll.best:
            toll, sorts = other, other_sorts
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
