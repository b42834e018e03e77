"""What is told in the middle of a sentence, taken out of it: "two farmers, police said, were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_list, casualty_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.text.figure_tokens import Token

_LONGEST = 26
"""How many tokens an aside may have."""
_LONGEST_LIST = 40
"""How many tokens those may have who are named among the victims: ", including the mayor of Kelm, …, were killed"."""
_DASHES = frozenset({"--", "—", "–", "-"})
_ENCLOSING = {",": ",", "(": ")", "[": "]"} | {dash: dash for dash in _DASHES}
_LISTED = 8
"""How many tokens before an attribution another comma may stand that its closing comma answers."""


def without_asides(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a sentence without what parts its people from their verb.

    Attributions, what stands in brackets or between dashes, and those named among the victims before the verb.
    """
    words = [token.word for token in tokens]
    left: list[Token] = []
    kept = 0
    for first, last in _asides(words):
        left.extend(tokens[kept:first])
        kept = last
    left.extend(tokens[kept:])
    return left if kept and left else tokens


def _asides(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The tokens of every aside, from the first to before the last, in text order."""
    end = 0
    for first, word in enumerate(words):
        closing = _ENCLOSING.get(word)
        if closing is None or first < end:
            continue
        aside = _named_among(words, first) if word == "," else None
        aside = aside or _enclosed(words, first, closing)
        if aside:
            end = aside[1]
            yield aside


def _enclosed(words: Sequence[str], first: int, closing: str) -> tuple[int, int] | None:
    """The aside between a mark and the one that answers it."""
    last = next((at for at in range(first + 1, min(len(words), first + _LONGEST)) if words[at] == closing), None)
    if last is None or _tells_fates(words[first + 1 : last]):
        return None
    if words[first] in {"(", "["}:
        return first, last + 1
    attributes = not casualty_words().attributing.isdisjoint(words[first + 1 : last])
    if not (attributes or words[first] in _DASHES) or not _is_amid(words, first, last):
        return None
    # "Three people, two of them children, police said, were killed": the comma still ends what the first began.
    return first, last if "," in words[max(0, first - _LISTED) : first] else last + 1


def _named_among(words: Sequence[str], first: int) -> tuple[int, int] | None:
    """The aside that names some of the victims, up to the last comma before their verb."""
    lead = words[first + 1 : first + 4]
    if not lead or not (lead[0] in casualty_words().including or lead[0] == "both" or _is_of_them(lead)):
        return None
    reach = min(len(words) - 1, first + _LONGEST_LIST)
    commas = [at for at in range(first + 2, reach) if words[at] == "," and _follows_people(words[at + 1])]
    if not commas or _tells_fates(words[first + 1 : commas[0]]):
        return None
    return first, commas[0] + 1


def _is_of_them(lead: Sequence[str]) -> bool:
    """Whether words begin "most of them", "two of whom", "of whom four"."""
    return "whom" in lead or "them" in lead or (lead[0] in casualty_list("parts_of_groups") and "of" in lead)


def _tells_fates(inner: Sequence[str]) -> bool:
    return not casualty_words().triggers.keys().isdisjoint(inner)


def _is_amid(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the words around belong together: a verb follows its people, or its object a verb."""
    facts = casualty_words()
    before, after = words[first - 1] if first else "", words[last + 1] if last + 1 < len(words) else ""
    if before in facts.be or before in facts.have or before in facts.relative:
        return True
    if facts.triggers.get(before, {}).keys() & {"past", "ing", "present"}:
        return True
    return _follows_people(after)


def _follows_people(word: str) -> bool:
    """Whether a word begins what happened to the people before it."""
    facts = casualty_words()
    happens = facts.triggers.get(word, {}).keys() & {"past", "happens", "state"}
    return word in facts.be or word in facts.have or bool(happens)
