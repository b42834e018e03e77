"""What axe-core finds in the page: nothing, of any weight, in every layout, colour and language."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import map_samples
import pytest

from geomap.render.page.embedding import embed_snippet
from geomap.render.page.html_page import save_html, to_html
from geomap.render.words.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Page

Open = Any
AXE = files("axe_playwright_python").joinpath("axe.min.js")


def violations(frame: Page | Frame) -> list[str]:
    """Every rule that the page breaks, with the first element that breaks it."""
    # As evaluated script, which the page's own policy does not concern.
    frame.evaluate(AXE.read_text(encoding="utf-8"))
    found = frame.evaluate(
        "axe.run(document, { resultTypes: ['violations'], iframes: false })"
        ".then((result) => result.violations.map((one) => `${one.id}: ${one.nodes[0].html}`))"
    )
    return list(found)


def unfold(page: Page | Frame) -> None:
    """Open an incident, the filters, the days and what can be taken along."""
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    page.locator(".gm-head").nth(1).click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_in_the_way_in_any_language(visit: Callable[..., Open], language: str) -> None:
    """Closed, and with everything unfolded."""
    page = visit(map_samples.sheet(language=language)).page
    assert violations(page) == []
    unfold(page)
    assert violations(page) == []


def test_every_stop_of_the_tab_key_has_a_name(visit: Callable[..., Open]) -> None:
    """The ground is not walked through area by area on the way to the list."""
    page = visit(map_samples.sheet()).page
    named = """() => {
        const at = document.activeElement;
        return at.tagName !== 'path' && Boolean(
            at.ariaLabel || at.textContent.trim() || at.labels?.length || at.placeholder || at === document.body);
    }"""
    stops = []
    for _ in range(30):
        page.keyboard.press("Tab")
        stops.append((page.evaluate(named), page.evaluate("document.activeElement.outerHTML.slice(0, 80)")))
    assert [html for is_named, html in stops if not is_named] == []


@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 390), ("dark", 390)])
def test_nothing_is_in_the_way_in_the_dark_or_on_a_phone(visit: Callable[..., Open], scheme: Any, width: int) -> None:
    """Contrast, names, order, sizes."""
    page = visit(map_samples.sheet(), width=width, height=800).page
    page.emulate_media(color_scheme=scheme)
    assert violations(page) == []
    if width < 720:
        page.locator(".gm-handle").click()
    unfold(page)
    assert violations(page) == []


def test_nothing_is_in_the_way_in_a_frame(visit: Callable[..., Open], tmp_path: Path) -> None:
    """Folded into somebody's report."""
    save_html(map_samples.sheet(), tmp_path / "one.html")
    snippet = embed_snippet(tmp_path / "one.html")
    host = f'<!doctype html><html lang="en"><title>Host</title><main><h1>Report</h1>{snippet}</main>'
    page = visit(host, width=1000).page
    frame = page.frames[1]
    frame.wait_for_selector(".gm-list-button")
    assert violations(frame) == []
    frame.locator(".gm-list-button").click()
    assert violations(frame) == []


def test_nothing_is_in_the_way_without_scripts(chromium: Browser, tmp_path: Path) -> None:
    """The table that stands in for the map."""
    path = tmp_path / "map.html"
    path.write_text(to_html(map_samples.sheet()).replace('class="gm-data"', 'class="no-data"'), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.documentElement.classList.add('gm-failed')")
    assert violations(page) == []
    page.close()
