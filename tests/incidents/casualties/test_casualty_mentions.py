from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.incidents.casualties.casualty_mentions import find_casualties, merge_casualties
from geomap.model import Span, Toll
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from geomap.incidents.casualties.casualty import Casualty


def told(text: str) -> dict[str, int]:
    """The best figure of each kind that a text tells."""
    found = find_casualties(text)
    tolls = {kind.value: merge_casualties(found, kind) for kind in CasualtyKind}
    return {kind: toll.best for kind, toll in tolls.items() if toll is not None}


def one(text: str) -> Casualty:
    """The one casualty that a text tells."""
    (casualty,) = find_casualties(text)
    return casualty


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A mine killed four and wounded six.", {"deaths": 4, "injured": 6}),
        ("Four soldiers were killed and six were wounded at the pass.", {"deaths": 4, "injured": 6}),
        ("FOUR SOLDIERS WERE KILLED AND SIX PEASANTS WOUNDED.", {"deaths": 4, "injured": 6}),
        ("Four killed, six injured in bus crash", {"deaths": 4, "injured": 6}),
        ("The blast left 12 dead and 30 injured.", {"deaths": 12, "injured": 30}),
        ("A shell hit the market, killing 5.", {"deaths": 5}),
        ("Blast kills five in market", {"deaths": 5}),
        ("A soldier was killed in the clash.", {"deaths": 1}),
        ("Gunmen shot dead a teacher.", {"deaths": 1}),
        ("Raiders hacked three farmers to death.", {"deaths": 3}),
        ("Two soldiers and a civilian were killed.", {"deaths": 3}),
        ("The mine killed two soldiers, a nurse and a child.", {"deaths": 4}),
        ("A driver, his wife and their two children were killed.", {"deaths": 4}),
        ("Shells killed a family of four.", {"deaths": 4}),
        ("Three people, two women and a child, were killed.", {"deaths": 3}),
        ("Nine villagers, including two children, were killed.", {"deaths": 9}),
        ("Among the 30 people killed was a colonel.", {"deaths": 30}),
        ("The slide claimed the lives of 14 people.", {"deaths": 14}),
        ("Eleven servicemen lost their lives.", {"deaths": 11}),
        ("The army lost 11 servicemen and one nurse.", {"deaths": 12}),
        ("The death toll rose from 41 to 77.", {"deaths": 77}),
        ("Two men were found dead in a ditch.", {"deaths": 2}),
        ("The bodies of six farmers were found.", {"deaths": 6}),
        ("Rebels attacked the post. 3 fatalities.", {"deaths": 3}),
        ("Karim Saleh, 46, was killed by a sniper.", {"deaths": 1}),
        ("Six villagers died and others sustained injuries.", {"deaths": 6, "injured": 3}),
        ("Eight villagers died, while two others sustained injuries.", {"deaths": 8, "injured": 2}),
        ("Rebels abducted nine villagers; two are missing.", {"captured": 9, "missing": 2}),
        ("Officials said more than 20 traders are said to have been killed.", {"deaths": 20}),
        ("Raiders are reported to have killed 11 traders.", {"deaths": 11}),
        ("Rebels kidnapped and killed eight villagers.", {"deaths": 8, "captured": 8}),
        ("Raiders shot dead or burned alive nine villagers.", {"deaths": 9}),
        ("Men with knives burst in, stabbing and slashing to death 11 guests.", {"deaths": 11}),
        ("Six people were fatally wounded, and four others injured.", {"deaths": 6, "injured": 4}),
        ("Five people were killed and another seriously injured.", {"deaths": 5, "injured": 1}),
        ("A mine killed nine people and six people were wounded.", {"deaths": 9, "injured": 6}),
        ("Two men were killed by unknown raiders and 24 others injured.", {"deaths": 2, "injured": 24}),
        ("A nurse was killed with her husband and two children.", {"deaths": 4}),
        ("A trader, along with his wife and two daughters, died in the fire.", {"deaths": 4}),
        ("The head of the council and a clerk have been killed.", {"deaths": 2}),
        ("Gunmen killed the district chief Karim Saleh and his guard, said an aide.", {"deaths": 2}),
        ("Gunmen shot and killed Ali al-Sarn, a member of the council.", {"deaths": 1}),
        ("Gunmen killed a Peoples Unity Party (PUP) leader.", {"deaths": 1}),
        ("A strike killed a judge allied with the rebels and seven members of his family.", {"deaths": 8}),
        ("Gunmen dragged five men from their homes and shot them dead.", {"deaths": 5}),
        ("A strike killed six people, three of them farmers and three herders who lived nearby.", {"deaths": 6}),
        ("A raid wounded seven, a local militia spokesman said.", {"injured": 7}),
        ("Two workers helping to feed children have been killed.", {"deaths": 2}),
        ("Some eight people and a guard were killed.", {"deaths": 9}),
        ("Some 12 BH/IS fighters were killed.", {"deaths": 12}),
        ("62 year-old Karim Saleh was killed.", {"deaths": 1}),
        ("The quake killed 1 240 people.", {"deaths": 1240}),
        ("Raiders <b>killed</b> three traders.", {"deaths": 3}),
        ("Policeman, driver killed in ambush", {"deaths": 2}),
        ("A husband and wife were shot dead.", {"deaths": 2}),
        ("A union leader and activist was killed.", {"deaths": 1}),
        ("A couple and their three children died.", {"deaths": 5}),
        ("A trader, 83, and her grandson, nine, died.", {"deaths": 2}),
        ("Two teens, both 17, were killed.", {"deaths": 2}),
        ("Two boys, aged 8 and 11, drowned.", {"deaths": 2}),
        ("Two men died and a third was wounded.", {"deaths": 2, "injured": 1}),
        ("A policeman who was hurt on Friday died.", {"deaths": 1, "injured": 1}),
        ("Militants killed 12 guards and captured five in a raid.", {"deaths": 12, "captured": 5}),
        ("The number of those killed stands at 34.", {"deaths": 34}),
        (
            "The number of people injured rose to 42, while the number of deaths stood at 11.",
            {"deaths": 11, "injured": 42},
        ),
        ("The toll, first given as six, was raised to nine.", {"deaths": 9}),
        ("The toll rose to five, according to a health official.", {"deaths": 5}),
        ("The agency counted 47 casualties (12 killed and 35 injured).", {"deaths": 12, "injured": 35}),
        ("Killed: 6. Wounded: 14.", {"deaths": 6, "injured": 14}),
        ("Three people died in Kelm, two in Dorin and one in Sorad.", {"deaths": 6}),
        ("The dead were a nurse and two patients.", {"deaths": 3}),
        ("The gunman killed three people and then himself.", {"deaths": 4}),
        ("The border guard received a fatal wound.", {"deaths": 1}),
        ("A farmer was mauled to death.", {"deaths": 1}),
        ("Raiders slit the throats of five fishermen.", {"deaths": 5}),
        ("Four sailors went missing.", {"missing": 4}),
        ("Two sailors have been missing since Tuesday.", {"missing": 2}),
        ("Ana Velk and Tomas Sarn were killed.", {"deaths": 2}),
        ("Six were killed, four of them women, and nine wounded.", {"deaths": 6, "injured": 9}),
        ("Two women, one of them a nurse, were shot dead.", {"deaths": 2}),
        ("The body count stands at 87.", {"deaths": 87}),
        ("Shells killed a surgeon and an unknown number of patients.", {"deaths": 4}),
        ("The twins, aged six, drowned.", {"deaths": 2}),
        ("A blast killed two welders. A third died on the way to hospital.", {"deaths": 3}),
        ("Four of the nine miners were killed.", {"deaths": 4}),
        ("Many of the nine miners killed were young.", {"deaths": 9}),
        ("A mine killed a boy of nine.", {"deaths": 1}),
        ("The gunman shot his wife dead, then took his own life.", {"deaths": 2}),
        ("The rebels lost two fighters and killed nine soldiers.", {"deaths": 11}),
        ("Sixteen schoolchildren and two teachers are among the dead.", {"deaths": 18}),
        ("The wounded included five children.", {"injured": 5}),
        ("Bombs killed 16 at the market and 16 more at a station.", {"deaths": 32}),
        ("Two people were killed in the first blast and four in the second.", {"deaths": 6}),
        ("The blast killed six people. Two of the injured died later.", {"deaths": 8}),
        ("The army said 17 of its men were killed, while rebels claimed to have killed 60.", {"deaths": 17}),
        ("Rebels claimed to have killed 60 soldiers.", {"deaths": 60}),
        ("The slide claimed five lives. Two men died later.", {"deaths": 5}),
    ],
)
def test_casualties_are_counted_however_they_are_told(text: str, figures: dict[str, int]) -> None:
    """Active and passive, nouns and verbs, lists and families, headlines and capitals."""
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The town buried six miners on Sunday who, the coal ministry said, were killed in an ambush.", 6),
        ("Two farmers, police said, were killed by a mine near the river.", 2),
        ("Three nurses, a senior official in the health ministry told state radio on Monday, were killed.", 3),
        ("The shelling killed, a local official said, at least 12 villagers.", 12),
        ("Rebels killed, by the governor's count, 14 policemen.", 14),
        ("Four sailors who were, the navy said, killed at sea have been honoured.", 4),
        ("Five people, including two children, were killed, the mayor said.", 5),
        ("Ten residents, including Karim Saleh, the chief, and Ana Sarn, the judge of Kelm, were killed.", 10),
        ("At least seven people, including two [Kelm guard] men and a child, were killed.", 7),
        ("Seven men -- all clerks and porters at the ground -- were found dead.", 7),
        ("As many as 25 people, most of them poor vendors and shopkeepers, were killed.", 25),
        ("A shell hit a market, a senior officer in the ministry told reporters, killing at least 7 traders.", 7),
    ],
)
def test_what_stands_between_does_not_part_people_from_their_verb(text: str, dead: int) -> None:
    """Who says so, who was among them, and what stands in brackets or between dashes is read over."""
    assert [c.toll.best for c in find_casualties(text) if c.kind == "deaths"] == [dead]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("At least 12 people were killed.", Toll(12, 12, None)),
        ("Between 10 and 12 people were killed.", Toll(10, 10, 12)),
        ("Up to 30 people were killed.", Toll(1, 30, 30)),
        ("Dozens were killed.", Toll(12, 12, None)),
        ("Several fighters were killed.", Toll(3, 3, None)),
        ("Militants were killed.", Toll(2, 3, None)),
        ("Twenty fighters were killed or wounded.", Toll(0, 0, 20)),
        ("Twenty fighters were killed and wounded.", Toll(1, 10, 20)),
    ],
)
def test_a_toll_has_the_bounds_that_its_words_set(text: str, toll: Toll) -> None:
    """Low, best and high follow the hedges; a figure of several fates is only a ceiling for each."""
    assert merge_casualties(find_casualties(text), CasualtyKind.DEATHS) == toll


