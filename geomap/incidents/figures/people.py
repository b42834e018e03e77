"""Groups of people in a sentence: "at least four Armenian soldiers", "a civilian", "two others", "the 12"."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.incidents.figures.words import casualty_words
from geomap.incidents.numbers import quantity_at
from geomap.model import Toll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.figures.tokens import Token
    from geomap.incidents.numbers import Quantity

_ONE_ANOTHER = frozenset({"one", "after", "or", "to", "with", "against"})
_MODIFIERS = 7
"""How many words may stand between a number and the people that it counts."""
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
    sort: str = ""
    """people, civilians, military, police or militants; empty for a bare number, "unknown" for an unknown noun."""
    words: tuple[int, int] = (0, 0)
    """The tokens that say who."""
    is_definite: bool = False
    """Whether it is somebody already told of: "the officer", "his son"."""
    is_counted: bool = True
    """Whether the text says how many."""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Nouns for people, and for things that are counted beside them."""

    singular: dict[str, str]
    """Noun to sort."""
    plural: dict[str, tuple[str, str]]
    """Plural to its singular and sort."""
    things: frozenset[str]

    def noun(self, word: str) -> tuple[str, str] | None:
        """The singular of a word for people, and their sort; things are a sort too."""
        if word in self.plural:
            return self.plural[word]
        if word in self.singular:
            return word, self.singular[word]
        if word in self.things:
            return word, "things"
        prefix, hyphen, rest = word.rpartition("-")
        return self.noun(rest) if hyphen and prefix else None

    def is_plural(self, word: str) -> bool:
        """Whether a word names several people; "police" and "crew" may be one's."""
        return word in self.plural and self.plural[word][0] != word


