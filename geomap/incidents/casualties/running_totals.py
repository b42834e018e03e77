"""Running totals: figures of a war, a year or a series, which are the toll of no single event.

The words that make a figure one are scope rules of ``scopes.toml``. Grammar of the parsed sentence is left here: the
perfect, the clause that a figure stands in, and the number of the events that share a toll.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_list, casualty_words
from geomap.model import Span
from geomap.quantities import plain_number
from geomap.text.scopes.rule_names import RuleName
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from geomap.incidents.casualties.grammar.counted_nouns import Found
    from geomap.incidents.casualties.grammar.parsed_sentence import Sentence
    from geomap.model import Toll
    from geomap.text.scopes.matcher import Scopes

_LARGE = 1000
"""Dead from which on "had been killed" tells of a war, or of a quake in the past tense, rather than of a day."""
_PERFECT_WITHIN = 4
"""Tokens before a figure in which "have" may stand: "have so far killed 40"."""


def is_running_total(scopes: Scopes, sentence: Sentence, found: Found, toll: Toll) -> bool:
    """Whether the words around a figure make it the sum of more than one event."""
    perfect = _is_perfect(sentence.words(found.first - _PERFECT_WITHIN, found.last))
    figure = _span(sentence, found.first, found.last)
    # "Since May, rebels have killed 40": the perfect reaches back over a comma.
    within = _span(sentence, 0 if perfect else _clause_first(sentence, found.first), len(sentence.tokens))

    def cues(rule: RuleName) -> list[Span]:
        return scopes.governing(rule, *figure, within=within)

    if cues(RuleName.SUM_OF_MANY_EVENTS) or cues(RuleName.OVER_A_LONG_TIME) or (perfect and cues(RuleName.SO_FAR)):
        return True
    since = cues(RuleName.SINCE) if found.kind not in {CasualtyKind.MISSING, CasualtyKind.CAPTURED} else []
    if since and not cues(RuleName.WORST_SINCE):
        return perfect or any(cue.start >= figure.end for cue in since)
    # "A war that killed 30,000" is itself what is told; "said that 30,000 had been killed" is not.
    if sentence.word(found.first - 1) in {"that", "which"} and sentence.word(found.first) in casualty_words().triggers:
        return False
    is_large = toll.best >= _LARGE
    if perfect and is_large:
        return True  # "Some 5,000 people had been killed": nothing short of a war, or of a quake told in the past tense
    if not perfect and not is_large:
        return False
    return toll.best > 1 and bool(cues(RuleName.OF_A_WAR) or (is_large and cues(RuleName.OF_A_LONG_FIGHT)))


def _span(sentence: Sentence, first: int, last: int) -> Span:
    """Where the tokens from one to before another stand in the text."""
    tokens = sentence.tokens[first : max(last, first + 1)]
    return Span(tokens[0].start, tokens[-1].end)


def _clause_first(sentence: Sentence, first: int) -> int:
    """The first token of the clause that a token stands in: the one behind the last comma."""
    return next((at for at in range(first, 0, -1) if sentence.word(at - 1) == ","), 0)


def _is_perfect(words: list[str]) -> bool:
    """Whether a verb of casualties stands in the perfect: "have killed", "has so far claimed", "had been killed"."""
    lexicon = casualty_words()
    verbs = [word in lexicon.life_verbs or bool(lexicon.triggers.get(word, {}).keys() & _VERBS) for word in words]
    return any(word in lexicon.have and any(verbs[at + 1 : at + 6]) for at, word in enumerate(words))


_VERBS = {"past", "happens"}


def shared_over(scopes: Scopes, sentence: Sentence) -> int:
    """Over how many events a coder shares the dead: 2 in "fatalities split between two events", else 0."""
    stretch = _span(sentence, 0, len(sentence.tokens))
    cue = next(iter(scopes.cues(RuleName.SHARED_BETWEEN_EVENTS, *stretch)), None)
    if cue is None or not any(
        cue in scopes.governing(RuleName.SHARED_BETWEEN_EVENTS, token.start, token.end, within=stretch)
        for token in sentence.tokens
        if token.word in casualty_list("coded_nouns")
    ):
        return 0
    words = [token.word for token in sentence.tokens]
    at = next(index for index, token in enumerate(sentence.tokens) if token.start >= cue.start)
    for index in range(at + 1, min(len(words), at + 7)):
        counted = plain_number(sentence.tokens, index)
        if counted and casualty_list("shared_between") & set(words[counted[1] : counted[1] + 2]):
            return min(counted[0], 100)
    return 0
