"""The stand-in and its clock, for one test each."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from geocoder_stand_in import Clock, Service

if TYPE_CHECKING:
    from collections.abc import Iterator


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
