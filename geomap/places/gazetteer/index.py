"""The gazetteer at run time: a trie of folded names and flat arrays, mapped into memory, nothing parsed."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from heapq import nlargest
from typing import TYPE_CHECKING, Final
from zlib import crc32

from geomap.data import built_file
from geomap.model import Kind, Place
from geomap.places.gazetteer.about import GazetteerInfo
from geomap.places.gazetteer.entry import Entry, NameFlag, Relation
from geomap.places.gazetteer.keys import open_keys
from geomap.places.gazetteer.layout import map_sections
from geomap.places.gazetteer.nearest import Grid
from geomap.text.fold import fold, normal_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

INDEX_FILE: Final = "gazetteer.index"
KINDS: Final = tuple(Kind)
DEGREES: Final = 1e-5
"""Points are kept as whole hundred-thousandths of a degree, about a metre."""

_RELATIONS = tuple(Relation)
_FLAGS = tuple(NameFlag(bits) for bits in range(8))
_CACHED_KEYS = 50_000
"""Names whose entries are remembered: the news asks for the same ones again and again."""


class Gazetteer:
    """Names and the places that they may mean.

    Names are compared folded (``fold``): without case, accents, apostrophes and periods, hyphens as spaces.
    ``entries``, ``prefixes`` and ``has_prefix`` take folded text; everything else takes names as written.
    """

    def __init__(self, path: Path) -> None:
        """Map an index: a file, or the one that ``compile_gazetteer`` wrote into a folder."""
        sections = map_sections(path / INDEX_FILE if path.is_dir() else path)
        self._size = sections.size
        self._keys = open_keys(sections)
        self._arrays = sections.arrays
        self._countries: list[str] = sections.values["countries"]
        self._divisions: list[list[str]] = sections.values["divisions"]
        self._settlements: int = sections.values["settlements"]
        self._detailed: int = sections.values["detailed"]
        self._sources: list[str] = sections.values["sources"]
        self._day: str = sections.values.get("day", "")
        self.entries = lru_cache(maxsize=_CACHED_KEYS)(self._entries)

    @staticmethod
    def default() -> Gazetteer:
        """Open the gazetteer that comes with geomap, once.

        Raises:
            MissingBuildError: geomap was put on the path without being built.
        """
        return _default()

    def __len__(self) -> int:
        """How many places there are."""
        return len(self._arrays["population"])

    def __contains__(self, key: object) -> bool:
        """Whether a folded text is a name."""
        return key in self._keys

    def has_prefix(self, prefix: str) -> bool:
        """Tell whether any folded name begins with this text, or is it."""
        return self._keys.has_prefix(prefix)

    def prefixes(self, text: str) -> list[str]:
        """List all folded names that this folded text begins with, shortest first."""
        return self._keys.prefixes(text)

    def _entries(self, key: str) -> tuple[Entry, ...]:
        """All places that a folded name may mean, most prominent first; the calls are remembered."""
        number = self._keys.get(key)
        if number is None:
            return ()
        starts, places, ways = self._arrays["entry_start"], self._arrays["entry_place"], self._arrays["entry_way"]
        return tuple(self._entry(places[row], way=ways[row]) for row in range(starts[number], starts[number + 1]))

    def _entry(self, index: int, *, way: int) -> Entry:
        return self.entry(index, _RELATIONS[way & 15], _FLAGS[way >> 4])

    def entry(self, index: int, relation: Relation = Relation.NAME, flags: int = 0) -> Entry:
        """Make the row of a place as some name leads to it."""
        arrays = self._arrays
        division = self._divisions[arrays["division"][index]]
        return Entry(
            index,
            relation,
            _FLAGS[flags],
            KINDS[arrays["kind"][index]],
            arrays["population"][index],
            self._countries[arrays["country"][index]],
            division[0],
            arrays["latitude"][index] * DEGREES,
            arrays["longitude"][index] * DEGREES,
            arrays["prominence"][index],
            arrays["capital"][index] == 1,
        )

    def lookup(self, name: str, *, country_code: str = "") -> tuple[Place, ...]:
        """Find the places of a name, most prominent first; those spelt with the very accents go before others."""
        places = map(self.place, self.lookup_indexes(name))
        return tuple(place for place in places if not country_code or place.country_code == country_code)

    def lookup_indexes(self, name: str) -> Iterable[int]:
        """The numbers of the places of a name, as ``lookup`` orders them."""
        number = self._keys.get(fold(name))
        if number is None:
            return ()
        starts, spellings = self._arrays["entry_start"], self._arrays["entry_spelling"]
        rows: Iterable[int] = range(starts[number], starts[number + 1])
        if not name.isascii():
            spelling = crc32(normal_spelling(name)) & 0xFF
            rows = sorted(rows, key=lambda row: spellings[row] != spelling)
        return dict.fromkeys(self._arrays["entry_place"][row] for row in rows)

    def place(self, index: int) -> Place:
        """Make the Place of an entry."""
        arrays = self._arrays
        geonameid = arrays["geonameid"][index]
        own_id, radius, areas = self._detail(index)
        return Place(
            id=own_id or f"geonames:{geonameid}",
            name=self._text("name", index),
            latitude=round(arrays["latitude"][index] * DEGREES, 5),
            longitude=round(arrays["longitude"][index] * DEGREES, 5),
            kind=KINDS[arrays["kind"][index]],
            country_code=self._countries[arrays["country"][index]],
            admin1=self._divisions[arrays["division"][index]][1],
            geonameid=geonameid or None,
            population=arrays["population"][index],
            radius_km=radius,
            areas=areas,
        )

    def _text(self, name: str, index: int) -> str:
        starts = self._arrays[f"{name}_start"]
        return str(self._arrays[f"{name}_text"][starts[index] : starts[index + 1]], "utf-8")

    def _detail(self, index: int) -> tuple[str, float, tuple[str, ...]]:
        """What only places other than settlements have: an id of our own, a radius, areas."""
        detail = self._text("detail", index - self._detailed) if index >= self._detailed else ""
        if not detail:
            return "", 0.0, ()
        own_id, radius, areas = detail.split("\t")
        return own_id, float(radius), tuple(areas.split("|")) if areas else ()

    def by_id(self, place_id: str) -> Place | None:
        """Find a place by ``geonames:587116`` or an id of our own, ``region:donbas``."""
        index = self.index_of(place_id)
        return None if index is None else self.place(index)

    def index_of(self, place_id: str) -> int | None:
        """The number of a place by its id."""
        source, _, number = place_id.partition(":")
        if source == "geonames" and number.isdecimal():
            ids = self._arrays["sorted_id"]
            at = bisect_left(ids, int(number))
            return int(self._arrays["sorted_place"][at]) if at < len(ids) and ids[at] == int(number) else None
        return self._own_ids.get(place_id)

    @cached_property
    def _own_ids(self) -> dict[str, int]:
        return {self._detail(index)[0]: index for index in self._arrays["own"]}

    def country(self, country_code: str) -> Place | None:
        """Find a country by its ISO 3166-1 alpha-2 code."""
        return self.by_id(f"country:{country_code.upper()}")

    def admin1(self, country_code: str, name: str) -> Place | None:
        """Find a first-order division by its GeoNames code (``49``) or by one of its names."""
        by_code = self.by_id(f"admin1:{country_code}.{name}")
        if by_code is not None:
            return by_code
        kinds = (e for e in self.entries(fold(name)) if e.kind is Kind.ADMIN1 and e.country_code == country_code)
        best = next(kinds, None)
        return None if best is None else self.place(best.index)

    def nearest(self, latitude: float, longitude: float) -> Place:
        """Find the settlement nearest to a point in degrees."""
        return self.place(self._grid.nearest(latitude, longitude))

    def towns_in(self, bounds: tuple[float, float, float, float], *, most: int) -> tuple[Place, ...]:
        """The most populous settlements of a box of west, south, east and north in degrees, the largest first."""
        population = self._arrays["population"]
        largest = nlargest(most, self._grid.within(*bounds), key=population.__getitem__)
        return tuple(map(self.place, largest))

    @property
    def has_settlements(self) -> bool:
        """Whether there is any settlement to be near to."""
        return self._settlements > 0

    def division_names(self) -> dict[str, str]:
        """The names of the first-order divisions by their codes (``AZ.49``)."""
        return {code: name for code, name in self._divisions if name}

    def info(self) -> GazetteerInfo:
        """Describe what there is, in figures."""
        kinds = bytes(self._arrays["kind"])
        counts = sorted(
            ((kind.value, kinds.count(number)) for number, kind in enumerate(KINDS)), key=lambda kind: -kind[1]
        )
        present = tuple((kind, count) for kind, count in counts if count)
        return GazetteerInfo(len(self), len(self._keys), self._size, present, tuple(self._sources), self._day)

    @cached_property
    def _grid(self) -> Grid:
        arrays = self._arrays
        return Grid(starts=arrays["cell_start"], latitudes=arrays["latitude"], longitudes=arrays["longitude"])


@lru_cache(maxsize=1)
def _default() -> Gazetteer:
    return Gazetteer(built_file(INDEX_FILE))
