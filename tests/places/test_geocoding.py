"""One name to one place offline, and our gazetteer for programs that speak geopy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.errors import UsageError
from geomap.places.geocode import find_offline, geocode
from geomap.places.geopy_adapter import GazetteerGeocoder

if TYPE_CHECKING:
    from geomap.places import Gazetteer


def test_a_name_with_its_state_is_found_offline(gazetteer: Gazetteer) -> None:
    """Words after a comma and a country narrow the search."""
    assert [place.country_code for place in find_offline("Bangor", gazetteer=gazetteer)] == ["GB", "US"]
    assert [place.country_code for place in find_offline("Bangor, Maine", gazetteer=gazetteer)] == ["US"]
    assert [place.country_code for place in find_offline("bangor", country="us", gazetteer=gazetteer)] == ["US"]
    assert find_offline("Qaraveli", gazetteer=gazetteer) == ()


def test_our_gazetteer_speaks_geopy(gazetteer: Gazetteer) -> None:
    """Programs that use geopy can use the gazetteer."""
    geocoder = GazetteerGeocoder(gazetteer=gazetteer)
    location = geocoder.geocode("Ganja")
    assert (location.latitude, location.longitude) == (40.6828, 46.3606)
    assert location.raw.name == "Ganja"
    assert geocoder.geocode("Qaraveli") is None
    assert geocoder.reverse((40.7, 46.4)).raw.name == "Ganja"
    assert [found.raw.country_code for found in geocoder.geocode("Bangor", exactly_one=False)] == ["GB", "US"]


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [("Stepanakert", 146970), ("Baku", 587084), ("Hamburg", 2911298), ("Kyiv", 703448), ("Ganja", 586523)],
)
def test_a_bare_name_is_the_town(name: str, geonameid: int) -> None:
    """A division that is a town and little else is not what is meant."""
    place = geocode(name)
    assert place is not None
    assert place.geonameid == geonameid


def test_a_service_wants_to_know_who_asks() -> None:
    """No request leaves without a user agent, nor to a service that nobody knows, nor to no address."""
    with pytest.raises(UsageError, match="user agent"):
        geocode("Ganja", service="nominatim")
    with pytest.raises(UsageError, match="no geocoder 'nowhere'"):
        geocode("Ganja", service="nowhere", user_agent="tests")
    with pytest.raises(UsageError, match="not the address of a server"):
        geocode("Ganja", service="nominatim", user_agent="tests", server="localhost:8080")
