"""What speaks for and against a place being the one where a clause's event was, by the names of ``siting.toml``."""

from __future__ import annotations

from itertools import combinations
from math import log10
from typing import TYPE_CHECKING

from geomap.incidents.arguments import place_words
from geomap.incidents.arguments.place_comparison import FINENESS, same_area
from geomap.incidents.triggers.anchoring import SPEECH, anchor_of, behind_joint, gap_between
from geomap.model import Kind, Placed, Role, Span, Unplaced
from geomap.text.match_labels import MatchGroup

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from geomap.incidents.triggers.clauses import Clause

    Named = Placed | Unplaced
    Sign = tuple[str, float]

_BEFORE = 60
"""How many characters before a name are read."""
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
    """Reads the signs of the places of one clause."""

    def __init__(self, text: str, clause: Clause, inside: Sequence[Placed], strange: Sequence[Unplaced]) -> None:
        self._text = text
        self._anchor = anchor_of(clause)
        self._joints = clause.joints()
        self._speech = [match for match in clause.matches if match.group is MatchGroup.CUE and match.label in SPEECH]
        self._inside = inside
        names: list[Named] = [*inside, *strange]
        self._names = sorted(names, key=lambda p: p.mention.start)

    def signs_of(self, named: Named) -> Iterator[Sign]:
        """The signs of one place, each with how often it counts."""
        yield from self._of_kind(named)
        yield from self._of_standing(named)
        yield from self._of_words(named)
        yield from self._of_neighbours(named)
        if isinstance(named, Placed):
            yield from self._of_company(named)

    def _of_kind(self, named: Named) -> Iterator[Sign]:
        if isinstance(named, Unplaced):
            yield "unknown", 1.0
            return
        kind = named.place.kind
        # "The northern Kelm countryside" is wider than a village told beside it.
        if FINENESS[kind] > FINENESS[Kind.ADMIN1] and place_words.after().wide.match(self._text, named.mention.end):
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

    def _of_standing(self, named: Named) -> Iterator[Sign]:
        """How near a name stands to the words that tell the event, and to those of speech."""
        start, end = named.mention.start, named.mention.end
        span = Span(start, end)
        gap = gap_between(span, self._anchor) + behind_joint(span, self._anchor, self._joints)
        yield "distance", min(_FARTHEST, gap / _STEP)
        if any(0 <= start - match.end <= _TOLD_TO for match in self._speech):
            yield "told to", 1.0
        if any(0 < match.start - end <= 2 for match in self._speech) and place_words.before().speakers.search(
            self._text, max(0, start - _BEFORE), start
        ):
            yield "speakers there", 1.0

    def _of_words(self, named: Named) -> Iterator[Sign]:
        """What the words right before and behind a name say."""
        text, end = self._text, named.mention.end
        said = text[max(0, named.mention.start - _BEFORE) : named.mention.start]
        before, after = place_words.before(), place_words.after()
        for name, pattern in before.signs.items():
            if pattern.search(said):
                yield name, 1.0
        if text.startswith(("'s", "’s"), end):
            yield "possessive", 1.0
        if after.leader.match(text, end) or said.lower().endswith("pro-"):
            yield "leads a people", 1.0
        if after.owner.match(text, end) or before.owner.search(said):
            yield "owner", 1.0
        if after.care.match(text, end) and before.taken.search(said):
            yield "care", 1.0

    def _of_neighbours(self, named: Named) -> Iterator[Sign]:
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
        text, start, end = self._text, named.mention.start, named.mention.end
        is_second = text[start - 1 : start] in {"-", "–"} and place_words.after().road.match(text, end)
        return bool(is_second or place_words.after().joined_road.match(text, end))

    def _of_company(self, placed: Placed) -> Iterator[Sign]:
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
