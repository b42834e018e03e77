"""Why an incident is of its type: the words that tell an event, what stands beside them, and who has the last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.explaining.explanation import Decision, Option, Reason
from geomap.explaining.reasons import class_weighed, of_function, quoted
from geomap.incidents.mentions import victim_classes
from geomap.incidents.report import type_of
from geomap.incidents.triggers.event_type import after_force, classify, rule_of
from geomap.incidents.triggers.note_event_type import features_of_type, weigh_type
from geomap.incidents.triggers.type_evidence import evidence_of
from geomap.model import Span
from geomap.scoring import ClassScorer
from geomap.text.match_labels import MatchGroup
from geomap.vocabulary import TYPE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.explaining.stages import Stages
    from geomap.incidents.event import Event
    from geomap.incidents.report import EventTypeChoice
    from geomap.incidents.triggers.type_evidence import TypeEvidence
    from geomap.model import Report
    from geomap.text.lexicon import Match

_FILES = {MatchGroup.TRIGGER: "triggers", MatchGroup.MODIFIER: "modifiers", MatchGroup.ACTOR: "actors"}
"""The file of each group of words."""
_NOTES = "note_event_type"
"""The scorer of notes."""
_MOST = 4
"""Of a note, how many of the types are listed that its words speak most for."""


def explain_type(stages: Stages, event: Event, report: Report) -> Decision:
    """The type of an incident, with the types that its words speak for."""
    choice = type_of(stages.annotated, event, stages.sentences_told, is_note=stages.is_note)
    mention = next(one for one in event.mentions if one.type_reading is choice.own)
    words = evidence_of(mention.clause.matches, victim_classes(mention.casualties))
    reasons = [*words_of_event(stages.article.text, mention.clause.matches)]
    if words:
        reasons += [*_rules(words, choice)]
    # Disasters and accidents stay what the rules take them for, in notes too.
    is_weighed = bool(choice.words) and choice.followed.sub in TYPE_OF
    options = _of_note(choice) if is_weighed else _of_clause(words, report)
    return Decision(f"{report.event_type.value}: {report.sub_event_type}", tuple(reasons), tuple(options))


def words_of_event(text: str, matches: Sequence[Match]) -> Iterator[Reason]:
    """The phrases of the word lists that a stretch has: what each tells, and its file."""
    # What tells an event first, then who and what is beside it.
    for match in sorted(matches, key=lambda match: match.group is not MatchGroup.TRIGGER):
        if match.group in _FILES:
            words = quoted(text, Span(match.start, match.end))
            # Two words that stand apart and tell an event together have no phrase.
            rule, name = match.phrase or match.label, _FILES[match.group] if match.phrase else "pairs"
            file = f"data/lang/en/events/{name}.toml"
            weight = match.weight if match.group is MatchGroup.TRIGGER else None
            yield Reason(f"{words}: {match.group} {match.label}", rule, file, weight, span=Span(match.start, match.end))


def _rules(words: TypeEvidence, choice: EventTypeChoice) -> Iterator[Reason]:
    """The rules that had a say after the words, in their order."""
    rule = rule_of(words.top, words)
    victim = f"; those who suffer are {words.victim}" if words.victim else ""
    if choice.own.sub == words.top:
        yield of_function(rule or classify, f"the weightiest words tell {words.top}, and it stays so{victim}")
    else:
        yield of_function(rule or classify, f"{words.top} became {choice.own.sub}{victim}")
    if choice.followed != choice.own:
        yield of_function(after_force)
    if choice.words:
        yield of_function(
            weigh_type, f"the article is a note: all its words are weighed, beside the rules' {choice.followed.sub}"
        )


def _of_clause(words: TypeEvidence | None, report: Report) -> Iterator[Option]:
    """The types that the words of the clause tell, by the weight of the strongest."""
    scores = words.scores if words else {}
    for sub, score in sorted(scores.items(), key=lambda item: -item[1]):
        yield Option(sub, sub == report.sub_event_type, round(score, 2))
    if report.sub_event_type not in scores:
        yield Option(report.sub_event_type, is_chosen=True)


def _of_note(choice: EventTypeChoice) -> Iterator[Option]:
    """The types that the words of a note speak most for."""
    features = features_of_type(choice.followed, choice.words)
    sums = ClassScorer.load(_NOTES).score(features, TYPE_OF)
    for sub in sorted(sums, key=lambda sub: (-sums[sub], sub != choice.reading.sub))[:_MOST]:
        yield Option(sub, sub == choice.reading.sub, round(sums[sub], 2), class_weighed(_NOTES, features, sub))
