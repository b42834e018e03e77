from __future__ import annotations

from datetime import date

import pytest

from geomap.model import TimePrecision, When
from geomap.times.expressions import find_dates

MONDAY = date(2020, 12, 14)


def only(text: str, published: date = MONDAY) -> When:
    """The one time that a text tells."""
    (when,) = find_dates(text, published)
    return when


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Raids went on from Friday till Sunday.", date(2020, 12, 11), date(2020, 12, 13)),
        ("Raids went on Saturday night into Sunday.", date(2020, 12, 12), date(2020, 12, 13)),
        ("Raids went on overnight from Saturday to Sunday.", date(2020, 12, 12), date(2020, 12, 13)),
        ("The raid was on Friday/Saturday night.", date(2020, 12, 11), date(2020, 12, 12)),
        ("The raid was on Friday or Saturday.", date(2020, 12, 11), date(2020, 12, 12)),
        ("Raids were reported on Dec. 9, 10 and 11.", date(2020, 12, 9), date(2020, 12, 11)),
        ("Raids were reported on 9, 10 and 11 December.", date(2020, 12, 9), date(2020, 12, 11)),
        ("Raids went on from September through November 2018.", date(2018, 9, 1), date(2018, 11, 30)),
        ("Raids went on from 27 November 2017 to 3 January 2018.", date(2017, 11, 27), date(2018, 1, 3)),
        ("Raids went on from 27 November to 3 January 2018.", date(2017, 11, 27), date(2018, 1, 3)),
        ("Raids went on since the beginning of the year.", date(2020, 1, 1), MONDAY),
    ],
)
def test_a_range_has_both_ends_however_it_is_spelled(text: str, first: date, last: date) -> None:
    """Days, lists of days and months are ranges; a year that stands at the end is the beginning's too."""
    when = only(text)
    assert (when.start, when.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks resume Thursday.", date(2020, 12, 17)),
        ("The next vote is on Thursday.", date(2020, 12, 17)),
        ("The mayor said the mill would open by Thursday.", date(2020, 12, 17)),
        ("Owners were likely to sell as soon as the market opened Thursday.", date(2020, 12, 17)),
        ("Police were sent out ahead of Thursday's vote.", date(2020, 12, 17)),
        ("Police were sent out ahead of Friday's vote.", date(2020, 12, 11)),
        ("The curfew was to be lifted on Thursday.", date(2020, 12, 17)),
        ("Polls open at 8 a.m. Thursday.", date(2020, 12, 17)),
        ("The road is closed until Thursday.", date(2020, 12, 17)),
        ("The camp was watched until Thursday, when nine men were stopped.", date(2020, 12, 10)),
        ("The mayor fired the starting gun on Thursday.", date(2020, 12, 10)),
        ("Ilva, who was with Will Sarn on Thursday, left.", date(2020, 12, 10)),
        ("The battle lasted until Thursday.", date(2020, 12, 10)),
        ("The village did not know until Thursday.", date(2020, 12, 10)),
        ("The truce had been due to expire on Thursday.", date(2020, 12, 10)),
        ("The mill, due to be closed, burned on Thursday.", date(2020, 12, 10)),
    ],
)
def test_the_words_around_a_weekday_tell_whether_it_is_to_come(text: str, day: date) -> None:
    """Plans, also in the present and in reported speech, are to come; what had been planned is over."""
    assert (only(text).start, only(text).end) == (day, day)


