"""Why an incident is where, when and what it is: a test for each field."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

import pytest

from geomap.explaining import Silence

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.explaining import Decision, Explanation, IncidentExplanation, Option

    Explain = Callable[..., Explanation]

QUIET = "The council opened a bridge last month. The mayor thanked the builders for their work. "
"""Two sentences that tell no event: with them a text is no note of a few sentences."""
RAID = "Gunmen attacked a market in Kelm on Friday, killing four villagers, officials in Dorin said. "
BOMB = "A suicide bomber killed four villagers on Friday. "
LATER = "The shops are open again. The road to the coast is free. "


def rules(decision: Decision) -> set[str]:
    """The rules that a decision rests on."""
    return {reason.rule for reason in decision.reasons}


def chosen(decision: Decision) -> list[str]:
    """What was chosen."""
    return [option.label for option in decision.options if option.is_chosen]


def option_of(decision: Decision, words: str) -> Option:
    """The option whose label holds some words."""
    return next(option for option in decision.options if words in option.label)


def only(explained: Explain, text: str, **more: str) -> IncidentExplanation:
    """The one incident of a text."""
    (incident,) = explained(text, **more).incidents
    return incident


def test_a_place_is_weighed_against_the_other_names_of_its_clause(explained: Explain) -> None:
    """Kelm is where it was; Dorin is where the officials sit, and its weight says so."""
    place = only(explained, QUIET + RAID + LATER).place
    assert place.value == "Kelm (settlement, XA)"
    assert chosen(place) == ["“Kelm”, Kelm (settlement, XA)"]
    dorin = option_of(place, "Dorin")
    assert [(reason.adds or 0.0) < 0 for reason in dorin.reasons if reason.rule == "speakers there"] == [True]
    assert rules(place) >= {"PlaceBasis.CLAUSE", "choose", "locate"}


def test_the_score_of_a_place_is_the_sum_of_its_reasons(explained: Explain) -> None:
    """Nothing is weighed that is not told."""
    place = only(explained, QUIET + RAID + "Seven others were wounded. " + LATER).place
    assert [option.score for option in place.options] == pytest.approx(
        [fsum(reason.adds or 0.0 for reason in option.reasons) for option in place.options], abs=0.02
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"The council met in Kelm. {BOMB}{LATER}", "BEFORE"),
        (f"{BOMB}The mourners met in Sorad. {LATER}", "FIRST"),
        (f"{BOMB}{LATER}", "NOWHERE"),
    ],
)
def test_where_no_clause_names_a_place_the_stand_in_says_so(explained: Explain, text: str, rule: str) -> None:
    """The sentence before, the article's first name, or nothing at all."""
    assert f"PlaceBasis.{rule}" in rules(only(explained, text).place)


def test_a_village_that_no_gazetteer_knows_says_what_lies_around_it(explained: Explain) -> None:
    """The place is that of the town beside it, and a reason says why."""
    text = f"{QUIET}Gunmen shot dead four villagers in the village of Qarvend in Xanadia on Friday. {LATER}"
    place = only(explained, text).place
    assert "Qarvend" in place.value
    assert any(rule.startswith("AroundBasis.") for rule in rules(place))
    assert "in no gazetteer" in chosen(place)[0]


def test_places_in_one_list_make_an_incident_each_and_say_so(explained: Explain) -> None:
    """The second of two towns rests on the list."""
    first, second = explained(f"{QUIET}Protesters marched in Kelm and in Sorad on Saturday. {LATER}").incidents
    assert {first.place.value, second.place.value} == {"Kelm (settlement, XA)", "Sorad (settlement, XA)"}
    assert [("distribute" in rules(one.place)) for one in (first, second)].count(True) == 1


def test_a_day_names_the_rule_that_read_it_and_what_it_is_counted_from(explained: Explain) -> None:
    """A weekday is read by the rule of weekdays and counted from the day of the news."""
    day = only(explained, QUIET + RAID + LATER).day
    assert day.value == "2021-03-12"
    weekday = next(reason for reason in day.reasons if "“Friday”" in reason.says)
    assert (weekday.rule, weekday.file) == ("_weekday", "times/relative.py")
    assert "2021-03-14" in day.reasons[-1].says


