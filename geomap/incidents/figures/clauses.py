"""Which people a word of casualties speaks of: the grammar of "killed two", "two were killed", "two dead"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.calendar.words import calendar_words
from geomap.incidents.figures.words import casualty_words
from geomap.incidents.figures.people import MANY, Group, find_groups, noun_phrase, people_words
from geomap.model import Toll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.figures.tokens import Token


class Trigger(NamedTuple):
    """A word that tells casualties: its tokens, the rule of grammar that it follows, and what happened."""

    first: int
    last: int
    form: str
    kind: str


class Found(NamedTuple):
    """The people that a trigger speaks of."""

    kind: str
    groups: tuple[Group, ...]
    first: int
    last: int
    is_toll: bool = False
    is_negated: bool = False
    is_joint: bool = False
    """Whether the figure is of the dead and the injured together."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence in tokens, with its groups of people."""

    tokens: Sequence[Token]
    groups: tuple[Group, ...]
    starts: dict[int, Group]
    is_capitals: bool

    def word(self, index: int) -> str:
        """The word of a token; empty outside the sentence."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""


def clause_of(tokens: Sequence[Token], text: str) -> Clause:
    """Read the groups of people in a sentence."""
    groups = tuple(find_groups(tokens, 0, len(tokens)))
    capitals = text[tokens[0].start : tokens[-1].end].isupper()
    return Clause(tokens, groups, {group.first: group for group in groups}, capitals)


def find_casualty_clauses(clause: Clause) -> Iterator[Found]:
    """What each trigger of a sentence tells, in text order."""
    triggers = list(_triggers(clause))
    for position, trigger in enumerate(triggers):
        if _is_shared(clause, triggers, position):
            continue
        found = _nobody(clause, trigger) or _people(clause, trigger)
        if found is None:
            continue
        shared = _is_shared(clause, triggers, position + 1)
        yield found._replace(is_joint=shared and not found.is_negated)
        if shared:
            yield found._replace(kind=triggers[position + 1].kind, is_joint=not found.is_negated)


def _is_shared(clause: Clause, triggers: Sequence[Trigger], position: int) -> bool:
    """Whether this trigger shares its people with the one before it: "killed or wounded"."""
    if not 0 < position < len(triggers):
        return False
    before, here = triggers[position - 1], triggers[position]
    adjacent = here.first - before.last == 1 and clause.word(before.last) in {"and", "or", "/"}
    return adjacent and before.form == here.form and before.kind != here.kind


def _triggers(clause: Clause) -> Iterator[Trigger]:
    for index in range(len(clause.tokens)):
        trigger = _trigger_at(clause, index)
        if trigger is not None:
            yield trigger


def _trigger_at(clause: Clause, index: int) -> Trigger | None:
    words, word, before = casualty_words(), clause.word(index), clause.word(index - 1)
    if (word == "dead" and before in words.before_dead) or (word == "down" and before in words.before_down):
        return Trigger(index - 1, index + 1, "ing" if before.endswith("ing") else "past", "deaths")
    if word in words.to_death and _goes_to_death(clause, index):
        return Trigger(index, index + 1, "ing" if word.endswith("ing") else "past", "deaths")
    if word in words.tolls:
        return Trigger(index, index + 1, "toll", "deaths")
    if word in words.lost:
        return Trigger(index, index + 1, "lost", "deaths")
    forms = words.triggers.get(word)
    if forms is None:
        return None
    if "of" in forms and clause.word(index + 1) == "of":
        return Trigger(index, index + 2, "of", forms["of"])
    form = next((form for form in forms if form != "of"), None)
    if word in {"lives", "life"}:
        return Trigger(index, index + 1, "lives", "deaths")
    return Trigger(index, index + 1, form, forms[form]) if form else None


def _goes_to_death(clause: Clause, index: int) -> bool:
    words = [clause.word(at) for at in range(index + 1, index + 8)]
    return any(pair == ("to", "death") for pair in zip(words, words[1:], strict=False))


def _people(clause: Clause, trigger: Trigger) -> Found | None:
    reader = {
        "past": _past,
        "ing": _object,
        "present": _present,
        "happens": _subject,
        "state": _state,
        "count": _count,
        "of": _of,
        "toll": _toll,
        "lost": _lost,
        "lives": _lives,
    }[trigger.form]
    return reader(clause, trigger)


def _past(clause: Clause, trigger: Trigger) -> Found | None:
    start = _verb_start(clause, trigger.first)
    if start < trigger.first and _has_be(clause, start, trigger.first):
        return None if _is_unreal(clause, start, trigger.first) else _subject(clause, trigger)
    adjacent = _ending_at(clause, start)
    follows = clause.starts.get(_skip_adverbs(clause, trigger.last))
    if adjacent and (follows is None or _has_predicate(clause, follows)):
        return _subject(clause, trigger)
    return _object(clause, trigger) or _subject(clause, trigger)


def _present(clause: Clause, trigger: Trigger) -> Found | None:
    before = clause.word(trigger.first - 1)
    base = clause.word(trigger.first)[-1] != "s"
    # "To kill", "would kill", "tried to wound": nothing that happened. "A murder", "the wounds": nouns.
    if before in casualty_words().modal or before in {"a", "the", "of", "his", "her", "not", "and", "their"}:
        return None
    found = _object(clause, trigger)
    return None if base and found and not all(group.is_counted for group in found.groups) else found


def _object(clause: Clause, trigger: Trigger) -> Found | None:
    if clause.word(trigger.first - 1) in {"not", "without", "from", "of", "never"} and trigger.form == "ing":
        return None
    groups = _list_from(clause, _skip_adverbs(clause, trigger.last))
    if not groups:
        return None
    return Found(trigger.kind, groups, trigger.first, groups[-1].last)


def _of(clause: Clause, trigger: Trigger) -> Found | None:
    words = casualty_words()
    if clause.word(trigger.first) in {"lives", "life"} and not _near(clause, trigger.first, words.life_verbs):
        return None
    before = {clause.word(at) for at in range(max(0, trigger.first - 12), trigger.first)}
    if before & words.aftermath:
        return None
    return _object(clause, trigger)


def _lost(clause: Clause, trigger: Trigger) -> Found | None:
    """ "Lost 11 servicemen", "lost their lives"."""
    window = [clause.word(at) for at in range(trigger.last, trigger.last + 4)]
    if {"life", "lives"} & set(window):
        counted = clause.starts.get(trigger.last)
        return None if counted and counted.is_counted and not counted.is_definite else _subject(clause, trigger)
    group = clause.starts.get(trigger.last)
    if group is None or not group.is_counted or group.is_definite or group.sort in {"", "unknown", "people"}:
        return None
    return _object(clause, trigger)


def _lives(clause: Clause, trigger: Trigger) -> Found | None:
    group = _ending_at(clause, trigger.first)
    if group is None or not group.is_counted or group.is_definite:
        return None
    near = casualty_words().life_verbs
    if _near(clause, group.first, near) or clause.word(trigger.last) in near or clause.word(trigger.last + 1) in near:
        return Found("deaths", (group,), group.first, trigger.last)
    return None


def _near(clause: Clause, index: int, verbs: frozenset[str]) -> bool:
    return any(clause.word(at) in verbs for at in range(index - 4, index))


def _state(clause: Clause, trigger: Trigger) -> Found | None:
    start = _verb_start(clause, trigger.first)
    if start < trigger.first and _has_be(clause, start, trigger.first):
        return None if _is_unreal(clause, start, trigger.first) else _subject(clause, trigger)
    group = _ending_at(clause, start)
    return Found(trigger.kind, (group,), group.first, trigger.last) if group and group.is_counted else None


def _count(clause: Clause, trigger: Trigger) -> Found | None:
    group = _ending_at(clause, trigger.first)
    kind = "deaths" if trigger.kind == "casualties" else trigger.kind
    if group and group.is_counted and not group.is_definite:
        return Found(kind, (group,), group.first, trigger.last, is_toll=trigger.kind == "deaths")
    if clause.word(trigger.first - 1) in {"a", "another"} and clause.word(trigger.first) in {
        "body",
        "corpse",
        "fatality",
    }:
        one = Group(trigger.first - 1, trigger.last, Toll(1, 1, 1))
        return Found(kind, (one,), one.first, one.last)
    if trigger.kind == "deaths" and clause.word(trigger.first) in {"fatalities", "fatality", "deaths"}:
        return _coded(clause, trigger)
    return None


def _coded(clause: Clause, trigger: Trigger) -> Found | None:
    """ "Fatalities: 3", "fatalities coded as 10"."""
    at = trigger.last
    while at < trigger.last + 4 and clause.word(at) in casualty_words().coded:
        at += 1
    group = clause.starts.get(at)
    if group is None or not group.is_counted or group.noun:
        return None
    return Found(trigger.kind, (group,), trigger.first, group.last, is_toll=True)


def _toll(clause: Clause, trigger: Trigger) -> Found | None:
    """ "The death toll rose from 12 to 77": the last figure that a word of tolls leads to."""
    best = None
    for group in clause.groups:
        distance = group.first - trigger.last
        if not 0 <= distance <= 14 or not group.is_counted or group.is_definite:
            continue
        lead = {clause.word(group.first - 1), clause.word(group.first)}
        if lead & casualty_words().figure_before and (best is None or clause.word(best.first - 1) == "from"):
            best = group
    return Found("deaths", (best,), trigger.first, best.last, is_toll=True) if best else None


def _subject(clause: Clause, trigger: Trigger) -> Found | None:
    start = _verb_start(clause, trigger.first)
    if trigger.form == "happens" and _is_unreal(clause, start - 1, trigger.first):
        return None
    groups = _subject_groups(clause, start, trigger)
    if not groups:
        return _somebody(clause, start, trigger)
    if not groups[0].is_counted and groups[0].is_definite:
        return None
    return Found(trigger.kind, groups, groups[0].first, trigger.last)


def _somebody(clause: Clause, start: int, trigger: Trigger) -> Found | None:
    """One person whom the text names: "Karim Saleh was killed", "he died"."""
    solid = trigger.kind == "deaths" or clause.word(trigger.first) in {"wounded", "injured", "kidnapped", "abducted"}
    aux = {clause.word(at) for at in range(start, trigger.first)}
    single = bool(aux & casualty_words().singular) or (trigger.form == "happens" and not aux)
    before = start - 1
    while before >= 0 and clause.word(before) in {",", ")", "who"}:
        before -= 1
    named = before >= 0 and (
        clause.word(before) in {"he", "she"} or (clause.tokens[before].capital and not clause.is_capitals)
    )
    if not (solid and single and named) or clause.word(before) in people_words().things:
        return None
    return Found(
        trigger.kind,
        (Group(before, before + 1, Toll(1, 1, 1), "one", "people", is_definite=True),),
        before,
        trigger.last,
    )


_PREPOSITIONS = {
    "in",
    "on",
    "at",
    "with",
    "from",
    "to",
    "for",
    "near",
    "during",
    "of",
    "between",
    "against",
    "by",
    "under",
    "over",
    "into",
    "after",
    "before",
    "among",
}
_REACH = 24


def _subject_groups(clause: Clause, start: int, trigger: Trigger) -> tuple[Group, ...]:
    near = [group for group in clause.groups if group.last <= start and start - group.last <= _REACH]
    plural = _is_plural(clause, start, trigger.first)
    fallback: Group | None = None
    for group in reversed(near):
        before = clause.word(group.first - 1)
        if before == "by" or _is_included(clause, group):
            fallback = fallback or (group if before == "among" else None)
            continue
        if _in_between(clause, group.last, start):
            break
        adjacent = group.last == start
        agrees = plural is None or plural == (group.toll.best > 1) or before in {"and", ","}
        if (before in _PREPOSITIONS and not (adjacent and plural is None)) or not agrees:
            fallback = fallback or (group if adjacent or before == "of" else None)
            continue
        return _joined_left(clause, group)
    return (fallback,) if fallback and fallback.is_counted else ()


def _is_plural(clause: Clause, start: int, end: int) -> bool | None:
    aux = {clause.word(at) for at in range(start, end)}
    if aux & {"were", "are", "have"}:
        return True
    return False if aux & {"was", "is", "has"} else None


def _in_between(clause: Clause, first: int, last: int) -> bool:
    """Whether another verb of casualties, or a whole clause, stands between the people and the verb."""
    words = [clause.word(at) for at in range(first, last)]
    ends = {
        "killed",
        "killing",
        "wounded",
        "injured",
        "wounding",
        "injuring",
        "died",
        "when",
        "while",
        "that",
        ";",
        "said",
        "after",
        "before",
    }
    return any(word in ends for word in words)


def _is_included(clause: Clause, group: Group) -> bool:
    """Whether the group is only a part of one told before: "including two children"."""
    return any(clause.word(at) in casualty_words().including for at in range(max(0, group.first - 3), group.first))


def _joined_left(clause: Clause, group: Group) -> tuple[Group, ...]:
    """The groups of a list that ends with this one: "two soldiers and a civilian"."""
    joined = [group]
    while True:
        at = joined[0].first - 1
        while clause.word(at) in {"and", ",", "&"}:
            at -= 1
        if at == joined[0].first - 1:
            return _without_apposition(joined)
        left = _ending_at(clause, at + 1)
        if left is None or clause.word(left.first - 1) in _PREPOSITIONS or _is_included(clause, left) or not left.noun:
            return _without_apposition(joined)
        joined.insert(0, left)


def _without_apposition(groups: list[Group]) -> tuple[Group, ...]:
    """ "Three people, two women and a child": the rest only says who the first were."""
    rest = sum(group.toll.best for group in groups[1:])
    return (
        (groups[0],)
        if len(groups) > 1 and groups[0].toll.best in {rest, rest + 1} and groups[0].toll.best > 1 and rest
        else tuple(groups)
    )


def _list_from(clause: Clause, start: int) -> tuple[Group, ...]:
    """The people listed from here on: "two soldiers, a civilian and a child"."""
    first = clause.starts.get(start) or noun_phrase(clause.tokens, start, capitals=clause.is_capitals)
    if first is None or _is_calendar(clause, start):
        return ()
    groups = [first]
    while True:
        following = _next_in_list(clause, groups[-1].last)
        if following is None:
            return _without_apposition(groups)
        groups.append(following)


_LINKS = {",", "and", "&", "plus"}


def _next_in_list(clause: Clause, at: int) -> Group | None:
    begin = at
    while clause.word(at) in _LINKS:
        at += 1
    if at == begin:
        at = _after_phrase(clause, at)
        if at is None:
            return None
    group = clause.starts.get(at)
    if (
        group is None
        or (not group.noun and clause.word(at) != "another")
        or _has_predicate(clause, group)
        or not group.is_counted
    ):
        return None
    return None if group.noun == "one" and group.is_definite else group


def _after_phrase(clause: Clause, at: int) -> int | None:
    """The token after "in Goris and": a phrase of place within a list of people."""
    if clause.word(at) not in {"in", "of", "at", "from", "near"}:
        return None
    for index in range(at + 1, at + 7):
        if clause.word(index) in {",", ";", "when", "after", "who", "("}:
            return None
        if clause.word(index) == "and":
            return index + 1
    return None


def _has_predicate(clause: Clause, group: Group) -> bool:
    """Whether a verb of its own follows a group, so that it does not belong to the list before it."""
    words, at = casualty_words(), _skip_adverbs(clause, group.last)
    word = clause.word(at)
    if word in words.be or word in words.have or word in words.modal - {"to", "if"}:
        return True
    forms = words.triggers.get(word, {})
    return bool(forms.keys() & {"past", "state", "happens", "count"}) or (
        word.endswith("ed") and word not in words.adverbs
    )


def _nobody(clause: Clause, trigger: Trigger) -> Found | None:
    """ "No casualties", "nobody was hurt", "without injuring anyone"."""
    words, people = casualty_words(), people_words()
    if trigger.form in {"of", "toll", "lost", "lives"} or (trigger.form == "present"):
        return None
    for at in range(trigger.first - 1, max(-1, trigger.first - 9), -1):
        word = clause.word(at)
        if word in words.negations or word.endswith("n't"):
            only_counts = word in {"not", "never"} or word.endswith("n't")
            if only_counts and trigger.form not in {"count", "past"}:
                return None
            kind = "deaths" if trigger.kind == "casualties" else trigger.kind
            return Found(kind, (), at, trigger.last, is_negated=True)
        if (
            word not in words.between_nobody
            and word not in people.plural
            and word not in people.singular
            and word not in words.adverbs
        ):
            return None
    return None


def _verb_start(clause: Clause, index: int) -> int:
    """Where the verb begins that ends at this token: its auxiliaries, adverbs and joined participles included."""
    words, at = casualty_words(), index
    while at > 0:
        word = clause.word(at - 1)
        if (
            word in words.be
            or word in words.have
            or word in words.adverbs
            or word in {"not", "found", "left", "taken", "held", "to", "were"}
        ):
            at -= 1
        elif word in {"and", "or", "then"} and _is_participle(clause.word(at - 2)) and _has_be(clause, at - 6, at - 2):
            at -= 2
        else:
            return at
    return at


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in {
        "shot",
        "beaten",
        "hit",
        "struck",
        "hurt",
        "slain",
        "taken",
        "burnt",
        "dead",
        "caught",
    }


def _has_be(clause: Clause, first: int, last: int) -> bool:
    return any(clause.word(at) in casualty_words().be for at in range(max(0, first), last))


def _is_unreal(clause: Clause, first: int, last: int) -> bool:
    """Whether the verb tells what may happen, or did not: "will be killed", "were not hurt", "could be dead"."""
    words = [clause.word(at) for at in range(max(0, first), last)]
    before = clause.word(first - 1)
    if "have" in words or "had" in words:
        return "not" in words
    return before in casualty_words().modal - {"if"} or bool({"not", "never", "to", "cannot"} & set(words))


def _skip_adverbs(clause: Clause, at: int) -> int:
    adverbs = casualty_words().adverbs
    while clause.word(at) in {'"', "“", "'"} or (clause.word(at) in adverbs and at not in clause.starts):
        at += 1
    return at


def _ending_at(clause: Clause, at: int) -> Group | None:
    return next((group for group in clause.groups if group.last == at), None)


def _is_calendar(clause: Clause, at: int) -> bool:
    calendar, word = calendar_words(), clause.word(at)
    return word in calendar.weekdays or word in calendar.months or word in {"yesterday", "today"}


__all__ = ["MANY", "Clause", "Found", "clause_of", "find_casualty_clauses"]
