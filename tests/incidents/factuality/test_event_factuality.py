"""Clauses of one event, weighed together."""

from __future__ import annotations

from world.articles import CALM
from world.reading import reports_on_earth as read

from geomap.incidents.factuality.event_factuality import weigh


def test_a_day_and_a_place_speak_for_an_event_and_a_quotation_against_it() -> None:
    """The sum that decides rises and falls with what the clauses show."""
    told = {"strength": 1.8, "any dated": 1.0, "day": 1.0, "placed": 1.0, "share telling": 0.5}
    assert weigh(told | {"quoted": 1.0}) < weigh(told)
    assert weigh({"strength": 1.8, "share telling": 0.5}) < weigh(told)


def test_an_event_told_by_the_way_in_a_text_about_courts_is_no_news() -> None:
    """The same clause is an incident in the news of a day and none where all the others speak of a trial."""
    clause = " Gunmen shot a trader dead in Odesa."
    news = "Shelling hit Kharkiv on Friday. Two farmers were wounded in Sumy on Friday."
    trial = (
        "The court in Kharkiv heard a case of murder. A judge in Sumy spoke of another attack. The trial for the "
        "killing went on. Prosecutors called the murder a crime."
    )
    assert any("trader" in report.quote for report in read(news + clause + CALM))
    assert not any("trader" in report.quote for report in read(trial + clause + CALM))


def test_who_is_known_from_the_event_before_begins_none() -> None:
    """What "the attackers" did goes on telling the attack."""
    text = "Gunmen attacked the village of Zelmarova near Odesa on Friday, killing four people. "
    assert len(read(text + "The attackers burned two shops before fleeing to the hills of Moldova." + CALM)) == 1


def test_a_note_of_three_sentences_may_be_talk() -> None:
    """A sentence or two are taken at their word; three that speak of what should be are not."""
    talk = "We ask why people are murdered in our country. You must stop terrorism. We shall not forget the attacks."
    assert read(talk) == ()


def test_what_one_side_denies_is_told_where_the_other_counts_its_dead() -> None:
    """A denial and a toll "in the strike" are one event; the denial alone is none."""
    denial = "Arvania denied that it had struck a hospital in Odesa on Friday."
    toll = " The Health Ministry said 12 people were killed in the strike."
    (report,) = read(denial + toll + CALM)
    assert report.deaths is not None
    assert report.deaths.best == 12
    assert report.location is not None
    assert report.location.place.name == "Odesa"
    assert read(denial + CALM) == ()
