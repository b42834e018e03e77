"""Pages from the web, fetched as from a hostile one: public addresses only, one deadline, one size limit."""

from __future__ import annotations

import io
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from geomap.articles.addresses import is_public
from geomap.articles.formats.opened_source import MAX_DOCUMENT, MEGABYTE, Source, UnusableError
from geomap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEADLINE_SECONDS = 30.0
"""For everything together: looking up, connecting, redirects and the last byte."""
MAX_REDIRECTS = 5
"""From http to https, to www, to a language, past a consent page: more go round in a circle."""
USER_AGENT = f"geomap/{__version__} (reads news articles onto a map)"
_PORTS = {"http": 80, "https": 443}
_CHUNK = 1 << 16
"""Bytes that are read at a time: few calls, and the limits are asked often."""
_SAFE = "/:?&=+$,;@!*'()~%[]"


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The numeric addresses of a host, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def fetch(url: str) -> Source:
    """Fetch one page.

    Raises:
        UnusableError: the address is refused, or the page cannot be had within the limits.
    """
    return Fetcher().fetch(url)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; its fields are there for tests, the defaults for everybody else."""

    resolve: Callable[[str, int], tuple[str, ...]] = resolve
    is_allowed: Callable[[str], bool] = is_public
    deadline_seconds: float = DEADLINE_SECONDS
    max_bytes: int = MAX_DOCUMENT

    def fetch(self, url: str) -> Source:
        """Fetch one page, checking every address on the way.

        Raises:
            UnusableError: the address is refused, or the page cannot be had within the limits.
        """
        end = time.monotonic() + self.deadline_seconds
        target = url
        for _ in range(MAX_REDIRECTS + 1):
            parts = _checked(target)
            answer = self._ask(parts, end)
            if isinstance(answer, Source):
                return answer
            target = urljoin(target, answer)
        raise UnusableError(f"redirects more than {MAX_REDIRECTS} times")

    def _ask(self, parts: SplitResult, end: float) -> Source | str:
        """The page, or the address that it redirects to."""
        port = parts.port or _PORTS[parts.scheme]
        address = self._address(str(parts.hostname), port, end)
        try:
            with _connected(parts, address, port, end) as connection:
                connection.request("GET", _path(parts), headers=_headers(parts))
                answer = self._answer(parts, connection.getresponse())
        except (OSError, HTTPException, ValueError, zlib.error) as error:
            if time.monotonic() < end:
                raise UnusableError(f"cannot be fetched ({_words(error)})") from error
            answer = ""
        # A connection that was cut at the deadline looks like one that the server ended.
        if time.monotonic() >= end:
            raise UnusableError(self._late())
        return answer

    def _address(self, host: str, port: int, end: float) -> str:
        """One numeric address of the host, once all that it has are public."""
        addresses = self._resolved(host, port, end)
        if not addresses:
            raise UnusableError(f"cannot be found: there is no host {host}, or no network")
        refused = [address for address in addresses if not self.is_allowed(address)]
        if refused:
            raise UnusableError(f"is refused: its address {refused[0]} is not on the public internet")
        return addresses[0]

    def _resolved(self, host: str, port: int, end: float) -> tuple[str, ...]:
        """The resolver has no timeout of its own, so it runs in a thread that may be left behind."""
        found: list[tuple[str, ...]] = []

        def look_up() -> None:
            try:
                found.append(self.resolve(host, port))
            except (OSError, UnicodeError):
                found.append(())

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(max(0.0, end - time.monotonic()))
        if not found:
            raise UnusableError(self._late())
        return found[0]

    def _answer(self, parts: SplitResult, response: HTTPResponse) -> Source | str:
        location = response.headers.get("Location", "")
        if response.status in {301, 302, 303, 307, 308} and location:
            return str(location)
        if response.status != 200:
            raise UnusableError(f"answers {response.status} {response.reason or ''}".strip())
        data = b"".join(_unpacked(_chunks(response), response.headers.get("Content-Encoding", ""), self.max_bytes))
        media_type, charset = _content_type(response.headers.get("Content-Type", ""))
        name = parts.path.rstrip("/").rpartition("/")[2]
        return Source(
            name=parts.geturl(),
            stem=name.rpartition(".")[0] or name or str(parts.hostname),
            stream=io.BufferedReader(io.BytesIO(data), _CHUNK),
            suffix=_suffix(name),
            url=parts.geturl(),
            media_type=media_type,
            charset=charset,
        )

    def _late(self) -> str:
        return f"is too slow: it was not there after {self.deadline_seconds:.0f} seconds"


def _checked(url: str) -> SplitResult:
    """The parts of an address that may be asked."""
    # Browsers and libraries disagree on what these mean, and that is how checks are passed by.
    if re.search(r"[\s\\\x00-\x1f\x7f]", url) or len(url) > 4096:
        raise UnusableError("is no plain web address: copy it anew")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnusableError(f"is no web address ({error})") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise UnusableError("is no web address: only http and https are fetched")
    if parts.username is not None or port == 0:
        raise UnusableError("has a user name or an odd port in it: copy the plain address")
    return parts


@contextmanager
def _connected(parts: SplitResult, address: str, port: int, end: float) -> Iterator[HTTPConnection]:
    """A connection to the checked address in the name of the host; proxies of the environment are ignored.

    It is cut at the deadline, wherever it hangs: timeouts of sockets begin anew at each byte.
    """
    with ExitStack() as stack:
        plain = stack.enter_context(socket.create_connection((address, port), timeout=_left(end)))
        connected = stack.enter_context(_in_tls(plain, _ascii_host(parts)) if parts.scheme == "https" else plain)
        cut = threading.Timer(_left(end), _cut, [connected])
        cut.daemon = True
        cut.start()
        stack.callback(cut.cancel)
        if isinstance(connected, ssl.SSLSocket):
            connected.do_handshake()
        connection = HTTPConnection(address, port)
        connection.sock = connected
        yield connection


def _in_tls(plain: socket.socket, host: str) -> ssl.SSLSocket:
    context = ssl.create_default_context()
    return context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)


def _left(end: float) -> float:
    return max(0.01, end - time.monotonic())


def _headers(parts: SplitResult) -> dict[str, str]:
    host = _ascii_host(parts)
    named = f"[{host}]" if ":" in host else host
    return {
        "Host": named if parts.port in {None, _PORTS[parts.scheme]} else f"{named}:{parts.port}",
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain,*/*;q=0.5",
        "Accept-Encoding": "gzip",
    }


def _ascii_host(parts: SplitResult) -> str:
    host = str(parts.hostname)
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise UnusableError(f"has no valid host name: {host}") from None


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=_SAFE)
    return f"{path}?{quote(parts.query, safe=_SAFE)}" if parts.query else path


def _cut(connected: socket.socket) -> None:
    with suppress(OSError):
        # The plain socket's way: that of TLS would wait for the other side.
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _chunks(response: HTTPResponse) -> Iterator[bytes]:
    while data := response.read1(_CHUNK):
        yield data
    if response.length:
        raise IncompleteRead(b"", response.length)


def _unpacked(chunks: Iterator[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """The body, unpacked no further than the limit."""
    encoding = encoding.strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise UnusableError(f"is packed in a way that was not asked for ({encoding[:40]})")
    unzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in encoding else None
    left = limit
    for chunk in chunks:
        data = unzip.decompress(chunk, left + 1) if unzip else chunk
        left -= len(data)
        if left < 0:
            raise UnusableError(f"is larger than {limit / MEGABYTE:.0f} MB, the most that is fetched")
        yield data


def _content_type(header: str) -> tuple[str, str]:
    media_type = header.partition(";")[0].strip().lower()
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", header, re.IGNORECASE)
    return media_type, charset[1] if charset else ""


def _suffix(name: str) -> str:
    dot, suffix = name.rpartition(".")[1:]
    return f"{dot}{suffix}".lower() if dot else ""


def _words(error: Exception) -> str:
    """What went wrong, in a few words."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, IncompleteRead):
        return "it breaks off in the middle"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {error.verify_message}"
    if isinstance(error, HTTPException):
        return f"not proper HTTP: {type(error).__name__}"
    return (getattr(error, "strerror", None) or str(error))[:200] or type(error).__name__
