"""Sentences cut into clauses, so that two events in one sentence can be told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from geomap.incidents.triggers.past_tense import is_in_past
from geomap.model import Span
from geomap.text.match_labels import MatchGroup, OpenTrigger
from geomap.text.scopes.rule_names import RuleName
from geomap.text.word_classes import alternatives, word_class
from geomap.text.wordlists import number_words
from geomap.vocabulary import TYPE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.text.lexicon import Match
    from geomap.text.passages.sentences import Sentence
    from geomap.text.scopes.matcher import Scopes

# Asked for each match of each clause: bound once.
_TRIGGER = MatchGroup.TRIGGER


@cache
def _joint() -> re.Pattern[str]:
    """Where a clause may begin that tells something else than the one before it."""
    words = partial(alternatives, "factuality")
    lead = rf"(?:(?:{words('before a join in time')}|\w+ {words('counted before a join in time')}) )*"
    return re.compile(
        rf"[,;:]?\s(?=(?:{lead}{words('joins in time')}|{words('joins two at once')})\b)"
        rf"|[,;:]\s(?={words('joins behind a mark')}\b)|\s(?={words('joins anywhere')}\b)"
        rf"|[,;]\s(?={words('joins behind a comma')}\b)|\s(?=— |– |-- |{words('joins as one more')}\b)|;\s",
        re.IGNORECASE,
    )


@cache
def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"{alternatives('factuality', words)}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that tells one thing, with the phrases found in it."""

    span: Span
    sentence: Sentence
    sentence_index: int
    matches: tuple[Match, ...]
    scopes: Scopes = field(repr=False, compare=False)
    """Those of all the text."""
    cuts: tuple[int, ...] = ()
    """Where in its sentence another clause may begin, split there or not."""

    def joints(self) -> tuple[int, ...]:
        """Where inside the clause another one may begin."""
        return tuple(cut for cut in self.cuts if self.span.start < cut < self.span.end)

    def labels(self, group: str) -> frozenset[str]:
        """The labels of a group that stand in the clause."""
        return frozenset(match.label for match in self.matches if match.group == group)

    def triggers(self) -> tuple[Match, ...]:
        """The words that tell an event."""
        # Asked a dozen times of every clause: a list is made faster than what yields.
        return tuple([match for match in self.matches if match.group is _TRIGGER])


def split_clauses(
    text: str, sentence: Sentence, index: int, matches: Sequence[Match], scopes: Scopes
) -> Iterator[Clause]:
    """Cut a sentence where a new clause begins and both sides tell an event of their own."""
    begin = sentence.start
    own = [match for match in matches if sentence.start <= match.start < sentence.end]
    joints = list(_joint().finditer(text, sentence.start, sentence.end))
    cuts = tuple(joint.start() for joint in joints)
    for joint in joints:
        cut = joint.start()
        before = [match for match in own if begin <= match.start < cut]
        after = [match for match in own if match.start >= cut]
        if _tells(before) and _tells(after) and not _is_cause(text, scopes, joint, before, after):
            yield Clause(Span(begin, cut), sentence, index, tuple(before), scopes, cuts)
            begin = joint.end()
    if begin < sentence.end:
        rest = tuple(match for match in own if match.start >= begin)
        yield Clause(Span(begin, sentence.end), sentence, index, rest, scopes, cuts)


_LEAD = 60
"""How many characters of a clause stand before "after" at most: "just less than two weeks after"."""
_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30}


def lag_of(clause: Clause) -> timedelta | None:
    """How long before the news the event of a clause was: "six days after a missile struck"; None where not told."""
    begin = clause.span.start
    cue = next(iter(clause.scopes.cues(RuleName.SO_LONG_AFTER, begin, begin + _LEAD)), None)
    *lead, count = clause.scopes.words(begin, cue.start if cue else begin) or [""]
    if cue is None or not count or not word_class("factuality", "before a lag").issuperset(lead):
        return None
    days = _DAYS[clause.scopes.words(*cue)[0].removesuffix("s")]
    number = int(count) if count.isdecimal() else number_words().words.get(count, 1 if count in {"a", "an"} else None)
    if days == 0:
        return timedelta(0)
    return timedelta(days=number * days) if number is not None else None


def _is_cause(text: str, scopes: Scopes, joint: re.Match[str], before: Sequence[Match], after: Sequence[Match]) -> bool:
    """Whether what follows is how those before came to harm: "four were killed after rebels ambushed them"."""
    if _is_disaster_alone(scopes, joint, before):
        return True
    if _begins("goes on").match(text, joint.end()):
        return all(match.label == OpenTrigger.HARM or match.weak for match in after if match.group is _TRIGGER)
    if not _begins("tells a cause").match(text, joint.end()):
        return False
    deeds = {
        match.label
        for match in before
        if match.group is _TRIGGER and match.label != OpenTrigger.HARM and not match.weak
    }
    return not deeds or any(match.group is _TRIGGER and match.label in deeds for match in after)


def _is_disaster_alone(scopes: Scopes, joint: re.Match[str], before: Sequence[Match]) -> bool:
    """Whether nothing but a disaster is named, whose verb comes later: "Floods after three days of rain killed 14"."""
    told = [match for match in before if match.group is _TRIGGER]
    is_disaster = all(match.label != OpenTrigger.HARM and match.label not in TYPE_OF for match in told)
    return is_disaster and not is_in_past(scopes, told[0].start, joint.start())


def _tells(matches: Sequence[Match]) -> bool:
    """Whether an event is told, by more than a word that needs support."""
    return any(match.group is _TRIGGER and not match.weak for match in matches)
