from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geomap.incidents import find_incidents
from geomap.model import Article, Flag, Kind, Mention, Place, Placed, Report, Role

SUNDAY = date(2021, 3, 14)
PLACES = {
    "Kelm": Place("geonames:1", "Kelm", 10.1, 20.1, Kind.SETTLEMENT, "XA", "North"),
    "North Province": Place("admin1:XA.01", "North", 10.0, 20.0, Kind.ADMIN1, "XA", "North"),
    "Dorin": Place("geonames:2", "Dorin", 12.0, 23.0, Kind.SETTLEMENT, "XA", "South"),
    "Port Vela": Place("geonames:3", "Port Vela", 14.0, 28.0, Kind.SETTLEMENT, "XB"),
}


def placed(text: str) -> tuple[Placed, ...]:
    """The first mention of every known place, in text order."""
    starts = {name: text.find(name) for name in PLACES if name in text}
    return tuple(
        Placed(Mention("a", start, start + len(name), name, Role.LITERAL), PLACES[name], 0.9)
        for name, start in sorted(starts.items(), key=lambda found: found[1])
    )


def read(text: str, *, published: date | None = SUNDAY) -> tuple[Report, ...]:
    """The reports of a text of our own."""
    return find_incidents(Article("a", text, published=published), placed(text))


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


CALM = " It was calm. Shops were open. Schools were open. Buses ran."


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


def test_a_town_beats_a_stray_name_far_from_all_others() -> None:
    """A name that agrees with no other place of its clause gives way to a town named with its province."""
    text = "In Kelm, North Province, a man was found dead near Port Vela street."
    town, province, stray = placed(text)
    found = find_incidents(Article("a", text, published=SUNDAY), (town, province, replace(stray, confidence=0.5)))
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
