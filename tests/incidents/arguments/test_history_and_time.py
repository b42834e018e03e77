from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from world.articles import CALM, news
from world.places import KELM, NORTH, PORT_VELA
from world.reading import mention
from world.reading import reports as read

from geomap.incidents import find_incidents
from geomap.model import Flag


@pytest.mark.parametrize(
    ("text", "history"),
    [
        ("A bomb killed nine soldiers in Kelm in 1988.", True),
        ("Rebels burned down 30 houses in Dorin in the 1970s.", True),
        ("A bomb killed nine soldiers in Kelm on 3 May 2019. Police said.", False),
        ("Gunmen killed a farmer in Kelm on 12 May 2019. A bomb had killed nine in Dorin on 2 April 2019.", True),
        ("Gunmen killed a farmer in Kelm on 12 May 2019. A bomb had killed nine in Dorin on 2 May 2019.", False),
        ("A bomb killed nine soldiers in Kelm on 3 May 2019. A vote will be held on 1 September 2019.", False),
    ],
)  # fmt: skip
def test_an_undated_article_tells_history_by_its_newest_day(text: str, *, history: bool) -> None:
    """Without a publication date, years, decades and what lies weeks before the newest day told are background."""
    assert any(Flag.BACKGROUND in report.flags for report in read(text, published=None)) is history


@pytest.mark.parametrize(
    "opening",
    [
        "Rumours that a bomb killed five people in Dorin are unfounded, the mayor said on Friday.",
        "The bomb squad of Kelm marked its eighth birthday on Friday.",
        "The murder trial was moved to Kelm on Friday.",
    ],
)
def test_what_is_untrue_and_names_of_things_make_no_news(opening: str) -> None:
    """What is said to be unfounded, a bomb squad and a murder trial are no events."""
    assert read(opening + CALM) == ()


def test_a_town_beats_a_name_far_from_all_others() -> None:
    """A name that agrees with no other place of its clause gives way to a town named with its province."""
    text = "In Kelm, North Province, a man was found dead near Port Vela street."
    far = replace(mention(text, "Port Vela", PORT_VELA), confidence=0.5)
    found = find_incidents(news(text), (mention(text, "Kelm", KELM), mention(text, "North Province", NORTH), far))
    assert [report.location.place.name for report in found if report.location] == ["Kelm"]


def test_a_day_told_before_beats_a_vaguer_time_that_stands_nearer() -> None:
    """An event without a date happened on the day that the story is about, not in the week of something else."""
    text = (
        "Three policemen were killed in Kelm on Friday. They had looked into fires of last week. "
        "A farmer was shot dead by gunmen at his home in Dorin."
    )
    days = {report.location.place.name: report.when for report in read(text) if report.location}
    assert days["Dorin"] is not None
    assert days["Dorin"].start == date(2021, 3, 12)


def test_an_undated_article_with_a_weekday_is_no_history() -> None:
    """A year beside "on Thursday" says when something else was."""
    (report,) = read("Rebels retook Kelm on Thursday, days after it was reopened first since 2012.", published=None)
    assert Flag.BACKGROUND not in report.flags
