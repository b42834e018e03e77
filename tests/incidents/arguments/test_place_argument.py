"""Which of a sentence's places is the one where its event was."""

from __future__ import annotations

import pytest
from world.articles import FRIDAY
from world.reading import report

from geomap.model import GeoPrecision, Report, Role


def read(text: str, **roles: Role) -> Report:
    """The one report of a text of our own, in which two villages stand that no gazetteer knows."""
    return report(text, published=FRIDAY, roles=roles, unknown=("Qarvend", "Tellin"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A bomb killed nine soldiers in Kelm district of North on Friday.", "Kelm"),
        ("A bomb killed nine soldiers in Vela, a town 20 km from Kelm, on Friday.", "Vela"),
        ("A bomb killed nine soldiers in Kelm near Vela on Friday.", "Kelm"),
        ("A bomb killed nine soldiers in Kelm's old quarter of Qarvend on Friday.", "Qarvend"),
        ("A bomb killed nine soldiers in the northern Kelm countryside at Qarvend on Friday.", "Qarvend"),
        ("A bomb killed nine soldiers on the Kelm-Vela road in Dorin on Friday.", "Dorin"),
        ("A bomb killed nine soldiers in Qarvend, north of Kelm, on Friday.", "Qarvend"),
        ("A bomb killed nine soldiers from Dorin in Kelm on Friday.", "Kelm"),
        ("In central Xanadia, a bomb killed nine soldiers in the city of Kelm on Friday.", "Kelm"),
    ],
)
def test_the_place_of_an_event_is_the_one_that_others_only_explain(text: str, words: str) -> None:
    """Wider places, neighbours, roads and origins say where a place is or who came, not where it happened."""
    assert read(text).place_text == words


def test_an_unknown_village_is_an_events_place_beside_the_known_one_around_it() -> None:
    """The point is the wider place's and no more exact than near; the name and the words are the village's."""
    told = read("A bomb killed nine soldiers in the village of Qarvend in North on Friday.")
    location = told.location
    assert told.place_text == "Qarvend"
    assert location is not None
    assert location.place.name == "North"
    assert location.label == "Qarvend, North"
    assert location.phrase == "Qarvend in North"
    assert location.geo_precision is GeoPrecision.REGION


def test_an_unknown_village_near_a_town_is_near_it() -> None:
    """A town beside an unknown village gives a point that is near, never exact."""
    told = read("A bomb killed nine soldiers in Qarvend near Kelm on Friday.")
    assert told.location is not None
    assert told.location.place.name == "Kelm"
    assert told.location.geo_precision is GeoPrecision.NEAR


def test_an_unknown_village_alone_lies_in_the_country_of_the_news() -> None:
    """The adjective before a town of its own country says where the town is."""
    told = read("A bomb killed nine soldiers in the Xanadian town of Qarvend on Friday.")
    assert told.place_text == "Qarvend"
    assert told.location is not None
    assert told.location.place.name == "Xanadia"
    assert told.location.geo_precision is GeoPrecision.REGION


def test_an_unknown_village_without_any_known_place_is_still_told() -> None:
    """Nothing to draw, but the words stay with the report."""
    told = read("A bomb killed nine soldiers in Qarvend on Friday.")
    assert told.location is None
    assert told.place_text == "Qarvend"
    assert told.article.text[slice(*told.place_span)] == "Qarvend"


def test_an_event_at_a_site_is_in_the_town_that_the_site_is_named_after() -> None:
    """A university is a place, though the town's name stands inside another name."""
    told = read("A bomb killed nine students at Kelm University on Friday.", Kelm=Role.ASSOCIATIVE)
    assert told.place_text == "Kelm"


def test_a_place_that_is_only_implied_has_no_words() -> None:
    """A place of the sentence before is told by its own words, one of another paragraph's by none."""
    text = "Kelm was calm on Thursday. A bomb killed nine soldiers on Friday."
    assert read(text).place_text in {"", "Kelm"}
