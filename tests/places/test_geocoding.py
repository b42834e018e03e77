"""One name to one place, offline and through a service on loopback that speaks Nominatim's JSON."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from geomap.errors import GeocoderError, UsageError
from geomap.places.geocoder import find_offline, geocode
from geomap.places.online import GazetteerGeocoder, ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.places import Gazetteer

_AGENT = "geomap-tests (nobody@example.org)"
_FOUND = [{"lat": "39.9", "lon": "46.5", "display_name": "Qaraveli, Azerbaijan", "name": "Qaraveli", "osm_id": 7}]


class Service:
    """A stand-in for an online geocoder: answers what it is told to, and counts."""

    def __init__(self) -> None:
        self.status = 200
        self.body: Any = _FOUND
        self.requests: list[str] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.requests.append(self.path)
                body = service.body if isinstance(service.body, str) else json.dumps(service.body)
                self.send_response(service.status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_arguments: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def service() -> Iterator[Service]:
    """Run the stand-in for one test."""
    service = Service()
    thread = threading.Thread(target=service.server.serve_forever, daemon=True)
    thread.start()
    yield service
    service.server.shutdown()
    service.server.server_close()
    thread.join()


def _ask(service: Service, name: str = "Qaraveli", **options: Any) -> Any:
    return ask(name, service="nominatim", user_agent=_AGENT, server=service.address, pause=lambda _: None, **options)


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


def test_a_service_is_asked_once_and_gives_a_place(service: Service) -> None:
    """One query, one request, bounded to the country."""
    place = _ask(service, country="AZ")
    assert (place.id, place.name, place.latitude, place.country_code) == ("nominatim:7", "Qaraveli", 39.9, "AZ")
    assert len(service.requests) == 1
    assert "countrycodes=az" in service.requests[0]


def test_nothing_found_is_none(service: Service) -> None:
    """An empty answer means that there is no such place."""
    service.body = []
    assert _ask(service) is None


@pytest.mark.parametrize(("status", "requests"), [(500, 1), (403, 1), (429, 2), (503, 2)])
def test_an_outage_is_an_error_after_few_requests(service: Service, status: int, requests: int) -> None:
    """A failing service is never read as "no such place"."""
    service.status = status
    with pytest.raises(GeocoderError, match="does not mean that there is no such place"):
        _ask(service)
    assert len(service.requests) == requests


@pytest.mark.parametrize("body", ["no json", [{"lat": "nan", "lon": "1", "display_name": "x"}], [{"lat": None}]])
def test_a_senseless_answer_is_an_error(service: Service, body: Any) -> None:
    """Bad JSON and impossible points are refused."""
    service.body = body
    with pytest.raises(GeocoderError):
        _ask(service)


def test_a_service_wants_to_know_who_asks() -> None:
    """No request leaves without a user agent, nor to a service that nobody knows."""
    with pytest.raises(UsageError, match="user agent"):
        geocode("Ganja", service="nominatim")
    with pytest.raises(UsageError, match="no geocoder 'nowhere'"):
        geocode("Ganja", service="nowhere", user_agent=_AGENT)
