"""Geocoders through geopy, the only home of geopy: online services, and our gazetteer for programs that speak geopy."""

from __future__ import annotations

import time
from math import isfinite
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    ConfigurationError,
    GeocoderNotFound,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap.errors import GeocoderError, UsageError
from geomap.model import Kind, Place
from geomap.places.gazetteer import Gazetteer
from geomap.places.geocoder import find_offline

if TYPE_CHECKING:
    from collections.abc import Callable

_SECONDS = 10.0
_TRIES = 2
_LONGEST_PAUSE = 30.0
_LONGEST_NAME = 200
# A service that is busy may answer later; one that refuses will refuse again.
_WORTH_ANOTHER_TRY = (GeocoderTimedOut, GeocoderUnavailable, GeocoderRateLimited)
_KINDS = {
    "country": Kind.COUNTRY,
    "state": Kind.ADMIN1,
    "province": Kind.ADMIN1,
    "county": Kind.ADMIN2,
    "district": Kind.ADMIN2,
    "region": Kind.REGION,
}


class GazetteerGeocoder(Geocoder):  # type: ignore[misc] # geopy ships no types
    """Our gazetteer as a geopy geocoder: offline, and the same answer every time."""

    def __init__(self, *, gazetteer: Gazetteer | None = None) -> None:
        """Take a gazetteer, by default the one that comes with geomap."""
        super().__init__(adapter_factory=URLLibAdapter)
        self._gazetteer = gazetteer or Gazetteer.default()

    def geocode(
        self, query: str, *, exactly_one: bool = True, country: str | None = None, timeout: float | None = None
    ) -> Any:
        """Find a name, "Bangor, Maine" among them; the ``raw`` of a location is its Place."""
        del timeout
        found = [_location(place) for place in find_offline(query, country=country, gazetteer=self._gazetteer)]
        if not found:
            return None
        return found[0] if exactly_one else found

    def reverse(self, query: Any, *, exactly_one: bool = True, timeout: float | None = None) -> Any:
        """Find the settlement nearest to a point: latitude, then longitude, in degrees."""
        del timeout
        point = Point(query)
        found = _location(self._gazetteer.nearest(point.latitude, point.longitude))
        return found if exactly_one else [found]


def _location(place: Place) -> Location:
    address = ", ".join(filter(None, (place.name, place.admin1, place.country_code)))
    return Location(address, (place.latitude, place.longitude), place)


def ask(
    name: str,
    *,
    service: str,
    user_agent: str,
    country: str = "",
    server: str = "",
    pause: Callable[[float], None] = time.sleep,
) -> Place | None:
    """Ask an online service for a name, twice at most; None means that it knows no such place.

    Raises:
        UsageError: the service is unknown, or needs more than a user agent.
        GeocoderError: it did not answer, or not with a place.
    """
    geocoder = _geocoder(service, user_agent=user_agent, server=server)
    limits: dict[str, Any] = {"country_codes": country.lower()} if country and service == "nominatim" else {}
    query = name if limits or not country else f"{name}, {country}"
    for attempt in range(1, _TRIES + 1):
        try:
            found = geocoder.geocode(query, exactly_one=True, **limits)
        except _WORTH_ANOTHER_TRY as error:
            if attempt == _TRIES:
                raise _silence(service, name, error) from error
            pause(min(_LONGEST_PAUSE, getattr(error, "retry_after", None) or 1.0))
        except (GeopyError, ValueError, TypeError, KeyError, AttributeError) as error:
            # geopy lets bad JSON and bad coordinates through as plain errors of Python.
            raise _silence(service, name, error) from error
        else:
            return None if found is None else _place(found, service=service, name=name, country=country)
    return None  # pragma: no cover - the loop returns or raises


def _geocoder(service: str, *, user_agent: str, server: str) -> Any:
    try:
        kind = get_geocoder_for_service(service)
    except GeocoderNotFound as error:
        raise UsageError(
            f"there is no geocoder {service!r}: use offline, nominatim, photon or another of geopy's"
        ) from error
    where: dict[str, str] = {}
    if server:
        parts = urlsplit(server)
        where = {"scheme": parts.scheme, "domain": f"{parts.netloc}{parts.path}".rstrip("/")}
    try:
        # URLLibAdapter sends each query once; geopy's default tries three times on its own.
        return kind(user_agent=user_agent, timeout=_SECONDS, adapter_factory=URLLibAdapter, **where)
    except (TypeError, ConfigurationError) as error:
        raise UsageError(f"the geocoder {service!r} cannot be set up with a user agent alone: {error}") from error


def _silence(service: str, name: str, error: Exception) -> GeocoderError:
    return GeocoderError(
        f"{service} gave no answer for {name!r} ({type(error).__name__}: {error}); "
        "this does not mean that there is no such place: try again later, or use --geocoder offline"
    )


def _place(found: Location, *, service: str, name: str, country: str) -> Place:
    latitude, longitude = found.latitude, found.longitude
    if not (isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise _silence(service, name, ValueError(f"impossible point {latitude}, {longitude}"))
    raw = found.raw if isinstance(found.raw, dict) else {}
    number = raw.get("osm_id") or raw.get("place_id") or name
    return Place(
        id=f"{service}:{number}",
        name=str(raw.get("name") or found.address)[:_LONGEST_NAME],
        latitude=latitude,
        longitude=longitude,
        kind=_KINDS.get(str(raw.get("addresstype", "")), Kind.SETTLEMENT),
        country_code=country.upper(),
    )
