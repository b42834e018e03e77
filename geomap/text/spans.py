"""What lies in a stretch of the text, found without looking through all of the article for every sentence."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Placed, Unplaced, When
    from geomap.text.lexicon import Match

Named = TypeVar("Named", bound="Placed | Unplaced")

# Asked many times a sentence: getters that run outside the interpreter.
_hit_start = attrgetter("start")
_mention_start = attrgetter("mention.start")
_date_start = attrgetter("span.start")


def matches_within(matches: Sequence[Match], start: int, end: int) -> Sequence[Match]:
    """The words of the lexicon that begin in a stretch, out of all in text order."""
    first = bisect_left(matches, start, key=_hit_start)
    return matches[first : bisect_left(matches, end, first, key=_hit_start)]


def mentions_within(places: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    """The mentions that begin in a stretch, out of all in text order."""
    first = bisect_left(places, start, key=_mention_start)
    return places[first : bisect_left(places, end, first, key=_mention_start)]


def dates_within(dates: Sequence[When], start: int, end: int) -> Sequence[When]:
    """The dates that begin in a stretch, out of all in text order."""
    first = bisect_left(dates, start, key=_date_start)
    return dates[first : bisect_left(dates, end, first, key=_date_start)]
