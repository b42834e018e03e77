"""What speaks for and against an event having been at a place of its clause, by the names of `place_argument.toml`."""

from __future__ import annotations

from itertools import combinations
from math import log10
from typing import TYPE_CHECKING

from geomap.incidents.arguments import place_words
from geomap.incidents.arguments.place_comparison import FINENESS, same_area
from geomap.incidents.triggers.anchoring import SPEECH, anchor_of, behind_joint, gap_between
from geomap.model import Kind, Placed, Role, Span, Unplaced
from geomap.text.match_labels import MatchGroup
from geomap.text.scopes.rule_names import RuleName

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from geomap.incidents.triggers.clauses import Clause

    Named = Placed | Unplaced
    Feature = tuple[str, float]

WORDED = (
    RuleName.LOCATIVE,
    RuleName.DIRECTION,
    RuleName.BEHIND_AND,
    RuleName.FELT,
    RuleName.AT_ISSUE,
    RuleName.MEASURED_FROM,
)
"""The rules of ``scopes.toml`` that are a feature each by itself."""
_HYPHENS = frozenset({"-", "–"})
_TO_ANOTHER = (*_HYPHENS, " to ")
"""What stands between the two ends of a road: "the Kelm-Vela road", "the Kelm to Vela road"."""
_CLOSE = 90
"""How many characters part a place at most from the one that it lies in."""
_STEP = 40.0
"""How many characters from the words of the event a place loses the weight of "distance" for."""
_FARTHEST = 3.0
"""How often it loses that weight at most."""
_ABBREVIATION = 4
"""Up to how many capitals are an abbreviation."""
_MOST_PEOPLE = 7.0
"""The largest cities have some ten to this power of people."""
_TOLD_TO = 22
"""Within so many characters behind a verb of speech stands who was spoken to, or where."""


