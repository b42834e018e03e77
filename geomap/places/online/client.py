"""Online services through geopy: asked slowly and seldom, remembered for good, believed only where they make sense."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn
from warnings import catch_warnings

from geopy.adapters import AdapterHTTPError, get_retry_after
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeopyError

from geomap.errors import GeocoderError
from geomap.model import Kind, Place
from geomap.places.gazetteer import Gazetteer
from geomap.places.online.answer_cache import LONGEST_PAUSE, AnswerCache, Pace, cache_folder
from geomap.places.online.services import set_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_TRIES = 3
"""A service that fails three times is taken for gone; each wait is longer than the one before."""
# Nominatim's policy is one a second; a little more leaves room for the way there.
_PACE_SECONDS = 1.25
# Room for one pause as long as we grant, and for the tries around it.
_NAME_SECONDS = LONGEST_PAUSE + 60
_MOST_FAILURES = 3
_LONGEST_NAME = 200
_REFUSALS = frozenset((401, 402, 403, 407, 451))
_BUSY = frozenset((408, 425, 429))
# What geopy lets through of answers that it cannot read.
_SENSELESS = (
    GeocoderParseError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    OverflowError,
    UserWarning,
)
_KINDS = {
    "country": Kind.COUNTRY,
    "state": Kind.ADMIN1,
    "province": Kind.ADMIN1,
    "county": Kind.ADMIN2,
    "district": Kind.ADMIN2,
    "region": Kind.REGION,
    "peak": Kind.REGION,
    "river": Kind.WATER,
    "water": Kind.WATER,
    "aeroway": Kind.FACILITY,
    "military": Kind.FACILITY,
    "ADM1": Kind.ADMIN1,
    "ADM2": Kind.ADMIN2,
    "PCLI": Kind.COUNTRY,
}


class Surroundings(NamedTuple):
    """What tests replace: the folder of the cache, the clock, and how time is passed."""

    folder: Path
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    pace_seconds: float = _PACE_SECONDS


class OnlineGeocoder:
    """One service for one run: after a refusal, or failures in a row, it asks no more."""

    def __init__(
        self, service: str, *, user_agent: str, server: str = "", surroundings: Surroundings | None = None
    ) -> None:
        """Set up a geocoder of geopy; nothing is asked yet.

        Args:
            service: geopy's name of it: ``nominatim``, ``photon``, …
            user_agent: How to name yourself to it, with a way to reach you.
            server: The address of your own Nominatim or Photon.
            surroundings: The cache folder and the clock; by default the user's and the machine's.

        Raises:
            UsageError: the service is unknown, or needs more than a user agent.
        """
        self._geocoder = set_up(service, user_agent=user_agent, server=server)
        self._around = surroundings or Surroundings(cache_folder())
        self._service = service
        self._source = f"{service} {server}".strip()
        self._cache = AnswerCache(self._around.folder)
        self._pace = Pace(
            self._around.folder,
            service=self._source,
            seconds=self._around.pace_seconds,
            clock=self._around.clock,
            sleep=self._around.sleep,
        )
        self._stopped = ""
        self._failures = 0

    def find(self, name: str, countries: tuple[str, ...] = ()) -> Place | None:
        """Find a name within some countries, or anywhere; None means that the service knows no such place.

        Raises:
            GeocoderError: it did not answer, or not with a place.
        """
        query = " ".join(name.split())[:_LONGEST_NAME]
        codes = tuple(sorted({code.upper() for code in countries if code}))
        question = json.dumps([self._source, query, codes], ensure_ascii=False)
        answer = self._cache.get(question)
        if answer is not None:
            with suppress(*_SENSELESS):
                return _from_json(answer)
        if self._stopped:
            raise GeocoderError(f"{self._service} was not asked for {name!r}: {self._stopped}")
        place = self._ask(query, codes)
        self._cache.put(question, _to_json(place))
        return place

    def _ask(self, query: str, codes: tuple[str, ...]) -> Place | None:
        until = self._around.clock() + _NAME_SECONDS
        for attempt in range(1, _TRIES + 1):
            if not self._pace.wait(until=until):
                self._fail(query, "it asks for a longer pause than this run grants")
            try:
                place = self._ask_once(query, codes)
            except (GeopyError, *_SENSELESS) as error:
                self._weigh(error, query=query, is_last=attempt == _TRIES)
                self._pace.hold(_pause_after(error, attempt=attempt))
            else:
                self._failures = 0
                return place
        raise AssertionError("the last try returns or raises")

    def _ask_once(self, query: str, codes: tuple[str, ...]) -> Place | None:
        # geopy warns of impossible latitudes, and goes on.
        with catch_warnings(action="error", category=UserWarning):
            found = self._geocoder.geocode(query, exactly_one=True, **self._limits(codes))
        return None if found is None else _place(found, service=self._service, query=query, codes=codes)

    def _limits(self, codes: tuple[str, ...]) -> dict[str, Any]:
        """What only Nominatim can be told; the others' answers are held against the countries afterwards."""
        if self._service != "nominatim":
            return {}
        limits: dict[str, Any] = {"addressdetails": True, "language": "en"}
        return limits | ({"country_codes": [code.lower() for code in codes]} if codes else {})

    def _weigh(self, error: Exception, *, query: str, is_last: bool) -> None:
        """Return where another try is worth it."""
        status = _status(error)
        if status in _REFUSALS:
            self._stopped = f"it refused to answer (HTTP {status})"
            self._fail(query, self._stopped, error)
        is_silence = status is None and isinstance(error, GeocoderServiceError) and not isinstance(error, _SENSELESS)
        is_busy = status is not None and (status in _BUSY or status >= 500)
        if is_last or not (is_silence or is_busy):
            self._fail(query, f"{type(error).__name__}: {error}", error)

    def _fail(self, query: str, reason: str, error: Exception | None = None) -> NoReturn:
        self._failures += 1
        if self._failures >= _MOST_FAILURES and not self._stopped:
            self._stopped = f"it failed for {self._failures} names in a row"
        raise GeocoderError(
            f"{self._service} gave no answer for {query!r} ({reason}); "
            "this does not mean that there is no such place: try again later, or use --geocoder offline"
        ) from error


