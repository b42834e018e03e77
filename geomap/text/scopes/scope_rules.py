"""Scope rules as ``scopes.toml`` has them: read once, and refused where one is not whole."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from geomap.data import fact_file
from geomap.errors import RuleError
from geomap.text.scopes.cue_patterns import WordTest, compile_cue, word_test

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ANY_MARK = "any mark"
"""How a rule writes that every mark but hyphens and apostrophes ends its scopes."""
_FEWEST = 3
"""How many sentences a rule must take, and how many it must leave."""
_KEYS = frozenset(
    {"name", "kind", "reason", "cues", "pseudo", "direction", "reach", "over", "ends", "joined", "modifies"}
    | {"takes", "leaves"}
)
_NEEDED = _KEYS - {"pseudo", "reach", "over", "ends", "joined"}


class ScopeKind(StrEnum):
    """What a cue says of the words in its scope."""

    NEGATION = "negation"
    PLAN = "plan"
    HEARSAY = "hearsay"
    TOTAL = "total"
    HISTORY = "history"
    HABIT = "habit"
    ANOTHER = "another"
    POSSESSION = "possession"
    NEARNESS = "nearness"
    LOCATION = "location"
    SPEECH = "speech"
    AGENT = "agent"
    VICTIM = "victim"


class Direction(StrEnum):
    """Where the words stand that a cue speaks of: behind it, before it, on both sides, or that it is itself."""

    AFTER = "after"
    BEFORE = "before"
    BOTH = "both"


class Target(StrEnum):
    """What a cue modifies."""

    TRIGGER = "trigger"
    PLACE = "place"
    CASUALTY = "casualty"
    VERB = "verb"
    SPEAKER = "speaker"
    ACTOR = "actor"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class ScopeRule:
    """One rule: its cues, which way and how far their scope goes, what ends it and what it modifies."""

    name: str
    kind: ScopeKind
    reason: str
    cues: tuple[tuple[WordTest, ...], ...]
    pseudo: tuple[tuple[WordTest, ...], ...]
    """What looks like a cue and is none."""
    before: int
    """How many words before a cue the farthest one stands in its scope; 0 where the scope goes the other way only."""
    after: int
    over: WordTest | None
    """The only words that may stand between a cue and what it modifies, where not all may."""
    ends: WordTest
    marks: frozenset[str]
    """The marks that end a scope."""
    ends_at_any_mark: bool
    is_joined: bool
    """Whether only a hyphen stands between the cue and what it modifies."""
    modifies: Target
    takes: tuple[str, ...]
    """Sentences with the word in square brackets that a cue of the rule must modify."""
    leaves: tuple[str, ...]
    """Sentences with the word in square brackets that no cue of the rule may modify."""


@cache
def scope_rules() -> tuple[ScopeRule, ...]:
    """The rules of the package, read once."""
    return read_rules(fact_file("lang/en/scopes.toml"))


def read_rules(path: Path) -> tuple[ScopeRule, ...]:
    """The rules of a file.

    Raises:
        RuleError: a rule lacks something, or has a key or a value that none may have.
    """
    with path.open("rb") as file:
        rows: list[dict[str, Any]] = tomllib.load(file)["rule"]
    rules = tuple(_rule(row, f"{path}: rule {row.get('name', number)!r}") for number, row in enumerate(rows, 1))
    names = [rule.name for rule in rules]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise RuleError(f"{path}: rule {twice!r} stands twice; join the two or rename one")
    return rules


def _rule(row: Mapping[str, Any], where: str) -> ScopeRule:
    fault = next(_faults(row), None)
    if fault is not None:
        raise RuleError(f"{where} {fault}")
    before, after = _reaches(Direction(row["direction"]), row.get("reach", {}))
    ends = row.get("ends", ())
    words = [end for end in ends if any(map(str.isalnum, end)) and end != ANY_MARK]
    return ScopeRule(
        name=row["name"],
        kind=ScopeKind(row["kind"]),
        reason=row["reason"],
        cues=tuple(way for cue in row["cues"] for way in compile_cue(cue)),
        pseudo=tuple(way for cue in row.get("pseudo", ()) for way in compile_cue(cue)),
        before=before,
        after=after,
        over=word_test(row["over"]) if "over" in row else None,
        ends=word_test(words),
        marks=frozenset(end for end in ends if not any(map(str.isalnum, end))),
        ends_at_any_mark=ANY_MARK in ends,
        is_joined=row.get("joined", False),
        modifies=Target(row["modifies"]),
        takes=tuple(row["takes"]),
        leaves=tuple(row["leaves"]),
    )


def _faults(row: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a rule as it is written, and what to do about it."""
    if unknown := sorted(row.keys() - _KEYS):
        yield f"has the unknown key {unknown[0]!r}; the keys are {', '.join(sorted(_KEYS))}"
    if missing := sorted(_NEEDED - row.keys()):
        yield f"has no {missing[0]!r}; add it"
    for key, words in (("kind", ScopeKind), ("direction", Direction), ("modifies", Target)):
        if row[key] not in list(words):
            yield f"has the unknown {key} {row[key]!r}; write one of {', '.join(words)}"
    for key in ("takes", "leaves"):
        if len(row[key]) < _FEWEST:
            yield f"needs {_FEWEST} sentences under {key!r}; it has {len(row[key])}"
        bare = next((sentence for sentence in row[key] if sentence.count("[") != 1 or sentence.count("]") != 1), None)
        if bare is not None:
            yield f"has under {key!r} a sentence without one word in square brackets: {bare!r}"


_UNBOUND = 1_000
"""More words than a sentence has: a scope of a rule that gives no reach goes on to the end of its sentence."""


def _reaches(direction: Direction, reach: int | Mapping[str, int]) -> tuple[int, int]:
    """How many words a scope takes before and behind its cue."""
    if isinstance(reach, int):
        reach = {"before": reach, "after": reach}
    before, after = reach.get("before", _UNBOUND), reach.get("after", _UNBOUND)
    return (before if direction is not Direction.AFTER else 0), (after if direction is not Direction.BEFORE else 0)
