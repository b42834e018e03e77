"""Who says so, told in the middle of a sentence, taken out of it: "two farmers, police said, were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.figures.words import casualty_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.figures.tokens import Token

_LONGEST = 26
"""How many tokens an attribution may have."""
_ENCLOSING = {",": ",", "(": ")", "--": "--", "—": "—", "–": "–"}
_LISTED = 8
"""How many tokens before an attribution another comma may stand that its closing comma answers."""


def without_attributions(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a sentence without the attributions that part its people from their verb."""
    words = [token.word for token in tokens]
    if casualty_words().attributing.isdisjoint(words):
        return tokens
    left: list[Token] = []
    kept = 0
    for first, last in _attributions(words):
        left.extend(tokens[kept:first])
        # "Three people, two of them children, police said, were killed": the comma still ends what the first began.
        kept = last if "," in words[max(0, first - _LISTED) : first] else last + 1
    left.extend(tokens[kept:])
    return left


def _attributions(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The opening and the closing mark of every attribution, in text order."""
    end = 0
    for first, word in enumerate(words):
        closing = _ENCLOSING.get(word)
        if closing is None or first < end:
            continue
        last = next((at for at in range(first + 1, min(len(words), first + _LONGEST)) if words[at] == closing), None)
        if last is not None and _attributes(words[first + 1 : last]) and _is_amid(words, first, last):
            yield first, last
            end = last + 1


def _attributes(inner: Sequence[str]) -> bool:
    """Whether the words say who says so, and tell nobody's fate."""
    facts = casualty_words()
    return not facts.attributing.isdisjoint(inner) and facts.triggers.keys().isdisjoint(inner)


def _is_amid(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the words around belong together: a verb follows its people, or its object a verb."""
    facts = casualty_words()
    before, after = words[first - 1] if first else "", words[last + 1] if last + 1 < len(words) else ""
    if before in facts.be or before in facts.have or before in facts.relative:
        return True
    if facts.triggers.get(before, {}).keys() & {"past", "ing", "present"}:
        return True
    follows = facts.triggers.get(after, {}).keys() & {"past", "happens", "state"}
    return after in facts.be or after in facts.have or bool(follows)
