"""Names that the gazetteer puts where the words beside them cannot mean: they are read as unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents.arguments.place_comparison import FINENESS, distance_km, same_area
from geomap.model import Kind, Placed, Role, Unplaced, UnplacedReason
from geomap.text.lexicon import word_list
from geomap.text.scopes.rule_names import RuleName

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Place
    from geomap.text.scopes.matcher import Scopes

_REACH = 60
"""How many characters may stand between a name and the one that says where it lies."""
_WITHIN = 160
"""How far from a name others are asked where it can be."""
_LETTERS = 4
"""Fewer capitals are an abbreviation, which may stand for anything."""
_FAR_KM = 150.0
"""A town is not a part of what lies farther than this, where no division of a state tells."""
_CITY = 500_000
"""A city of so many people is not the namesake of a place nearby."""
_FINE = frozenset({Kind.SETTLEMENT, Kind.ADMIN2, Kind.FACILITY})
# "X, Y", "X (Y", "X district, Y", "X village in the Y": what stands between a place and the one around it.
_LIES_IN = re.compile(
    r"(?: (?:district|area|town|village|city|county|municipality|jurisdiction|canton|commune|barangay|governorate|"
    r"sector|region))*"
    r"(?:, | \(|,? (?:of|in) (?:the )?(?:[a-z]+ ){0,3})",
    re.IGNORECASE,
)
# "Y's historic X".
_HOLDS = re.compile(r"[’']s (?:[a-z-]+ ){0,4}")
# "Abu Salim" of which only "Abu" is known: a name goes on.
_GOES_ON = re.compile(r"[ -](?:(?:de|del|el|al|do|da|dos|di|e)[ -])?(?P<word>[A-Z][a-zé-ü]\w*)")


def in_conflict(text: str, places: Sequence[Placed], scopes: Scopes) -> frozenset[Placed]:
    """The literal names that other names beside them contradict: "Mizan district, Zabul", found in another country."""
    literal = [p for p in places if p.mention.role is Role.LITERAL]
    return frozenset(
        placed
        for at, placed in enumerate(literal)
        if placed.place.kind in _FINE
        and placed.place.population < _CITY
        and placed.derived is None
        and _is_in_conflict(text, scopes, literal, at)
    )


def as_unknown(placed: Placed) -> Unplaced:
    """The name without the place that it cannot mean."""
    return Unplaced(placed.mention, UnplacedReason.UNKNOWN_THERE)


def _is_in_conflict(text: str, scopes: Scopes, literal: Sequence[Placed], at: int) -> bool:
    placed = literal[at]
    after = next((p for p in literal[at + 1 :] if p.mention.start >= placed.mention.end), None)
    if after is not None:
        between = text[placed.mention.end : after.mention.start]
        is_around = len(between) <= _REACH and _LIES_IN.fullmatch(between) and _is_wider(after, placed.place)
        if is_around and not _may_lie_in(placed.place, after.place):
            return True
    before = literal[at - 1] if at else None
    if before is not None and _HOLDS.fullmatch(text[before.mention.end : placed.mention.start]):
        return not _may_lie_in(placed.place, before.place)
    if not (
        scopes.governing(RuleName.PART_OF_A_TOWN, placed.mention.start, placed.mention.end) or _goes_on(text, placed)
    ):
        return False
    near = [p for p in _around(literal, at) if p.place.id != placed.place.id and p.place.kind is not Kind.COUNTRY]
    return bool(near) and not any(_may_lie_in(placed.place, p.place) for p in near)


def _around(literal: Sequence[Placed], at: int) -> list[Placed]:
    start = literal[at].mention.start
    return [p for p in literal[max(0, at - 4) : at + 5] if abs(p.mention.start - start) <= _WITHIN]


def _goes_on(text: str, placed: Placed) -> bool:
    """Whether the name is only the beginning of a longer one."""
    if text[placed.mention.start : placed.mention.end].isupper():
        return False
    match = _GOES_ON.match(text, placed.mention.end)
    return match is not None and match["word"].lower() not in word_list("name types")


def _is_wider(named: Placed, fine: Place) -> bool:
    """Whether a name may be what another lies in: a division, or in another country a town that lends it its name."""
    if len(named.mention.text) < _LETTERS and named.mention.text.isupper():
        return False
    a, b = FINENESS[named.place.kind], FINENESS[fine.kind]
    return a < b or (a == b and named.place.country_code != fine.country_code)


def _may_lie_in(fine: Place, wide: Place) -> bool:
    if same_area(fine, wide):
        return True
    if fine.country_code != wide.country_code or not fine.country_code:
        return wide.kind in {Kind.REGION, Kind.WATER}
    if wide.kind is Kind.SETTLEMENT and fine.admin1 and fine.admin1 == wide.admin1:
        return True
    return distance_km(fine, wide) <= _FAR_KM
