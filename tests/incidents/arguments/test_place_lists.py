from __future__ import annotations

import pytest
from world.reading import reports


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
    assert sorted(r.location.label for r in reports(text) if r.location) == sorted(names)


def test_the_figures_stay_with_one_of_the_places() -> None:
    """The dead of a sentence are not counted at each of its places."""
    found = reports("Bombs exploded in Kelm and Dorin on Tuesday, killing nine.")
    assert sorted(report.deaths.best for report in found if report.deaths) == [9]


def test_a_quake_is_not_where_it_was_felt() -> None:
    """A tremor felt elsewhere is the quake told before."""
    (report,) = reports("An earthquake struck Kelm on Tuesday. The tremor was also felt in Dorin.")
    assert report.location
    assert report.location.label == "Kelm"
