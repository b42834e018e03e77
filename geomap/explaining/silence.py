"""Why a sentence with the words of an event makes no incident of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.certainty_reasons import clause_reasons, factuality_features
from geomap.explaining.explanation import Reason, Silence, SilentSentence
from geomap.explaining.reasons import file_of, of_function, quoted, weighed
from geomap.explaining.type_reasons import words_of_event
from geomap.incidents import coreference
from geomap.incidents.casualties.casualty_mentions import find_casualties
from geomap.incidents.casualties.running_totals import is_running_total
from geomap.incidents.factuality.event_factuality import weigh
from geomap.incidents.factuality.modality import is_hypothetical
from geomap.incidents.mentions import read_mentions
from geomap.model import Flag, Span
from geomap.text.match_labels import MatchGroup
from geomap.text.sentences import split_sentences
from geomap.text.spans import matches_within

if TYPE_CHECKING:
    from geomap.explaining.stages import Stages
    from geomap.incidents.event import Event
    from geomap.incidents.event_mention import EventMention
    from geomap.text.sentences import Sentence


_CASUALTIES = file_of(find_casualties.__module__)
_NO_STORY = "it stands before or in the dateline, begins like an advert or a credit, or says again what was said"
_HYPOTHETICAL = "a word of threat, plan, fear or wish governs every event of the clause"
_RETOLD = "it is too weak to begin an event, and points back to one or fits one that another sentence begins"


def explain_silence(stages: Stages) -> tuple[SilentSentence, ...]:
    """The sentences with the words of an event that begin no incident, in text order."""
    begun = {event.main.clause.sentence_index for event in stages.events}
    silent = (
        _silent(stages, index, sentence)
        for index, sentence in enumerate(stages.annotated.sentences)
        if index not in begun
    )
    return tuple(one for one in silent if one)


def _silent(stages: Stages, index: int, sentence: Sentence) -> SilentSentence | None:
    """Why one sentence is silent; None where it has no word of an event and counts nobody."""
    text, span = stages.annotated.text, Span(sentence.start, sentence.end)
    matches = matches_within(stages.annotated.matches, *span)
    words = tuple(words_of_event(text, [match for match in matches if match.group is MatchGroup.TRIGGER]))
    if not words:
        return _without_word(stages, span) if sentence.is_story else None
    if not sentence.is_story:
        return SilentSentence(span, Silence.NO_STORY, words, (of_function(split_sentences, _NO_STORY),))
    mentions = [mention for mention in stages.mentions if mention.clause.sentence_index == index]
    told = [_of_mention(stages, mention) for mention in mentions]
    # A sentence of several clauses is told by the one that came nearest to an incident.
    silence, reasons, incident = min(told, key=lambda one: tuple(Silence).index(one[0]))
    return SilentSentence(span, silence, words, reasons, incident)


def _without_word(stages: Stages, span: Span) -> SilentSentence | None:
    """A sentence that counts people who came to harm, and of which no word tells an event."""
    text = stages.annotated.text
    told = find_casualties(text, span)
    used = {casualty.span for event in stages.events for m in event.mentions for casualty in m.casualties}
    if not told or any(casualty.span in used for casualty in told):
        return None
    reasons = tuple(
        Reason(
            f"{quoted(text, casualty.span)} counts {casualty.kind}", "find_casualties", _CASUALTIES, span=casualty.span
        )
        for casualty in told
    )
    return SilentSentence(
        span, Silence.NO_TRIGGER, (), (*reasons, of_function(read_mentions, "no event word stands in it"))
    )


def _of_mention(stages: Stages, mention: EventMention) -> tuple[Silence, tuple[Reason, ...], str]:
    """Why one clause begins no incident, by the rules in their order."""
    event = _event_with(stages.events, mention)
    if event:
        report = next(report for report in stages.reports if report.spans[0] == event.main.clause.span)
        return Silence.MERGED, (_joined(stages, event, mention),), report.id
    if mention.is_total:
        return (
            Silence.TOTAL,
            (of_function(is_running_total, "the words around its figures make them the sum of more than one event"),),
            "",
        )
    if Flag.HYPOTHETICAL in mention.flags:
        return Silence.HYPOTHETICAL, (of_function(is_hypothetical, _HYPOTHETICAL, span=mention.clause.span),), ""
    chain = _event_with(stages.chains, mention)
    if chain:
        features = factuality_features(stages, chain)
        limit = of_function(weigh, f"all its clauses together weigh {weigh(features):.2f}, not above 0")
        return Silence.WEAK_EVENT, (limit, *weighed("event_factuality", [*features.items(), ("start", 1.0)])), ""
    return _left_over(stages, mention)


def _left_over(stages: Stages, mention: EventMention) -> tuple[Silence, tuple[Reason, ...], str]:
    """Why a clause that is brought together with no other begins no event."""
    reasons = clause_reasons(mention)
    doubts = coreference.doubts_of(mention)
    if doubts:
        says = (
            f"it shows {', '.join(sorted(doubts))}, and weighs {mention.factuality:.2f}, less than {coreference.START}"
        )
        return Silence.DOUBTFUL, (of_function(coreference.doubts_of, says), *reasons), ""
    sure = [event for event in stages.chains if any(m.factuality >= coreference.START for m in event.mentions)]
    if coreference.is_retelling(mention, sure):
        return Silence.RETOLD, (of_function(coreference.is_retelling, _RETOLD), *reasons), ""
    says = f"it weighs {mention.factuality:.2f}, less than {coreference.START}, from which on a clause begins an event"
    return Silence.WEAK_CLAUSE, (of_function(coreference.resolve_coreference, says), *reasons), ""


def _joined(stages: Stages, event: Event, mention: EventMention) -> Reason:
    return of_function(
        coreference.resolve_coreference,
        f"it was laid to {quoted(stages.article.text, event.main.clause.span)}: type, day and place agree",
        span=mention.clause.span,
    )


def _event_with(events: tuple[Event, ...], mention: EventMention) -> Event | None:
    return next((event for event in events if any(one is mention for one in event.mentions)), None)
