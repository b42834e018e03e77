"""A second opinion on what the gazetteer lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geomap.errors import GeocoderError
from geomap.model import Kind, Mention, Place, Placed, Role, Unplaced, UnplacedReason
from geomap.places.online.second_opinion import ask_for_unplaced


def _mention(text: str, start: int, role: Role = Role.LITERAL) -> Mention:
    return Mention("a", start, start + len(text), text, role)


def test_what_the_gazetteer_lacks_gets_a_second_opinion() -> None:
    """Each unknown name is asked for once, within the article's countries; the order stays."""
    shusha = Place("geonames:147105", "Shusha", 39.76, 46.75, Kind.SETTLEMENT, "AZ")
    answer = replace(shusha, id="nominatim:7", name="Qaraveli")
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(name: str, countries: tuple[str, ...]) -> Place | None:
        asked.append((name, countries))
        if name == "Outage":
            raise GeocoderError("no answer")
        return answer if name == "Qaraveli" else None

    unknown = UnplacedReason.UNKNOWN
    found = (
        Unplaced(_mention("Qaraveli", 0), unknown),
        Placed(_mention("Shusha", 10), shusha, 0.9),
        Unplaced(_mention("Qaraveli", 20), unknown),
        Unplaced(_mention("Nowhere", 30), unknown),
        Unplaced(_mention("Outage", 40), unknown),
        Unplaced(_mention("Paris", 50), UnplacedReason.AMBIGUOUS, "9"),
    )
    again = ask_for_unplaced(found, ask=ask)
    assert asked == [("Qaraveli", ("AZ",)), ("Nowhere", ("AZ",)), ("Outage", ("AZ",))]
    assert [one.mention for one in again] == [one.mention for one in found]
    assert isinstance(again[0], Placed)
    assert again[0].place == answer
    assert again[0].evidence == ("found by nominatim; the gazetteer lacks it",)
    reasons = [one.reason for one in again if isinstance(one, Unplaced)]
    assert reasons[0] == "not in the gazetteer, nor known to the geocoder"
    assert reasons[1] == "not in the gazetteer, and the geocoder gave no answer"
    assert again[5] == found[5]


def test_an_article_without_a_country_asks_nothing() -> None:
    """A bare name could lie anywhere."""
    found = (Unplaced(_mention("Qaraveli", 0), UnplacedReason.UNKNOWN),)
    assert ask_for_unplaced(found, ask=lambda *_: pytest.fail("asked")) == found
