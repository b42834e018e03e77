"""Names of places that are persons', things' or other places' names, with the gazetteer that comes with geomap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.model import Article, Kind, Placed, Role, Unplaced
from geomap.places import find_places

if TYPE_CHECKING:
    from collections.abc import Callable

    Find = Callable[[str], tuple[Placed | Unplaced, ...]]


@pytest.fixture
def find() -> Find:
    """Find the places of a text; what a name may be confused with is in the whole gazetteer only."""
    return lambda text: find_places(Article(id="invented", text=text))


def _found(found: tuple[Placed | Unplaced, ...]) -> list[str]:
    return [one.mention.text for one in found if isinstance(one, Placed)]


def _place(found: tuple[Placed | Unplaced, ...], name: str) -> tuple[str, str]:
    one = next(one for one in found if isinstance(one, Placed) and one.mention.text == name)
    return one.place.country_code, one.place.admin1


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton and Chad Smith sang.",
        "Michael Jordan came late. Jordan scored twice.",
        "Denzel Washington will direct it. Washington told a magazine so.",
        "Kenya Barris sold the show. Barris is 49.",
        "Israel Folau said nothing.",
        "She is survived by her sons, Israel and Jordan.",
        "They left it to their daughter Charlotte.",
    ],
)
def test_given_names_that_are_places_name_persons_before_surnames(find: Find, text: str) -> None:
    """A surname behind it, the surname alone later, or a word for kin makes a place's name a person's."""
    assert _found(find(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Jordan King Abdullah rules.", "Jordan"),
        ("Jordan said its border was shut. Michael Jordan played in Jordan.", "Jordan"),
        ("It rained in Monte Carlo.", "Monte Carlo"),
        ("He was the president. Costa Rica has no army.", "Costa Rica"),
        ("Dallas Cowboys fans wept. The Cowboys lost in Dallas.", "Dallas"),
        ("The men fled to Clinton, Mississippi.", "Clinton"),
    ],
)
def test_places_stay_places_beside_capitals(find: Find, text: str, name: str) -> None:
    """A preposition of place, a full stop or an article keeps a place's name from being a person's."""
    assert name in _found(find(text))


@pytest.mark.parametrize(
    "text",
    [
        "Turkey is served with gravy.",
        "Brussels sprouts and China cabinets were sold.",
        "Jersey shirts sold well.",
        "He drank a Manhattan and went home.",
        "He bought a bottle of Bordeaux.",
        "The Ford Granada is no more.",
        "The Dalai Lama smiled.",
        "They sang along to the song Nebraska.",
    ],
)
def test_things_that_are_called_after_places_are_none(find: Find, text: str) -> None:
    """Food, clothes, cars and songs keep the names of places off the map."""
    assert _found(find(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine have Middle East respiratory syndrome.",
        "Lassa fever killed two.",
        "West Nile virus was found.",
    ],
)
def test_diseases_are_no_places(find: Find, text: str) -> None:
    """What is called after a place is not there."""
    assert _found(find(text)) == []


def test_a_saint_of_a_hospital_is_no_town(find: Find) -> None:
    """A church or a hospital is called after a saint, whatever town bears his name."""
    assert "St. Paul" not in _found(find("He died at St. Paul Medical Center on Sunday."))
    assert "St. Paul" in _found(find("Police in St. Paul, Minnesota, said so."))


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Two drowned near Santiago, in eastern Cuba.", "Santiago", "CU"),
        ("Shops closed in the Beyazit district of Istanbul.", "Beyazit", "TR"),
        ("Voters in Georgia go to the polls. Alabama and Florida vote in March.", "Georgia", "US"),
        ("Voters in Georgia go to the polls. Armenia and Ukraine vote in March.", "Georgia", "GE"),
        ("Washington wants Beijing to buy. Talks go on in Geneva.", "Geneva", "CH"),
        ("Gunmen clashed in Tripoli. Lebanon sent tanks from Beirut and Sidon.", "Tripoli", "LB"),
        ("Gunmen clashed in Tripoli and Misrata.", "Tripoli", "LY"),
        ("Police in Victoria and Nanaimo closed the ferry.", "Victoria", "CA"),
        ("Homes burned in Victoria. Smoke hung over Melbourne and Ballarat.", "Victoria", "AU"),
        ("Police in Worcester and Kidderminster met.", "Worcester", "GB"),
        ("Police in Worcester, Massachusetts, met.", "Worcester", "US"),
        ("A bomb went off in Hyderabad. Shops closed in Karachi and Sukkur.", "Hyderabad", "PK"),
        ("A metro opened in Hyderabad, the capital of Telangana.", "Hyderabad", "IN"),
        ("A court sat in San Jose. Costa Rica has no army.", "San Jose", "CR"),
        ("The mayor of San Jose met engineers from Sunnyvale and Palo Alto.", "San Jose", "US"),
        ("Granada and Masaya were hit hardest, Managua said.", "Granada", "NI"),
        ("Trains run from Granada to Seville.", "Granada", "ES"),
    ],
)
def test_the_names_around_decide_between_namesakes(find: Find, text: str, name: str, place: str) -> None:
    """What else an article names, and what it says a place lies in, tells its country."""
    assert _place(find(text), name)[0] == place


def test_upstate_is_the_state(find: Find) -> None:
    """Apples of upstate New York do not grow in the city."""
    found = find("Farmers in upstate New York lost their apples.")
    one = next(one for one in found if isinstance(one, Placed))
    assert one.place.kind is Kind.ADMIN1


@pytest.mark.parametrize(
    ("text", "name", "outer"),
    [
        ("A fire broke out in the Springfield neighborhood of Istanbul.", "Springfield", "Istanbul"),
        ("A slide hit homes in Burford, Arizona.", "Burford", "Arizona"),
    ],
)
def test_a_place_that_lies_elsewhere_is_no_far_namesake(find: Find, text: str, name: str, outer: str) -> None:
    """Where no place of a name lies in what the article says, it is left unplaced with a reason."""
    one = next(one for one in find(text) if one.mention.text == name)
    assert isinstance(one, Unplaced)
    assert one.reason == f"no place of this name is known in {outer}"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Air France said it would cut 500 jobs.", "France", Role.ASSOCIATIVE),
        ("Fans of the Dallas Mavericks wept.", "Dallas", Role.ASSOCIATIVE),
        ("Late on Sunday, Boston beat Chicago.", "Chicago", Role.METONYM),
        ("They lost to Oakland in ten innings.", "Oakland", Role.METONYM),
        ("They drove to Oakland in ten hours.", "Oakland", Role.LITERAL),
    ],
)
def test_companies_and_teams_are_told_from_towns(find: Find, text: str, name: str, role: Role) -> None:
    """An airline is no government, and a team is no town."""
    one = next(one for one in find(text) if one.mention.text == name)
    assert one.mention.role is role


def test_a_period_that_ends_the_text_belongs_to_an_abbreviation(find: Find) -> None:
    """The last word of an article may be a state cut short."""
    assert _place(find("He fled to Pineville, La."), "La.") == ("US", "Louisiana")
