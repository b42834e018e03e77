"""Every row of the hand-written tables is checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from geomap.model import Kind
from geomap.places.gazetteer.sources.handwritten_tables import (
    NAME_TABLES,
    PLACE_TABLES,
    fact_names,
    read_table,
    split_cell,
)
from geomap.text.fold import fold

if TYPE_CHECKING:
    from geomap.places.gazetteer import Gazetteer

PREFIXES = {
    "admin1.csv": "admin1:",
    "regions.csv": "region:",
    "waters.csv": "water:",
    "facilities.csv": "facility:",
    "districts.csv": "district:",
    "divisions.csv": "division:",
    "places.csv": "place:",
}


@pytest.mark.parametrize("table", PLACE_TABLES)
def test_every_place_is_whole(table: str) -> None:
    """A place has a name, a known kind, a point on the globe, and an id of its table."""
    for row in read_table(table):
        assert row["name"], row
        assert fold(row["name"]), row
        assert Kind(row["kind"]), row
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row
        assert row["id"].startswith(PREFIXES[table]), row
        assert 0 <= float(row["radius_km"] or 0) <= 7000, row
        assert not row["geonameid"] or int(row["geonameid"]) > 0, row
        assert len(row["country_code"]) in (0, 2), row


@pytest.mark.parametrize("table", PLACE_TABLES)
def test_every_id_stands_once_and_in_order(table: str) -> None:
    """A second row of an id would hide the first."""
    ids = [row["id"] for row in read_table(table)]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids))


def test_every_country_stands_once() -> None:
    """There are some 250, each with a point and a code of two letters."""
    rows = read_table("countries.csv")
    codes = [row["code"] for row in rows]
    assert codes == sorted(codes)
    assert len(codes) == len(set(codes)) >= 249
    for row in rows:
        assert -90 <= float(row["latitude"]) <= 90, row
        assert -180 <= float(row["longitude"]) <= 180, row


@pytest.mark.parametrize("table", NAME_TABLES)
def test_every_target_stands_once(table: str) -> None:
    """All names of a target are in one row, none of them twice."""
    rows = read_table(table)
    assert max(Counter(row["target"] for row in rows).values()) == 1
    for row in rows:
        names = [name for column in NAME_TABLES[table] for name in split_cell(row[column])]
        assert names, row
        assert all(fold(name) for name in names), row


def test_the_tables_are_large_enough_to_matter() -> None:
    """What is covered may not shrink unseen."""
    assert sum(len(read_table(table)) for table in PLACE_TABLES) >= 1650
    assert len(list(fact_names())) >= 900


def test_every_name_is_found_at_its_target(whole: Gazetteer) -> None:
    """What was written down can be looked up in the built index."""
    missing = [name.text for alias in fact_names() for name in alias.names if not whole.entries(fold(name.text))]
    assert missing == []
