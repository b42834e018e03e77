from __future__ import annotations

import pytest
from world import reading

from geomap.layering import keep_apart
from geomap.model import Claim, Report, Role, Stance, Status

SPEAKERS = dict.fromkeys(("Xanadia", "Velmark", "Port Vela", "Upper Marsh"), Role.METONYM)
"""Who may speak speaks for a government here."""


def reports(text: str) -> tuple[Report, ...]:
    """The reports of a text of our own."""
    return reading.reports(text, roles=SPEAKERS)


def report(text: str) -> Report:
    """The one report that a text of our own makes."""
    return reading.report(text, roles=SPEAKERS)


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of the one report that a text of our own makes."""
    return report(text).claims


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("Xanadia's Defense Ministry", "XA"),
        ("The Xanadian army", "XA"),
        ("The Port Vela government", "XB"),
        ("Port Vela", "XB"),
        ("The Taliban", "Taliban"),
        ("A rebel commander", "rebels"),
        ("Xanadian separatist leaders", "separatists"),
        ("Upper Marsh authorities", "Upper Marsh"),
        ("The Pentagon", "US"),
        ("The Defense Ministry", ""),
        ("Port Vela police", ""),
        ("Police", ""),
        ("Residents of Kelm", ""),
        ("The Britain-based Xanadian Observatory", ""),
        ("Xanadian journalists", ""),
        ("Xanadian state media", "XA"),
    ],
)
def test_a_speaker_speaks_for_the_party_that_the_words_name(speaker: str, side: str) -> None:
    """Countries by name, people or capital; rebels by what they are called; those who only saw it for nobody."""
    (claim,) = claims(f"{speaker} said shells killed three farmers near Kelm on Friday.")
    assert (claim.speaker, claim.side) == (speaker, side)


@pytest.mark.parametrize(
    "text",
    [
        "Xanadian army spokeswoman Ilva Sarn visited Kelm. Shells killed three farmers in Kelm on Friday, Sarn said.",
        "Ilva Sarn, a Xanadian army officer, said shells killed three farmers in Kelm on Friday.",
        "Xanadia's ministry met envoys. The ministry said shells killed three farmers in Kelm on Friday.",
    ],
)
def test_whoever_was_named_in_full_keeps_the_side(text: str) -> None:
    """A surname and "the ministry" stand for what was told with the full name."""
    assert [claim.side for claim in claims(text)] == ["XA"]


def test_a_claim_has_the_figures_of_its_own_words() -> None:
    """What the other side says about its own dead is not this side's figure."""
    text = "Xanadia said it killed 40 soldiers in clashes near Kelm on Friday, while Velmark said nine had died."
    assert [(c.side, c.deaths and c.deaths.best) for c in claims(text)] == [("XA", 40), ("XB", 9)]


def test_a_denial_outweighs_what_the_same_speaker_said() -> None:
    """Somebody who talks and denies is quoted with the denial, which has no figures."""
    text = (
        "A shell killed three farmers in Kelm on Friday, Xanadia said. Velmark said the shelling was a crime. "
        "Velmark denied shelling Kelm and killing three farmers."
    )
    assert [(c.side, c.stance, c.deaths is None) for c in claims(text)] == [
        ("XA", Stance.ASSERTS, False),
        ("XB", Stance.DENIES, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A shell killed three farmers near Kelm in the disputed Upper Marsh on Friday.",
        "Velmark's troops shelled Kelm on Friday; three farmers died. The United States sent tents.",
    ],
)
def test_adjectives_and_names_are_no_verbs_of_speech(text: str) -> None:
    """Nobody denies anything in "the disputed region", and nobody states anything in "the United States"."""
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("Velmark denied it.", [("XB", Stance.DENIES)]),
        ("Velmark called the accusation a lie.", [("XB", Stance.DENIES)]),
        ("Velmark said its guns had not fired at all.", [("XB", Stance.DENIES)]),
        ("Velmark's army said it was not responsible.", [("XB", Stance.DENIES)]),
        ("Velmark accused Xanadia of staging it.", [("XB", Stance.ACCUSES)]),
        ("A resident said the roof fell in.", [("", Stance.ASSERTS)]),
        ("Velmark put the toll at five dead.", [("XB", Stance.ASSERTS)]),
        ("Velmark said winter was near.", []),
        ("The talks go on. Velmark denied it.", []),
    ],
)
def test_the_sentence_behind_an_event_may_be_about_it(behind: str, expected: list[tuple[str, Stance]]) -> None:
    """Whoever takes a stand there, saw it or counts its dead speaks of it; opinions and later sentences do not."""
    text = f"Shells hit a market in Kelm on Friday and killed three traders, Xanadia's army said. {behind}"
    first, *others = claims(text)
    assert (first.side, first.stance) == ("XA", Stance.ASSERTS)
    assert [(claim.side, claim.stance) for claim in others] == expected


