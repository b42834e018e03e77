"""An outage is never read as "no such place", and costs few requests."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING

import pytest
from geocoder_stand_in import geocoder_of

from geomap.errors import GeocoderError

if TYPE_CHECKING:
    from pathlib import Path

    from geocoder_stand_in import Clock, Service


@pytest.mark.parametrize(
    ("status", "requests"), [(500, 3), (502, 3), (503, 3), (429, 3), (408, 3), (400, 1), (404, 1), (403, 1), (401, 1)]
)
def test_an_outage_is_an_error_after_few_requests_and_is_not_remembered(
    service: Service, tmp_path: Path, clock: Clock, status: int, requests: int
) -> None:
    """A failing service is never read as "no such place", and is asked again by the next run."""
    service.status = status
    with pytest.raises(GeocoderError, match="does not mean that there is no such place"):
        geocoder_of(service, tmp_path, clock).find("Qaraveli")
    assert len(service.requests) == requests
    service.status = 200
    assert geocoder_of(service, tmp_path, clock).find("Qaraveli") is not None


def test_nobody_there_is_an_error(service: Service, tmp_path: Path, clock: Clock) -> None:
    """A port where nothing listens is an outage."""
    service.server.server_close()
    geocoder = geocoder_of(service, tmp_path, clock)
    with pytest.raises(GeocoderError):
        geocoder.find("Qaraveli")


@pytest.mark.parametrize(
    ("retry_after", "least", "most"), [("7", 14, 20), (formatdate(0, usegmt=True), 0, 3), ("86400", 300, 302)]
)
def test_the_pause_that_a_service_asks_for_is_kept(
    service: Service, tmp_path: Path, clock: Clock, retry_after: str, least: float, most: float
) -> None:
    """In seconds or as a day; a day's pause is cut to five minutes, and then there is no time for another."""
    service.status, service.headers = 429, {"Retry-After": retry_after}
    start = clock.now
    with pytest.raises(GeocoderError):
        geocoder_of(service, tmp_path, clock).find("Qaraveli")
    assert least <= clock.now - start <= most


def test_a_refusal_ends_the_asking_of_the_run(service: Service, tmp_path: Path, clock: Clock) -> None:
    """After 403 nothing more is sent; what is remembered is still given."""
    geocoder = geocoder_of(service, tmp_path, clock)
    assert geocoder.find("Qaraveli") is not None
    service.status = 403
    for name in ("One", "Two", "Three"):
        with pytest.raises(GeocoderError, match=r"refused to answer|was not asked"):
            geocoder.find(name)
    assert len(service.requests) == 2
    assert geocoder.find("Qaraveli") is not None


def test_a_dead_service_is_given_up(service: Service, tmp_path: Path, clock: Clock) -> None:
    """After three names without an answer the rest are not asked for."""
    service.status = 500
    geocoder = geocoder_of(service, tmp_path, clock)
    for number in range(20):
        with pytest.raises(GeocoderError):
            geocoder.find(f"Name {number}")
    assert len(service.requests) == 9
