"""What an article means by a name: the choice among its candidates, as places."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.places.resolution.priors import is_within

if TYPE_CHECKING:
    from geomap.model import Place
    from geomap.places.gazetteer import Gazetteer
    from geomap.places.resolution.article_name import Name
    from geomap.places.resolution.disambiguate import Choice


class Answer(NamedTuple):
    """What an article means by a name: the choice, and its places, best first."""

    choice: Choice
    share: float
    """The choice's share of belief, summed once for all mentions."""
    places: tuple[Place, ...]
    outside: str
    """What the article says that it lies in, where no place of the name does; else empty."""


def answer_of(name: Name, choice: Choice, *, gazetteer: Gazetteer) -> Answer:
    """The places of a choice, and whether all of them lie elsewhere than the article says."""
    places = tuple([_place(gazetteer, entry.index) for entry, _ in choice.ranked])
    strays = name.is_bound and not is_within(choice.ranked[0][0], name.qualifiers)
    return Answer(choice, choice.share, places, _place(gazetteer, name.qualifiers[0].index).name if strays else "")


@lru_cache(maxsize=1 << 14)
def _place(gazetteer: Gazetteer, index: int) -> Place:
    """The place of an entry; the news names the same ones again and again."""
    return gazetteer.place(index)
