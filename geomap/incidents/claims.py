"""Who says so: speakers, their stance, and the words that say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.casualties import find_casualties
from geomap.incidents.lexicon import word_list
from geomap.incidents.losses import toll_of
from geomap.incidents.sides import side_of
from geomap.incidents.within import hits_within
from geomap.model import Claim, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.casualties import Casualty
    from geomap.incidents.lexicon import Hit
    from geomap.incidents.sentences import Sentence
    from geomap.incidents.telling import Scene

_STANCES = {stance.value: stance for stance in Stance}
_BOUNDARY = re.compile(
    r"[,;:“”\"‘—(]|\b(?:that|but|and|while|when|as|after|which|whom?|where|because|although|though)\b"
)
_AFTER = re.compile(
    r"\s+((?:(?!\b(?:that|in|on|at|to|after|late|early|as|when|while|by|from|yesterday|today)\b)[^\s,.;:“”\"()—]+\s*){1,9})"
)
_LEADING = re.compile(
    r"^(?:(?:story highlights|highlights|in a statement|"
    r"and|but|along with|with|also|in turn|in response|earlier|later|meanwhile|separately|"
    r"however|moreover|still|yet|so|then|"
    r"on \w+day|on \w+ \d+|for (?:his|her|its) part|responding to [\w ]+)[,\s]+)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:also|has|have|had|later|earlier|previously|(?:late |early |on )?\w+day|on \w+|today|yesterday|immediately|"
    r"was|were|been|then|frequently|reportedly|officially|instead|strongly|did not|would not|both|in a statement)$",
    re.IGNORECASE,
)
_MAX_WORDS = 13
_APPOSITION = re.compile(r",\s+(?:an?|the|\d+)\b")
# "Ilva Sarn, head of the agency said": a name, and behind its comma what its bearer is.
_BARE_NAME = re.compile(
    r"(?:^|[,;:“”\"‘—(]|\b(?:that|but|and)\b)\s*((?:[A-Z][\w’'-]+\.?\s+){1,3}[A-Z][\w’'-]+)\W*,\s*\Z"
)
_SHORT_NAME = re.compile(r"\s*\([^()]{1,30}\)\s*\Z")
_DETERMINED = re.compile(r"\b(?:the|an?|this|its|their|of|over|other)\s+\Z", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:had|has|have|did|was|were|do|does|is|are)(?:\s+not|n['’]t|\s+never)\s+(?:been\s+|ever\s+)?(?!explode|detonate|burn)(\w+)"
)
_NO_REACH = 150
"""How many characters behind a verb of speech its own "not" may stand."""
_LEADS = frozenset({"according to", "claimed by", "citing", "quoting"})
_INVERTED = frozenset({"asserts", "reports", "confirms", "admits"})
_QUOTED = re.compile(r"[,”\"’'?!]\s*\Z")
# "Clashes were reported": nobody is named who says so.
_PASSIVE = re.compile(r"\b(?:was|were|be|been|being|is|are)\s+(?:\w+ly\s+)?\Z")


def find_claims(scene: Scene, sentence: Sentence, about: Sequence[Span] = ()) -> tuple[Claim, ...]:
    """The claims made in a sentence, in text order; a speaker named only by a pronoun is left out.

    ``about`` are the clauses of an event where the sentence tells others too: what is only said of those is left out.
    """
    said = list(_said(scene, sentence))
    if about:
        sinces = [sentence.start, *(hit.end for _, hit in said)]
        each = zip(said, sinces[:-1], strict=True)
        said = [one for one, since in each if any(_covers(scene.text, one[1], clause, since) for clause in about)]
    if not said:
        return ()
    told = find_casualties(scene.text, Span(sentence.start, sentence.end))
    stops = [*(speaker.start for speaker, _ in said[1:]), sentence.end]
    begins = [sentence.start, *(hit.end for _, hit in said[1:])]
    return tuple(
        _claim(scene, sentence, one, [c for c in told if begin <= c.span.start < stop])
        for one, begin, stop in zip(said, begins, stops, strict=True)
    )


def _covers(text: str, verb: Hit, clause: Span, since: int) -> bool:
    """Whether a verb of speech speaks of a clause: its own and later ones.

    One that trails ("…, police said") speaks of its own and of those before it, ``since`` the verb before.
    """
    if clause.start <= verb.start < clause.end:
        return True
    if text[verb.end : verb.end + 1] in {",", ".", ";", ""}:
        return since <= clause.start < verb.start
    return verb.start < clause.start


def _claim(scene: Scene, sentence: Sentence, said: tuple[Span, Hit], told: Sequence[Casualty]) -> Claim:
    """One claim with its side, and with its figures unless it denies them."""
    speaker, hit = said
    stance = Stance.DENIES if _says_no(scene, sentence, hit) else _STANCES[hit.label]
    figures = () if stance is Stance.DENIES else (tuple(told),)
    return Claim(
        scene.text[speaker.start : speaker.end],
        stance,
        Span(sentence.start, sentence.end),
        side_of(scene, speaker, sentence),
        toll_of("deaths", figures),
        toll_of("injured", figures),
    )


def _says_no(scene: Scene, sentence: Sentence, verb: Hit) -> bool:
    """Whether what is said is that something was not done: "said its guns had not fired"."""
    if verb.label not in {"asserts", "reports"}:
        return False
    deeds = {hit.start for hit in hits_within(scene.hits, verb.end, sentence.end) if hit.group == "trigger"}
    found = _NOT_DONE.finditer(scene.text, verb.end, min(sentence.end, verb.end + _NO_REACH))
    return any(m.start(1) in deeds or m[1].lower() in word_list("disowned") for m in found)


def _said(scene: Scene, sentence: Sentence) -> Iterator[tuple[Span, Hit]]:
    """Each speaker of a sentence with the verb."""
    used = sentence.start
    for hit in hits_within(scene.hits, sentence.start, sentence.end):
        is_verb = hit.group == "cue" and hit.label in _STANCES
        if not is_verb or hit.start < used or _is_noun(scene.text, sentence, hit):
            continue
        speaker = _speaker(scene.text, sentence, hit)
        if speaker is not None:
            used = hit.end
            yield speaker, hit


def _is_noun(text: str, sentence: Sentence, hit: Hit) -> bool:
    """Whether the word is no verb here: "the United States", "the disputed region"."""
    before = text[max(sentence.start, hit.start - 12) : hit.start]
    return bool(_DETERMINED.search(before)) or (text[hit.start].isupper() and hit.start > sentence.start)


def _speaker(text: str, sentence: Sentence, hit: Hit) -> Span | None:
    """Where the speaker of a verb stands: before it, or after it where a quotation comes first."""
    if text[hit.start : hit.end].lower() in _LEADS:
        return _after(text, sentence, hit)
    if _PASSIVE.search(text[max(sentence.start, hit.start - 20) : hit.start]):
        return None
    before = _before(text, sentence, hit)
    if before is not None:
        return before
    # Only after a quotation does the speaker follow: those accused or told are no speakers.
    inverted = hit.label in _INVERTED and _QUOTED.search(text[max(sentence.start, hit.start - 4) : hit.start])
    return _after(text, sentence, hit) if inverted else None


def _before(text: str, sentence: Sentence, hit: Hit) -> Span | None:
    # A short name in brackets belongs to the name before it: "the Marsh Aid Agency (MAA) said".
    short = _SHORT_NAME.search(text, sentence.start, hit.start)
    stop = short.start() if short else hit.start
    cuts = [Span(match.start(), match.end()) for match in _BOUNDARY.finditer(text, sentence.start, stop)]
    if not cuts:
        return _trim(text, sentence.start, hit.start)
    if text[cuts[-1].start : stop].strip() != ",":
        return _named_ahead(text, sentence, cuts[-1], stop) or _trim(text, cuts[-1].end, hit.start)
    # An apposition between commas stands behind the speaker: "Ilva Sarn, 36, an adviser, blames".
    for comma in reversed(cuts[:-1]):
        named = _named_ahead(text, sentence, comma, cuts[-1].start)
        if named:
            return named
    if len(cuts) > 1 and _APPOSITION.match(text, cuts[-2].start):
        return _trim(text, cuts[-3].end if len(cuts) > 2 else sentence.start, cuts[-2].start)
    return None


def _named_ahead(text: str, sentence: Sentence, comma: Span, stop: int) -> Span | None:
    """The bare name before a comma, where what stands behind it in small letters says who that is."""
    behind = text[comma.end : stop].lstrip()[:1]
    if text[comma.start] != "," or not (behind.islower() or behind.isdigit()):
        return None
    name = _BARE_NAME.search(text, sentence.start, comma.end)
    return _trim(text, *name.span(1)) if name else None


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
    if (
        not words
        or len(words) > _MAX_WORDS
        or words[0][0].isdigit()
        or words[0].lower() in word_list("pronouns")
        or not _may_speak(words)
    ):
        return None
    return Span(start, end)


def _may_speak(words: Sequence[str]) -> bool:
    """Whether the words name a person, an office or somebody known to speak, and no picture or paper."""
    head = next((n for n, word in enumerate(words) if word.lower() in {"of", "from", "in"} and n), len(words)) - 1
    if words[head].lower() in word_list("no speakers"):
        return False
    if words[head].lower() in word_list("papers"):
        # "A military statement" is the military's; "a joint statement" is nobody's.
        words = words[1:head]
    return any(word[0].isupper() or word.lower() in word_list("speakers") for word in words)
