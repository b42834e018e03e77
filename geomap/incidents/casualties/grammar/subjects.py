"""Whom a verb of casualties happened to, when they stand before it: "two soldiers were killed", "four dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_words
from geomap.incidents.casualties.grammar.parsed_sentence import Sentence, is_beside, is_link, is_time, verb_start
from geomap.incidents.casualties.grammar.people_groups import Group
from geomap.incidents.casualties.grammar.people_nouns import people_words
from geomap.incidents.casualties.people_class import PeopleClass
from geomap.model import Toll
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from geomap.incidents.casualties.grammar.harm_triggers import Trigger

_REACH = 24
"""How many tokens may stand between the people and the verb."""
_LED_BY_WITHIN = 4
"""How many words may stand between a preposition and people whom nobody counted."""
_PREPOSITIONS = frozenset(
    {"in", "on", "at", "with", "from", "to", "for", "near", "during", "of", "between", "against", "by", "under", "over"}
    | {"into", "after", "before", "among"}
)
# Another verb, or a whole clause, stands between the people and the verb.
_CLAUSE_ENDS = frozenset(
    {"killed", "killing", "wounded", "injured", "wounding", "injuring", "died", "when", "while", "that", ";", "said"}
)


def subject_of(sentence: Sentence, trigger: Trigger) -> tuple[Group, ...]:
    """The people of whom the verb speaks; empty where it does not say, or only says "the soldiers"."""
    start = verb_start(sentence, trigger.first)
    groups = (
        _names(sentence, start, trigger)
        or _before(sentence, start, trigger)
        or _somebody(sentence, start, trigger)
        or _one(sentence, start, trigger)
    )
    if groups and not groups[0].is_counted and groups[0].is_definite:
        return ()
    return groups


def _names(sentence: Sentence, start: int, trigger: Trigger) -> tuple[Group, ...]:
    """Two people whom the text names: "Karim Saleh and the nurse Ana Sarn were killed" is told by ``_before``."""
    if (
        trigger.kind is not CasualtyKind.DEATHS
        or not _is_plural(sentence, start, trigger.first)
        or start in sentence.ending
    ):
        return ()
    at = start - 1
    while sentence.is_capital(at):
        at -= 1
    if (
        at >= start - 2
        or sentence.word(at) != "and"
        or not (sentence.is_capital(at - 1) and sentence.is_capital(at - 2))
    ):
        return ()
    return tuple(
        Group(n, n + 1, Toll(1, 1, 1), "one", PeopleClass.PEOPLE, is_definite=True) for n in (at - 1, start - 1)
    )


def _before(sentence: Sentence, start: int, trigger: Trigger) -> tuple[Group, ...]:
    plural = _is_plural(sentence, start, trigger.first)
    who = _antecedent(sentence, start - 1)
    if who is not None:
        return () if who in sentence.included else (who,)
    fallback: Group | None = None
    uncounted: Group | None = None
    for group in reversed([group for group in sentence.groups if start - _REACH <= group.last <= start]):
        before, adjacent = sentence.word(group.first - 1), group.last == start
        if before == "among" and adjacent:
            return (group,)
        if before == "by" or group in sentence.included:
            continue
        is_told_of = sentence.word(group.last) == "who"  # "A guard who was wounded on Friday died"
        if any(word in _CLAUSE_ENDS for word in sentence.words(group.last, start)) and not is_told_of:
            break
        agrees = plural is None or plural == (group.toll.best > 1) or (plural and is_link(before))
        if (before in _PREPOSITIONS and not (adjacent and plural is None)) or not agrees:
            fallback = fallback or (group if adjacent or before == "of" else None)
            continue
        if not (group.is_counted or (adjacent and sentence.word(group.first - 2) != "to")):
            uncounted = uncounted or group  # "Two workers helping to feed children were killed"
            continue
        return _with_first(sentence, joined_left(sentence, group), plural=plural)
    if uncounted:
        return _with_first(sentence, joined_left(sentence, uncounted), plural=plural)
    return (fallback,) if fallback and fallback.is_counted else ()


def _with_first(sentence: Sentence, groups: tuple[Group, ...], *, plural: bool | None) -> tuple[Group, ...]:
    """The groups with the one before "and" that no rule read: "the head of the council and a clerk were killed"."""
    first = groups[0]
    beside = is_beside(sentence, first.first)
    joined = beside or (
        plural and len(groups) == 1 and first.toll.high == 1 and is_link(sentence.word(first.first - 1))
    )
    if not joined:
        return groups
    return (Group(first.first - 1, first.first, Toll(1, 1, 1), "one", PeopleClass.PEOPLE, is_definite=True), *groups)


def _antecedent(sentence: Sentence, at: int) -> Group | None:
    """Those whom "who" speaks of, over a word of time: "four servicemen on Monday who"."""
    if sentence.word(at) not in {"who", "whom"}:
        return None
    while at not in sentence.ending and (is_time(sentence.word(at - 1)) or sentence.word(at - 1) in {"on", ","}):
        at -= 1
    return sentence.ending.get(at)


def _is_plural(sentence: Sentence, start: int, end: int) -> bool | None:
    """What the auxiliaries say: were and have are plural, was and is singular, none says nothing."""
    aux = set(sentence.words(start, end))
    if aux & {"were", "are", "have"}:
        return True
    return False if aux & {"was", "is", "has"} else None


def joined_left(sentence: Sentence, group: Group) -> tuple[Group, ...]:
    """The groups of a list that ends with this one: "two soldiers and a civilian"."""
    joined = [group]
    while True:
        left = _left_of(sentence, joined[0])
        if left is None or _is_led(sentence, left) or left in sentence.included or not left.noun:
            return without_apposition(joined)
        if _is_object(sentence, left) or (left.noun in _BODIES and not joined[0].noun):
            return without_apposition(joined)
        if not joined[0].is_counted and left.is_counted:
            joined[0] = left  # "Five JTF and Kamuku militiamen": the number counts both
        else:
            joined.insert(0, left)


def _left_of(sentence: Sentence, group: Group) -> Group | None:
    """The group that a link joins to this one."""
    at = group.first
    while not group.is_counted and at > group.first - 4 and not is_link(sentence.word(at - 1)):
        at -= 1  # "Seven soldiers and alleged Syrian mercenaries"
    linked = at
    while is_link(sentence.word(linked - 1)) or is_beside(sentence, linked):
        linked -= 1
        if sentence.word(linked - 1).isdigit() and sentence.word(linked - 2) == ",":
            linked -= 1  # "A trader, 83, and her son"
    return sentence.ending.get(linked) if linked < at else None


def _is_led(sentence: Sentence, group: Group) -> bool:
    """Whether a preposition leads the group, so that it belongs to something else: "with two gunmen"."""
    first, words = group.first, casualty_words()
    while not group.is_counted and first > group.first - _LED_BY_WITHIN and not is_link(sentence.word(first - 1)):
        if sentence.word(first - 1) in words.stops:
            break
        first -= 1  # "By suspected herdsmen"
    if sentence.word(first - 1) not in _PREPOSITIONS or is_beside(sentence, first):
        return False
    return not sentence.word(first - 2).startswith("result")  # "Resulting in four deaths"


def _is_object(sentence: Sentence, group: Group) -> bool:
    """Whether a verb before the group has taken it: the nine of "killed nine people and six were wounded"."""
    forms = casualty_words().triggers.get(sentence.word(group.first - 1), {})
    return bool(forms.keys() & {"past", "ing", "present"})


def without_apposition(groups: list[Group]) -> tuple[Group, ...]:
    """Leave out what only says who the first were: "three people, two women and a child"."""
    first, rest = groups[0], sum(group.toll.best for group in groups[1:])
    says_who = (
        first.people_class in {PeopleClass.PEOPLE, PeopleClass.UNSAID}
        and first.toll.best > 1
        and first.toll.best in {rest, rest + 1}
    )
    named = all(group.noun for group in groups)  # "Killed 16 at a market and 16 more at a station"
    return (first,) if len(groups) > 1 and says_who and (named or not first.noun) and groups[-1].noun else tuple(groups)


_BODIES = frozenset({"body", "corpse"})
_SOLID = frozenset({"wounded", "injured", "kidnapped", "abducted"})


def _somebody(sentence: Sentence, start: int, trigger: Trigger) -> tuple[Group, ...]:
    """One person whom the text names: "Karim Saleh, 46, was killed", "he died"."""
    solid = trigger.kind is CasualtyKind.DEATHS or sentence.word(trigger.first) in _SOLID
    aux = set(sentence.words(start, trigger.first))
    single = bool(aux & casualty_words().singular) or (trigger.form == "happens" and not aux)
    at = start - 1
    while at > 0 and (sentence.word(at) in {",", ")", "(", "who"} or sentence.word(at).isdigit()):
        at -= 1
    named = at >= 0 and (sentence.word(at) in {"he", "she"} or sentence.is_capital(at))
    if not (solid and single and named) or sentence.word(at) in people_words().things:
        return ()
    return (Group(at, at + 1, Toll(1, 1, 1), "one", PeopleClass.PEOPLE, is_definite=True),)


_KILLED = frozenset({"killed", "murdered", "assassinated", "slain", "beheaded", "shot", "gunned", "stabbed", "hacked"})


def _one(sentence: Sentence, start: int, trigger: Trigger) -> tuple[Group, ...]:
    """One person by the verb's number, whoever it is: "the party's candidate in Lori was killed"."""
    aux = sentence.words(start, trigger.first)
    if not set(aux) & {"was", "is"} or sentence.word(trigger.first) not in _KILLED or start == 0:
        return ()
    if set(sentence.words(start - 3, start)) & _NOT_ONE:
        return ()
    return (Group(start - 1, start, Toll(1, 1, 1), "one", PeopleClass.PEOPLE, is_definite=True),)


_NOT_ONE = frozenset(
    {"nobody", "none", "no", "it", "which", "number", "family", "crew", "many", "how", "all", "everyone", "that"}
)