def test_a_day_of_speech_is_listed_with_why_it_does_not_count(explained: Explain) -> None:
    """Who said it on Saturday says nothing of the day of the deed."""
    text = f"{QUIET}Gunmen shot dead four villagers in Kelm on Thursday, police said on Saturday. {LATER}"
    day = only(explained, text).day
    assert chosen(day) == ["“Thursday”, 2021-03-11"]
    assert option_of(day, "Saturday").reasons[0].rule == "dates_of"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Rebels shelled Kelm on Friday. ", "TimeBasis.MAIN"),
        ("It was on Friday. Rebels shelled Kelm, killing two people. ", "TimeBasis.BEFORE"),
        ("Rebels shelled Kelm, killing two people. ", "TimeBasis.NEWS"),
        ("Six days after rebels shelled Kelm, killing two people, the shops are open. ", "lag_of"),
    ],
)
def test_a_day_says_where_it_is_from(explained: Explain, text: str, rule: str) -> None:
    """The clause, the sentence before, the news, or how long before the news it was."""
    quiet = "The council opened a bridge. The mayor thanked the builders for their work. Few had come. "
    assert rule in rules(only(explained, quiet + text + LATER).day)


def test_history_says_that_it_is(explained: Explain) -> None:
    """An old day is background, by the rule of its age."""
    text = f"{RAID}The market had been shelled by rebels in January 2019, which killed two traders in Kelm. {LATER}"
    old = next(one for one in explained(QUIET + text).incidents if one.day.value.startswith("2019"))
    assert "is_background" in rules(old.day)


def test_a_toll_lists_each_figure_with_its_frame_and_its_fate(explained: Explain) -> None:
    """The running total is left out, the figure of the event counts, and both say by which rule."""
    told = "Gunmen killed four villagers in Kelm on Friday, as shells fell in a war that has killed 900 people."
    text = f"{QUIET}{told} {LATER}"
    deaths = only(explained, text).deaths
    assert deaths.value == "4"
    assert [option.label.startswith("“killed four villagers”") for option in deaths.options] == [True, False]
    four, many = deaths.options
    assert four.is_chosen
    assert four.reasons[0].rule == "past"
    assert many.reasons[-1].rule == "is_running_total"


def test_a_toll_that_another_sentence_or_the_headline_gives_says_so(explained: Explain) -> None:
    """The sentence behind the event, and the headline where the text says nothing."""
    after = f"{QUIET}Rebels shelled Kelm on Friday. Three bodies lay in the street. {LATER}"
    assert rules(only(explained, after).deaths) >= {"TollBasis.AFTER"}
    headline = only(explained, f"{QUIET}Rebels shelled Kelm on Friday. {LATER}", title="Nine killed in Kelm")
    assert headline.deaths.value == "9"
    assert "with_headline" in rules(headline.deaths)
    assert chosen(headline.deaths) == ["“Nine killed”, 9 of people at large, in the headline"]


def test_the_hurt_are_told_apart_from_the_dead(explained: Explain) -> None:
    """Each field has its own figures."""
    incident = only(explained, f"{QUIET}Rebels shelled Kelm on Friday, killing two people and wounding seven. {LATER}")
    assert (incident.deaths.value, incident.injured.value) == ("2", "7")
    assert len(incident.deaths.options) == len(incident.injured.options) == 1


def test_a_type_names_its_words_and_the_rule_with_the_last_word(explained: Explain) -> None:
    """Soldiers who are attacked make a clash of an attack."""
    text = f"{QUIET}Rebels attacked soldiers in Kelm on Friday, killing two of them. {LATER}"
    event_type = only(explained, text).event_type
    assert event_type.value == "Battles: Armed clash"
    assert event_type.reasons[0].file == "data/lang/en/events/triggers.toml"
    assert event_type.reasons[-1].rule == "_attack"
    assert "Attack became Armed clash" in event_type.reasons[-1].says
    assert [option.label for option in event_type.options][-1] == chosen(event_type)[0] == "Armed clash"


def test_the_type_of_a_note_is_weighed_and_its_weights_are_listed(explained: Explain) -> None:
    """The sums decide, and the greatest wins."""
    event_type = only(explained, "Armed men shot dead a trader in Kelm on Friday.").event_type
    best, *others = event_type.options
    assert best.is_chosen
    assert best.label == "Attack"
    assert best.score == pytest.approx(fsum(reason.adds or 0.0 for reason in best.reasons), abs=0.01)
    assert all((best.score or 0.0) >= (other.score or 0.0) for other in others)


