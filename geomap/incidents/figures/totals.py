"""Running totals: figures of a war, a year or a series, which are the toll of no single event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.figures.words import casualty_words
from geomap.incidents.numbers import quantity_at

if TYPE_CHECKING:
    from geomap.incidents.figures.counts import Found
    from geomap.incidents.figures.sentence import Sentence
    from geomap.model import Toll

_BEFORE, _AFTER = 14, 10
_LARGE = 1000
# "Over the past 24 hours" and "in the last two days" still tell one day's news.
_OVER_LONG = re.compile(
    r"\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:\w+ )?(?:weeks?|months?|years?|decades?)\b"
)


def is_running_total(sentence: Sentence, found: Found, toll: Toll) -> bool:
    """Whether the words around a figure make it the sum of more than one event."""
    words = casualty_words()
    before = _back_to_comma(sentence.words(found.first - _BEFORE, found.first))
    after = sentence.words(found.last, found.last + _AFTER)
    near = [*before, *sentence.words(found.first, found.last), *after]
    phrase = " ".join(near)
    if words.total_phrases.search(phrase) or _OVER_LONG.search(phrase):
        return True
    window = set(near)
    perfect = bool(set(sentence.words(found.first, found.last)) & words.have)
    if "since" in window and not window & words.not_since:
        return perfect or "since" in after
    return (perfect or toll.low >= _LARGE) and toll.low > 1 and bool(window & words.perfect_totals)


_SHARED = frozenset({"split", "spread", "divided", "distributed", "shared"})
_FATALITIES = frozenset({"fatalities", "fatality", "deaths"})
_EVENTS = frozenset({"events", "locations", "days", "places", "districts", "provinces"})


def shared_over(sentence: Sentence) -> int:
    """Over how many events a coder shares the dead: 2 in "fatalities split between two events", else 0."""
    words = [token.word for token in sentence.tokens]
    at = next((index for index, word in enumerate(words) if word in _SHARED), None)
    if at is None or not _FATALITIES & set(words[max(0, at - 8) : at]):
        return 0
    quantities = (quantity_at(sentence.tokens, index) for index in range(at + 1, min(len(words), at + 7)))
    counts = [
        quantity.toll.best
        for quantity in quantities
        if quantity and _EVENTS & set(words[quantity.last : quantity.last + 2])
    ]
    return min(counts[0], 100) if counts else 0


def _back_to_comma(words: list[str]) -> list[str]:
    """The words of the same clause: those after the last comma."""
    return words[len(words) - words[::-1].index(",") :] if "," in words else words
