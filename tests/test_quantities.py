from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Toll
from geomap.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("4 men", Toll(4, 4, 4)),
        ("four men", Toll(4, 4, 4)),
        ("twenty-one men", Toll(21, 21, 21)),
        ("two hundred and five men", Toll(205, 205, 205)),
        ("1,960 men", Toll(1960, 1960, 1960)),
        ("1.5 million men", Toll(1_500_000, 1_500_000, 1_500_000)),
        ("a hundred men", Toll(100, 100, 100)),
        ("two dozen men", Toll(24, 24, 24)),
        ("half a dozen men", Toll(6, 6, 6)),
        ("a hundred and five men", Toll(105, 105, 105)),
        ("some eight men", Toll(8, 8, 8)),
        ("1 240 men", Toll(1240, 1240, 1240)),
        ("at least four men", Toll(4, 4, None)),
        ("more than 20 men", Toll(20, 20, None)),
        ("30 or more men", Toll(30, 30, None)),
        ("up to 30 men", Toll(1, 30, 30)),
        ("about 30 men", Toll(30, 30, 30)),
        ("nearly 60 men", Toll(54, 60, 60)),
        ("between 10 and 12 men", Toll(10, 10, 12)),
        ("8-10 men", Toll(8, 8, 10)),
        ("ten to twelve men", Toll(10, 10, 12)),
        ("dozens of men", Toll(12, 12, None)),
        ("hundreds of men", Toll(100, 100, None)),
        ("several men", Toll(3, 3, None)),
        ("several dozen men", Toll(24, 36, None)),
        ("a couple of men", Toll(2, 2, 2)),
        ("an unknown number of men", Toll(2, 3, None)),
    ],
)
def test_a_number_has_bounds_as_its_words_set_them(text: str, toll: Toll) -> None:
    """Hedges open a number below or above; words for crowds are open above."""
    ((found, _),) = find_quantities(text)
    assert found == toll


@pytest.mark.parametrize(
    "text",
    [
        "a 122-mm gun, an 82mm mortar and 120 mm shells",
        "$5 and 30 percent at 10:30",
        "on 9 May 2020 and May 9, 2020, in 1994",
        "Karim Saleh, 46, spoke; the boy is aged 12",
        "a 16-year-old, 5 km away, 20 minutes later",
        "Resolution 822",
    ],
)
def test_dates_measures_money_and_ages_count_nothing(text: str) -> None:
    """Numbers that are not of people or things are left out."""
    assert find_quantities(text) == ()


WORDS = [
    *("at", "least", "some", "four", "twenty-one", "hundred", "dozen", "dozens", "several", "a", "and", "to", "-"),
    *("between", "1,960", "8-10", "3.5", "million", "9", "May", "or", "more", "number", "of", "99999999999"),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)))
def test_any_text_gives_numbers_in_order_with_sane_bounds(text: str) -> None:
    """Nothing raises; low is at most best, best at most high; spans lie inside the text."""
    for toll, span in find_quantities(text):
        assert 0 <= toll.low <= toll.best
        assert toll.high is None or toll.best <= toll.high
        assert 0 <= span.start < span.end <= len(text)
