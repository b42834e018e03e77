from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import TimePrecision, When
from geomap.times.expressions import dateline, find_dates, published_in

MONDAY = date(2020, 12, 14)


def only(text: str, published: date | None = MONDAY) -> When:
    """The one time that a text tells."""
    (when,) = find_dates(text, published)
    return when


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The bridge fell on November 26th.", date(2020, 11, 26)),
        ("The bridge fell on the 26th of November.", date(2020, 11, 26)),
        ("The bridge fell on 26 November 2019.", date(2019, 11, 26)),
        ("The bridge fell on Dec. 12.", date(2020, 12, 12)),
        ("The bridge fell on 2020-12-12.", date(2020, 12, 12)),
        ("The bridge fell on 12/25/2019.", date(2019, 12, 25)),
        ("The bridge fell on 25.12.2019.", date(2019, 12, 25)),
        ("The bridge fell on January 3.", date(2020, 1, 3)),
        ("The bridge will be closed on January 3.", date(2021, 1, 3)),
        ("The bridge fell on 28 December.", date(2019, 12, 28)),
        ("THE BRIDGE FELL ON 5 MAY.", date(2020, 5, 5)),
        ("The bridge fell on New Year's Eve.", date(2019, 12, 31)),
    ],
)
def test_a_dated_day_has_the_nearest_fitting_year(text: str, day: date) -> None:
    """A day and month without a year is the last one, or the next one where the words plan it."""
    assert (only(text).start, only(text).end) == (day, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shells fell on Monday.", date(2020, 12, 14)),
        ("Shells fell late Friday night.", date(2020, 12, 11)),
        ("Shells fell last Monday.", date(2020, 12, 7)),
        ("The council will meet on Friday.", date(2020, 12, 18)),
        ("On Friday, the council is to vote.", date(2020, 12, 18)),
        ("The council condemned Friday's attack.", date(2020, 12, 11)),
        ("Shells fell yesterday.", date(2020, 12, 13)),
        ("Shells fell last night.", date(2020, 12, 13)),
        ("Shells fell this morning.", date(2020, 12, 14)),
        ("Shells fell two days ago.", date(2020, 12, 12)),
        ("Shells fell on Thursday last week.", date(2020, 12, 10)),
        ("Shells fell on Friday, Dec. 11.", date(2020, 12, 11)),
    ],
)
def test_a_named_day_is_counted_from_the_publication(text: str, day: date) -> None:
    """Weekdays are gone by, that of the publication included, unless the sentence plans."""
    assert (only(text).start, only(text).end, only(text).precision) == (day, day, TimePrecision.DAY)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("from 11–13 December", date(2020, 12, 11), date(2020, 12, 13), TimePrecision.DAY),
        ("between 3 and 5 May", date(2020, 5, 3), date(2020, 5, 5), TimePrecision.DAY),
        ("from 27 September to 10 November", date(2020, 9, 27), date(2020, 11, 10), TimePrecision.VAGUER),
        ("on Friday and Saturday", date(2020, 12, 11), date(2020, 12, 12), TimePrecision.DAY),
        ("over the weekend", date(2020, 12, 12), date(2020, 12, 13), TimePrecision.WEEK),
        ("last week", date(2020, 12, 7), date(2020, 12, 13), TimePrecision.WEEK),
        ("earlier this month", date(2020, 12, 1), date(2020, 12, 14), TimePrecision.MONTH),
        ("in late November", date(2020, 11, 21), date(2020, 11, 30), TimePrecision.MONTH),
        ("in mid-November", date(2020, 11, 11), date(2020, 11, 20), TimePrecision.MONTH),
        ("in March last year", date(2019, 3, 1), date(2019, 3, 31), TimePrecision.MONTH),
        ("in May", date(2020, 5, 1), date(2020, 5, 31), TimePrecision.MONTH),
        ("last year", date(2019, 1, 1), date(2019, 12, 31), TimePrecision.VAGUER),
        ("in the summer of 2014", date(2014, 6, 1), date(2014, 8, 31), TimePrecision.VAGUER),
        ("a 1994 ceasefire", date(1994, 1, 1), date(1994, 12, 31), TimePrecision.VAGUER),
        ("from 1988-94", date(1988, 1, 1), date(1994, 12, 31), TimePrecision.VAGUER),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31), TimePrecision.VAGUER),
        ("in the early nineties", date(1990, 1, 1), date(1993, 12, 31), TimePrecision.VAGUER),
        ("three weeks ago", date(2020, 11, 23), date(2020, 11, 29), TimePrecision.WEEK),
        ("overnight", date(2020, 12, 13), date(2020, 12, 14), TimePrecision.DAY),
        ("in the past 24 hours", date(2020, 12, 13), date(2020, 12, 14), TimePrecision.DAY),
        ("since Friday", date(2020, 12, 11), date(2020, 12, 14), TimePrecision.DAY),
    ],
)
def test_a_stretch_has_both_ends_and_says_how_close_it_is(
    text: str, start: date, end: date, precision: TimePrecision
) -> None:
    """Ranges, weeks, months and years keep their first and last day."""
    when = only(f"Villages were shelled {text}.")
    assert (when.start, when.end, when.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text",
    [
        "They may march in the second round, and the sun sat low.",
        "Shops opened early for Black Friday.",
        "The Sunday Times carried the story.",
        "Some 2000 people and 1,960 soldiers came.",
        "He reads Lori Today and fires a 122-mm gun.",
        "It cost $1995 at 10:30.",
        "Children play here every Friday.",
        "The village paid the toll two days before the vote.",
        "On 31 June nothing happened.",
    ],
)
def test_words_that_look_like_times_are_left_alone(text: str) -> None:
    """Verbs, newspapers, numbers, habits and impossible days are no times."""
    assert find_dates(text, MONDAY) == ()


