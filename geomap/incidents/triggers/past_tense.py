"""The past tense, by which a clause tells rather than talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.text.scopes.rule_names import RuleName
from geomap.text.word_classes import word_class

if TYPE_CHECKING:
    from geomap.text.scopes.matcher import Scopes

_SHORTEST = 4
"""Letters of the shortest regular past ("used"): "red" and "bed" are none."""


def is_in_past(scopes: Scopes, start: int, end: int) -> bool:
    """Whether a verb of a stretch stands in the past, by its ending or by name."""
    irregular = word_class("factuality", "past verbs")
    words = scopes.words(start, end)
    return any(word in irregular or (word.endswith("ed") and len(word) >= _SHORTEST) for word in words) or bool(
        scopes.cues(RuleName.THERE_HAS_BEEN, start, end)
    )
