"""Who held the ground, as a reader sees it on the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import map_samples
from playwright.sync_api import expect

from geomap.model import Area, AreaKind, AreaStatus
from geomap.render.payload.incident_columns import day_number

if TYPE_CHECKING:
    from collections.abc import Callable

Open = Any
LEGEND = ".gm-legend"


def control(**changes: Any) -> tuple[Area, ...]:
    """The areas of the sample, the later of the two control areas changed."""
    *others, last = map_samples.areas()
    return (*others, replace(last, **changes))


def days(first: date, last: date) -> str:
    """The fragment of an address that sets the clock."""
    return f"#days={day_number(first)},{day_number(last)}"


def test_what_is_claimed_is_hatched_and_what_changed_hands_outlined(visit: Callable[..., Open]) -> None:
    """And the legend explains both, and how closely the lines are known."""
    sheet = map_samples.sheet(areas=control(precision="villages, 1 km"))
    seen = visit(sheet, fragment=days(date(2021, 3, 8), date(2021, 3, 12)))
    path = seen.page.locator("path.gm-control")
    expect(path).to_have_count(1)
    expect(path).to_have_class("gm-control gm-tint-1 is-claimed leaflet-interactive is-hatched is-changed")
    legend = seen.page.locator(LEGEND)
    expect(legend).to_contain_text("Changed hands since 8 Mar 2021")
    expect(legend).to_contain_text("claimed")
    expect(legend).to_contain_text("Lines precise to: villages, 1 km")
    assert seen.faults == []


def test_before_the_change_there_is_no_mark_of_it(visit: Callable[..., Open]) -> None:
    """The clock decides."""
    seen = visit(map_samples.sheet(), fragment=days(date(2021, 3, 1), date(2021, 3, 8)))
    expect(seen.page.locator("path.gm-control")).to_have_count(1)
    expect(seen.page.locator("path.gm-control.is-changed")).to_have_count(0)
    expect(seen.page.locator(LEGEND)).not_to_contain_text("Changed hands")


def test_a_day_without_a_map_of_its_own_says_so(visit: Callable[..., Open]) -> None:
    """What is carried forward looks otherwise than what was seen that day."""
    spell = (date(2021, 3, 11), date(2021, 3, 20))
    sheet = map_samples.sheet(areas=control(status=AreaStatus.ASSESSED, carried=(spell,)))
    seen = visit(sheet, fragment=days(date(2021, 3, 12), date(2021, 3, 12)))
    expect(seen.page.locator("path.gm-control.is-hatched")).to_have_count(1)
    expect(seen.page.locator(LEGEND)).to_contain_text("No map of this day")


def test_a_day_without_data_says_so(visit: Callable[..., Open]) -> None:
    """An empty map would say that nobody held anything."""
    sheet = map_samples.sheet(areas=control(valid_to=date(2021, 3, 11)))
    seen = visit(sheet, fragment=days(date(2021, 3, 12), date(2021, 3, 12)))
    expect(seen.page.locator("path.gm-control")).to_have_count(0)
    expect(seen.page.locator(LEGEND)).to_contain_text("no data for this day")


def test_a_disputed_area_is_grey_and_named(visit: Callable[..., Open]) -> None:
    """By the legend, whatever room there is on the map."""
    marsh = Area("disputed:marsh", "The Marsh", AreaKind.DISPUTED, map_samples.MARSH_SHAPE)
    seen = visit(map_samples.sheet(disputed=(marsh,)))
    expect(seen.page.locator("path.gm-shaded")).to_have_count(1)
    expect(seen.page.locator(LEGEND)).to_contain_text("Disputed area: ")
    expect(seen.page.locator(LEGEND)).to_contain_text("The Marsh")
