"""The event words of the English pack, and finding them in a text in one pass over its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from geomap.text.match_labels import MatchGroup, label_of
from geomap.text.packs import ENGLISH, Facts, language_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.text.tokens import Token

# Asked for each phrase of each text: bound once.
_TRIGGER, _ACTOR = MatchGroup.TRIGGER, MatchGroup.ACTOR


class Match(NamedTuple):
    """A phrase of the lexicon that stands in a text."""

    group: MatchGroup
    label: str
    """What the phrase tells, a member of one of its group's enums: a sub-event type, a class of actors, a cue."""
    start: int
    end: int
    first: int
    """The index of its first token."""
    last: int
    weight: float
    weak: bool
    is_passive: bool = False
    """Whether a form of "to be" stands before it: who stands before that was acted upon."""
    is_infinitive: bool = False
    """Whether it is only wished or ordered: "to attack"."""
    is_definite: bool = False
    """Whether an article or a possessive points to it as known: "the deadly attack", "Sunday's shooting"."""
    is_agent: bool = False
    """Whether "by" leads an actor, who then did it: "beaten by police officers"."""
    phrase: str = ""
    """The phrase as the data files have it, marks and all: "ambush~"; empty for two words that stand apart."""
    is_negated: bool = False
    """Whether a word like "no" in reach says that it was not so."""


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    group: MatchGroup
    label: str
    weight: float
    weak: bool
    phrase: str


class _Pair(NamedTuple):
    sub: str
    weight: float
    within: int


def _verb_forms(stem: str) -> tuple[str, ...]:
    """The four forms of a regular verb: ambush, ambushes, ambushed, ambushing."""
    if stem.endswith("e"):
        return stem, stem + "s", stem + "d", stem[:-1] + "ing"
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"
    plural = "es" if stem.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return stem, stem + plural, stem + "ed", stem + "ing"


def _forms(word: str) -> tuple[str, ...]:
    """The words that a marked word of the data files stands for."""
    if word.endswith("~"):
        return _verb_forms(word[:-1])
    if word.endswith("+"):
        return word[:-1], word[:-1] + ("es" if word[:-1].endswith(("s", "ch", "sh")) else "s")
    return (word,)


