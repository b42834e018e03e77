"""A stand-in for an online geocoder on loopback that speaks Nominatim's JSON, and a clock to wait by."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from geomap.places.online.client import OnlineGeocoder, Surroundings

if TYPE_CHECKING:
    from pathlib import Path

AGENT = "geomap-tests (nobody@example.org)"
FOUND = [{"lat": "39.9", "lon": "46.5", "display_name": "Qaraveli, Azerbaijan", "name": "Qaraveli", "osm_id": 7}]


class Service:
    """A stand-in for an online geocoder: answers what it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.body: Any = FOUND
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


def geocoder_of(service: Service, folder: Path, clock: Clock) -> OnlineGeocoder:
    """Make a geocoder that asks the stand-in and waits by the clock."""
    around = Surroundings(folder, clock=clock.read, sleep=clock.sleep)
    return OnlineGeocoder("nominatim", user_agent=AGENT, server=service.address, surroundings=around)
