from __future__ import annotations

from datetime import date

import pytest

from geomap.incidents import find_incidents
from geomap.model import Article, Kind, Mention, Place, Placed, Report

TOWNS = {
    "Kelm": Place("1", "Kelm", 40.0, 47.0, Kind.SETTLEMENT, "AZ", "North"),
    "Dorin": Place("2", "Dorin", 41.0, 47.0, Kind.SETTLEMENT, "AZ", "East"),
    "Sorad": Place("3", "Sorad", 42.0, 47.0, Kind.SETTLEMENT, "AZ", "South"),
}


def read(text: str) -> tuple[Report, ...]:
    """The reports of a text about Kelm, Dorin and Sorad."""
    found = sorted((text.index(name), name) for name in TOWNS if name in text)
    places = [Placed(Mention("a", at, at + len(name), name), TOWNS[name], 0.9) for at, name in found]
    return find_incidents(Article(id="a", title="", text=text, published=date(2021, 3, 3)), places)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bombs exploded in Kelm and Dorin on Tuesday, killing nine.", ["Kelm", "Dorin"]),
        ("Thousands marched in Kelm, Dorin and Sorad on Tuesday.", ["Kelm", "Dorin", "Sorad"]),
        ("A mine exploded on the road between Kelm and Dorin on Tuesday.", ["Kelm"]),
        ("A mine exploded on the Kelm and Dorin road on Tuesday.", ["Kelm"]),
    ],
)
def test_a_list_of_places_makes_a_report_each(text: str, names: list[str]) -> None:
    """Like places joined by "and" are one event each; the two ends of a road are not."""
    assert sorted(r.location.label for r in read(text) if r.location) == sorted(names)


def test_the_figures_stay_with_one_of_the_places() -> None:
    """The dead of a sentence are not counted at each of its places."""
    reports = read("Bombs exploded in Kelm and Dorin on Tuesday, killing nine.")
    assert sorted(report.deaths.best for report in reports if report.deaths) == [9]


def test_a_quake_is_not_where_it_was_felt() -> None:
    """A tremor felt elsewhere is the quake told before."""
    (report,) = read("An earthquake struck Kelm on Tuesday. The tremor was also felt in Dorin.")
    assert report.location
    assert report.location.label == "Kelm"
