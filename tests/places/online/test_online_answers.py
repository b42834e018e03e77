"""What a service answers, and what of that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from geocoder_stand_in import AGENT, FOUND, geocoder_of

from geomap.errors import GeocoderError

if TYPE_CHECKING:
    from pathlib import Path

    from geocoder_stand_in import Clock, Service


def test_a_name_is_asked_for_once_and_remembered_by_the_next_run(
    service: Service, tmp_path: Path, clock: Clock
) -> None:
    """One query, one request, bounded to the countries and under our name; a rerun makes none."""
    first = geocoder_of(service, tmp_path, clock).find("Qaraveli", ("AZ", "AM"))
    assert first is not None
    assert (first.id, first.name, first.latitude) == ("nominatim:7", "Qaraveli", 39.9)
    assert geocoder_of(service, tmp_path, clock).find("Qaraveli", ("AM", "AZ")) == first
    assert len(service.requests) == 1
    assert "countrycodes=am%2Caz" in service.requests[0]
    assert service.agents == [AGENT]


def test_no_such_place_is_remembered_too(service: Service, tmp_path: Path, clock: Clock) -> None:
    """An empty list is an answer."""
    service.body = []
    assert geocoder_of(service, tmp_path, clock).find("Nowhere") is None
    assert geocoder_of(service, tmp_path, clock).find("Nowhere") is None
    assert len(service.requests) == 1


def test_a_place_in_another_country_is_not_taken(service: Service, tmp_path: Path, clock: Clock) -> None:
    """Services that cannot be told the countries are held to them afterwards."""
    service.body = [{**FOUND[0], "address": {"country_code": "tr"}}]
    assert geocoder_of(service, tmp_path, clock).find("Qaraveli", ("AZ",)) is None


@pytest.mark.parametrize(
    "body",
    [
        "no json", "", "null", "{}", '"text"', '{"lat": ', "[" * 5000, "<html>Access blocked</html>", [[]], [{}],
        [{"lat": "nan", "lon": "1", "display_name": "x"}], [{"lat": "1e999", "lon": "1", "display_name": "x"}],
        [{"lat": None, "lon": [], "display_name": "x"}], [{"lat": "91", "lon": "0", "display_name": "x"}],
        [{"lat": "1", "lon": "1", "display_name": "<img src=x onerror=alert(1)>"}],
        [{"lat": "1", "lon": "1", "display_name": {"a": 1}}], [{"lat": "1", "lon": "1", "display_name": "a\x00b"}],
        [{"lat": "1", "lon": "1", "display_name": "x" * 2_000_000}],
    ],
)  # fmt: skip
def test_a_senseless_answer_is_an_error(service: Service, tmp_path: Path, clock: Clock, body: Any) -> None:
    """Bad JSON, markup, impossible points and endless answers are refused at once and not remembered."""
    service.body = body
    geocoder = geocoder_of(service, tmp_path, clock)
    with pytest.raises(GeocoderError):
        geocoder.find("Qaraveli")
    assert len(service.requests) == 1
    service.body = FOUND
    assert geocoder.find("Qaraveli") is not None


@pytest.mark.parametrize("damage", range(20))
def test_a_damaged_cache_is_made_anew_and_never_gives_a_wrong_answer(
    service: Service, tmp_path: Path, clock: Clock, damage: int
) -> None:
    """Wherever bytes are overwritten, the answers are the right ones."""
    names = [f"Name {number}" for number in range(8)]
    expected = [geocoder_of(service, tmp_path, clock).find(name) for name in names]
    for file in tmp_path.glob("*.sqlite3"):
        data = bytearray(file.read_bytes())
        at = damage * len(data) // 20
        data[at : at + 64] = bytes((damage * 37 + offset) % 256 for offset in range(64))
        file.write_bytes(data[: len(data) - damage * 100] if damage % 3 == 0 else data)
    geocoder = geocoder_of(service, tmp_path, clock)
    assert [geocoder.find(name) for name in names] == expected


def test_a_folder_that_cannot_be_written_is_named(service: Service, tmp_path: Path, clock: Clock) -> None:
    """Without the shared pace nothing is asked."""
    (tmp_path / "file").write_text("")
    with pytest.raises(GeocoderError, match="XDG_CACHE_HOME"):
        geocoder_of(service, tmp_path / "file", clock).find("Qaraveli")
    assert service.requests == []
