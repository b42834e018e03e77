"""Countries, peoples and towns that take part in an event under their own names, as the places in its clause tell."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import ActorRole, EventType, Kind, Role, Span
from geomap.text.lexicon import word_list
from geomap.text.spans import mentions_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.mentions import Scene, Telling
    from geomap.model import Placed

_NEXT_WORD = re.compile(r"[\s-]([A-Za-z]+)")
_WEAPON = re.compile(r"(?:[\s-][a-z]+){1,2}")
_BETWEEN = re.compile(r"\bbetween\s+\Z")
_AND = re.compile(r"\s+and\s+")
_FORCES = re.compile(r"\s+((?:government\s+)?(?:troops|forces|soldiers|servicemen|police|army|armies|border guards))\b")
_PLACED = re.compile(r"\b(?:in|at|near|from|of|against|on|inside|across|by|over)\s+(?:the\s+)?\Z")
_ACCUSED = re.compile(r"\b(?:accus|blam)(?:ed|es|ing|e)\s+\Z")
_PEOPLE_ENDS = re.compile(r"(?!\s+(?:and|or)\s+[A-Z])[\s,.;](?!\s*[A-Z])")
_HIT = re.compile(
    r"\b(?:shelled|bombed|bombarded|shelling|bombarding|bombing|struck|pounded|attacked|hit|targeted)\s+"
    r"(?:(?:the|towns?|city|cities|villages?|port|capital|of|outskirts|besieged|nearby|\w+ern|[\w-]+-held)\s+){0,4}\Z"
)
_FIRED = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})


class Nation(NamedTuple):
    """A country, a people or a town that takes part: the name it goes by, where that stands, what it does and is."""

    name: str
    span: Span
    role: ActorRole | None
    """What it did or suffered; None where the grammar around it says so."""
    kind: str


def nations_in(scene: Scene, telling: Telling, *, is_mutual: bool) -> Iterator[Nation]:
    """The countries and peoples that a clause has acting, fighting or suffering."""
    mentions = mentions_within(scene.mentions, *telling.clause.span)
    foes = tuple(_foes(scene.text, mentions)) if is_mutual else ()
    yield from foes
    for placed in mentions:
        if placed.place.kind is Kind.COUNTRY and not any(foe.span.start == placed.mention.start for foe in foes):
            nation = _nation(scene, telling, placed)
            if nation:
                yield nation


def _nation(scene: Scene, telling: Telling, placed: Placed) -> Nation | None:
    """What a country does under its own name or its people's, if anything."""
    text, mention = scene.text, placed.mention
    span = Span(mention.start, mention.end)
    is_people = mention.role is Role.DEMONYM
    weapon = _WEAPON.match(text, span.end)
    if weapon and not word_list("state weapons").isdisjoint(weapon[0].replace("-", " ").split()):
        return Nation(placed.place.name if is_people else mention.text, span, ActorRole.PERPETRATOR, "state forces")
    if is_people:
        return Nation(mention.text, span, None, "civilians") if _is_crowd(text, telling, span) else None
    after = _NEXT_WORD.match(text, span.end)
    if after is None or _PLACED.search(text, max(0, span.start - 15), span.start):
        return None
    does = after[1].lower() in word_list("launching")
    is_accused = _ACCUSED.search(text, max(0, span.start - 10), span.start) and after[1] in {"of", "for"}
    if (
        does
        or is_accused
        or any(hit.start == after.start(1) and not hit.is_passive for hit in telling.clause.triggers())
    ):
        return Nation(mention.text, span, None, "state forces")
    return None


def _is_crowd(text: str, telling: Telling, people: Span) -> bool:
    """Whether a people's name stands for those who came to harm or who march: "three Xanadians were killed"."""
    if not text.endswith("s", people.start, people.end) or not _PEOPLE_ENDS.match(text, people.end):
        return False
    if any(casualty.span.start <= people.start < casualty.span.end for casualty in telling.casualties):
        return True
    is_protest = telling.sort.event_type is EventType.PROTESTS
    return is_protest and any(hit.start == people.end + 1 for hit in telling.clause.triggers())


def _foes(text: str, mentions: Sequence[Placed]) -> Iterator[Nation]:
    """Two countries that fight: "clashes between Xanadia and Velmark", "Xanadian and Velmarkian troops"."""
    for one, other in pairwise(mentions):
        are_two = {one.place.kind, other.place.kind} == {Kind.COUNTRY} and one.place.id != other.place.id
        if not are_two or not _AND.fullmatch(text, one.mention.end, other.mention.start):
            continue
        forces = _FORCES.match(text, other.mention.end)
        if forces:
            yield _foe(f"{one.mention.text} {forces[1]}", one)
        elif _BETWEEN.search(text, max(0, one.mention.start - 10), one.mention.start):
            yield from (_foe(placed.mention.text, placed) for placed in (one, other))


def _foe(name: str, placed: Placed) -> Nation:
    return Nation(name, Span(placed.mention.start, placed.mention.end), ActorRole.PARTY, "state forces")


def town_hit(scene: Scene, telling: Telling) -> Iterator[Nation]:
    """The town that was fired on: "shelled the town of Kelm"."""
    if telling.sort.event_type not in _FIRED:
        return
    for placed in mentions_within(scene.mentions, *telling.clause.span):
        mention = placed.mention
        begin = max(telling.clause.span.start, mention.start - 45)
        if (
            placed.place.kind is Kind.SETTLEMENT
            and _HIT.search(scene.text, begin, mention.start)
            and not scene.text.startswith(("'s", "’s"), mention.end)
        ):
            yield Nation(mention.text, Span(mention.start, mention.end), ActorRole.VICTIM, "civilians")
            return
