"""Groups of people in a sentence: "at least four Armenian soldiers", "a civilian", "two others", "the 12"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_words
from geomap.incidents.casualties.grammar.people_nouns import find_head, is_word, people_words
from geomap.incidents.casualties.people_class import PeopleClass
from geomap.model import Toll
from geomap.quantities import quantity_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.quantities import Quantity
    from geomap.text.figure_tokens import Token

_COUPLES = {
    "couple": Toll(2, 2, 2),
    "pair": Toll(2, 2, 2),
    "duo": Toll(2, 2, 2),
    "trio": Toll(3, 3, 3),
    "twin": Toll(2, 2, 2),
}
_HURT = frozenset({"injured", "wounded", "hurt"})
_ONE_ANOTHER = frozenset({"one", "after", "or", "to", "with", "against"})
MANY = Toll(2, 3, None)
"""People in the plural whom nobody counted."""


@dataclass(frozen=True, slots=True)
class Group:
    """People (or a bare number) in the tokens from ``first`` to before ``last``."""

    first: int
    last: int
    toll: Toll
    noun: str = ""
    """The word for the people, in the singular; empty for a bare number."""
    people_class: PeopleClass = PeopleClass.UNSAID
    """people, civilians, military, police or militants; empty for a bare number, "unknown" for an unknown noun."""
    words: tuple[int, int] = (0, 0)
    """The tokens that say who."""
    is_definite: bool = False
    """Whether it is somebody already told of: "the officer", "his son"."""
    is_counted: bool = True
    """Whether the text says how many."""
    is_vague: bool = False
    """Whether it says so in a word for a crowd: "several", "hundreds"."""
    whole: Toll | None = None
    """The number that these are a part of: the five of "three of the five hostages"."""


def find_groups(tokens: Sequence[Token], first: int, last: int) -> list[Group]:
    """The groups of people in a stretch of tokens, in text order."""
    groups: list[Group] = []
    index = first
    while index < last:
        group = _group_at(tokens, index, last) or _bare(tokens, index, last, groups)
        if group is None or _is_age(tokens, group):
            index += 1
        else:
            groups.append(group)
            index = max(group.last, index + 1)
    return groups


def _group_at(tokens: Sequence[Token], index: int, end: int) -> Group | None:
    word = tokens[index].word
    quantity = quantity_at(tokens, index)
    if quantity is not None and quantity.last <= end:
        return _counted(tokens, quantity, end)
    if word in {"a", "an", "another"}:
        return _single(tokens, index, end, is_definite=False) or _another(tokens, index, end)
    if word in {"the", "this"} or word in casualty_words().possessives:
        third = word == "the" and _another(tokens, index, end)
        return third or _single(tokens, index, end, is_definite=True)
    if word in casualty_words().pronouns_one:
        return Group(index, index + 1, Toll(1, 1, 1), noun=word, people_class=PeopleClass.PEOPLE, is_definite=True)
    plural = people_words().plural.get(word)
    if plural and [token.word for token in tokens[max(0, index - 2) : index]] != ["how", "many"]:
        head = _run_on(tokens, index, end)
        noun, people_class = people_words().plural.get(tokens[head].word, plural)
        return Group(index, head + 1, MANY, noun, people_class, (index, head + 1), is_counted=False)
    return None


def _bare(tokens: Sequence[Token], index: int, end: int, groups: Sequence[Group]) -> Group | None:
    """Somebody without an article: "teen shot dead", "policeman, driver killed", "a husband and wife were killed"."""
    if tokens[index].word not in people_words().singular and not (index == 0 and tokens[0].capital):
        return None
    before = tokens[index - 1].word if index else ""
    left = groups[-1] if groups else None
    follows = left is not None and before in {"and", ",", "&"} and left.last == index - 1 and left.toll.high == 1
    if not (follows or (index == 0 and _leads(tokens, end))):
        return None
    head = find_head(tokens, index, end)
    if head is None or tokens[head[0]].word not in people_words().singular:
        return None
    # "A leader and activist was killed" is one person.
    if follows and (
        not _is_followed(tokens, head[0] + 1, end) or tokens[head[0] + 1].word in casualty_words().singular
    ):
        return None
    return Group(index, head[0] + 1, Toll(1, 1, 1), head[1], head[2], (index, head[0] + 1))


def _leads(tokens: Sequence[Token], end: int) -> bool:
    """Whether the first word of a headline names somebody whom the next words do not go on to name."""
    head = find_head(tokens, 0, end)
    return head is not None and _is_followed(tokens, head[0] + 1, end)


def _is_followed(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether what happened to somebody follows, or others who are listed with him."""
    words = casualty_words()
    while at < end and tokens[at].word in words.adverbs:
        at += 1
    word = tokens[at].word if at < end else ""
    forms = words.triggers.get(word, {}).keys() & {"past", "happens", "state"}
    deadly = word in words.before_dead or word in words.to_death
    return bool(forms) or deadly or word in words.be or word in words.have or word in {",", "and", "&"}


