"""What an article says of each of its names, wherever it has them: one sense per document."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind
from geomap.places.candidates.qualifiers import find_outer, kinds_beside
from geomap.places.gazetteer import Relation
from geomap.places.metonymy import is_located
from geomap.places.resolution.article_name import Name
from geomap.places.roles import are_listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.name_context import Context
    from geomap.places.candidates.qualifiers import Outer

# About a million people, in the gazetteer's steps.
_KNOWN = 60
# "Washington wants Beijing to buy": who names a government says little of where the towns of the article lie.
_VOTE_OF_GOVERNMENT = 0.4


class Judged(NamedTuple):
    """A match with the features for and against it, and their sum."""

    candidate: Candidate
    features: set[str]
    score: float


def gather_names(judged: Sequence[Judged], context: Context) -> dict[str, Name]:
    """Gather what the article says of each name, by its key, in the order of the text."""
    outers = [find_outer(one.candidate, context, is_qualified="qualified" in one.features) for one in judged]
    outer_words = {outer.first for outer in outers if outer and context.tokens.gaps[outer.first].startswith(",")}
    names: dict[str, Name] = {}
    for one, outer in zip(judged, outers, strict=True):
        known = names.get(one.candidate.key)
        name = _said(one, outer, context, is_outer="qualifies" in one.features or one.candidate.first in outer_words)
        names[one.candidate.key] = _join(known, name) if known else name
    return _with_siblings(names, judged, context)


def _said(one: Judged, outer: Outer | None, context: Context, *, is_outer: bool) -> Name:
    """What is said of a name where it stands."""
    weight = 1 / (1 + exp(-one.score))
    if one.candidate.entries[0].is_capital and not is_located(one.candidate, context.tokens):
        weight *= _VOTE_OF_GOVERNMENT
    return Name(
        one.candidate.entries,
        outer.entries if outer else (),
        kinds_beside(one.candidate, context.tokens),
        is_outer,
        weight=weight,
        is_bound=outer is not None and outer.is_sure,
    )


def _join(known: Name, name: Name) -> Name:
    """What is said of a name here and before; where both say something, what is said last counts."""
    latest = name if name.qualifiers else known
    return Name(
        name.entries,
        latest.qualifiers,
        name.kinds or known.kinds,
        known.is_outer or name.is_outer,
        weight=max(known.weight, name.weight),
        times=known.times + 1,
        is_bound=latest.is_bound,
    )


def _with_siblings(names: Mapping[str, Name], judged: Sequence[Judged], context: Context) -> dict[str, Name]:
    numbers = {key: number for number, key in enumerate(names)}
    siblings: dict[str, set[int]] = {}
    for left, right in pairwise(judged):
        one, other = left.candidate.key, right.candidate.key
        if (
            one != other
            and are_listed(left.candidate, right.candidate, context.tokens)
            and "qualified" not in left.features
        ):
            siblings.setdefault(one, set()).add(numbers[other])
            siblings.setdefault(other, set()).add(numbers[one])
    for key, name in names.items():
        if _is_state_too(name):
            # "Voters in Georgia go to the polls. Alabama and Florida follow": what is named besides tells which.
            areas = {number for other, number in numbers.items() if other != key and _is_area(names[other])}
            siblings[key] = areas.union(siblings.get(key, ()))
    # Most names stand in no list, and stay as they are.
    return {
        key: name._replace(siblings=frozenset(siblings[key])) if siblings.get(key) else name
        for key, name in names.items()
    }


def _is_state_too(name: Name) -> bool:
    """Whether a country bears the name of a well-known state: Georgia."""
    return name.entries[0].kind is Kind.COUNTRY and any(
        entry.kind is Kind.ADMIN1 and entry.relation is Relation.NAME and entry.prominence >= _KNOWN
        for entry in name.entries
    )


def _is_area(name: Name) -> bool:
    return name.entries[0].kind in (Kind.COUNTRY, Kind.ADMIN1) and name.entries[0].relation is Relation.NAME
