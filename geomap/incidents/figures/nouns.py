"""The nouns for people, by what they are, and those for things that are counted beside them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from geomap.data import fact_file


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
