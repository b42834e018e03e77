"""How geopy's geocoders reach the network here: one request a query, few bytes, little time, no way to other hosts."""

from __future__ import annotations

import json
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, URLLibAdapter
from geopy.exc import GeocoderParseError, GeocoderTimedOut, GeocoderUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_BYTES = 1_000_000
"""Answers have some kilobytes; what sends a thousand times as much is no geocoder."""
_SECONDS_IN_ALL = 20.0
"""Twice what one read may take: a server that sends a byte now and then would go on for ever."""


class _SameHost(HTTPRedirectHandler):
    """Follows redirects within the service alone."""

    def redirect_request(self, req: Request, *rest: Any) -> Request | None:
        target = urlsplit(str(rest[-1]))
        if target.scheme in ("http", "https") and target.hostname == urlsplit(req.full_url).hostname:
            return super().redirect_request(req, *rest)
        return None


class BoundedAdapter(URLLibAdapter):  # type: ignore[misc] # geopy ships no types
    """geopy's plain adapter; its others try a request three times, and all of them read without end."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        """Take what geopy gives to its adapters."""
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        proxy = ProxyHandler(proxies) if proxies is not None else ProxyHandler()
        self.urlopen = build_opener(HTTPSHandler(context=ssl_context), proxy, _SameHost()).open

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Ask for JSON; what geopy would read as "nothing found" without its saying so is an error."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            answer = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("the answer is not JSON") from error
        if not isinstance(answer, (list, dict)) or answer == {}:
            raise GeocoderParseError("the answer is neither a list nor an object with anything in it")
        return answer

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Ask once, and wait for the whole answer for a bounded time, however slowly it trickles in."""
        outcome: SimpleQueue[str | Exception] = SimpleQueue()
        request = Request(url, headers=dict(headers))  # noqa: S310 - geopy makes http and https addresses alone

        def ask() -> None:
            try:
                outcome.put(self._fetch(request, timeout=timeout))
            except Exception as error:  # noqa: BLE001 - raised again below, in the thread that asked
                outcome.put(error)

        Thread(target=ask, daemon=True).start()
        try:
            answer = outcome.get(timeout=_SECONDS_IN_ALL)
        except Empty as error:
            raise GeocoderTimedOut(f"no whole answer within {_SECONDS_IN_ALL:g} s") from error
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _fetch(self, request: Request, *, timeout: float) -> str:
        try:
            with self.urlopen(request, timeout=timeout) as page:
                body: bytes = page.read(_MOST_BYTES + 1)
        except HTTPError as error:
            with error:
                headers = {name.lower(): value for name, value in error.headers.items()}
            raise AdapterHTTPError(f"HTTP {error.code}", status_code=error.code, headers=headers, text="") from error
        except TimeoutError as error:
            raise GeocoderTimedOut("the service timed out") from error
        except URLError as error:
            raise GeocoderUnavailable(str(error.reason)) from error
        except OSError as error:
            raise GeocoderUnavailable(str(error)) from error
        if len(body) > _MOST_BYTES:
            raise GeocoderParseError(f"the answer is longer than {_MOST_BYTES:,} bytes")
        return body.decode("utf-8", "replace")
