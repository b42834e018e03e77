"""The page as a reader uses it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import map_samples
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

Open = Any
COUNT = ".gm-count"


def entry(page: Page, words: str) -> Any:
    """The line of an incident in the list."""
    return page.locator(".gm-head", has_text=words)


def click_map(page: Page, latitude: float, longitude: float, *, dx: float = 0, dy: float = 0) -> None:
    """Click where a place lies on the map now."""
    point = page.evaluate("([a, o]) => geomap.maps[0].latLngToContainerPoint([a, o])", [latitude, longitude])
    box = page.locator(".gm-map").bounding_box()
    assert box
    page.mouse.click(box["x"] + point["x"] + dx, box["y"] + point["y"] + dy)


def test_it_opens_without_a_request_or_an_error(visit: Callable[..., Open]) -> None:
    """From disk, with nothing but itself, under its own strict policy."""
    seen = visit(map_samples.sheet())
    expect(seen.page.locator(COUNT)).to_have_text("4 of 5 incidents")
    assert [url for url in seen.requests if not url.startswith("file:")] == []
    assert len(seen.requests) == 1
    assert seen.faults == []


@pytest.mark.parametrize("name", ["GeoJSON", "CSV"])
def test_what_is_shown_can_be_taken_along(visit: Callable[..., Open], name: str) -> None:
    """A file of the incidents that pass the filters, and the same text to copy where files are not allowed."""
    seen = visit(map_samples.sheet())
    seen.page.get_by_text("Take the data along").click()
    seen.page.get_by_role("searchbox").fill("Ostrel")
    with seen.page.expect_download() as saved:
        seen.page.get_by_role("button", name=name).click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.strip().count("\n") >= 1
    assert seen.page.locator(".gm-take-text").input_value().splitlines() == text.splitlines()
    assert "mine-ostrel" in text
    assert seen.faults == []


def test_the_map_can_be_cited(visit: Callable[..., Open]) -> None:
    """Its title, period, data and program, selected to be copied."""
    seen = visit(map_samples.sheet())
    seen.page.get_by_text("Take the data along").click()
    seen.page.get_by_role("button", name="Citation").click()
    words = seen.page.locator(".gm-take-text").input_value()
    assert words.startswith("A week on the line, 8–12 Mar 2021. Made with geomap; data: Invented atlas.")


def test_large_data_unpacks_itself(visit: Callable[..., Open]) -> None:
    """Without a request, and under the same policy."""
    many = tuple(map_samples.incident(id=f"mine-{number}") for number in range(3000))
    seen = visit(map_samples.sheet(incidents=many, notes=("many words " * 400_000,)))
    expect(seen.page.locator(".gm-count")).to_have_text("3,000 of 3,000 incidents")
    assert len(seen.requests) == 1
    assert seen.faults == []


def test_it_leaves_one_global(visit: Callable[..., Open]) -> None:
    """A good guest."""
    seen = visit(map_samples.sheet())
    bare = visit("<!doctype html><title>bare</title>")
    names = "() => Object.getOwnPropertyNames(window)"
    assert set(seen.page.evaluate(names)) - set(bare.page.evaluate(names)) == {"geomap"}


def test_it_has_the_margins_of_a_map_sheet(visit: Callable[..., Open]) -> None:
    """Title, period, sources with licence, viewpoint, disclaimer, scale, north."""
    page = visit(map_samples.sheet()).page
    expect(page.locator(".gm-title h1")).to_have_text("A week on the line")
    expect(page.locator(".gm-period")).to_have_text("8–12 Mar 2021")
    margin = page.locator(".gm-margin")
    sources = ("The Ostrel Courier", "Invented atlas", "CC BY 4.0")
    for words in (*sources, "as the invented atlas has it", "do not imply", "Made with geomap"):
        expect(margin).to_contain_text(words)
    expect(page.locator(".leaflet-control-scale-line")).to_contain_text("km")
    expect(page.locator(".gm-north")).to_be_visible()


def test_an_entry_opens_to_quotes_claims_and_facts(visit: Callable[..., Open]) -> None:
    """Everything leads back to the words of the article."""
    page = visit(map_samples.sheet()).page
    entry(page, "Remote explosive").first.click()
    body = page.locator(".gm-body")
    expect(body.locator("blockquote").first).to_contain_text("Two border guards died when a mine went off")
    expect(body.locator("figcaption").first).to_contain_text("The Ostrel Courier, 12 Mar 2021")
    expect(body.locator("figcaption a").first).to_have_attribute("href", "https://courier.example/a-week-on-the-line")
    expect(body.locator("figcaption a").first).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(body.locator(".gm-claims")).to_contain_text("The Highland Front denies")
    expect(body).to_contain_text("The article says only that it was near here.")
    expect(body).to_contain_text("Republic as of 9 Mar 2021")
    expect(body.locator("mark").first).to_have_text("the interior ministry said")


def test_a_symbol_opens_its_entry(visit: Callable[..., Open]) -> None:
    """Map and list are one."""
    page = visit(map_samples.sheet()).page
    click_map(page, map_samples.KARVIN.latitude, map_samples.KARVIN.longitude)
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Peaceful protest")


def test_a_region_is_its_own_shape(visit: Callable[..., Open]) -> None:
    """Anywhere in the region opens it; there is no dot in its middle to hit."""
    page = visit(map_samples.sheet()).page
    assert page.locator("path.gm-region").count() == 1
    click_map(page, 46.1, 19.75)
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Shelling/artillery/missile attack")
    expect(page.locator(".gm-body")).to_contain_text("names only this region")


def test_several_incidents_of_a_region_are_listed_together(visit: Callable[..., Open]) -> None:
    """One plate, one click, and the list shows just these."""
    twice = (map_samples.shelling(), map_samples.shelling(id="again"))
    page = visit(map_samples.sheet(incidents=(*twice, map_samples.march()))).page
    click_map(page, 46.1, 19.75)
    expect(page.locator(".gm-picked")).to_contain_text("2 incidents here")
    expect(page.locator(".gm-entry")).to_have_count(2)


def test_incidents_at_one_place_stand_side_by_side(visit: Callable[..., Open]) -> None:
    """Each can be hit; none is moved at random."""
    pair = (map_samples.march(), map_samples.incident(id="second", location=map_samples.march().location))
    page = visit(map_samples.sheet(incidents=pair)).page
    click_map(page, map_samples.KARVIN.latitude, map_samples.KARVIN.longitude, dx=9, dy=-21)
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Peaceful protest")
    click_map(page, map_samples.KARVIN.latitude, map_samples.KARVIN.longitude, dx=-9, dy=-21)
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Remote explosive/landmine/IED")


def test_many_incidents_at_one_place_become_a_number(visit: Callable[..., Open]) -> None:
    """And one click lists them."""
    many = [map_samples.incident(id=f"n{number}", location=map_samples.march().location) for number in range(9)]
    page = visit(map_samples.sheet(incidents=tuple(many))).page
    click_map(page, map_samples.KARVIN.latitude, map_samples.KARVIN.longitude)
    expect(page.locator(".gm-picked")).to_contain_text("9 incidents here")


@pytest.mark.parametrize(("words", "count"), [("karvin", 1), ("HIGHLAND front", 2), ("courier", 4), ("zebra", 0)])
def test_search_reads_everything_that_is_told(visit: Callable[..., Open], words: str, count: int) -> None:
    """Places, actors, speakers, publishers; every word must be there; history aside until it is shown."""
    page = visit(map_samples.sheet()).page
    page.get_by_role("searchbox").fill(words)
    expect(page.locator(COUNT)).to_have_text(f"{count} of 5 incidents")


def test_a_filter_hides_its_type_everywhere(visit: Callable[..., Open]) -> None:
    """In the list, on the map and in the legend; one click brings it back."""
    page = visit(map_samples.sheet()).page
    page.get_by_text("Filters", exact=True).click()
    page.locator("fieldset", has_text="Event type").get_by_text("Protests").click()
    expect(page.locator(COUNT)).to_have_text("3 of 5 incidents")
    expect(page.locator(".gm-legend")).not_to_contain_text("Protests")
    page.get_by_role("button", name="Show all").first.click()
    expect(page.locator(COUNT)).to_have_text("4 of 5 incidents")


def test_the_clock_moves_incidents_and_ground_together(visit: Callable[..., Open]) -> None:
    """One clock for every layer: who held the ground changes with the day."""
    page = visit(map_samples.sheet()).page
    legend = page.locator(".gm-legend")
    expect(legend).to_contain_text("Republic")
    expect(legend).not_to_contain_text("Highland Front")
    page.get_by_label("To", exact=True).focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    expect(page.locator(".gm-clock-words")).to_have_text("8–9 Mar 2021")
    expect(legend).to_contain_text("Highland Front")
    expect(page.locator(COUNT)).to_have_text("3 of 5 incidents")


def test_play_ends_where_the_period_ends(visit: Callable[..., Open]) -> None:
    """It starts at the first day when everything is shown."""
    page = visit(map_samples.sheet()).page
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".gm-clock-words")).to_have_text("8 Mar 2021")
    expect(page.locator(".gm-clock-words")).to_have_text("8–12 Mar 2021")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_history_waits_until_it_is_asked_for(visit: Callable[..., Open]) -> None:
    """It is counted, listed apart, and off the map."""
    page = visit(map_samples.sheet()).page
    page.get_by_text("History told by the articles (1)").click()
    page.get_by_text("Show on the map").click()
    expect(page.locator(COUNT)).to_have_text("5 of 5 incidents")
    expect(page.locator(".gm-legend")).to_contain_text("History")


def test_the_list_is_the_way_in_for_the_keyboard(visit: Callable[..., Open]) -> None:
    """Tab to it, arrows through it, Enter opens, right goes on, Escape closes."""
    page = visit(map_samples.sheet()).page
    entry(page, "Shelling").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Remote explosive/landmine/IED")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Peaceful protest")
    page.keyboard.press("Escape")
    expect(page.locator(".gm-entry.is-open")).to_have_count(0)


def test_the_address_leads_back_to_the_same_view(visit: Callable[..., Open]) -> None:
    """Open incident and place on the map, after the reader has done something."""
    page = visit(map_samples.sheet()).page
    entry(page, "Peaceful").first.click()
    page.wait_for_url("**open=march-karvin**")
    fragment = page.evaluate("location.hash")
    again = visit(map_samples.sheet(), fragment=fragment).page
    expect(again.locator(".gm-entry.is-open .gm-what")).to_have_text("Peaceful protest")


@pytest.mark.parametrize(
    "fragment",
    ["#at=NaN,Infinity,99", "#at=1,2", "#days=9,1&open=<img src=x onerror=alert(1)>", "#%E0%A4%A", "#find=%3C"],
)
def test_a_hostile_address_is_harmless(visit: Callable[..., Open], fragment: str) -> None:
    """Whatever it cannot read it leaves alone."""
    seen = visit(map_samples.sheet(), fragment=fragment)
    expect(seen.page.locator(COUNT)).to_be_visible()
    assert seen.faults == []


def test_on_a_phone_the_list_is_a_sheet_from_below(visit: Callable[..., Open]) -> None:
    """The map first; the clock in reach; the list when it is asked for."""
    page = visit(map_samples.sheet(), width=390, height=844).page
    expect(page.locator(".gm-search")).to_be_hidden()
    expect(page.locator(".gm-clock")).to_be_in_viewport()
    page.locator(".gm-handle").click()
    expect(page.locator(".gm-search")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_there_is_the_table(chromium: Any, tmp_path: Any) -> None:
    """Everything is in the HTML itself."""
    from geomap.render.page.html_page import to_html  # noqa: PLC0415 - built only where a browser is

    path = tmp_path / "map.html"
    path.write_text(to_html(map_samples.sheet()), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator(".gm-still")).to_be_visible()
    context.close()


def test_on_paper_the_table_follows_the_map(visit: Callable[..., Open]) -> None:
    """Numbers tie the two together."""
    page = visit(map_samples.sheet()).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".gm-record table")).to_be_visible()
    expect(page.locator(".gm-panel")).to_be_hidden()
    expect(page.locator(".gm-map")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".gm-panel")).to_be_visible()


@pytest.mark.parametrize("paper", ["lying", "standing"])
def test_either_paper_holds_the_map_on_its_first_page(visit: Callable[..., Open], tmp_path: Path, paper: str) -> None:
    """The map with all its margins, then the table; nothing is shrunk or cut."""
    page = visit(map_samples.sheet()).page
    page.pdf(path=str(tmp_path / "map.pdf"), format="A4", landscape=paper == "lying")
    first, second = (" ".join(sheet.extract_text().split()) for sheet in PdfReader(tmp_path / "map.pdf").pages)
    assert "A week on the line" in first
    assert "Made with geomap" in first
    assert "As the article tells it" not in first
    assert "As the article tells it" in second
    expect(page.locator(".gm-panel")).to_be_visible()


def test_paper_has_what_the_reader_chose(visit: Callable[..., Open]) -> None:
    """The rows of the table are those of the list, with the numbers that they have on the map."""
    page = visit(map_samples.sheet()).page
    page.get_by_role("searchbox").fill("karvin marched")
    expect(page.locator(COUNT)).to_have_text("1 of 5 incidents")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    rows = page.locator(".gm-record tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows.locator("td").first).to_have_text("3")


def test_days_can_be_typed(visit: Callable[..., Open]) -> None:
    """A first and a last day, a single day, a day later; undated incidents stay."""
    page = visit(map_samples.sheet()).page
    page.get_by_text("Days", exact=True).click()
    page.get_by_label("First day").last.fill("2021-03-09")
    expect(page.locator(".gm-clock-words")).to_have_text("9–12 Mar 2021")
    page.get_by_label("Last day").last.fill("2021-03-10")
    expect(page.locator(".gm-clock-words")).to_have_text("9–10 Mar 2021")
    page.get_by_role("button", name="one day").click()
    expect(page.locator(".gm-clock-words")).to_have_text("10 Mar 2021")
    page.get_by_role("button", name="A day later").click()
    expect(page.locator(".gm-clock-words")).to_have_text("11 Mar 2021")
    expect(page.locator(COUNT)).to_have_text("3 of 5 incidents")
    expect(entry(page, "undated")).to_have_count(1)


def two_papers() -> Any:
    """The mine is told by both papers, the march by the Herald alone, all else by the Courier."""
    herald = map_samples.article(id="herald-1", source="The Herald", title="In the hills", url="")
    mine, march, *rest = map_samples.sheet().incidents
    told = (*mine.reports, replace(mine.reports[0], article=herald))
    marched = (replace(march.reports[0], article=herald),)
    incidents = (replace(mine, reports=told), replace(march, reports=marched), *rest)
    return map_samples.sheet(incidents=incidents, articles=(map_samples.article(), herald))


def test_an_article_ticked_shows_its_reports_alone(visit: Callable[..., Open]) -> None:
    """Under its publisher; what others say of the same waits behind one line."""
    page = visit(two_papers()).page
    page.get_by_text("Filters", exact=True).click()
    tree = page.locator(".gm-tree")
    tree.locator(".gm-branch", has_text="The Herald").get_by_text("1 article").click()
    tree.get_by_text("In the hills").click()
    expect(page.locator(COUNT)).to_have_text("2 of 5 incidents")
    expect(tree.get_by_label("The Herald")).to_be_checked()
    expect(tree.get_by_text("In the hills")).to_be_visible()
    entry(page, "Remote explosive").first.click()
    expect(page.locator(".gm-report:visible figcaption")).to_contain_text("The Herald")
    page.get_by_text("Also told by 1 other article").click()
    expect(page.locator(".gm-others .gm-report")).to_contain_text("The Ostrel Courier")


def test_the_address_holds_every_filter(visit: Callable[..., Open]) -> None:
    """Type, status, place, article, words, time: whoever opens it sees the same."""
    page = visit(two_papers()).page
    page.get_by_text("Filters", exact=True).click()
    page.locator("fieldset", has_text="How well known").get_by_text("Disputed").click()
    page.locator(".gm-tree").get_by_label("The Ostrel Courier").check()
    page.get_by_text("Days", exact=True).click()
    page.get_by_label("Last day").last.fill("2021-03-10")
    shown = page.locator(COUNT).inner_text()
    assert shown != "4 of 5 incidents"
    page.get_by_text("Take the data along").click()
    page.get_by_role("button", name="Link to this view").click()
    address = page.locator(".gm-take-text").input_value()
    again = visit(two_papers(), fragment=address[address.index("#") :]).page
    expect(again.locator(COUNT)).to_have_text(shown)
    expect(again.locator(".gm-clock-words")).to_have_text("8–10 Mar 2021")


def test_buttons_lead_from_incident_to_incident(visit: Callable[..., Open]) -> None:
    """To the first, to the next, and back."""
    page = visit(map_samples.sheet()).page
    page.get_by_role("button", name="Next incident").click()
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Shelling/artillery/missile attack")
    page.get_by_role("button", name="Next incident").click()
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Remote explosive/landmine/IED")
    page.get_by_role("button", name="Previous incident").click()
    expect(page.locator(".gm-entry.is-open .gm-what")).to_have_text("Shelling/artillery/missile attack")


def test_a_long_list_holds_what_is_in_view(visit: Callable[..., Open]) -> None:
    """Few rows are there; the last is one key or one scroll away, with its number of all."""
    march = map_samples.march()
    many = tuple(replace(march, id=f"{number:04}", sub_event_type=f"March number {number}") for number in range(3000))
    page = visit(map_samples.sheet(incidents=many)).page
    expect(page.locator(COUNT)).to_have_text("3,000 of 3,000 incidents")
    assert page.locator(".gm-entry").count() < 100
    page.locator(".gm-list").evaluate("list => { list.scrollTop = list.scrollHeight }")
    last = page.locator('.gm-entry[aria-posinset="3000"]')
    expect(last).to_be_visible()
    last.locator(".gm-head").click()
    page.keyboard.press("ArrowUp")
    expect(page.locator('.gm-entry[aria-posinset="2999"] .gm-head')).to_be_focused()
    page.get_by_role("searchbox").fill("number 1234")
    expect(page.locator(COUNT)).to_have_text("1 of 3,000 incidents")


def test_arabic_is_mirrored_and_quotes_keep_their_direction(visit: Callable[..., Open]) -> None:
    """The list stands on the left, the buttons of the map on the right; English words still read from left to right."""
    page = visit(map_samples.sheet(language="ar")).page
    expect(page.locator(COUNT)).to_have_text("4 من 5 حوادث")
    panel, title = page.locator(".gm-panel").bounding_box(), page.locator(".gm-title").bounding_box()
    assert panel
    assert title
    assert panel["x"] < title["x"]
    entry(page, "احتجاج سلمي").first.click()
    quote = page.locator(".gm-body blockquote").first
    assert quote.evaluate("quote => getComputedStyle(quote).direction") == "ltr"
