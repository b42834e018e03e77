"""The page among others: folium objects on it, frames round it, hostile texts in it."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import folium
import map_samples
import pytest
from playwright.sync_api import expect

from geomap.model import Area, Claim, GeoPrecision, Kind, Location, Place, Span, Stance
from geomap.render import Credit, IncidentMap
from geomap.render.page.html_page import to_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.render.sheet.map_sheet import MapSheet

Open = Any

ATTACKS = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "</script><script>window.ran = 3</script>",
    "<svg onload=window.ran=4>",
    "${window.ran = 5}`'\"",
    "<!--<script>",
    "javascript:window.ran=6",
    "\u202eabc\u2066",
    "{{ constructor.constructor('window.ran = 7')() }}",
    "</style><style>*{display:none}</style>",
    "__proto__",
)


def under_attack(attack: str) -> MapSheet:
    """A sheet with the same words in every text of it."""
    article = map_samples.article(id=attack, text=attack, title=attack, source=attack, url=attack)
    whole = Span(0, len(attack))
    place = Place(attack, attack, 45.2, 20.4, Kind.SETTLEMENT, admin1=attack)
    where = Location(place, GeoPrecision.EXACT, attack)
    claim = Claim(attack, Stance.DENIES, whole, side=attack)
    told = map_samples.report(article=article, spans=(whole,), claims=(claim,), sub_event_type=attack, location=where)
    plain = map_samples.incident()
    actors = tuple(replace(actor, name=attack, kind=attack) for actor in plain.actors)
    assert plain.controlled_by
    held = replace(plain.controlled_by, controller=attack, area=attack, source=attack)
    event = replace(
        plain, id=attack, reports=(told,), sub_event_type=attack, location=where, actors=actors, controlled_by=held
    )
    areas = tuple(_attacked(area, attack) for area in map_samples.areas())
    return map_samples.sheet(
        title=attack, incidents=(event,), articles=(article,), areas=areas, towns=(place,), viewpoint=attack,
        credits=(Credit(attack, attack, attack, attack),), disclaimer=attack, notes=(attack,), generator=attack,
    )  # fmt: skip


def _attacked(area: Area, attack: str) -> Area:
    controller = attack if area.controller else ""
    return replace(area, name=attack, controller=controller, source=attack, note=attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_texts_are_shown_and_do_nothing(visit: Callable[..., Open], attack: str) -> None:
    """In every field that reaches the page, opened, hovered and searched for."""
    seen = visit(under_attack(attack))
    page = seen.page
    page.locator(".gm-head").first.click()
    page.locator(".gm-map").hover()
    expect(page.locator(".gm-body blockquote").first).to_have_text(attack)
    expect(page.locator(".gm-title h1")).to_have_text(attack)
    page.get_by_role("searchbox").fill(attack)
    assert page.evaluate("window.ran") is None
    assert page.locator(".gm-page :is(script, style, img, iframe, object, embed, form)").count() == 0
    assert page.locator("a:not([href^='http'], [href='#'])").count() == 0
    assert seen.faults == []
    assert len(seen.requests) == 1


def test_a_word_of_a_hundred_thousand_letters_does_not_stop_the_page(visit: Callable[..., Open]) -> None:
    """In every field: it is cut where no name would end, and the page opens, is searched and opened as any other."""
    page = visit(under_attack("A" * 100_000)).page
    page.locator(".gm-head").first.click()
    expect(page.locator(".gm-where").first).to_have_text("A" * 2000 + "…")
    expect(page.locator(".gm-body").first).to_be_visible()


def test_folium_objects_stand_on_the_map_without_a_request(visit: Callable[..., Open]) -> None:
    """Marker, popup, shape and layer switch: folium's own scripts, our Leaflet, no jQuery, no network."""
    drawn = IncidentMap(map_samples.sheet())
    group = folium.FeatureGroup(name="Offices").add_to(drawn)
    folium.Marker([46.0, 21.9], popup="Own office", tooltip="Hello").add_to(group)
    shape = {"type": "Polygon", "coordinates": [[[21, 45], [22, 45], [22, 46], [21, 45]]]}
    folium.GeoJson(shape, name="Own shape").add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    seen = visit(drawn.to_html())
    page = seen.page
    expect(page.locator(".leaflet-control-layers")).to_contain_text("Offices")
    page.locator(".leaflet-marker-icon").click()
    expect(page.locator(".leaflet-popup-content")).to_have_text("Own office")
    assert page.locator(".leaflet-marker-icon").evaluate("icon => icon.naturalWidth") > 0
    assert [url for url in seen.requests if not url.startswith(("file:", "data:"))] == []
    assert seen.faults == []


def test_fitting_bounds_in_python_is_obeyed(visit: Callable[..., Open]) -> None:
    """The author's view wins over ours."""
    drawn = IncidentMap(map_samples.sheet())
    drawn.fit_bounds([[44.5, 22.0], [44.6, 22.1]])
    page = visit(drawn.to_html()).page
    page.wait_for_timeout(300)
    centre = page.evaluate("geomap.maps[0].getCenter()")
    assert centre["lat"] == pytest.approx(44.55, abs=0.1)
    assert centre["lng"] == pytest.approx(22.05, abs=0.1)


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'])
def test_it_lives_in_a_frame(visit: Callable[..., Open], sandbox: str) -> None:
    """In a notebook or a report, also where the frame may do nothing but run scripts; folded to map, legend, clock."""
    page_in_frame = html.escape(to_html(map_samples.sheet()), quote=True)
    seen = visit(f'<!doctype html><iframe {sandbox} width="900" height="560" srcdoc="{page_in_frame}"></iframe>')
    frame = seen.page.frame_locator("iframe")
    expect(frame.locator(".gm-legend")).to_be_visible()
    expect(frame.locator(".gm-clock")).to_be_visible()
    expect(frame.locator(".gm-panel")).to_be_hidden()
    frame.get_by_role("button", name="5 incidents").click()
    frame.locator(".gm-head").first.click()
    expect(frame.locator(".gm-body")).to_be_visible()
    seen.page.wait_for_timeout(600)
    assert seen.faults == []
