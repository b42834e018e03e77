from __future__ import annotations

from dataclasses import replace
from datetime import date

import factories
import pytest
import shapely

from geomap.areas import Areas, default_areas
from geomap.drawing import compose_sheet, draw, title_of
from geomap.layering import keep_apart
from geomap.layers import join
from geomap.model import (
    Area,
    AreaKind,
    Article,
    Flag,
    Incident,
    Kind,
    Place,
)
from geomap.render.sheet.map_sheet import DISCLAIMER

DJIBO = Place("own:djibo", "Djibo", 14.1, -1.63, Kind.SETTLEMENT, "BF")
DORI = Place("own:dori", "Dori", 14.03, -0.03, Kind.SETTLEMENT, "BF")
MENAKA = Place("own:menaka", "Menaka", 15.92, 2.4, Kind.SETTLEMENT, "ML")
NIAMEY = Place("own:niamey", "Niamey", 13.51, 2.11, Kind.SETTLEMENT, "NE")
SHUSHA = Place("own:shusha", "Shusha", 39.76, 46.75, Kind.SETTLEMENT, "AZ")


def make_incident(place: Place, *, flags: frozenset[Flag] = frozenset()) -> Incident:
    """An attack of one day at a place."""
    article = factories.make_article(f"Gunmen attacked {place.name}.", id=place.id, published=None)
    return keep_apart([factories.make_report(article, place=place, day=date(2020, 11, 26), flags=flags)])[0]


@pytest.mark.parametrize(
    ("places", "title"),
    [
        ((), "Incidents"),
        ((DJIBO,), "Incidents in Djibo"),
        ((DJIBO, DJIBO, DORI), "Incidents in Djibo and Dori"),
        ((DJIBO, DORI, MENAKA), "Incidents in Burkina Faso and Mali"),
        ((DJIBO, DORI, MENAKA, NIAMEY), "Incidents in Burkina Faso, Mali and Niger"),
        ((DJIBO, DORI, MENAKA, NIAMEY, SHUSHA), "Incidents in Burkina Faso, Azerbaijan and 2 more countries"),
        ((replace(DJIBO, name="Far upon the " * 9),), f"Incidents in {'Far upon the ' * 4}Far upo…"),
    ],
)
def test_a_title_names_places_then_countries(places: tuple[Place, ...], title: str) -> None:
    """Few places are named, many are told by their countries, the most frequent first."""
    assert title_of(make_incident(place) for place in places) == title


def test_history_gives_no_title() -> None:
    """What is not drawn at first does not name the map."""
    history = make_incident(DORI, flags=frozenset({Flag.BACKGROUND}))
    assert title_of([make_incident(DJIBO), history]) == "Incidents in Djibo"


def test_a_sheet_carries_ground_towns_and_credits() -> None:
    """The map round Djibo has its country, its towns, and names GeoNames."""
    sheet = compose_sheet((make_incident(DJIBO),), areas=default_areas())
    assert "BF" in {area.id for area in sheet.areas}
    assert "Djibo" in {town.name for town in sheet.towns}
    assert any("GeoNames" in credit.name for credit in sheet.credits)
    assert not any("Control" in credit.name for credit in sheet.credits)


def test_places_that_openstreetmap_knew_are_credited() -> None:
    """Its licence asks for it, and only where something of it is shown."""
    asked = Place("nominatim:1", "Zorvagen", 14.2, -1.5, Kind.SETTLEMENT, "BF")
    names = [
        {credit.name for credit in compose_sheet((make_incident(place),), areas=default_areas()).credits}
        for place in (DJIBO, asked)
    ]
    assert [any("OpenStreetMap" in name for name in one) for one in names] == [False, True]


def test_control_areas_are_drawn_and_credited_where_the_map_reaches_them() -> None:
    """A map of Shusha shows who held what, and says by whose word."""
    sheet = compose_sheet((make_incident(SHUSHA),), areas=default_areas())
    assert any(area.kind is AreaKind.CONTROL for area in sheet.areas)
    assert any("Control" in credit.name for credit in sheet.credits)


