"""Rivers, valleys, parks and abbreviations: how far a name reaches, and where that leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.model import Article, Placed, Unplaced
from geomap.places import find_places

if TYPE_CHECKING:
    from collections.abc import Callable

    Find = Callable[[str], tuple[Placed | Unplaced, ...]]


@pytest.fixture
def find() -> Find:
    """Find the places of a text; features are named after towns of the whole gazetteer."""
    return lambda text: find_places(Article(id="invented", text=text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trout are back in the Dayton River near Cincinnati, Ohio.", ["Dayton River", "Cincinnati", "Ohio"]),
        ("They camped at Lake Dayton on Sunday.", ["Lake Dayton"]),
        ("Divers Search Lake Dayton Again", ["Lake Dayton"]),
        ("Bears were seen in Dayton National Park.", ["Dayton National Park"]),
        ("Zoning in Dayton Township changed.", ["Dayton Township"]),
        ("A ferry sank in the Gulf of Palermo.", ["Gulf of Palermo"]),
        ("The Dayton Valley Hospital closed in Dayton.", ["Dayton", "Dayton"]),
    ],
)
def test_a_feature_is_named_whole(find: Find, text: str, names: list[str]) -> None:
    """A river is more than the town that it is called after; a hospital's name is not the valley's."""
    assert [one.mention.text for one in find(text)] == names


def test_a_river_far_from_its_namesake_stands_nowhere(find: Find) -> None:
    """Flint lies in Michigan; a Flint River in Georgia is left unplaced, with its reason."""
    found = find(
        "After days of rain the Flint River rose by ten feet at Albany, Georgia, and in Bainbridge and Macon, Georgia."
    )
    assert isinstance(found[0], Unplaced)
    assert (found[0].mention.text, found[0].reason) == ("Flint River", "not in the gazetteer")


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police in Lagos searched Lake Marseille.", "Lake Marseille", None),
        ("Police in Lagos, Nigeria, searched the shore of Lake Marseille.", "Lake Marseille", None),
        ("Divers from Nairobi, Kenya, searched the shore of Lake Valencia.", "Lake Valencia", None),
        ("Divers from Lyon, France, searched the shore of Lake Marseille.", "Lake Marseille", "FR"),
        ("Water from the Springfield River rose by ten feet at Boston, Massachusetts.", "Springfield River", "US"),
        ("Water from the Portland River rose by ten feet at Salem and Eugene, Oregon.", "Portland River", "US"),
        ("Water from the Tucson River rose by ten feet at Boston, Massachusetts.", "Tucson River", None),
    ],
)
def test_a_lake_is_near_its_namesake_only_where_the_article_is(
    find: Find, text: str, name: str, country: str | None
) -> None:
    """However well known the namesake is: in the US its state has to be named, elsewhere its country."""
    one = next(one for one in find(text) if one.mention.text == name)
    assert (one.place.country_code if isinstance(one, Placed) else None) == country


def test_a_gulf_is_not_the_state_that_it_washes(find: Find) -> None:
    """The Gulf of Maine is no part of Maine, nor the Persian Gulf."""
    one = next(one for one in find("Cod are gone from the Gulf of Maine.") if one.mention.text == "Gulf of Maine")
    assert isinstance(one, Unplaced)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was jailed in Sharon, Pa., for theft.", "Pa."),
        ("She moved to Tulsa, Okla.", "Okla."),
        ("The Philippines sent nurses.", "Philippines"),
        ("The Hague sent judges.", "The Hague"),
    ],
)
def test_periods_belong_to_abbreviations_and_articles_to_no_country(find: Find, text: str, name: str) -> None:
    """A mention is what a reader would mark."""
    assert name in [one.mention.text for one in find(text) if isinstance(one, Placed)]


def test_what_stands_before_a_state_is_a_place_known_or_not(find: Find) -> None:
    """Nobody knows Rocky Vale, but it lies in Colorado."""
    found = {one.mention.text: one for one in find("The waste came from Rocky Vale, Colo., by train.")}
    assert isinstance(found["Rocky Vale"], Unplaced)
    assert isinstance(found["Colo."], Placed)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The illness was first seen in the German town of Marburg.", "Marburg", "DE"),
        ("GENEVA, 12 March 2006 - Doctors met.", "GENEVA", "CH"),
        ("By Ragnar Olsen REYKJAVIK, April 5 The prime minister resigned.", "REYKJAVIK", "IS"),
        ("WASHINGTON Apple has issued bonds.", "WASHINGTON", "US"),
        ("Fighting went on in Côte d'Ivoire on Monday.", "Côte d'Ivoire", "CI"),
        ("A bomb went off in São\u2009Paulo on Monday.", "São\u2009Paulo", "BR"),
        ("The plane left John F. Kennedy International Airport.", "John F. Kennedy International Airport", "US"),
        (
            "Water is short in Dubbo, in Cowra and in Tamworth, while Parkes and Broken Hill have enough.",
            "Broken Hill",
            "AU",
        ),
        (
            "Water is short in Dubbo, in Cowra and in Tamworth, while Parkes and Broken Hill have enough.",
            "Parkes",
            "AU",
        ),
        ("A man was hurt in Surrey.", "Surrey", "GB"),
        ("The model went on show at an institute in Philadelphia.", "Philadelphia", "US"),
        ("Tremors were felt in Lucknow, Patna and Kolkata in India, in Dhaka, Lhasa and Lahore.", "Dhaka", "BD"),
        ("Cases rose in Uige, Malanje and Zaire provinces, officials in Angola said.", "Zaire", "AO"),
    ],
)
def test_words_around_a_name_tell_its_country(find: Find, text: str, name: str, country: str) -> None:
    """An adjective, a dateline, the towns beside it and the kind that it is said to be decide."""
    placed = {one.mention.text: one.place.country_code for one in find(text) if isinstance(one, Placed)}
    assert placed[name] == country


def test_a_surname_behind_a_town_is_a_persons(find: Find) -> None:
    """Katy lies in Texas, Katy Perry does not."""
    assert find("He had played before, tweeted pop star Katy Perry.") == ()
