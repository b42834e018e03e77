"""The cues of all scope rules in one pass over the words of a text, and which of them reach a word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache, partial
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Span
from geomap.text.scopes.cue_patterns import Way, ways_of
from geomap.text.scopes.scope_rules import ScopeKind, ScopeRule, Target, scope_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geomap.text.scopes.cue_patterns import WordTest
    from geomap.text.tokens import Token

_JOINS = " \t\r\n\u00a0-'’"
"""What may stand between two words without being a mark that parts them."""
_HYPHENS = frozenset({"-", "–", "‑"})
_PARTS = frozenset({*_HYPHENS, "'", "’"})
"""What parts one written word into two tokens: a reach counts those as one."""


_PARTS_OF_A_WORD = 3
"""Of how many tokens a written word is at most, so that a reach in words bounds one in tokens."""

Cue = tuple[int, int]
"""The first and the last token of a cue."""


class Scope(NamedTuple):
    """A cue of a rule, with all the words that it may modify, the cue's own included."""

    span: Span
    cue: Span
    rule: ScopeRule


class ScopeMatcher:
    """The cues of some rules by their first words."""

    def __init__(self, rules: Iterable[ScopeRule]) -> None:
        self.rules: Mapping[str, ScopeRule] = {rule.name: rule for rule in rules}
        self._names: dict[tuple[ScopeKind, Target], list[str]] = {}
        ways: dict[str, list[Way]] = {}
        for rule in self.rules.values():
            self._names.setdefault((rule.kind, rule.modifies), []).append(rule.name)
            for is_pseudo, cues in ((False, rule.cues), (True, rule.pseudo)):
                for first, *rest in cues:
                    for word in first.words:
                        ways.setdefault(word, []).append(Way(tuple(rest), rule.name, is_pseudo))
        self._ways = {word: ways_of(own) for word, own in ways.items()}

    def scan(self, text: str, tokens: Sequence[Token], begins: Iterable[int] = ()) -> Scopes:
        """Find the cues of a text; ``begins`` are the characters where its sentences begin."""
        found = _Tokens(text, tokens, begins)
        cues: dict[str, list[Cue]] = {name: [] for name in self.rules}
        sham: dict[str, list[Cue]] = {}
        words, ways = found.words, self._ways
        for at in [at for at, word in enumerate(words) if word in ways]:
            alone, by_second, met = ways[words[at]]
            for rule in alone:
                cues[rule].append((at, at))
            # Few words are followed by the second of a cue, and then it is mostly one cue.
            longer = by_second.get(words[at + 1]) if by_second and at + 1 < len(words) else None
            if longer and not found.is_parted(at + 1):
                met = longer + met
            for rest, rule, is_pseudo in met:
                last = found.last_of(rest, at)
                if last is not None:
                    _add(sham.setdefault(rule, []) if is_pseudo else cues[rule], (at, last))
        for rule, pseudo in sham.items():
            cues[rule] = [cue for cue in cues[rule] if not any(first <= cue[0] <= last for first, last in pseudo)]
        return Scopes(self.rules, self._names, found, cues)


def _add(cues: list[Cue], cue: Cue) -> None:
    """Add a cue; of those that begin with one word the longest stays."""
    if not cues or cues[-1][0] != cue[0]:
        cues.append(cue)
    elif cues[-1][1] < cue[1]:
        cues[-1] = cue


