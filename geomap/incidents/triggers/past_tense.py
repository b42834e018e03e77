"""The past tense, by which a clause tells rather than talks."""

from __future__ import annotations

import re

PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|took|broke|hit|struck|shot|fell|blew|left|began|came|fought|set|ran|went|threw|beat|sank|"
    r"caught|held|lost|shook|burnt|stole|drove|fled|found|dead|swept|there ha(?:s|ve) been)\b",
    re.IGNORECASE,
)
"""Verbs in the past, by their ending or by name."""
