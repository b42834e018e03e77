"""The ways out of one file, in a browser: a client elsewhere, tiles, fragments in pages of other people's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import map_samples
import pytest
from playwright.sync_api import expect

from geomap.render.folium_map import IncidentMap
from geomap.render.page.html_page import to_html
from geomap.render.page.resources import client_of
from geomap.render.sheet.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Route

Open = Any
SITE = "https://maps.example"
TILES = Tiles("Own.Relief", "https://tiles.example/{z}/{x}/{y}.png", "© The <i>survey</i>", most_zoom=12)
# A grey pixel
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63a80700008200819c6fb16d"
    "0000000049454e44ae426082"
)
HOSTILE_STYLE = """<style>
* { display: block !important; color: hotpink !important; font-size: 40px !important; }
div, button, li { border: 9px solid lime !important; position: static !important; }
.gm-page, .gm-map, .leaflet-container { display: none !important; }
</style><script>window.L = "theirs"; window.geomap = "theirs";</script>"""


def served(visit: Callable[..., Open], folder: Path, address: str) -> Open:
    """A page at an address, from a fresh window that finds the folder at ``SITE``."""
    seen = visit("<!doctype html><title>before</title>")
    seen.requests.clear()
    # As servers of shared files do, it lets any page take them
    headers = {"Access-Control-Allow-Origin": "*"}
    seen.page.route(
        f"{SITE}/**", lambda route: route.fulfill(path=folder / route.request.url[len(SITE) + 1 :], headers=headers)
    )
    seen.page.goto(address)
    return seen


@pytest.mark.parametrize("scheme", ["file", "http"])
def test_a_page_with_its_folder_works(visit: Callable[..., Open], tmp_path: Path, scheme: str) -> None:
    """From a disk and from a server, asking for its two files and nothing else."""
    path = tmp_path / "beside.html"
    IncidentMap(map_samples.sheet()).save(path, resources="directory", strict=True)
    seen = served(visit, tmp_path, path.as_uri() if scheme == "file" else f"{SITE}/beside.html")
    expect(seen.page.locator(".gm-legend")).to_be_visible()
    asked = [url.rpartition("/")[2] for url in seen.requests]
    assert sorted(re.sub(r"-\w+", "", name) for name in asked) == ["beside.html", "client.css", "client.js"]
    assert seen.faults == []


def test_a_page_with_its_client_elsewhere_works(visit: Callable[..., Open], tmp_path: Path) -> None:
    """From a disk, with the files that the folder's page wrote."""
    drawn = IncidentMap(map_samples.sheet())
    drawn.save(tmp_path / "beside.html", resources="directory")
    path = tmp_path / "elsewhere.html"
    drawn.save(path, resources="cdn", resources_url=f"{SITE}/geomap-client")
    seen = served(visit, tmp_path, path.as_uri())
    expect(seen.page.locator(".gm-legend")).to_be_visible()
    assert len(seen.requests) == 3
    assert seen.faults == []


def test_another_script_at_that_address_does_not_run(visit: Callable[..., Open], tmp_path: Path) -> None:
    """Whoever breaks into that server gets no script into the page; the table is there."""
    drawn = IncidentMap(map_samples.sheet())
    drawn.save(tmp_path / "beside.html", resources="directory")
    for file in (tmp_path / "geomap-client").glob("*.js"):
        file.write_text("window.ran = 1", encoding="utf-8")
    path = tmp_path / "elsewhere.html"
    drawn.save(path, resources="cdn", resources_url=f"{SITE}/geomap-client")
    seen = served(visit, tmp_path, path.as_uri())
    assert seen.page.evaluate("window.ran") is None
    assert any("integrity" in fault for fault in seen.faults)


def test_tiles_stand_under_the_incidents(visit: Callable[..., Open]) -> None:
    """Asked from their host alone, named on the map, our borders over them."""
    seen = visit("<!doctype html><title>before</title>")
    seen.requests.clear()
    seen.page.route("https://tiles.example/**", _answer)
    seen.page.set_content(to_html(map_samples.sheet(tiles=TILES)))
    page = seen.page
    expect(page.locator(".gm-tile img").first).to_be_visible()
    page.wait_for_function("[...document.querySelectorAll('.gm-tile img')].every(one => one.naturalWidth === 1)")
    expect(page.locator(".gm-tiles-credit")).to_have_text("© The <i>survey</i>")
    expect(page.locator(".gm-margin")).to_contain_text("This page asks tiles.example for its background map")
    assert page.locator(".gm-border").first.evaluate("one => getComputedStyle(one).stroke") != "none"
    assert page.locator(".gm-land").first.evaluate("one => getComputedStyle(one).fill") == "none"
    assert {url.split("/")[2] for url in seen.requests} == {"tiles.example"}
    assert seen.faults == []


def _answer(route: Route) -> None:
    route.fulfill(body=PIXEL, content_type="image/png")


def test_the_map_says_when_no_tile_came(visit: Callable[..., Open]) -> None:
    """A blank ground would else look like an empty one; everything else works."""
    page = visit(map_samples.sheet(tiles=TILES)).page
    expect(page.locator(".gm-tiles-credit")).to_contain_text("The background map did not come.")
    page.locator(".gm-head").first.click()
    expect(page.locator(".gm-body").first).to_be_visible()


def test_two_fragments_stand_on_a_page_that_styles_everything(visit: Callable[..., Open]) -> None:
    """Nothing of the host's style or script gets in, nothing of the map's gets out."""
    fragments = "".join(
        IncidentMap(map_samples.sheet(title=title)).to_html(full_html=False) for title in ("One", "Two")
    )
    host = f"<!doctype html><title>Host</title>{HOSTILE_STYLE}<h1>Theirs</h1>{fragments}"
    seen = visit(host, width=1100, height=1400)
    for number, title in enumerate(("One", "Two")):
        frame = seen.page.frame_locator("iframe").nth(number)
        expect(frame.locator(".gm-title h1")).to_have_text(title)
        assert frame.locator(".gm-title h1").evaluate("one => getComputedStyle(one).fontSize") == "20px"
        expect(frame.locator(".gm-legend")).to_be_visible()
    assert seen.page.evaluate("[window.L, window.geomap, document.title]") == ["theirs", "theirs", "Host"]
    assert seen.page.evaluate("document.querySelectorAll('[class*=gm-], [class*=leaflet]').length") == 0
    assert seen.page.evaluate("location.hash") == ""
    assert seen.faults == []


def test_a_strict_host_takes_a_fragment_by_its_hashes(visit: Callable[..., Open]) -> None:
    """A ``srcdoc`` frame inherits the host's policy: these two hashes and data pictures are all that it needs."""
    client = client_of()
    allowed = f"script-src {client.script_source}; style-src {client.style_source}; img-src data:"
    policy = f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; {allowed}">'
    fragment = IncidentMap(map_samples.sheet()).to_html(full_html=False)
    seen = visit(f"<!doctype html><head>{policy}<title>Host</title></head><body>{fragment}</body>")
    expect(seen.page.frame_locator("iframe").locator(".gm-legend")).to_be_visible()
    assert seen.faults == []
