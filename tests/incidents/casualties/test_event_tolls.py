from __future__ import annotations

import pytest
from world.articles import CALM
from world.reading import reports_on_earth

from geomap.model import Report, Toll


def first_of(text: str) -> Report:
    """The first event of an article that is longer than a note."""
    return reports_on_earth(text + CALM)[0]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (
            "A fire hurt hundreds of people in Lagos on Friday. The fire hurt more than 380 people, police said.",
            Toll(380, 380, None),
        ),
        ("A blast wounded several people in Lagos on Friday. The blast hurt one guard, police said.", Toll(3, 3, None)),
    ],
)
def test_a_number_beats_a_crowd_that_it_may_be(text: str, toll: Toll) -> None:
    """Those whom the lead calls hundreds were the 380 told later; several are not one."""
    assert first_of(text).injured == toll


@pytest.mark.parametrize(
    ("text", "deaths", "injured"),
    [
        # Each side's own dead add up, told in a clause each.
        pytest.param(
            "Armenian and Azerbaijani forces clashed near Tavush on Friday. In the clash Armenia said four of its"
            " soldiers were killed. In the clash Azerbaijan said it had lost 11 soldiers.",
            Toll(15, 15, 15),
            None,
            id="the dead of two sides are different people",
        ),
        # What is said of killed and wounded together says too little to be added to a number.
        pytest.param(
            "Armenian and Azerbaijani forces clashed near Tavush on Friday. In the clash Armenia said four of its"
            " soldiers were killed. In the clash 100 Azerbaijani soldiers were killed and wounded, Armenia said.",
            Toll(4, 4, 4),
            None,
            id="what a side says of the others losses is no part of a sum",
        ),
        # What a bombing of last year did stands in the same article and is of another event.
        pytest.param(
            "A suicide bomber killed ten tourists in Istanbul on Friday. Militants were blamed for the bombing "
            "last year that killed more than 100 people in Istanbul.",
            Toll(10, 10, 10),
            None,
            id="a figure of an older attack is none of today s",
        ),
        # A sentence that says the same again adds nothing.
        pytest.param(
            "One man died in a crash in Lagos on Friday, and police said one man was killed in the crash.",
            Toll(1, 1, 1),
            None,
            id="one number told twice in a breath counts once",
        ),
        # Of two figures of injured, the one beside the chosen toll is the event's.
        pytest.param(
            "Shells hit Lagos on Friday, killing 21 people. The shelling hurt two nurses, a relief group said. "
            "The shelling killed 21 people and wounded 70, police said.",
            Toll(21, 21, 21),
            Toll(70, 70, 70),
            id="the injured are those told with the dead",
        ),
        # The most careful figure stands; rebels who "claimed to have killed 60" are quoted, not believed.
        pytest.param(
            "Armenian forces clashed with rebels near Tavush on Friday. In the clash three soldiers died, the "
            "army said. In the clash rebels claimed to have killed 60 soldiers.",
            Toll(3, 3, 3),
            None,
            id="what an enemy claims counts only where nobody else counts",
        ),
        # A figure of several fates does not lower what is told of one.
        pytest.param(
            "Two blasts in Lagos on Friday wounded dozens of people. The blasts killed and wounded scores of people.",
            None,
            Toll(12, 12, None),
            id="killed and wounded together say less than the wounded alone",
        ),
        # A part told first gives way to the number told later.
        pytest.param(
            "Four civilians were among the dead in a bombing in Lagos on Friday. The bombing killed 11 people.",
            Toll(11, 11, 11),
            None,
            id="those among the dead are not all of them",
        ),
    ],
)
def test_the_figures_of_an_event(text: str, deaths: Toll | None, injured: Toll | None) -> None:
    """What the clauses of one event say together; a figure that a row leaves open is not asked for."""
    report = first_of(text)
    assert deaths in {None, report.deaths}
    assert injured in {None, report.injured}
