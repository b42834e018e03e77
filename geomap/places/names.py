"""What an article says of each of its names, wherever it has them: one sense per document."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from geomap.places.beside import find_outer, kinds_beside
from geomap.places.resolve import Name
from geomap.places.roles import are_listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geomap.places.beside import Outer
    from geomap.places.evidence import Context
    from geomap.places.matches import Match


class Judged(NamedTuple):
    """A match with the signs for and against it, and their sum."""

    match: Match
    signs: set[str]
    score: float


def gather_names(judged: Sequence[Judged], context: Context) -> dict[str, Name]:
    """Gather what the article says of each name, by its key, in the order of the text."""
    outers = [find_outer(one.match, context, is_qualified="qualified" in one.signs) for one in judged]
    outer_words = {outer.first for outer in outers if outer and context.tokens.gaps[outer.first].startswith(",")}
    names: dict[str, Name] = {}
    for one, outer in zip(judged, outers, strict=True):
        known = names.get(one.match.key)
        name = _said(one, outer, context, is_outer="qualifies" in one.signs or one.match.first in outer_words)
        names[one.match.key] = _join(known, name) if known else name
    return _with_siblings(names, judged, context)


def _said(one: Judged, outer: Outer | None, context: Context, *, is_outer: bool) -> Name:
    """What is said of a name where it stands."""
    return Name(
        one.match.entries,
        outer.entries if outer else (),
        kinds_beside(one.match, context.tokens),
        is_outer,
        weight=1 / (1 + exp(-one.score)),
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
    siblings: dict[str, set[int]] = {key: set() for key in names}
    for left, right in pairwise(judged):
        one, other = left.match.key, right.match.key
        if one != other and are_listed(left.match, right.match, context.tokens) and "qualified" not in left.signs:
            siblings[one].add(numbers[other])
            siblings[other].add(numbers[one])
    return {key: replace(name, siblings=frozenset(siblings[key])) for key, name in names.items()}