_AGED_WITHIN = 100
"""Years: a bare number between commas that is no higher may be an age."""


def _is_age(tokens: Sequence[Token], group: Group) -> bool:
    """Whether a bare number between commas is somebody's age: "her grandson, nine, died"."""
    first, last = group.first, group.last
    if group.noun or first < 2 or last >= len(tokens) or group.toll.best >= _AGED_WITHIN:
        return False
    enclosed = tokens[first - 1].word == "," and tokens[last].word in {",", "."}
    return enclosed and tokens[first - 2].word in people_words().singular


def _run_on(tokens: Sequence[Token], index: int, end: int) -> int:
    """The last of the nouns that stand side by side: "police officers", "army soldiers"."""
    while index + 1 < end and tokens[index + 1].word in people_words().plural:
        index += 1
    return index


def _counted(tokens: Sequence[Token], quantity: Quantity, end: int) -> Group | None:
    whole = _whole(tokens, quantity.last, end)
    group = _of_quantity(tokens, whole or quantity, end)
    if group is None or whole is None:
        return replace(group, is_vague=True) if group and quantity.is_vague else group
    return replace(group, first=quantity.first, toll=quantity.toll, is_vague=quantity.is_vague, whole=whole.toll)


def _whole(tokens: Sequence[Token], start: int, end: int) -> Quantity | None:
    """The five behind "three" in "three of the five hostages"."""
    if start + 2 >= end or tokens[start].word != "of" or tokens[start + 1].word not in {"the", "these", "those"}:
        return None
    quantity = quantity_at(tokens, start + 2)
    return quantity if quantity and quantity.first <= start + 2 else None


def _of_quantity(tokens: Sequence[Token], quantity: Quantity, end: int) -> Group | None:
    """The people that a number counts; None where it counts things."""
    start = quantity.last
    if start < end and tokens[start].word == "of":
        start += 1
        while start < end and (
            tokens[start].word in {"the", "these", "those"} or tokens[start].word in casualty_words().possessives
        ):
            start += 1
        if start < end and tokens[start].word in {"them", "whom", "us", "which"}:
            return Group(quantity.first, start + 1, quantity.toll, "one", PeopleClass.PEOPLE, is_definite=True)
    if start < end and start > quantity.last and tokens[start].word in _HURT:  # "Two of the injured died"
        return Group(quantity.first, start + 1, quantity.toll, "other", PeopleClass.PEOPLE)
    if start < end and tokens[start].word == "others":
        return Group(quantity.first, start + 1, quantity.toll, "other", PeopleClass.PEOPLE)
    if start < end and tokens[start].word in {"more", "other", "additional", "further"}:
        start += 1
    head = find_head(tokens, start, end)
    if head is None:
        word = tokens[quantity.last - 1].word  # "A couple and their children"
        noun = word if word in _COUPLES else ""
        return Group(quantity.first, start, quantity.toll, noun, PeopleClass.PEOPLE if noun else PeopleClass.UNSAID)
    at, noun, people_class = head
    return (
        None
        if people_class is PeopleClass.THINGS
        else Group(quantity.first, at + 1, quantity.toll, noun, people_class, (start, at + 1))
    )