@pytest.mark.parametrize(
    "text",
    [
        "The rebels threatened to kill 20 hostages if the talks fail.",
        "The flood could have been worse, the mayor said.",
        "Up to 50 people may be killed if the dam breaks.",
        "He was nearly killed.",
        "The army fired 122-mm shells and 40 rockets at the town of 3,000 people.",
        "Russia sent 1,960 peacekeepers and spent $5 million.",
        "The attack killed 30 sheep.",
        "Villagers protested over the killing of a shepherd.",
        "The dead end of the street lies 5 km away.",
        "Friends spoke of the murdered senator.",
        "Nobody knows how many people were killed.",
        "The man who killed the mayor's dog fled.",
        "Troops searched for those who killed a senator.",
        "They shouted that people were dying in the cells.",
        "The 300 soldiers faced the prospect of being killed.",
        "The sides agreed to swap the bodies of those killed.",
        "Protesters burned tyres over the killing of a student.",
        "The raid killed 200 pigs.",
        "The ministry denied reports that 50 of its soldiers had been killed.",
        "He was sentenced to death for killing two policemen.",
        "They demanded justice for the four students killed last year.",
        "",
    ],
)
def test_threats_calibres_money_and_cattle_are_no_dead(text: str) -> None:
    """What did not happen, or happened to nobody, makes no death toll."""
    assert merge_casualties(find_casualties(text), CasualtyKind.DEATHS) is None


