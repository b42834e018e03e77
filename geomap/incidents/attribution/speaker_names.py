"""Which of the words before or behind a verb of speech are its speaker's name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geomap.model import Span
from geomap.text.lexicon import word_list
from geomap.text.scopes.rule_names import RuleName
from geomap.text.word_classes import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.text.scopes.matcher import Scopes

_MAX_WORDS = 13
"""The longest name of a speaker, office and all."""
_PAPER_WORDS = 2
"""How many words stand before "statement" at most: "a joint statement by"."""


def speaker_within(annotated: AnnotatedText, start: int, end: int) -> Span | None:
    """The speaker in a stretch without the words around the name; None where it is no name of anybody."""
    text, scopes = annotated.text, annotated.scopes
    while start < end and not text[start].isalnum():
        start += 1
    start = behind_paper(scopes, behind_lead(text, scopes, start, end), end)
    end = _before_trail(text, scopes, start, end)
    return Span(start, end) if _is_speaker(text[start:end], scopes.words(start, end)) else None


def behind_lead(text: str, scopes: Scopes, start: int, end: int) -> int:
    """Where the name begins behind words like "meanwhile" and "on Monday"."""
    while lead := next(iter(scopes.cues(RuleName.BEFORE_A_SPEAKER, start, start + 1)), None):
        begin = lead.end
        while begin < end and (text[begin] == "," or text[begin].isspace()):
            begin += 1
        if lead.start != start or not lead.end < begin < end:
            break
        start = begin
    return start


def behind_paper(scopes: Scopes, start: int, end: int) -> int:
    """Where the name begins behind "a statement from"."""
    paper = next(iter(scopes.cues(RuleName.PAPER_OF_A_SPEAKER, start, end)), None)
    if paper is None or paper.end >= end or len(scopes.words(start, paper.start)) > _PAPER_WORDS:
        return start
    return paper.end + 1


def _before_trail(text: str, scopes: Scopes, start: int, end: int) -> int:
    """Where the name ends before words like "also" and "on Monday"."""
    asides = scopes.cues(RuleName.HOW_A_SPEAKER_CAME_TO_SPEAK, start + 1, end)
    end = _trimmed(text, start, asides[0].start if asides else end)
    while trail := next(
        (cue for cue in scopes.cues(RuleName.BEHIND_A_SPEAKER, start + 1, end) if cue.end == end), None
    ):
        end = _trimmed(text, start, trail.start)
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a stretch without the marks behind its last word; a bracket belongs to it."""
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == ")"):
        end -= 1
    return end


def is_name(words: str) -> bool:
    """Whether the words tell no deed: names, small words, and those who may speak."""
    own = words.split()
    return bool(own) and all(
        word[0].isupper() or word.lower().strip("’'") in _small_words() or word.lower() in word_list("speakers")
        for word in own
    )


@cache
def _small_words() -> frozenset[str]:
    return word_list("speakers") | word_list("of speakers")


def _is_speaker(name: str, tokens: Sequence[str]) -> bool:
    """Whether the words are a name rather than a pronoun, a number or the rest of a sentence."""
    own = name.split()
    if (
        not own
        or len(own) > _MAX_WORDS
        or name[0].isdigit()
        or not word_class("attribution", "finite").isdisjoint(tokens)
    ):
        return False
    first, last = own[0].lower(), own[-1].lower()
    if first in word_list("nobody") or last in word_list("pronouns") or (last in word_list("some") and len(own) == 1):
        return False
    return first not in word_list("pronouns") and _may_speak(own)


def _may_speak(words: Sequence[str]) -> bool:
    """Whether the words name a person, an office or somebody known to speak, and no picture or paper."""
    head = next((n for n, word in enumerate(words) if n and word.lower() in word_list("after heads")), len(words)) - 1
    if words[head].lower() in word_list("no speakers"):
        return False
    if words[head].lower() in word_list("papers"):
        # "A military statement" is the military's; "a joint statement" is nobody's.
        words = words[1:head]
    return any(word[0].isupper() or word.lower() in word_list("speakers") for word in words)
