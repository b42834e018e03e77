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


def test_the_dead_of_two_sides_are_different_people() -> None:
    """Each side's own dead add up, told in a clause each."""
    report = first_of(
        "Armenian and Azerbaijani forces clashed near Tavush on Friday. In the clash Armenia said four of its soldiers "
        "were killed. In the clash Azerbaijan said it had lost 11 soldiers."
    )
    assert report.deaths == Toll(15, 15, 15)


def test_what_a_side_says_of_the_others_losses_is_no_part_of_a_sum() -> None:
    """What is said of killed and wounded together says too little to be added to a number."""
    report = first_of(
        "Armenian and Azerbaijani forces clashed near Tavush on Friday. In the clash Armenia said four of its soldiers "
        "were killed. In the clash 100 Azerbaijani soldiers were killed and wounded, Armenia said."
    )
    assert report.deaths == Toll(4, 4, 4)


def test_a_figure_of_an_older_attack_is_none_of_today_s() -> None:
    """What a bombing of last year did stands in the same article and is of another event."""
    report = first_of(
        "A suicide bomber killed ten tourists in Istanbul on Friday. Militants were blamed for the bombing last year "
        "that killed more than 100 people in Istanbul."
    )
    assert report.deaths == Toll(10, 10, 10)


def test_one_number_told_twice_in_a_breath_counts_once() -> None:
    """A sentence that says the same again adds nothing."""
    report = first_of("One man died in a crash in Lagos on Friday, and police said one man was killed in the crash.")
    assert report.deaths == Toll(1, 1, 1)


def test_the_injured_are_those_told_with_the_dead() -> None:
    """Of two figures of injured, the one beside the chosen toll is the event's."""
    report = first_of(
        "Shells hit Lagos on Friday, killing 21 people. The shelling hurt two nurses, a relief group said. "
        "The shelling killed 21 people and wounded 70, police said."
    )
    assert report.deaths == Toll(21, 21, 21)
    assert report.injured == Toll(70, 70, 70)


def test_what_an_enemy_claims_counts_only_where_nobody_else_counts() -> None:
    """The most careful figure stands; rebels who "claimed to have killed 60" are quoted, not believed."""
    report = first_of(
        "Armenian forces clashed with rebels near Tavush on Friday. In the clash three soldiers died, the army said. "
        "In the clash rebels claimed to have killed 60 soldiers."
    )
    assert report.deaths == Toll(3, 3, 3)


def test_killed_and_wounded_together_say_less_than_the_wounded_alone() -> None:
    """A figure of several fates does not lower what is told of one."""
    report = first_of(
        "Two blasts in Lagos on Friday wounded dozens of people. The blasts killed and wounded scores of people."
    )
    assert report.injured == Toll(12, 12, None)


def test_those_among_the_dead_are_not_all_of_them() -> None:
    """A part told first gives way to the number told later."""
    report = first_of(
        "Four civilians were among the dead in a bombing in Lagos on Friday. The bombing killed 11 people."
    )
    assert report.deaths == Toll(11, 11, 11)
