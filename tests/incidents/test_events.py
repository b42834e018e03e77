from __future__ import annotations

import pytest

from geomap.incidents.events import TYPE_OF, after_force, classify, victim_class
from geomap.incidents.lexicon import Hit, default_lexicon, tokenise
from geomap.model import EventType


def hits(text: str) -> tuple[Hit, ...]:
    """The event words of a text."""
    return default_lexicon().scan(tokenise(text))


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Gunmen attacked a bus and shot the driver.", "Attack"),
        ("Rebels attacked an army post, killing two soldiers.", "Armed clash"),
        ("Soldiers clashed with insurgents near the pass.", "Armed clash"),
        ("Both armies accused each other of violating the ceasefire.", "Armed clash"),
        ("Artillery shelled the market.", "Shelling/artillery/missile attack"),
        ("Troops fired six rockets at the port.", "Shelling/artillery/missile attack"),
        ("Rebels fired mortars and small arms at army positions.", "Armed clash"),
        ("The army launched a new offensive in the hills.", "Armed clash"),
        ("Police patrols were ambushed in the suburb.", "Armed clash"),
        ("Warplanes bombed a depot.", "Air/drone strike"),
        ("A drone struck a fuel truck.", "Air/drone strike"),
        ("A car bomb exploded outside the court.", "Remote explosive/landmine/IED"),
        ("A woman blew herself up at the gate.", "Suicide bomb"),
        ("A man threw a grenade into a bar.", "Grenade"),
        ("Chlorine gas was dropped on the town.", "Chemical weapon"),
        ("Kidnappers took three nuns hostage.", "Abduction/forced disappearance"),
        ("Militiamen raped two women.", "Sexual violence"),
        ("Teachers marched through the capital.", "Peaceful protest"),
        ("Police used tear gas on teachers who marched.", "Protest with intervention"),
        ("Police opened fire on demonstrators and killed one.", "Excessive force against protesters"),
        ("Protesters threw stones and smashed windows.", "Violent demonstration"),
        ("A mob beat a thief to death.", "Mob violence"),
        ("A group of locals assaulted the tax collector.", "Mob violence"),
        ("A tax collector was assaulted by community members.", "Mob violence"),
        ("Soldiers thwarted an attack at the ford.", "Armed clash"),
        ("Police confiscated two tons of cocaine.", "Looting/property destruction"),
        ("The army recaptured the village.", "Government regains territory"),
        ("Rebels seized the town.", "Non-state actor overtakes territory"),
        ("The two sides signed a ceasefire.", "Agreement"),
        ("Police arrested nine men.", "Arrests"),
        ("Sappers defused the device.", "Disrupted weapons use"),
        ("Arsonists burned the school.", "Looting/property destruction"),
        ("The army set up an observation post.", "Headquarters or base established"),
        ("An earthquake shook the coast.", "Earthquake"),
        ("Floods swept away a bridge.", "Flood"),
        ("Two trains collided.", "Transport accident"),
        ("A wildfire burned through the hills.", "Wildfire"),
    ],
)
def test_the_words_of_a_clause_tell_its_sub_event_type(text: str, sub: str) -> None:
    """Weapon, action and victim decide, in ACLED's words or our own for disasters."""
    sort = classify(hits(text))
    assert sort is not None
    assert sort.sub == sub


def test_a_clause_without_event_words_has_no_sort() -> None:
    """Weather talk is no event."""
    assert classify(hits("The valley is green in spring.")) is None


def test_disasters_are_other_and_every_acled_sub_type_has_its_type() -> None:
    """The table covers ACLED's 25 sub-event types."""
    sort = classify(hits("A quake hit the island."))
    assert sort is not None
    assert sort.event_type is EventType.OTHER
    assert len(TYPE_OF) == 25


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Soldiers were killed by rebels.", "state forces"),
        ("Rebels killed villagers.", "civilians"),
        ("Police shot militants.", "rebels"),
    ],
)
def test_the_passive_turns_who_suffers(text: str, victim: str) -> None:
    """Who stands before a passive verb is its victim, who stands after an active one too."""
    found = hits(text)
    assert victim_class(found, tuple(hit for hit in found if hit.group == "trigger")) == victim


@pytest.mark.parametrize(
    ("behind", "sub"),
    [
        ("Police dispersed the crowd.", "Protest with intervention"),
        ("Police arrested three.", "Protest with intervention"),
        ("Two protesters were detained.", "Protest with intervention"),
        ("Some of the members were detained by police.", "Protest with intervention"),
        ("Police made no arrests.", "Peaceful protest"),
        ("They demanded the arrest of the mayor.", "Peaceful protest"),
        ("They demanded the release of those who had been arrested.", "Peaceful protest"),
    ],
)
def test_a_protest_is_what_its_end_makes_of_it(behind: str, sub: str) -> None:
    """Police who break it up in the sentence behind count; an arrest that it is about does not."""
    sort = classify(hits("Teachers marched through the capital."))
    assert sort is not None
    assert after_force(sort, hits(behind)).sub == sub


def test_only_a_peaceful_protest_is_changed_by_its_end() -> None:
    """A riot that police end stays a riot."""
    sort = classify(hits("Protesters threw stones and smashed windows."))
    assert sort is not None
    assert after_force(sort, hits("Police dispersed the crowd.")) == sort
