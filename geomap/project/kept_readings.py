"""Articles read once: what an article says is read again only where it, or what reads it, has changed."""

from __future__ import annotations

import gc
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

import msgspec

from geomap.articles import read_articles
from geomap.corrections import names_in
from geomap.extractors import Dropped, open_extractor
from geomap.model import Article, Placed, Report, Unplaced, UnplacedReason
from geomap.project.opened_texts import KeptFiles
from geomap.project.reading_digest import reader_digest
from geomap.read import RULES_ALONE, NotReread, Reading, read_each
from geomap.system.garbage import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geomap.corrections import NameRule
    from geomap.project.store import Store
    from geomap.read import OnSkip, Reader

BATCH = 64
"""Readings written at a time; what a killed run loses is less than this."""
_NOBODY = Article("", "")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A reading as it is kept, without the article, which comes from its source each time."""

    article: str
    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    is_placed: tuple[bool, ...]
    """In text order, which of the two a mention is."""
    reports: tuple[Report, ...]
    dropped: tuple[Dropped, ...]


class KeptReadings:
    """Reads articles as ``readings.read`` does, and knows what it read before."""

    def __init__(self, store: Store) -> None:
        self.reused = 0
        """How many articles of the last reading were known."""
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        gc.unfreeze()

    def read(self, inputs: tuple[str, ...], *, on_skip: OnSkip, reader: Reader = RULES_ALONE) -> Iterator[Reading]:
        """Read articles in input order, each with its places and its reports.

        Raises:
            UsageError: a gazetteer, the geocoder or the extractor cannot be used.
            MissingExtraError: the extractor needs libraries that are not installed.
        """
        files = KeptFiles(self._store)
        articles = tuple(read_articles(*inputs, on_skip=on_skip, read_file=files.read))
        files.save()
        keys = _keys(articles, digest=_digest(reader), names=reader.names)
        known = self._known(articles, keys)
        self.reused = len(known)
        unreadable: set[str] = set()

        def hear(skipped: object) -> None:
            if isinstance(skipped, NotReread):
                unreadable.add(skipped.article)
            on_skip(skipped)

        missing = [article for article in articles if article.id not in known]
        readings = read_each(missing, on_skip=hear, reader=reader)
        for reading in self._keeping(readings, keys, unreadable):
            known[reading.article.id] = reading
        self._store.finish([*files.keys, *(key for id_, key in keys.items() if id_ in known)])
        yield from (known[article.id] for article in articles if article.id in known)

    def _known(self, articles: Sequence[Article], keys: dict[str, bytes]) -> dict[str, Reading]:
        with without_collector():
            values = self._store.load(keys.values())
            readings = ((article, _decoded(values.get(keys.get(article.id, b"")), article)) for article in articles)
            known = {article.id: reading for article, reading in readings if reading}
        # They stay to the end of the run: looking through them again and again takes a fifth of a build
        gc.freeze()
        return known

    def _keeping(self, readings: Iterable[Reading], keys: dict[str, bytes], unreadable: set[str]) -> Iterator[Reading]:
        """The readings as they come, saved in batches."""
        batch: list[tuple[bytes, bytes]] = []
        for reading in readings:
            id_ = reading.article.id
            if id_ in keys and id_ not in unreadable and _is_final(reading):
                batch.append((keys[id_], _encoded(reading)))
            if len(batch) >= BATCH:
                self._store.save(batch)
                batch.clear()
            yield reading
        if batch:
            self._store.save(batch)


def _digest(reader: Reader) -> bytes | None:
    """What all readings of a run depend on; None where nobody can say what a second reader's answers depend on."""
    second = open_extractor(reader.extractor)
    says = "" if second is None else str(getattr(second, "fingerprint", ""))
    return None if second and not says else reader_digest(reader.lookup, more=f"{reader.extractor}\x1f{says}")


def _keys(articles: Sequence[Article], *, digest: bytes | None, names: tuple[NameRule, ...]) -> dict[str, bytes]:
    if digest is None:
        return {}
    return {article.id: _key(article, digest=digest, names=names_in(article.text, names)) for article in articles}


def _key(article: Article, *, digest: bytes, names: Sequence[NameRule]) -> bytes:
    """Of everything that an article's reading is made from; its id is no part of that."""
    try:
        told = _ENCODER.encode((replace(article, id=""), [(rule.name, rule.place) for rule in names]))
    except UnicodeEncodeError:
        # Half a character, which only a source with broken escapes has
        told = repr((replace(article, id=""), names)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, key=digest, digest_size=20).digest()


def _is_final(reading: Reading) -> bool:
    """Whether it is kept: names that a service gave no answer to are asked for again by the next build."""
    no_answer = UnplacedReason.NO_ANSWER
    return not any(isinstance(place, Unplaced) and place.cause is no_answer for place in reading.places)


def _encoded(reading: Reading) -> bytes:
    placed = tuple(place for place in reading.places if isinstance(place, Placed))
    unplaced = tuple(place for place in reading.places if isinstance(place, Unplaced))
    order = tuple(isinstance(place, Placed) for place in reading.places)
    reports = tuple(replace(report, article=_NOBODY) for report in reading.reports)
    try:
        return _ENCODER.encode(_Kept(reading.article.id, placed, unplaced, order, reports, reading.dropped))
    except UnicodeEncodeError:
        # The same: such an article is read by every build
        return b""


def _decoded(value: bytes | None, article: Article) -> Reading | None:
    """The reading of an article; None where there is none, or none that fits the nouns of today."""
    if value is None:
        return None
    try:
        kept = _DECODER.decode(value)
    except msgspec.MsgspecError:
        return None
    placed, unplaced = iter(kept.placed), iter(kept.unplaced)
    places = tuple(next(placed) if is_placed else next(unplaced) for is_placed in kept.is_placed)
    if kept.article != article.id:
        places = tuple(replace(place, mention=replace(place.mention, article=article.id)) for place in places)
    dropped = tuple(replace(one, article=article.id) for one in kept.dropped)
    return Reading(article, places, tuple(replace(report, article=article) for report in kept.reports), dropped)


_ENCODER = msgspec.msgpack.Encoder()
# Typed by the nouns themselves, so that it can make nothing else, whatever the file holds
_DECODER = msgspec.msgpack.Decoder(_Kept)