def test_our_control_areas_stay_off_a_map_on_which_nothing_happened_near_them() -> None:
    """A map from Ukraine to Iran is not one of who held Karabakh; the user's own areas are always drawn."""
    odesa = Place("own:odesa", "Odesa", 46.48, 30.73, Kind.SETTLEMENT, "UA")
    tehran = Place("own:tehran", "Tehran", 35.69, 51.42, Kind.SETTLEMENT, "IR")
    own = Area("own", "Here", AreaKind.CONTROL, shapely.box(40, 40, 41, 41), controller="North")
    happened = (make_incident(odesa), make_incident(tehran))
    drawn = compose_sheet(happened, areas=default_areas() + Areas([own])).areas
    assert [area.id for area in drawn if area.kind is AreaKind.CONTROL] == ["own"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_articles_stand_in_the_margin_as_they_were_published(order: tuple[int, ...]) -> None:
    """By day, undated ones last: the order of the input does not show on the page."""
    days = (date(2020, 11, 27), date(2020, 11, 26), None)
    articles = tuple(Article(id=f"a{number}", text="", published=day) for number, day in enumerate(days))
    given = tuple(articles[number] for number in order)
    sheet = compose_sheet((make_incident(DJIBO),), areas=default_areas(), articles=given)
    assert [article.id for article in sheet.articles] == ["a1", "a0", "a2"]


def test_draw_says_who_held_the_ground() -> None:
    """The drawn incidents are joined with the areas of their own day."""
    page = draw([make_incident(SHUSHA)], title="November").to_html()
    assert "November" in page
    assert "Azerbaijan" in page


def test_a_map_of_nothing_shows_the_world() -> None:
    """No incident is no error for somebody who draws by hand."""
    assert compose_sheet((), areas=default_areas()).areas


def test_disputed_areas_in_view_are_shaded_and_their_lines_drawn() -> None:
    """The polygons apart from the base map, whose lines are their borders."""
    areas = default_areas()
    sheet = compose_sheet(join([make_incident(SHUSHA)], areas), areas=areas)
    shaded = {area.id for area in sheet.disputed}
    assert {"disputed:nagorno-karabakh", "disputed:nagorno-karabakh-1994"} <= shaded
    assert all(area.geometry.geom_type.endswith("Polygon") for area in sheet.disputed)
    assert not shaded & {area.id for area in sheet.areas}


def test_ones_own_areas_are_credited_to_their_source() -> None:
    """A user's map of control is not ours."""
    box = shapely.box(46, 39, 48, 41)
    own = Area("own", "Here", AreaKind.CONTROL, box, controller="North", source="a survey")
    boundaries = default_areas().of_kind(AreaKind.COUNTRY)
    sheet = compose_sheet((make_incident(SHUSHA),), areas=boundaries + Areas([own]))
    names = [credit.name for credit in sheet.credits]
    assert "Control areas of the map's author: a survey" in names
    assert not [name for name in names if name.startswith("Control areas: compiled")]


def test_ones_own_boundaries_of_every_kind_are_drawn() -> None:
    """Whatever a file says its areas are, and though one bears an id of ours."""
    own = Area("AZ", "Valley", AreaKind.ADMIN1, shapely.box(46, 39, 48, 41), country_code="AZ")
    sheet = compose_sheet((make_incident(SHUSHA),), areas=default_areas() + Areas([own]))
    assert own in sheet.areas


def test_counties_are_drawn_where_one_looks_closely() -> None:
    """Three thousand of them would hide a map of the country."""
    austin = Place("own:austin", "Austin", 30.27, -97.74, Kind.SETTLEMENT, "US")
    fargo = Place("own:fargo", "Fargo", 46.88, -96.79, Kind.SETTLEMENT, "US")
    close = compose_sheet((make_incident(austin),), areas=default_areas())
    wide = compose_sheet((make_incident(austin), make_incident(fargo)), areas=default_areas())
    assert "US.TX.453" in {area.id for area in close.areas}
    assert not [area for area in wide.areas if area.kind is AreaKind.ADMIN2]
    assert "Counties: U.S. Census Bureau, by us-atlas" in {credit.name for credit in close.credits}


@pytest.mark.parametrize(("said", "shown"), [("", DISCLAIMER), ("As our desk draws them.", "As our desk draws them.")])
def test_the_disclaimer_is_neutral_or_ones_own(said: str, shown: str) -> None:
    """Nobody's official words are put into a map's mouth."""
    assert compose_sheet((make_incident(SHUSHA),), areas=default_areas(), disclaimer=said).disclaimer == shown
    assert "United Nations" not in DISCLAIMER