@pytest.mark.parametrize(
    ("text", "status", "rule"),
    [
        ("The army denied that its soldiers had shelled Kelm on Friday, killing two people.", "disputed", "DENIED"),
        ("Rebels shelled Kelm on Friday, killing two people.", "reported", "TOLD"),
    ],
)
def test_a_status_names_its_rule_and_the_claims_behind_it(
    explained: Explain, text: str, status: str, rule: str
) -> None:
    """A denial disputes; a bare report reports no more than that."""
    decision = only(explained, f"{QUIET}{text} {LATER}").status
    assert decision.value == status
    assert f"StatusRule.{rule}" in rules(decision)
    assert len(chosen(decision)) == (rule == "DENIED")


def test_a_factuality_is_the_sum_of_its_reasons(explained: Explain) -> None:
    """What speaks for an event that happened, and what against it."""
    incident = only(explained, QUIET + RAID + "Seven others were wounded. " + LATER)
    total = fsum(reason.adds or 0.0 for reason in incident.factuality.reasons)
    assert float(incident.factuality.value.split(",")[0]) == pytest.approx(total, abs=0.01)
    assert [option.is_chosen for option in incident.factuality.options] == [True, False]


def test_a_note_that_weighs_too_little_says_that_it_is_told_all_the_same(explained: Explain) -> None:
    """A note of a sentence tells an event whatever it weighs."""
    factuality = only(explained, "We fear the attacks of rebels, which are many.").factuality
    assert factuality.reasons[0].rule == "factual_events"


@pytest.mark.parametrize(
    ("sentence", "silence"),
    [
        ("The rebels threatened to shell Sorad.", Silence.HYPOTHETICAL),
        ("More than 900 people have been killed in the province since 2019.", Silence.TOTAL),
        ("Did rebels attack Dorin again?", Silence.DOUBTFUL),
        ("Every year farmers clash with herders over wells.", Silence.DOUBTFUL),
        ("Seven others were wounded in the attack.", Silence.MERGED),
        ("Such riots are rare in fiction.", Silence.WEAK_EVENT),
        ("A body lay by the road.", Silence.NO_TRIGGER),
    ],
)
def test_a_sentence_with_the_words_of_an_event_says_why_it_makes_none(
    explained: Explain, sentence: str, silence: Silence
) -> None:
    """Each sentence that begins no incident is named with its cause and its rule."""
    text = f"{QUIET}{RAID}{LATER}{sentence}"
    explanation = explained(text)
    silent = {text[one.span.start : one.span.end]: one for one in explanation.silent}
    assert silent[sentence].silence is silence
    assert silent[sentence].reasons
    assert (silent[sentence].incident == explanation.incidents[0].id) is (silence is Silence.MERGED)


def test_a_clause_that_weighs_too_little_says_by_how_much(explained: Explain) -> None:
    """Who speaks of an attack tells none: the sum and the limit are there to see."""
    (silent,) = explained(f"{QUIET}He spoke of the attack. {LATER}").silent
    assert silent.silence is Silence.WEAK_CLAUSE
    assert "from 2 on a clause begins an event" in silent.reasons[0].says
    weight = fsum(reason.adds or 0.0 for reason in silent.reasons)
    assert f"it weighs {weight:.2f}" in silent.reasons[0].says


def test_a_sentence_of_the_incident_itself_is_not_silent(explained: Explain) -> None:
    """What begins an incident is explained there."""
    text = QUIET + RAID + LATER
    assert not any("Gunmen" in text[one.span.start : one.span.end] for one in explained(text).silent)


def test_an_event_that_weighs_too_little_says_by_how_much(explained: Explain) -> None:
    """An interview that talks of a deed in passing tells none, and the sum is there to see."""
    text = f"{QUIET}{LATER}The mourners said that they had burned a shop. {LATER}{QUIET}"
    weak = [one for one in explained(text).silent if one.silence is Silence.WEAK_EVENT]
    assert ["not above 0" in one.reasons[0].says for one in weak] == [True]
