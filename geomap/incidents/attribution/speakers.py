"""Where the speaker of a verb of speech stands in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.attribution.speaker_names import behind_paper, is_name, speaker_within
from geomap.model import Span
from geomap.text.lexicon import word_list
from geomap.text.match_labels import Cue
from geomap.text.scopes.rule_names import RuleName
from geomap.text.word_classes import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.text.lexicon import Match
    from geomap.text.passages.sentences import Sentence

_BOUNDARY = re.compile(
    r",(?:\s+(?:which|whom?|where)\b)?|[;:“”\"‘—(]|"
    r"\b(?:that|but|and|while|when|as|after|which|whom?|where|because|although|though)\b"
)
_AFTER = re.compile(
    r"\s+((?:(?!\b(?:that|in|on|at|to|after|late|early|as|when|while|by|from|for(?!\s+[A-Z])|over|amid|during|yesterday|today)\b)"
    r"(?:[A-Z][a-z]{1,4}\.(?=\s[A-Z])|(?:[A-Z]\.){2,}|[^\s,.;:“”\"()—]+)\s*){1,9})"
)
_APPOSITION = re.compile(r",\s+(?:an?|the|who|which|whose|\d+|[a-z]+\s+(?:of|to|for|at|in))\b")
# "Ilva Sarn, head of the agency said": a name, and behind its comma what its bearer is.
_BARE_NAME = re.compile(
    r"(?:^|[,;:“”\"‘—(]|\b(?:that|but|and)\b)\s*((?:[A-Z][\w’'-]+\.?\s+){1,3}[A-Z][\w’'-]+)\W*,\s*\Z"
)
_SHORT_NAME = re.compile(r"\s*\([^()]{1,30}\)\s*\Z")
# "Xanadia's president, Ilva Sarn, said": the office before the name.
_NAME_ONLY = re.compile(r",\s+((?:[A-Z][\w’'-]+\.?\s+){1,3}[A-Z][\w’'-]+),\s*\Z")
_INVERTED = frozenset({Cue.ASSERTS, Cue.REPORTS, Cue.CONFIRMS, Cue.ADMITS})
_QUOTE_ENDS = frozenset(",”\"’'?!")
_BY = " by "
_QUOTED_AS = re.compile(r"\bquoted\s+(?P<whom>\S.*?)\s+as\s+\Z")
_WAS_QUOTED_AS = re.compile(r"\s+(?:was|were|is|are)\s+quoted\s+as\s+\Z")
_HEADLINE = 140
"""Up to how many characters a sentence may be a headline."""
_PARTS = (": ", " - ", " – ", " — ")
"""What stands between a headline's news and who says so."""
_TAIL = re.compile(r"(?::|\s[-–—])\s+((?:[\w’'.-]+\s+){0,4}[\w’'-]+)[\s.]*\Z")
_HEAD = re.compile(r"((?:[\w’'.-]+\s+){0,3}[\w’'-]+):\s+(?=[A-Z])")
_TWO = re.compile(r"(?:both\s+)?(?P<one>\S.*?)\s+and\s+(?P<other>\S.*)\Z", re.IGNORECASE)
# "… went on, with Xanadia and Velmark trading blame".
_FIRST_OF_TWO = re.compile(r"(?P<one>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\s+and\s+(?P<other>[A-Z][\w’'-]+)\Z")


def speakers_of(annotated: AnnotatedText, sentence: Sentence, match: Match, *, since: int) -> tuple[Span, ...]:
    """Where the speakers of a verb stand, mostly one; two who accuse each other are two.

    ``since`` is where what was said before ends.
    """
    speaker = _speaker(annotated, sentence, match, since)
    if speaker is None:
        return ()
    text, mutual = annotated.text, tuple(word_class("attribution", "mutual blame"))
    if not (
        annotated.scopes.governing(RuleName.EACH_OTHER, match.start, match.end)
        or text[match.start : match.end].endswith(mutual)
    ):
        return (speaker,)
    two = _TWO.match(text, speaker.start, speaker.end) or _FIRST_OF_TWO.search(text, sentence.start, speaker.end)
    return tuple(Span(*two.span(part)) for part in ("one", "other")) if two else (speaker,)


def headline_speaker(annotated: AnnotatedText, sentence: Sentence) -> Span | None:
    """Who speaks in a headline without a verb: "Three killed in Kelm: police", "Officials: bombs kill four"."""
    text = annotated.text
    words = text[sentence.start : sentence.end]
    if len(words) > _HEADLINE or not any(mark in words for mark in _PARTS):
        return None
    match = _TAIL.search(text, sentence.start, sentence.end) or _HEAD.match(text, sentence.start, sentence.end)
    if match is None or not is_name(match[1]) or match[1].split()[-1].lower() not in word_list("speakers"):
        return None
    return speaker_within(annotated, *match.span(1))


