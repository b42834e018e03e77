"""Which services of geopy can be asked, and what each of them wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from geocoder_stand_in import AGENT, FOUND, Clock, Service, geocoder_of

from geomap.errors import GeocoderError, UsageError
from geomap.model import Kind
from geomap.places.geocode import open_service
from geomap.places.online.client import OnlineGeocoder, Surroundings
from geomap.places.online.services import KEY_VARIABLE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("user_agent", ["", AGENT])
def test_an_unknown_service_is_named_before_anything_is_asked_of_the_user(user_agent: str) -> None:
    """And those that are known are listed."""
    with pytest.raises(UsageError, match=r"no geocoder 'nosuch'.*nominatim.*photon"):
        open_service("nosuch", user_agent=user_agent)


def test_a_service_wants_to_know_who_asks() -> None:
    """Without a user agent nothing is set up."""
    with pytest.raises(UsageError, match="--user-agent"):
        open_service("nominatim", user_agent=" ")


def test_a_service_that_wants_a_key_says_where_to_put_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the environment, where no list of processes shows it."""
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    with pytest.raises(UsageError, match=f"wants a username.*{KEY_VARIABLE}"):
        OnlineGeocoder("geonames", user_agent=AGENT, surroundings=Surroundings(tmp_path))


def test_a_service_without_a_home_wants_its_address(tmp_path: Path) -> None:
    """Pelias is everybody's own."""
    with pytest.raises(UsageError, match="wants domain: pass --server"):
        OnlineGeocoder("pelias", user_agent=AGENT, surroundings=Surroundings(tmp_path))
    with pytest.raises(UsageError, match="is not the address of a server"):
        OnlineGeocoder("pelias", user_agent=AGENT, server="localhost", surroundings=Surroundings(tmp_path))


def test_geonames_is_asked_with_the_users_name(
    service: Service, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answers say their country and their kind in its own words."""
    monkeypatch.setenv(KEY_VARIABLE, "somebody")
    service.body = {"geonames": [{
        "toponymName": "Qaraveli", "name": "Qaraveli", "lat": "39.9", "lng": "46.5", "geonameId": 7,
        "countryCode": "AZ", "fcode": "ADM2",
    }]}  # fmt: skip
    around = Surroundings(tmp_path, clock=clock.read, sleep=clock.sleep)
    geocoder = OnlineGeocoder("geonames", user_agent=AGENT, server=service.address, surroundings=around)
    place = geocoder.find("Qaraveli", ("AZ",))
    assert place is not None
    assert (place.id, place.country_code, place.kind) == ("geonames:7", "AZ", Kind.ADMIN2)
    assert "username=somebody" in service.requests[0]


def test_photon_and_pelias_answer_in_geojson(service: Service, clock: Clock, tmp_path: Path) -> None:
    """What is a place for one service is one for us, whatever the answer looks like."""
    service.body = {"type": "FeatureCollection", "features": [{
        "type": "Feature", "geometry": {"type": "Point", "coordinates": [46.5, 39.9]},
        "properties": {"name": "Qaraveli", "label": "Qaraveli", "countrycode": "AZ", "country_code": "AZ", "osm_id": 7},
    }]}  # fmt: skip
    around = Surroundings(tmp_path, clock=clock.read, sleep=clock.sleep)
    for name in ("photon", "pelias"):
        geocoder = OnlineGeocoder(name, user_agent=AGENT, server=service.address, surroundings=around)
        place = geocoder.find("Qaraveli", ("AZ",))
        assert place is not None
        assert (place.name, place.latitude, place.country_code) == ("Qaraveli", 39.9, "AZ")


def test_an_answer_that_does_not_say_its_country_is_held_to_its_point(
    service: Service, clock: Clock, tmp_path: Path
) -> None:
    """The settlement nearest to it tells, so that no place outside the article's countries is taken."""
    geocoder = geocoder_of(service, tmp_path, clock)
    service.body = FOUND
    assert geocoder.find("Qaraveli", ("AZ", "AM")) is not None
    service.body = [{**FOUND[0], "lat": "48.85", "lon": "2.35"}]
    assert geocoder.find("Paris", ("AZ", "AM")) is None


def test_a_bad_point_is_an_error_before_its_country_is_asked(service: Service, clock: Clock, tmp_path: Path) -> None:
    """No nearest settlement is looked for at the end of the world."""
    service.body = [{**FOUND[0], "lat": "nan"}]
    with pytest.raises(GeocoderError):
        geocoder_of(service, tmp_path, clock).find("Qaraveli", ("AZ", "AM"))
