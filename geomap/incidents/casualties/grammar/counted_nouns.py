"""Figures of casualties that nouns tell: "three fatalities", "the toll rose to 77", "five lives", "no casualties"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.casualties.grammar.harm_words import OpenHarm, casualty_words
from geomap.incidents.casualties.grammar.objects import object_of
from geomap.incidents.casualties.grammar.people_groups import Group
from geomap.incidents.casualties.grammar.people_nouns import people_words
from geomap.incidents.casualties.grammar.subjects import joined_left, subject_of
from geomap.incidents.casualties.people_class import PeopleClass
from geomap.model import Toll
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from geomap.incidents.casualties.grammar.harm_triggers import Trigger
    from geomap.incidents.casualties.grammar.harm_words import HarmKind
    from geomap.incidents.casualties.grammar.parsed_sentence import Sentence

_TOLL_WITHIN = 26
"""Tokens from "the toll" to its figure: "the toll of the blast in the market of the town of Kelm has risen to"."""
_NOBODY_WITHIN = 9
"""Tokens from "no" to "casualties": "no immediate reports of any serious injuries or"."""
_FATES_WITHIN = 5
"""Tokens behind ", who" within which their fate is told."""
_CODED = frozenset({"fatalities", "fatality", "deaths", "fatalites", "fatalitie"})
_NOTE = 5
"""How many words a sentence has at most that only gives the sum: "3 deaths"."""
_BODIES = frozenset({"body", "corpse", "fatality"})


class Found(NamedTuple):
    """The people that a trigger speaks of."""

    kind: HarmKind
    groups: tuple[Group, ...]
    first: int
    last: int
    is_toll: bool = False
    is_negated: bool = False
    is_part: bool = False
    """Whether there may be others: "four civilians were among the dead"."""
    joint: str = ""
    """The word that joins fates which share one figure: "killed or wounded"."""


def count(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "three fatalities", "nine bodies", "a man's body", "fatalities: 3"."""
    word, kind = sentence.word(trigger.first), _kind(trigger)
    if word == "losses":
        return None  # They are as often of money
    group = sentence.ending.get(trigger.first)
    coded = _coded(sentence, trigger) if word in _CODED else None
    if coded:
        return coded
    if group and group.is_counted and not group.is_definite:
        groups = joined_left(sentence, group)
        is_toll = len(groups) == 1 and word in _CODED and (word != "deaths" or len(sentence.tokens) <= _NOTE)
        return Found(kind, groups, groups[0].first, trigger.last, is_toll=is_toll)
    if sentence.word(trigger.first - 1) == "'s" and word in _BODIES:
        owner = sentence.ending.get(trigger.first - 1)
        return Found(kind, (owner,), owner.first, trigger.last) if owner and not owner.is_definite else None
    if sentence.word(trigger.first - 1) in {"a", "another"} and word in _BODIES:
        one = Group(trigger.first - 1, trigger.last, Toll(1, 1, 1))
        return Found(kind, (one,), one.first, one.last)
    return None


def _kind(trigger: Trigger) -> HarmKind:
    return CasualtyKind.DEATHS if trigger.kind is OpenHarm.CASUALTIES else trigger.kind


def _coded(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "fatalities: 3", "fatalities coded as 10"."""
    at = trigger.last
    while at < trigger.last + 4 and sentence.word(at) in casualty_words().coded:
        at += 1
    group = sentence.starting.get(at)
    if group is None or not group.is_counted or group.noun:
        return None
    nobody = group.toll.best == 0
    return Found(trigger.kind, (group,), trigger.first, group.last, is_toll=True, is_negated=nobody)


def toll(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "the death toll rose from 12 to 77": the last figure that a word of tolls leads to."""
    best = None
    for group in sentence.groups:
        is_person = group.noun and group.toll.high == 1  # "According to a health official"
        if (
            not 0 <= group.first - trigger.last <= _TOLL_WITHIN
            or not group.is_counted
            or group.is_definite
            or is_person
        ):
            continue
        leads = sentence.words(group.first - 1, group.first + 1)
        led = any(word in casualty_words().figure_before for word in leads)
        # "First given as six, was later raised to nine": where it stands now
        if led and (best is None or sentence.word(best.first - 1) == "from" or leads[0] == "to"):
            best = group
    if best is None:
        return None
    if sentence.word(best.first) == "from" and best.toll.high is not None:  # "From 41 to 77": where it stands now
        best = replace(best, toll=Toll(best.toll.high, best.toll.high, best.toll.high))
    return Found(trigger.kind, (best,), trigger.first, best.last, is_toll=True)


def lost(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "lost 11 servicemen", "lost their lives"."""
    group = sentence.starting.get(trigger.last)
    if {"life", "lives"} & set(sentence.words(trigger.last, trigger.last + 4)):
        if group and group.is_counted and not group.is_definite:
            return None
        groups = subject_of(sentence, trigger)
        return Found(CasualtyKind.DEATHS, groups, groups[0].first, trigger.last + 2) if groups else None
    if (
        group is None
        or not group.is_counted
        or group.is_definite
        or group.people_class in {PeopleClass.UNSAID, PeopleClass.UNKNOWN, PeopleClass.PEOPLE}
    ):
        return None
    # "Lost 30 men killed and wounded": those words tell the figure.
    reach = _FATES_WITHIN if sentence.words(group.last, group.last + 2) == [",", "who"] else 1
    if not casualty_words().triggers.keys().isdisjoint(sentence.words(group.last, group.last + reach)):
        return None
    groups = object_of(sentence, trigger.last)
    return Found(CasualtyKind.DEATHS, groups, trigger.first, groups[-1].last) if groups else None


def lives(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "claimed five lives", "five lives were lost"."""
    group = sentence.ending.get(trigger.first)
    if sentence.word(trigger.first - 1) == "no" and sentence.word(trigger.first - 2) in casualty_words().life_verbs:
        return Found(CasualtyKind.DEATHS, (), trigger.first - 2, trigger.last, is_negated=True)
    if sentence.word(trigger.first - 1) == "own" and sentence.word(trigger.first - 3) in {"took", "taking", "takes"}:
        himself = Group(trigger.first - 1, trigger.last, Toll(1, 1, 1), "one", PeopleClass.PEOPLE, is_definite=True)
        return Found(CasualtyKind.DEATHS, (himself,), trigger.first - 3, trigger.last)
    if group is None or not group.is_counted or group.is_definite:
        return None
    near = {*sentence.words(group.first - 4, group.first), *sentence.words(trigger.last, trigger.last + 2)}
    if near & casualty_words().life_verbs:
        return Found(CasualtyKind.DEATHS, (group,), group.first, trigger.last)
    return None


def nobody(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "no casualties", "nobody was hurt", "without injuring anyone"."""
    words, people = casualty_words(), people_words()
    if trigger.form == "unhurt":
        return Found(trigger.kind, (), trigger.first, trigger.last, is_negated=True)
    if trigger.form in {"of", "toll", "lost", "lives", "present"} and sentence.word(trigger.first) != "loss":
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - _NOBODY_WITHIN), -1):
        word = sentence.word(at)
        if word in words.negations or word.endswith("n't"):
            weak = word in {"not", "never"} or word.endswith("n't")
            if weak and trigger.form not in {"count", "past"}:
                return None
            return Found(_kind(trigger), (), at, trigger.last, is_negated=True)
        if (
            word not in words.between_nobody | words.adverbs
            and not word.isdigit()
            and word not in people.plural
            and word not in people.singular
        ):
            return None
    return None
