"""The nouns and their words."""

from __future__ import annotations

import pytest

from geomap.model import Mention, Unplaced, UnplacedReason

KELM = Mention("a", 0, 4, "Kelm")


@pytest.mark.parametrize(
    ("unplaced", "reason"),
    [
        (Unplaced(KELM, UnplacedReason.UNKNOWN), "not in the gazetteer"),
        (Unplaced(KELM, UnplacedReason.AMBIGUOUS, "9"), "could be any of 9 places of this name"),
        (Unplaced(KELM, UnplacedReason.NONE_WITHIN, "{Xania}"), "no place of this name is known in {Xania}"),
    ],
)
def test_why_a_mention_has_no_place_is_told_in_words(unplaced: Unplaced, reason: str) -> None:
    """The cause is for rules to ask, the words are for people."""
    assert unplaced.reason == reason


def test_what_nobody_knows_is_told_from_what_was_not_chosen() -> None:
    """An incident may lie in a town that is in no gazetteer, and not in one of nine."""
    unknown = {reason for reason in UnplacedReason if reason.is_unknown}
    assert unknown == {reason for reason in UnplacedReason if reason.startswith("not in the gazetteer")}
    assert UnplacedReason.NO_ANSWER in unknown
    assert UnplacedReason.AMBIGUOUS not in unknown
