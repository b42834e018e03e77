"""What each word of casualties in a sentence tells: the grammar of "killed two", "two were killed", "two dead"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar import counted_nouns
from geomap.incidents.casualties.grammar.counted_nouns import Found
from geomap.incidents.casualties.grammar.harm_triggers import find_triggers, sharing
from geomap.incidents.casualties.grammar.harm_words import OpenHarm, casualty_words
from geomap.incidents.casualties.grammar.objects import acts, companions_of, elsewhere, object_of
from geomap.incidents.casualties.grammar.parsed_sentence import (
    has_be,
    has_predicate,
    is_unreal,
    skip_adverbs,
    verb_start,
)
from geomap.incidents.casualties.grammar.people_nouns import people_words
from geomap.incidents.casualties.grammar.subjects import joined_left, subject_of
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geomap.incidents.casualties.grammar.harm_triggers import Trigger
    from geomap.incidents.casualties.grammar.harm_words import HarmKind
    from geomap.incidents.casualties.grammar.parsed_sentence import Sentence
    from geomap.incidents.casualties.grammar.people_groups import Group

_DETERMINERS = frozenset({"the", "a", "an"})
_RELATIVE = frozenset({"who", "which", "that"})
_AFTER_CAPTURED = frozenset({"", ",", "by", "in", "near", "on", "at", "during", "alive", "and", "after", "when"})
_KNOWN_WITHIN = 3
"""How many words "the four students" has, about."""
_DENIED_WITHIN = 14  # Tokens from "denied" to the figure, within a clause
_FREED_WITHIN = 4  # Tokens from "freed" to the captives: "freed all of the 11"
_INCLUDE = frozenset({"include", "included", "includes", "were", "are", "was"})
_AFTERMATH_REACH = 12  # Tokens from the protest or trial to the deed that it is about, within a clause
_NOUN_BEFORE = frozenset({"a", "the", "of", "his", "her", "not", "and", "their"})


def find_casualty_clauses(sentence: Sentence) -> Iterator[Found]:
    """What each trigger of a sentence tells, in text order."""
    found = list(_clauses(sentence))
    told = [
        one
        for kind, one in found
        if kind is not OpenHarm.CASUALTIES and one.kind in {CasualtyKind.DEATHS, CasualtyKind.INJURED} and one.groups
    ]
    for kind, one in found:
        # "47 casualties (12 killed and 35 injured)": the parts say more.
        if kind is not OpenHarm.CASUALTIES or one.is_negated or one.is_toll or not told:
            yield one


def _clauses(sentence: Sentence) -> Iterator[tuple[HarmKind, Found]]:
    """The kind of each trigger, and what it tells."""
    triggers = list(find_triggers(sentence))
    position = 0
    while position < len(triggers):
        shared, joint = sharing(sentence, triggers, position)
        position += len(shared)
        found = counted_nouns.nobody(sentence, shared[0]) or _shared_people(sentence, shared)
        if (
            found is None
            or _is_denied(sentence, found)
            or (shared[0].kind is CasualtyKind.CAPTURED and _is_freed(sentence, found))
        ):
            continue
        kinds = _kinds(shared, found)
        # "Kidnapped and killed eight": both happened to all of them.
        parts = joint != "and" or set(kinds) == {CasualtyKind.DEATHS, CasualtyKind.INJURED}
        for kind in kinds:
            yield shared[0].kind, found._replace(kind=kind, joint=joint if parts and not found.is_negated else "")


def _is_denied(sentence: Sentence, found: Found) -> bool:
    """Whether somebody denies it: "denied reports that 50 soldiers had been killed"."""
    facts, before = casualty_words(), sentence.words(found.first - _DENIED_WITHIN, found.first)
    denied = next((at for at in range(len(before) - 1, -1, -1) if before[at] in facts.denying), None)
    if found.is_negated or denied is None or {",", ";", "but"} & set(before[denied:]):
        return False
    return not facts.denied.isdisjoint(before[denied + 1 : denied + 5])


def _is_freed(sentence: Sentence, found: Found) -> bool:
    """Whether the captives come free: "police freed 11 kidnapped children"."""
    return not casualty_words().freed.isdisjoint(sentence.words(found.first - _FREED_WITHIN, found.last))


def _kinds(shared: list[Trigger], found: Found) -> list[HarmKind]:
    """What happened; casualties are the dead, but "no casualties" speaks of the injured too."""
    if shared[0].kind is OpenHarm.CASUALTIES:
        return [CasualtyKind.DEATHS, CasualtyKind.INJURED] if found.is_negated else [CasualtyKind.DEATHS]
    return list(dict.fromkeys(trigger.kind for trigger in shared))


def _shared_people(sentence: Sentence, shared: list[Trigger]) -> Found | None:
    """The people of several fates: those before the first word of them, or after the last."""
    trigger = shared[0]._replace(last=shared[-1].last)
    return _RULES[trigger.form](sentence, trigger)


def _past(sentence: Sentence, trigger: Trigger) -> Found | None:
    start = verb_start(sentence, trigger.first)
    if has_be(sentence, start, trigger.first):
        return None if is_unreal(sentence, start, trigger.first) else _subject(sentence, trigger)
    if trigger.first == 0 and sentence.word(trigger.last) == ":":  # "Killed: 6"
        trigger = trigger._replace(last=trigger.last + 1)
    before, after = sentence.word(start - 1), sentence.word(skip_adverbs(sentence, trigger.last))
    if before in {"those", "the"} and sentence.word(trigger.last) in _INCLUDE:
        return _listed(sentence, trigger)
    if _is_known_deed(sentence, start):
        return None
    if after in {"no", "nobody"}:
        return Found(trigger.kind, (), trigger.first, trigger.last + 1, is_negated=True)
    found = _object(sentence, trigger)
    told = _past_with_object(sentence, trigger, found) if found else _past_alone(sentence, trigger, before, after)
    return told and told._replace(groups=tuple(_whole(group) for group in told.groups))


def _whole(group: Group) -> Group:
    """All of those killed where "many of the 49 people killed" speaks of some."""
    return replace(group, toll=group.whole, is_vague=False) if group.whole else group


def _past_with_object(sentence: Sentence, trigger: Trigger, found: Found) -> Found | None:
    """Those behind the verb, unless they do something themselves and the verb speaks of those before it."""
    if trigger.kind is CasualtyKind.CAPTURED and any(
        group.noun and not people_words().noun(group.noun) for group in found.groups
    ):
        return None  # "Captured a large amount of arms"
    # "Four killed, police say", "two died and one killed five were hurt": the people before it, not those after.
    left = sentence.ending.get(verb_start(sentence, trigger.first))
    is_bare = left is not None and left.is_counted and not left.noun
    return _subject(sentence, trigger) if left and (is_bare or has_predicate(sentence, found.groups[0])) else found


def _is_known_deed(sentence: Sentence, start: int) -> bool:
    """Whether the words speak of a deed told before: "the murdered senator", "those who killed a senator"."""
    before, left = sentence.word(start - 1), sentence.ending.get(start)
    if before in _DETERMINERS or before in casualty_words().possessives:
        return True
    # "Justice for the four students killed last year"
    is_known = left is not None and left.is_definite and left.toll.best > 1
    return (
        before == "those"
        or sentence.words(start - 2, start) == ["those", "who"]
        or (is_known and _is_aftermath(sentence, start - _KNOWN_WITHIN))
    )


def _past_alone(sentence: Sentence, trigger: Trigger, before: str, after: str) -> Found | None:
    """Whom the verb happened to where nobody that a rule can count follows it."""
    if after in casualty_words().pronouns_some:
        return _them(sentence, trigger)
    # "The man who killed them", "guerrillas captured many towns": the people before it did it.
    is_agent = before in _RELATIVE or (trigger.kind is CasualtyKind.CAPTURED and after not in _AFTER_CAPTURED)
    if is_agent or _has_object(sentence, trigger):
        return None
    found = _subject(sentence, trigger)
    # "Protesters burned tyres"
    acts_on = found and not found.groups[-1].is_counted and _is_noun(sentence, skip_adverbs(sentence, trigger.last))
    return None if acts_on else found


def _has_object(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether somebody follows whom no rule can count: "gunmen killed Ali ben Sarn"."""
    at = skip_adverbs(sentence, trigger.last)
    word, words = sentence.word(at), casualty_words()
    if word in _DETERMINERS or word in words.possessives:
        return True
    return sentence.is_capital(at) and word not in words.stops and not sentence.is_capital(trigger.first)


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether a word that no class of ours holds stands here, as a noun would."""
    word, words = sentence.word(at), casualty_words()
    return word.isalpha() and not word.endswith("ing") and word not in words.stops and word not in words.adverbs


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
    # "Sentenced to death for killing two": a deed told before
    if sentence.word(trigger.first - 1) == "for" and _is_aftermath(sentence, trigger.first):
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
        return _listed(sentence, trigger)
    if sentence.words(start - 2, start) == ["among", "the"] and sentence.word(start - 3) in _INCLUDE:
        found = _subject(sentence, trigger._replace(first=start - 2))  # "Two nurses are among the dead"
        return found and found._replace(is_part=True)
    if has_be(sentence, start, trigger.first):
        return None if is_unreal(sentence, start, trigger.first) else _subject(sentence, trigger)
    if sentence.word(start - 1) in casualty_words().pronouns_some:  # "Shot them dead"
        return _them(sentence, trigger)
    group = sentence.ending.get(start)
    if group is None or not group.is_counted:
        return None
    groups = joined_left(sentence, group)
    return Found(trigger.kind, groups, groups[0].first, trigger.last)


def _listed(sentence: Sentence, trigger: Trigger) -> Found | None:
    """Read "the dead included two nurses", "those killed were a nurse and a guard"."""
    groups = object_of(sentence, trigger.last + 1, parts=True)
    counted = bool(groups) and all(group.is_counted for group in groups)
    # "The dead were a nurse and two patients" names them all.
    is_part = sentence.word(trigger.last).startswith("includ") or sentence.word(trigger.first - 2) == "among"
    return Found(trigger.kind, groups, trigger.first, groups[-1].last, is_part=is_part) if counted else None


def _of(sentence: Sentence, trigger: Trigger) -> Found | None:
    words, noun = casualty_words(), sentence.word(trigger.first)
    if noun in {"lives", "life"} and not set(sentence.words(trigger.first - 4, trigger.first)) & words.life_verbs:
        return None
    counted = sentence.ending.get(trigger.first)
    if counted and counted.is_counted and not counted.is_definite:
        return counted_nouns.count(sentence, trigger)
    if sentence.is_capital(trigger.first) and trigger.first > 0:
        return None  # "Body of Investigators": a name
    if _is_aftermath(sentence, trigger.first) or (noun.startswith("throat") and not _is_slit(sentence, trigger)):
        return None
    return _object(sentence, trigger)


def _is_aftermath(sentence: Sentence, at: int) -> bool:
    """Whether a protest, a trial or the like stands before, so that the deed is only its reason."""
    return not casualty_words().aftermath.isdisjoint(sentence.words(at - _AFTERMATH_REACH, at))


def _is_slit(sentence: Sentence, trigger: Trigger) -> bool:
    return bool(
        {"slit", "slitting", "cut", "cutting", "slashed"} & set(sentence.words(trigger.first - 3, trigger.first))
    )


def _object(sentence: Sentence, trigger: Trigger) -> Found | None:
    groups = object_of(sentence, trigger.last)
    return Found(trigger.kind, groups, trigger.first, groups[-1].last) if groups else None


def _subject(sentence: Sentence, trigger: Trigger) -> Found | None:
    groups = subject_of(sentence, trigger)
    if not groups:
        return None
    groups = (*groups, *companions_of(sentence, trigger.last), *elsewhere(sentence, trigger.last))
    return Found(trigger.kind, groups, groups[0].first, max(trigger.last, groups[-1].last))


_RULES: dict[str, Callable[[Sentence, Trigger], Found | None]] = {
    "past": _past,
    "ing": _ing,
    "present": _present,
    "happens": _happens,
    "state": _state,
    "of": _of,
    "count": counted_nouns.count,
    "toll": counted_nouns.toll,
    "lost": counted_nouns.lost,
    "lives": counted_nouns.lives,
    "unhurt": lambda _sentence, _trigger: None,
}
