from __future__ import annotations

from typing import TYPE_CHECKING

import factories
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.provenance.independence import agencies, independent_sources, publishers

if TYPE_CHECKING:
    from geomap.model import Report

WIRE = (
    "Raiders burned three barns at the edge of the quarry before dawn and drove off forty head of cattle, the warden "
    "of the valley said. Nobody slept that night. Two shepherds who had hidden in the mill counted eleven riders and "
    "saw them leave by the ford towards the hills, where the tracks end among the stones."
)
OWN_WORDS = (
    "A granary went up in flames at sunrise. Its keeper had fled in time, and the herd that was taken is worth a year "
    "of wages to the village, people there told our reporter while they carried water from the river in pails and pots."
)


def tell(text: str, *, name: str, source: str | None = None) -> Report:
    """The whole text of an article as one report."""
    return factories.make_report(factories.make_article(text, id=name, source=name if source is None else source))


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("QUARRY TOWN (Reuters) - Raiders burned three barns.", {"Reuters"}),
        ("QUARRY TOWN, March 4 (AFP) — Raiders burned three barns.", {"Agence France-Presse"}),
        ("By Ann Smith, Associated Press\n\nRaiders burned three barns.", {"Associated Press"}),
        ("Raiders burned three barns, according to Interfax.", {"Interfax"}),
        ("Raiders burned three barns. " * 20 + "(With inputs from PTI)", {"Press Trust of India"}),
        ("Raiders burned three barns, said Mr Reuters of the mill.", set()),
        ("The AP exam was held as ever.", set()),
    ],
)
def test_an_agency_is_credited_at_the_head_or_the_foot(text: str, credited: set[str]) -> None:
    """Bylines, datelines and the like are credits; a name within a sentence is not."""
    assert agencies(factories.make_article(text)) == credited


def test_copies_of_one_wire_are_one_source() -> None:
    """Two publishers that both credit one agency have one source, whatever their words."""
    first = tell(f"QUARRY TOWN (Reuters) - {WIRE}", name="a")
    second = tell(f"QUARRY TOWN (Reuters) - {OWN_WORDS}", name="b")
    assert (publishers([first, second]), independent_sources([first, second])) == (2, 1)


def test_a_text_that_was_cut_or_touched_up_is_still_one_source() -> None:
    """Runs of five words give a reprint away."""
    touched = WIRE.replace("forty head of cattle", "some forty cows").rpartition(". ")[0]
    assert independent_sources([tell(WIRE, name="a"), tell(touched, name="b")]) == 1


def test_own_words_are_a_source_of_their_own() -> None:
    """Two publishers with words of their own are two sources."""
    assert independent_sources([tell(WIRE, name="a"), tell(OWN_WORDS, name="b")]) == 2


def test_a_publisher_is_one_source_however_often_it_writes() -> None:
    """By its name, or by the host of its address."""
    named = [tell(WIRE, name="a", source="The Ford"), tell(OWN_WORDS, name="b", source="the ford")]
    assert (publishers(named), independent_sources(named)) == (1, 1)


@given(st.permutations([tell(WIRE, name="a"), tell(OWN_WORDS, name="b"), tell(f"{WIRE} {OWN_WORDS}", name="c")]))
def test_the_order_of_reports_does_not_change_the_count(reports: list[Report]) -> None:
    """What links two reports links all three."""
    assert independent_sources(reports) == 1
