"""What each word of casualties in a sentence tells: the grammar of "killed two", "two were killed", "two dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.figures import counts
from geomap.incidents.figures.counts import Found
from geomap.incidents.figures.objects import acts, companions_of, object_of
from geomap.incidents.figures.people import people_words
from geomap.incidents.figures.sentence import has_be, has_predicate, is_unreal, skip_adverbs, verb_start
from geomap.incidents.figures.subjects import joined_left, subject_of
from geomap.incidents.figures.triggers import find_triggers, sharing
from geomap.incidents.figures.words import casualty_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geomap.incidents.figures.sentence import Sentence
    from geomap.incidents.figures.triggers import Trigger

_DETERMINERS = frozenset({"the", "a", "an"})
_RELATIVE = frozenset({"who", "which", "that"})
_AFTER_CAPTURED = frozenset({"", ",", "by", "in", "near", "on", "at", "during", "alive", "and", "after", "when"})
_INCLUDE = frozenset({"include", "included", "includes"})
_AFTERMATH_REACH = 12
_NOUN_BEFORE = frozenset({"a", "the", "of", "his", "her", "not", "and", "their"})


def find_casualty_clauses(sentence: Sentence) -> Iterator[Found]:
    """What each trigger of a sentence tells, in text order."""
    triggers = list(find_triggers(sentence))
    position = 0
    while position < len(triggers):
        shared, joint = sharing(sentence, triggers, position)
        position += len(shared)
        found = counts.nobody(sentence, shared[0]) or _shared_people(sentence, shared)
        if found is None:
            continue
        kinds = _kinds(shared, found)
        # "Kidnapped and killed eight": both happened to all of them.
        parts = joint != "and" or set(kinds) == {"deaths", "injured"}
        for kind in kinds:
            yield found._replace(kind=kind, joint=joint if parts and not found.is_negated else "")


def _kinds(shared: list[Trigger], found: Found) -> list[str]:
    """What happened; casualties are the dead, but "no casualties" speaks of the injured too."""
    if shared[0].kind == "casualties":
        return ["deaths", "injured"] if found.is_negated else ["deaths"]
    return list(dict.fromkeys(trigger.kind for trigger in shared))


def _shared_people(sentence: Sentence, shared: list[Trigger]) -> Found | None:
    """The people of several fates: those before the first word of them, or after the last."""
    trigger = shared[0]._replace(last=shared[-1].last)
    return _RULES[trigger.form](sentence, trigger)


def _past(sentence: Sentence, trigger: Trigger) -> Found | None:
    start = verb_start(sentence, trigger.first)
    if has_be(sentence, start, trigger.first):
        return None if is_unreal(sentence, start, trigger.first) else _subject(sentence, trigger)
    before, after = sentence.word(start - 1), sentence.word(skip_adverbs(sentence, trigger.last))
    # "The murdered senator", "those who killed a senator": told of before
    if before in _DETERMINERS or before in casualty_words().possessives or _is_known_deed(sentence, start):
        return None
    if after in {"no", "nobody"}:
        return Found(trigger.kind, (), trigger.first, trigger.last + 1, is_negated=True)
    found, left = _object(sentence, trigger), sentence.ending.get(start)
    if found is None:
        return _past_without_object(sentence, trigger, before, after)
    if trigger.kind == "captured" and any(people_words().noun(group.noun) is None for group in found.groups):
        return None  # "Captured a large amount of arms"
    # "Four killed, police say", "two died and one killed five were hurt": the people before it, not those after.
    is_bare = left is not None and left.is_counted and not left.noun
    return _subject(sentence, trigger) if left and (is_bare or has_predicate(sentence, found.groups[0])) else found


def _is_known_deed(sentence: Sentence, start: int) -> bool:
    return sentence.words(start - 2, start) == ["those", "who"]


def _past_without_object(sentence: Sentence, trigger: Trigger, before: str, after: str) -> Found | None:
    """Whom the verb happened to where nobody that a rule can count follows it."""
    if after in casualty_words().pronouns_some:
        return _them(sentence, trigger)
    # "The man who killed them", "guerrillas captured many towns": the people before it did it.
    is_agent = before in _RELATIVE or (trigger.kind == "captured" and after not in _AFTER_CAPTURED)
    return None if is_agent or _has_object(sentence, trigger) else _subject(sentence, trigger)


def _has_object(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether somebody follows whom no rule can count: "gunmen killed Ali ben Sarn"."""
    at = skip_adverbs(sentence, trigger.last)
    word, words = sentence.word(at), casualty_words()
    if word in _DETERMINERS or word in words.possessives:
        return True
    return sentence.is_capital(at) and word not in words.stops and not sentence.is_capital(trigger.first)


