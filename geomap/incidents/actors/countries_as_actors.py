"""Countries, peoples and towns that take part in an event under their own names, as the places in its clause tell."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.actors.party import next_word
from geomap.model import ActorRole, EventType, Kind, Role, Span
from geomap.text.lexicon import word_list
from geomap.text.word_classes import alternatives, word_class
from geomap.vocabulary import ActorClass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.event_mention import EventMention
    from geomap.model import Placed

_FIRED = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})


class _Patterns(NamedTuple):
    """What stands around the names of countries, peoples and towns that take part."""

    between: re.Pattern[str]
    joint: re.Pattern[str]
    forces: re.Pattern[str]
    accused: re.Pattern[str]
    people_end: re.Pattern[str]
    hit: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = partial(alternatives, "actors")
    ends, joined = words("ends before a town hit"), words("joined before a town hit")
    before_town = rf"(?:{words('before a town hit')}|\w+{ends}|[\w-]+-{joined})"
    return _Patterns(
        re.compile(rf"\b{words('of two')}\s+\Z"),
        re.compile(rf"\s+{words('joins two')}\s+"),
        re.compile(rf"\s+((?:{words('of a government')}\s+)?{words('national forces')})\b"),
        re.compile(rf"\b{words('accusing')}\s+\Z"),
        re.compile(rf"(?!\s+{words('joins or parts two')}\s+[A-Z])[\s,.;](?!\s*[A-Z])"),
        re.compile(rf"\b{words('hitting')}\s+(?:{before_town}\s+){{0,4}}\Z"),
    )


class Nation(NamedTuple):
    """A country, a people or a town that takes part: the name it goes by, where that stands, what it does and is."""

    name: str
    span: Span
    role: ActorRole | None
    """What it did or suffered; None where the grammar around it says so."""
    kind: ActorClass


def nations_in(annotated: AnnotatedText, mention: EventMention, *, is_mutual: bool) -> Iterator[Nation]:
    """The countries and peoples that a clause has acting, fighting or suffering."""
    toponyms = annotated.toponyms.within(*mention.clause.span)
    foes = tuple(_foes(annotated.text, toponyms)) if is_mutual else ()
    yield from foes
    for placed in toponyms:
        if placed.place.kind is Kind.COUNTRY and not any(foe.span.start == placed.mention.start for foe in foes):
            nation = _nation(annotated, mention, placed)
            if nation:
                yield nation


def _nation(annotated: AnnotatedText, mention: EventMention, placed: Placed) -> Nation | None:
    """What a country does under its own name or its people's, if anything."""
    text, toponym = annotated.text, placed.mention
    span = Span(toponym.start, toponym.end)
    is_people = toponym.role is Role.DEMONYM
    first = next_word(text, span.end)
    second = next_word(text, span.end + 1 + len(first)) if first else ""
    if first.islower() and not word_list("state weapons").isdisjoint((first, second)):
        return Nation(
            placed.place.name if is_people else toponym.text, span, ActorRole.PERPETRATOR, ActorClass.STATE_FORCES
        )
    if is_people:
        return Nation(toponym.text, span, None, ActorClass.CIVILIANS) if _is_crowd(text, mention, span) else None
    if not first or _is_where(text[max(0, span.start - 15) : span.start]):
        return None
    does = first.lower() in word_list("launching")
    is_accused = first in word_class("actors", "of a deed") and _patterns().accused.search(
        text, max(0, span.start - 10), span.start
    )
    if (
        does
        or is_accused
        or any(match.start == span.end + 1 and not match.is_passive for match in mention.clause.triggers())
    ):
        return Nation(toponym.text, span, None, ActorClass.STATE_FORCES)
    return None


def _is_where(before: str) -> bool:
    """Whether a word of place stands right before: "near Xanadia", "in the Xanadia"."""
    words = before.split() if before[-1:].isspace() else []
    if words[-1:] == ["the"]:
        words.pop()
    return bool(words) and words[-1].lstrip("(“\"'‘") in word_class("actors", "placing")


def _is_crowd(text: str, mention: EventMention, people: Span) -> bool:
    """Whether a people's name stands for those who came to harm or who march: "three Xanadians were killed"."""
    if not text.endswith("s", people.start, people.end) or not _patterns().people_end.match(text, people.end):
        return False
    if any(casualty.span.start <= people.start < casualty.span.end for casualty in mention.casualties):
        return True
    is_protest = mention.type_reading.event_type is EventType.PROTESTS
    return is_protest and any(match.start == people.end + 1 for match in mention.clause.triggers())


def _foes(text: str, toponyms: Sequence[Placed]) -> Iterator[Nation]:
    """Two countries that fight: "clashes between Xanadia and Velmark", "Xanadian and Velmarkian troops"."""
    for one, other in pairwise(toponyms):
        are_two = {one.place.kind, other.place.kind} == {Kind.COUNTRY} and one.place.id != other.place.id
        if not are_two or not _patterns().joint.fullmatch(text, one.mention.end, other.mention.start):
            continue
        forces = _patterns().forces.match(text, other.mention.end)
        if forces:
            yield _foe(f"{one.mention.text} {forces[1]}", one)
        elif _patterns().between.search(text, max(0, one.mention.start - 10), one.mention.start):
            yield from (_foe(placed.mention.text, placed) for placed in (one, other))


def _foe(name: str, placed: Placed) -> Nation:
    return Nation(name, Span(placed.mention.start, placed.mention.end), ActorRole.PARTY, ActorClass.STATE_FORCES)


def town_hit(annotated: AnnotatedText, mention: EventMention) -> Iterator[Nation]:
    """The town that was fired on: "shelled the town of Kelm"."""
    if mention.type_reading.event_type not in _FIRED:
        return
    for placed in annotated.toponyms.within(*mention.clause.span):
        toponym = placed.mention
        begin = max(mention.clause.span.start, toponym.start - 45)
        if (
            placed.place.kind is Kind.SETTLEMENT
            and _patterns().hit.search(annotated.text, begin, toponym.start)
            and not annotated.text.startswith(("'s", "’s"), toponym.end)
        ):
            yield Nation(toponym.text, Span(toponym.start, toponym.end), ActorRole.VICTIM, ActorClass.CIVILIANS)
            return
