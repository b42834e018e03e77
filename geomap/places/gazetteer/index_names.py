"""Folded names and the places that they mean: what the compiler writes as the trie and its entries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from geomap.model import Kind
from geomap.places.gazetteer.entry import NameFlag, Relation
from geomap.places.gazetteer.ranking import Row, in_order
from geomap.places.gazetteer.source_row import Name, Record
from geomap.places.gazetteer.sources.alias_targets import Targets
from geomap.places.gazetteer.sources.alternates import spelling_variants
from geomap.places.gazetteer.sources.divisions import worded
from geomap.text.fold import fold, is_accented, normal_spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geomap.places.gazetteer.ranking import Standing
    from geomap.places.gazetteer.sources.handwritten_tables import Alias

# Which relation of a name to one place counts where there are several: a demonym of English is also the name of the
# country in some other language ("Azerbaijani").
_CLOSENESS = {
    Relation.NAME: 0,
    Relation.DEMONYM: 1,
    Relation.PEOPLE: 2,
    Relation.ABBREVIATION: 3,
    Relation.ALTERNATE: 4,
    Relation.POSTAL: 5,
}
_LONGEST_CAPITALS = 6
"""Letters of the longest abbreviation that is found in capitals only; longer ones ("UNESCO") are no other word."""

_Found: TypeAlias = defaultdict[str, dict[int, Row]]


def collect_rows(
    records: Sequence[Record], standing: Callable[[int], Standing], *, aliases: Iterable[Alias]
) -> dict[str, list[Row]]:
    """Collect the places of every folded name, most prominent first."""
    found: _Found = defaultdict(dict)
    for index, record in enumerate(records):
        for name in record.names:
            _add(found, name, place=index)
    _add_seats(found, records, aliases=_add_aliases(found, records, aliases=aliases))
    return {key: in_order(rows.values(), standing) for key, rows in found.items()}


def _add_aliases(found: _Found, records: Sequence[Record], *, aliases: Iterable[Alias]) -> dict[int, list[str]]:
    """Add the hand-written names, and give those of each place."""
    texts: dict[int, list[str]] = {}
    targets = Targets(records)
    for alias in aliases:
        place = targets.find(alias.target)
        for name in alias.names:
            _add(found, name, place=place)
            if name.relation is Relation.NAME:
                texts.setdefault(place, []).append(name.text)
    return texts


def _add_seats(found: _Found, records: Sequence[Record], *, aliases: dict[int, list[str]]) -> None:
    """Let a province be called by all names of the town that it is named for: "Deir Ezzor Governorate"."""
    for index, record in enumerate(records):
        if record.place.kind is not Kind.ADMIN1:
            continue
        namesakes = {place for name in record.names for place in found.get(fold(name.text), ())}
        for seat in sorted(place for place in namesakes if place >= 0 and _is_seat(records[place], record)):
            for text in worded([records[seat].place.name, *aliases.get(seat, ())]):
                _add(found, Name(text, Relation.NAME), place=index)


def _is_seat(town: Record, division: Record) -> bool:
    return town.place.kind is Kind.SETTLEMENT and town.division == division.division


def _add(found: defaultdict[str, dict[int, Row]], name: Name, *, place: int) -> None:
    for key, row in spelt_rows(name, place=place):
        rows = found[key]
        # "Pa." and "PA" fold to one key and follow different rules: a postal code keeps a row of its own.
        slot = ~place if name.relation is Relation.POSTAL else place
        known = rows.get(slot)
        if known is None or is_better(row, known):
            rows[slot] = row


def spelt_rows(name: Name, *, place: int) -> Iterator[tuple[str, Row]]:
    """Give the key and the row of a name in each of its usual spellings."""
    for text in (name.text, *spelling_variants(name.text)):
        key = fold(text)
        if key:
            yield key, Row(place, name.relation, flags_of(text, name.relation), crc32(normal_spelling(text)) & 0xFF)


def is_better(row: Row, known: Row) -> bool:
    """Prefer the closer relation; of alternates the accented spelling, as GeoNames adds the plain one by itself."""
    if row.relation is not known.relation:
        return _CLOSENESS[row.relation] < _CLOSENESS[known.relation]
    if row.relation is Relation.ALTERNATE:
        return bool(row.flags & NameFlag.ACCENTED) and not known.flags & NameFlag.ACCENTED
    return row.flags < known.flags


def flags_of(text: str, relation: Relation) -> int:
    """Note what folding takes away from a name, as ``NameFlag`` bits."""
    flags = NameFlag.ACCENTED.value if is_accented(text) else 0
    if text.isupper() and text.isascii() and len(text.replace(".", "")) <= _LONGEST_CAPITALS:
        flags |= NameFlag.CAPITALS.value
    if relation is Relation.ABBREVIATION and text.endswith("."):
        flags |= NameFlag.DOTTED.value
    return flags