def _single(tokens: Sequence[Token], index: int, end: int, *, is_definite: bool) -> Group | None:
    quantity = quantity_at(tokens, index + 1) if index + 1 < end else None
    if quantity is not None and quantity.first <= index + 1:
        group = _counted(tokens, quantity, end)  # "His two sons", "a couple of men"
        return replace(group, first=index, is_definite=group.is_definite or is_definite) if group else None
    head = find_head(tokens, index + 1, end)
    if head is None:
        return None
    at, noun, people_class = head
    if is_definite and any(quantity_at(tokens, between) for between in range(index + 2, at)):
        return None  # "The army buried six soldiers": another's number stands between
    of_many = _group_of(tokens, index, at, end)
    if (
        of_many
        or people_class in {PeopleClass.THINGS, PeopleClass.UNKNOWN}
        or (people_words().noun(noun) is None and is_definite)
    ):
        return of_many  # "The Observatory" is nobody
    counted = noun in _COUPLES or not people_words().is_plural(tokens[at].word)
    toll = _COUPLES.get(noun, Toll(1, 1, 1)) if counted else MANY
    return Group(index, at + 1, toll, noun, people_class, (index + 1, at + 1), is_definite, counted)


def _another(tokens: Sequence[Token], index: int, end: int) -> Group | None:
    """Read the "another" of "killed one and injured another", the "a third" of "a third was wounded"."""
    is_ordinal = index + 1 < end and tokens[index + 1].word in casualty_words().ordinals
    last = index + 1 + is_ordinal
    after = tokens[last].word if last < end else "."
    alone = after in casualty_words().stops or after in casualty_words().adverbs or not is_word(after)
    named = is_ordinal or tokens[index].word == "another"
    if not (named and alone) or (index and tokens[index - 1].word in _ONE_ANOTHER):
        return None
    return Group(index, last, Toll(1, 1, 1), "other", PeopleClass.PEOPLE)


def _group_of(tokens: Sequence[Token], index: int, at: int, end: int) -> Group | None:
    """Read "a family of three", "a group of 15 soldiers"."""
    if at + 2 >= end or tokens[at + 1].word != "of":
        return None
    quantity = quantity_at(tokens, at + 2)
    group = _counted(tokens, quantity, end) if quantity and quantity.first == at + 2 else None
    if group is None or (not group.noun and tokens[at].word in people_words().young):
        return None  # "A boy of nine"
    return replace(group, first=index)


def noun_phrase(tokens: Sequence[Token], start: int, *, capitals: bool) -> Group | None:
    """Somebody named, or people not counted, right here: "Karim Saleh", "Armenian soldiers", "an imam of Goris"."""
    if start >= len(tokens):
        return None
    determined = tokens[start].word in {"a", "an", "the"} or tokens[start].word in casualty_words().possessives
    head = find_head(tokens, start + determined, len(tokens))
    if head is None or head[2] is PeopleClass.THINGS or head[1] in _NO_PERSON:
        return None
    at, noun, people_class = head
    words = (start + determined, at + 1)
    if people_words().is_plural(tokens[at].word):
        return Group(start, at + 1, MANY, noun, people_class, words, is_counted=False)
    if people_words().noun(noun) is None and not determined:
        return _named(tokens, start, at) if people_class is PeopleClass.PEOPLE and not capitals else None
    # After a verb of killing, "a poet" is a person, whatever no list knows.
    is_many = people_class is PeopleClass.UNKNOWN and noun.endswith("s") and not noun.endswith("ss")
    return (
        None
        if is_many
        else Group(
            start,
            at + 1,
            Toll(1, 1, 1),
            noun,
            PeopleClass.PEOPLE if people_class is PeopleClass.UNKNOWN else people_class,
            words,
        )
    )


_NO_PERSON = frozenset({"lot", "total", "number", "majority", "rest", "same", "following", "day", "way"})


def _named(tokens: Sequence[Token], start: int, at: int) -> Group:
    """A name, or a people: "Karim Saleh", "Armenians"."""
    if tokens[at].word.endswith("s") and at == start:
        return Group(start, at + 1, MANY, tokens[at].word, PeopleClass.PEOPLE, (start, at + 1), is_counted=False)
    return Group(start, at + 1, Toll(1, 1, 1), "one", PeopleClass.PEOPLE, (start, at + 1), is_definite=True)
