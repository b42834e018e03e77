"""The words that tell casualties, read once from their file, by the rule of grammar that each is for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from geomap.data import fact_file
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    perfect_totals: frozenset[str]
    total_phrases: re.Pattern[str]
    large_totals: frozenset[str]
    not_since: frozenset[str]
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


@cache
def casualty_words() -> CasualtyWords:
    """The casualty words of the package."""
    facts = tomllib.loads(fact_file("figures/casualties.toml").read_text(encoding="utf-8"))
    grammar, deadly, totals = facts["grammar"], facts["deadly"], facts["totals"]
    triggers = _triggers(facts)
    phrases = "|".join(re.escape(phrase) for phrase in sorted(totals["phrases"], key=len, reverse=True))
    return CasualtyWords(
        quick=_quick(_telling_words(facts, triggers)),
        begins=_begins(facts, triggers),
        triggers=triggers,
        be=frozenset(grammar["be"]),
        singular=frozenset(grammar["singular"]),
        have=frozenset(grammar["have"]),
        modal=frozenset(grammar["modal"]),
        adverbs=frozenset(grammar["adverbs"]),
        stops=frozenset(grammar["stop"]) | frozenset(triggers),
        including=frozenset(grammar["including"]),
        relative=frozenset(grammar["relative"]),
        negations=frozenset(grammar["negations"]),
        possessives=frozenset(grammar["possessives"]),
        pronouns_one=frozenset(grammar["pronouns_one"]),
        pronouns_some=frozenset(grammar["pronouns_some"]),
        before_dead=frozenset(deadly["dead"]),
        before_down=frozenset(deadly["down"]),
        before_alive=frozenset(deadly["alive"]),
        to_death=frozenset(deadly["to_death"]),
        aftermath=frozenset(facts["aftermath"]["words"]),
        perfect_totals=frozenset(totals["perfect_with"]),
        total_phrases=re.compile(rf"\b(?:{phrases})\b"),
        large_totals=frozenset(totals["large_with"]),
        not_since=frozenset(totals["not_since"]),
        participles=frozenset(grammar["participles"]),
        describing=frozenset(grammar["describing"]),
        between_nobody=frozenset(facts["nobody"]["between"]),
        tolls=frozenset(facts["tolls"]["words"]),
        figure_before=frozenset(facts["tolls"]["figure_before"]),
        coded=frozenset(facts["tolls"]["coded"]),
        suffered=frozenset(facts["suffering"]["verbs"]),
        wounds=frozenset(facts["suffering"]["wounds"]),
        bare_deadly=frozenset(deadly["bare"]),
        not_to_death=frozenset(deadly["not_to_death"]),
        numbers_of={
            word: kind for kind in (CasualtyKind.DEATHS, CasualtyKind.INJURED) for word in facts["numbers"][kind]
        },
        counts=frozenset(facts["numbers"]["counts"]),
        counts_before=frozenset(facts["numbers"]["before_counts"]),
        phrases={_pair(phrase): harm_kind(kind) for kind, phrases in facts["phrases"].items() for phrase in phrases},
        unhurt=frozenset(facts["unhurt"]["words"]),
        denying=frozenset(facts["denied"]["verbs"]),
        denied=frozenset(facts["denied"]["what"]),
        freed=frozenset(facts["freed"]["words"]),
        further=frozenset(facts["further"]["words"]),
        beside_dead=frozenset(facts["further"]["beside_dead"]),
        ordinals=frozenset(facts["further"]["ordinals"]),
        blows=frozenset(facts["further"]["blows"]),
        life_verbs=frozenset(facts["lives"]["verbs"]),
        lost=frozenset(facts["lives"]["lost"]),
        attributing=frozenset(facts["attribution"]["words"]),
    )


def _telling_words(facts: dict[str, Any], triggers: Iterable[str]) -> list[str]:
    """Words of which one stands in every sentence that tells casualties."""
    phrases = (phrase for phrases in facts["phrases"].values() for phrase in phrases)
    return [
        *triggers,
        *facts["tolls"]["words"],
        *facts["lives"]["lost"],
        *facts["suffering"]["wounds"],
        *facts["deadly"]["down"],
        *facts["deadly"]["alive"],
        *facts["unhurt"]["words"],
        *(word for phrase in phrases for word in phrase.split()[1:]),
        "fatally",
    ]


def _begins(facts: dict[str, Any], triggers: Iterable[str]) -> frozenset[str]:
    deadly = facts["deadly"]
    return frozenset().union(
        triggers,
        *(deadly[name] for name in ("dead", "down", "alive", "to_death")),
        facts["suffering"]["verbs"],
        facts["tolls"]["words"],
        facts["lives"]["lost"],
        facts["unhurt"]["words"],
        (phrase.split()[0] for phrases in facts["phrases"].values() for phrase in phrases),
        facts["numbers"]["counts"],
        {"fatally", "number"},
    )


def _pair(phrase: str) -> tuple[str, str]:
    first, second = phrase.split()
    return first, second


def _triggers(facts: dict[str, Any]) -> dict[str, dict[str, HarmKind]]:
    triggers: dict[str, dict[str, HarmKind]] = {}
    for form in FORMS:
        for kind, words in facts[form].items():
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
