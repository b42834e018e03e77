"""The past tense, by which a clause tells rather than talks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERBS = (
    "was", "were", "had", "took", "broke", "hit", "struck", "shot", "fell", "blew", "left", "began", "came", "fought",
    "set", "ran", "went", "threw", "beat", "sank", "caught", "held", "lost", "shook", "burnt", "stole", "drove", "fled",
    "found", "dead", "swept",
)  # fmt: skip
PAST = re.compile(rf"\b(?:\w{{2,}}ed|{'|'.join(_VERBS)}|there ha(?:s|ve) been)\b", re.IGNORECASE)
"""Verbs in the past, by their ending or by name."""
_NAMED = frozenset(_VERBS)
_HAVE = frozenset({"has", "have"})


def is_past(words: Sequence[str]) -> bool:
    """Whether words in small letters hold a verb in the past."""
    if any(word in _NAMED or (word.endswith("ed") and len(word) > 3) for word in words):
        return True
    return any(
        word == "been" and at > 1 and words[at - 1] in _HAVE and words[at - 2] == "there"
        for at, word in enumerate(words)
    )