@pytest.mark.parametrize(
    "text",
    ["No casualties were reported.", "Nobody was killed.", "The blast did not cause any casualties.",
     "There were no immediate reports of deaths or injuries.", "The fire killed no one.",
     "No loss of life was recorded.", "The quake claimed no lives."],
)  # fmt: skip
def test_nobody_is_a_toll_of_zero(text: str) -> None:
    """A text that says nobody died says something."""
    assert merge_casualties(find_casualties(text), CasualtyKind.DEATHS) == Toll(0, 0, 0)


@pytest.mark.parametrize(
    "text", ["The driver escaped unhurt.", "None of the 40 passengers was hurt.", "Neither pilot was injured."]
)
def test_who_comes_to_no_harm_is_not_counted_among_the_injured(text: str) -> None:
    """Nobody was hurt, whoever they were."""
    assert merge_casualties(find_casualties(text), CasualtyKind.INJURED) == Toll(0, 0, 0)


def test_who_comes_free_is_no_captive() -> None:
    """Hostages let go end a story."""
    assert told("Police freed 11 kidnapped children. Rebels released eight hostages.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "More than 5,000 people have been killed since September.",
        "This year alone 40 miners have died.",
        "Some 300 miners have died over the past decade.",
        "The ministry said that more than 2,400 soldiers had been killed.",
        "Up to 5,000 people died in the fighting.",
    ],
)
def test_running_totals_are_marked_and_kept_out_of_the_toll(text: str) -> None:
    """A figure for a war or a year is of no single event."""
    assert any(casualty.is_total for casualty in find_casualties(text))


