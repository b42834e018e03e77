"""Reading news of the invented world without a gazetteer, and news of the real one with ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geomap.incidents import find_incidents
from geomap.model import Mention, Placed, Role, Unplaced, UnplacedReason
from geomap.places import find_places
from world.articles import SUNDAY, news
from world.places import NAMES, Name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from geomap.model import Place, Report

    Found = tuple[Placed | Unplaced, ...]

NOBODY: Mapping[str, Role] = {}
SURE = 0.9
"""The confidence of every place of the world."""


def mention(text: str, name: str, place: Place) -> Placed:
    """The place of a name where it stands first in a text."""
    start = text.index(name)
    return Placed(Mention("a", start, start + len(name), name), place, SURE)


def annotate(
    text: str,
    *,
    roles: Mapping[str, Role] = NOBODY,
    names: Mapping[str, Name] = NAMES,
    unknown: tuple[str, ...] = (),
) -> Found:
    """The names of a text in its order, the longest where two begin alike: places known and unknown."""
    return tuple(_found(text, roles={**NOBODY, **roles}, names=names, unknown=unknown))


def _found(
    text: str, *, roles: Mapping[str, Role], names: Mapping[str, Name], unknown: tuple[str, ...]
) -> Iterator[Placed | Unplaced]:
    longest_first = sorted((*names, *unknown), key=len, reverse=True)
    for match in re.finditer(rf"\b(?:{'|'.join(longest_first)})\b", text):
        words = match[0]
        if words in unknown:
            yield Unplaced(Mention("a", match.start(), match.end(), words), UnplacedReason.UNKNOWN)
        else:
            place, usual = names[words]
            yield Placed(Mention("a", match.start(), match.end(), words, roles.get(words, usual)), place, SURE)


def reports(
    text: str,
    *,
    published: date | None = SUNDAY,
    title: str = "",
    roles: Mapping[str, Role] = NOBODY,
    names: Mapping[str, Name] = NAMES,
    unknown: tuple[str, ...] = (),
) -> tuple[Report, ...]:
    """The reports of news of the invented world."""
    found = annotate(text, roles=roles, names=names, unknown=unknown)
    return find_incidents(news(text, published=published, title=title), found)


def report(
    text: str,
    *,
    published: date | None = SUNDAY,
    roles: Mapping[str, Role] = NOBODY,
    names: Mapping[str, Name] = NAMES,
    unknown: tuple[str, ...] = (),
) -> Report:
    """The one report of news of the invented world."""
    (one,) = reports(text, published=published, roles=roles, names=names, unknown=unknown)
    return one


def reports_on_earth(text: str, *, published: date | None = SUNDAY) -> tuple[Report, ...]:
    """The reports of news that names places of the real world, found by our own gazetteer."""
    article = news(text, published=published)
    return find_incidents(article, find_places(article))
