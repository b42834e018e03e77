"""Requests are far apart over all processes, and a killed run goes on."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from geocoder_stand_in import geocoder_of

if TYPE_CHECKING:
    from pathlib import Path

    from geocoder_stand_in import Clock, Service


def test_requests_are_a_second_apart_over_all_runs(service: Service, tmp_path: Path, clock: Clock) -> None:
    """Two geocoders that share a folder share the pace."""
    times: list[float] = []
    service.on_request = lambda _number: times.append(clock.now)
    geocoders = [geocoder_of(service, tmp_path, clock) for _ in range(2)]
    for number in range(6):
        geocoders[number % 2].find(f"Name {number}")
    assert all(later - earlier >= 1 for earlier, later in pairwise(times))


def test_a_clock_that_was_set_back_stops_nobody(service: Service, tmp_path: Path, clock: Clock) -> None:
    """A turn that lies further ahead than any pause is no turn."""
    geocoder_of(service, tmp_path, clock).find("One")
    clock.now -= 86_400
    geocoder_of(service, tmp_path, clock).find("Two")
    assert clock.naps == []


_RUN = """
import sys
from pathlib import Path
from geomap.places.online.client import OnlineGeocoder, Surroundings
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


_EIGHTH = """
import sys
from pathlib import Path
from geomap.places.online.client import OnlineGeocoder, Surroundings
around = Surroundings(Path(sys.argv[1]), pace_seconds=0.2)
geocoder = OnlineGeocoder("nominatim", user_agent="tests", server=sys.argv[2], surroundings=around)
for number in range(2):
    geocoder.find(f"Name {number} of {sys.argv[3]}")
"""


def test_eight_processes_at_once_ask_as_seldom_as_one(service: Service, tmp_path: Path) -> None:
    """The pace is kept on disk, so that nobody has to know of the others."""
    times: list[float] = []
    service.on_request = lambda _number: times.append(time.monotonic())
    command = [sys.executable, "-c", _EIGHTH, str(tmp_path), service.address]
    processes = [subprocess.Popen([*command, str(number)]) for number in range(8)]
    assert [process.wait() for process in processes] == [0] * 8
    assert len(times) == 16
    # A request that was sent late may arrive close to the one that was sent in time after it.
    assert times[-1] - times[0] >= 0.2 * 15 - 0.2