def test_earlier_and_later_count_from_the_last_day_told() -> None:
    """Two days earlier than a day that the text told, not than the news."""
    text = "A convoy was hit on 26 November. Two days earlier a truck had burned; the next day, a bus."
    days = [when.start for when in find_dates(text, MONDAY)]
    assert days == [date(2020, 11, 26), date(2020, 11, 24), date(2020, 11, 25)]


def test_without_a_day_of_the_news_nothing_is_counted() -> None:
    """Only times that stand by themselves are found; no day is invented."""
    found = find_dates("On Friday, as in May, and two days ago, but also on 3 June 2016 and in 1994.", None)
    assert [when.start for when in found] == [date(2016, 6, 3), date(1994, 1, 1)]


def test_what_is_named_after_a_day_is_no_date() -> None:
    """A neighbourhood or a bridge may bear a day in its name."""
    found = find_dates("Shells hit the July 7 neighbourhood and the 17 July bridge on 6 May 2020.", MONDAY)
    assert [when.start for when in found] == [date(2020, 5, 6)]


def test_the_dateline_beats_the_publication() -> None:
    """Weekdays count from the dateline, whose own day is no time of the story."""
    text = "LORIBERD, Dec. 12 (Wire) — A depot burned on Friday."
    assert only(text, date(2020, 12, 19)).start == date(2020, 12, 11)


def test_a_dateline_in_capitals_gives_the_year() -> None:
    """The old wire form with two digits needs no publication date."""
    text = "SANTA ROSALIA, 4 JAN 90 -- [TEXT] A BOMB EXPLODED YESTERDAY."
    assert only(text, None).start == date(1990, 1, 3)


def test_a_date_far_from_the_publication_is_no_dateline() -> None:
    """An old date at the head of a text is history."""
    assert dateline("PARIS, July 14 - a day to remember", MONDAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ambush at the pass\n\nFrom: A Broadcaster |\n\nDecember 14, 2020 11:32:24 AM\n\nFour soldiers", MONDAY),
        ("Published: 14 Dec 2020\nFour soldiers were killed.", MONDAY),
        ("Four soldiers killed\n14 December 2020\nFour soldiers were killed.", MONDAY),
        ("LORIBERD, Dec. 14, 2020 — Four soldiers were killed.", MONDAY),
        ("Four soldiers were killed on 14 December 2020 in a village.", None),
        ("Four soldiers were killed on Monday.", None),
        ("", None),
    ],
)
def test_the_publication_date_is_read_where_it_is_printed(text: str, day: date | None) -> None:
    """A line of its own, a label, a clock or a dateline prints it; running text does not."""
    assert published_in(text) == day


def test_long_letters_do_not_shift_offsets() -> None:
    """A letter that grows in lower case leaves the spans right."""
    text = "İİİ on 3 May 2019"
    when = only(text)
    assert text[when.span.start : when.span.end] == "3 May 2019"


WORDS = [
    "Friday", "friday", "last", "next", "this", "May", "may", "26", "26th", "of", "November", "Nov.", "2020", "'90s",
    "1994", "-", "–", "to", "and", "between", "since", "two", "days", "weeks", "ago", "earlier", "later", "the", "day",
    "before", "after", "weekend", "early", "mid", "late", "9999", "12/31/1999", "0001-01-01", "30", "February", ".",
    ",", "\n", "overnight", "yesterday", "will", "said", "a", "year", "decade", "999", "İ", "YEREVAN", "--",
]  # fmt: skip
texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
days = st.one_of(st.none(), st.dates())


@given(texts, days)
def test_any_text_gives_times_in_order_whose_spans_slice_back(text: str, published: date | None) -> None:
    """Nothing raises; starts are before ends; spans lie inside the text and do not overlap."""
    found = find_dates(text, published)
    assert all(when.start <= when.end for when in found)
    edges = [edge for when in found for edge in when.span]
    assert edges == sorted(edges)
    assert all(text[when.span.start : when.span.end].strip() for when in found)


@given(texts)
def test_any_text_may_lack_a_publication_date(text: str) -> None:
    """Looking for the publication date never raises."""
    assert published_in(text) is None or isinstance(published_in(text), date)
