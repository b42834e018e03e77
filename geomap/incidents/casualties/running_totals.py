"""Running totals: figures of a war, a year or a series, which are the toll of no single event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_words
from geomap.quantities import plain_number
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from geomap.incidents.casualties.grammar.counted_nouns import Found
    from geomap.incidents.casualties.grammar.parsed_sentence import Sentence
    from geomap.model import Toll

_BEFORE, _AFTER = 14, 10
_LARGE = 1000
"""Dead from which on "had been killed" tells of a war, or of a quake in the past tense, rather than of a day."""
# "Over the past 24 hours" and "in the last two days" still tell one day's news.
_OVER_LONG = re.compile(
    r"\b(?:in|over|during|within|for) (?:the )?(?:past|last) (?:(?:\w+ )?(?:weeks?|months?|years?|decades?)"
    r"|(?:four|five|six|seven|eight|nine|ten|\d\d|[4-9]) days)\b"
)


def is_running_total(sentence: Sentence, found: Found, toll: Toll) -> bool:
    """Whether the words around a figure make it the sum of more than one event."""
    words = casualty_words()
    before, own = sentence.words(found.first - _BEFORE, found.first), sentence.words(found.first, found.last)
    after = sentence.words(found.last, found.last + _AFTER)
    perfect = _is_perfect([*before[-4:], *own])
    # "Since May, rebels have killed 40": the perfect reaches back over a comma.
    near = [*(before if perfect else _after_comma(before)), *own, *after]
    phrase = " ".join(near)
    if (
        words.total_phrases.search(phrase)
        or (_has_past(near) and _OVER_LONG.search(phrase))
        or (perfect and "so far" in phrase)
    ):
        return True
    if (
        "since" in near
        and found.kind not in {CasualtyKind.MISSING, CasualtyKind.CAPTURED}
        and not words.not_since & set(near)
    ):
        return perfect or "since" in after
    # "A war that killed 30,000" is itself what is told; "said that 30,000 had been killed" is not.
    if sentence.word(found.first - 1) in {"that", "which"} and sentence.word(found.first) in words.triggers:
        return False
    if perfect and toll.best >= _LARGE:
        return True  # "Some 5,000 people had been killed": nothing short of a war, or of a quake told in the past tense
    reach = words.perfect_totals | words.large_totals if toll.best >= _LARGE else words.perfect_totals
    return (perfect or toll.best >= _LARGE) and toll.best > 1 and not reach.isdisjoint(near)


def _has_past(words: list[str]) -> bool:
    return "past" in words or "last" in words


def _is_perfect(words: list[str]) -> bool:
    """Whether a verb of casualties stands in the perfect: "have killed", "has so far claimed", "had been killed"."""
    lexicon = casualty_words()
    verbs = [word in lexicon.life_verbs or bool(lexicon.triggers.get(word, {}).keys() & _VERBS) for word in words]
    return any(word in lexicon.have and any(verbs[at + 1 : at + 6]) for at, word in enumerate(words))


_VERBS = {"past", "happens"}
_SHARED = frozenset({"split", "spread", "divided", "distributed", "shared"})
_FATALITIES = frozenset({"fatalities", "fatality", "deaths", "fatalites", "fatalitie"})
_EVENTS = frozenset({"events", "locations", "days", "places", "districts", "provinces"})


def shared_over(sentence: Sentence) -> int:
    """Over how many events a coder shares the dead: 2 in "fatalities split between two events", else 0."""
    words = [token.word for token in sentence.tokens]
    at = next((index for index, word in enumerate(words) if word in _SHARED), None)
    if at is None or not _FATALITIES & set(words[max(0, at - 8) : at]):
        return 0
    for index in range(at + 1, min(len(words), at + 7)):
        counted = plain_number(sentence.tokens, index)
        if counted and _EVENTS & set(words[counted[1] : counted[1] + 2]):
            return min(counted[0], 100)
    return 0


def _after_comma(words: list[str]) -> list[str]:
    """The words of the same clause: those after the last comma."""
    return words[len(words) - words[::-1].index(",") :] if "," in words else words