class SiteReader:
    """Reads the features of the places of one clause."""

    def __init__(self, text: str, clause: Clause, inside: Sequence[Placed], strange: Sequence[Unplaced]) -> None:
        self._text = text
        self._scopes = clause.scopes
        self._anchor = anchor_of(clause)
        self._joints = clause.joints()
        self._speech = [match for match in clause.matches if match.group is MatchGroup.CUE and match.label in SPEECH]
        self._inside = inside
        names: list[Named] = [*inside, *strange]
        self._names = sorted(names, key=lambda p: p.mention.start)

    def features_of(self, named: Named) -> Iterator[Feature]:
        """The features of one place, each with how often it counts."""
        yield from self._of_kind(named)
        yield from self._of_standing(named)
        yield from self._of_words(named)
        yield from self._of_neighbours(named)
        if isinstance(named, Placed):
            yield from self._of_company(named)

    def _of_kind(self, named: Named) -> Iterator[Feature]:
        if isinstance(named, Unplaced):
            yield "unknown", 1.0
            return
        kind = named.place.kind
        # "The northern Kelm countryside" is wider than a village told beside it.
        if FINENESS[kind] > FINENESS[Kind.ADMIN1] and self._is_told(named, RuleName.WIDE):
            kind = Kind.ADMIN1
        elif kind is Kind.COUNTRY and named.derived:
            kind = Kind.REGION
        yield kind.value, 1.0
        yield "doubt", 1.0 - named.confidence
        yield "people", log10(max(1, named.place.population)) / _MOST_PEOPLE
        if named.mention.role is not Role.LITERAL:
            yield "inside a name", 1.0
        if len(named.mention.text) <= _ABBREVIATION and named.mention.text.isupper():
            yield "abbreviation", 1.0

    def _of_standing(self, named: Named) -> Iterator[Feature]:
        """How near a name stands to the words that tell the event, and to those of speech."""
        start, end = named.mention.start, named.mention.end
        span = Span(start, end)
        gap = gap_between(span, self._anchor) + behind_joint(span, self._anchor, self._joints)
        yield "distance", min(_FARTHEST, gap / _STEP)
        if any(0 <= start - match.end <= _TOLD_TO for match in self._speech):
            yield "told to", 1.0
        is_before_speech = any(0 < match.start - end <= 2 for match in self._speech)
        if is_before_speech and self._is_told(named, RuleName.SPEAKERS_THERE):
            yield "speakers there", 1.0

    def _of_words(self, named: Named) -> Iterator[Feature]:
        """What the words right before and behind a name say."""
        for name in WORDED:
            if self._is_told(named, name):
                yield name, 1.0
        if self._text.startswith(("'s", "’s"), named.mention.end):
            yield "possessive", 1.0
        if self._is_told(named, RuleName.OF_THIS_PLACE) or self._is_told(named, RuleName.FOR_THIS_PLACE):
            yield "leads a people", 1.0
        if self._is_told(named, RuleName.ITS_OWN_NOT_WHERE) or self._is_told(named, RuleName.WHOSE_NOT_WHERE):
            yield "owner", 1.0
        if self._is_told(named, RuleName.CARE) and self._is_told(named, RuleName.TAKEN_TO):
            yield "care", 1.0

    def _is_told(self, named: Named, rule: RuleName) -> bool:
        """Whether the words beside a name say of it what a rule of ``scopes.toml`` reads."""
        return bool(self._scopes.governing(rule, named.mention.start, named.mention.end))

    def _of_neighbours(self, named: Named) -> Iterator[Feature]:
        """Whether it only says where another place lies: "Kelm, North", "X near Kelm", "Kelm's X district"."""
        at = self._names.index(named)
        if at and at == len(self._names) - 1:
            yield "last", 1.0
        if self._is_road(named):
            yield "road", 1.0
        before = self._names[at - 1] if at > 0 else None
        is_told = before and not self._is_road(before) and not _is_finer(named, before)
        if before and is_told and self._are_joined(before, named, by=place_words.between().lies_in):
            yield "explains", 1.0
        after = self._names[at + 1] if at + 1 < len(self._names) else None
        if after and not _is_finer(named, after) and self._are_joined(named, after, by=place_words.between().holds):
            yield "holds", 1.0

    def _are_joined(self, first: Named, second: Named, *, by: re.Pattern[str]) -> bool:
        between = self._text[first.mention.end : second.mention.start]
        return len(between) <= _CLOSE and by.fullmatch(between) is not None

    def _is_road(self, named: Named) -> bool:
        """Whether a name is one of the ends of a road: "on the Kelm-Vela road"."""
        text, end = self._text, named.mention.end
        if text[named.mention.start - 1 : named.mention.start] in _HYPHENS and self._is_told(named, RuleName.ROAD):
            return True
        other = next((end + len(joint) for joint in _TO_ANOTHER if text.startswith(joint, end)), 0)
        is_name = other > 0 and text[other : other + 1].isupper()
        return is_name and any(
            self._scopes.governing(rule, other, other + 1) for rule in (RuleName.ROAD, RuleName.LINE)
        )

    def _of_company(self, placed: Placed) -> Iterator[Feature]:
        """What the other places of a clause say of one: a town lies where they do."""
        place = placed.place
        others = [other for other in self._inside if other.place.id != place.id]
        near = [other for other in others if same_area(place, other.place)]
        if near:
            yield "agrees", 1.0
        elif _agree([other for other in others if other.confidence > placed.confidence]):
            yield "alone", 1.0
        if any(FINENESS[other.place.kind] > FINENESS[place.kind] for other in near):
            yield "around a finer one", 1.0
        if len(self._inside) - len(others) > 1:
            yield "told twice", 1.0


def _agree(places: Sequence[Placed]) -> bool:
    """Whether two of the places lie in one area: "in Kelm, North"."""
    return any(a.place.id != b.place.id and same_area(a.place, b.place) for a, b in combinations(places, 2))


def _is_finer(a: Named, b: Named) -> bool:
    return _fineness(a) > _fineness(b)


def _fineness(named: Named) -> float:
    return FINENESS[named.place.kind] if isinstance(named, Placed) else max(FINENESS.values())
