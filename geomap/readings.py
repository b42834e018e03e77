"""Articles read one by one: their places, and what each of them reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.articles import read_articles
from geomap.incidents import find_incidents
from geomap.places import find_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geomap.model import Article, Placed, Report, Unplaced

    OnSkip = Callable[[object], None]
    """Told of whatever could not be used; its ``str`` is one line for people."""
    ArticlePlaces = tuple[Article, tuple[Placed | Unplaced, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: its places and its reports."""

    article: Article
    places: tuple[Placed | Unplaced, ...]
    reports: tuple[Report, ...]


def read(inputs: tuple[str, ...], *, on_skip: OnSkip) -> Iterator[Reading]:
    """Read articles in input order, each with its places and its reports."""
    for article, places in read_places(inputs, on_skip=on_skip):
        yield Reading(article, places, find_incidents(article, places))


def read_places(inputs: tuple[str, ...], *, on_skip: OnSkip) -> Iterator[ArticlePlaces]:
    """Read articles in input order, each with its places."""
    for article in read_articles(*inputs, on_skip=on_skip):
        yield article, find_places(article)
