"""Building a user's own gazetteer from dumps and tables of any size, in little memory."""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from geomap.errors import InputError, OutputError, UsageError
from geomap.model import Kind
from geomap.places.gazetteer.build.columns import Columns, Texts
from geomap.places.gazetteer.build.shards import cut_at_letters
from geomap.places.gazetteer.build.spill import Spill
from geomap.places.gazetteer.entry import Relation
from geomap.places.gazetteer.index import DEGREES, KINDS, Gazetteer
from geomap.places.gazetteer.index_names import is_better, spelt_rows
from geomap.places.gazetteer.keys import numbered
from geomap.places.gazetteer.layout import Stored, write_sections
from geomap.places.gazetteer.nearest import COLUMNS, ROWS, cell_of
from geomap.places.gazetteer.source_row import Name
from geomap.places.gazetteer.sources.divisions import worded
from geomap.places.gazetteer.sources.dumps import Found, read_source
from geomap.places.gazetteer.sources.row_counts import Books, BuildReport, Progress
from geomap.system.garbage import without_collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geomap.places.gazetteer.build.spill import Item
    from geomap.places.gazetteer.ranking import Row

# A trie takes some 90 bytes a name to build; after this many names, the next letter begins another.
_SHARD = 300_000
_PAGE = 1 << 16
_RELATIONS = tuple(Relation)


def build_user_gazetteer(
    sources: Iterable[str | Path],
    destination: str | Path,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    day: str = "",
) -> BuildReport:
    """Build an index of GeoNames dumps and tables of places; of rows with one id the first counts.

    Args:
        sources: GeoNames' files (``AZ.zip``, ``allCountries.zip``, ``.txt``) or CSV tables with the columns ``id``,
            ``name``, ``latitude``, ``longitude``, ``kind`` and, if wanted, ``country_code``, ``admin1``, ``names``.
        destination: The file to write; an older one is replaced when all is done.
        on_progress: Told of every 50,000 rows.
        day: The day to note as that of the build.

    Raises:
        InputError: a source cannot be read, or none of the rows can be used.
        OutputError: the index cannot be written.
    """
    paths, target = [Path(source) for source in sources], Path(destination)
    if target in paths:
        raise UsageError(f"{target} is a source and the index to write: choose another name for the index")
    if target.is_dir():
        raise OutputError(f"{target} is a folder: name a file, such as {target / 'places.gazetteer'}")
    books = Books(on_progress)
    try:
        with TemporaryDirectory(prefix=".geomap-", dir=target.parent) as folder, without_collector():
            return _Build(Path(folder), books).run(paths, target, day=day)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written ({error.strerror or error}): choose another folder, or make room there"
        ) from error