@lru_cache(maxsize=8)
def open_online(service: str, *, user_agent: str, server: str = "") -> OnlineGeocoder:
    """Set up a service once a run, so that its refusal holds for the whole run.

    Raises:
        UsageError: the service is unknown, or needs more than a user agent.
    """
    return OnlineGeocoder(service, user_agent=user_agent, server=server)


def _http_error(error: BaseException | None) -> AdapterHTTPError | None:
    while error is not None and not isinstance(error, AdapterHTTPError):
        error = error.__cause__ or error.__context__
    return error


def _status(error: Exception) -> int | None:
    """The HTTP status behind an error of geopy's."""
    http = _http_error(error)
    return None if http is None else int(http.status_code)


def _pause_after(error: Exception, *, attempt: int) -> float:
    """How long the service wants to be left alone, in seconds, or a guess that doubles."""
    http = _http_error(error)
    asked = None if http is None else get_retry_after(http.headers)
    return min(LONGEST_PAUSE, float(2**attempt if asked is None else max(0, asked)))


def _place(found: Any, *, service: str, query: str, codes: tuple[str, ...]) -> Place | None:
    """Make a place of an answer; None where it lies outside the countries.

    Raises:
        ValueError: the answer is no place on the globe, or its name no name.
    """
    raw = found.raw if isinstance(found.raw, dict) else {}
    properties = raw.get("properties")
    # Photon answers in GeoJSON and keeps its facts one step down.
    raw = raw | (properties if isinstance(properties, dict) else {})
    _compare_point(raw, found, is_nominatim=service == "nominatim")
    number = raw.get("osm_id") or raw.get("place_id") or raw.get("geonameId") or query
    kind = _KINDS.get(str(raw.get("addresstype") or raw.get("type") or raw.get("fcode") or ""), Kind.SETTLEMENT)
    name = raw.get("name") or (found.address.partition(",")[0] if isinstance(found.address, str) else "")
    place = _checked(Place(f"{service}:{number}", name, found.latitude, found.longitude, kind, _country_code(raw)))
    if not place.country_code:
        # Some services do not say: then the settlement nearest to the point does.
        place = replace(place, country_code=Gazetteer.default().nearest(place.latitude, place.longitude).country_code)
    return place if not codes or place.country_code in codes else None


def _compare_point(raw: dict[str, Any], found: Any, *, is_nominatim: bool) -> None:
    """Refuse what geopy makes of missing coordinates: it takes nothing for 0, and turns 200° into -160°.

    Raises:
        ValueError: the point is not the one in the answer.
    """
    points = (("lat", found.latitude), ("lon", found.longitude)) if is_nominatim else ()
    if (found.latitude, found.longitude) == (0, 0) or any(abs(float(raw[key]) - value) > 1e-6 for key, value in points):
        raise ValueError("the answer has no point, or an impossible one")


def _country_code(raw: dict[str, Any]) -> str:
    """The country that an answer says it lies in, in Nominatim's way, Photon's, GeoNames' or Pelias'."""
    address = raw.get("address")
    places = (address, raw) if isinstance(address, dict) else (raw,)
    keys = ("country_code", "countrycode", "countryCode")
    code = next((place[key] for place in places for key in keys if place.get(key)), None)
    return code.upper() if isinstance(code, str) and len(code) == 2 else ""


def _checked(place: Place) -> Place:
    latitude, longitude = place.latitude, place.longitude
    name: object = place.name  # Whatever JSON held there
    if not (isfinite(latitude) and isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError(f"impossible point {latitude}, {longitude}")
    # No place on Earth is written with these: it is markup, and somebody means harm.
    if not isinstance(name, str) or not name.isprintable() or not name.strip() or set("<>{}") & set(name):
        raise ValueError("the name in the answer is no name")
    return place


def _to_json(place: Place | None) -> str:
    if place is None:
        return "null"
    values = [place.id, place.name[:_LONGEST_NAME], place.latitude, place.longitude, place.kind, place.country_code]
    return json.dumps(values, ensure_ascii=False)


def _from_json(answer: str) -> Place | None:
    values = json.loads(answer)
    if values is None:
        return None
    place_id, name, latitude, longitude, kind, code = values
    return _checked(Place(place_id, name, latitude, longitude, Kind(kind), code))
