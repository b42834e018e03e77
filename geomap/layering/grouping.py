"""Which reports belong together: the best pairs are joined first, as long as nothing in the groups contradicts it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.layering.blocks import candidates
from geomap.layering.pair_score import agreement, is_one_day, is_one_event, is_possibly_one
from geomap.layering.traits import traits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.layering.traits import Traits
    from geomap.model import Incident, Report

MOST_LINKS = 3
"""Other incidents that one is possibly the same as: the likeliest."""


@dataclass(frozen=True, slots=True)
class Known:
    """An incident that came as such, and which of the listed reports are its own."""

    incident: Incident
    collection: int
    """Those of one collection are told apart already."""
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Reports that tell one event."""

    members: tuple[int, ...]
    """Their numbers in the list."""
    known: Incident | None
    """The incident that they are as it came, where nothing else joined it."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """All reports in groups, and which groups are possibly the same."""

    groups: tuple[Grouped, ...]
    doubtful: tuple[tuple[int, int], ...]
    """Numbers of groups, the likeliest pairs first."""


class _Group:
    """A group that grows; its days are those that all its reports leave open."""

    __slots__ = ("articles", "collections", "first_end", "known", "last_start", "members")

    def __init__(self, member: int, traits: Traits) -> None:
        self.members = [member]
        self.articles = {traits.article}
        self.collections: set[int] = set()
        self.known: Incident | None = None
        self.last_start, self.first_end = traits.start, traits.end

    def is_free_of(self, other: _Group) -> bool:
        """Whether nobody told both, and so told them apart."""
        return not (self.articles & other.articles or self.collections & other.collections)

    def can_join(self, other: _Group) -> bool:
        """Whether no article tells both apart and no two days of them contradict each other.

        Without this, a week of air strikes on one town would become one incident, each day joined to the next.
        """
        if not self.is_free_of(other):
            return False
        start, end = max(self.last_start, other.last_start), min(self.first_end, other.first_end)
        return is_one_day(start, end)

    def take(self, other: _Group) -> None:
        self.members += other.members
        self.articles |= other.articles
        self.collections |= other.collections
        self.last_start = max(self.last_start, other.last_start)
        self.first_end = min(self.first_end, other.first_end)
        self.known = None


def group_reports(reports: Sequence[Report], *, known: Sequence[Known] = ()) -> Grouping:
    """Join the best pairs first; a group takes at most one report of an article, and one incident of a collection."""
    traits = [traits_of(report) for report in reports]
    group_of = {number: _Group(number, one) for number, one in enumerate(traits)}
    for one in known:
        _join_known(one, group_of)
    scored = sorted(_scored(traits))
    for score, first, second in scored:
        here, there = group_of[first], group_of[second]
        if is_one_event(-score) and here is not there and here.can_join(there):
            here.take(there)
            for number in there.members:
                group_of[number] = here
    groups = list({id(group): group for group in group_of.values()}.values())
    numbers = {id(group): number for number, group in enumerate(groups)}
    made = tuple(Grouped(tuple(group.members), group.known) for group in groups)
    pairs = ((group_of[first], group_of[second]) for _, first, second in scored)
    apart = ((numbers[id(one)], numbers[id(other)]) for one, other in pairs if one.is_free_of(other))
    return Grouping(made, _likeliest(apart))


def _join_known(known: Known, group_of: dict[int, _Group]) -> None:
    group = group_of[known.members[0]]
    for number in known.members[1:]:
        group.take(group_of[number])
        group_of[number] = group
    group.known = known.incident
    group.collections.add(known.collection)


def _scored(traits: Sequence[Traits]) -> Iterable[tuple[float, int, int]]:
    """The pairs that may be one event, in an order in which the best come first."""
    for first, second in candidates(traits):
        score = agreement(traits[first], traits[second])
        if is_possibly_one(score):
            yield -score, first, second


def _likeliest(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    links: dict[int, set[int]] = {}
    for one, other in pairs:
        here, there = links.setdefault(one, set()), links.setdefault(other, set())
        if one != other and len(here) < MOST_LINKS and len(there) < MOST_LINKS:
            here.add(other)
            there.add(one)
    return tuple((one, other) for one, others in links.items() for other in sorted(others) if one < other)
