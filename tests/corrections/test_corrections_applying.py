from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from correction_samples import PORT, TOWN, make_corrections, make_report
from hypothesis import given
from hypothesis import strategies as st

from geomap.corrections import Corrections, correct
from geomap.layering import combine, keep_apart
from geomap.model import Actor, ActorRole, Flag, GeoPrecision, Location, Status

if TYPE_CHECKING:
    from pathlib import Path

    from geomap.corrections import Corrected
    from geomap.model import Incident, Report

MILL = make_report("a")
BARN = make_report("b", words="Rebels burned the barn.")
MINE = make_report("c", words="A mine killed two farmers.")


def applied(folder: Path, text: str, incidents: tuple[Incident, ...]) -> Corrected:
    """What a file of corrections makes of incidents."""
    return correct(incidents, make_corrections(folder, text), combine=combine)


def of(*reports: Report) -> tuple[Incident, ...]:
    """One incident a report."""
    return keep_apart(reports)


def on(id_: str, *lines: str) -> str:
    """A signed correction of one incident."""
    return "\n".join(["[[incident]]", f'id = "{id_}"', "SIGNED", *lines, ""])


def test_facts_are_set_and_signed(tmp_path: Path) -> None:
    """The incident moves, its report stays as the article tells it, and the map can say who moved it and why."""
    text = on(MILL.id, 'place = "Far Harbour"', "when = 2021-03-05", "deaths = 3")
    done = applied(tmp_path, text, of(MILL, BARN))
    mill, barn = done.incidents
    assert mill.location
    assert (mill.location.place, mill.location.phrase) == (PORT, "Old Quarry")
    assert mill.reports == (MILL,)
    (correction,) = mill.corrections
    assert correction.change == (
        "place: Quarry Town (40.0000, 45.0000), precision 1 → Far Harbour (44.0000, 45.0000), precision 1; "
        "day: 2021-03-04 → 2021-03-05; deaths: 2 → 3"
    )
    assert (correction.author, correction.reason) == ("A. Analyst", "I was there.")
    assert Flag.CORRECTED in mill.flags
    assert barn == of(BARN)[0]
    assert not done.stale


def test_who_did_it_and_how_well_it_is_known_are_set(tmp_path: Path) -> None:
    """The named ones take the place of all that were read; of whom the article names too, the sort stays known."""
    read = of(replace(MILL, actors=(Actor("Rebels", ActorRole.PERPETRATOR, "rebels", "XB"), Actor("the miller"))))
    text = on(MILL.id, 'status = "confirmed"', 'parties = ["rebels", "Border Guard"]', 'victims = "the miller\'s son"')
    (mill,) = applied(tmp_path, text, read).incidents
    assert mill.status is Status.CONFIRMED
    assert mill.actors == (
        Actor("the miller's son", ActorRole.VICTIM),
        Actor("rebels", ActorRole.PARTY, "rebels", "XB"),
        Actor("Border Guard", ActorRole.PARTY),
    )
    assert mill.corrections[0].change == (
        "status: reported → confirmed; actors: Rebels (perpetrator), the miller (party) → "
        "the miller's son (victim), rebels (party), Border Guard (party)"
    )


def test_nobody_may_have_done_it(tmp_path: Path) -> None:
    """An empty list says that nobody is known."""
    read = of(replace(MILL, actors=(Actor("Rebels"),)))
    (mill,) = applied(tmp_path, on(MILL.id, "parties = []"), read).incidents
    assert not mill.actors


def test_an_empty_place_takes_an_incident_off_the_map(tmp_path: Path) -> None:
    """An analyst may know that the place is wrong without knowing the right one."""
    assert applied(tmp_path, on(MILL.id, 'place = ""'), of(MILL)).incidents[0].location is None


def test_a_dropped_incident_is_gone_and_counted(tmp_path: Path) -> None:
    """What is taken off the map is told in the books."""
    done = applied(tmp_path, on(MILL.id, "drop = true"), of(MILL, BARN))
    assert [incident.id for incident in done.incidents] == [BARN.id]
    assert done.dropped == (MILL.id,)


def test_any_telling_finds_its_incident(tmp_path: Path) -> None:
    """An id that was noted before an earlier article came still finds the incident."""
    done = applied(tmp_path, on(BARN.id, "deaths = 9"), (combine([MILL, BARN]),))
    assert done.incidents[0].deaths
    assert done.incidents[0].deaths.best == 9


def test_merged_incidents_keep_all_reports(tmp_path: Path) -> None:
    """What somebody says is one event is one, with a fact set by the same correction."""
    text = on(MILL.id, f'merge = ["{MINE.id}"]', "deaths = 4")
    merged, barn = sorted(applied(tmp_path, text, of(MILL, BARN, MINE)).incidents, key=lambda one: -len(one.reports))
    assert {report.id for report in merged.reports} == {MILL.id, MINE.id}
    assert [correction.change for correction in merged.corrections] == [
        f"merged from {MILL.id} and {MINE.id}",
        "deaths: 2 → 4",
    ]
    assert barn.id == BARN.id


