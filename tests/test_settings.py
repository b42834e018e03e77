from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geomap.errors import UsageError
from geomap.settings import PictureFormat, Settings, TableFormat, parse_day, parse_formats


def test_a_run_needs_an_input() -> None:
    """Settings without inputs are refused with what to name."""
    with pytest.raises(UsageError, match="no input"):
        Settings(inputs=())


def test_a_period_must_not_end_before_it_begins() -> None:
    """Both days are named in the message."""
    with pytest.raises(UsageError, match=r"2021-02-01.*2021-01-01"):
        Settings(inputs=("a.txt",), since=date(2021, 2, 1), until=date(2021, 1, 1))


def test_a_table_never_takes_the_place_of_the_page() -> None:
    """Tables stand under the page's name with their own suffix, which the page must not have."""
    assert Settings(inputs=("a.txt",), also=(TableFormat.CSV,)).tables == {Path("output/map.csv"): TableFormat.CSV}
    with pytest.raises(UsageError, match=r"map\.csv would be a page by the name of a csv"):
        Settings(inputs=("a.txt",), output=Path("map.csv"), also=(TableFormat.CSV,))


def test_pictures_stand_beside_the_page() -> None:
    """One list names tables and pictures; each goes its way."""
    settings = Settings(inputs=("a.txt",), also=(TableFormat.CSV, PictureFormat.PDF))
    assert list(settings.tables) == [Path("output/map.csv")]
    assert settings.pictures == (Path("output/map.pdf"),)


def test_a_day_is_read_as_iso() -> None:
    """Days are written year first, and another way is refused with an example."""
    assert parse_day("2020-12-14") == date(2020, 12, 14)
    with pytest.raises(UsageError, match=r"14\.12\.2020.*2020-12-14"):
        parse_day("14.12.2020")


def test_formats_are_read_once_each_in_order() -> None:
    """A list of formats keeps its order and loses doubles; an unknown one is named."""
    assert parse_formats("csv, geojson,csv") == (TableFormat.CSV, TableFormat.GEOJSON)
    assert parse_formats("PNG,csv") == (PictureFormat.PNG, TableFormat.CSV)
    with pytest.raises(UsageError, match="'docx'"):
        parse_formats("docx")
