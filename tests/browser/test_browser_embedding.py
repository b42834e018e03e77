"""Maps in other people's pages: framed, two on a page, under a strict policy, without an origin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import map_samples
import pytest
from playwright.sync_api import expect

from geomap.render.page.embedding import embed_snippet
from geomap.render.page.html_page import save_html
from geomap.settings import EmbedKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


Open = Any
STRICT = "default-src 'none'; frame-src 'self' file:"
LISTENER = """<script>
addEventListener("message", (event) => {
  const height = event.data?.geomap?.height;
  for (const frame of document.querySelectorAll("iframe"))
    if (height && frame.contentWindow === event.source) frame.height = height;
});
</script>"""


@pytest.fixture
def snippet(tmp_path: Path) -> Callable[..., str]:
    """The snippet of a map that lies beside the page which the tests open."""

    def make(name: str, kind: EmbedKind = EmbedKind.IFRAME, **changes: str) -> str:
        path = tmp_path / f"{name}.html"
        save_html(map_samples.sheet(**changes), path)
        return embed_snippet(path, kind=kind)

    return make


@pytest.mark.parametrize("kind", [EmbedKind.IFRAME, EmbedKind.SRCDOC])
def test_two_maps_live_on_one_page(visit: Callable[..., Open], snippet: Callable[..., str], kind: EmbedKind) -> None:
    """Each in its own frame, each moved by its own clock and list."""
    both = snippet("one", kind, title="The first") + "<p>words</p>" + snippet("two", kind, title="The second")
    seen = visit(f"<!doctype html><title>Host</title>{both}", width=1000, height=1300)
    for number, title in enumerate(("The first", "The second")):
        frame = seen.page.frame_locator("iframe").nth(number)
        expect(frame.locator("h1").first).to_have_text(title)
        expect(frame.locator(".gm-clock")).to_be_visible()
    seen.page.frame_locator("iframe").nth(0).locator(".gm-list-button").click()
    expect(seen.page.frame_locator("iframe").nth(0).locator(".gm-panel")).to_be_visible()
    assert seen.faults == []


def test_a_host_with_a_strict_policy_takes_the_frame(visit: Callable[..., Open], snippet: Callable[..., str]) -> None:
    """No inline style, no script of ours in the host: nothing for its policy to refuse."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{STRICT}">'
    seen = visit(f"<!doctype html><head>{policy}<title>Host</title></head>{snippet('strict')}")
    expect(seen.page.frame_locator("iframe").locator(".gm-legend")).to_be_visible()
    assert seen.faults == []


def test_the_frame_tells_the_height_that_it_would_like(visit: Callable[..., Open], snippet: Callable[..., str]) -> None:
    """A host that listens gets a taller map on a wide screen, and the heights come to rest."""
    seen = visit(f"<!doctype html><title>Host</title>{LISTENER}{snippet('tall')}", width=1000, height=1200)
    expect(seen.page.locator("iframe")).to_have_attribute("height", "662")
    seen.page.set_viewport_size({"width": 500, "height": 1200})
    expect(seen.page.locator("iframe")).to_have_attribute("height", "620")
    assert seen.faults == []


def test_the_wheel_scrolls_the_host_until_the_map_is_clicked(
    visit: Callable[..., Open], snippet: Callable[..., str]
) -> None:
    """A reader who scrolls past a map does not fall into it."""
    seen = visit(f"<!doctype html><title>Host</title>{snippet('wheel')}")
    frame = seen.page.frames[1]
    frame.wait_for_selector(".gm-map")
    frame.evaluate("addEventListener('wheel', (event) => { window.taken = event.defaultPrevented; })")
    zoom = frame.evaluate("geomap.maps[0].getZoom()")
    box = seen.page.locator("iframe").bounding_box()
    assert box
    seen.page.mouse.move(box["x"] + 300, box["y"] + 250)
    seen.page.mouse.wheel(0, 200)
    seen.page.wait_for_timeout(300)
    assert frame.evaluate("window.taken") is False
    assert frame.evaluate("geomap.maps[0].getZoom()") == zoom
    seen.page.mouse.click(box["x"] + 300, box["y"] + 250)
    seen.page.mouse.wheel(0, -300)
    seen.page.wait_for_timeout(600)
    assert frame.evaluate("geomap.maps[0].getZoom()") > zoom
