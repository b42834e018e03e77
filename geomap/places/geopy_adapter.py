"""Our gazetteer for programs that speak geopy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap.places.gazetteer import Gazetteer
from geomap.places.geocode import find_offline

if TYPE_CHECKING:
    from geomap.model import Place


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
