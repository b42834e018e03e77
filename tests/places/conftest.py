"""A small gazetteer of real and invented places, so that the tests need no build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.model import Article, Kind, Place
from geomap.places import find_places
from geomap.places.gazetteer import Gazetteer, Relation
from geomap.places.gazetteer.build.embedded import write_index
from geomap.places.gazetteer.nearest import cell_of
from geomap.places.gazetteer.source_row import Name, Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.model import Placed, Unplaced

# name|kind|country|division|latitude|longitude|population|further names|demonyms|capital
_ROWS = """
Baku|settlement|AZ|AZ.09|40.3777|49.892|1116513|||yes
Ganja|settlement|AZ|AZ.20|40.6828|46.3606|303268|Gəncə||
Shusha|settlement|AZ|AZ.55|39.7601|46.7499|5000|Shushi||
Moscow|settlement|RU|RU.48|55.7522|37.6156|10381222|||yes
Yerevan|settlement|AM|AM.11|40.1811|44.5136|1093485|||yes
Paris|settlement|FR|FR.11|48.8534|2.3488|2138551|||yes
Paris|settlement|US|US.TX|33.6609|-95.5555|24171|||
Dallas|settlement|US|US.TX|32.7831|-96.8067|1300092|||
Sherman|settlement|US|US.TX|33.6357|-96.6089|40000|||
Bangor|settlement|GB|GB.NIR|54.6534|-5.6689|60385|||
Bangor|settlement|US|US.ME|44.7988|-68.7727|32391|||
Reading|settlement|GB|GB.ENG|51.4562|-0.9711|244070|||
Nice|settlement|FR|FR.93|43.7031|7.2661|338620|||
Split|settlement|HR|HR.15|43.5089|16.4392|176314|||
Jackson|settlement|US|US.MS|32.2988|-90.1848|170674|||
Lincoln|settlement|US|US.NE|40.8|-96.667|277348|||
Delhi|settlement|IN|IN.07|28.6519|77.2315|10927986|||
Georgia|country|GE||42|43.5|3731000||Georgian|
Georgia|admin1|US|US.GA|32.7504|-83.5002|7000000|||
Azerbaijan|country|AZ||40.5|47.5|9942334||Azerbaijani,Azeri|
Armenia|country|AM||40|45|2951776||Armenian|
Russia|country|RU||60|100|144478050||Russian|
India|country|IN||22|79|1352617328||Indian|
Turkey|country|TR||39.06|35.1|82319724|Türkiye|Turkish|
Pakistan|country|PK||30|70|212215030||Pakistani|
United States|country|US||39.76|-98.5|327167434|US,USA|American|
Maine|admin1|US|US.ME|45.5|-69.2|1000000|||
Texas|admin1|US|US.TX|31.25|-99.25|22000000|||
Nagorno-Karabakh|region|AZ||39.8153|46.7519|0|Karabakh||
Black Sea|water|||43|34|0|||
"""


def _record(row: str, number: int) -> Record:
    name, kind, country, division, latitude, longitude, population, others, demonyms, capital = row.split("|")
    place = Place(
        id=f"{kind}:{number}" if kind != "settlement" else f"geonames:{number}",
        name=name,
        latitude=float(latitude),
        longitude=float(longitude),
        kind=Kind(kind),
        country_code=country,
        geonameid=number,
        population=int(population),
    )
    names = [Name(name, Relation.NAME)]
    names += [Name(other, Relation.ALTERNATE) for other in others.split(",") if other]
    names += [Name(other, Relation.DEMONYM) for other in demonyms.split(",") if other]
    return Record(place, tuple(names), division, is_capital=bool(capital))


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Build the small gazetteer once."""
    records = [_record(row, number) for number, row in enumerate(_ROWS.split("\n")[1:-1], start=1)]
    folder = tmp_path_factory.mktemp("gazetteer")
    towns = [record for record in records if record.place.kind is Kind.SETTLEMENT]
    towns.sort(key=lambda record: cell_of(record.place.latitude, record.place.longitude))
    others = [record for record in records if record.place.kind is not Kind.SETTLEMENT]
    write_index([*towns, *others], folder, settlements=len(towns))
    return Gazetteer(folder)


@pytest.fixture
def find(gazetteer: Gazetteer) -> Callable[[str], tuple[Placed | Unplaced, ...]]:
    """Find the places of a text in the small gazetteer."""
    return lambda text: find_places(Article(id="invented", text=text), gazetteer=gazetteer)
