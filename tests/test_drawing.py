from __future__ import annotations

from datetime import date

import factories
import pytest

from geomap.areas import default_areas
from geomap.drawing import compose_sheet, draw, title_of
from geomap.layering import keep_apart
from geomap.model import (
    AreaKind,
    Article,
    Flag,
    Incident,
    Kind,
    Place,
)

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
        ((DJIBO, DORI, MENAKA, NIAMEY), "Incidents in Burkina Faso, Mali and 1 more country"),
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
