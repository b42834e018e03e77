"""Threats, plans and denials: read where they are asked for, and flagged."""

from __future__ import annotations

import pytest
from world.articles import CALM, news

from geomap.extractors import open_extractor
from geomap.incidents import find_incidents
from geomap.incidents.threats import find_threats
from geomap.model import Flag, Report
from geomap.places import find_places


def read(text: str) -> tuple[tuple[Report, ...], tuple[Report, ...]]:
    """What a text tells as having happened, and what only may have or may come."""
    article = news(text + CALM)
    places = find_places(article)
    return find_incidents(article, places), find_threats(article, places)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rebels threatened to attack the port of Odesa.", "Odesa"),
        ("The army plans to shell rebel positions near Luhansk next week.", "Luhansk"),
        ("The mayor denied that a bomb exploded in Kherson.", "Kherson"),
    ],
)
def test_a_threat_a_plan_and_a_denial_are_listed_with_their_flag(text: str, place: str) -> None:
    """They are no incidents, and no history either."""
    happened, told = read(text)
    assert happened == ()
    (threat,) = told
    assert threat.flags == {Flag.HYPOTHETICAL}
    assert threat.location is not None
    assert threat.location.place.name == place


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed three farmers near Kharkiv on Friday.",
        "No casualties were reported in Lviv.",
        "The rebels threatened to attack again.",
        "A vote will be held in Odesa.",
    ],
)
def test_what_happened_or_has_no_place_is_no_threat(text: str) -> None:
    """Nor is a sentence that only says that nobody was hurt."""
    assert read(text)[1] == ()


def test_an_extractor_reads_both() -> None:
    """Under the name of threats, the reports of the rules and the flagged ones behind them."""
    text = "Gunmen killed three farmers near Kharkiv on Friday. The rebels threatened to attack the port of Odesa."
    article = news(text + CALM)
    extractor = open_extractor("threats")
    assert extractor is not None
    reports = list(extractor(article, find_places(article)))
    assert [Flag.HYPOTHETICAL in report.flags for report in reports if isinstance(report, Report)] == [False, True]
