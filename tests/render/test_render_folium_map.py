from __future__ import annotations

import io
from typing import TYPE_CHECKING

import folium
import map_samples
import pytest
from branca.element import Figure

from geomap.errors import OutputError
from geomap.render import IncidentMap, draw
from geomap.render.page.html_page import to_html

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def incident_map() -> IncidentMap:
    """A map with nothing added to it."""
    return IncidentMap(map_samples.sheet())


def test_it_is_a_folium_map(incident_map: IncidentMap) -> None:
    """People know what to do with one."""
    assert isinstance(incident_map, folium.Map)


def test_alone_it_is_the_page_itself(incident_map: IncidentMap, tmp_path: Path) -> None:
    """Byte for byte, under the strict policy."""
    incident_map.save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == to_html(map_samples.sheet())


def test_it_saves_to_a_name_or_an_open_file(incident_map: IncidentMap, tmp_path: Path) -> None:
    """As any folium map does."""
    buffer = io.BytesIO()
    incident_map.save(buffer, close_file=False)
    incident_map.save(str(tmp_path / "map.html"))
    assert buffer.getvalue() == (tmp_path / "map.html").read_bytes()


def test_saving_into_no_folder_is_an_error_of_ours(incident_map: IncidentMap, tmp_path: Path) -> None:
    """With the path and the next step in it."""
    with pytest.raises(OutputError):
        incident_map.save(tmp_path / "none" / "map.html")


def test_added_objects_stand_on_the_same_map(incident_map: IncidentMap) -> None:
    """Their scripts come after ours and find the map under its folium name."""
    folium.Marker([45.0, 20.0], popup="Own office").add_to(incident_map)
    page = incident_map.to_html()
    assert f"var {incident_map.get_name()} = window.geomap.maps[0];" in page
    assert page.index("window.geomap.maps[0];") < page.index("L.marker(")
    assert "Own office" in page


def test_added_objects_widen_the_policy(incident_map: IncidentMap) -> None:
    """Folium writes inline scripts and loads plugins: the strict policy would break them."""
    assert "unsafe-inline" not in incident_map.to_html()
    folium.Circle([45.0, 20.0], radius=100).add_to(incident_map)
    assert "unsafe-inline" in incident_map.to_html()


def test_rendering_twice_adds_nothing(incident_map: IncidentMap) -> None:
    """A notebook shows a map many times."""
    folium.Circle([45.0, 20.0], radius=100).add_to(incident_map)
    assert incident_map.to_html() == incident_map.to_html()


def test_folium_icons_bring_their_library(incident_map: IncidentMap) -> None:
    """Only where one is used: it is on the network."""
    assert "awesome" not in incident_map.to_html()
    folium.Marker([45.0, 20.0], icon=folium.Icon(color="red")).add_to(incident_map)
    assert "awesome-markers" in incident_map.to_html()


def test_no_article_text_is_read_as_a_template() -> None:
    """Branca would work out jinja2 in it, on the machine of whoever draws the map."""
    event = map_samples.incident(sub_event_type="{{ 7 * 7 }}{% for %}")
    own = IncidentMap(map_samples.sheet(incidents=(event,), title="{{ 7 * 7 }}"))
    figure = Figure()
    figure.add_child(own)
    for shown in (own.to_html(), own._repr_html_(), figure.render()):
        assert "{{ 7 * 7 }}{% for %}" in shown


def test_a_notebook_gets_a_frame(incident_map: IncidentMap) -> None:
    """The page in a frame of its own cannot disturb the notebook, nor the notebook it."""
    shown = incident_map._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "<script" not in shown
    figure = incident_map.get_root()
    assert isinstance(figure, Figure)
    assert figure._repr_html_() == shown


def test_a_foreign_figure_gets_a_frame_too(incident_map: IncidentMap) -> None:
    """Beside other maps in somebody's own page."""
    figure = Figure()
    figure.add_child(incident_map)
    assert "<iframe srcdoc=" in figure.render()


def test_draw_makes_a_map_of_incidents() -> None:
    """The articles of the margin are those that the incidents come from."""
    drawn = draw(map_samples.sheet().incidents, areas=map_samples.areas(), title="Line")
    assert [article.id for article in drawn.sheet.articles] == ["courier-1"]
    assert drawn.sheet.title == "Line"
