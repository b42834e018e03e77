"""Which of a sentence's places is the one where its event was."""

from __future__ import annotations

from datetime import date

import pytest

from geomap.incidents import find_incidents
from geomap.model import Article, GeoPrecision, Kind, Mention, Place, Placed, Report, Role, Unplaced, UnplacedReason

FRIDAY = date(2021, 3, 12)
PLACES = {
    "Xania": Place("country:XA", "Xania", 10.0, 20.0, Kind.COUNTRY, "XA"),
    "Xanian": Place("country:XA", "Xania", 10.0, 20.0, Kind.COUNTRY, "XA"),
    "North": Place("admin1:XA.01", "North", 10.0, 20.0, Kind.ADMIN1, "XA", "North"),
    "Kelm": Place("geonames:1", "Kelm", 10.1, 20.1, Kind.SETTLEMENT, "XA", "North"),
    "Dorin": Place("geonames:2", "Dorin", 12.0, 23.0, Kind.SETTLEMENT, "XA", "South"),
    "Vela": Place("geonames:3", "Vela", 10.6, 20.3, Kind.SETTLEMENT, "XA", "North"),
}
UNKNOWN = ("Qarvend", "Tellin")


def find(text: str, roles: dict[str, Role]) -> tuple[Placed | Unplaced, ...]:
    """The first mention of every known name, and of names that no gazetteer knows."""
    found: list[Placed | Unplaced] = []
    for name, place in PLACES.items():
        start = text.find(name)
        if start >= 0 and not text[start + len(name)].isalpha():
            role = roles.get(name, Role.DEMONYM if name == "Xanian" else Role.LITERAL)
            found.append(Placed(Mention("a", start, start + len(name), name, role), place, 0.85))
    for name in UNKNOWN:
        if name in text:
            mention = Mention("a", text.find(name), text.find(name) + len(name), name)
            found.append(Unplaced(mention, UnplacedReason.UNKNOWN))
    return tuple(sorted(found, key=lambda one: one.mention.start))


def read(text: str, **roles: Role) -> Report:
    """The one report of a text of our own."""
    (report,) = find_incidents(Article("a", text, published=FRIDAY), find(text, roles))
    return report


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
        ("In central Xania, a bomb killed nine soldiers in the city of Kelm on Friday.", "Kelm"),
    ],
)
def test_the_place_of_an_event_is_the_one_that_others_only_explain(text: str, words: str) -> None:
    """Wider places, neighbours, roads and origins say where a place is or who came, not where it happened."""
    assert read(text).place_text == words


def test_an_unknown_village_is_an_events_place_beside_the_known_one_around_it() -> None:
    """The point is the wider place's and no more exact than near; the name and the words are the village's."""
    report = read("A bomb killed nine soldiers in the village of Qarvend in North on Friday.")
    location = report.location
    assert report.place_text == "Qarvend"
    assert location is not None
    assert location.place.name == "North"
    assert location.label == "Qarvend, North"
    assert location.phrase == "Qarvend in North"
    assert location.geo_precision is GeoPrecision.REGION


def test_an_unknown_village_near_a_town_is_near_it() -> None:
    """A town beside an unknown village gives a point that is near, never exact."""
    report = read("A bomb killed nine soldiers in Qarvend near Kelm on Friday.")
    assert report.location is not None
    assert report.location.place.name == "Kelm"
    assert report.location.geo_precision is GeoPrecision.NEAR


def test_an_unknown_village_alone_lies_in_the_country_of_the_news() -> None:
    """The adjective before a town of its own country says where the town is."""
    report = read("A bomb killed nine soldiers in the Xanian town of Qarvend on Friday.")
    assert report.place_text == "Qarvend"
    assert report.location is not None
    assert report.location.place.name == "Xania"
    assert report.location.geo_precision is GeoPrecision.REGION


def test_an_unknown_village_without_any_known_place_is_still_told() -> None:
    """Nothing to draw, but the words stay with the report."""
    report = read("A bomb killed nine soldiers in Qarvend on Friday.")
    assert report.location is None
    assert report.place_text == "Qarvend"
    assert report.article.text[slice(*report.place_span)] == "Qarvend"


def test_an_event_at_a_site_is_in_the_town_that_the_site_is_named_after() -> None:
    """A university is a place, though the town's name stands inside another name."""
    report = read("A bomb killed nine students at Kelm University on Friday.", Kelm=Role.ASSOCIATIVE)
    assert report.place_text == "Kelm"


def test_a_place_that_is_only_implied_has_no_words() -> None:
    """A place of the sentence before is told by its own words, one of another paragraph's by none."""
    text = "Kelm was calm on Thursday. A bomb killed nine soldiers on Friday."
    assert read(text).place_text in {"", "Kelm"}
