from __future__ import annotations

import pytest
from world.reading import reports

from geomap.model import Actor, Role

ACTING = {"Xanadia": Role.METONYM, "Velmark": Role.METONYM}
"""Countries stand for their governments here."""


def actors(text: str) -> tuple[Actor, ...]:
    """The actors of all reports of a text of our own."""
    return tuple(actor for report in reports(text, roles=ACTING) for actor in report.actors)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Gunmen attacked a patrol near Kelm on Friday.", {"Gunmen": "perpetrator", "patrol": "victim"}),
        ("A patrol was attacked by gunmen near Kelm on Friday.", {"patrol": "victim", "gunmen": "perpetrator"}),
        ("Gunmen launched an attack on villagers in Kelm on Friday.", {"Gunmen": "perpetrator", "villagers": "victim"}),
        ("Soldiers clashed with rebels near Kelm on Friday.", {"Soldiers": "party", "rebels": "party"}),
        ("Residents protested in Kelm on Friday.", {"Residents": "party"}),
        (
            "Four soldiers were killed after a group of militants ambushed them near Kelm on Friday.",
            {"soldiers": "victim", "militants": "perpetrator"},
        ),
        ("A rebel commander said gunmen attacked Kelm on Friday and killed a farmer.",
         {"gunmen": "perpetrator", "farmer": "victim"}),
    ],
)  # fmt: skip
def test_who_did_what_follows_from_the_grammar(text: str, roles: dict[str, str]) -> None:
    """Subjects of an attack did it, objects suffered it, those who clash or march are parties; speakers are nobody."""
    assert {actor.name: actor.role.value for actor in actors(text)} == roles


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Xanadian soldiers shelled a ridge near Kelm on Friday.", "Xanadian soldiers", "state forces", "XA"),
        ("On 12 March Xanadian soldiers shelled a ridge near Kelm.", "Xanadian soldiers", "state forces", "XA"),
        ("Velmarkian soldiers shelled a ridge near Kelm on Friday.", "Velmarkian soldiers", "external forces", "XB"),
        ("Taliban fighters shelled a ridge near Kelm on Friday.", "Taliban fighters", "rebels", ""),
        ("Six suspected militants shelled a ridge near Kelm on Friday.", "suspected militants", "rebels", ""),
        ("Residents protested in Kelm on Friday.", "Residents", "protesters", ""),
    ],
)
def test_an_actor_has_its_class_and_its_country(text: str, name: str, kind: str, country: str) -> None:
    """Soldiers away from home are external forces, residents who march protesters."""
    assert [(a.name, a.kind, a.country_code) for a in actors(text)] == [(name, kind, country)]


def test_forces_of_one_country_are_one_actor() -> None:
    """The first wording stays, within an event and over all events of the article."""
    text = (
        "Xanadian troops and Xanadian soldiers shelled a ridge near Kelm on Friday. "
        "On Tuesday Xanadian soldiers arrested 20 people in another raid."
    )
    assert [a.name for a in actors(text) if a.country_code] == ["Xanadian troops", "Xanadian troops"]


@pytest.mark.parametrize("words", ["the rebel-held market", "civilian infrastructure", "three homes"])
def test_what_is_only_hit_or_described_takes_no_part(words: str) -> None:
    """Houses and rebel-held quarters are no actors."""
    assert actors(f"Shells hit {words} in Kelm on Friday.") == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The army shelled a ridge near Kelm on Friday. The Xanadian army has held the hills for years.",
            {"Xanadian army": "perpetrator"},
        ),
        (
            "Boko Haram attacked a farm near Kelm on Friday. On Tuesday the militants abducted two drivers in Kelm.",
            {"Boko Haram": "perpetrator", "drivers": "victim"},
        ),
        (
            "Velmarkian soldiers attacked Kelm on Friday, killing four soldiers.",
            {"Velmarkian soldiers": "perpetrator", "soldiers": "victim"},
        ),
    ],
)
def test_whoever_is_named_in_full_once_is_named_so_throughout(text: str, roles: dict[str, str]) -> None:
    """The only army or group that an article names; but those who fight it are somebody else's."""
    assert {actor.name: actor.role.value for actor in actors(text)} == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Police arrested 40 protesters in Kelm on Friday.", {"Police": "perpetrator", "protesters": "victim"}),
        ("A mob beat a trader to death in Kelm on Friday.", {"mob": "perpetrator", "trader": "victim"}),
        ("Velmark launched missiles at Kelm on Friday.", {"Velmark": "perpetrator"}),
        ("Velmarkian warplanes bombed a ridge near Kelm on Friday.", {"Velmarkian warplanes": "perpetrator"}),
        (
            "A bomb hit a patrol near Kelm on Friday. The Taliban claimed responsibility.",
            {"patrol": "victim", "Taliban": "perpetrator"},
        ),
        (
            "Gunmen hit a convoy near Kelm on Friday, killing four officers.",
            {"Gunmen": "perpetrator", "officers": "victim"},
        ),
        (
            "Xanadian soldiers clashed with rebels near Kelm on Friday, and two soldiers were wounded.",
            {"Xanadian soldiers": "victim", "rebels": "party"},
        ),
    ],
)
def test_arrests_countries_planes_and_groups_that_own_up_have_their_part(text: str, roles: dict[str, str]) -> None:
    """Who was in the convoy is its victim; a group that claims an attack did it; a country may act by its name."""
    assert {actor.name: actor.role.value for actor in actors(text)} == roles


