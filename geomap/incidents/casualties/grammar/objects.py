"""Whom a verb of casualties happened to, when they stand after it: "killed two soldiers and a civilian"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_list, casualty_words
from geomap.incidents.casualties.grammar.parsed_sentence import (
    Sentence,
    has_predicate,
    is_beside,
    is_link,
    is_time,
    skip_adverbs,
)
from geomap.incidents.casualties.grammar.people_groups import noun_phrase
from geomap.incidents.casualties.grammar.subjects import without_apposition
from geomap.times.calendar_words import calendar_words

if TYPE_CHECKING:
    from geomap.incidents.casualties.grammar.people_groups import Group

_PHRASE_STARTS = casualty_list("before_places") | {
    "allied",
    "loyal",
    "belonging",
    "linked",
    "affiliated",
    "on",
    "outside",
    "inside",
}
_PHRASE_ENDS = frozenset({";", "when", "after", "who", "(", "as", "while", "before"})
_COMPANIONS_WITHIN = 10
"""How many tokens behind a verb "along with" may stand."""
_SPOKEN_WITHIN = 7
"""How many words behind a group its verb of speech may stand."""
_PHRASE = 10
"""How many words a phrase of place within a list may have."""


def object_of(sentence: Sentence, start: int, *, parts: bool = False) -> tuple[Group, ...]:
    """The people listed from here on: "two soldiers, a civilian and a child"; with ``parts``, those of a larger sum."""
    at = skip_adverbs(sentence, start)
    first = sentence.starting.get(at) or noun_phrase(sentence.tokens, at, capitals=sentence.is_capitals)
    if first is None or is_time(sentence.word(at)) or sentence.word(at) in calendar_words().months:
        return ()
    groups = [first]
    while (following := _next_in_list(sentence, groups[-1], parts=parts)) is not None:
        groups.append(following)
    return without_apposition(_without_speakers(sentence, groups))


def companions_of(sentence: Sentence, start: int) -> tuple[Group, ...]:
    """Those told behind the verb: "was killed along with two guards", "was killed with his wife and a child"."""
    reach = range(start + 1, start + 1 + _COMPANIONS_WITHIN)
    at = next(
        (at for at in reach if is_beside(sentence, at) or (at == start + 1 and sentence.word(start) == "with")), None
    )
    if at is None:
        return ()
    if sentence.word(at) == "with":
        at += 1
    group = sentence.starting.get(at)
    if group is None:
        return object_of(sentence, at) if at > start + 1 and sentence.is_capital(at) else ()
    is_somebody = group.is_counted and bool(group.noun) and not has_predicate(sentence, group)
    return object_of(sentence, at) if is_somebody else ()


def elsewhere(sentence: Sentence, start: int) -> tuple[Group, ...]:
    """Those told behind the verb and its place: "three died in Kelm, two in Dorin and another in Sorad"."""
    found: list[Group] = []
    at = start
    while _is_place(sentence, at):
        at = next((n for n in range(at + 2, at + 6) if n in sentence.starting and is_link(sentence.word(n - 1))), 0)
        group = sentence.starting.get(at)
        if group is None or not group.is_counted or group.noun not in {"", "other"}:
            break
        at = group.last
        if _is_place(sentence, at):
            found.append(group)
    return tuple(found)


def _is_place(sentence: Sentence, at: int) -> bool:
    """Whether "in Kelm" or "in the second" begins here."""
    return sentence.word(at) in casualty_list("before_places") and (
        sentence.is_capital(at + 1) or sentence.word(at + 1) in {"the", "another"}
    )


def _without_speakers(sentence: Sentence, groups: list[Group]) -> list[Group]:
    """Leave out "killed five, a colonel and a doctor said": those behind the last comma speak."""
    at = _after_link(sentence, groups[-1].last)
    speaker = sentence.starting.get(at) if at is not None and at > groups[-1].last else None
    if speaker is None or not _speaks(sentence, speaker) or sentence.word(groups[-1].last) == ",":
        return groups
    comma = next((n for n in range(len(groups) - 1, 0, -1) if sentence.word(groups[n].first - 1) == ","), None)
    return groups[:comma] if comma else groups


def _next_in_list(sentence: Sentence, group_before: Group, *, parts: bool) -> Group | None:
    last = _after_name(sentence, group_before)
    at = _after_link(sentence, last)
    at = at if at is None or at in sentence.starting else skip_adverbs(sentence, at)  # "And then himself"
    elsewhere = at is None or at not in sentence.starting
    if elsewhere:
        at = _after_phrase(sentence, last)
    group = sentence.starting.get(at) if at is not None else None
    if group is None or not group.is_counted or (group in sentence.included and not parts):
        return None
    if sentence.word(group.first) == "the" and sentence.words(last, group.first) == [","]:
        return None  # "Killed 14 people, the governor said"
    if group_before.noun == "one" and group_before.is_definite and sentence.words(last, group.first) == [","]:
        return None  # "Killed Karim Saleh, a member of the council"
    # "Eight people in Ayra and ten in Nola": a bare number counts only before another place.
    bare = not group.noun and not (elsewhere and sentence.word(group.last) in casualty_list("before_places"))
    part = group.noun == "one" and group.is_definite
    acting = has_predicate(sentence, group) or acts(sentence, group) or _speaks(sentence, group)
    return None if bare or part or acting else group


def _after_name(sentence: Sentence, group: Group) -> int:
    """The token behind a group, and behind the name that follows it: "the chief Karim Saleh and his guard"."""
    at = group.last
    if group.toll.high != 1 or not group.noun:
        return at
    stops = casualty_words().stops
    while sentence.is_capital(at) and at not in sentence.starting and sentence.word(at) not in stops:
        at += 1
    return at


def _after_link(sentence: Sentence, at: int) -> int | None:
    """The token after "and", "along with", "as well as"; None where no list goes on."""
    begin = at
    while is_link(sentence.word(at)):
        at += 1
    if sentence.words(at, at + 2) in (["along", "with"], ["together", "with"]):
        at += 2
    elif sentence.words(at, at + 3) == ["as", "well", "as"]:
        at += 3
    return at if at > begin else None


def _after_phrase(sentence: Sentence, at: int) -> int | None:
    """The token after "in Goris and" or ", Karim Saleh, and": a place or a name within a list of people."""
    if sentence.word(at) not in _PHRASE_STARTS and not (sentence.word(at) == "," and sentence.is_capital(at + 1)):
        return None
    for index in range(at + 1, at + 1 + _PHRASE):
        word = sentence.word(index)
        if word in _PHRASE_ENDS or (
            word == "," and not (sentence.is_capital(index + 1) or sentence.word(index + 1) == "and")
        ):
            return None
        if word == "and":
            return index + 1
    return None


def _speaks(sentence: Sentence, group: Group) -> bool:
    """Whether the group is who says so: "killed two people, a military source in Kelm said"."""
    for at in range(group.last, group.last + _SPOKEN_WITHIN):
        word = sentence.word(at)
        if word in casualty_list("speaks"):
            return True
        if word in {",", ";", ""} or word in casualty_words().triggers or (at > group.last and at in sentence.starting):
            return False
    return False


def acts(sentence: Sentence, group: Group) -> bool:
    """Whether the group does something itself: "killed two and five gunmen escaped"."""
    word = sentence.word(skip_adverbs(sentence, group.last))
    words = casualty_words()
    return word.endswith("ed") and word not in words.adverbs and word not in words.describing