def pronoun_before(annotated: AnnotatedText, sentence: Sentence, match: Match, *, since: int) -> str:
    """The pronoun that speaks, in small letters; empty where none stands right before the verb."""
    stretch = (max(since, sentence.start), match.start)
    found = annotated.scopes.governing(RuleName.PRONOUN_THAT_SPEAKS, match.start, match.end, within=stretch)
    return annotated.text[found[0].start : found[0].end].lower() if found else ""


def _speaker(annotated: AnnotatedText, sentence: Sentence, match: Match, since: int) -> Span | None:
    """Where the speaker of a verb stands: before it, or after it where a quotation comes first or "by" follows."""
    text, scopes = annotated.text, annotated.scopes
    if text[match.start : match.end].lower() in word_class("attribution", "leads"):
        is_land = scopes.governing(RuleName.LAND, match.start, match.end)
        return None if is_land else _after(annotated, sentence, match.end)
    is_agent = text.startswith(_BY, match.end) and not text.endswith(" as ", sentence.start, match.start)
    agent = _after(annotated, sentence, match.end + len(_BY) - 1) if is_agent else None
    is_passive = scopes.governing(RuleName.NOBODY_NAMED, match.start, match.end)
    if agent or is_passive or text.startswith(tuple(word_class("attribution", "accused of")), match.start):
        return agent
    before = _before(annotated, sentence, match, since)
    if before is not None:
        return before
    # Only after a quotation does the speaker follow: those accused or told are no speakers.
    is_verb = match.label in _INVERTED and not text.endswith("ing", match.start, match.end)
    ahead = text[max(sentence.start, match.start - 4) : match.start].rstrip()
    return _after(annotated, sentence, match.end) if is_verb and ahead[-1:] in _QUOTE_ENDS else None


def _before(annotated: AnnotatedText, sentence: Sentence, match: Match, since: int) -> Span | None:
    text = annotated.text
    is_quoted = text.endswith(" as ", sentence.start, match.start)
    quoted = _QUOTED_AS.search(text, sentence.start, match.start) if is_quoted else None
    if quoted:
        return speaker_within(annotated, *quoted.span("whom"))
    was_quoted = _WAS_QUOTED_AS.search(text, sentence.start, match.start) if is_quoted else None
    # A short name in brackets belongs to the name before it: "the Marsh Aid Agency (MAA) said".
    is_short = ")" in text[match.start - 2 : match.start]
    short = was_quoted or (_SHORT_NAME.search(text, sentence.start, match.start) if is_short else None)
    stop = short.start() if short else match.start
    end = stop if was_quoted else match.start
    cuts = [Span(match.start(), match.end()) for match in _BOUNDARY.finditer(text, since, stop)]
    cuts = _without_joints(text, cuts, since, stop)
    if not cuts:
        return speaker_within(annotated, since, end)
    if text[cuts[-1].start : stop].strip() != ",":
        return _named_ahead(annotated, sentence, cuts[-1], stop) or speaker_within(annotated, cuts[-1].end, end)
    return _before_apposition(annotated, sentence, cuts)


def _without_joints(text: str, cuts: list[Span], since: int, stop: int) -> list[Span]:
    """The cuts without an "and" that joins two names or two of those who may speak: "witnesses and medics said"."""
    kept = list(cuts)
    while kept and text[kept[-1].start : kept[-1].end] == "and":
        begin = kept[-2].end if len(kept) > 1 else since
        if not (is_name(text[begin : kept[-1].start]) and is_name(text[kept[-1].end : stop])):
            break
        kept.pop()
    return kept


def _before_apposition(annotated: AnnotatedText, sentence: Sentence, cuts: Sequence[Span]) -> Span | None:
    """The speaker before an apposition between commas: "Ilva Sarn, 36, an adviser, blames"."""
    text = annotated.text
    for comma in reversed(cuts[:-1]):
        named = _named_ahead(annotated, sentence, comma, cuts[-1].start)
        if named:
            return named
    if len(cuts) < 2:
        return None
    own = _NAME_ONLY.match(text, cuts[-2].start, cuts[-1].end)
    if own:
        return speaker_within(annotated, *own.span(1))
    if _APPOSITION.match(text, cuts[-2].start):
        return speaker_within(annotated, cuts[-3].end if len(cuts) > 2 else sentence.start, cuts[-2].start)
    return None


def _named_ahead(annotated: AnnotatedText, sentence: Sentence, comma: Span, stop: int) -> Span | None:
    """The bare name before a comma, where what stands behind it in small letters says who that is."""
    text = annotated.text
    behind = text[comma.end : stop].lstrip()[:1]
    if text[comma.start] != "," or not (behind.islower() or behind.isdigit()):
        return None
    name = _BARE_NAME.search(text, sentence.start, comma.end)
    return speaker_within(annotated, *name.span(1)) if name else None


def _after(annotated: AnnotatedText, sentence: Sentence, start: int) -> Span | None:
    """The speaker that follows a verb; of a paper, whose it is."""
    begin = behind_paper(annotated.scopes, start + 1, sentence.end)
    match = _AFTER.match(annotated.text, begin - 1, sentence.end)
    return speaker_within(annotated, match.start(1), match.end(1)) if match else None
