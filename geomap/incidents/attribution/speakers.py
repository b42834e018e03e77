"""Where the speaker of a verb of speech stands in a sentence, and which of the words there are the speaker's name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geomap.model import Span
from geomap.text.lexicon import word_list
from geomap.text.match_labels import Cue

if TYPE_CHECKING:
    from collections.abc import Sequence

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
# "A statement from the ministry": the ministry's words.
_PAPER = re.compile(
    r"(?:an?|the|its|his|her)?\s*(?:\w+\s)?(?:statement|report|communique|press release|tweet|post)s?\s+"
    r"(?:(?:issued|released|published|posted)\s+)?(?:from|by|of)\s+",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:story highlights|highlights|in a statement|"
    r"and|but|along with|with|also|in turn|in response|earlier|later|meanwhile|separately|"
    r"however|moreover|still|yet|so|then|(?-i:in|after|with) an? [a-z]+(?= (?-i:[A-Z]))|"
    r"on \w+day|on \w+ \d+|for (?:his|her|its) part|responding to [\w ]+)[,\s]+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:also|has|have|had|later|earlier|previously|(?:late |early |on )?\w+day|on \w+|today|yesterday|immediately|"
    r"was|were|been|then|frequently|reportedly|officially|instead|strongly|both|in a statement|"
    r"(?:continues?|continued) to|again|repeatedly|formally|publicly|quickly|promptly|swiftly|initially|jointly|"
    r"categorically|openly|subsequently|privately|flatly|firmly|angrily|trading|"
    r"(?:speaking|briefed|familiar|stationed|deployed|reached|contacted|interviewed)\s.*)$",
    re.IGNORECASE,
)
# Land that is "claimed by" two sides was not attacked by either.
_LAND = re.compile(
    r"\b(?:area|region|territory|land|enclave|district|province|islands?|peninsula|waters?|strip|lands|territories|areas)\W+"
    r"(?:(?:also|which|that|is|was|are|long)\s+)*\Z"
)
# What tells a deed is no name: "eight officers were killed and 20 …".
_FINITE = re.compile(
    r"\b(?:was|were|is|are|been|be|has|have|had|did|does|do|will|would|comes?|came|said|told|accused|blamed)\b"
)
_MAX_WORDS = 13
"""Words of the longest speakers: "the head of the regional health department of the northern province, Ilva Sarn"."""
_APPOSITION = re.compile(r",\s+(?:an?|the|who|which|whose|\d+|[a-z]+\s+(?:of|to|for|at|in))\b")
# "Ilva Sarn, head of the agency said": a name, and behind its comma what its bearer is.
_BARE_NAME = re.compile(
    r"(?:^|[,;:“”\"‘—(]|\b(?:that|but|and)\b)\s*((?:[A-Z][\w’'-]+\.?\s+){1,3}[A-Z][\w’'-]+)\W*,\s*\Z"
)
_SHORT_NAME = re.compile(r"\s*\([^()]{1,30}\)\s*\Z")
# "Xanadia's president, Ilva Sarn, said": the office before the name.
_NAME_ONLY = re.compile(r",\s+((?:[A-Z][\w’'-]+\.?\s+){1,3}[A-Z][\w’'-]+),\s*\Z")
_LEADS = frozenset({"according to", "claimed by", "citing", "quoting"})
_INVERTED = frozenset({Cue.ASSERTS, Cue.REPORTS, Cue.CONFIRMS, Cue.ADMITS})
_QUOTED = re.compile(r"[,”\"’'?!]\s*\Z")
# "Clashes were reported": nobody is named who says so.
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being|is|are)\s+(?:\w+ly\s+)?\Z")
_QUOTED_AS = re.compile(r"\bquoted\s+(?P<whom>\S.*?)\s+as\s+\Z")
_WAS_QUOTED_AS = re.compile(r"\s+(?:was|were|is|are)\s+quoted\s+as\s+\Z")
_BY = re.compile(r"\s+by(?=\s)")
_PRONOUN = re.compile(r"\b(they|he|she|it)(?:\s+(?:also|had|has|have|later|then|earlier|\w+ly))*\s*\Z", re.IGNORECASE)
_HEADLINE = 140
"""Up to how many characters a sentence may be a headline."""
_TAIL = re.compile(r"(?::|\s[-–—])\s+((?:[\w’'.-]+\s+){0,4}[\w’'-]+)[\s.]*\Z")
_HEAD = re.compile(r"((?:[\w’'.-]+\s+){0,3}[\w’'-]+):\s+(?=[A-Z])")
_NEAR = 30
"""How many characters before its verb a pronoun may begin."""
_EACH_OTHER = re.compile(r"\W+(?:each other|one another|accusations|blame|charges)\b")
# "Sarn, accused of fraud": who is accused says nothing.
_ACCUSED = re.compile(r"(?:accused of|blamed for|charged with)\b")
_BLAME = re.compile(r"(?:accusations|blame)\Z")
_TWO = re.compile(r"(?:both\s+)?(?P<one>\S.*?)\s+and\s+(?P<other>\S.*)\Z", re.IGNORECASE)
# "… went on, with Xanadia and Velmark trading blame".
_FIRST_OF_TWO = re.compile(r"(?P<one>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)\s+and\s+(?P<other>[A-Z][\w’'-]+)\Z")


def speakers_of(text: str, sentence: Sentence, match: Match, *, since: int) -> tuple[Span, ...]:
    """Where the speakers of a verb stand, mostly one; two who accuse each other are two.

    ``since`` is where what was said before ends.
    """
    speaker = _speaker(text, sentence, match, since)
    if speaker is None:
        return ()
    is_mutual = _EACH_OTHER.match(text, match.end) or _BLAME.search(text, match.start, match.end)
    if is_mutual is None:
        return (speaker,)
    two = _TWO.match(text, speaker.start, speaker.end) or _FIRST_OF_TWO.search(text, sentence.start, speaker.end)
    return tuple(Span(*two.span(part)) for part in ("one", "other")) if two else (speaker,)


def headline_speaker(text: str, sentence: Sentence) -> Span | None:
    """Who speaks in a headline without a verb: "Three killed in Kelm: police", "Officials: bombs kill four"."""
    if sentence.end - sentence.start > _HEADLINE:
        return None
    match = _TAIL.search(text, sentence.start, sentence.end) or _HEAD.match(text, sentence.start, sentence.end)
    if match is None or not _is_name(match[1]) or match[1].split()[-1].lower() not in word_list("speakers"):
        return None
    return _trim(text, *match.span(1))


def pronoun_before(text: str, sentence: Sentence, match: Match, *, since: int) -> str:
    """The pronoun that speaks, in small letters; empty where none stands right before the verb."""
    found = _PRONOUN.search(text, max(since, sentence.start, match.start - _NEAR), match.start)
    return found[1].lower() if found else ""


def _speaker(text: str, sentence: Sentence, match: Match, since: int) -> Span | None:
    """Where the speaker of a verb stands: before it, or after it where a quotation comes first or "by" follows."""
    if text[match.start : match.end].lower() in _LEADS:
        if _LAND.search(text, sentence.start, match.start):
            return None
        return _after(text, sentence, match.end)
    by = _BY.match(text, match.end) if not text.endswith(" as ", sentence.start, match.start) else None
    agent = _after(text, sentence, by.end()) if by else None
    is_passive = _PASSIVE.search(text, max(sentence.start, match.start - 20), match.start)
    if agent or is_passive or _ACCUSED.match(text, match.start):
        return agent
    before = _before(text, sentence, match, since)
    if before is not None:
        return before
    # Only after a quotation does the speaker follow: those accused or told are no speakers.
    is_verb = match.label in _INVERTED and not text.endswith("ing", match.start, match.end)
    inverted = is_verb and _QUOTED.search(text, max(sentence.start, match.start - 4), match.start)
    return _after(text, sentence, match.end) if inverted else None


def _before(text: str, sentence: Sentence, match: Match, since: int) -> Span | None:
    quoted = _QUOTED_AS.search(text, sentence.start, match.start)
    if quoted:
        return _trim(text, *quoted.span("whom"))
    was_quoted = _WAS_QUOTED_AS.search(text, sentence.start, match.start)
    # A short name in brackets belongs to the name before it: "the Marsh Aid Agency (MAA) said".
    short = was_quoted or _SHORT_NAME.search(text, sentence.start, match.start)
    stop = short.start() if short else match.start
    end = stop if was_quoted else match.start
    cuts = [Span(match.start(), match.end()) for match in _BOUNDARY.finditer(text, since, stop)]
    cuts = _without_joints(text, cuts, since, stop)
    if not cuts:
        return _trim(text, since, end)
    if text[cuts[-1].start : stop].strip() != ",":
        return _named_ahead(text, sentence, cuts[-1], stop) or _trim(text, cuts[-1].end, end)
    return _before_apposition(text, sentence, cuts)


def _without_joints(text: str, cuts: list[Span], since: int, stop: int) -> list[Span]:
    """The cuts without an "and" that joins two names or two of those who may speak: "witnesses and medics said"."""
    kept = list(cuts)
    while kept and text[kept[-1].start : kept[-1].end] == "and":
        begin = kept[-2].end if len(kept) > 1 else since
        if not (_is_name(text[begin : kept[-1].start]) and _is_name(text[kept[-1].end : stop])):
            break
        kept.pop()
    return kept


def _is_name(words: str) -> bool:
    """Whether the words tell no deed: names, small words, and those who may speak."""
    own = words.split()
    return bool(own) and all(
        word[0].isupper() or word.lower().strip("’'") in _small_words() or word.lower() in word_list("speakers")
        for word in own
    )


@cache
def _small_words() -> frozenset[str]:
    return word_list("speakers") | word_list("of speakers")


def _before_apposition(text: str, sentence: Sentence, cuts: Sequence[Span]) -> Span | None:
    """The speaker before an apposition between commas: "Ilva Sarn, 36, an adviser, blames"."""
    for comma in reversed(cuts[:-1]):
        named = _named_ahead(text, sentence, comma, cuts[-1].start)
        if named:
            return named
    if len(cuts) < 2:
        return None
    own = _NAME_ONLY.match(text, cuts[-2].start, cuts[-1].end)
    if own:
        return _trim(text, *own.span(1))
    if _APPOSITION.match(text, cuts[-2].start):
        return _trim(text, cuts[-3].end if len(cuts) > 2 else sentence.start, cuts[-2].start)
    return None


def _named_ahead(text: str, sentence: Sentence, comma: Span, stop: int) -> Span | None:
    """The bare name before a comma, where what stands behind it in small letters says who that is."""
    behind = text[comma.end : stop].lstrip()[:1]
    if text[comma.start] != "," or not (behind.islower() or behind.isdigit()):
        return None
    name = _BARE_NAME.search(text, sentence.start, comma.end)
    return _trim(text, *name.span(1)) if name else None


def _after(text: str, sentence: Sentence, start: int) -> Span | None:
    """The speaker that follows a verb; of a paper, whose it is."""
    paper = _PAPER.match(text, start + 1, sentence.end)
    match = _AFTER.match(text, paper.end() - 1 if paper else start, sentence.end)
    return _trim(text, match.start(1), match.end(1)) if match else None


def _trim(text: str, start: int, end: int) -> Span | None:
    """The speaker without the words around it; None where it is no name of anybody."""
    while start < end and not text[start].isalnum():
        start += 1
    lead = _LEADING.match(text[start:end])
    start += lead.end() if lead else 0
    paper = _PAPER.match(text, start, end)
    start = paper.end() if paper else start
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == ")"):
        end -= 1
    tail = _TRAILING.search(text[start:end])
    while tail:
        end = start + tail.start()
        tail = _TRAILING.search(text[start:end])
    return Span(start, end) if _is_speaker(text[start:end]) else None


def _is_speaker(words: str) -> bool:
    """Whether the words are a name rather than a pronoun, a number or the rest of a sentence."""
    own = words.split()
    if not own or len(own) > _MAX_WORDS or words[0].isdigit() or _FINITE.search(words):
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
