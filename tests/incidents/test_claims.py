from __future__ import annotations

from datetime import date

import pytest

from geomap.incidents import find_incidents
from geomap.model import Article, Claim, Kind, Mention, Place, Placed, Role, Stance

XANADIA = Place("country:XA", "Xanadia", 11.0, 22.0, Kind.COUNTRY, "XA")
VELMARK = Place("country:XB", "Velmark", 14.0, 28.0, Kind.COUNTRY, "XB")
PLACES = {
    "Xanadian": (XANADIA, Role.DEMONYM),
    "Xanadia": (XANADIA, Role.METONYM),
    "Velmark": (VELMARK, Role.METONYM),
    "Port Vela": (Place("geonames:3", "Port Vela", 14.0, 28.0, Kind.SETTLEMENT, "XB"), Role.METONYM),
    "Upper Marsh": (
        Place("region:marsh", "Upper Marsh", 11.5, 22.5, Kind.REGION, "XA", areas=("disputed:marsh",)),
        Role.METONYM,
    ),
    "Kelm": (Place("geonames:1", "Kelm", 10.1, 20.1, Kind.SETTLEMENT, "XA"), Role.LITERAL),
}


def claims(text: str) -> tuple[Claim, ...]:
    """The claims of the one report that a text of our own makes."""
    found: dict[int, Placed] = {}
    for name, (place, role) in PLACES.items():
        start = text.find(name)
        while start >= 0:
            found.setdefault(start, Placed(Mention("a", start, start + len(name), name, role), place, 1.0))
            start = text.find(name, start + 1)
    places = tuple(found[start] for start in sorted(found))
    (report,) = find_incidents(Article("a", text, published=date(2021, 3, 14)), places)
    return report.claims


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
