"""What a page would ask the network for, found and named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import folium
import map_samples
import pytest
from folium.plugins import Fullscreen

from geomap.errors import UsageError
from geomap.render.folium_map import IncidentMap
from geomap.render.page.outside_requests import outside_addresses

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drawn() -> IncidentMap:
    """A map with nothing added to it."""
    return IncidentMap(map_samples.sheet())


def test_our_own_page_asks_nobody(drawn: IncidentMap, tmp_path: Path) -> None:
    """Links to articles and licences are the reader's to follow."""
    drawn.save(tmp_path / "map.html", strict=True)
    drawn.save(tmp_path / "beside.html", strict=True, resources="directory")
    assert "https://courier.example" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_objects_that_ask_nobody_are_let_through(drawn: IncidentMap, tmp_path: Path) -> None:
    """Also with a link in a popup."""
    folium.Marker([45, 20], popup='<a href="https://office.example/">Office</a>').add_to(drawn)
    folium.GeoJson({"type": "Point", "coordinates": [20, 45]}).add_to(drawn)
    drawn.save(tmp_path / "map.html", strict=True)


def test_a_plugin_is_named_by_what_it_asks_for(drawn: IncidentMap, tmp_path: Path) -> None:
    """And nothing is written."""
    plugin: Any = Fullscreen  # folium does not tell its types
    plugin().add_to(drawn)
    with pytest.raises(UsageError, match=r"would ask the network for https://[^ ]+\.js"):
        drawn.save(tmp_path / "map.html", strict=True)
    assert not (tmp_path / "map.html").exists()
    drawn.save(tmp_path / "map.html")


def test_a_tile_layer_of_folium_is_named(drawn: IncidentMap, tmp_path: Path) -> None:
    """Its address stands in a script."""
    folium.TileLayer("https://t.example/{z}/{x}/{y}.png", attr="Survey").add_to(drawn)
    with pytest.raises(UsageError, match=r"https://t\.example/"):
        drawn.save(tmp_path / "map.html", strict=True)


def test_tiles_of_our_own_and_a_client_elsewhere_are_named(drawn: IncidentMap, tmp_path: Path) -> None:
    """Strict is strict, whoever asked for them."""
    with pytest.raises(UsageError, match=r"asks a\.tiles\.example, b\.tiles\.example for the tiles Own\.Relief"):
        IncidentMap(map_samples.sheet(tiles=map_samples.TILES)).save(tmp_path / "map.html", strict=True)
    with pytest.raises(UsageError, match=r"https://paper\.example/c/client-\w+\.css"):
        drawn.save(tmp_path / "map.html", strict=True, resources="cdn", resources_url="https://paper.example/c")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<img src="//cdn.example/a.png">', ("//cdn.example/a.png",)),
        ("<style>@import url(https://s.example/a.css);</style>", ("https://s.example/a.css",)),
        ("<script>load('https:\\/\\/s.example\\/a.js')</script>", ("https://s.example/a.js",)),
        ('<p style="background:url(https://p.example/x)">', ("https://p.example/x",)),
        ('<meta http-equiv="refresh" content="0;url=https://r.example/">', ("https://r.example/",)),
        ('<iframe srcdoc="<script src=https://i.example/x.js></script>"></iframe>', ("https://i.example/x.js",)),
        ('<a href="https://link.example/">x</a>', ()),
        ('<script>n("http://www.w3.org/2000/svg")</script>', ()),
        ('<script type="application/json">"https://data.example/"</script>', ()),
        ("<p>https://words.example/</p>", ()),
    ],
)
def test_what_loads_is_told_from_what_is_said(html: str, found: tuple[str, ...]) -> None:
    """Elements, styles and scripts load; links and words do not."""
    assert outside_addresses(html, own=()) == found
