"""Articles read one by one: their places, and what each of them reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from geomap import incidents
from geomap.articles import read_articles
from geomap.corrections import apply_names
from geomap.errors import ExtractorError, GeomapError
from geomap.extractors import open_extractor, reread
from geomap.places import find_places
from geomap.places.gazetteer.merged import open_gazetteer
from geomap.places.geocode import open_service
from geomap.places.online.second_opinion import ask_for_unplaced
from geomap.provenance.identity import identify
from geomap.settings import RULES, Lookup
from geomap.system.workers import map_in_order, map_in_threads
from geomap.text.document import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from geomap.corrections import NameRule
    from geomap.extractors import Dropped, Extractor
    from geomap.model import Article, Placed, Report, Unplaced
    from geomap.places import Gazetteer
    from geomap.places.online.second_opinion import Ask
    from geomap.text.document import Document

    Made = TypeVar("Made")
    OnSkip = Callable[[object], None]
    """Told of whatever could not be used; its ``str`` is one line for people."""
    ArticlePlaces = tuple[Article, tuple[Placed | Unplaced, ...]]

OUR_OWN = Lookup()
"""Our gazetteer alone: no file of the user's, no network."""


@dataclass(frozen=True, slots=True)
class Reader:
    """With what articles are read."""

    jobs: int = 1
    """Processes; 0 is one for every core."""
    lookup: Lookup = OUR_OWN
    extractor: str = RULES
    names: tuple[NameRule, ...] = ()
    """What names mean whatever the gazetteer says."""


RULES_ALONE = Reader()
"""Our rules and our gazetteer, in this process."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says: its places and its reports."""

    article: Article
    places: tuple[Placed | Unplaced, ...]
    reports: tuple[Report, ...]
    dropped: tuple[Dropped, ...] = ()
    """What a second reader told and the article does not bear out."""


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that our own reading broke on: a fault of ours, which costs this article and no other."""

    article: str
    fault: str

    def __str__(self) -> str:
        return f"article {' '.join(self.article.split())} broke the reading ({self.fault}): please report it"


@dataclass(frozen=True, slots=True)
class NotReread:
    """An article that the second reader could not read, so that what the rules read of it stands."""

    article: str
    reason: str

    def __str__(self) -> str:
        return f"second reading of article {' '.join(self.article.split())}: {self.reason}; the rules' reading stands"


def read(inputs: tuple[str, ...], *, on_skip: OnSkip, reader: Reader = RULES_ALONE) -> Iterator[Reading]:
    """Read articles in input order, each with its places and its reports.

    Raises:
        UsageError: a gazetteer, the geocoder or the extractor cannot be used.
        MissingExtraError: the extractor needs libraries that are not installed.
    """
    return read_each(read_articles(*inputs, on_skip=on_skip), on_skip=on_skip, reader=reader)


def read_each(articles: Iterable[Article], *, on_skip: OnSkip, reader: Reader = RULES_ALONE) -> Iterator[Reading]:
    """The same for articles that are there already.

    Raises:
        UsageError: a gazetteer, the geocoder or the extractor cannot be used.
        MissingExtraError: the extractor needs libraries that are not installed.
    """
    second = open_extractor(reader.extractor)
    read_one = partial(read_article, lookup=reader.lookup, names=reader.names)
    readings = _each(read_one, articles, on_skip=on_skip, jobs=reader.jobs)
    return readings if second is None else _again(second, readings, on_skip=on_skip)


def read_places(
    inputs: tuple[str, ...], *, on_skip: OnSkip, jobs: int = 1, lookup: Lookup = OUR_OWN
) -> Iterator[ArticlePlaces]:
    """Read articles in input order, each with its places; ``jobs`` 0 uses every core.

    Raises:
        UsageError: a gazetteer or geocoder of ``lookup`` cannot be used.
    """
    articles = read_articles(*inputs, on_skip=on_skip)
    return _each(partial(place_article, lookup=lookup), articles, on_skip=on_skip, jobs=jobs)


def read_article(article: Article, *, lookup: Lookup = OUR_OWN, names: tuple[NameRule, ...] = ()) -> Reading:
    """Everything that one article says."""
    document = read_document(article)
    _, places = place_article(article, lookup=lookup, names=names, document=document)
    # Asked of the package, which loads the words of events when they are first wanted: ``geomap places`` needs none.
    return Reading(article, places, identify(incidents.find_incidents(article, places, document=document)))


def place_article(
    article: Article,
    *,
    lookup: Lookup = OUR_OWN,
    names: tuple[NameRule, ...] = (),
    document: Document | None = None,
) -> ArticlePlaces:
    """One article with its places, by the rules for names, our gazetteer and whatever else was asked for."""
    places = find_places(article, gazetteer=_gazetteer(lookup.gazetteers), document=document)
    if lookup.geocoder:
        places = ask_for_unplaced(places, ask=_service(lookup))
    return article, apply_names(article, places, rules=names) if names else places


@cache
def _gazetteer(paths: tuple[Path, ...]) -> Gazetteer:
    """Opened once in a process, however many articles it reads."""
    return open_gazetteer(*paths)


@cache
def _service(lookup: Lookup) -> Ask:
    return open_service(lookup.geocoder, user_agent=lookup.user_agent, server=lookup.server)


def _each(
    function: Callable[[Article], Made], articles: Iterable[Article], *, on_skip: OnSkip, jobs: int
) -> Iterator[Made]:
    for result in map_in_order(partial(_guarded, function), articles, jobs=jobs):
        if isinstance(result, Unread):
            on_skip(result)
        else:
            yield result


def _again(extractor: Extractor, readings: Iterator[Reading], *, on_skip: OnSkip) -> Iterator[Reading]:
    """The readings with the reports of a second reader, where it could read."""
    threads = int(getattr(extractor, "parallel", 1))
    for result, trouble in map_in_threads(partial(_reread, extractor), readings, threads=threads):
        if trouble:
            on_skip(trouble)
        yield result


def _reread(extractor: Extractor, reading: Reading) -> tuple[Reading, NotReread | None]:
    try:
        reports, dropped = reread(extractor, reading.article, reading.places)
    except ExtractorError as error:
        return reading, NotReread(reading.article.id, str(error))
    return replace(reading, reports=identify(reports), dropped=dropped), None


def _guarded(function: Callable[[Article], Made], article: Article) -> Made | Unread:
    try:
        return function(article)
    except GeomapError:
        # Such as a gazetteer that was never built: every other article would end the same way
        raise
    except Exception as error:  # noqa: BLE001 - whatever one article sets off, the others are read
        return Unread(article.id, " ".join(f"{type(error).__name__}: {error}".split())[:200])
