"""A background map from somebody's server, by its name at xyzservices: only where the author asks for one."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geomap.errors import UsageError
from geomap.render.words.strip_controls import plain_text
from geomap.system.links import web_link

if TYPE_CHECKING:
    from xyzservices import TileProvider

_MERCATOR = frozenset({"", "EPSG:3857", "EPSG:900913"})
_DEEPEST = 18
"""Zoom: single houses, where a provider does not say how deep its tiles go."""
_GAPS_LEFT = re.compile(r"\{(?![xyzs]\})[^}]*\}")
_HOST = re.compile(r"[a-z0-9.-]+(:\d+)?")


@dataclass(frozen=True, slots=True)
class Tiles:
    """A service of map tiles in Web Mercator."""

    name: str
    url: str
    """With ``{x}``, ``{y}``, ``{z}`` and, where there are several hosts, ``{s}`` left to be filled in."""
    attribution: str
    """Whom the map must name, as plain text."""
    subdomains: str = ""
    """A letter for each host; empty where there is one host."""
    least_zoom: int = 0
    most_zoom: int = _DEEPEST

    @property
    def origins(self) -> tuple[str, ...]:
        """Scheme and host of every server that is asked: what a policy must allow for images, and no more."""
        addresses = [self.url.replace("{s}", letter) for letter in self.subdomains] or [self.url]
        parts = map(urlsplit, addresses)
        return tuple(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts))

    @property
    def hosts(self) -> str:
        """Who is asked, in words."""
        return ", ".join(origin.partition("://")[2] for origin in self.origins)


def find_tiles(name: str) -> Tiles:
    """The tiles of a provider that xyzservices knows, such as ``OpenStreetMap.Mapnik``; case and dots do not matter.

    Raises:
        UsageError: there is no such provider, it wants a key, it is broken, or it is no Web Mercator over https.
    """
    # It reads a large file: only when somebody asks for tiles
    from xyzservices import providers  # noqa: PLC0415

    try:
        provider = providers.query_name(name)
    except ValueError as error:
        raise UsageError(f"--tiles {name!r} is no provider of tiles{_near(name, list(providers.flatten()))}") from error
    return tiles_of(provider)


def tiles_of(provider: TileProvider) -> Tiles:
    """The tiles of a provider of xyzservices, also one of the user's own making.

    Raises:
        UsageError: as for ``find_tiles``.
    """
    name = plain_text(str(provider.get("name", "")))
    if provider.requires_token():
        raise UsageError(f"--tiles {name} wants a key, which everybody could read in the page: choose one without")
    if provider.get("status") == "broken":
        raise UsageError(f"--tiles {name} is known to be broken: choose another")
    if str(provider.get("crs", "")) not in _MERCATOR or provider.get("tms"):
        raise UsageError(f"--tiles {name} is not cut as Web Mercator is: choose another")
    url = str(provider.build_url(fill_subdomain=False))
    tiles = Tiles(
        name=name,
        url=url,
        attribution=plain_text(str(provider.get("attribution", name))),
        subdomains=_letters(provider) if "{s}" in url else "",
        least_zoom=_zoom(provider, "min_zoom", 0),
        most_zoom=_zoom(provider, "max_zoom", _DEEPEST),
    )
    if not url.startswith("https://") or _GAPS_LEFT.search(url) or not all(map(_is_plain, tiles.origins)):
        raise UsageError(f"--tiles {name} has no address over https that a page could ask ({url[:80]}): choose another")
    return tiles


def _letters(provider: TileProvider) -> str:
    given: Any = provider.get("subdomains", "abc")
    return "".join(letter for letter in given if len(letter) == 1 and letter.isalnum())


def _zoom(provider: TileProvider, key: str, otherwise: int) -> int:
    value = provider.get(key, otherwise)
    return value if isinstance(value, int) and 0 <= value <= 24 else otherwise


def _is_plain(origin: str) -> bool:
    return bool(web_link(origin)) and bool(_HOST.fullmatch(origin.partition("://")[2]))


def _near(name: str, known: list[str]) -> str:
    """The names that it may have been meant for."""
    lowered = {one.casefold(): one for one in known}
    wanted = name.casefold()
    # "osm" is near to nothing by its letters, "openstreetmap" is the beginning of several
    begun = [one for low, one in sorted(lowered.items()) if wanted and wanted in low]
    close = [lowered[low] for low in difflib.get_close_matches(wanted, lowered, n=5, cutoff=0.5)]
    found = list(dict.fromkeys([*begun[:5], *close]))[:5]
    return f": did you mean {', '.join(found)}?" if found else ": the names are those of xyzservices.providers"
