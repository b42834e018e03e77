from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import map_samples
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Area, AreaKind, EventType, GeoPrecision, Location, Span
from geomap.render.payload.build_payload import payload
from geomap.render.payload.incident_columns import EPOCH, LONGEST_QUOTE
from geomap.render.payload.shape_encoding import ALPHABET, encode_numbers
from geomap.render.sheet.event_symbols import symbols
from geomap.render.sheet.extent import first_view

if TYPE_CHECKING:
    from geomap.render.payload.incident_tables import Texts


def numbers(text: str) -> list[int]:
    """What a column says: five bits a character, the sixth says that more follow, zigzag for the sign."""
    found, value, shift = [], 0, 0
    for character in text:
        bits = ALPHABET.index(character)
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            found.append(value >> 1 if value % 2 == 0 else -(value + 1) // 2)
            value = shift = 0
    return found


def texts(columns: Texts) -> list[str]:
    """Texts that stand one behind the other, cut as JavaScript cuts them."""
    whole, found, at = columns["text"].encode("utf-16-le"), [], 0
    for length in numbers(columns["lengths"]):
        found.append(whole[at * 2 : (at + length) * 2].decode("utf-16-le"))
        at += length
    return found


@given(st.lists(st.integers(-(2**29), 2**29)))
def test_numbers_are_read_as_they_were_written(values: list[int]) -> None:
    """Small and large, of either sign."""
    assert numbers(encode_numbers(values)) == values


def test_incidents_stand_in_the_order_of_time() -> None:
    """By day, undated ones after them, history last: the numbers of the printed map."""
    data = payload(map_samples.sheet())
    assert texts(data["incidents"]["id"]) == ["shelling-marsh", "mine-ostrel", "march-karvin", "nowhere", "old-siege"]


def test_the_order_of_the_input_does_not_show() -> None:
    """The same incidents in another order are the same page."""
    sheet = map_samples.sheet()
    turned = replace(sheet, incidents=sheet.incidents[::-1])
    assert payload(sheet) == payload(turned)


def test_days_are_counted_from_1970() -> None:
    """Numbers sort, subtract and need no parsing."""
    data = payload(map_samples.sheet(incidents=(map_samples.incident(),)))
    assert numbers(data["incidents"]["start"]) == [date(2021, 3, 9).toordinal() - EPOCH]


def test_words_stand_once() -> None:
    """Repeated names cost a number each."""
    words = payload(map_samples.sheet())["words"]
    assert len(words) == len(set(words))


def quotes_of(*claims: str) -> list[str]:
    """What is quoted of the mine near Ostrel where these words are claims about it."""
    claim = map_samples.report().claims[0]
    told = map_samples.report(claims=tuple(replace(claim, span=map_samples.span(words)) for words in claims))
    return texts(payload(map_samples.sheet(incidents=(map_samples.incident(reports=(told,)),)))["quotes"])


def test_a_claim_elsewhere_in_the_article_brings_its_own_quote() -> None:
    """Whoever speaks three sentences later is heard too, after the sentence that tells the event."""
    told, said = quotes_of("residents said")
    assert told.startswith("Two border guards")
    assert said == "residents said"


@pytest.mark.parametrize(
    "claims", [("the interior ministry said",), ("Two border guards died", "died when a mine went off")]
)
def test_nothing_is_quoted_twice(claims: tuple[str, ...]) -> None:
    """A claim within the sentence is marked there."""
    assert len(quotes_of(*claims)) == 1


def test_sentences_that_follow_one_another_are_one_quote() -> None:
    """With the space between them, as the article has it."""
    (quote,) = quotes_of("The Highland Front denied laying it.")
    assert quote.endswith("the interior ministry said. The Highland Front denied laying it.")


def test_the_words_of_a_claim_can_be_cut_out_of_its_quote() -> None:
    """Offsets count as JavaScript counts: what lies beyond the basic plane takes two."""
    text = "🌊 Water rose, the mayor said."
    article = map_samples.article(text=text)
    claim = replace(map_samples.report().claims[0], span=map_samples.span("the mayor said", text=text))
    told = map_samples.report(article=article, spans=(map_samples.span(text, text=text),), claims=(claim,))
    data = payload(map_samples.sheet(incidents=(map_samples.incident(reports=(told,)),)))
    (start,), (length,) = numbers(data["claims"]["start"]), numbers(data["claims"]["length"])
    assert text.encode("utf-16-le")[start * 2 : (start + length) * 2].decode("utf-16-le") == "the mayor said"


def test_a_long_quote_is_visibly_shortened() -> None:
    """A page must not carry whole articles."""
    text = "Rain. " * 1000
    article = map_samples.article(text=text)
    told = map_samples.report(article=article, spans=(Span(0, len(text)),), claims=())
    data = payload(map_samples.sheet(incidents=(map_samples.incident(reports=(told,)),)))
    (quote,) = texts(data["quotes"])
    assert len(quote) == LONGEST_QUOTE + len(" […]")
    assert quote.endswith(" […]")


def test_only_outlines_in_use_are_carried() -> None:
    """An outline that no incident of the sheet stands on costs nothing."""
    shapes = {map_samples.UPPER_MARSH.id: map_samples.MARSH_SHAPE, "region:elsewhere": shapely.box(0, 0, 1, 1)}
    assert list(payload(map_samples.sheet(outlines=shapes))["outlines"]) == [map_samples.UPPER_MARSH.id]


def test_a_shape_that_changes_hands_is_carried_once() -> None:
    """Two holders of the same ground share its polygon."""
    data = payload(map_samples.sheet())
    assert len(data["control"]) == 2
    assert len(data["shapes"]["areas"]) == 1


def test_the_first_view_holds_every_placed_incident() -> None:
    """Points, circles and outlines; history is not looked at first."""
    west, south, east, north = first_view(map_samples.sheet()) or [0, 0, 0, 0]
    view = shapely.box(west, south, east, north)
    assert view.contains(shapely.Point(20.4, 45.2))
    assert view.contains(map_samples.MARSH_SHAPE)


def test_a_map_without_a_place_has_no_first_view() -> None:
    """The client then shows the world."""
    assert first_view(map_samples.sheet(incidents=(map_samples.nowhere(),))) is None


def test_every_event_type_has_a_symbol_of_its_own() -> None:
    """Shape and hue both differ, so that either is enough."""
    drawn = symbols()["types"]
    assert set(drawn) == {str(event_type) for event_type in EventType}
    for looks in zip(*((one["path"], one["colour"], one["dark"]) for one in drawn.values()), strict=True):
        assert len(set(looks)) == len(EventType)


def test_ground_is_sorted_by_what_it_is() -> None:
    """Countries, provinces and disputed lines are drawn differently."""
    ground = payload(map_samples.sheet())["ground"]
    assert [row[0] for row in ground["countries"]] == ["Ardenia", "Borland"]
    assert [row[0] for row in ground["divisions"]] == ["Upper Marsh"]
    assert [row[0] for row in ground["disputed"]] == ["Ceasefire line"]


def test_a_disputed_edge_is_not_drawn_twice() -> None:
    """Where a line runs along a disputed polygon, dashes over dashes would look solid."""
    polygon = shapely.box(0, 0, 1, 1)
    twice = (
        Area("a", "Area", AreaKind.DISPUTED, polygon),
        Area("b", "Line", AreaKind.DISPUTED, polygon.boundary),
    )
    assert [row[0] for row in payload(map_samples.sheet(areas=twice))["ground"]["disputed"]] == ["Line"]


def test_the_backdrop_is_coarse_and_leaves_islets_out() -> None:
    """The rest of the world costs little."""
    mainland, islet = shapely.box(50, 0, 60, 9), shapely.box(70, 0, 70.1, 0.1)
    far = Area("XC", "Far", AreaKind.COUNTRY, shapely.MultiPolygon([mainland, islet]))
    assert len(payload(map_samples.sheet(backdrop=(far,)))["ground"]["backdrop"]) == 1


@pytest.mark.parametrize("precision", list(GeoPrecision))
def test_precision_is_told_as_it_is(precision: GeoPrecision) -> None:
    """The client draws by it: it may not be rounded up."""
    event = map_samples.incident(location=Location(map_samples.KARVIN, precision))
    data = payload(map_samples.sheet(incidents=(event,)))
    assert numbers(data["incidents"]["precision"]) == [int(precision)]


def test_a_page_without_control_areas_does_not_say_why_nobody_held_a_place() -> None:
    """Most of the world has no such map, and its pages need no excuse."""
    unheld = replace(map_samples.incident(), controlled_by=None, control_note="no control data for that day")
    quiet = map_samples.sheet(incidents=(unheld,), areas=())
    assert "no control data for that day" in payload(map_samples.sheet(incidents=(unheld,)))["words"]
    assert "no control data for that day" not in payload(quiet)["words"]
