"""Who says so: speakers, their stance, and the words that say it."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from geomap.incidents.attribution.sides import side_of
from geomap.incidents.attribution.speakers import headline_speaker, pronoun_before, speakers_of
from geomap.incidents.casualties.casualty_mentions import find_casualties
from geomap.incidents.casualties.event_tolls import toll_of
from geomap.model import Claim, Span, Stance
from geomap.text.lexicon import Match, word_list
from geomap.text.match_labels import Cue, MatchGroup
from geomap.vocabulary import ActorClass, CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.casualties.casualty import Casualty
    from geomap.text.passages.sentences import Sentence

_STANCES = {stance.value: stance for stance in Stance}
_DETERMINED = re.compile(r"(?:\b(?:the|an?|this|its|their|his|her|our|of|over|other)\s+|\w-)\Z", re.IGNORECASE)
_GOVERNED = re.compile(
    r"\b(?:amid|despite|no|any|by|from|into|with|on|after|such|these|those|assign\w*|share|some|new|more)\s+\Z",
    re.IGNORECASE,
)
# "Did not say", "neither confirmed nor denied".
_UNSAID = re.compile(
    r"(?:\b(?:not|never|neither|nor|refused to|declined to)|n['’]t)\s+(?:(?:yet|immediately|\w+ly)\s+)?\Z"
)
_UNSAID_REACH = 30
"""Characters before a verb of speech in which "did not immediately" or "declined to" stands."""
# What is denied or rejected where something was said, and what is where something was asked for.
_CHARGE = re.compile(
    r"\b(?:accus|alleg|claim|report|charge|suggest|blame|statement|respons|involve|notion|idea|\bthat\b|\bit\b|this\b)"
)
_FAVOUR = re.compile(
    r"\b(?:bail|application|appeal|petition|motion|visa|entry|access|permission|permit|licen[cs]e|parole|asylum|stay)\b"
)
_OBJECT_REACH = 70
"""Characters behind "denied" in which what was turned down is named."""
# "Said it was responsible", "said it had carried out the raid".
_OWN_DEED = re.compile(
    r"(?:\s+\w+){0,4}?\s+(?:that\s+)?(?:it|they|he|she|we)\s+(?:(?:was|were|is|had been)\s+(?:responsible|behind)|"
    r"(?:had\s+)?(?:carried out|staged|planted))\b"
)
_GROUPS = frozenset({ActorClass.REBELS, ActorClass.POLITICAL_MILITIA, ActorClass.COMMUNAL_MILITIA})
# "Col Sarn", "spokeswoman Ilva Sarn".
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Capt|Lt|Sgt|President|Minister|Governor|Mayor|[Ss]pokes(?:man|woman))\b"
)
_NOT_DONE = re.compile(
    r"\b(?:had|has|have|did|was|were|do|does|is|are)(?:\s+not|n['’]t|\s+never)\s+(?:been\s+|ever\s+)?(?!explode|detonate|burn)(\w+)"
)
_NO_REACH = 150
"""How many characters behind a verb of speech its own "not" may stand."""


def find_claims(annotated: AnnotatedText, sentence: Sentence, about: Sequence[Span] = ()) -> tuple[Claim, ...]:
    """The claims made in a sentence, in text order; a pronoun that speaks is followed back.

    ``about`` are the clauses of an event where the sentence tells others too: what is only said of those is left out.
    """
    said = list(_said(annotated, sentence))
    if about:
        sinces = [sentence.start, *(match.end for _, match in said)]
        each = zip(said, sinces[:-1], strict=True)
        said = [one for one, since in each if any(_covers(annotated.text, one[1], clause, since) for clause in about)]
    if not said:
        return ()
    told = find_casualties(annotated.document, Span(sentence.start, sentence.end))
    stops = [
        *(speaker.start if speaker.start > sentence.start else match.start for speaker, match in said[1:]),
        sentence.end,
    ]
    begins = [sentence.start, *(match.end for _, match in said[1:])]
    return tuple(
        _claim(annotated, sentence, one, [c for c in told if begin <= c.span.start < stop])
        for one, begin, stop in zip(said, begins, stops, strict=True)
    )


def _covers(text: str, verb: Match, clause: Span, since: int) -> bool:
    """Whether a verb of speech speaks of a clause: its own and later ones.

    One that trails ("…, police said") speaks of its own and of those before it, ``since`` the verb before.
    """
    if clause.start <= verb.start < clause.end:
        return True
    if text[verb.end : verb.end + 1] in {",", ".", ";", ""}:
        return since <= clause.start < verb.start
    return verb.start < clause.start


def _claim(annotated: AnnotatedText, sentence: Sentence, said: tuple[Span, Match], told: Sequence[Casualty]) -> Claim:
    """One claim with its side, and with its figures unless it denies them."""
    speaker, match = said
    stance = _stance(annotated, sentence, match)
    figures = () if stance is Stance.DENIES else (tuple(told),)
    return Claim(
        annotated.text[speaker.start : speaker.end],
        stance,
        Span(sentence.start, sentence.end),
        side_of(annotated, speaker, sentence),
        toll_of(CasualtyKind.DEATHS, figures),
        toll_of(CasualtyKind.INJURED, figures),
    )


def _stance(annotated: AnnotatedText, sentence: Sentence, verb: Match) -> Stance:
    """The stance of the verb, unless what is said denies or admits a deed."""
    if verb.label not in {Cue.ASSERTS, Cue.REPORTS}:
        return _STANCES[verb.label]
    if _says_no(annotated, sentence, verb):
        return Stance.DENIES
    return Stance.ADMITS if _OWN_DEED.match(annotated.text, verb.end, sentence.end) else _STANCES[verb.label]


def _says_no(annotated: AnnotatedText, sentence: Sentence, verb: Match) -> bool:
    """Whether what is said is that something was not done: "said its guns had not fired"."""
    deeds = {
        match.start for match in annotated.matches.within(verb.end, sentence.end) if match.group is MatchGroup.TRIGGER
    }
    found = _NOT_DONE.finditer(annotated.text, verb.end, min(sentence.end, verb.end + _NO_REACH))
    return any(m.start(1) in deeds or m[1].lower() in word_list("disowned") for m in found)


def _said(annotated: AnnotatedText, sentence: Sentence) -> Iterator[tuple[Span, Match]]:
    """Each speaker of a sentence with the verb."""
    used = since = sentence.start
    for match in annotated.matches.within(sentence.start, sentence.end):
        if (
            match.group is not MatchGroup.CUE
            or match.label not in _STANCES
            or match.start < used
            or _says_nothing(annotated, sentence, match)
        ):
            continue
        speakers = speakers_of(annotated.text, sentence, match, since=since) or _followed_back(
            annotated, sentence, match, used
        )
        for speaker in speakers:
            used = match.end
            # Behind "accused" stands who is accused.
            since = sentence.start if match.label == Cue.ACCUSES else used
            yield speaker, match
    headed = headline_speaker(annotated.text, sentence) if used == sentence.start else None
    if headed:
        yield headed, Match(MatchGroup.CUE, Cue.ASSERTS, headed.end, headed.end, 0, 0, 1.0, weak=False)


def _says_nothing(annotated: AnnotatedText, sentence: Sentence, match: Match) -> bool:
    """Whether the word is no verb here, says that somebody did not speak, or rejects something else than a charge."""
    return (
        _is_noun(annotated.text, sentence, match)
        or _UNSAID.search(annotated.text, max(sentence.start, match.start - _UNSAID_REACH), match.start) is not None
        or (match.label == Cue.DENIES and _is_refusal(annotated.text, sentence, match))
    )


def _is_refusal(text: str, sentence: Sentence, match: Match) -> bool:
    """Whether something was turned down rather than denied: "denied his appeal", "rejected a truce"."""
    verb, stop = text[match.start : match.end].lower(), min(sentence.end, match.end + _OBJECT_REACH)
    if verb in word_list("turning down"):
        return _CHARGE.search(text, match.end, stop) is None
    return _FAVOUR.search(text, match.end, stop) is not None


def _followed_back(annotated: AnnotatedText, sentence: Sentence, match: Match, used: int) -> tuple[Span, ...]:
    """Whom a pronoun that speaks stands for: the last speaker of the sentence or of the one before."""
    pronoun = pronoun_before(annotated.text, sentence, match, since=used)
    index = bisect_left(annotated.sentences, sentence.start, key=attrgetter("start"))
    if not pronoun or not index:
        return ()
    before = annotated.sentences[index - 1]
    said = [speaker for speaker, _ in _said(annotated, before) if _may_stand_for(pronoun, annotated.text, speaker)]
    if said:
        return (said[-1],)
    if match.label != Cue.ADMITS:
        return ()
    groups = [
        h
        for h in annotated.matches.within(before.start, before.end)
        if h.label in _GROUPS and h.group is MatchGroup.ACTOR
    ]
    return (Span(groups[-1].start, groups[-1].end),) if groups else ()


def _may_stand_for(pronoun: str, text: str, speaker: Span) -> bool:
    """Whether a pronoun may mean a speaker: "he" no ministry, "it" and "they" no spokeswoman."""
    words = text[speaker.start : speaker.end]
    last = words.split()[-1].lower()
    if pronoun in {"he", "she"}:
        return last not in word_list("bodies")
    return not _PERSON.search(words) and last not in word_list("persons")


def _is_noun(text: str, sentence: Sentence, match: Match) -> bool:
    """Whether the word is no verb here: "the United States", "the disputed region", "amid reports", "self-declared"."""
    before = text[max(sentence.start, match.start - 12) : match.start]
    if _DETERMINED.search(before) or (text[match.start].isupper() and match.start > sentence.start):
        return True
    is_both = text[match.start : match.end].lower() in word_list("verbs or nouns")
    return is_both and _GOVERNED.search(before) is not None