class _Tokens:
    """The words of a text with what stands between them."""

    def __init__(self, text: str, tokens: Sequence[Token], begins: Iterable[int]) -> None:
        self.text = text
        # Column by column, by the interpreter's own loops: this is done for every word of every article.
        self.words: list[str] = list(map(itemgetter(0), tokens))
        self.starts: list[int] = list(map(itemgetter(1), tokens))
        self.ends: list[int] = list(map(itemgetter(2), tokens))
        self.by_start = dict(zip(self.starts, range(len(self.starts)), strict=True))
        self.openings = frozenset(bisect_left(self.starts, begin) for begin in begins)

    def gap(self, at: int) -> str:
        """What stands before a token."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def is_parted(self, at: int) -> bool:
        """Whether a mark or a sentence's beginning parts a token from the one before it."""
        gap = self.gap(at)
        return gap != " " and (at in self.openings or bool(gap.strip(_JOINS)))

    def last_of(self, rest: Sequence[WordTest], at: int) -> int | None:
        """The last token of a cue whose other words are to stand behind a token; None where they do not."""
        for number, test in enumerate(rest):
            if test.most:
                tries = (self.last_of(rest[number + 1 :], at + skipped) for skipped in self._skipped(at, test.most))
                return next((last for last in tries if last is not None), None)
            at += 1
            if at >= len(self.words) or not test.fits(self.words[at]) or self.is_parted(at):
                return None
        return at

    def _skipped(self, at: int, most: int) -> Iterator[int]:
        """How many words a gap of a cue may take, the fewest first."""
        yield 0
        for skipped in range(1, most + 1):
            if at + skipped >= len(self.words) or self.is_parted(at + skipped):
                return
            yield skipped


