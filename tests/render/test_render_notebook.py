"""The map as folium's users meet it: in notebooks, in figures, in pages of their own."""

from __future__ import annotations

import base64
import html
import re
import sys
from typing import Any

import folium
import map_samples
import pytest
from branca.element import Element

from geomap.render.folium_map import IncidentMap
from geomap.render.page.html_page import to_html
from geomap.render.picture import picture


@pytest.fixture
def drawn() -> IncidentMap:
    """A map with nothing added to it."""
    return IncidentMap(map_samples.sheet())


def test_a_notebook_gets_page_and_picture(drawn: IncidentMap) -> None:
    """The picture for where the page is not trusted, the same one that ``save`` writes."""
    bundle = drawn._repr_mimebundle_()
    assert list(bundle) == ["text/html", "image/png", "text/plain"]
    assert bundle["text/html"] == drawn._repr_html_()
    assert base64.b64decode(bundle["image/png"]) == picture(map_samples.sheet())
    assert "IncidentMap" in bundle["text/plain"]


def test_a_notebook_gets_what_it_asks_for(drawn: IncidentMap) -> None:
    """Nothing is drawn that nobody wants."""
    assert list(drawn._repr_mimebundle_(include=["text/html"])) == ["text/html"]
    assert list(drawn._repr_mimebundle_(exclude=["image/png", "text/plain"])) == ["text/html"]


def test_without_matplotlib_there_is_still_the_page(drawn: IncidentMap, monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture is an extra."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert list(drawn._repr_mimebundle_()) == ["text/html", "text/plain"]


def test_folium_takes_its_picture_without_a_browser(drawn: IncidentMap) -> None:
    """What folium has selenium for is our own picture."""
    assert drawn._to_png(3) == picture(map_samples.sheet())


def test_a_fragment_is_a_sandboxed_frame_with_the_page_in_it(drawn: IncidentMap) -> None:
    """It brings no element, id or style of its own into its host, and no attribute that a strict host refuses."""
    fragment = drawn.to_html(full_html=False)
    found = re.fullmatch(r'<iframe srcdoc="([^"]*)" title="A week on the line" ([^<>]*)></iframe>\n', fragment)
    assert found
    assert html.unescape(found[1]) == drawn.to_html()
    assert 'sandbox="allow-scripts ' in found[2]
    assert not re.search(r"allow-same-origin|style=|\bid=|\bon\w+=", found[2])


def test_what_is_added_to_the_figure_is_on_the_page(drawn: IncidentMap) -> None:
    """The way in which folium's users put a title over a map; the page says its encoding once."""
    figure: Any = drawn.get_root()
    figure.html.add_child(Element("<h3>Seen from the office</h3>"))
    figure.header.add_child(Element("<style>h3 { color: teal }</style>"))
    page = drawn.to_html()
    assert "<h3>Seen from the office</h3>" in page.partition("<body>")[2]
    assert "color: teal" in page.partition("<body>")[0]
    assert page == drawn.to_html()
    assert page.count("http-equiv") == 1


def test_an_untouched_figure_adds_nothing(drawn: IncidentMap) -> None:
    """The page stays under its strict policy."""
    drawn.get_root().render()
    assert drawn.to_html() == to_html(map_samples.sheet())


def test_guests_of_a_foreign_figure_come_along(drawn: IncidentMap) -> None:
    """What was added to the map is in its frame; what was added to the figure stays outside of it."""
    figure = folium.Figure()
    figure.add_child(drawn)
    figure.html.add_child(Element("<h3>Two maps</h3>"))
    folium.Marker([45, 20], popup="Own office").add_to(drawn)
    shown = figure.render()
    assert "Own office" in shown
    assert shown.count("Two maps") == 1
