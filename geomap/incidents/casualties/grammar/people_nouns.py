"""The nouns for people, by what they are, and those for things that are counted beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_words
from geomap.incidents.casualties.people_class import PeopleClass
from geomap.text.packs import ENGLISH, language_pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.text.figure_tokens import Token

_MODIFIERS = 7
"""How many words may stand between a number and the people that it counts."""


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Nouns for people, and for things that are counted beside them."""

    singular: dict[str, PeopleClass]
    """Noun to class."""
    plural: dict[str, tuple[str, PeopleClass]]
    """Plural to its singular and class."""
    things: frozenset[str]
    young: frozenset[str]
    """Those whose age stands behind "of": "a boy of nine"."""

    def noun(self, word: str) -> tuple[str, PeopleClass] | None:
        """The singular of a word for people, and their sort; things are a sort too."""
        if word in self.plural:
            return self.plural[word]
        if word in self.singular:
            return word, self.singular[word]
        if word in self.things:
            return word, PeopleClass.THINGS
        prefix, hyphen, rest = word.rpartition("-")
        return self.noun(rest) if hyphen and prefix else None

    def is_plural(self, word: str) -> bool:
        """Whether a word names several people; "police" and "crew" may be one's."""
        return word in self.plural and self.plural[word][0] != word


@cache
def people_words() -> PeopleWords:
    """The nouns of the package."""
    classes = (
        PeopleClass.CIVILIANS,
        PeopleClass.MILITARY,
        PeopleClass.POLICE,
        PeopleClass.MILITANTS,
        PeopleClass.PEOPLE,
    )
    with language_pack(ENGLISH).facts("people") as facts:
        plurals, things, young = facts.word_lists("plurals"), facts.words("things.words"), facts.words("young.words")
        # The first class that names a word wins.
        singular = {word: name for name in reversed(classes) for word in facts.words(f"{name}.words")}
    plural = {
        form: (word, people_class)
        for word, people_class in singular.items()
        for form in (*_plurals(word), *plurals.get(word, ()))
    }
    for irregular, forms in plurals.items():
        plural.update({form: (irregular, singular.get(irregular, PeopleClass.PEOPLE)) for form in forms})
    return PeopleWords(
        singular={word: people_class for word, people_class in singular.items() if word not in plural},
        plural=plural,
        young=frozenset(young),
        things=frozenset(things) | frozenset(form for word in things for form in _plurals(word)),
    )


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man"):
        return (word[:-3] + "men",)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    return (word + "es",) if word.endswith(("s", "x", "z", "ch", "sh")) else (word + "s",)


def find_head(tokens: Sequence[Token], start: int, end: int) -> tuple[int, str, PeopleClass] | None:
    """The noun that ends the phrase which begins here: its token, singular and sort."""
    words, stop = people_words(), casualty_words()
    found: tuple[int, str, PeopleClass] | None = None
    at = start
    while at < min(end, start + _MODIFIERS):
        word = tokens[at].word
        if word in stop.stops or word in stop.adverbs or not is_word(word):
            break
        noun = words.noun(word)
        if word == "'s" and found and at + 1 < end and tokens[at + 1].word not in stop.stops:
            found = None  # "The People's Party leader": whose he is; "a man's body" is his own
        elif noun and not _is_part_of_name(tokens, at, end):
            found = (at, *noun)
        elif found is not None and found[2] is not PeopleClass.THINGS and words.is_plural(tokens[found[0]].word):
            break
        at += 1
    if found is not None and (found[2] is not PeopleClass.THINGS or found[0] == at - 1):
        return found
    return _unknown(tokens, start, at)


_PEOPLE_ENDING = re.compile(r".{2,}(?:men|man|women|woman|ists?|ians?|ese|eers?|ites?|ees?|is)")


def _unknown(tokens: Sequence[Token], start: int, at: int) -> tuple[int, str, PeopleClass] | None:
    """A noun that no list holds: demonyms and the like are people, others are unknown."""
    if at == start:
        return None
    last = tokens[at - 1]
    people_class = PeopleClass.PEOPLE if last.capital or _PEOPLE_ENDING.fullmatch(last.word) else PeopleClass.UNKNOWN
    return at - 1, last.word, people_class


def _is_part_of_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a plural in capitals only begins a name: "a Peoples Democratic Party leader"."""
    if not (
        tokens[at].capital and at + 1 < end and tokens[at + 1].capital and people_words().is_plural(tokens[at].word)
    ):
        return False
    after = tokens[at + 1].word
    return not (after in casualty_words().stops or people_words().noun(after))


def is_word(word: str) -> bool:
    """Whether a token may be part of the words for people."""
    # "BH/IS fighters"
    return word[0].isalpha() or word in {"'s", "/"} or (word[0].isdigit() and word[-1].isalpha())
