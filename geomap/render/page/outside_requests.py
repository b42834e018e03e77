"""What a finished page would ask the network for: the check behind ``save(strict=True)``."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from geomap.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LOADING = frozenset({"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"})
_LINKING = frozenset({"a", "area"})
"""Elements whose ``href`` asks nobody before the reader does."""
_ADDRESS = re.compile(r"(?:https?:|wss?:)//[^\s\"'`<>)\\]+", re.IGNORECASE)
_BARE = re.compile(r"(?<=[\"'(=])//[\w-]+(?:\.[\w-]+)+[^\s\"'`<>)\\]*")
"""An address that takes the page's own scheme."""
_ANCHOR = re.compile(r"(?:<|\\u003c)a\s.*?(?:>|\\u003e)", re.IGNORECASE | re.DOTALL)
_NAMESPACE = re.compile(r"http://www\.w3\.org/\d{4}/\w+")
"""The names of SVG and XLink look like addresses, and nobody asks them."""
_MOST_NAMED = 5
"""Addresses that the message names: it stays one line."""


def refuse_outside(page: str, *, own: Collection[str]) -> None:
    """Refuse a page that asks the network; ``own`` are the texts of our own scripts and styles, which do not.

    Raises:
        UsageError: it does; the message names the addresses.
    """
    found = outside_addresses(page, own=own)
    if found:
        more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        named = ", ".join(found[:_MOST_NAMED])
        raise UsageError(
            f"the page would ask the network for {named}{more}: take out what needs it, or leave strict out"
        )


def outside_addresses(page: str, *, own: Collection[str]) -> tuple[str, ...]:
    """Every address that a page loads from or may ask, each once, in the order of the page.

    Links that a reader may follow are not among them. An address in a script of somebody else's counts whether or not
    the script ever asks it: nobody could tell.
    """
    reader = _Reader(own)
    reader.feed(page)
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    def __init__(self, own: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._own = frozenset(text.strip() for text in own)
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        self._inside = tag if tag in {"script", "style"} and not _is_data(told.get("type", "")) else ""
        for name, value in told.items():
            if name in _LOADING or (name == "href" and tag not in _LINKING) or (tag == "meta" and _turns_away(told)):
                self.found += _addresses(f'"{value}')
            elif name == "style" or name.startswith("on"):
                self.found += _addresses(value)
            elif name == "srcdoc":
                self.found += outside_addresses(value, own=self._own)

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip() not in self._own:
            self.found += _addresses(_ANCHOR.sub("", data))


def _is_data(kind: str) -> bool:
    return kind in {"application/json", "text/plain"}


def _turns_away(told: dict[str, str]) -> bool:
    return told.get("http-equiv", "").lower() == "refresh"


def _addresses(text: str) -> Iterator[str]:
    # JSON may write a slash as it writes a quote
    plain = text.replace("\\/", "/")
    for match in (*_ADDRESS.finditer(plain), *_BARE.finditer(plain)):
        if not _NAMESPACE.fullmatch(match[0]):
            yield match[0]
