"""What is no news: opinions, habits, wars in general, what is remembered; and what still is."""

from __future__ import annotations

import pytest
from world.articles import CALM
from world.reading import reports_on_earth as read

from geomap.model import EventType
from geomap.text.tokens import split_words


@pytest.mark.parametrize(
    "text",
    [
        "A debate exploded in Odesa over the new tax.",
        "Officers of the war school in Odesa went to the field for war games.",
        "The vote in Odesa demonstrated their desire for change.",
        "Veterans in Odesa commemorated the naval battle of the last century.",
        "In the south of Ukraine many people are kidnapped by criminals.",
        "The bishop of Odesa spoke of the need to end the war.",
    ],
)
def test_what_is_no_event_makes_no_report(text: str) -> None:
    """Words of events that tell none: figures of speech, names, habits, what is remembered."""
    assert read("The weather was fine in Odesa." + CALM + " " + text) == ()


def test_a_quotation_does_not_make_a_speech_of_the_news() -> None:
    """News in which many are quoted tells its incident; the same words of the author's own weigh against it."""
    news = "A trader was murdered on Friday in Odesa. "
    quoted = '"We mourn him." "We must stand together," he said. "You know us." "We will wait."'
    assert len(read(news + quoted + CALM)) == 1


@pytest.mark.parametrize("head", ["Editorial: ", "ODESA, 14 MAR 21 -- [COMMENTARY] [TEXT] ", "Opinion | "])
def test_an_opinion_is_known_by_its_head(head: str) -> None:
    """What an opinion says in passing of an attack is no report."""
    text = "Much was said. The attack near Odesa showed how weak the state was." + CALM
    assert read(head + text) == ()


def test_here_is_where_the_article_was_filed() -> None:
    """After a verb of harm, "here" is the dateline's town."""
    (report,) = read("ODESA, Ukraine (AP) — Kharkiv was calm. Two traders were killed here on Friday by gunmen." + CALM)
    assert report.location is not None
    assert report.location.place.name == "Odesa"


def test_a_part_of_a_town_lies_in_the_town_of_the_dateline() -> None:
    """A neighborhood that no gazetteer has is pinned at the town, not at the middle of the country."""
    text = "ODESA, Ukraine (AP) — Gunmen killed two traders in the Zelmarova neighborhood on Friday." + CALM
    (report,) = read(text)
    assert report.location is not None
    assert report.location.place.name == "Odesa"


def test_a_counter_charge_at_another_village_is_an_event_of_its_own() -> None:
    """Though the villages lie close, and where officials sit is not where it was."""
    text = (
        "Shelling wounded two Ukrainian soldiers near Krasnohorivka, in Donetsk region, on Friday. "
        "Separatist officials in Donetsk accused Kyiv's army of shelling the village of Oleksandrivka." + CALM
    )
    reports = read(text)
    assert [report.event_type for report in reports] == [EventType.EXPLOSIONS] * 2
    assert [report.location and report.location.place.name for report in reports] == ["Krasnohorivka", "Oleksandrivka"]


def test_a_war_told_in_sum_adds_no_dead_to_an_event() -> None:
    """Where thousands "have died", the smaller figures of that sentence are no event's either."""
    text = (
        "Shells fell on Krasnohorivka on Friday. "
        "Several thousand people have died and shelling has killed civilians on both sides." + CALM
    )
    (report,) = read(text)
    assert report.deaths is None


def test_an_attack_on_another_village_that_nobody_knows_is_another_event() -> None:
    """What the gazetteer holds around two unknown villages does not make one of them."""
    text = (
        "Gunmen killed two farmers in the village of Zelmarova, Kherson region, on Friday. It was dark. It rained. "
        "Gunmen killed three traders in the village of Dobrinka Vela, Kherson region, on Friday." + CALM
    )
    names = [report.location.label for report in read(text) if report.location]
    assert len(names) == 2


@pytest.mark.parametrize(
    ("told", "country"),
    [("A Dutch reporter was killed in the village of", "UA"), ("A reporter was killed in the Polish town of", "PL")],
)
def test_the_people_of_somebody_killed_is_not_where(told: str, country: str) -> None:
    """An unknown village is in the dateline's country, unless a people's name stands before a word of place."""
    text = f"ODESA, Ukraine (AP) — {told} Zelmarova by gunmen on Friday. Ukraine mourned." + CALM
    (report,) = read(text)
    assert report.location is not None
    assert report.location.place.country_code == country


def test_an_event_is_not_at_the_hospital_where_the_hurt_were_taken() -> None:
    """Where the clause names the place of the event too."""
    text = "Gunmen wounded a trader near Odesa on Friday, and he was taken to Kharkiv hospital in the evening." + CALM
    (report,) = read(text)
    assert report.location is not None
    assert report.location.place.name == "Odesa"


def test_how_long_something_has_gone_on_is_no_day_of_an_event() -> None:
    """Who "have been kidnapped since" last year were not kidnapped that day."""
    text = "It was quiet. The minister said 190 people have been kidnapped by rebels in Kherson since 11 November."
    assert read(text + CALM) == ()


@pytest.mark.parametrize("text", ["", "a", " a", "a ", " ", "a-b, c.", "…x"])
def test_words_are_cut_out_where_they_stand(text: str) -> None:
    """Also at the ends of a text, and of none."""
    tokens = split_words(text)
    assert [text[token.start : token.end] for token in tokens] == [token.word for token in tokens]
    assert all(token.word.isalnum() for token in tokens)
