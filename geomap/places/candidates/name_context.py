"""What is known of the whole article while its names are weighed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geomap.places.candidates.name_candidates import Candidate
    from geomap.places.candidates.person_names import Persons
    from geomap.text.passages.datelines import Dateline
    from geomap.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the whole article while its names are weighed."""

    tokens: Tokens
    dateline: Dateline
    """The article's own."""
    persons: Persons
    starts: Mapping[int, Candidate]
    """The matches by their first words."""
    ends: Mapping[int, Candidate]
    """The matches by the words after their last."""
    small: frozenset[str]
    """Words that stand in small letters somewhere in the article."""
    counts: Mapping[str, int]
    """How often each name occurs."""
