"""Reasons from what the readers have: weighed features, rules that are functions, rules that are named in an enum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.explanation import Reason
from geomap.model import NO_SPAN
from geomap.scoring import ClassScorer, LinearScorer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import Enum

    from geomap.model import Span
    from geomap.scoring import Contribution, Feature


def weighed(scorer: str, features: Iterable[Feature], *, span: Span = NO_SPAN) -> tuple[Reason, ...]:
    """What each feature adds to the sum of a scorer, the weightiest first; what adds nothing is left out."""
    terms = LinearScorer.load(scorer).explain(features)
    return tuple(_of_term(term, span) for term in terms if term.contribution)


def class_weighed(scorer: str, features: Iterable[str], answer: str) -> tuple[Reason, ...]:
    """What each feature adds to the sum of one answer of many, the weightiest first."""
    return tuple(_of_term(term, NO_SPAN) for term in ClassScorer.load(scorer).explain(features, answer))


def _of_term(term: Contribution, span: Span) -> Reason:
    return Reason(term.reason, term.feature, term.file, term.weight, term.times, span)


def of_threshold(scorer: str, name: str, says: str) -> Reason:
    """A limit that a sum is above or not."""
    return Reason(says, name, LinearScorer.load(scorer).file)


def of_function(rule: Callable[..., object], says: str = "", *, span: Span = NO_SPAN) -> Reason:
    """A rule that is a function, by its own words where nobody has others."""
    first = (rule.__doc__ or "").strip().partition("\n")[0]
    return Reason(says or first, rule.__name__, file_of(rule.__module__), span=span)


def of_rule(rule: Enum, *, span: Span = NO_SPAN) -> Reason:
    """A rule that is one of a closed list."""
    return Reason(str(rule.value), f"{type(rule).__name__}.{rule.name}", file_of(type(rule).__module__), span=span)


def file_of(module: str) -> str:
    """Where a module stands, below the package's folder."""
    return f"{module.removeprefix('geomap.').replace('.', '/')}.py"


def quoted(text: str, span: Span) -> str:
    """Words of an article in quotation marks, on one line."""
    return f"“{' '.join(text[span.start : span.end].split())}”"