def test_an_army_of_liberation_is_no_states() -> None:
    """What a group calls itself does not make it an army of a state."""
    (actor,) = actors("The Kachin Independence Army shelled a ridge near Kelm on Friday.")
    assert (actor.name, actor.kind) == ("Kachin Independence Army", "rebels")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Velmarkian shelling killed a woman in Kelm on Friday.", {"Velmark": "perpetrator", "woman": "victim"}),
        ("A Velmarkian rocket attack killed a woman in Kelm.", {"Velmark": "perpetrator", "woman": "victim"}),
        ("A Velmarkian bus burned after shells hit Kelm on Friday.", {"Kelm": "victim"}),
        ("Clashes between Velmark and Xanadia broke out near Kelm.", {"Velmark": "party", "Xanadia": "party"}),
        ("Velmarkian and Xanadian troops exchanged fire near Kelm.",
         {"Velmarkian troops": "party", "Xanadian troops": "party"}),
        ("Three Velmarkians were killed by gunmen near Kelm.", {"Velmarkians": "victim", "gunmen": "perpetrator"}),
        ("Gunmen killed a trader near Kelm on Friday, as Velmarkians look on.",
         {"Gunmen": "perpetrator", "trader": "victim"}),
        ("Rebels shelled the town of Kelm on Friday.", {"Rebels": "perpetrator", "Kelm": "victim"}),
        ("Rebels shelled Kelm on Friday and killed a trader.", {"Rebels": "perpetrator", "trader": "victim"}),
        ("Rebels shelled Kelm's bridge on Friday.", {"Rebels": "perpetrator"}),
    ],
)  # fmt: skip
def test_countries_peoples_and_towns_take_part_under_their_own_names(text: str, roles: dict[str, str]) -> None:
    """Whose rockets they are did it; two countries that clash are parties; a town was hit where nobody else was."""
    assert {actor.name: actor.role.value for actor in actors(text)} == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("An attack in Kelm that killed six traders was blamed on the Taliban.",
         {"traders": "victim", "Taliban": "perpetrator"}),
        ("Police accused Velmark of firing rockets at Kelm on Friday.", {"Velmark": "perpetrator"}),
        ("As clashes killed a soldier in Kelm, police accused men of looting.", {"soldier": "victim", "men": "victim"}),
        ("Velmarkian fighter jets bombed rebels near Kelm on Friday.",
         {"Velmarkian fighter jets": "perpetrator", "rebels": "victim"}),
        ("A bomb hit a bus on Friday as police arrested rebels in Kelm.",
         {"police": "perpetrator", "rebels": "victim"}),
        ("A trader died in clashes near Kelm on Friday. Xanadian troops fought rebels there.",
         {"trader": "victim", "Xanadian troops": "party", "rebels": "party"}),
        ("Police accused rebels of killing two traders in Kelm.", {"rebels": "perpetrator", "traders": "victim"}),
        ("A man stabbed four traders in Kelm on Friday.", {"man": "perpetrator", "traders": "victim"}),
        ("A soldier was stabbed by a man in Kelm on Friday.", {"soldier": "victim", "man": "perpetrator"}),
        ("Civilians killed as shells hit a market in Kelm.", {"Civilians": "victim"}),
        ("Soldiers loyal to the president attacked rebels in Kelm.", {"Soldiers": "perpetrator", "rebels": "victim"}),
        ("A bomber killed two traders in Kelm on Friday. The Taliban claimed responsibility.",
         {"Taliban": "perpetrator", "bomber": "perpetrator", "traders": "victim"}),
        ("Herders and farmers clashed near Kelm on Friday.", {"Herders": "party", "farmers": "party"}),
        ("Two traders were shot dead in Kelm on Friday, state police said.", {"traders": "victim"}),
        ("Firefighters came after a bomb killed two traders in Kelm.", {"traders": "victim"}),
    ],
)  # fmt: skip
def test_a_deed_is_laid_at_the_door_of_who_is_said_to_have_done_it(text: str, roles: dict[str, str]) -> None:
    """The accused, those who own up and the subject of a verb with an object did it; headlines have passives too."""
    assert {actor.name: actor.role.value for actor in actors(text)} == roles
