from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from world.articles import SUNDAY
from world.places import KELM
from world.reading import reports

from geomap.incidents import find_incidents
from geomap.model import (
    Article,
    EventType,
    Flag,
    GeoPrecision,
    Mention,
    Placed,
    Report,
    Role,
    Stance,
    TimePrecision,
)


def read(text: str, *, published: date | None = SUNDAY, title: str = "", **roles: Role) -> tuple[Report, ...]:
    """The reports of a text of our own, its names in other roles where told so."""
    told = {name.replace("_", " "): role for name, role in roles.items()}
    return reports(text, published=published, title=title, roles=told)


TWICE_TOLD = (
    "Car bomb kills five in Kelm\n\n"
    "A car bomb killed five people outside a school in Kelm on Friday, police said. "
    "The blast also wounded 12 people, a hospital official said. "
    "Earlier in the week the mayor had opened a bridge."
)


def test_one_event_told_three_times_is_one_report() -> None:
    """Headline, lead and body are spans of one report, with its figures, day and place."""
    (report,) = read(TWICE_TOLD)
    assert report.sub_event_type == "Remote explosive/landmine/IED"
    assert report.when is not None
    assert report.when.start == date(2021, 3, 12)
    assert report.location is not None
    assert (report.location.place.name, report.location.geo_precision) == ("Kelm", GeoPrecision.EXACT)
    assert report.deaths is not None
    assert report.deaths.best == 5
    assert report.injured is not None
    assert report.injured.best == 12
    assert len(report.spans) == 3


def test_an_article_doubled_tells_the_same_incidents() -> None:
    """What is said again in the same words changes nothing."""
    once, twice = read(TWICE_TOLD), read(f"{TWICE_TOLD}\n\n{TWICE_TOLD}")
    assert [(r.spans, r.when, r.location, r.deaths) for r in once] == [
        (r.spans, r.when, r.location, r.deaths) for r in twice
    ]


def test_events_on_different_days_and_places_are_different_reports() -> None:
    """A second shelling elsewhere on another day is another event."""
    reports = read(
        "Artillery shelled Kelm on Thursday, killing two farmers. "
        "On Saturday gunmen attacked a bus in Dorin and killed a driver."
    )
    assert [r.location.place.name for r in reports if r.location] == ["Kelm", "Dorin"]
    assert [r.when.start for r in reports if r.when] == [date(2021, 3, 11), date(2021, 3, 13)]
    assert [r.event_type for r in reports] == [EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS]


def test_soldiers_killed_make_a_battle_and_villagers_killed_an_attack() -> None:
    """The victim decides between ACLED's Armed clash and Attack."""
    (battle,) = read("Rebels attacked a convoy near Kelm on Friday and killed four soldiers.")
    (attack,) = read("Rebels attacked a market near Kelm on Friday and killed four traders.")
    assert battle.event_type is EventType.BATTLES
    assert attack.event_type is EventType.VIOLENCE_AGAINST_CIVILIANS
    assert battle.location is not None
    assert battle.location.geo_precision is GeoPrecision.NEAR
    assert battle.location.phrase == "near Kelm"


def test_a_government_that_speaks_is_no_place() -> None:
    """A capital that stands for its government is not where anything happened."""
    (report,) = read(
        "Port Vela said on Saturday that rebels had ambushed its troops on Friday and killed three soldiers.",
        Port_Vela=Role.METONYM,
    )
    assert report.location is None
    assert report.when is not None
    assert report.when.start == date(2021, 3, 12)


def test_a_dateline_is_no_place_where_another_is_told() -> None:
    """The agency's office is not where the flood was."""
    (report,) = read("PORT VELA — Floods swept through Dorin on Friday and killed nine people, officials said.")
    assert report.location is not None
    assert report.location.place.name == "Dorin"
    assert report.event_type is EventType.OTHER


def test_a_region_stays_a_region() -> None:
    """No town is claimed where the text names a region."""
    (report,) = read("Soldiers clashed with rebels in the Ostrava Valley on Friday, leaving six fighters wounded.")
    assert report.location is not None
    assert report.location.geo_precision is GeoPrecision.REGION


