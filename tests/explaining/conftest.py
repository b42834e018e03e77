"""A small gazetteer of invented towns, and one article of theirs explained."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geomap.explaining import explain
from geomap.model import Article, Kind, Place
from geomap.places.gazetteer import Gazetteer, Relation
from geomap.places.gazetteer.build.embedded import write_index
from geomap.places.gazetteer.nearest import cell_of
from geomap.places.gazetteer.source_row import Name, Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.explaining import Explanation

SUNDAY = date(2021, 3, 14)
# name|kind|country|latitude|longitude|population|demonym
_ROWS = """
Kelm|settlement|XA|10.1|20.1|40000|
Kelm|settlement|XB|44.0|-70.0|2000|
Dorin|settlement|XA|12.0|23.0|90000|
Sorad|settlement|XA|13.5|21.0|60000|
Vela|settlement|XA|10.6|20.9|300000|
Xanadia|country|XA|11.0|22.0|9000000|Xanadian
Reading|settlement|XB|43.0|-71.0|9000|
"""


def _record(row: str, number: int) -> Record:
    name, kind, country, latitude, longitude, people, demonym = row.split("|")
    place = Place(
        id=f"geonames:{number}",
        name=name,
        latitude=float(latitude),
        longitude=float(longitude),
        kind=Kind(kind),
        country_code=country,
        geonameid=number,
        population=int(people),
    )
    names = (Name(name, Relation.NAME), *((Name(demonym, Relation.DEMONYM),) if demonym else ()))
    return Record(place, names, "", is_capital=False)


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Build the small gazetteer once."""
    records = [_record(row, number) for number, row in enumerate(_ROWS.split("\n")[1:-1], start=1)]
    towns = [record for record in records if record.place.kind is Kind.SETTLEMENT]
    towns.sort(key=lambda record: cell_of(record.place.latitude, record.place.longitude))
    others = [record for record in records if record.place.kind is not Kind.SETTLEMENT]
    folder = tmp_path_factory.mktemp("gazetteer")
    write_index([*towns, *others], folder, settlements=len(towns))
    return Gazetteer(folder)


@pytest.fixture(scope="session")
def explained(gazetteer: Gazetteer) -> Callable[..., Explanation]:
    """Explain a text of our own as the one article of a paper."""

    def explain_text(text: str, *, title: str = "", published: date | None = SUNDAY) -> Explanation:
        return explain(Article("a", text, title=title, published=published, source="Herald"), gazetteer=gazetteer)

    return explain_text
