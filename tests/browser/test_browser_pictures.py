"""The page as a picture, beside the picture that was looked at and kept: a few views, small, and with tolerance.

The pictures hold for the font that they were taken with, DejaVu Sans: another font breaks lines elsewhere.

Where a change is meant, run this file with ``GEOMAP_KEEP_PICTURES=1`` and look at what git shows.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import map_samples
import numpy as np
import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

Open = Any
KEPT = Path(__file__).resolve().parent / "pictures"
SMALL = 4
"""Pixels of the page to one of the picture: letters become grey, so how a machine smooths them hardly shows."""
FAR = 25
"""Levels of 255 by which a pixel must differ to count."""
MOST = 0.006
"""The part of all pixels that may: a lost clock is 0.007, a lost legend 0.017, a lost ground 0.07."""
SAMPLE_WIDTH = 741.6
"""Pixels of "Incidents 0123" in DejaVu Sans at 100 pixels."""
VIEWS: dict[str, dict[str, Any]] = {
    "wide": {},
    "dark": {"scheme": "dark"},
    "phone": {"width": 390, "height": 800},
    "arabic": {"language": "ar"},
    "open": {"open": True},
}


def picture(page: Page) -> Image.Image:
    """What is seen, shrunk."""
    page.wait_for_timeout(500)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    return shot.resize((shot.width // SMALL, shot.height // SMALL), Image.Resampling.BOX)


def set_quotes_sans(page: Page) -> None:
    """Set the quotes in the font of the rest: the serif font is another on every machine."""
    page.evaluate(
        "() => document.querySelectorAll('blockquote').forEach((quote) => { quote.style.fontFamily = 'inherit'; })"
    )


def width_of_sample(page: Page) -> float:
    """How wide some letters are, by which the font is known."""
    width = page.evaluate(
        "() => { const pen = document.createElement('canvas').getContext('2d'); "
        "pen.font = '100px ' + getComputedStyle(document.querySelector('.gm-page')).fontFamily; "
        "return pen.measureText('Incidents 0123').width; }"
    )
    return float(width)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels that are far apart."""
    apart = np.abs(np.asarray(one, dtype=int) - np.asarray(other, dtype=int)).max(axis=2)
    return float((apart > FAR).mean())


@pytest.mark.slow
@pytest.mark.parametrize("name", VIEWS)
def test_it_looks_as_it_did(visit: Callable[..., Open], name: str) -> None:
    """Wide, dark, on a phone, mirrored, and with an incident open."""
    view = VIEWS[name]
    sheet = map_samples.sheet(language=view.get("language", "en"))
    page = visit(sheet, width=view.get("width", 1280), height=view.get("height", 800)).page
    page.emulate_media(color_scheme=view.get("scheme", "light"), reduced_motion="reduce")
    if view.get("open"):
        page.locator(".gm-head").nth(1).click()
        set_quotes_sans(page)
    if abs(width_of_sample(page) - SAMPLE_WIDTH) > 0.5:
        pytest.skip("the system font of this machine is not DejaVu Sans, which the pictures were taken with")
    seen, path = picture(page), KEPT / f"{name}.png"
    if os.environ.get("GEOMAP_KEEP_PICTURES"):
        KEPT.mkdir(exist_ok=True)
        seen.save(path, optimize=True)
    kept = Image.open(path).convert("RGB")
    assert seen.size == kept.size
    assert difference(seen, kept) < MOST


def test_a_lost_layer_would_be_seen(visit: Callable[..., Open]) -> None:
    """The tolerance is for fonts: a map without its ground, or without its list, is another picture."""
    page = visit(map_samples.sheet()).page
    whole = picture(page)
    for lost in (".gm-clock", ".gm-legend", ".gm-map .leaflet-pane"):
        page.evaluate("selector => document.querySelector(selector).style.setProperty('visibility', 'hidden')", lost)
        assert difference(whole, picture(page)) > MOST
