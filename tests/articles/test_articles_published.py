from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.articles.published_day import parse_published

LEAP_DAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        *("2024-02-29", "2024-02-29T23:30:00Z", "2024-02-29T02:30:00+01:00", "2024-02-29 02:30:00 Europe/Berlin"),
        *("20240229", "20240229T120000Z", "2024-W09-4", "2024-060", "2024/02/29", "٢٠٢٤-٠٢-٢٩"),
        *("Thu, 29 Feb 2024 23:59:60 GMT", "Thu, 29 Feb 24 00:00:01 EST", "29 Feb 2024 00:00:01 +0000"),
        *("29 February 2024", "February 29, 2024", "February 29, 2024 11:32:24 AM", "Feb. 29, 2024 at 5:30 p.m. ET"),
        *("Thursday 29 February 2024 11.32 GMT", "29. Februar 2024, 11:32 Uhr", "29 février 2024", "29.02.2024"),
        *(
            "29 de febrero de 2024",
            "29 февраля 2024",
            "2024年2月29日",
            "29 Şubat 2024",
            "29/02/2024",
            "02/29/2024 10:11",
        ),
        *("Thu Feb 29 11:32:24 UTC 2024", "Thu Feb 29 11:32:24 +0000 2024", "20240229113224", "Feb 29th 2024"),
        *("2024-02-29 11:32:24+00", "2024-02-29T11:32:24.123Z[UTC]", "29 февраля 2024 г.", "29 Feb 2024 | 11:32"),
    ],
)
def test_a_plain_date_is_read(text: str) -> None:
    """ISO 8601, RFC 822 and words in many languages mean the same day."""
    assert parse_published(text) == LEAP_DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "now", "yesterday", "Monday", "May", "2024", "the 14th", "NaN", "1e400", "1709164800"),
        *("2023-02-29", "2024-02-30", "2024-13-01", "31 April 2024", "0000-00-00", "9999-99-99", "10000-01-01"),
        *("2024-02-29T24:00:01Z", "2024-02-29T12:00:00+99:99", "25:61:61", "2024-400", "2024-W60-1", "1203-01-01"),
        *("\u202e4202-20-92", "1/" * 500, "9" * 5000, "29 Brumaire 2024", "February 2024"),
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    """Nothing is guessed, and the day of the run is never invented."""
    assert parse_published(text) is None


@pytest.mark.parametrize("text", ["03/04/2024", "03-04-2024", "01/02/03", "12-11-10"])
def test_a_date_with_two_readings_is_none(text: str) -> None:
    """Half of the world reads it otherwise."""
    assert parse_published(text) is None


def test_the_day_is_the_publisher_s_own() -> None:
    """No time zone is applied: just after midnight in the east is that day there."""
    assert parse_published("2024-02-29T00:30:00+14:00") == LEAP_DAY


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_survives_its_iso_form(day: date) -> None:
    """What we write, we read."""
    assert parse_published(day.isoformat()) == day


@given(st.text(max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    """Any string is a day or none."""
    parse_published(text)