@pytest.mark.parametrize(
    "text",
    [
        "More than 5,000 people have been killed in Xanadia since September.",
        "The president warned that his army would attack Dorin if the talks failed.",
        "Rebels threatened to bomb the port of Dorin.",
        "The minister will visit Dorin and plans to open a school.",
        "Subscribe to the Kelm Post for the latest attack and bomb news.",
    ],
)
def test_totals_threats_and_adverts_make_no_news(text: str) -> None:
    """Nothing that did not happen, and no running total, becomes news in an article."""
    filler = " The weather was mild. Shops were open. The market was busy. A choir sang. Buses ran."
    assert [r for r in read(text + filler) if not r.is_background] == []


def test_history_is_flagged() -> None:
    """A war of a generation ago is background, not news."""
    reports = read(
        "Gunmen killed two farmers in Kelm on Friday, police said. In 1994 an earthquake in Dorin killed 300 people."
    )
    assert [r.is_background for r in reports] == [False, True]


def test_a_broken_truce_is_flagged() -> None:
    """The breach of a ceasefire is a clash that carries its flag."""
    (report,) = read("Troops near Kelm violated the ceasefire on Friday, wounding two soldiers, the ministry said.")
    assert report.sub_event_type == "Armed clash"
    assert Flag.CEASEFIRE_VIOLATION in report.flags


def test_claims_carry_speaker_and_stance() -> None:
    """Who says so, and who denies it, are kept verbatim."""
    text = (
        "The Xanadian army shelled Kelm on Friday and killed three traders, the mayor of Kelm said. "
        "The Xanadian defence ministry denied the attack."
    )
    (report,) = read(text)
    assert [(c.speaker, c.stance) for c in report.claims] == [
        ("the mayor of Kelm", Stance.ASSERTS),
        ("The Xanadian defence ministry", Stance.DENIES),
    ]
    assert all(claim.speaker in text[slice(*claim.span)] for claim in report.claims)


def test_the_headline_gives_figures_that_the_text_leaves_out() -> None:
    """A page's title is not in its text, and still counts the dead."""
    (report,) = read("A car bomb exploded outside a school in Kelm on Friday, police said.", title="Car bomb kills 11")
    assert report.deaths is not None
    assert report.deaths.best == 11


def test_an_event_without_a_day_is_of_the_week_of_the_news() -> None:
    """Where no day is told the news day stands, as a week; without any date, nothing is invented."""
    (report,) = read("Gunmen killed two farmers in Kelm, police said.")
    assert report.when is not None
    assert (report.when.start, report.when.precision) == (SUNDAY, TimePrecision.WEEK)
    (undated,) = read("Gunmen killed two farmers in Kelm, police said.", published=None)
    assert undated.when is None


def test_capitals_read_like_small_letters() -> None:
    """Broadcast transcripts come all in capitals."""
    (report,) = read("KELM, 12 MAR 21 -- [TEXT] GUERRILLAS AMBUSHED AN ARMY PATROL TODAY AND KILLED THREE SOLDIERS.")
    assert report.event_type is EventType.BATTLES
    assert report.deaths is not None
    assert report.deaths.best == 3


