"""The words that tell casualties, read once from their file, by the rule of grammar that each is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from geomap.text.packs import ENGLISH, language_pack
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.text.packs import Facts


class OpenHarm(StrEnum):
    """What a word of casualties tells beside a ``CasualtyKind``."""

    CASUALTIES = "casualties"
    """Dead or hurt: the word leaves it open."""


HarmKind: TypeAlias = CasualtyKind | OpenHarm

FORMS = ("past", "ing", "present", "happens", "state", "count", "of")
"""The rules of grammar that a word of casualties can stand for."""


def harm_kind(word: str) -> HarmKind:
    """What the data files name by a word.

    Raises:
        ValueError: it is no kind.
    """
    return OpenHarm.CASUALTIES if word == OpenHarm.CASUALTIES else CasualtyKind(word)


@dataclass(frozen=True, slots=True)
class CasualtyWords:
    """Words by what they do in a sentence; all in lower case."""

    quick: re.Pattern[str]
    """Finds nothing in most sentences, those that tell no casualties; its beginnings of words cost little to try."""
    begins: frozenset[str]
    """The words with which anything that tells casualties can begin, "mauled to death" aside."""
    triggers: dict[str, dict[str, HarmKind]]
    """Word to its forms, and each form to what happened."""
    be: frozenset[str]
    singular: frozenset[str]
    have: frozenset[str]
    modal: frozenset[str]
    adverbs: frozenset[str]
    stops: frozenset[str]
    including: frozenset[str]
    relative: frozenset[str]
    negations: frozenset[str]
    possessives: frozenset[str]
    pronouns_one: frozenset[str]
    pronouns_some: frozenset[str]
    before_dead: frozenset[str]
    before_down: frozenset[str]
    before_alive: frozenset[str]
    to_death: frozenset[str]
    aftermath: frozenset[str]
    participles: frozenset[str]
    describing: frozenset[str]
    between_nobody: frozenset[str]
    tolls: frozenset[str]
    figure_before: frozenset[str]
    coded: frozenset[str]
    suffered: frozenset[str]
    wounds: frozenset[str]
    bare_deadly: frozenset[str]
    not_to_death: frozenset[str]
    numbers_of: dict[str, CasualtyKind]
    """What "the number of" these counts: deaths or injured."""
    counts: frozenset[str]
    counts_before: frozenset[str]
    phrases: dict[tuple[str, str], HarmKind]
    """What happens to its subject, by the two words that say so."""
    unhurt: frozenset[str]
    denying: frozenset[str]
    denied: frozenset[str]
    freed: frozenset[str]
    further: frozenset[str]
    beside_dead: frozenset[str]
    ordinals: frozenset[str]
    blows: frozenset[str]
    life_verbs: frozenset[str]
    lost: frozenset[str]
    attributing: frozenset[str]
    lists: dict[str, frozenset[str]]
    """Short lists that one rule each asks for, by name."""


@cache
def casualty_list(name: str) -> frozenset[str]:
    """A short list that one rule of grammar asks for."""
    return casualty_words().lists[name]


@cache
def casualty_words() -> CasualtyWords:
    """The casualty words of the package."""
    with language_pack(ENGLISH).facts("casualties") as facts:
        return _casualty_words(facts)


_LISTS = {
    "be": "grammar.be",
    "singular": "grammar.singular",
    "have": "grammar.have",
    "modal": "grammar.modal",
    "adverbs": "grammar.adverbs",
    "including": "grammar.including",
    "relative": "grammar.relative",
    "negations": "grammar.negations",
    "possessives": "grammar.possessives",
    "pronouns_one": "grammar.pronouns_one",
    "pronouns_some": "grammar.pronouns_some",
    "before_dead": "deadly.dead",
    "before_down": "deadly.down",
    "before_alive": "deadly.alive",
    "to_death": "deadly.to_death",
    "aftermath": "aftermath.words",
    "participles": "grammar.participles",
    "describing": "grammar.describing",
    "between_nobody": "nobody.between",
    "tolls": "tolls.words",
    "figure_before": "tolls.figure_before",
    "coded": "tolls.coded",
    "suffered": "suffering.verbs",
    "wounds": "suffering.wounds",
    "bare_deadly": "deadly.bare",
    "not_to_death": "deadly.not_to_death",
    "counts": "numbers.counts",
    "counts_before": "numbers.before_counts",
    "unhurt": "unhurt.words",
    "denying": "denied.verbs",
    "denied": "denied.what",
    "freed": "freed.words",
    "further": "further.words",
    "beside_dead": "further.beside_dead",
    "ordinals": "further.ordinals",
    "blows": "further.blows",
    "life_verbs": "lives.verbs",
    "lost": "lives.lost",
    "attributing": "attribution.words",
}
"""The fields that are plain lists, with their keys in the file."""


def _casualty_words(facts: Facts) -> CasualtyWords:
    triggers = _triggers(facts)
    lists: dict[str, Any] = {name: frozenset(facts.words(key)) for name, key in _LISTS.items()}
    return CasualtyWords(
        **lists,
        lists={name: frozenset(words) for name, words in facts.word_lists("lists").items()},
        quick=_quick(_telling_words(facts, triggers)),
        begins=_begins(facts, triggers),
        triggers=triggers,
        stops=frozenset(facts.words("grammar.stop")) | frozenset(triggers),
        numbers_of={
            word: kind
            for kind in (CasualtyKind.DEATHS, CasualtyKind.INJURED)
            for word in facts.words(f"numbers.{kind}")
        },
        phrases={
            _pair(phrase): harm_kind(kind)
            for kind, phrases in facts.word_lists("phrases").items()
            for phrase in phrases
        },
    )


def _telling_words(facts: Facts, triggers: Iterable[str]) -> list[str]:
    """Words of which one stands in every sentence that tells casualties."""
    phrases = (phrase for phrases in facts.word_lists("phrases").values() for phrase in phrases)
    return [
        *triggers,
        *facts.words("tolls.words"),
        *facts.words("lives.lost"),
        *facts.words("suffering.wounds"),
        *facts.words("deadly.down"),
        *facts.words("deadly.alive"),
        *facts.words("unhurt.words"),
        *(word for phrase in phrases for word in phrase.split()[1:]),
        "fatally",
    ]


def _begins(facts: Facts, triggers: Iterable[str]) -> frozenset[str]:
    return frozenset().union(
        triggers,
        *(facts.words(f"deadly.{name}") for name in ("dead", "down", "alive", "to_death")),
        facts.words("suffering.verbs"),
        facts.words("tolls.words"),
        facts.words("lives.lost"),
        facts.words("unhurt.words"),
        (phrase.split()[0] for phrases in facts.word_lists("phrases").values() for phrase in phrases),
        facts.words("numbers.counts"),
        {"fatally", "number"},
    )


def _pair(phrase: str) -> tuple[str, str]:
    first, second = phrase.split()
    return first, second


def _triggers(facts: Facts) -> dict[str, dict[str, HarmKind]]:
    triggers: dict[str, dict[str, HarmKind]] = {}
    for form in FORMS:
        for kind, words in facts.word_lists(form).items():
            for word in words:
                triggers.setdefault(word, {})[form] = harm_kind(kind)
    return triggers


_HEAD = 5
"""How many letters of a word the quick test compares."""


def _quick(words: Iterable[str]) -> re.Pattern[str]:
    by_letter: dict[str, set[str]] = {}
    for word in words:
        # A short word must stand whole: "die" is not in "diesel".
        by_letter.setdefault(word[0], set()).add(re.escape(word[1:_HEAD]) + ("" if len(word) >= _HEAD else r"\b"))
    branches = (letter + "(?:" + "|".join(sorted(rests)) + ")" for letter, rests in sorted(by_letter.items()))
    return re.compile(r"(?<![^\W\d_])(?:" + "|".join(branches) + ")")