def test_a_denial_in_the_next_sentence_disputes_the_incident() -> None:
    """What the other side denies is not drawn as one side's claim alone."""
    text = "Rockets landed in Kelm on Friday, killing three people, Xanadia's army said. Velmark rejected the charge."
    (incident,) = keep_apart([report(text)])
    assert incident.status is Status.DISPUTED


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ilva Sarn, 36, a trader in Kelm, told reporters shells killed three farmers in Kelm on Friday.", "Ilva Sarn"),
        ('"Shells killed three farmers in Kelm on Friday," Ilva Sarn, head of the aid agency said.', "Ilva Sarn"),
        (
            "The Marsh Aid Agency (MAA) said shells killed three farmers in Kelm on Friday.",
            "The Marsh Aid Agency (MAA)",
        ),
        ("Shells killed three farmers in Kelm on Friday, citing the Marsh governor.", "the Marsh governor"),
    ],
)
def test_a_name_speaks_and_not_what_its_bearer_is(sentence: str, speaker: str) -> None:
    """Ages, offices and short names in brackets stand between a speaker and the verb."""
    assert [claim.speaker for claim in claims(sentence)] == [speaker]


@pytest.mark.parametrize("what", ["Footage from the town", "A joint statement", "Images"])
def test_pictures_and_papers_are_nobody(what: str) -> None:
    """What only shows or holds words makes no claim."""
    assert claims(f"{what} said shells killed three farmers near Kelm on Friday.") == ()


def test_who_speaks_of_one_event_of_a_sentence_does_not_speak_of_the_other() -> None:
    """The verb's own clause is spoken of, and what comes before it where the verb trails."""
    text = (
        "Shells killed three farmers in Kelm on Friday, police said, while Velmark's troops arrested "
        "twenty protesters in Dorin on Saturday, residents said."
    )
    assert [[claim.speaker for claim in one.claims] for one in reports(text)] == [["police"], ["residents"]]


def told_by(text: str) -> list[tuple[str, str, Stance]]:
    """Who says something of the one event of a text, for which side, and how."""
    return [(claim.speaker, claim.side, claim.stance) for claim in claims(text)]


HIT = "Shells killed three farmers in Kelm on Friday."


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Velmark's army denied nothing. It said shells killed three farmers in Kelm on Friday.", "Velmark's army"),
        ("Sarn, a medic, spoke to reporters, a nurse said. She said shells killed three farmers in Kelm.", "a nurse"),
        ("Velmark's ministry met envoys on Friday, police said. He said shells killed three farmers in Kelm.", None),
        ("It said shells killed three farmers in Kelm on Friday.", None),
    ],
)
def test_a_pronoun_that_speaks_is_followed_back(text: str, speaker: str | None) -> None:
    """What "it" stands for is the body and "she" the person that spoke before; who may not be meant is not taken."""
    assert [claim.speaker for claim in claims(text)] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Survivors and medics in Kelm said shells killed three farmers.", ["Survivors and medics in Kelm"]),
        ("Hospital and police officials said shells killed three farmers in Kelm.", ["Hospital and police officials"]),
        ("The army entered Kelm on Friday and residents said shells killed three farmers.", ["residents"]),
        ("One witness said shells killed three farmers in Kelm on Friday.", ["One witness"]),
        ("One said shells killed three farmers in Kelm on Friday.", []),
        ("The army said villagers had told it that shells killed three farmers in Kelm.", ["The army", "villagers"]),
        ("Shells killed three farmers in Kelm on Friday, Col. Ilva Sarn said.", ["Col. Ilva Sarn"]),
        ('"Shells killed three farmers in Kelm," said Col. Ilva Sarn.', ["Col. Ilva Sarn"]),
        ("The Marsh agency, which counts the dead, said shells killed three farmers in Kelm.", ["The Marsh agency"]),
        ("The agency Maliba quoted a policeman from Dorin police as saying shells killed three farmers in Kelm.",
         ["The agency Maliba", "a policeman from Dorin police"]),
        ("Three farmers were killed by shells in Kelm on Friday, a toll confirmed by the Marsh hospital.",
         ["the Marsh hospital"]),
        ("According to a statement from the Marsh ministry, shells killed three farmers.", ["the Marsh ministry"]),
        ("Officials speaking on condition of anonymity said shells killed three farmers in Kelm.", ["Officials"]),
        ("Three farmers killed by shells in Kelm: Marsh police", ["Marsh police"]),
        ("Xanadia's president, Ilva Sarn, said shells killed three farmers in Kelm on Friday.", ["Ilva Sarn"]),
    ],
)  # fmt: skip
def test_a_speaker_is_named_whole_and_no_longer(sentence: str, speakers: list[str]) -> None:
    """Two who speak together are one speaker; those who are quoted by others speak too; a paper is its writer's."""
    assert [claim.speaker for claim in claims(sentence)] == speakers