@cache
def people_words() -> PeopleWords:
    """The nouns of the package."""
    facts = tomllib.loads(fact_file("figures/people.toml").read_text(encoding="utf-8"))
    plurals, things = facts.pop("plurals"), facts.pop("things")["words"]
    singular: dict[str, str] = {}
    for sort in ("civilians", "military", "police", "militants", "people"):
        for word in facts[sort]["words"]:
            singular.setdefault(word, sort)
    plural = {
        form: (word, sort) for word, sort in singular.items() for form in (*_plurals(word), *plurals.get(word, ()))
    }
    for irregular, forms in plurals.items():
        plural.update({form: (irregular, singular.get(irregular, "people")) for form in forms})
    return PeopleWords(
        singular={word: sort for word, sort in singular.items() if word not in plural},
        plural=plural,
        things=frozenset(things) | frozenset(form for word in things for form in _plurals(word)),
    )


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man"):
        return (word[:-3] + "men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "es",) if word.endswith(("s", "x", "z", "ch", "sh")) else (word + "s",)


def find_groups(tokens: Sequence[Token], first: int, last: int) -> list[Group]:
    """The groups of people in a stretch of tokens, in text order."""
    groups: list[Group] = []
    index = first
    while index < last:
        group = _group_at(tokens, index, last)
        if group is None:
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
        return _single(tokens, index, end, is_definite=True)
    if word in casualty_words().pronouns_one:
        return Group(index, index + 1, Toll(1, 1, 1), noun=word, sort="people", is_definite=True)
    plural = people_words().plural.get(word)
    if plural and [token.word for token in tokens[max(0, index - 2) : index]] != ["how", "many"]:
        head = _run_on(tokens, index, end)
        noun, sort = people_words().plural.get(tokens[head].word, plural)
        return Group(index, head + 1, MANY, noun, sort, (index, head + 1), is_counted=False)
    return None


def _run_on(tokens: Sequence[Token], index: int, end: int) -> int:
    """The last of the nouns that stand side by side: "police officers", "army soldiers"."""
    while index + 1 < end and tokens[index + 1].word in people_words().plural:
        index += 1
    return index


def _counted(tokens: Sequence[Token], quantity: Quantity, end: int) -> Group | None:
    start = quantity.last
    if start < end and tokens[start].word == "of":
        start += 1
        while start < end and (
            tokens[start].word in {"the", "these", "those"} or tokens[start].word in casualty_words().possessives
        ):
            start += 1
        if start < end and tokens[start].word in {"them", "whom", "us", "which"}:
            return Group(quantity.first, start + 1, quantity.toll, "one", "people", is_definite=True)
    if start < end and tokens[start].word == "others":
        return Group(quantity.first, start + 1, quantity.toll, "other", "people")
    if start < end and tokens[start].word in {"more", "other", "additional", "further"}:
        start += 1
    head = _head(tokens, start, end)
    if head is None:
        return Group(quantity.first, start, quantity.toll)
    at, noun, sort = head
    return None if sort == "things" else Group(quantity.first, at + 1, quantity.toll, noun, sort, (start, at + 1))


def _single(tokens: Sequence[Token], index: int, end: int, *, is_definite: bool) -> Group | None:
    quantity = quantity_at(tokens, index + 1) if index + 1 < end else None
    if quantity is not None and quantity.first <= index + 1:
        group = _counted(tokens, quantity, end)  # "His two sons", "a couple of men"
        return replace(group, first=index, is_definite=group.is_definite or is_definite) if group else None
    head = _head(tokens, index + 1, end)
    if head is None:
        return None
    at, noun, sort = head
    if is_definite and any(quantity_at(tokens, between) for between in range(index + 2, at)):
        return None  # "The army buried six soldiers": another's number stands between
    of_many = _group_of(tokens, index, at, end)
    if of_many or sort in {"things", "unknown"} or (people_words().noun(noun) is None and is_definite):
        return of_many  # "The Observatory" is nobody
    counted = not people_words().is_plural(tokens[at].word)
    return Group(
        index, at + 1, Toll(1, 1, 1) if counted else MANY, noun, sort, (index + 1, at + 1), is_definite, counted
    )


def _another(tokens: Sequence[Token], index: int, end: int) -> Group | None:
    """Read the "another" of "killed one and injured another"."""
    after = tokens[index + 1].word if index + 1 < end else "."
    alone = after in casualty_words().stops or after in casualty_words().adverbs or not _is_word(after)
    if tokens[index].word != "another" or not alone or (index and tokens[index - 1].word in _ONE_ANOTHER):
        return None
    return Group(index, index + 1, Toll(1, 1, 1), "other", "people")


def _group_of(tokens: Sequence[Token], index: int, at: int, end: int) -> Group | None:
    """Read "a family of three", "a group of 15 soldiers"."""
    if at + 2 >= end or tokens[at + 1].word != "of":
        return None
    quantity = quantity_at(tokens, at + 2)
    group = _counted(tokens, quantity, end) if quantity and quantity.first == at + 2 else None
    return replace(group, first=index) if group else None


def _head(tokens: Sequence[Token], start: int, end: int) -> tuple[int, str, str] | None:
    """The noun that ends the phrase which begins here: its token, singular and sort."""
    words, stop = people_words(), casualty_words()
    found: tuple[int, str, str] | None = None
    at = start
    while at < min(end, start + _MODIFIERS):
        word = tokens[at].word
        if word in stop.stops or word in stop.adverbs or not _is_word(word):
            break
        noun = words.noun(word)
        if word == "'s" and found and at + 1 < end and tokens[at + 1].word not in stop.stops:
            found = None  # "The People's Party leader": whose he is; "a man's body" is his own
        elif noun and not _is_part_of_name(tokens, at, end):
            found = (at, *noun)
        elif found is not None and found[2] != "things" and words.is_plural(tokens[found[0]].word):
            break
        at += 1
    if found is not None and (found[2] != "things" or found[0] == at - 1):
        return found
    return _unknown(tokens, start, at)


_PEOPLE_ENDING = re.compile(r".{2,}(?:men|man|women|woman|ists?|ians?|ese|eers?|ites?|ees?|is)")


def _unknown(tokens: Sequence[Token], start: int, at: int) -> tuple[int, str, str] | None:
    """A noun that no list holds: demonyms and the like are people, others are unknown."""
    if at == start:
        return None
    last = tokens[at - 1]
    sort = "people" if last.capital or _PEOPLE_ENDING.fullmatch(last.word) else "unknown"
    return at - 1, last.word, sort


def _is_part_of_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a plural in capitals only begins a name: "a Peoples Democratic Party leader"."""
    if not (
        tokens[at].capital and at + 1 < end and tokens[at + 1].capital and people_words().is_plural(tokens[at].word)
    ):
        return False
    after = tokens[at + 1].word
    return not (after in casualty_words().stops or people_words().noun(after))


def _is_word(word: str) -> bool:
    # "BH/IS fighters"
    return word[0].isalpha() or word in {"'s", "/"} or (word[0].isdigit() and word[-1].isalpha())


def noun_phrase(tokens: Sequence[Token], start: int, *, capitals: bool) -> Group | None:
    """Somebody named, or people not counted, right here: "Karim Saleh", "Armenian soldiers", "an imam of Goris"."""
    if start >= len(tokens):
        return None
    determined = tokens[start].word in {"a", "an", "the"} or tokens[start].word in casualty_words().possessives
    head = _head(tokens, start + determined, len(tokens))
    if head is None or head[2] == "things" or head[1] in _NO_PERSON:
        return None
    at, noun, sort = head
    words = (start + determined, at + 1)
    if people_words().is_plural(tokens[at].word):
        return Group(start, at + 1, MANY, noun, sort, words, is_counted=False)
    if people_words().noun(noun) is None and not determined:
        return _named(tokens, start, at) if sort == "people" and not capitals else None
    # After a verb of killing, "a poet" is a person, whatever no list knows.
    is_many = sort == "unknown" and noun.endswith("s") and not noun.endswith("ss")
    return (
        None if is_many else Group(start, at + 1, Toll(1, 1, 1), noun, "people" if sort == "unknown" else sort, words)
    )


_NO_PERSON = frozenset({"lot", "total", "number", "majority", "rest", "same", "following", "day", "way"})


def _named(tokens: Sequence[Token], start: int, at: int) -> Group:
    """A name, or a people: "Karim Saleh", "Armenians"."""
    if tokens[at].word.endswith("s") and at == start:
        return Group(start, at + 1, MANY, tokens[at].word, "people", (start, at + 1), is_counted=False)
    return Group(start, at + 1, Toll(1, 1, 1), "one", "people", (start, at + 1), is_definite=True)