def test_the_deadliest_since_is_no_running_total() -> None:
    """A comparison with the past leaves the figure to the event."""
    assert not one("The raid killed 40 people, the deadliest attack since 2015.").is_total


def test_a_later_sentence_tells_the_same_dead_again() -> None:
    """A lead and its detail are not added up."""
    assert told("At least nine people were killed on Sunday. Police said nine bodies were found.") == {"deaths": 9}


def test_a_later_sentence_may_add_others() -> None:
    """Different classes of victims, and people told of as further ones, add up."""
    assert told("Five soldiers were killed. Four militants were also killed.") == {"deaths": 9}


@pytest.mark.parametrize("text", ["Guerrillas captured many towns.", "Troops captured a large amount of arms."])
def test_towns_and_arms_are_no_captives(text: str) -> None:
    """Only people are counted among the captured."""
    assert find_casualties(text) == ()


def test_a_sum_shared_between_events_is_shared() -> None:
    """Coders share a toll between the events that it covers."""
    assert told("Ten militants were killed in two villages. Fatalities split between 2 events.") == {"deaths": 5}
    assert told("Four people died. Unknown fatalites coded as 10 and distributed across two days.") == {"deaths": 5}


def test_another_blow_has_dead_of_its_own() -> None:
    """The dead of a second bomb are not those of the first told again."""
    assert told("A bomb killed eight traders. At dusk another bomb went off, killing three people.") == {"deaths": 11}


def test_victims_are_named_in_the_words_of_the_text() -> None:
    """Who died is quoted."""
    assert one("At least four Lorian soldiers were killed.").victims == "Lorian soldiers"


def test_a_span_limits_the_search() -> None:
    """Offsets stay those of the whole text."""
    text = "Two men were killed. Five women were killed."
    (casualty,) = find_casualties(text, Span(21, len(text)))
    assert text[casualty.span.start : casualty.span.end] == "Five women were killed"


WORDS = [
    "killed", "killing", "wounded", "and", "or", ",", ".", "were", "was", "two", "at", "least", "dozens", "several",
    "of", "soldiers", "soldier", "civilian", "people", "dead", "shot", "to", "death", "toll", "rose", "no", "not",
    "casualties", "fatalities", "coded", "as", "10", "0", "split", "between", "events", "bodies", "body", "'s", "lost",
    "lives", "their", "a", "the", "his", "wife", "including", "children", "(", ")", "missing", "hostage", "since",
    "Karim", "Saleh", "46", "along", "with", "injuries", "sustained", "nobody", "İ", "some", "the", "group", "number",
]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_gives_casualties_in_order_whose_spans_slice_back(text: str) -> None:
    """Nothing raises; spans lie inside the text; bounds are in order, merged ones too."""
    found = find_casualties(text)
    assert [casualty.span for casualty in found] == sorted(casualty.span for casualty in found)
    assert all(0 <= casualty.span.start < casualty.span.end <= len(text) for casualty in found)
    tolls = [casualty.toll for casualty in found]
    tolls += [toll for kind in CasualtyKind if (toll := merge_casualties(found, kind)) is not None]
    assert all(toll.low <= toll.best and (toll.high is None or toll.best <= toll.high) for toll in tolls)


@pytest.mark.parametrize(
    "word", ["killed ", "some ", "people ", "two ", "and ", "1,", "the ", "a group of ", "-", "dead, "]
)
def test_hostile_repetition_is_read_in_linear_time(word: str) -> None:
    """A word repeated without end does not hang the reader."""
    assert isinstance(find_casualties("killed " + word * 5_000), tuple)
