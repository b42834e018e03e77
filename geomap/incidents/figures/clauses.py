"""What each word of casualties in a sentence tells: the grammar of "killed two", "two were killed", "two dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.figures import counts
from geomap.incidents.figures.counts import Found
from geomap.incidents.figures.objects import object_of
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
        for kind in _kinds(shared, found):
            yield found._replace(kind=kind, joint="" if found.is_negated else joint)


def _kinds(shared: list[Trigger], found: Found) -> list[str]:
    """What happened; casualties are the dead, but "no casualties" speaks of the injured too."""
    if shared[0].kind == "casualties":
        return ["deaths", "injured"] if found.is_negated else ["deaths"]
    return [trigger.kind for trigger in shared]


def _shared_people(sentence: Sentence, shared: list[Trigger]) -> Found | None:
    """The people of several fates: those before the first word of them, or after the last."""
    trigger = shared[0]._replace(last=shared[-1].last)
    return _RULES[trigger.form](sentence, trigger)


def _past(sentence: Sentence, trigger: Trigger) -> Found | None:
    start = verb_start(sentence, trigger.first)
    if has_be(sentence, start, trigger.first):
        return None if is_unreal(sentence, start, trigger.first) else _subject(sentence, trigger)
    before, after = sentence.word(start - 1), sentence.word(skip_adverbs(sentence, trigger.last))
    if before in _DETERMINERS or before in casualty_words().possessives:
        return None  # "The murdered senator" was told of before
    if after in {"no", "nobody"}:
        return Found(trigger.kind, (), trigger.first, trigger.last + 1, is_negated=True)
    found, left = _object(sentence, trigger), sentence.ending.get(start)
    if found is None:
        # "The man who killed them", "guerrillas captured many towns": the people before it did it.
        acts = before in _RELATIVE or (trigger.kind == "captured" and after not in _AFTER_CAPTURED)
        return None if acts or after in casualty_words().pronouns_some else _subject(sentence, trigger)
    if trigger.kind == "captured" and any(people_words().noun(group.noun) is None for group in found.groups):
        return None  # "Captured a large amount of arms"
    # "Four killed, police say", "two died and one killed five were hurt": the people before it, not those after.
    is_bare = left is not None and left.is_counted and not left.noun
    return _subject(sentence, trigger) if left and (is_bare or has_predicate(sentence, found.groups[0])) else found


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
    return None if is_unreal(sentence, start, trigger.first) else _subject(sentence, trigger)


def _state(sentence: Sentence, trigger: Trigger) -> Found | None:
    start = verb_start(sentence, trigger.first)
    if has_be(sentence, start, trigger.first):
        return None if is_unreal(sentence, start, trigger.first) else _subject(sentence, trigger)
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