def expand(phrase: str) -> Iterator[tuple[str, ...]]:
    """Write out a phrase of the data files, with its marks ``~``, ``+`` and ``|``."""
    choices = [
        [form for option in word.split("|") for form in _forms(option)] for word in phrase.replace("-", " ").split()
    ]
    yield from product(*choices)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first word and by their second (empty for single words), the longest first."""

    entries: dict[str, dict[str, tuple[_Entry, ...]]]
    pairs: dict[str, _Pair]

    def scan(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """Find the phrases in text order; in each group, none begins inside another."""
        matches: list[Match] = []
        busy: dict[MatchGroup, int] = {}
        words = tuple(map(itemgetter(0), tokens))
        entries = self.entries
        for index in [index for index, word in enumerate(words) if word in entries]:
            seconds = entries[words[index]]
            # Most words that begin a phrase stand alone: the rest is compared before anything else is asked.
            met = seconds.get("", ())
            if index + 1 < len(words) and words[index + 1] in seconds:
                longer = seconds[words[index + 1]]
                rest = words[index + 1 : index + 1 + len(longer[0].rest)]
                met = (*(entry for entry in longer if rest[: len(entry.rest)] == entry.rest), *met)
            if met:
                matches.extend(_hits_at(met, tokens, words, index, busy))
        halves = [match for match in matches if match.group is MatchGroup.PAIR]
        if not halves:
            return tuple(matches)
        told = [match for match in matches if match.group is not MatchGroup.PAIR]
        return tuple(sorted([*told, *self._joined(halves)], key=lambda match: (match.first, match.group, match.label)))

    def _joined(self, halves: Sequence[Match]) -> Iterator[Match]:
        """The triggers that two words apart make together; a word serves once in each pair."""
        waiting: dict[str, Match] = {}
        for match in halves:
            name, side = match.label.rsplit(" ", 1)
            pair = self.pairs[name]
            other = waiting.pop(f"{name} {'second' if side == 'first' else 'first'}", None)
            if other and match.first - other.last <= pair.within and match.first > other.last:
                passive = match.is_passive
                yield Match(
                    _TRIGGER, pair.sub, other.start, match.end, other.first, match.last, pair.weight, False, passive
                )
            else:
                waiting[match.label] = match


def _hits_at(
    entries: Sequence[_Entry], tokens: Sequence[Token], words: Sequence[str], index: int, busy: dict[MatchGroup, int]
) -> Iterator[Match]:
    """The longest of the phrases met at a token in each group; ``busy`` says up to where a group is taken."""
    for rest, group, label, weight, weak, phrase in entries:
        if busy.get(group, 0) > index:
            continue
        last = index + len(rest)
        # Modifiers and cues may say several things at once; an event or an actor is one thing.
        if group is _TRIGGER or group is _ACTOR:
            busy[group] = last + 1
        # "Bomb squad" holds the word of an event and tells none.
        if not label and group is _TRIGGER:
            continue
        told = group is _TRIGGER or group is MatchGroup.PAIR
        passive = told and not word_list("being").isdisjoint(words[max(0, index - 3) : index])
        definite = told and _is_definite(words, index)
        wished = told and _is_infinitive(words, index)
        agent = group is _ACTOR and "by" in words[max(0, index - 3) : index]
        start, end = tokens[index].start, tokens[last].end
        yield Match(group, label, start, end, index, last, weight, weak, passive, wished, definite, agent, phrase)


def _is_infinitive(words: Sequence[str], index: int) -> bool:
    """Whether "to" makes a wish of a verb, unless the verb before says that it was done."""
    if index == 0 or words[index - 1] != "to" or words[index].endswith(("s", "ed", "ing")):
        return False
    return index < 2 or words[index - 2] not in word_list("done")


def _is_definite(words: Sequence[str], index: int) -> bool:
    """Whether a noun is pointed to; verbs in "-ed" are none."""
    if words[index].endswith("ed"):
        return False
    return not word_list("pointing").isdisjoint(words[max(0, index - 2) : index])


def _facts(name: str) -> Facts:
    return language_pack(ENGLISH).facts(f"events/{name}")


def _rows() -> Iterator[tuple[MatchGroup, str, float, bool, Iterable[str]]]:
    """Every list of words with its group, label, weight and weakness."""
    for row in _facts("triggers").rows("trigger"):
        yield (
            MatchGroup.TRIGGER,
            label_of(MatchGroup.TRIGGER, row["sub"]),
            float(row["weight"]),
            row.get("weak", False),
            row["words"],
        )
    for row in _facts("modifiers").rows("modifier"):
        yield MatchGroup.MODIFIER, label_of(MatchGroup.MODIFIER, row["name"]), 0.0, False, row["words"]
    for row in _facts("actors").rows("actor"):
        yield MatchGroup.ACTOR, label_of(MatchGroup.ACTOR, row["kind"]), 0.0, False, row["words"]
    for row in _facts("cues").rows("cue"):
        yield MatchGroup.CUE, label_of(MatchGroup.CUE, row["name"]), 0.0, False, row["words"]
    for number, row in enumerate(_facts("pairs").rows("pair")):
        yield MatchGroup.PAIR, f"{number} first", 0.0, False, row["first"]
        yield MatchGroup.PAIR, f"{number} second", 0.0, False, row["second"]


@cache
def _grammar() -> dict[str, frozenset[str]]:
    with _facts("grammar") as facts:
        return {name: frozenset(facts.words(name)) for name in facts.names()}


def word_list(name: str) -> frozenset[str]:
    """A closed list of ``grammar.toml``."""
    return _grammar()[name]


@cache
def default_lexicon() -> Lexicon:
    """The lexicon of the package, read once."""
    phrases: dict[tuple[tuple[str, ...], MatchGroup, str], tuple[float, bool, str]] = {}
    for group, label, weight, weak, words in _rows():
        for phrase in words:
            for form in expand(phrase):
                phrases.setdefault((form, group, label), (weight, weak, phrase))
    by_word: dict[str, list[_Entry]] = {}
    for (form, group, label), (weight, weak, phrase) in phrases.items():
        by_word.setdefault(form[0], []).append(_Entry(form[1:], group, label, weight, weak, phrase))
    for entries in by_word.values():
        entries.sort(key=lambda entry: (-len(entry.rest), -entry.weight))
    pairs = {
        str(number): _Pair(label_of(MatchGroup.TRIGGER, row["sub"]), float(row["weight"]), row["within"])
        for number, row in enumerate(_facts("pairs").rows("pair"))
    }
    return Lexicon({word: _by_second(entries) for word, entries in by_word.items()}, pairs)


def _by_second(entries: Iterable[_Entry]) -> dict[str, tuple[_Entry, ...]]:
    """The phrases of a first word by their second word, in their order."""
    seconds: dict[str, list[_Entry]] = {}
    for entry in entries:
        seconds.setdefault(entry.rest[0] if entry.rest else "", []).append(entry)
    return {second: tuple(own) for second, own in seconds.items()}
