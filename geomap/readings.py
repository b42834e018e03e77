"""Articles read one by one: their places, and what each of them reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from geomap.articles import read_articles
from geomap.errors import GeomapError
from geomap.incidents import find_incidents
from geomap.places import find_places
from geomap.places.gazetteer.merged import open_gazetteer
from geomap.places.geocoder import open_service
from geomap.places.second_opinion import ask_for_unplaced
from geomap.settings import Lookup
from geomap.workers import map_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geomap.model import Article, Placed, Report, Unplaced
    from geomap.places import Gazetteer
    from geomap.places.second_opinion import Ask

    Made = TypeVar("Made")
    OnSkip = Callable[[object], None]
    """Told of whatever could not be used; its ``str`` is one line for people."""
    ArticlePlaces = tuple[Article, tuple[Placed | Unplaced, ...]]

OUR_OWN = Lookup()
"""Our gazetteer alone: no file of the user's, no network."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: its places and its reports."""

    article: Article
    places: tuple[Placed | Unplaced, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that our own reading broke on: a fault of ours, which costs this article and no other."""

    article: str
    fault: str

    def __str__(self) -> str:
        return f"article {' '.join(self.article.split())} broke the reading ({self.fault}): please report it"


def read(inputs: tuple[str, ...], *, on_skip: OnSkip, jobs: int = 1, lookup: Lookup = OUR_OWN) -> Iterator[Reading]:
    """Read articles in input order, each with its places and its reports; ``jobs`` 0 uses every core.

    Raises:
        UsageError: a gazetteer or geocoder of ``lookup`` cannot be used.
    """
    return _each(partial(read_article, lookup=lookup), inputs, on_skip=on_skip, jobs=jobs)


def read_places(
    inputs: tuple[str, ...], *, on_skip: OnSkip, jobs: int = 1, lookup: Lookup = OUR_OWN
) -> Iterator[ArticlePlaces]:
    """Read articles in input order, each with its places; ``jobs`` 0 uses every core.

    Raises:
        UsageError: a gazetteer or geocoder of ``lookup`` cannot be used.
    """
    return _each(partial(place_article, lookup=lookup), inputs, on_skip=on_skip, jobs=jobs)


def read_article(article: Article, *, lookup: Lookup = OUR_OWN) -> Reading:
    """Everything that one article says."""
    _, places = place_article(article, lookup=lookup)
    return Reading(article, places, find_incidents(article, places))


def place_article(article: Article, *, lookup: Lookup = OUR_OWN) -> ArticlePlaces:
    """One article with its places, by our gazetteer and whatever else was asked for."""
    places = find_places(article, gazetteer=_gazetteer(lookup.gazetteers))
    if lookup.geocoder:
        places = ask_for_unplaced(places, ask=_service(lookup))
    return article, places


@cache
def _gazetteer(paths: tuple[Path, ...]) -> Gazetteer:
    """Opened once in a process, however many articles it reads."""
    return open_gazetteer(*paths)


@cache
def _service(lookup: Lookup) -> Ask:
    return open_service(lookup.geocoder, user_agent=lookup.user_agent, server=lookup.server)


def _each(
    function: Callable[[Article], Made], inputs: tuple[str, ...], *, on_skip: OnSkip, jobs: int
) -> Iterator[Made]:
    articles = read_articles(*inputs, on_skip=on_skip)
    for result in map_in_order(partial(_guarded, function), articles, jobs=jobs):
        if isinstance(result, Unread):
            on_skip(result)
        else:
            yield result


def _guarded(function: Callable[[Article], Made], article: Article) -> Made | Unread:
    try:
        return function(article)
    except GeomapError:
        # Such as a gazetteer that was never built: every other article would end the same way
        raise
    except Exception as error:  # noqa: BLE001 - whatever one article sets off, the others are read
        return Unread(article.id, " ".join(f"{type(error).__name__}: {error}".split())[:200])