def _them(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "dragged two men from their cars and killed them": those told last who did nothing themselves."""
    before = [group for group in sentence.groups if group.last <= trigger.first and group.first > 0]
    for group in reversed(before):
        if group.is_counted and group.toll.best > 1 and not (has_predicate(sentence, group) or acts(sentence, group)):
            return Found(trigger.kind, (group,), group.first, trigger.last + 1)
    return None


def _present(sentence: Sentence, trigger: Trigger) -> Found | None:
    # "To kill", "would kill": nothing that happened. "A murder", "the wounds": nouns.
    before = sentence.word(trigger.first - 1)
    if before in casualty_words().modal or before in _NOUN_BEFORE:
        return None
    found = _object(sentence, trigger)
    base = not sentence.word(trigger.first).endswith("s")
    return None if base and found and not all(group.is_counted for group in found.groups) else found


def _ing(sentence: Sentence, trigger: Trigger) -> Found | None:
    if sentence.word(trigger.first - 1) in {"not", "without", "from", "never"}:
        return None
    return _object(sentence, trigger)


def _happens(sentence: Sentence, trigger: Trigger) -> Found | None:
    start = verb_start(sentence, trigger.first)
    if is_unreal(sentence, start, trigger.first):
        return None
    found = _subject(sentence, trigger)
    # "People are dying": goes on, and nobody counts.
    goes_on = sentence.word(trigger.first) == "dying" and found and not all(group.is_counted for group in found.groups)
    return None if goes_on else found


def _state(sentence: Sentence, trigger: Trigger) -> Found | None:
    start = verb_start(sentence, trigger.first)
    if sentence.word(start - 1) == "the" and sentence.word(trigger.last) in _INCLUDE:
        groups = object_of(sentence, trigger.last + 1)
        counted = groups and all(group.is_counted for group in groups)
        return Found(trigger.kind, groups, trigger.first, groups[-1].last) if counted else None
    if has_be(sentence, start, trigger.first):
        return None if is_unreal(sentence, start, trigger.first) else _subject(sentence, trigger)
    if sentence.word(start - 1) in casualty_words().pronouns_some:  # "Shot them dead"
        return _them(sentence, trigger)
    group = sentence.ending.get(start)
    if group is None or not group.is_counted:
        return None
    groups = joined_left(sentence, group)
    return Found(trigger.kind, groups, groups[0].first, trigger.last)


def _of(sentence: Sentence, trigger: Trigger) -> Found | None:
    words, noun = casualty_words(), sentence.word(trigger.first)
    if noun in {"lives", "life"} and not set(sentence.words(trigger.first - 4, trigger.first)) & words.life_verbs:
        return None
    counted = sentence.ending.get(trigger.first)
    if counted and counted.is_counted and not counted.is_definite:
        return counts.count(sentence, trigger)
    if sentence.is_capital(trigger.first) and trigger.first > 0:
        return None  # "Body of Investigators": a name
    # A protest at a killing, the trial for a murder: told as the reason of something else.
    if set(sentence.words(trigger.first - _AFTERMATH_REACH, trigger.first)) & words.aftermath:
        return None
    return _object(sentence, trigger)


def _object(sentence: Sentence, trigger: Trigger) -> Found | None:
    groups = object_of(sentence, trigger.last)
    return Found(trigger.kind, groups, trigger.first, groups[-1].last) if groups else None


def _subject(sentence: Sentence, trigger: Trigger) -> Found | None:
    groups = subject_of(sentence, trigger)
    if not groups:
        return None
    groups = (*groups, *companions_of(sentence, trigger.last))
    return Found(trigger.kind, groups, groups[0].first, max(trigger.last, groups[-1].last))


_RULES: dict[str, Callable[[Sentence, Trigger], Found | None]] = {
    "past": _past,
    "ing": _ing,
    "present": _present,
    "happens": _happens,
    "state": _state,
    "of": _of,
    "count": counts.count,
    "toll": counts.toll,
    "lost": counts.lost,
    "lives": counts.lives,
}
