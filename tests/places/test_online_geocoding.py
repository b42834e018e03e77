"""Asking a service on loopback that speaks Nominatim's JSON, and misbehaves in many ways."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from geomap.errors import GeocoderError
from geomap.model import Kind, Mention, Place, Placed, Role, Unplaced
from geomap.places.online import OnlineGeocoder, Surroundings
from geomap.places.second_opinion import ask_for_unplaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AGENT = "geomap-tests (nobody@example.org)"
_FOUND = [{"lat": "39.9", "lon": "46.5", "display_name": "Qaraveli, Azerbaijan", "name": "Qaraveli", "osm_id": 7}]


class Service:
    """A stand-in for an online geocoder: answers what it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.body: Any = _FOUND
        self.headers: dict[str, str] = {}
        self.requests: list[str] = []
        self.agents: list[str | None] = []
        self.on_request: Any = lambda _number: None
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.requests.append(self.path)
                service.agents.append(self.headers.get("User-Agent"))
                service.on_request(len(service.requests))
                body = service.body if isinstance(service.body, str) else json.dumps(service.body)
                self.send_response(service.status)
                for name, value in {"Content-Type": "application/json", **service.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_arguments: object) -> None:
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server.server_port}"


class Clock:
    """Time that passes by sleeping alone."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0
        self.naps: list[float] = []

    def read(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.naps.append(seconds)
        self.now += seconds


@pytest.fixture
def service() -> Iterator[Service]:
    """Run the stand-in for one test."""
    service = Service()
    thread = threading.Thread(target=service.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield service
    service.server.shutdown()
    service.server.server_close()
    thread.join()


@pytest.fixture
def clock() -> Clock:
    """Make a clock for one test."""
    return Clock()


def _geocoder(service: Service, folder: Path, clock: Clock) -> OnlineGeocoder:
    around = Surroundings(folder, clock=clock.read, sleep=clock.sleep)
    return OnlineGeocoder("nominatim", user_agent=_AGENT, server=service.address, surroundings=around)


def test_a_name_is_asked_for_once_and_remembered_by_the_next_run(
    service: Service, tmp_path: Path, clock: Clock
) -> None:
    """One query, one request, bounded to the countries and under our name; a rerun makes none."""
    first = _geocoder(service, tmp_path, clock).find("Qaraveli", ("AZ", "AM"))
    assert first is not None
    assert (first.id, first.name, first.latitude) == ("nominatim:7", "Qaraveli", 39.9)
    assert _geocoder(service, tmp_path, clock).find("Qaraveli", ("AM", "AZ")) == first
    assert len(service.requests) == 1
    assert "countrycodes=am%2Caz" in service.requests[0]
    assert service.agents == [_AGENT]


def test_no_such_place_is_remembered_too(service: Service, tmp_path: Path, clock: Clock) -> None:
    """An empty list is an answer."""
    service.body = []
    assert _geocoder(service, tmp_path, clock).find("Nowhere") is None
    assert _geocoder(service, tmp_path, clock).find("Nowhere") is None
    assert len(service.requests) == 1


def test_a_place_in_another_country_is_not_taken(service: Service, tmp_path: Path, clock: Clock) -> None:
    """Services that cannot be told the countries are held to them afterwards."""
    service.body = [{**_FOUND[0], "address": {"country_code": "tr"}}]
    assert _geocoder(service, tmp_path, clock).find("Qaraveli", ("AZ",)) is None


@pytest.mark.parametrize(
    ("status", "requests"), [(500, 3), (502, 3), (503, 3), (429, 3), (408, 3), (400, 1), (404, 1), (403, 1), (401, 1)]
)
def test_an_outage_is_an_error_after_few_requests_and_is_not_remembered(
    service: Service, tmp_path: Path, clock: Clock, status: int, requests: int
) -> None:
    """A failing service is never read as "no such place", and is asked again by the next run."""
    service.status = status
    with pytest.raises(GeocoderError, match="does not mean that there is no such place"):
        _geocoder(service, tmp_path, clock).find("Qaraveli")
    assert len(service.requests) == requests
    service.status = 200
    assert _geocoder(service, tmp_path, clock).find("Qaraveli") is not None


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
    geocoder = _geocoder(service, tmp_path, clock)
    with pytest.raises(GeocoderError):
        geocoder.find("Qaraveli")
    assert len(service.requests) == 1
    service.body = _FOUND
    assert geocoder.find("Qaraveli") is not None


def test_nobody_there_is_an_error(service: Service, tmp_path: Path, clock: Clock) -> None:
    """A port where nothing listens is an outage."""
    service.server.server_close()
    geocoder = _geocoder(service, tmp_path, clock)
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
        _geocoder(service, tmp_path, clock).find("Qaraveli")
    assert least <= clock.now - start <= most


def test_a_refusal_ends_the_asking_of_the_run(service: Service, tmp_path: Path, clock: Clock) -> None:
    """After 403 nothing more is sent; what is remembered is still given."""
    geocoder = _geocoder(service, tmp_path, clock)
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
    geocoder = _geocoder(service, tmp_path, clock)
    for number in range(20):
        with pytest.raises(GeocoderError):
            geocoder.find(f"Name {number}")
    assert len(service.requests) == 9


def test_requests_are_a_second_apart_over_all_runs(service: Service, tmp_path: Path, clock: Clock) -> None:
    """Two geocoders that share a folder share the pace."""
    times: list[float] = []
    service.on_request = lambda _number: times.append(clock.now)
    geocoders = [_geocoder(service, tmp_path, clock) for _ in range(2)]
    for number in range(6):
        geocoders[number % 2].find(f"Name {number}")
    assert all(later - earlier >= 1 for earlier, later in pairwise(times))


def test_a_clock_that_was_set_back_stops_nobody(service: Service, tmp_path: Path, clock: Clock) -> None:
    """A turn that lies further ahead than any pause is no turn."""
    _geocoder(service, tmp_path, clock).find("One")
    clock.now -= 86_400
    _geocoder(service, tmp_path, clock).find("Two")
    assert clock.naps == []


@pytest.mark.parametrize("damage", range(20))
def test_a_damaged_cache_is_made_anew_and_never_gives_a_wrong_answer(
    service: Service, tmp_path: Path, clock: Clock, damage: int
) -> None:
    """Wherever bytes are overwritten, the answers are the right ones."""
    names = [f"Name {number}" for number in range(8)]
    expected = [_geocoder(service, tmp_path, clock).find(name) for name in names]
    for file in tmp_path.glob("*.sqlite3"):
        data = bytearray(file.read_bytes())
        at = damage * len(data) // 20
        data[at : at + 64] = bytes((damage * 37 + offset) % 256 for offset in range(64))
        file.write_bytes(data[: len(data) - damage * 100] if damage % 3 == 0 else data)
    geocoder = _geocoder(service, tmp_path, clock)
    assert [geocoder.find(name) for name in names] == expected


def test_a_folder_that_cannot_be_written_is_named(service: Service, tmp_path: Path, clock: Clock) -> None:
    """Without the shared pace nothing is asked."""
    (tmp_path / "file").write_text("")
    with pytest.raises(GeocoderError, match="XDG_CACHE_HOME"):
        _geocoder(service, tmp_path / "file", clock).find("Qaraveli")
    assert service.requests == []


_RUN = """
import sys
from pathlib import Path
from geomap.places.online import OnlineGeocoder, Surroundings
around = Surroundings(Path(sys.argv[1]), pace_seconds=0.01)
geocoder = OnlineGeocoder("nominatim", user_agent="tests", server=sys.argv[2], surroundings=around)
print([geocoder.find(f"Name {number}").name for number in range(6)])
"""


def test_a_killed_run_goes_on_where_it_stopped(service: Service, tmp_path: Path) -> None:
    """What was answered before is not asked for again."""
    started = threading.Event()
    go_on = threading.Event()

    def stall(number: int) -> None:
        if number == 4:
            started.set()
            go_on.wait()

    service.on_request = stall
    command = [sys.executable, "-c", _RUN, str(tmp_path), service.address]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        started.wait()
        process.kill()
    go_on.set()
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout.count("Qaraveli") == 6
    assert len(service.requests) == 4 + 3


def _mention(text: str, start: int, role: Role = Role.LITERAL) -> Mention:
    return Mention("a", start, start + len(text), text, role)


def test_what_the_gazetteer_lacks_gets_a_second_opinion() -> None:
    """Each unknown name is asked for once, within the article's countries; the order stays."""
    shusha = Place("geonames:147105", "Shusha", 39.76, 46.75, Kind.SETTLEMENT, "AZ")
    answer = replace(shusha, id="nominatim:7", name="Qaraveli")
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(name: str, countries: tuple[str, ...]) -> Place | None:
        asked.append((name, countries))
        if name == "Outage":
            raise GeocoderError("no answer")
        return answer if name == "Qaraveli" else None

    unknown = "not in the gazetteer"
    found = (
        Unplaced(_mention("Qaraveli", 0), unknown),
        Placed(_mention("Shusha", 10), shusha, 0.9),
        Unplaced(_mention("Qaraveli", 20), unknown),
        Unplaced(_mention("Nowhere", 30), unknown),
        Unplaced(_mention("Outage", 40), unknown),
        Unplaced(_mention("Paris", 50), "could be any of 9 places of this name"),
    )
    again = ask_for_unplaced(found, ask=ask)
    assert asked == [("Qaraveli", ("AZ",)), ("Nowhere", ("AZ",)), ("Outage", ("AZ",))]
    assert [one.mention for one in again] == [one.mention for one in found]
    assert isinstance(again[0], Placed)
    assert again[0].place == answer
    assert again[0].evidence == ("found by nominatim; the gazetteer lacks it",)
    reasons = [one.reason for one in again if isinstance(one, Unplaced)]
    assert reasons[0] == "not in the gazetteer, nor known to the geocoder"
    assert reasons[1] == "not in the gazetteer, and the geocoder gave no answer"
    assert again[5] == found[5]


def test_an_article_without_a_country_asks_nothing() -> None:
    """A bare name could lie anywhere."""
    found = (Unplaced(_mention("Qaraveli", 0), "not in the gazetteer"),)
    assert ask_for_unplaced(found, ask=lambda *_: pytest.fail("asked")) == found
