"""Who says so: speakers, their stance, and the words that say it."""

from __future__ import annotations

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
from geomap.text.scopes.rule_names import RuleName
from geomap.text.word_classes import word_class
from geomap.vocabulary import ActorClass, CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.casualties.casualty import Casualty
    from geomap.text.passages.sentences import Sentence

_STANCES = {stance.value: stance for stance in Stance}
_GROUPS = frozenset({ActorClass.REBELS, ActorClass.POLITICAL_MILITIA, ActorClass.COMMUNAL_MILITIA})
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
    is_own = annotated.scopes.governing(RuleName.OWN_DEED, verb.start, max(verb.end, verb.start + 1))
    return Stance.ADMITS if is_own else _STANCES[verb.label]


def _says_no(annotated: AnnotatedText, sentence: Sentence, verb: Match) -> bool:
    """Whether what is said is that something was not done: "said its guns had not fired"."""
    scopes, stop = annotated.scopes, min(sentence.end, verb.end + _NO_REACH)
    deeds = (match for match in annotated.matches.within(verb.end, sentence.end) if match.group is MatchGroup.TRIGGER)
    return bool(scopes.cues(RuleName.DISOWNED, verb.end, stop)) or any(
        scopes.governing(RuleName.WAS_NOT_DONE, deed.start, deed.start + 1, within=(verb.end, stop)) for deed in deeds
    )


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
        speakers = speakers_of(annotated, sentence, match, since=since) or _followed_back(
            annotated, sentence, match, used
        )
        for speaker in speakers:
            used = match.end
            # Behind "accused" stands who is accused.
            since = sentence.start if match.label == Cue.ACCUSES else used
            yield speaker, match
    headed = headline_speaker(annotated, sentence) if used == sentence.start else None
    if headed:
        yield headed, Match(MatchGroup.CUE, Cue.ASSERTS, headed.end, headed.end, 0, 0, 1.0, weak=False)


def _says_nothing(annotated: AnnotatedText, sentence: Sentence, match: Match) -> bool:
    """Whether the word is no verb here, says that somebody did not speak, or rejects something else than a charge."""
    return (
        _is_noun(annotated, sentence, match)
        or annotated.scopes.governing(RuleName.DID_NOT_SPEAK, match.start, match.end) != []
        or (match.label == Cue.DENIES and _is_refusal(annotated, match))
    )


def _is_refusal(annotated: AnnotatedText, match: Match) -> bool:
    """Whether something was turned down rather than denied: "denied his appeal", "rejected a truce"."""
    if annotated.text[match.start : match.end].lower() in word_list("turning down"):
        return not annotated.scopes.governing(RuleName.WHAT_IS_DENIED_IS_A_CHARGE, match.start, match.end)
    return bool(annotated.scopes.governing(RuleName.WHAT_IS_DENIED_WAS_ASKED_FOR, match.start, match.end))


def _followed_back(annotated: AnnotatedText, sentence: Sentence, match: Match, used: int) -> tuple[Span, ...]:
    """Whom a pronoun that speaks stands for: the last speaker of the sentence or of the one before."""
    pronoun = pronoun_before(annotated, sentence, match, since=used)
    index = bisect_left(annotated.sentences, sentence.start, key=attrgetter("start"))
    if not pronoun or not index:
        return ()
    before = annotated.sentences[index - 1]
    said = [speaker for speaker, _ in _said(annotated, before) if _may_stand_for(pronoun, annotated, speaker)]
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


def _may_stand_for(pronoun: str, annotated: AnnotatedText, speaker: Span) -> bool:
    """Whether a pronoun may mean a speaker: "he" no ministry, "it" and "they" no spokeswoman."""
    words = annotated.scopes.words(speaker.start, speaker.end)
    if pronoun in {"he", "she"}:
        return words[-1] not in word_list("bodies")
    return word_class("attribution", "titles").isdisjoint(words) and words[-1] not in word_list("persons")


def _is_noun(annotated: AnnotatedText, sentence: Sentence, match: Match) -> bool:
    """Whether the word is no verb here: "the United States", "the disputed region", "amid reports", "self-declared"."""
    text, scopes = annotated.text, annotated.scopes
    is_capital = text[match.start].isupper() and match.start > sentence.start
    is_joined = match.start > sentence.start and text[match.start - 1] == "-"
    if is_capital or is_joined or scopes.governing(RuleName.NOUN_OF_SPEECH, match.start, match.end):
        return True
    is_both = text[match.start : match.end].lower() in word_list("verbs or nouns")
    return is_both and bool(scopes.governing(RuleName.NOUN_OF_SPEECH_BY_ITS_PREPOSITION, match.start, match.end))
