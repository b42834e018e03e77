"""A sentence as the rules of casualties read it: tokens, groups of people, and the parts of its verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from geomap.incidents.casualties.grammar.harm_words import casualty_words
from geomap.incidents.casualties.grammar.people_groups import Group, find_groups
from geomap.times.calendar_words import calendar_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.text.figure_tokens import Token

_PART_WORDS = 3
"""Tokens that may stand between two parts of one sum."""
_LINKS = frozenset({",", "and", "&", "plus"})
_QUOTES = frozenset({'"', "“", "”"})


@dataclass(frozen=True)
class Sentence:
    """A sentence in tokens, with its groups of people."""

    tokens: Sequence[Token]
    is_capitals: bool
    """Whether it is printed in capitals, so that a capital letter says nothing."""

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups of people, in text order."""
        return tuple(find_groups(self.tokens, 0, len(self.tokens)))

    def word(self, index: int) -> str:
        """The word of a token; empty outside the sentence."""
        return self.tokens[index].word if 0 <= index < len(self.tokens) else ""

    def words(self, first: int, last: int) -> list[str]:
        """The words from one token to before another, as far as the sentence has them."""
        return [token.word for token in self.tokens[max(0, first) : max(0, last)]]

    def is_capital(self, index: int) -> bool:
        """Whether a token bears a capital letter that means something."""
        return not self.is_capitals and 0 <= index < len(self.tokens) and self.tokens[index].capital

    @cached_property
    def starting(self) -> dict[int, Group]:
        """Groups by their first token."""
        return {group.first: group for group in self.groups}

    @cached_property
    def ending(self) -> dict[int, Group]:
        """Groups by the token after their last."""
        return {group.last: group for group in self.groups}

    @cached_property
    def included(self) -> frozenset[Group]:
        """The groups that are only a part of one told before: "including two children and a nurse"."""
        found: set[Group] = set()
        including = casualty_words().including
        before: Group | None = None
        for group in self.groups:
            is_listed = before is not None and self._is_listed_after(before, group, is_included=before in found)
            if is_listed or not including.isdisjoint(self.words(group.first - 3, group.first)):
                found.add(group)
            before = group
        return frozenset(found)

    def _is_listed_after(self, before: Group, group: Group, *, is_included: bool) -> bool:
        """Whether a group goes on a list of parts: "three of them farmers and three herders"."""
        between = self.words(before.last, group.first)
        is_part = before.noun == "one" and before.is_definite and before.toll.best > 1
        return (is_included and between in (["and"], [","])) or (
            is_part and len(between) <= _PART_WORDS and between[-1:] in ([], ["and"])
        )


def read_sentence(tokens: Sequence[Token], text: str) -> Sentence:
    """A sentence of a text."""
    return Sentence(tokens, text[tokens[0].start : tokens[-1].end].isupper())


def skip_adverbs(sentence: Sentence, at: int) -> int:
    """The next token that is no adverb, no word of time and no quotation mark."""
    adverbs = casualty_words().adverbs
    while True:
        word = sentence.word(at)
        if word in _QUOTES or (at not in sentence.starting and (word in adverbs or is_time(word))):
            at += 1
        else:
            return at


def is_time(word: str) -> bool:
    """Whether a word tells only when: "yesterday", "morning", "Tuesday"."""
    return word in _TIMES or word in calendar_words().weekdays


_TIMES = frozenset({"yesterday", "today", "tonight", "overnight", "morning", "afternoon", "evening", "night"})
_MAY_BE = frozenset({"of", "from", "avoid", "risk", "without"})
_SAID = frozenset({"said", "thought", "understood", "known", "alleged"})
_BEFORE_VERB = frozenset({"found", "left", "taken", "held", "not", "to"})


def verb_start(sentence: Sentence, index: int) -> int:
    """Where the verb begins that ends at this token: its auxiliaries, adverbs and joined participles included."""
    at = index
    while at > 0:
        word = sentence.word(at - 1)
        if _is_verbal(word, sentence.word(at)):
            at -= 1
        elif (
            word in {"and", "or", "then"} and _is_participle(sentence.word(at - 2)) and has_be(sentence, at - 6, at - 2)
        ):
            at -= 2
        else:
            return at
    return at


def _is_verbal(word: str, after: str) -> bool:
    """Whether a word may stand between the people and a participle, with the word after it."""
    words = casualty_words()
    if word in words.be or word in words.have or word in words.adverbs or word in _BEFORE_VERB or is_time(word):
        return True
    return (word == "on" and is_time(after)) or (word in _SAID and after == "to")


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in casualty_words().participles


def has_be(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a form of "be" or "get" stands among these tokens, behind "to have" where that is told."""
    words = sentence.words(first, last)
    if ("to", "have") in pairwise(words):  # "Were reported to have killed"
        words = words[words.index("to", max(0, words.index("have") - 1)) :]
    return any(word in casualty_words().be for word in words)


def is_unreal(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the verb tells what may happen, or did not: "will be killed", "were not hurt", "could be dead"."""
    words = set(sentence.words(first, last))
    if words & {"have", "had", "has"}:
        return "not" in words and "only" not in words
    if "not" in words and "only" in words:
        return False
    lead = sentence.word(first - 1)
    if "being" in words and lead in _MAY_BE:  # "The prospect of being killed"
        return True
    return lead in casualty_words().modal - {"if"} or bool({"not", "never", "to", "cannot"} & words)


def has_predicate(sentence: Sentence, group: Group) -> bool:
    """Whether a verb of its own follows a group, so that it is no object of the verb before it."""
    words, word = casualty_words(), sentence.word(skip_adverbs(sentence, group.last))
    if word in words.be or word in words.have or word in words.modal - {"to", "if"}:
        return True
    return bool(words.triggers.get(word, {}).keys() & {"past", "state", "happens", "count"})


def is_beside(sentence: Sentence, at: int) -> bool:
    """Whether "along with" or "together with" ends before this token, or lies around it."""
    return sentence.word(at - 1) == "alongside" or any(
        sentence.word(first) in {"along", "together"} and sentence.word(first + 1) == "with"
        for first in (at - 2, at - 1)
    )


def is_link(word: str) -> bool:
    """Whether a word joins the parts of a list."""
    return word in _LINKS
