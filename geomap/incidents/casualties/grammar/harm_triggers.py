"""The words of a sentence that tell casualties, each with the rule of grammar that it follows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.casualties.grammar.harm_words import casualty_words
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.casualties.grammar.harm_words import HarmKind
    from geomap.incidents.casualties.grammar.parsed_sentence import Sentence

_TO_DEATH_WITHIN = 7
"""Tokens from the verb to "to death" or its wounds: "hacked a man and his two sons to death"."""
_JOINED_VERB = 2
"""Where "to death" stands behind "stabbing and slashing"."""
_NEARLY = frozenset({"nearly", "almost", "attempted", "narrowly"})


class Trigger(NamedTuple):
    """A word that tells casualties: its tokens, the rule of grammar that it follows, and what happened."""

    first: int
    last: int
    form: str
    kind: HarmKind


def find_triggers(sentence: Sentence) -> Iterator[Trigger]:
    """The triggers of a sentence, in text order."""
    end = 0
    begins = casualty_words().begins
    for index, token in enumerate(sentence.tokens):
        if token.word not in begins and not (token.word.endswith("ed") and sentence.word(index + 1) == "to"):
            continue  # Most words tell nothing
        trigger = _compound(sentence, index) or _plain(sentence, index)
        if trigger is not None and index >= end and sentence.word(trigger.first - 1) not in _NEARLY:
            yield trigger
            end = trigger.last


def _compound(sentence: Sentence, index: int) -> Trigger | None:
    """Read "shot dead", "gunned down", "fatally shot", "hacked to death"."""
    words, word, after = casualty_words(), sentence.word(index), sentence.word(index + 1)
    form = "ing" if word.endswith("ing") else "present" if word in words.bare_deadly else "past"
    deadly = {"dead": words.before_dead, "down": words.before_down, "alive": words.before_alive}
    if word in deadly.get(after, ()):
        return Trigger(index, index + 2, form, CasualtyKind.DEATHS)
    if word == "fatally" and (after in words.participles or after.endswith(("ed", "ing"))):
        return Trigger(index, index + 2, "ing" if after.endswith("ing") else "past", CasualtyKind.DEATHS)
    if word in words.suffered:
        return _suffered(sentence, index)
    is_to_death = word.endswith("ed") and after == "to" and sentence.word(index + 2) == "death"
    if word in words.to_death or (is_to_death and word not in words.not_to_death):
        return _to_death(sentence, index, form)
    kind = words.phrases.get((word, after))
    return Trigger(index, index + 2, "happens", kind) if kind else None


def _suffered(sentence: Sentence, index: int) -> Trigger | None:
    """Read "sustained injuries", "received a fatal wound"."""
    what = set(sentence.words(index + 1, index + 1 + _TO_DEATH_WITHIN))
    if not casualty_words().wounds & what:
        return None
    return Trigger(
        index, index + 1, "happens", CasualtyKind.DEATHS if what & {"fatal", "mortal"} else CasualtyKind.INJURED
    )


def _to_death(sentence: Sentence, index: int, form: str) -> Trigger | None:
    """Read "hacked to death", "hacked a man to death", "stabbing and slashing to death two men"."""
    following = sentence.words(index + 1, index + 1 + _TO_DEATH_WITHIN)
    if following[:2] == ["to", "death"]:
        return Trigger(index, index + 3, form, CasualtyKind.DEATHS)
    at = next((at for at, pair in enumerate(pairwise(following)) if pair == ("to", "death")), None)
    if at is None:
        return None
    # "Stabbing and slashing to death two men": both verbs end there.
    joined = following[0] in {"and", "or"} and at == _JOINED_VERB
    return Trigger(index, index + (at + 3 if joined else 1), form, CasualtyKind.DEATHS)


def _plain(sentence: Sentence, index: int) -> Trigger | None:
    words, word = casualty_words(), sentence.word(index)
    is_count = word in words.counts and sentence.word(index - 1) in words.counts_before  # "The body count"
    for own, kind, told in (
        ("toll", CasualtyKind.DEATHS, is_count or word in words.tolls),
        ("lost", CasualtyKind.DEATHS, word in words.lost),
        ("unhurt", CasualtyKind.INJURED, word in words.unhurt),
    ):
        if told:
            return Trigger(index, index + 1, own, kind)
    if word == "number" and sentence.word(index + 1) == "of" and sentence.word(index - 1) in {"the", "confirmed"}:
        return _number_of(sentence, index)
    forms = words.triggers.get(word)
    if forms is None:
        return None
    if "of" in forms and sentence.word(index + 1) == "of":
        return Trigger(index, index + 2, "of", forms["of"])
    if word in {"lives", "life"}:
        return Trigger(index, index + 1, "lives", CasualtyKind.DEATHS)
    form = next((form for form in forms if form != "of"), None)
    return Trigger(index, index + 1, form, forms[form]) if form else None


def _number_of(sentence: Sentence, index: int) -> Trigger | None:
    """Read "the number of dead", "the number of people killed", as a word for the toll."""
    kinds = casualty_words().numbers_of
    at = next((at for at in range(index + 2, index + 5) if sentence.word(at) in kinds), None)
    return Trigger(index, at + 1, "toll", kinds[sentence.word(at)]) if at else None


def sharing(sentence: Sentence, triggers: Sequence[Trigger], position: int) -> tuple[list[Trigger], str]:
    """The triggers that share their people from this one on, and the word that joins them.

    "Killed or wounded", "killed, injured or captured": one figure, several fates.
    """
    shared, joint = [triggers[position]], ""
    for trigger in triggers[position + 1 :]:
        before = shared[-1]
        between = sentence.words(before.last, trigger.first)
        if trigger.form != before.form or between not in (["and"], ["or"], ["/"], [","], [",", "or"], [",", "and"]):
            break
        shared.append(trigger)
        joint = between[-1]
    if len({trigger.kind for trigger in shared}) == 1:
        return (shared, "") if joint else (shared[:1], "")  # "Shot dead or burned alive nine people"
    return (shared[:1], "") if joint in {"", ","} else (shared, joint)
