from __future__ import annotations

import factories
import pytest

from geomap.model import Claim, Span, Stance, Status
from geomap.provenance.certainty import status_of


def says(side: str, stance: Stance = Stance.ASSERTS) -> Claim:
    """What somebody of a side says."""
    return Claim(f"somebody of {side or 'no side'}, {stance}", stance, Span(0, 7), side=side)


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ((), Status.REPORTED),
        ((says("XA"),), Status.CLAIMED),
        ((says("XA"), says("XA", Stance.ACCUSES)), Status.CLAIMED),
        ((says("XA"), says("")), Status.REPORTED),
        ((says("XA"), says("XB", Stance.DENIES)), Status.DISPUTED),
        ((says("XA"), says("XB", Stance.ADMITS)), Status.CONFIRMED),
        ((says("XA"), says("", Stance.CONFIRMS)), Status.CONFIRMED),
        ((says("XA"), says("XA", Stance.CONFIRMS)), Status.CLAIMED),
        ((says("XB", Stance.ADMITS),), Status.CLAIMED),
    ],
)
def test_what_is_said_and_by_whom_makes_the_status(claims: tuple[Claim, ...], status: Status) -> None:
    """One side alone claims, whoever else says no disputes, and only another's word confirms."""
    assert status_of([factories.make_report(factories.make_article(), claims=claims)]) is status
