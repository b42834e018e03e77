"""Reasons from what the readers have: weighed features, rules that are functions, rules that are named in an enum."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.explaining.explanation import Reason
from geomap.incidents.triggers.note_event_type import type_weights
from geomap.model import NO_SPAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import Enum

    from geomap.model import Span

_TABLES = {
    "place_argument": ("events/siting.toml", "weights"),
    "mention_factuality": ("events/strength.toml", "weights"),
    "event_factuality": ("events/strength.toml", "together"),
    "toponym_recognition": ("place_weights.json", ""),
    "place_confidence": ("place_confidence.json", ""),
}


def weighed(scorer: str, features: Iterable[tuple[str, float]], *, span: Span = NO_SPAN) -> tuple[Reason, ...]:
    """What each feature adds to a sum, the weightiest first; what adds nothing is left out."""
    table, file = _table(scorer), f"data/{_TABLES[scorer][0]}"
    reasons = [Reason(name, name, file, table[name], times, span) for name, times in features]
    return tuple(sorted((one for one in reasons if one.adds), key=lambda one: -abs(one.adds or 0.0)))


@cache
def _table(scorer: str) -> dict[str, float]:
    name, part = _TABLES[scorer]
    text = fact_file(name).read_text(encoding="utf-8")
    table: dict[str, float] = json.loads(text) if name.endswith(".json") else tomllib.loads(text)[part]
    return table


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


def classes_weighed(features: Iterable[str]) -> dict[str, tuple[Reason, ...]]:
    """What each feature of a note adds to each type, the weightiest first."""
    reasons: dict[str, list[Reason]] = {}
    for feature in features:
        for sub, weight in type_weights().get(feature, ()):
            reasons.setdefault(sub, []).append(Reason(feature, feature, "data/events/sorts.csv", weight))
    return {sub: tuple(sorted(own, key=lambda one: -abs(one.adds or 0.0))) for sub, own in reasons.items()}