WORDS = st.sampled_from(
    [
        *("Kelm", "Dorin", "Xanadia", "soldiers", "killed", "two", "wounded", "five", "ambush", "said", "Friday", "on"),
        *("12", "May", "after", "bomb", "shelled", "denied", "not", "would", "since", "1994", "flood", "the", "attack"),
        *("another", "police", "protest", "rebels", "in", "near", ",", ".", "“", "”", "?", "\n", "-", "(", ")", "days"),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.one_of(st.none(), st.dates()))
def test_any_words_are_read_and_slice_back(text: str, published: date | None) -> None:
    """Whatever the order of event words, nothing raises, and every span and claim is the article's."""
    for report in read(text, published=published):
        for span in (*report.spans, *(claim.span for claim in report.claims)):
            assert 0 <= span.start < span.end <= len(text)
        assert all(claim.speaker in text for claim in report.claims)
        assert report.quote == text[slice(*report.spans[0])]


@settings(deadline=None)
@given(st.text(max_size=300), st.dates())
def test_any_text_is_read(text: str, published: date) -> None:
    """No text of any script raises, and reading twice gives the same."""
    assert read(text, published=published) == read(text, published=published)


def test_a_note_counts_the_dead_of_all_its_sentences() -> None:
    """A sum that stands apart in a note of a few sentences is the toll of its one event."""
    (report,) = read("Gunmen attacked a bus near Kelm on Friday. Two men died at once. 4 fatalities.")
    assert report.deaths is not None
    assert report.deaths.best == 4


def test_a_coder_s_remark_gives_the_toll_of_a_note_of_several_events() -> None:
    """What the remark states is the first event's, however many sentences the note has."""
    first, *_ = read(
        "Militias attacked Kelm on Friday. They burned houses. They stole cattle. Soldiers came at night. "
        "In Sorad gunmen killed eight traders. Fatalities split between 4 events."
    )
    assert first.deaths is not None
    assert first.deaths.best == 2


def test_a_note_whose_events_have_no_other_dead_is_of_one_event() -> None:
    """Those hurt in the second sentence of a note were hurt in the first one's attack."""
    first, *_ = read("Gunmen killed five people in Kelm on Friday. Four other traders were injured.")
    assert first.injured is not None
    assert first.injured.best == 4


def test_a_war_s_dead_are_no_toll_of_an_event() -> None:
    """Thousands who "have been killed" are the sum of a war, whoever gives the figure."""
    (report,) = read(
        "Shells hit Kelm on Friday and killed three people, police said. "
        "Officials said close to 5,000 people had been killed."
    )
    assert report.deaths is not None
    assert report.deaths.best == 3


@pytest.mark.parametrize(
    ("written", "shown"),
    [("Kelm", "Kelm"), ("KELMARA", "Kelmara"), ("KLM", "Kelm"), ("K.L.", "Kelm"), ("Kelm's", "Kelm")],
)
def test_a_place_is_shown_as_the_article_spells_it(written: str, shown: str) -> None:
    """Headlines in capitals are put in small letters; abbreviations give way to the gazetteer's name."""
    text = f"A car bomb killed five people in {written} on Friday."
    start = text.index(written)
    mention = Mention("a", start, start + len(written), written, Role.LITERAL)
    (report,) = find_incidents(Article("a", text, published=SUNDAY), (Placed(mention, KELM, 1.0),))
    assert report.location is not None
    assert report.location.label == shown


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Militants attacked a village near Kelm on Friday.", "Attack"),
        ("Militants attacked soldiers near Kelm on Friday.", "Armed clash"),
        ("A patrol was attacked by gunmen near Kelm on Friday.", "Armed clash"),
        ("A man was tied up and badly beaten by police officers in Kelm on Friday.", "Attack"),
        ("Gunmen shot an off-duty soldier in Kelm on Friday.", "Attack"),
        ("A drive-by shooting killed a shopkeeper in Kelm on Friday.", "Attack"),
        ("Troops launched an operation against the group near Kelm on Friday.", "Armed clash"),
    ],
)
def test_who_was_attacked_makes_it_a_battle_or_violence_against_civilians(text: str, sub: str) -> None:
    """The attacker and whoever stands after "by" are not those attacked; a soldier off duty is a civilian."""
    assert [report.sub_event_type for report in read(text)] == [sub]


def test_a_speech_needs_more_than_a_strong_word_to_tell_an_event() -> None:
    """Appeals talk of battles in the first person; the same sentence in a report is news."""
    news = "Troops shelled Kelm. The mayor opened a school. Shops stayed open. Rain fell. Prices rose. Buses ran."
    speech = (
        "We must not forget. Our fathers built Dorin. Planes bombed Kelm. You know my heart. I shall return. We wait."
    )
    assert len(read(news)) == 1
    assert read(speech) == ()
