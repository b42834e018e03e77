from __future__ import annotations

from datetime import date

import pytest

from geomap.model import TimePrecision, When
from geomap.times.calendar_words import calendar_words
from geomap.times.expressions import find_dates
from geomap.times.holidays import feast_days

MONDAY = date(2020, 12, 14)


def only(text: str) -> When:
    """The one time that a text tells, published on a Monday in December."""
    (when,) = find_dates(text, MONDAY)
    return when


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        ("christmas day", 2019, [date(2019, 12, 25)]),
        ("thanksgiving", 2020, [date(2020, 11, 26)]),
        ("good friday", 2020, [date(2020, 4, 10)]),
        ("orthodox easter", 2021, [date(2021, 5, 2)]),
        ("eid al-fitr", 2000, [date(2000, 1, 8), date(2000, 12, 27)]),
        ("easter", 2300, []),
    ],
)
def test_a_feast_has_its_days_of_the_year(name: str, year: int, days: list[date]) -> None:
    """Fixed days, weekdays of a month and days of other calendars are known; a year without a table has none."""
    assert list(feast_days(calendar_words(), name, year)) == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The mill burned down on Good Friday.", date(2020, 4, 10), date(2020, 4, 10)),
        ("The mill burned down last Thanksgiving.", date(2020, 11, 26), date(2020, 11, 26)),
        ("The mill burned down during Ramadan.", date(2020, 4, 24), date(2020, 5, 22)),
        ("The mill burned down on the 9th.", date(2020, 12, 9), date(2020, 12, 9)),
        ("The mill burned down on the 29th.", date(2020, 11, 29), date(2020, 11, 29)),
        ("The mill burned down a week ago Friday.", date(2020, 12, 4), date(2020, 12, 4)),
        ("The mill burned down two Sundays ago.", date(2020, 12, 6), date(2020, 12, 6)),
        ("The mill burned down the Friday before last.", date(2020, 12, 4), date(2020, 12, 4)),
        ("The mill will open a week from Tuesday.", date(2020, 12, 22), date(2020, 12, 22)),
        ("The mill burned down in the week of December 7.", date(2020, 12, 7), date(2020, 12, 13)),
        ("The mill stood still from Monday through Wednesday.", date(2020, 12, 7), date(2020, 12, 9)),
        ("The mill was built in the third quarter of 2019.", date(2019, 7, 1), date(2019, 9, 30)),
        ("The mill will close by year-end.", date(2020, 12, 31), date(2020, 12, 31)),
        ("The mill shut after 9/11.", date(2001, 9, 11), date(2001, 9, 11)),
    ],
)
def test_a_day_counted_in_two_steps_is_found(text: str, first: date, last: date) -> None:
    """Feasts, bare numbers of days, weekdays some weeks off and parts of years have their days."""
    when = only(text)
    assert (when.start, when.end) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The fire began on the 14th floor.",
        "They won in the second half.",
        "It began at approximately 1845 (local time).",
    ],
)
def test_what_looks_like_a_day_is_none(text: str) -> None:
    """Floors, halves of a match and times of the day are no dates."""
    assert find_dates(text, MONDAY) == ()


def test_a_year_earlier_than_a_day_told_is_about_that_day() -> None:
    """The words "a year earlier" after a day means the same time of the year before."""
    _, earlier = find_dates("The quarter ended Sept. 30, 2020. A year earlier the mill made a loss.", MONDAY)
    assert (earlier.start, earlier.precision) == (date(2019, 9, 30), TimePrecision.MONTH)
