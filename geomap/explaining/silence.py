"""Why a sentence with the words of an event makes no incident of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.certainty_reasons import clause_reasons, factuality_features
from geomap.explaining.explanation import Reason, Silence, SilentSentence
from geomap.explaining.reasons import file_of, of_function, of_threshold, quoted, weighed
from geomap.explaining.type_reasons import words_of_event
from geomap.incidents import coreference
from geomap.incidents.casualties.casualty_mentions import find_casualties
from geomap.incidents.casualties.running_totals import is_running_total
from geomap.incidents.event import Event
from geomap.incidents.factuality.event_factuality import weigh
from geomap.incidents.factuality.mention_factuality import begins_event
from geomap.incidents.factuality.modality import is_hypothetical
from geomap.incidents.mentions import read_mentions
from geomap.model import Flag, Span
from geomap.scoring import LinearScorer
from geomap.text.match_labels import MatchGroup
from geomap.text.passages.sentences import sentences_of

if TYPE_CHECKING:
    from geomap.explaining.stages import Stages
    from geomap.incidents.event_mention import EventMention
    from geomap.text.passages.sentences import Sentence


_CASUALTIES = file_of(find_casualties.__module__)
_CLAUSES, _PAIRS = "mention_factuality", "event_coreference"
"""The scorers of clauses, and of two clauses of one event."""
_BEGINS = "begins an event"
"""The limit of a clause that begins an event of its own."""
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
    matches = stages.annotated.matches.within(*span)
    words = tuple(words_of_event(text, [match for match in matches if match.group is MatchGroup.TRIGGER]))
    if not words:
        return _without_word(stages, span) if sentence.is_story else None
    if not sentence.is_story:
        return SilentSentence(span, Silence.NO_STORY, words, (of_function(sentences_of, _NO_STORY),))
    mentions = [mention for mention in stages.mentions if mention.clause.sentence_index == index]
    told = [_of_mention(stages, mention) for mention in mentions]
    # A sentence of several clauses is told by the one that came nearest to an incident.
    silence, reasons, incident = min(told, key=lambda one: tuple(Silence).index(one[0]))
    return SilentSentence(span, silence, words, reasons, incident)


def _without_word(stages: Stages, span: Span) -> SilentSentence | None:
    """A sentence that counts people who came to harm, and of which no word tells an event."""
    text = stages.annotated.text
    told = find_casualties(stages.annotated.document, span)
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
        return Silence.MERGED, _joined(stages, event, mention), report.id
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
        least = LinearScorer.load("event_factuality").threshold("told")
        says = f"all its clauses together weigh {weigh(features):.2f}, not above {least:g}"
        limit = of_threshold("event_factuality", "told", says)
        return Silence.WEAK_EVENT, (limit, *weighed("event_factuality", features.items())), ""
    return _left_over(stages, mention)


def _left_over(stages: Stages, mention: EventMention) -> tuple[Silence, tuple[Reason, ...], str]:
    """Why a clause that is brought together with no other begins no event."""
    least = LinearScorer.load(_CLAUSES).threshold(_BEGINS)
    doubts, reasons = coreference.doubts_of(mention), clause_reasons(mention)
    says = f"it weighs {mention.factuality:.2f}; from {least:g} on a clause begins an event"
    if doubts:
        why = of_function(coreference.doubts_of, f"it shows {', '.join(sorted(doubts))}")
        return Silence.DOUBTFUL, (why, of_threshold(_CLAUSES, _BEGINS, says), *reasons), ""
    sure = [event for event in stages.chains if any(begins_event(m.factuality) for m in event.mentions)]
    if coreference.is_retelling(mention, sure):
        return Silence.RETOLD, (of_function(coreference.is_retelling, _RETOLD), *reasons), ""
    return Silence.WEAK_CLAUSE, (of_threshold(_CLAUSES, _BEGINS, says), *reasons), ""


def _joined(stages: Stages, event: Event, mention: EventMention) -> tuple[Reason, ...]:
    """What speaks for a clause telling the event of those before it."""
    before = event.mentions[: event.mentions.index(mention)]
    words = quoted(stages.article.text, event.main.clause.span)
    if not before:
        return (of_function(coreference.resolve_coreference, f"it was told first; what tells it best is {words}"),)
    scorer = LinearScorer.load(_PAIRS)
    best = max(coreference.features_beside(Event(before), mention), key=scorer.score)
    least = scorer.threshold("join in a note" if stages.is_note else "join")
    says = f"it fits {words} by {scorer.score(best):.2f}; from {least:g} on a clause joins an event"
    limit = of_threshold(_PAIRS, "join in a note" if stages.is_note else "join", says)
    return (limit, *weighed(_PAIRS, best, span=mention.clause.span))


def _event_with(events: tuple[Event, ...], mention: EventMention) -> Event | None:
    return next((event for event in events if any(one is mention for one in event.mentions)), None)
