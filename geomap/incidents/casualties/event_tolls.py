"""The figures of one event: what its clauses say together, low, best and high."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geomap.model import Toll
from geomap.text.lexicon import default_lexicon, word_list
from geomap.text.match_labels import MatchGroup, NoActor
from geomap.text.tokens import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geomap.incidents.casualties.casualty import Casualty
    from geomap.vocabulary import CasualtyKind


def toll_by_owner(
    kind: CasualtyKind, clauses: Sequence[Sequence[Casualty]], owner_of: Callable[[Casualty], str]
) -> Toll | None:
    """The toll of a kind where each side's dead are told apart: those of two sides are different people."""
    owned = [[(owner_of(casualty), casualty) for casualty in casualties] for casualties in clauses]
    owners = sorted({owner for told in owned for owner, casualty in told if owner and casualty.kind == kind})
    if len(owners) < 2:
        return toll_of(kind, clauses)
    whole, *parts = (toll_of(kind, [[c for of, c in told if of == owner] for told in owned]) for owner in ("", *owners))
    both = add_tolls(part for part in parts if part)
    # What one side says of the other's dead ("up to 100 killed and wounded") is no part of a sum.
    if both is None or 2 * both.low < both.best:
        return toll_of(kind, clauses)
    if whole is None:
        return both
    return whole if whole.best >= both.best else both


def toll_of(kind: CasualtyKind, clauses: Sequence[Sequence[Casualty]]) -> Toll | None:
    """The toll of a kind over the clauses of an event, the main clause's figures first; None where none is told.

    Figures of different groups add up ("two soldiers … a civilian"); figures of the same group, or of people at large,
    are several mentions of one number.
    """
    groups: dict[str, list[Toll]] = {}
    for casualties in counted_figures(kind, clauses):
        for group, toll in _by_group(casualties).items():
            groups.setdefault(group, []).append(toll)
    if not groups:
        return None
    everybody = _range(groups.pop("", []))
    parts = add_tolls(part for tolls in groups.values() if (part := _range(tolls)))
    if everybody is None or parts is None:
        return everybody or parts
    return everybody if everybody.best >= parts.best else parts


def counted_figures(kind: CasualtyKind, clauses: Sequence[Sequence[Casualty]]) -> list[list[Casualty]]:
    """The figures of a kind that count, by clause: without totals, without "hundreds" where a number says as much."""
    told = [_told(kind, casualties) for casualties in clauses]
    # What somebody claims to have done counts where nobody else counts.
    if any(c.is_counted and not (c.is_claimed or c.is_vague) for own in told for c in own):
        told = [[c for c in own if not c.is_claimed] for own in told]
    # "Killed and wounded scores" says less than "dozens were wounded".
    if any(c.is_counted and 2 * c.toll.low >= c.toll.best for own in told for c in own):
        told = [[c for c in own if not (c.is_vague and 2 * c.toll.low < c.toll.best)] for own in told]
    exact = max((c.toll.best for own in told for c in own if c.is_counted and not c.is_vague), default=0)
    return [[c for c in own if not (c.is_vague and c.toll.low <= exact)] for own in told]


def add_tolls(figures: Iterable[Toll]) -> Toll | None:
    """The sum of tolls of different people; None of none."""
    tolls = tuple(figures)
    if not tolls:
        return None
    highs = [toll.high for toll in tolls]
    high = None if any(h is None for h in highs) else sum(h for h in highs if h is not None)
    return Toll(sum(toll.low for toll in tolls), sum(toll.best for toll in tolls), high)


def _by_group(casualties: Iterable[Casualty]) -> dict[str, Toll]:
    """The figures of a clause by the class of those counted, those of one class added up."""
    groups: dict[str, list[Toll]] = {}
    for casualty in casualties:
        tolls = groups.setdefault(group_of(casualty.victims), [])
        if casualty.toll not in tolls or casualty.is_further:  # "One man died … one is dead": told twice
            tolls.append(casualty.toll)
    return {group: total for group, tolls in groups.items() if (total := add_tolls(tolls))}


def _told(kind: CasualtyKind, casualties: Iterable[Casualty]) -> list[Casualty]:
    """The figures of a kind that say most: numbers, then crowds, people in the plural, and that nobody was hurt."""
    own = [c for c in casualties if c.kind == kind and not c.is_total and not c.events]
    somebody = [c for c in own if not c.negated]
    counted = [c for c in somebody if c.is_counted]
    return [c for c in counted if not c.is_vague] or counted or somebody or own


@lru_cache(maxsize=4096)
def group_of(victims: str) -> str:
    """The class of those whom a figure counts; empty for people at large."""
    tokens = split_words(victims)
    if not tokens or all(token.word in word_list("anybody") for token in tokens):
        return ""
    return next(reversed(classes_of(victims)), "")


@lru_cache(maxsize=4096)
def classes_of(victims: str) -> tuple[str, ...]:
    """The classes of actors that the words for those who are counted name."""
    matches = default_lexicon().scan(split_words(victims))
    return tuple(match.label for match in matches if match.group is MatchGroup.ACTOR and match.label != NoActor.SITE)


def _range(tolls: Sequence[Toll]) -> Toll | None:
    """One number told several times: the first is best, the others widen it unless they are of another order."""
    if not tolls:
        return None
    best = tolls[0]
    near = [toll for toll in tolls if best.best <= 2 * toll.best and toll.best <= 2 * best.best] or [best]
    highs = [toll.high for toll in near]
    high = None if any(h is None for h in highs) else max(h for h in highs if h is not None)
    return Toll(min(toll.low for toll in near), best.best, high)