class Scopes:
    """The cues of a text, asked which of them modify some words of it."""

    def __init__(
        self,
        rules: Mapping[str, ScopeRule],
        names: Mapping[tuple[ScopeKind, Target], Sequence[str]],
        tokens: _Tokens,
        cues: Mapping[str, Sequence[Cue]],
    ) -> None:
        self._rules = rules
        self._names = names
        self._tokens = tokens
        self._cues = cues
        self._present: dict[tuple[ScopeKind, Target], Sequence[str]] = {}

    def governing(self, name: str, start: int, end: int, *, within: tuple[int, int] | None = None) -> list[Span]:
        """Where the cues of a rule stand that modify a stretch of the text, the nearest first on either side.

        Only cues that begin ``within`` another stretch are asked, where one is given.
        """
        cues = self._cues[name]
        if not cues:
            return []
        rule, first = self._rules[name], self._index(start)
        at = bisect_left(cues, (first,))
        # Most words have no cue near them, which is asked before anything else.
        if not rule.before and (at == 0 or first - cues[at - 1][1] > _PARTS_OF_A_WORD * rule.after):
            return []
        last = max(first, bisect_left(self._tokens.starts, end) - 1)
        behind = bisect_left(cues, (last + 1,))
        if not rule.after and (behind == len(cues) or cues[behind][0] - last > _PARTS_OF_A_WORD * rule.before):
            return []
        low, high = map(partial(bisect_left, self._tokens.starts), within) if within else (0, len(self._tokens.words))
        found: list[Cue] = []
        if rule.before and rule.after:
            # A cue among the words themselves says the same of them: a bomb threat is a threat.
            own = cues[max(0, at - 1) : behind]
            found.extend(cue for cue in own if cue[1] >= first and low <= cue[0] < high)
        if rule.after:
            found.extend(self._ahead(rule, cues[:at], first, low))
        if rule.before:
            found.extend(self._behind(rule, cues[behind:], last, high))
        return [self._span(cue) for cue in found]

    def is_governed(
        self, kind: ScopeKind, target: Target, start: int, end: int, *, within: tuple[int, int] | None = None
    ) -> bool:
        """Whether any rule of a kind that modifies such words has a cue that modifies a stretch of the text."""
        names = self._present.get((kind, target))
        if names is None:
            # Few rules have a cue in a text, and every word that tells an event is asked for all of them.
            names = [name for name in self._names.get((kind, target), ()) if self._cues[name]]
            self._present[kind, target] = names
        return bool(names) and any(self.governing(name, start, end, within=within) for name in names)

    def cues(self, name: str, start: int, end: int) -> list[Span]:
        """Where the cues of a rule stand that begin in a stretch of the text."""
        cues = self._cues[name]
        if not cues:
            return []
        low, high = (bisect_left(self._tokens.starts, position) for position in (start, end))
        return [self._span(cue) for cue in cues[bisect_left(cues, (low,)) : bisect_left(cues, (high,))]]

    def words(self, start: int, end: int) -> list[str]:
        """The words that begin in a stretch of the text, in small letters."""
        starts = self._tokens.starts
        return self._tokens.words[bisect_left(starts, start) : bisect_left(starts, end)]

    def all(self) -> tuple[Scope, ...]:
        """Every scope of the text in text order."""
        return tuple(sorted(self._each(), key=attrgetter("span", "cue", "rule.name")))

    def _each(self) -> Iterator[Scope]:
        starts, ends = self._tokens.starts, self._tokens.ends
        for name, cues in self._cues.items():
            rule = self._rules[name]
            for cue in cues:
                low, high = self._farthest(rule, cue[0], -1), self._farthest(rule, cue[1], 1)
                yield Scope(Span(starts[low], ends[high]), self._span(cue), rule)

    def _farthest(self, rule: ScopeRule, at: int, step: int) -> int:
        """The farthest token on one side of a cue that its scope takes in."""
        reach, far = rule.after if step > 0 else rule.before, at
        while reach and 0 <= far + step < len(self._tokens.words):
            low, high = min(at, far + step), max(at, far + step)
            if not self._reaches(rule, low, high, reach):
                break
            far += step
        return far

    def _ahead(self, rule: ScopeRule, cues: Sequence[Cue], first: int, low: int) -> Iterator[Cue]:
        """The cues that stand before a token and reach it: where one does not, none before it does."""
        for cue in reversed(cues):
            if cue[1] >= first:
                continue
            if cue[0] < low or not self._reaches(rule, cue[1], first, rule.after):
                return
            yield cue

    def _behind(self, rule: ScopeRule, cues: Sequence[Cue], last: int, high: int) -> Iterator[Cue]:
        """The cues that stand behind a token and reach back to it."""
        for cue in cues:
            if cue[0] >= high or not self._reaches(rule, last, cue[0], rule.before):
                return
            yield cue

    def _reaches(self, rule: ScopeRule, low: int, high: int, reach: int) -> bool:
        """Whether nothing between two tokens ends a scope that goes from one of them to the other."""
        tokens = self._tokens
        if high - low > _PARTS_OF_A_WORD * reach:
            return False
        steps = 0
        for at in range(low + 1, high + 1):
            gap = tokens.gap(at)
            steps += gap not in _PARTS
            if max(1, steps) > reach or (gap != " " and self._is_ended(rule, at, gap)):
                return False
            if at < high and (
                rule.ends.fits(tokens.words[at]) or not (rule.over is None or rule.over.fits(tokens.words[at]))
            ):
                return False
        return not rule.is_joined or tokens.gap(high) in _HYPHENS

    def _is_ended(self, rule: ScopeRule, at: int, gap: str) -> bool:
        """Whether the marks before a token end a scope."""
        if at in self._tokens.openings or not rule.marks.isdisjoint(gap):
            return True
        return rule.ends_at_any_mark and bool(gap.strip(_JOINS))

    def _index(self, position: int) -> int:
        """The token that a character stands in, or the first one behind it."""
        known = self._tokens.by_start.get(position)
        if known is not None:
            return known
        at = bisect_right(self._tokens.starts, position) - 1
        return at if at >= 0 and position < self._tokens.ends[at] else at + 1

    def _span(self, cue: Cue) -> Span:
        return Span(self._tokens.starts[cue[0]], self._tokens.ends[cue[1]])


@cache
def scope_matcher(*targets: Target) -> ScopeMatcher:
    """The matcher of the package's rules that modify such words; of all rules where none are named."""
    return ScopeMatcher(rule for rule in scope_rules() if not targets or rule.modifies in targets)