@pytest.mark.parametrize(
    "behind",
    [
        "No group has claimed responsibility.",
        "The Taliban neither confirmed nor denied involvement.",
        "Velmark did not acknowledge it.",
        "The court denied his appeal.",
        "Velmark rejected a proposal for talks.",
        "Ilva Sarn, accused of fraud, stepped down.",
        "Videos posted by two armies showed tanks.",
        "The self-declared president of Kelm left.",
    ],
)
def test_who_says_nothing_makes_no_claim(behind: str) -> None:
    """Silence, a wish turned down, being accused and pictures are no words of anybody's."""
    assert claims(f"{HIT} {behind}") == ()


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("The Taliban said it was responsible.", [("The Taliban", "Taliban", Stance.ADMITS)]),
        ("Velmark's army admitted it.", [("Velmark's army", "XB", Stance.ADMITS)]),
        (
            "Xanadia and Velmark accused each other of firing them.",
            [("Xanadia", "XA", Stance.ACCUSES), ("Velmark", "XB", Stance.ACCUSES)],
        ),
        (
            "Xanadia and Velmark continue to accuse each other of firing them.",
            [("Xanadia", "XA", Stance.ACCUSES), ("Velmark", "XB", Stance.ACCUSES)],
        ),
        (
            "Days went on, with Xanadia and Velmark trading blame.",
            [("Xanadia", "XA", Stance.ACCUSES), ("Velmark", "XB", Stance.ACCUSES)],
        ),
        ("The Taliban formally claimed responsibility.", [("The Taliban", "Taliban", Stance.ADMITS)]),
        ("The land, claimed by both sides, is fertile.", []),
        ("Velmark-backed officials of Upper Marsh denied it.",
         [("Velmark-backed officials of Upper Marsh", "Upper Marsh", Stance.DENIES)]),
    ],
)  # fmt: skip
def test_deeds_are_owned_and_blame_is_traded(behind: str, expected: list[tuple[str, str, Stance]]) -> None:
    """Who says it did it admits; two who accuse each other make a claim each, for their own sides."""
    assert told_by(f"{HIT} {behind}") == expected


def test_the_group_is_the_one_named_before() -> None:
    """Told as "the group", it keeps the side of the rebels that the article named last."""
    text = "The Taliban shelled Kelm on Friday and killed three farmers. The group claimed responsibility."
    assert told_by(text) == [("The group", "Taliban", Stance.ADMITS)]


def test_passing_on_one_sides_word_does_not_make_it_known() -> None:
    """An agency that cites a ministry leaves the incident that ministry's claim."""
    text = "Shells killed three farmers in Kelm on Friday, the agency Maliba reported, citing Xanadia's army."
    (incident,) = keep_apart([report(text)])
    assert incident.status is Status.CLAIMED


def test_who_is_accused_accuses_nobody() -> None:
    """Neither "a trader accused of spying" nor "two of his alleged helpers" say anything."""
    assert claims("A clash in Kelm on Friday killed two guards and a Xanadian trader accused of spying.") == ()
    assert claims("A blast in Kelm on Friday killed a chief and two of his alleged Xanadian helpers.") == ()
