"""How sure it is that a clause tells one event that happened, rather than talking about events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents import flags
from geomap.incidents.events import ARMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.casualties import Casualty
    from geomap.incidents.clauses import Clause

_PAST = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|took|broke|hit|struck|shot|fell|blew|left|began|came|fought|set|ran|went|threw|beat|sank|"
    r"caught|held|lost|shook|burnt|stole|drove|fled|found|dead|swept)\b",
    re.IGNORECASE,
)

# "Rebels have killed", told without a day, sums up.
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+\s+)?(?:been\s+)?(?:killed|shot|carried|claimed|died|attacked|staged|seen|taken|left|bombed|waged)\b")


def strength_of(
    text: str, clause: Clause, casualties: Sequence[Casualty], *, is_dated: bool, is_placed: bool
) -> float:
    """What speaks for an event that happened, less what speaks against it."""
    strength = _told(clause)
    strength += 1.5 if any(not c.is_total for c in casualties) else 0.0
    strength += 1.0 if is_dated else 0.0
    strength += 0.8 if is_placed else 0.0
    strength += 0.6 if clause.sentence_index < 3 else 0.0
    strength += 0.4 if clause.labels("actor") & ARMED else 0.0
    strength -= 0.0 if clause.sentence_index == 0 or _PAST.search(text, *clause.span) else 1.0
    return strength - _doubt(text, clause, is_dated=is_dated)


def _told(clause: Clause) -> float:
    """How plainly the words tell an event."""
    triggers = clause.triggers()
    plain = [hit for hit in triggers if not hit.weak and hit.label != "Harm"]
    if not plain:
        # "Forces struck a hospital": a common word, but with somebody armed who did it.
        return 0.8 if triggers[0].label == "Attack" and clause.labels("actor") & ARMED else 0.2
    return 1.3 if max(hit.weight for hit in plain) >= 6 else 1.0


def _doubt(text: str, clause: Clause, *, is_dated: bool) -> float:
    """What speaks against one event that happened: habits, threats, denials, courts, what has happened over a time."""
    cues = clause.labels("cue")
    doubt = 1.2 if "general" in cues else 0.0
    doubt += 1.5 if flags.is_hypothetical(clause) else 0.0
    doubt += 2.0 if flags.is_negated(clause) else 0.0
    doubt += 1.0 if clause.sentence_index > 1 and not is_dated and _PERFECT.search(text, *clause.span) else 0.0
    return doubt + (0.8 if "court" in cues else 0.0)
