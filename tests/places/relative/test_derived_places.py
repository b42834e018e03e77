"""Places that a text tells by others: the words, the point, and how wide it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Article, Derivation, Derived, GeoPrecision, Kind, Place, Placed
from geomap.places import find_places
from geomap.places.gazetteer.nearest import distance_km
from geomap.places.relative.derived_places import midpoint, moved

if TYPE_CHECKING:
    from geomap.places.gazetteer import Gazetteer


def told(text: str) -> dict[str, Derived]:
    """Read a text, and give what it tells by each of its mentions."""
    found = find_places(Article("a", text))
    return {one.mention.text: one.derived for one in found if isinstance(one, Placed) and one.derived}


@pytest.mark.parametrize(
    ("text", "base", "name", "point", "words"),
    [
        ("Two sheds burned 20 km south of Maiduguri in Nigeria.", "Maiduguri", "20 km south of Maiduguri",
         (11.67, 13.16), "20 km south of Maiduguri"),
        ("A bus was stopped ten miles (16 km) to the north-east of Aleppo, Syria.", "Aleppo",
         "16 km north-east of Aleppo", (36.30, 37.29), "ten miles (16 km) to the north-east of Aleppo"),
        ("Shots were heard 15-25 km from the city of Kharkiv in Ukraine.", "Kharkiv", "20 km from Kharkiv",
         (49.98, 36.25), "15-25 km from the city of Kharkiv"),
        ("A depot burned 5km NW of Mosul, Iraq.", "Mosul", "5 km north-west of Mosul", (36.37, 43.08),
         "5km NW of Mosul"),
        ("A lorry was hit between Beirut and Sidon in Lebanon.", "Beirut", "between Beirut and Sidon", (33.73, 35.44),
         "between Beirut and Sidon"),
        ("A mine went off on the Kandahar-Ghazni highway in Afghanistan.", "Ghazni", "between Ghazni and Kandahar",
         (32.60, 67.05), "Kandahar-Ghazni highway"),
        ("A mine went off on the road from Kandahar to Ghazni in Afghanistan.", "Kandahar",
         "between Ghazni and Kandahar", (32.60, 67.05), "road from Kandahar to Ghazni"),
        ("Planes bombed northern Syria.", "Syria", "northern Syria", (36.2, 37.2), "northern Syria"),
        ("Rains flooded the south of Lebanon.", "Lebanon", "southern Lebanon", (33.3, 35.4), "the south of Lebanon"),
        ("Farmers fled Nigeria's north-east.", "Nigeria", "north-eastern Nigeria", (11.7, 9.7), "Nigeria's north-east"),
        ("Herders clashed in central Mali.", "Mali", "central Mali", (14.5, -4.2), "central Mali"),
        ("A boat sank off Lampedusa in Italy.", "Lampedusa", "off the coast of Lampedusa", (35.5, 12.7),
         "off Lampedusa"),
        ("Pirates seized a ship off the Somali coast near Hobyo.", "Somali", "off the coast of Somalia", (5.3, 48.6),
         "off the Somali coast"),
        ("A post was shelled on the Thai-Cambodian border near Surin.", "Thai", "border of Cambodia and Thailand",
         (14.4, 103.6), "Thai-Cambodian border"),
        ("Guards shot at smugglers near the Iranian border outside Sulaymaniyah in Iraq.", "Iranian",
         "border of Iran and Iraq", (35.8, 45.7), "Iranian border"),
    ],
)  # fmt: skip
def test_what_is_told_by_others_has_a_point_and_keeps_its_words(
    text: str, base: str, name: str, point: tuple[float, float], words: str
) -> None:
    """The mention still means what it names, and beside it stands what is told by it."""
    derived = told(text)[base]
    assert derived.place.name == name
    assert distance_km(*point, derived.place.latitude, derived.place.longitude) < 35
    assert text[derived.span.start : derived.span.end] == words
    assert derived.geo_precision in (GeoPrecision.NEAR, GeoPrecision.REGION)
    assert derived.place.radius_km > 0
    assert derived.place.geonameid is None


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Baku and Yerevan went on.", "Clashes between Mosul and Erbil supporters went on in Iraq.",
        "Iranian border guards were shot in Zahedan.", "They took off Aleppo from the list in Syria.",
        "Syria's northern city of Aleppo was quiet.", "South Sudan and North Korea signed.",
        "They rode 109 miles from Kharkiv to Poltava in Ukraine.", "She splits her time between Kyiv and Odesa.",
        "They came from Kharkiv in Ukraine.", "The market of Kharkiv in Ukraine is open.",
    ],
)  # fmt: skip
def test_other_words_tell_nothing(text: str) -> None:
    """Two parties, guards, verbs and names are no relations."""
    assert told(text) == {}


def test_a_part_of_an_area_is_drawn_as_that_part() -> None:
    """Its outline is the area's, cut; a circle would cover the neighbours."""
    derived = told("Planes bombed northern Syria.")["Syria"]
    assert derived.place.areas == ("SY~north",)
    assert derived.derivation is Derivation.PART
    assert derived.place.kind is Kind.REGION


def test_a_long_border_without_a_place_beside_it_is_the_country() -> None:
    """Nobody said where, so nothing more is known."""
    derived = told("Two men were shot on the border between Russia and Kazakhstan.")["Russia"]
    assert (derived.place.name, derived.geo_precision) == ("Russia", GeoPrecision.REGION)


def test_a_small_gazetteer_tells_too(gazetteer: Gazetteer) -> None:
    """The division is that of the settlement nearest to the point, where that is in the same country."""
    found = find_places(Article("a", "Two men were shot 10 km south of Ganja in Azerbaijan."), gazetteer=gazetteer)
    derived = next(one.derived for one in found if isinstance(one, Placed) and one.mention.text == "Ganja")
    assert derived is not None
    assert derived.place.country_code == "AZ"


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 359), st.floats(0.1, 500))
def test_a_moved_point_lies_as_far_as_it_was_moved(
    latitude: float, longitude: float, bearing: float, km: float
) -> None:
    """To the rounding of a ten-thousandth of a degree, anywhere but at the poles."""
    there = moved(latitude, longitude, bearing=bearing, km=km)
    assert distance_km(latitude, longitude, *there) == pytest.approx(km, abs=0.02)
    assert -90 <= there[0] <= 90
    assert -180 <= there[1] <= 180


def test_the_middle_of_two_places_across_the_date_line_lies_on_it() -> None:
    """And not on the other side of the globe."""
    west, east = (Place(f"own:{side}", "Atoll", -10.0, side, Kind.SETTLEMENT) for side in (-178.0, 176.0))
    latitude, longitude = midpoint(west, east)
    assert latitude == pytest.approx(-10.0, abs=0.1)
    assert longitude == pytest.approx(179.0)
