"""One name to one place: offline by the gazetteer, or by an online service where one is asked for by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.errors import UsageError
from geomap.places.gazetteer import Gazetteer
from geomap.places.resolution.priors import is_within
from geomap.text.fold import fold

if TYPE_CHECKING:
    from geomap.model import Place
    from geomap.places.online.second_opinion import Ask

OFFLINE = "offline"


def geocode(
    name: str, *, country: str | None = None, service: str = OFFLINE, user_agent: str | None = None, server: str = ""
) -> Place | None:
    """Find the place of a name; None means that there is no such place, never that nobody answered.

    Args:
        name: "Shusha", or with what it lies in: "Bangor, Maine".
        country: An ISO 3166-1 alpha-2 code to stay in.
        service: ``offline``, or a geocoder of geopy (``nominatim``, ``photon``, …), which asks over the network.
        user_agent: How to name yourself to an online service, with a way to reach you.
        server: The address of your own Nominatim or Photon, such as ``http://localhost:8080``.

    Raises:
        UsageError: the service is unknown, or wants a user agent or a key.
        GeocoderError: the service did not answer, or not with a place.
        MissingBuildError: the gazetteer is not there.
    """
    if service == OFFLINE:
        return next(iter(find_offline(name, country=country)), None)
    return open_service(service, user_agent=user_agent, server=server)(name, (country,) if country else ())


def open_service(service: str, *, user_agent: str | None, server: str = "") -> Ask:
    """Give what finds a name within countries by an online service, as ``ask_for_unplaced`` wants it.

    Raises:
        UsageError: the service is unknown, or wants a user agent or a key.
    """
    # geopy takes half a second to import and is needed for the network alone.
    from geomap.places.online.client import open_online  # noqa: PLC0415
    from geomap.places.online.services import check_service  # noqa: PLC0415

    check_service(service)
    if not (user_agent or "").strip():
        raise UsageError(
            f"the geocoder {service!r} wants a user agent: pass --user-agent 'your-project (you@example.org)'"
        )
    return open_online(service, user_agent=str(user_agent), server=server).find


def find_in(name: str, country: str, *, gazetteer: Gazetteer) -> Place | None:
    """Find the place of an id ("geonames:586751", "region:donbas") or the likeliest of a name within a country."""
    by_id = gazetteer.by_id(name) if ":" in name else None
    return by_id or next(iter(find_offline(name, country=country or None, gazetteer=gazetteer)), None)


def find_offline(name: str, *, country: str | None = None, gazetteer: Gazetteer | None = None) -> tuple[Place, ...]:
    """Find the places of a name in the gazetteer, the likeliest first; words after a comma say what it lies in."""
    gazetteer = gazetteer or Gazetteer.default()
    head, _, rest = name.partition(",")
    entries = gazetteer.entries(fold(head))
    if country:
        entries = tuple(entry for entry in entries if entry.country_code == country.upper())
    outer = tuple(entry for part in rest.split(",") for entry in gazetteer.entries(fold(part)))
    if outer:
        entries = tuple(entry for entry in entries if is_within(entry, outer))
    # A name alone has no other names to vote for it: the gazetteer's own order decides.
    return tuple(gazetteer.place(index) for index in dict.fromkeys(entry.index for entry in entries))