class _Ids:
    """Numbers that were seen: a bit each, in pages, because a set of twelve million takes a gigabyte."""

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}

    def is_new(self, number: int) -> bool:
        page = self._pages.setdefault(number // _PAGE, bytearray(_PAGE // 8))
        place, bit = number % _PAGE // 8, 1 << number % 8
        is_new = not page[place] & bit
        page[place] |= bit
        return is_new


class _Build:
    """One build, in three steps: rows sorted by place, names sorted by spelling, all joined into a file."""

    def __init__(self, folder: Path, books: Books) -> None:
        self._folder = folder
        self._books = books
        self._places = Spill(folder, name="places")
        self._names = Spill(folder, name="names")
        self._countries: dict[str, int] = {}
        self._divisions: dict[str, int] = {}
        self._division_names: dict[str, str] = {}
        self._settlements = 0

    def run(self, sources: Sequence[Path], target: Path, *, day: str) -> BuildReport:
        ids, own_ids = _Ids(), set[str]()
        for source in sources:
            for found in read_source(source, self._books):
                place = found.record.place
                # A place of GeoNames has its number alone, wherever it comes from.
                is_new = ids.is_new(place.geonameid) if place.geonameid else place.id not in own_ids
                if not place.geonameid:
                    own_ids.add(place.id)
                if is_new:
                    self._take(found)
                else:
                    self._books.refuse(str(source), "id stands twice")
        if not self._books.used:
            reasons = "; ".join(self._books.examples[:3]) or "they are empty"
            raise InputError(f"{', '.join(map(str, sources))}: no row can be used ({reasons})")
        self._books.tell("placing")
        arrays = self._write_places()
        self._books.tell("naming")
        letters, names, tries = self._write_names()
        self._books.tell("writing")
        known = Gazetteer.default().division_names()
        values = {
            "countries": list(self._countries),
            "divisions": [[code, known.get(code) or self._division_names.get(code, "")] for code in self._divisions],
            "settlements": self._settlements,
            "detailed": 0,
            "letters": letters,
            "sources": [source.name for source in sources],
            "day": day,
        }
        write_sections(target, arrays=arrays | tries, values=values)
        books = self._books
        refused = tuple(books.refused.most_common())
        size = target.stat().st_size
        examples = tuple(books.examples)
        return BuildReport(target, books.rows, books.used, refused, examples, books.used, names, size)

    def _take(self, found: Found) -> None:
        self._books.used += 1
        record, place = found.record, found.record.place
        if place.kind is Kind.ADMIN1 and record.division:
            self._division_names.setdefault(record.division, place.name)
        names = {(name.text, int(name.relation)): None for name in record.names}
        if place.kind is Kind.ADMIN1:
            names |= {(text, int(Relation.NAME)): None for text in worded([place.name])}
        own_id = "" if place.id == f"geonames:{place.geonameid}" else place.id
        is_town = place.kind is Kind.SETTLEMENT
        self._places.add((
            not is_town,
            cell_of(place.latitude, place.longitude),
            place.geonameid or 0,
            self._books.used,
            round(place.latitude / DEGREES),
            round(place.longitude / DEGREES),
            KINDS.index(place.kind),
            place.country_code,
            record.division,
            place.population,
            record.is_capital,
            found.prominence,
            place.name,
            f"{own_id}\t{place.radius_km:g}\t{'|'.join(place.areas)}" if own_id or place.areas else "",
            tuple(names),
        ))  # fmt: skip

    def _write_places(self) -> dict[str, array[int] | bytes | Stored]:
        columns = Columns(
            self._folder, latitude="i", longitude="i", geonameid="I", population="I", kind="B", country="I",
            division="I", capital="B", prominence="B", own="I",
        )  # fmt: skip
        names, details = Texts(self._folder, name="name"), Texts(self._folder, name="detail")
        cells: Counter[int] = Counter()
        for number, item in enumerate(self._places.sorted()):
            elsewhere, cell, geonameid, _, latitude, longitude, kind, country, division = item[:9]
            population, is_capital, prominence, name, detail, spellings = item[9:]
            if not elsewhere:
                self._settlements += 1
                cells[cell] += 1
            columns.add((
                latitude, longitude, geonameid, population, kind,
                self._countries.setdefault(country, len(self._countries)),
                self._divisions.setdefault(division, len(self._divisions)),
                is_capital, prominence,
            ))  # fmt: skip
            names.add(name)
            details.add(detail)
            if detail and not detail.startswith("\t"):
                columns["own"].add(number)
            standing = (kind, country, division, prominence, latitude, longitude)
            self._spell(number, spellings, standing)
        stored = columns.close()
        starts = array("I", accumulate((cells[cell] for cell in range(ROWS * COLUMNS)), initial=0))
        by_id = _by_id(stored["geonameid"].path)
        return {**stored, **names.close(), **details.close(), "cell_start": starts, **by_id}

    def _spell(self, number: int, names: Iterable[tuple[str, int]], standing: Item) -> None:
        best: dict[str, Row] = {}
        for text, relation in names:
            for key, row in spelt_rows(Name(text, _RELATIONS[relation]), place=number):
                if key not in best or is_better(row, best[key]):
                    best[key] = row
        for key, row in best.items():
            self._names.add((key, number, int(row.relation), row.flags, row.spelling, *standing))

    def _write_names(self) -> tuple[list[str], int, dict[str, array[int] | bytes | Stored]]:
        columns = Columns(self._folder, entry_start="I", entry_place="I", entry_way="B", entry_spelling="B")
        columns["entry_start"].add(0)
        letters: list[str] = []
        tries: dict[str, array[int] | bytes | Stored] = {}
        count = 0
        for shard in cut_at_letters(self._names.sorted(), size=_SHARD):
            trie, order = numbered(shard.keys)
            for position in order:
                places, ways, spellings = shard.rows(position)
                columns["entry_place"].extend(places)
                columns["entry_way"].extend(ways)
                columns["entry_spelling"].extend(spellings)
                columns["entry_start"].add(columns["entry_place"].length)
            path = self._folder / f"trie-{len(letters)}"
            path.write_bytes(trie)
            tries[f"trie_{len(letters)}"] = Stored(path, "B")
            letters.append(shard.keys[0][0] if letters else "")
            count += len(shard.keys)
        return letters, count, columns.close() | tries


def _by_id(geonameids: Path) -> dict[str, array[int]]:
    # Only a build needs numpy here: twelve million pairs sort in a second and in a tenth of the memory.
    import numpy as np  # noqa: PLC0415

    ids: Any = np.fromfile(geonameids, dtype=np.uint32)
    places = np.flatnonzero(ids).astype(np.uint32)
    places = places[np.argsort(ids[places], kind="stable")]
    return {"sorted_id": array("I", ids[places].tobytes()), "sorted_place": array("I", places.tobytes())}