def test_ahead_of_a_weekday_is_the_nearest_one() -> None:
    """The vote that police were sent out for lies as near as it can."""
    assert only("Police were sent out ahead of Saturday's vote.", date(2020, 12, 11)).start == date(2020, 12, 12)
    assert only("Police were sent out ahead of Saturday's vote.", MONDAY).start == date(2020, 12, 12)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The mill burned down last week on Tuesday.", date(2020, 12, 8), date(2020, 12, 8)),
        ("The mill burned down a week ago yesterday.", date(2020, 12, 6), date(2020, 12, 6)),
        ("The mill burned down on Friday two weeks ago.", date(2020, 11, 27), date(2020, 11, 27)),
        ("The mill burned down Thursday before last.", date(2020, 12, 3), date(2020, 12, 3)),
        ("The mill burned down the week before last.", date(2020, 11, 30), date(2020, 12, 6)),
        ("The mill burned down forty-five days ago.", date(2020, 10, 30), date(2020, 10, 30)),
        ("The mill burned down overnight Saturday.", date(2020, 12, 12), date(2020, 12, 12)),
        ("The mill burned down in the first week of November.", date(2020, 11, 1), date(2020, 11, 7)),
        ("The mill burned down in the last week of November.", date(2020, 11, 24), date(2020, 11, 30)),
        ("The mill burned down in the second half of November.", date(2020, 11, 16), date(2020, 11, 30)),
        ("The mill burned down on the last day of November 2019.", date(2019, 11, 30), date(2019, 11, 30)),
        ("The mill burned down on the second Sunday of November.", date(2020, 11, 8), date(2020, 11, 8)),
        ("The mill burned down on 11-Sep-2019.", date(2019, 9, 11), date(2019, 9, 11)),
        ("Dec. 7: The mill burned down.", date(2020, 12, 7), date(2020, 12, 7)),
        ("The mill burned down in '98.", date(1998, 1, 1), date(1998, 12, 31)),
        ("The mill burned down in the late '80s.", date(1987, 1, 1), date(1989, 12, 31)),
        ("The mill burned down on Christmas Eve 2015.", date(2015, 12, 24), date(2015, 12, 24)),
        ("The mill burned down during Ramadan in 2019.", date(2019, 5, 6), date(2019, 6, 3)),
        ("The mill burned down a year ago today.", date(2019, 12, 14), date(2019, 12, 14)),
        ("The mill burned down on Friday the 11th.", date(2020, 12, 11), date(2020, 12, 11)),
        ("The mill burned down the weekend of Nov. 28-29.", date(2020, 11, 28), date(2020, 11, 29)),
        ("The mill burned down last summer.", date(2020, 6, 1), date(2020, 8, 31)),
        ("The mill burned down last winter.", date(2019, 12, 1), date(2020, 2, 29)),
    ],
)
def test_a_time_is_found_in_each_of_its_spellings(text: str, first: date, last: date) -> None:
    """Numbers in words, parts of months, days some weeks off, years of two digits."""
    when = only(text)
    assert (when.start, when.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A truck burned on 26 November. The following Monday a bus burned.", date(2020, 11, 30), date(2020, 11, 30)),
        ("A truck burned on 26 November. The previous Monday a bus burned.", date(2020, 11, 23), date(2020, 11, 23)),
        ("A truck burned on 26 November. On the 28th a bus burned.", date(2020, 11, 28), date(2020, 11, 28)),
        ("A truck burned on 26 November. The next night a bus burned.", date(2020, 11, 27), date(2020, 11, 27)),
        ("A truck burned in November 2014. A month later a bus burned.", date(2014, 12, 1), date(2014, 12, 31)),
        ("A truck burned in 1998. A bus burned later that year.", date(1998, 1, 1), date(1998, 12, 31)),
        ("A truck burned in 1998. The following year a bus burned.", date(1999, 1, 1), date(1999, 12, 31)),
        ("A truck burned in 2014. The following January a bus burned.", date(2015, 1, 1), date(2015, 1, 31)),
        ("A truck burned in June. Later in the month a bus burned.", date(2020, 6, 1), date(2020, 6, 30)),
    ],
)
def test_a_time_is_counted_from_the_one_told_before_it(text: str, first: date, last: date) -> None:
    """Days count from the last day told, months and years also from a month or a year."""
    _, second = find_dates(text, MONDAY)
    assert (second.start, second.end) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "A bus burned in 2020, and many years later he still spoke of it.",
        "Jan Smets and Mar Elias came.",
        "A truck drove into a Christmas market; the March for Bread was called off; 10.12.20.15 was blocked.",
        "June Varga married Dorin Sat.",
        "He wrote for the Kelm Sun. Some liked it.",
        "Unions marched on Labor Day.",
        "Flight 1999 and section 2020 were closed.",
        "A truck burned. A month later a bus burned.",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    """Names, numbers of things and times counted from nothing are no dates."""
    assert all(when.precision is TimePrecision.VAGUER and when.start.year == 2020 for when in find_dates(text, MONDAY))


def test_how_long_something_has_gone_on_is_no_day() -> None:
    """Since some days ago is still close; since weeks ago is as vague as it is long."""
    precisions = [only(f"Villages were shelled since {day}.").precision for day in ("Friday", "December 1", "May 3")]
    assert precisions == [TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.VAGUER]


def test_a_dateline_may_have_brackets_within_brackets() -> None:
    """Between its day and its dash stands the agency, however it is written."""
    text = "SANTA ROSALIA, 4 JAN 90 (RIVER AGENCY [RA]) -- [TEXT] A BOMB EXPLODED YESTERDAY."
    assert find_dates(text, None)[0].start == date(1990, 1, 3)


def test_the_next_day_after_the_news_has_not_come() -> None:
    """Where the text told the day of the news last, "the next day" is of something else, unless it is planned."""
    told = [[when.start for when in find_dates(f"Nine died on Monday. {more}", MONDAY)] for more in (
        "Ilva Sarn was shot once and died the next day.",
        "Ilva Sarn was shot once and died three days later.",
        "The court will meet the next day.",
    )]  # fmt: skip
    assert told == [[MONDAY], [MONDAY], [MONDAY, date(2020, 12, 15)]]


def test_following_may_mean_after() -> None:
    """In "following Thursday's vote" it counts nothing on."""
    _, vote = find_dates("A truck burned on 1 December. Shops closed following Thursday's vote.", MONDAY)
    assert vote.start == date(2020, 12, 10)
