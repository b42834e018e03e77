"""How far a name or a date stands from the words that tell an event best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import Span
from geomap.text.match_labels import Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.triggers.clauses import Clause

SPEECH = frozenset({Cue.ASSERTS, Cue.REPORTS, Cue.ACCUSES, Cue.DENIES, Cue.ADMITS, Cue.CONFIRMS})
"""The labels of words that say that somebody spoke."""
_JOINT = 60
"""How many characters it counts to stand in another clause."""


def anchor_of(clause: Clause) -> Span:
    """The words that tell a clause's event best, else all of it."""
    strongest = max(clause.triggers(), key=lambda match: match.weight, default=None)
    return Span(strongest.start, strongest.end) if strongest else clause.span


def gap_between(a: Span, b: Span) -> int:
    """How many characters stand between two stretches."""
    return max(0, b.start - a.end, a.start - b.end)


def behind_joint(span: Span, anchor: Span, joints: Sequence[int]) -> int:
    """What it costs to stand in another clause than the words that tell the event."""
    low, high = sorted((span.start, anchor.start))
    return _JOINT if any(low < joint < high for joint in joints) else 0
