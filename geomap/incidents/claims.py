"""Who says so: speakers, their stance, and the words that say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.lexicon import word_list
from geomap.model import Claim, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.lexicon import Hit
    from geomap.incidents.sentences import Sentence

_STANCES = {stance.value: stance for stance in Stance}
_BOUNDARY = re.compile(r"[,;:“”\"‘—(]|\b(?:that|but|and|while|when|as|after|which|who|where|because|although|though)\b")
_AFTER = re.compile(
    r"\s+((?:(?!\b(?:that|in|on|at|to|after|late|early|as|when|while|by|from|yesterday|today)\b)[^\s,.;:“”\"()—]+\s*){1,9})"
)
_LEADING = re.compile(
    r"^(?:(?:and|but|also|in turn|in response|earlier|later|meanwhile|separately|however|moreover|still|yet|so|then|"
    r"on \w+day|on \w+ \d+|for (?:his|her|its) part|responding to [\w ]+)[,\s]+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:also|has|have|had|later|earlier|previously|(?:late |early |on )?\w+day|on \w+|today|yesterday|immediately|"
    r"was|were|been|then|frequently|reportedly|officially|instead|strongly|did not|in a statement)$",
    re.IGNORECASE,
)
_MAX_WORDS = 13
# "Clashes were reported": nobody is named who says so.
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being|is|are)\s+(?:\w+ly\s+)?\Z")


def find_claims(text: str, sentence: Sentence, hits: Sequence[Hit]) -> Iterator[Claim]:
    """The claims made in a sentence, in text order; a speaker named only by a pronoun is left out."""
    used = sentence.start
    for hit in hits:
        if hit.group != "cue" or hit.label not in _STANCES or not sentence.start <= hit.start < sentence.end:
            continue
        if hit.start < used:
            continue
        speaker = _speaker(text, sentence, hit)
        if speaker is not None:
            used = hit.end
            yield Claim(text[speaker.start : speaker.end], _STANCES[hit.label], Span(sentence.start, sentence.end))


def _speaker(text: str, sentence: Sentence, hit: Hit) -> Span | None:
    """Where the speaker of a verb stands: before it, or after it where a quotation comes first."""
    if text[hit.start : hit.end].lower() in {"according to", "claimed by"}:
        return _after(text, sentence, hit)
    if _PASSIVE.search(text[max(sentence.start, hit.start - 20) : hit.start]):
        return None
    before = _before(text, sentence, hit)
    if before is not None:
        return before
    return _after(text, sentence, hit)


def _before(text: str, sentence: Sentence, hit: Hit) -> Span | None:
    start = sentence.start
    for match in _BOUNDARY.finditer(text, sentence.start, hit.start):
        start = match.end()
    # An apposition between commas hides the speaker: "Hikmat Hajiyev, an adviser, blames".
    return _trim(text, start, hit.start)


def _after(text: str, sentence: Sentence, hit: Hit) -> Span | None:
    match = _AFTER.match(text, hit.end, sentence.end)
    return _trim(text, match.start(1), match.end(1)) if match else None


def _trim(text: str, start: int, end: int) -> Span | None:
    """The speaker without the words around it; None where it is no name of anybody."""
    while start < end and not text[start].isalnum():
        start += 1
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == ")"):
        end -= 1
    tail = _TRAILING.search(text[start:end])
    while tail:
        end = start + tail.start()
        tail = _TRAILING.search(text[start:end])
    words = text[start:end].split()
    if not words or len(words) > _MAX_WORDS or words[0].lower() in word_list("pronouns") or not _may_speak(words):
        return None
    return Span(start, end)


def _may_speak(words: Sequence[str]) -> bool:
    """Whether the words name a person, an office or somebody known to speak."""
    return any(word[0].isupper() or word.lower() in word_list("speakers") for word in words)
