"""Looking up names and places in a small index."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from geomap.errors import MissingBuildError
from geomap.model import Kind
from geomap.places.gazetteer import Gazetteer, NameFlag, Relation
from geomap.places.gazetteer.build.embedded import write_index
from geomap.places.gazetteer.index import INDEX_FILE
from geomap.places.gazetteer.nearest import distance_km
from geomap.text.fold import fold

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.places.gazetteer.source_row import Record


def build(records: tuple[list[Record], int], folder: Path) -> bytes:
    """Compile records into a folder and give the bytes of the index."""
    write_index(records[0], folder, settlements=records[1])
    return (folder / INDEX_FILE).read_bytes()


@pytest.mark.parametrize("name", ["Shusha", "SHUSHA", "Shushi", "Şuşa", "şuşa", "Шуша", "Շուշի", "شوشی"])
def test_both_sides_names_in_all_scripts_find_the_place(small: Gazetteer, name: str) -> None:
    """A place is found by any of its names, whatever the case."""
    assert 147105 in {place.geonameid for place in small.lookup(name)}


def test_spelling_decides_between_namesakes(small: Gazetteer) -> None:
    """With its accents a name means the place that is spelt so; without them the other may come first."""
    assert small.lookup("Şuşa")[0].name == "Shusha"
    assert small.lookup("Susa")[0].name == "Sousse"


def test_unknown_names_find_nothing(small: Gazetteer) -> None:
    """No guess is made."""
    assert small.lookup("Nowhere at all") == ()
    assert small.entries("nowhere at all") == ()


def test_lookup_can_stay_in_a_country(small: Gazetteer) -> None:
    """The country narrows what a name may mean."""
    assert small.lookup("New York", country_code="AZ") == ()


def test_a_place_keeps_what_geonames_says(small: Gazetteer) -> None:
    """Point, id and people come through to the last digit."""
    place = small.lookup("Baku")[0]
    assert (place.latitude, place.longitude, place.population) == (40.37767, 49.89201, 2351300)
    assert (place.id, place.country_code, place.kind) == ("geonames:587084", "AZ", Kind.SETTLEMENT)


def test_entries_are_cheap_rows_of_the_same_place(small: Gazetteer) -> None:
    """An entry can be weighed before its place is made."""
    entry = next(e for e in small.entries("new york") if e.kind is Kind.SETTLEMENT)
    assert (entry.population, entry.country_code, entry.admin1) == (8804190, "US", "US.NY")
    assert entry.relation is Relation.ALTERNATE
    assert small.place(entry.index).name == "New York City"


def test_a_state_goes_before_its_city_in_america_and_a_province_behind_its_seat_elsewhere(small: Gazetteer) -> None:
    """The press says New York and may mean the state; Shusha is the town first."""
    assert [e.kind for e in small.entries("new york")] == [Kind.ADMIN1, Kind.SETTLEMENT]
    assert [e.kind for e in small.entries("shusha")] == [Kind.SETTLEMENT, Kind.ADMIN1]


def test_capitals_are_marked(small: Gazetteer) -> None:
    """A capital may stand for its government."""
    assert [e.is_capital for e in small.entries("baku")] == [True]


def test_accents_are_remembered(small: Gazetteer) -> None:
    """An entry tells that its name was written with accents."""
    assert all(e.flags & NameFlag.ACCENTED for e in small.entries("baki"))


def test_prefixes_lead_to_the_longest_name(small: Gazetteer) -> None:
    """All names that a text begins with are listed, shortest first."""
    assert small.prefixes(fold("New York City hall")) == ["new york", "new york city"]
    assert small.has_prefix("new yor")
    assert not small.has_prefix("new zea")
    assert "new york" in small
    assert "new yor" not in small


def test_places_are_found_by_their_ids(small: Gazetteer) -> None:
    """GeoNames ids and our own lead to the same places as names do."""
    found = small.by_id("geonames:147105")
    assert found is not None
    assert found.name == "Shusha"
    assert small.by_id("admin1:AZ.55") == small.admin1("AZ", "55") == small.admin1("AZ", "Shusha")
    assert small.by_id("geonames:1") is None
    assert small.by_id("region:nowhere") is None


@pytest.mark.parametrize("point", [(39.8, 46.7), (41, -73), (-60, 170), (89, 0), (-90, 0), (0, 180), (12.5, -179.9)])
def test_nearest(small: Gazetteer, point: tuple[float, float]) -> None:
    """The nearest settlement is found from anywhere on the globe, poles and far side included."""
    towns = [place for place in map(small.place, range(len(small))) if place.kind is Kind.SETTLEMENT]
    nearest = min(towns, key=lambda place: distance_km(*point, place.latitude, place.longitude))
    assert small.nearest(*point) == nearest


def test_the_same_records_give_the_same_bytes(records: tuple[list[Record], int], tmp_path: Path) -> None:
    """Two builds cannot be told apart."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert build(records, tmp_path / "one") == build(records, tmp_path / "two")


def test_a_file_of_another_version_is_refused(records: tuple[list[Record], int], tmp_path: Path) -> None:
    """An old index says so and names the next step."""
    build(records, tmp_path)
    (tmp_path / INDEX_FILE).write_bytes(b"geomap gazetteer 0\n")
    with pytest.raises(MissingBuildError, match="not an index of this version"):
        Gazetteer(tmp_path)


def test_opening_needs_no_numpy(records: tuple[list[Record], int], tmp_path: Path) -> None:
    """The index is read with what Python has, so that geomap starts at once."""
    build(records, tmp_path)
    script = (
        "import sys; from pathlib import Path; from geomap.places.gazetteer import Gazetteer;"
        "print(Gazetteer(Path(sys.argv[1])).lookup('Shusha')[0].name, 'numpy' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["Shusha", "False"]
