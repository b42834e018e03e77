"""An OpenAI-compatible chat endpoint of the user's own: where it is, and one question to it, bounded in every way."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError

from geomap.errors import ExtractorError, UsageError
from geomap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 4_000_000
"""A longer answer is no answer to a question about one article."""
_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
_REFUSALS = frozenset((401, 402, 403, 404, 407))
_LONGEST_PAUSE = 60
"""Seconds that a server may ask us to wait; after more of them the article is left to the rules."""
_FORMATS = ("json_schema", "json_object", "text")


class RefusedError(ExtractorError):
    """The endpoint will not answer the next question either."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to ask, whom, and how patiently."""

    url: str
    """The base address, such as ``http://localhost:11434/v1``."""
    model: str
    key: str = field(default="", repr=False)
    """Sent in the Authorization header and written nowhere."""
    timeout_seconds: float = 120.0
    """For all of one answer."""
    parallel: int = 2
    """Questions under way at a time."""
    answer_format: str = "json_schema"
    """How the endpoint is told to answer in JSON: ``json_schema``, ``json_object``, or ``text`` for not at all."""
    tries: int = 3
    pause_seconds: float = 1.0
    """Before the second try; it doubles."""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            raise UsageError("GEOMAP_CHAT_URL is not the address of an endpoint: write it as http://localhost:11434/v1")
        if self.key and parts.scheme == "http" and not _is_loopback(parts.hostname):
            raise UsageError("GEOMAP_CHAT_KEY would cross the network in the clear: use an https address")
        if self.answer_format not in _FORMATS:
            raise UsageError(f"GEOMAP_CHAT_FORMAT must be one of {', '.join(_FORMATS)}")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Endpoint:
        """The endpoint that the GEOMAP_CHAT_ variables name.

        Raises:
            UsageError: one is missing or cannot be meant.
        """
        told = os.environ if environment is None else environment
        for name in ("GEOMAP_CHAT_URL", "GEOMAP_CHAT_MODEL"):
            if not told.get(name):
                raise UsageError(f"{name} is not set: the chat extractor needs the address and model of your endpoint")
        return cls(
            told["GEOMAP_CHAT_URL"],
            told["GEOMAP_CHAT_MODEL"],
            told.get("GEOMAP_CHAT_KEY", ""),
            timeout_seconds=_number(told, "GEOMAP_CHAT_TIMEOUT", 120),
            parallel=_number(told, "GEOMAP_CHAT_PARALLEL", 2),
            answer_format=told.get("GEOMAP_CHAT_FORMAT") or "json_schema",
        )


class Line:
    """The connections to one endpoint, shared by the threads of a run."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Take an endpoint; nothing is asked yet."""
        self._endpoint = endpoint
        self._url = f"{endpoint.url.rstrip('/')}/chat/completions"
        self._headers = {"Content-Type": "application/json", "User-Agent": f"geomap/{__version__}"}
        if endpoint.key:
            self._headers["Authorization"] = f"Bearer {endpoint.key}"
        retries = urllib3.Retry(
            # A question that was read and not answered in time is not asked again: answers cost.
            total=endpoint.tries - 1, read=0, redirect=0, other=0, status_forcelist=_BUSY, allowed_methods=None,
            backoff_factor=endpoint.pause_seconds, retry_after_max=_LONGEST_PAUSE, raise_on_status=False,
            raise_on_redirect=False,
        )  # fmt: skip
        timeout = urllib3.Timeout(connect=10, read=endpoint.timeout_seconds)
        self._pool = _pool(self._url, maxsize=endpoint.parallel, block=True, retries=retries, timeout=timeout)

    def ask(self, question: Mapping[str, Any]) -> str:
        """The words of the answer to a chat question.

        Raises:
            RefusedError: the endpoint refuses to answer at all.
            ExtractorError: no answer, none in time, none whole, or none that is one.
        """
        # What the endpoint itself says of an error is never repeated: it may quote the key.
        try:
            response = self._pool.request(
                "POST", self._url, body=json.dumps(question).encode(), headers=self._headers, preload_content=False
            )
            try:
                if response.status in _REFUSALS:
                    raise RefusedError(f"the endpoint refuses to answer (HTTP {response.status})")
                if response.status != 200:
                    raise ExtractorError(f"the endpoint gave no answer (HTTP {response.status})")
                body = _whole(response, until=time.monotonic() + self._endpoint.timeout_seconds)
            finally:
                # Closed and given back: the pool lends out no more than `parallel`, and waits for the next.
                response.close()
                response.release_conn()
        except (HTTPError, OSError) as error:
            reason = getattr(error, "reason", None) or error
            raise ExtractorError(f"the endpoint gave no answer ({type(reason).__name__})") from error
        return _content(body)


def _whole(response: urllib3.BaseHTTPResponse, *, until: float) -> bytes:
    """All of a body, however slowly it trickles in, within bounds of time and size."""
    body = bytearray()
    while chunk := response.read1(1 << 16):
        body += chunk
        if len(body) > MOST_BYTES:
            raise ExtractorError(f"the answer is longer than {MOST_BYTES:,} bytes")
        if time.monotonic() > until:
            raise ExtractorError("the answer did not end in time")
    return bytes(body)


def _content(body: bytes) -> str:
    """The words of the first choice of a chat answer."""
    try:
        choice = json.loads(body)["choices"][0]
        message, reason = choice["message"], choice.get("finish_reason")
        content, refusal = message.get("content"), message.get("refusal")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ExtractorError("the endpoint did not answer as a chat endpoint does") from error
    if refusal or reason == "content_filter":
        raise ExtractorError("the model refused to read the article")
    if reason == "length":
        raise ExtractorError("the answer was cut short by the endpoint's limit of tokens")
    if not isinstance(content, str) or not content.strip():
        raise ExtractorError("the answer is empty")
    return content


def _pool(url: str, **options: Any) -> urllib3.PoolManager:
    """Connections through the system's proxy, where one stands before this address."""
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    if proxy is None or _is_loopback(str(parts.hostname)) or proxy_bypass(str(parts.hostname)):
        return urllib3.PoolManager(**options)
    return urllib3.ProxyManager(proxy, **options)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _number(told: Mapping[str, str], name: str, default: int) -> int:
    value = told.get(name) or str(default)
    if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= 3600):
        raise UsageError(f"{name}={value!r} is no whole number from 1 to 3600")
    return int(value)
