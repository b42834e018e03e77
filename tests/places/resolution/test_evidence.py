"""What speaks for a place, in words."""

from __future__ import annotations

import pytest

from geomap.model import Kind
from geomap.places.resolution.evidence import Evidence


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (Evidence(), ()),
        (Evidence(is_only=True, is_most_prominent=True, of_division=2, of_country=1),
         ("only place of this name", "2 other names of its division")),
        (Evidence(is_most_prominent=True, of_country=1), ("most prominent of its name", "another name of its country")),
        (Evidence(is_qualified=True, kind_beside=Kind.ADMIN1, is_outer=True),
         ("named with its state or country", "called a admin1 beside it")),
        (Evidence(is_outer=True), ("stands behind a place that lies in it",)),
    ],
)  # fmt: skip
def test_evidence_is_put_into_words(evidence: Evidence, words: tuple[str, ...]) -> None:
    """The most telling first; what is said already is not said again."""
    assert evidence.in_words() == words
