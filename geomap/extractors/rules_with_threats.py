"""The rules once more, with the threats, plans and denials that they otherwise leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents import find_incidents
from geomap.incidents.threats import find_threats

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.model import Article, Placed, Report, Unplaced


class ThreatsExtractor:
    """Yields what the rules read, and behind it what may come or is denied, flagged as hypothetical."""

    def __call__(self, article: Article, places: Sequence[Placed | Unplaced], /) -> Iterator[Report]:
        """Read an article by the rules."""
        yield from find_incidents(article, places)
        yield from find_threats(article, places)
