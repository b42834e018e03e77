"""Background maps from the network: which can be had, what the page may then ask, what it says."""

from __future__ import annotations

import json
import re

import map_samples
import pytest
from xyzservices import TileProvider

from geomap.errors import UsageError
from geomap.render.page.html_page import to_html
from geomap.render.picture import PictureFormat, picture
from geomap.render.sheet.tiles import find_tiles, tiles_of
from geomap.render.words.language import language_of


def provider(**changes: object) -> TileProvider:
    """A provider of an invented kind."""
    plain = {"name": "Own", "url": "https://tiles.example/{z}/{x}/{y}{r}.png", "attribution": "Survey"}
    return TileProvider({**plain, **changes})


def policy(page: str) -> str:
    """The policy of a page."""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["OpenStreetMap.Mapnik", "openstreetmap mapnik", "OpenTopoMap"])
def test_a_provider_is_found_by_its_name(name: str) -> None:
    """With whom to name, and an address that only a tile's numbers are missing from."""
    tiles = find_tiles(name)
    assert "OpenStreetMap" in tiles.attribution
    assert {"{x}", "{y}", "{z}"} <= set(re.findall(r"\{.\}", tiles.url)) <= {"{x}", "{y}", "{z}", "{s}"}
    assert all(origin.startswith("https://") for origin in tiles.origins)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("OpenStretMap.Mapnik", "did you mean .*OpenStreetMap.Mapnik"),
        ("topo", "did you mean .*Topo"),
        ("", "no provider"),
        ("qqqqqqqqq", "the names are those of xyzservices"),
        ("Stadia.AlidadeSatellite", "known to be broken|wants a key"),
        ("Thunderforest.OpenCycleMap", "wants a key"),
        ("Esri.ArcticImagery", "not cut as Web Mercator is|no address over https"),
    ],
)
def test_what_a_page_cannot_ask_is_refused(name: str, message: str) -> None:
    """With the names that it may have been meant for."""
    with pytest.raises(UsageError, match=message):
        find_tiles(name)


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "http://tiles.example/{z}/{x}/{y}.png"},
        {"url": "https://tiles.example;script-src *//{z}/{x}/{y}.png"},
        {"url": "https://name:secret@tiles.example/{z}/{x}/{y}.png"},
        {"tms": True},
    ],
)
def test_an_address_that_would_widen_the_policy_is_refused(changes: dict[str, object]) -> None:
    """Only a plain host over https gets into it."""
    with pytest.raises(UsageError):
        tiles_of(provider(**changes))


def test_an_own_provider_does_as_well() -> None:
    """Zooms and letters are taken where they make sense."""
    tiles = tiles_of(provider(url="https://{s}.t.example/{z}/{x}/{y}.png", max_zoom=11, min_zoom="x"))
    assert (tiles.subdomains, tiles.least_zoom, tiles.most_zoom) == ("abc", 0, 11)
    assert tiles.origins == tuple(f"https://{letter}.t.example" for letter in "abc")


def test_the_page_may_ask_these_hosts_for_pictures_and_nobody_for_anything_else() -> None:
    """Its policy is otherwise that of a page without tiles."""
    plain, tiled = policy(to_html(map_samples.sheet())), policy(to_html(map_samples.sheet(tiles=map_samples.TILES)))
    assert tiled.replace("data: https://a.tiles.example https://b.tiles.example;", "data:;") == plain
    assert "http" not in plain


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_the_page_says_whom_it_asks(language: str) -> None:
    """In its margin and in its table's, in its own language; nothing of it is read as HTML."""
    page = to_html(map_samples.sheet(tiles=map_samples.TILES, language=language))
    words = language_of(language).word("tilesAsked", host="a.tiles.example, b.tiles.example")
    assert page.count(words) == 2
    found = re.search(r'class="gm-data">(.*?)</script>', page, re.DOTALL)
    assert found
    assert json.loads(found[1])["tiles"]["attribution"] == map_samples.TILES.attribution
    assert "<b>survey" not in page


def test_a_picture_has_no_tiles_and_says_nothing_of_them() -> None:
    """It is drawn from our own ground, whatever the page has."""
    plain = picture(map_samples.sheet(), format=PictureFormat.SVG)
    assert picture(map_samples.sheet(tiles=map_samples.TILES), format=PictureFormat.SVG) == plain
