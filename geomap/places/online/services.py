"""The services that geopy knows, set up with what they want: a user agent, a server, a key or a user's name."""

from __future__ import annotations

import inspect
import os
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import ConfigurationError
from geopy.geocoders import SERVICE_TO_GEOCODER

from geomap.errors import UsageError
from geomap.places.online.transport import BoundedAdapter

KEY_VARIABLE = "GEOMAP_GEOCODER_KEY"
"""The environment variable with a key or a user's name; an option would show it to all who list processes."""

_REQUEST_SECONDS = 10.0
"""What an article waits for one answer; a slow server must not hold it up for longer."""
# What geopy's geocoders call a key.
_KEYS = ("api_key", "apikey", "subscription_key", "username")


def check_service(service: str) -> None:
    """Make sure that there is such a service.

    Raises:
        UsageError: there is none of this name.
    """
    if service.lower() not in SERVICE_TO_GEOCODER:
        known = ", ".join(sorted(SERVICE_TO_GEOCODER))
        raise UsageError(f"there is no geocoder {service!r}: use offline, or one of geopy's ({known})")


def set_up(service: str, *, user_agent: str, server: str) -> Any:
    """Make geopy's geocoder of a service; nothing is asked yet.

    Raises:
        UsageError: the service is unknown, the server is no address, or the service wants a key that is not there.
    """
    check_service(service)
    kind = SERVICE_TO_GEOCODER[service.lower()]
    parameters = inspect.signature(kind.__init__).parameters
    wanted = {"user_agent": user_agent, "timeout": _REQUEST_SECONDS, "adapter_factory": BoundedAdapter}
    values = {**wanted, **_address(server), **_key(service, list(parameters))}
    missing = [name for name, one in parameters.items() if one.default is one.empty and name not in {"self", *values}]
    if missing:
        ask = "pass --server" if "domain" in missing else "it cannot be used"
        raise UsageError(f"the geocoder {service!r} wants {' and '.join(missing)}: {ask}")
    try:
        return kind(**{name: value for name, value in values.items() if name in parameters})
    except (TypeError, ConfigurationError) as error:
        raise UsageError(f"the geocoder {service!r} cannot be set up: {error}") from error


def _address(server: str) -> dict[str, str]:
    if not server:
        return {}
    parts = urlsplit(server)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise UsageError(f"{server!r} is not the address of a server: write it as http://localhost:8080")
    return {"scheme": parts.scheme, "domain": f"{parts.netloc}{parts.path}".rstrip("/")}


def _key(service: str, parameters: list[str]) -> dict[str, str]:
    """The key of a service that cannot do without one, or may have one."""
    name = next((name for name in _KEYS if name in parameters), None)
    value = os.environ.get(KEY_VARIABLE, "")
    if name is None or (not value and service.lower() == "pelias"):
        return {}
    if not value:
        raise UsageError(f"the geocoder {service!r} wants a {name}: set the environment variable {KEY_VARIABLE} to it")
    return {name: value}