@pytest.mark.parametrize(
    ("line", "sizes"),
    [("split = true", [1, 1, 1]), (f'split = ["{MINE.id}"]', [1, 2])],
    ids=["every report on its own", "one report"],
)
def test_reports_are_parted(line: str, sizes: list[int], tmp_path: Path) -> None:
    """What was joined wrongly is parted, each part signed."""
    parts = applied(tmp_path, on(MILL.id, line), (combine([MILL, BARN, MINE]),)).incidents
    assert sorted(len(part.reports) for part in parts) == sizes
    assert all(part.corrections[0].change == f"split from {MILL.id}" for part in parts)


def test_a_wrong_telling_can_be_split_off_and_dropped(tmp_path: Path) -> None:
    """Two corrections together take one report out of an incident."""
    text = on(MILL.id, f'split = ["{MINE.id}"]') + on(MINE.id, "drop = true")
    done = applied(tmp_path, text, (combine([MILL, BARN, MINE]),))
    assert [{report.id for report in one.reports} for one in done.incidents] == [{MILL.id, BARN.id}]
    assert not done.stale


ADDED = """[[add]]
quote = "Two shepherds were wounded near the harbour."
source = "Harbour Post"
when = 2021-03-06
type = "Battles"
place = "Far Harbour"
injured = 2
SIGNED
"""


def test_an_incident_is_added_with_its_quote(tmp_path: Path) -> None:
    """It has the words that it rests on, like any other, and says that it was added."""
    done = applied(tmp_path, ADDED, of(MILL))
    added = done.incidents[-1]
    assert added.reports[0].quote == "Two shepherds were wounded near the harbour."
    assert added.reports[0].article.source == "Harbour Post"
    assert added.corrections[0].change == "added by hand"
    again = applied(tmp_path, ADDED, (*of(MILL), added))
    assert len(again.incidents) == 2
    assert "take the addition out" in str(again.stale[0])


def test_a_name_rule_signs_what_it_moved(tmp_path: Path) -> None:
    """The incident goes by the name of its place, and the words of the article are kept beside it."""
    text = '[[name]]\nname = "Old Quarry"\nplace = "Quarry Town"\nSIGNED\n'
    (incident,) = applied(tmp_path, text, of(MILL)).incidents
    assert incident.location
    assert (incident.location.label, incident.location.phrase) == ("Quarry Town", "Old Quarry")
    assert incident.corrections[0].change == "place: Old Quarry is Quarry Town (40.0000, 45.0000)"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (on("gone", "drop = true"), "no report has the id gone; geomap check lists the ids of today"),
        (on("gone", "drop = true", 'quote = "Gunmen attacked  the mill."'), f"its words are told in {MILL.id} now"),
        (on("gone", "drop = true", 'quote = "Nothing."'), "no article has its words any more"),
        (on(MILL.id, "deaths = 2"), f"{MILL.id} says so already"),
        (on(MILL.id, 'merge = ["gone"]'), "no report has the id gone"),
        (on(MILL.id, "split = true"), "has nothing to part"),
        (on(MILL.id, 'split = ["gone"]'), f"gone is no report of {MILL.id}"),
        (on(MILL.id, "drop = true") + on(MILL.id, "deaths = 7"), "another correction drops"),
    ],
)
def test_a_stale_correction_is_told(text: str, words: str, tmp_path: Path) -> None:
    """Nothing that an analyst wrote is lost in silence; the line names the correction and the next step."""
    stale = [str(one) for one in applied(tmp_path, text, of(MILL)).stale]
    assert any(words in line for line in stale)
    assert all(line.startswith("corrections.toml: [[incident]]") for line in stale)


def test_copies_under_one_id_are_not_lost(tmp_path: Path) -> None:
    """Two incidents of byte-identical articles stay two when one of them is merged with another."""
    copy = replace(MILL, article=replace(MILL.article, id="a-2"))
    incidents = keep_apart([MILL, copy, BARN])
    done = applied(tmp_path, on(f"{MILL.id}~2", f'merge = ["{BARN.id}"]'), incidents)
    assert sorted(len(incident.reports) for incident in done.incidents) == [1, 2]
    assert len({incident.id for incident in done.incidents}) == 2


@given(st.permutations([MILL, BARN, MINE]))
def test_no_corrections_change_nothing(reports: list[Report]) -> None:
    """An empty file is no file."""
    incidents = keep_apart(reports)
    assert correct(incidents, Corrections(), combine=combine).incidents == incidents


def test_a_place_known_more_closely_is_a_change(tmp_path: Path) -> None:
    """The same place with another precision is said in words."""
    near = replace(MILL, location=Location(TOWN, GeoPrecision.NEAR, name="Old Quarry"))
    done = applied(tmp_path, on(MILL.id, 'place = "Quarry Town"'), of(near))
    assert done.incidents[0].corrections[0].change.endswith("precision 2 → Quarry Town (40.0000, 45.0000), precision 1")
