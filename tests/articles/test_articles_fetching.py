from __future__ import annotations

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from geomap.articles.addresses import is_public
from geomap.articles.fetching import Fetcher
from geomap.articles.formats.opened_source import UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<!doctype html><p>Three miners were killed near Quarry Town."


class Pages(BaseHTTPRequestHandler):
    """A server of pages that behave badly."""

    asked: list[tuple[str, str | None]]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Stay silent."""

    def do_GET(self) -> None:
        """Answer by path."""
        type(self).asked.append((self.path, self.headers.get("Host")))
        name, _, value = self.path.strip("/").partition("=")
        match name:
            case "to":
                self._answer(b"", status=302, Location=value)
            case "circle":
                self._answer(b"", status=302, Location="/circle")
            case "status":
                self._answer(b"", status=int(value))
            case "bomb":
                self._answer(gzip.compress(bytes(3_000_000)), Content_Encoding="gzip")
            case "packed":
                self._answer(gzip.compress(PAGE), Content_Encoding="gzip")
            case "odd":
                self._answer(PAGE, Content_Encoding="br")
            case "large":
                self._answer(bytes(2_000_000))
            case "cut":
                self._answer(PAGE, Content_Length="5000")
            case "drip":
                self._drip()
            case _:
                self._answer(PAGE, Content_Type="text/html; charset=koi8-r")

    def _answer(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"a")
                time.sleep(0.05)
        except OSError:
            return


@contextmanager
def serving() -> Iterator[tuple[str, type[Pages]]]:
    """The address of a fresh server, and its handler with what it was asked."""
    handler = type("FreshPages", (Pages,), {"asked": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://news.test:{server.server_port}", handler
        finally:
            server.shutdown()
            thread.join()


def make_fetcher(*, deadline_seconds: float = 20, max_bytes: int = 1_000_000) -> Fetcher:
    """A fetcher for which ``*.test`` is this machine, and this machine is public."""

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        return {"news.test": ("127.0.0.1",), "inside.test": ("127.0.0.1", "10.0.0.8")}.get(host, ())

    return Fetcher(
        resolve=resolve,
        is_allowed=lambda address: address == "127.0.0.1",
        deadline_seconds=deadline_seconds,
        max_bytes=max_bytes,
    )


@pytest.mark.parametrize("path", ["/story.html", "/packed"])
def test_a_page_is_fetched_in_the_name_of_its_host(path: str) -> None:
    """The connection goes to the address that was checked, the request names the host."""
    with serving() as (address, pages):
        page = make_fetcher().fetch(f"{address}{path}")
        assert page.stream.read() == PAGE
        assert pages.asked == [(path, address.removeprefix("http://"))]


def test_a_page_brings_what_the_server_says_of_it() -> None:
    """Name, address, type and encoding."""
    with serving() as (address, _):
        page = make_fetcher().fetch(f"{address}/2021/story.html")
        assert (page.stem, page.suffix, page.url) == ("story", ".html", f"{address}/2021/story.html")
        assert (page.media_type, page.charset) == ("text/html", "koi8-r")


def test_redirects_are_followed_and_checked() -> None:
    """One to a good place works; the last address is the article's."""
    with serving() as (address, _):
        assert make_fetcher().fetch(f"{address}/to=/story.html").url == f"{address}/story.html"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://10.0.0.8/", "cannot be found"),
        ("http://inside.test/", "not on the public internet"),
        ("file:///etc/hostname", "only http and https"),
        ("//user@news.test/", "user name"),
    ],
)
def test_a_redirect_to_a_private_place_is_refused(target: str, reason: str) -> None:
    """Each step is checked like the first; one private address of a host is enough."""
    with serving() as (address, _), pytest.raises(UnusableError, match=reason):
        make_fetcher().fetch(f"{address}/to={target}")


def test_redirects_end_at_the_fifth() -> None:
    """A circle is left."""
    with serving() as (address, pages):
        with pytest.raises(UnusableError, match="more than 5 times"):
            make_fetcher().fetch(f"{address}/circle")
        assert len(pages.asked) == 6


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/status=404", "answers 404"),
        ("/status=503", "answers 503"),
        ("/bomb", "larger than 1 MB"),
        ("/large", "larger than 1 MB"),
        ("/odd", "packed in a way that was not asked for"),
        ("/cut", "breaks off in the middle"),
    ],
)
def test_a_page_that_cannot_be_had_says_why(path: str, reason: str) -> None:
    """Errors, bombs and broken answers end in one reason."""
    with serving() as (address, _), pytest.raises(UnusableError, match=reason):
        make_fetcher().fetch(f"{address}{path}")


def test_a_page_that_drips_is_cut_at_the_deadline() -> None:
    """Each byte comes in time, all of them would not."""
    with serving() as (address, _), pytest.raises(UnusableError, match="too slow"):
        make_fetcher(deadline_seconds=0.5).fetch(f"{address}/drip")


def test_a_resolver_that_hangs_is_left_at_the_deadline() -> None:
    """The system's own waits much longer."""
    release = threading.Event()

    def hang(_host: str, _port: int) -> tuple[str, ...]:
        release.wait(30)
        return ()

    with pytest.raises(UnusableError, match="too slow"):
        Fetcher(resolve=hang, deadline_seconds=0.2).fetch("http://news.test/")
    release.set()


def test_the_address_is_looked_up_once() -> None:
    """A name that answers differently the second time is not asked a second time."""
    asked: list[str] = []

    def turn(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("10.0.0.8",) if len(asked) == 1 else ("127.0.0.1",)

    with pytest.raises(UnusableError, match=r"10\.0\.0\.8 is not on the public internet"):
        Fetcher(resolve=turn).fetch("http://news.test/")
    assert asked == ["news.test"]


@pytest.mark.parametrize(
    "url",
    [
        *("http://a b/", "http://news.test\\@127.0.0.1/", "http://news.test:0/", "http://news.test:99999/", "http://"),
        *("http://user:word@news.test/", "news.test", "javascript:alert(1)", "http://[::1", "http:///news.test/"),
    ],
)
def test_ambiguous_addresses_are_refused(url: str) -> None:
    """What two programs could read in two ways is not asked."""
    with pytest.raises(UnusableError):
        make_fetcher().fetch(url)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104 - refused
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.192", "198.18.0.1", "168.63.129.16", "192.88.99.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1"),
        *("64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "::7f00:1", "2001:db8::1", "news.test", ""),
    ],
)
def test_addresses_outside_the_public_internet_are_known(address: str) -> None:
    """Private, local, reserved, multicast, and those that carry others inside."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.4.4", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.4.4"])
def test_public_addresses_are_known(address: str) -> None:
    """The rest of the world can be read."""
    assert is_public(address)
