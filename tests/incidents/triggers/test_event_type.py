from __future__ import annotations

from datetime import date

import pytest

from geomap.incidents import find_incidents
from geomap.incidents.factuality.modality import mark_negated
from geomap.incidents.triggers.event_type import after_force, classify
from geomap.incidents.triggers.type_evidence import victim_class
from geomap.model import Article, EventType
from geomap.places import find_places
from geomap.text.lexicon import Match, default_lexicon
from geomap.text.scopes.matcher import scope_matcher
from geomap.text.tokens import split_words


def matches(text: str) -> tuple[Match, ...]:
    """The event words of a text."""
    tokens = split_words(text)
    return mark_negated(default_lexicon().scan(tokens), scope_matcher().scan(text, tokens))


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
    type_reading = classify(matches(text))
    assert type_reading is not None
    assert type_reading.sub == sub


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("A dam burst above the village and drowned nine people.", "Flood"),
        ("A dam collapsed and sent a wall of water through the valley, killing 31.", "Flood"),
        ("Six people drowned when a river burst its banks.", "Flood"),
        ("Mud and rocks buried 12 houses.", "Landslide"),
        ("Four people were killed when a hillside gave way.", "Landslide"),
        ("A stampede at a temple killed 35 pilgrims.", "Crowd crush"),
        ("Eleven people were trampled to death at a gate.", "Crowd crush"),
        ("The roof of a school caved in and killed three pupils.", "Collapse"),
        ("Part of a stand at a bullring gave way, injuring 60 spectators.", "Collapse"),
        ("Nine miners were trapped when a tunnel collapsed in a gold mine.", "Industrial accident"),
        ("Two workers were electrocuted.", "Industrial accident"),
        ("A chemical leak at a plant sickened 80 people.", "Industrial accident"),
        ("A boat carrying migrants sank, and 20 people drowned.", "Transport accident"),
        ("A military helicopter crashed, killing four soldiers.", "Transport accident"),
        ("A small plane went down in the mountains, killing the pilot.", "Transport accident"),
        ("Two boys drowned while swimming in a lake.", "Drowning"),
        ("Thirteen labourers died in extreme heat.", "Heat or drought"),
        ("The epidemic killed 11,300 people.", "Disease outbreak"),
        ("An outbreak that began in March killed 11,300 people.", "Disease outbreak"),
        ("The coronavirus killed 21 more people.", "Disease outbreak"),
        ("Twelve people died after drinking bootleg liquor.", "Poisoning"),
        ("A fire at a garment factory killed 32 workers.", "Fire"),
        ("A boiler exploded at a power plant, killing 13 people.", "Explosion accident"),
        ("A gas cylinder blew up in a restaurant, killing two diners.", "Explosion accident"),
        ("High winds toppled trees, killing two people.", "Storm"),
        ("Lightning killed seven farmers.", "Storm"),
        ("Mount Dorin erupted, sending ash into the sky.", "Volcanic eruption"),
    ],
)
def test_what_kills_without_anybody_doing_it_is_no_attack(text: str, sub: str) -> None:
    """Disasters and accidents are told by what happened, whoever died of it."""
    type_reading = classify(matches(text))
    assert type_reading is not None
    assert (type_reading.event_type, type_reading.sub) == (EventType.OTHER, sub)


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Soldiers who were helping flood victims were ambushed by rebels.", "Armed clash"),
        ("Three nurses treating Ebola patients were stabbed to death.", "Attack"),
        ("A drone hit an oil refinery, causing an explosion and a fire.", "Air/drone strike"),
        ("Shells struck a chemical plant.", "Shelling/artillery/missile attack"),
        ("A bomb exploded in a factory, killing five workers.", "Remote explosive/landmine/IED"),
        ("Residents protested over the collapse of a bridge that killed 12 people.", "Peaceful protest"),
        ("Workers of a coal mine went on strike over wages.", "Peaceful protest"),
        ("Police fired tear gas at teachers who were marching.", "Protest with intervention"),
        ("Riot police broke up a sit-in of students.", "Protest with intervention"),
        ("Rival fans brawled outside a stadium.", "Mob violence"),
        ("Troops destroyed a rebel bomb factory.", "Disrupted weapons use"),
        ("The two sides swapped 40 prisoners.", "Agreement"),
        ("The rebels handed the town over to the army.", "Non-violent transfer of territory"),
        ("Government troops drove insurgents out of the town.", "Government regains territory"),
        ("Authorities took 15 activists into custody.", "Arrests"),
        ("Settlers cut down 60 olive trees.", "Looting/property destruction"),
        ("Gunmen set a bus on fire.", "Looting/property destruction"),
    ],
)
def test_a_deed_told_beside_a_disaster_stays_a_deed(text: str, sub: str) -> None:
    """The words of a disaster or of a place may stand beside what somebody did."""
    type_reading = classify(matches(text))
    assert type_reading is not None
    assert type_reading.sub == sub


def test_a_clause_without_event_words_has_no_type() -> None:
    """Weather talk is no event."""
    assert classify(matches("The valley is green in spring.")) is None


def test_disasters_are_other() -> None:
    """ACLED leaves them out."""
    type_reading = classify(matches("A quake hit the island."))
    assert type_reading is not None
    assert type_reading.event_type is EventType.OTHER


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
    found = matches(text)
    assert victim_class(found, tuple(match for match in found if match.group == "trigger")) == victim


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
    type_reading = classify(matches("Teachers marched through the capital."))
    assert type_reading is not None
    assert after_force(type_reading, matches(behind)).sub == sub


def test_only_a_peaceful_protest_is_changed_by_its_end() -> None:
    """A riot that police end stays a riot."""
    type_reading = classify(matches("Protesters threw stones and smashed windows."))
    assert type_reading is not None
    assert after_force(type_reading, matches("Police dispersed the crowd.")) == type_reading


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Gunmen killed two members of a medical team in Kabul on Monday.", "Attack"),
        ("Floods after three days of rain in Assam killed 14 people on Sunday.", "Flood"),
        ("Fighting in Kabul on Monday left two soldiers dead.", "Armed clash"),
    ],
)
def test_who_kills_is_no_victim_and_a_disaster_is_told_with_its_cause(text: str, sub: str) -> None:
    """An active verb's subject is not who died, and a bare noun before "after" tells what its sentence tells."""
    article = Article("a", text, published=date(2021, 3, 16))
    (report,) = find_incidents(article, find_places(article))
    assert report.sub_event_type == sub
