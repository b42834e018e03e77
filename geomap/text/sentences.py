"""An article as sentences with absolute offsets, and which of them tell the story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.model import Span
from geomap.text.lexicon import boilerplate_pattern, word_list
from geomap.text.match_labels import MatchGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.text.lexicon import Match

# A stop, its closing quotes, and what begins anew; a stop glued to a capital ends a paragraph of a stripped page.
_STOPS = (
    r"(?P<stop>[.!?][\"”’')\]]*)\s+(?=[\"“‘'(\[#@]*[A-Z0-9\u00c0-\u024f])"
    r"|(?P<glued>(?<=[a-z0-9)\]\"”])[.!?][\"”’')]?)(?=[\"“]?[A-Z][a-z'])"
    r"|(?P<line>\s*\n\s*)"
)
_BOUNDARY = re.compile(_STOPS)
_MARKS = "📣📌👉"
# Asked at every character, so only of texts that hold such a mark.
_MARKED_BOUNDARY = re.compile(rf"{_STOPS}|(?P<mark>(?<=[.!?\"”])\s*)(?=[{_MARKS}])")
_LAST_WORD = re.compile(r"([\w.]+)$")
_CITY = r"[A-Z][A-Z'.]{2,}(?:[ /,-]+[A-Z][A-Z'.]+)*(?:, [A-Z][\w.]+)?"
_AGENCY = r"(?: \([^)]{1,30}\))?"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"{_CITY}(?: [A-Z]\w+)?{_AGENCY}(?:,? {_DAY})?{_AGENCY}\s*(?:—|–|--|-)\s+"
    rf"|{_CITY}\s+(?=[A-Z\d\"“‘'])"
)
# Not "US" in capitals, which is a country.
_SPOKEN = re.compile(r"\b(?:we|We|WE|our|Our|OUR|you|You|YOU|your|YOUR|I|my|My|MY|must|MUST|shall|SHALL)\b")
_LONGEST = 5000
"""Characters of a sentence: what goes on for longer is a list or a broken text, and reading it whole takes too long."""
_HEAD = 300
"""Within how many characters the name of a text's kind stands."""
# What somebody else is quoted as saying does not make the text a speech.
_QUOTED = re.compile(r"[\"“][^\"“”]{1,800}[\"”]")
# The name of its kind that an opinion bears at its head: "Editorial:", "[COMMENTARY]", "Opinion |".
_OPINION = re.compile(
    r"\[(?:[A-Z]+ )?(?:editorial(?! report)|commentary|speech|statement|interview|opinion)\b[^\]]{0,80}\]"
    r"|\A\W*(?:editorial|commentary|opinion|op-ed|letters? to the editor|interview)\s?[:|–—-]",
    re.IGNORECASE,
)
# Where a dateline may stand: at the head, on a later line, or after a photo credit.
_OPENINGS = re.compile(r"^|\n\s*|(?:Reuters|AP|AFP|Images) ")
# Foreign-broadcast style: place, date, source, dashes, then a mark in square brackets.
_BROADCAST_DATELINE = re.compile(r"[^\[\n]{3,140}?--? ?\[[A-Z][^\]]{2,40}\](?: ?\[[A-Z][^\]]{2,40}\])*\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a line of an article."""

    start: int
    end: int
    paragraph: int
    """Which line of the article it stands in, from 0."""
    is_story: bool
    """Whether it is part of the story rather than an advert, a credit or a dateline."""


def dateline(text: str) -> Span:
    """Where the place and day that open an agency's article stand; empty where there is none."""
    broadcast = _BROADCAST_DATELINE.match(text)
    if broadcast:
        return Span(0, broadcast.end())
    for opening in _OPENINGS.finditer(text[:600]):
        found = _DATELINE.match(text, opening.end())
        # A text all in capitals shows no dateline by its capitals.
        if found and any(char.islower() for char in text[found.end() : found.end() + 40]):
            return Span(found.start(), found.end())
    return Span(0, 0)


def split_sentences(text: str, matches: Sequence[Match]) -> tuple[Sentence, ...]:
    """Cut a text into sentences; those that begin like adverts or credits or hold their phrases are no story."""
    opening = dateline(text)
    phrases = [match.start for match in matches if match.group is MatchGroup.NOISE]
    noise = boilerplate_pattern()
    sentences: list[Sentence] = []
    told: set[str] = set()
    paragraph, previous = 0, 0
    for start, end in _stretches(text, opening):
        paragraph += "\n" in text[previous:start]
        previous = end
        is_noise = noise.match(text, start, end) or any(start <= phrase < end for phrase in phrases)
        # A caption or a copied paragraph says nothing that was not said.
        is_story = end > opening.end and not is_noise and text[start:end] not in told
        told.add(text[start:end])
        sentences.append(Sentence(start, end, paragraph, is_story))
    return tuple(sentences)


def is_speech(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether a text is headed as an opinion, or a fifth of its sentences speak as "we", "you", or of what must be."""
    if _OPINION.search(text, 0, _HEAD):
        return True
    stories = [sentence for sentence in sentences if sentence.is_story]
    own = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    spoken = sum(_SPOKEN.search(own, sentence.start, sentence.end) is not None for sentence in stories)
    return spoken >= max(2, len(stories) / 5)


def _stretches(text: str, opening: Span) -> Iterator[tuple[int, int]]:
    """Start and end of every stretch between boundaries."""
    yield from _trimmed(text, 0, opening.start)
    yield from _trimmed(text, opening.start, opening.end)
    begin = opening.end
    boundary = _MARKED_BOUNDARY if any(mark in text for mark in _MARKS) else _BOUNDARY
    for match in boundary.finditer(text, begin):
        if match.lastgroup == "stop" and _is_abbreviation(text, match.start()):
            continue
        cut = match.end(match.lastgroup) if match.lastgroup in {"stop", "glued"} else match.start()
        yield from _trimmed(text, begin, cut)
        begin = match.end()
    yield from _trimmed(text, begin, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without the blanks around it, or nothing where it is blank; one that never ends is cut at a blank."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop belongs to a title, a month, a state or an initial."""
    if text[stop] != ".":
        return False
    last = _LAST_WORD.search(text, max(0, stop - 12), stop)
    if not last:
        return False
    word = last.group(1).lower()
    return word in word_list("abbreviations") or (len(word) == 1 and word.isalpha())
