"""Measures pages of many incidents in Chromium, beside folium's.

    python benchmarks/pages.py                       # 1 to 100,000 incidents, folium at 1,000 and 10,000
    python benchmarks/pages.py --sizes 1000000       # a million: some minutes and gigabytes to generate
    python benchmarks/pages.py --sizes 10000 --no-folium

For each page: bytes, bytes an incident beside its quotes, seconds to write, seconds until the last long task has ended
after the page was opened and how many of them the page's own thread worked, the median work of several pans, zooms,
filters, searches, steps of the clock and opened incidents until painted, megabytes of JavaScript, requests and console
errors. Both kinds of page are opened by the same browser in turn, so that a slow machine is slow for both. Nothing
answers folium's addresses, so its pages are opened only where ``--leaflet FOLDER`` holds the files.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from playwright.sync_api import sync_playwright

from geomap.model import (
    Actor,
    ActorRole,
    Article,
    Claim,
    EventType,
    GeoPrecision,
    Incident,
    Kind,
    Location,
    Place,
    Report,
    Span,
    Stance,
    Status,
    TimePrecision,
    Toll,
    When,
)  # fmt: skip
from geomap.render.page.html_page import save_html
from geomap.render.sheet.map_sheet import MapSheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SIZES = (1, 1_000, 10_000, 100_000)
FOLIUM_SIZES = (1_000, 10_000)
FIRST_DAY = date(2020, 1, 1)
DAYS = 1_800
PLACES = 20_000
REGIONS = 60
REPORTS_AN_ARTICLE = 4
TYPES = (
    (EventType.BATTLES, "Armed clash"),
    (EventType.EXPLOSIONS, "Shelling/artillery/missile attack"),
    (EventType.EXPLOSIONS, "Air/drone strike"),
    (EventType.VIOLENCE_AGAINST_CIVILIANS, "Attack"),
    (EventType.PROTESTS, "Peaceful protest"),
    (EventType.RIOTS, "Mob violence"),
    (EventType.STRATEGIC, "Agreement"),
)
WHO = ("soldiers", "fighters", "villagers", "police officers", "marchers", "drivers", "guards", "miners")
WHAT = ("were killed", "were hurt", "came under fire", "were held", "fled", "clashed", "gathered")
HOW = ("when shells fell", "in an ambush", "at a checkpoint", "after a march", "near the bridge", "in their homes")
SPEAKERS = ("the governor", "the ministry", "a witness", "the rebels", "a hospital doctor", "the mayor")
READY = """() => new Promise((resolve) => {
  let last = performance.now();
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) last = Math.max(last, one.startTime + one.duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    const now = performance.now();
    if (now - last > 400 && (!document.querySelector('.gm-page') || window.geomap?.sheets?.length)) {
      const paints = performance.getEntriesByType('paint').map((one) => one.startTime);
      resolve(Math.max(last, ...paints, performance.timing.loadEventEnd - performance.timing.navigationStart));
    } else setTimeout(look, 50);
  };
  last = 0;
  addEventListener('load', () => setTimeout(look, 100));
  if (document.readyState === 'complete') setTimeout(look, 100);
})"""
STEP = """(turn) => {
  const sheet = geomap.sheets[0], map = geomap.maps[0], store = sheet.store;
  const actions = {
    pan: () => map.panBy([turn % 2 ? 150 : -150, 60], { animate: false }),
    zoom: () => map.setZoom(map.getZoom() + (turn % 2 ? -1 : 1), { animate: false }),
    filter: () => store.filter({ statuses: new Set(turn % 2 ? [] : ['claimed']) }),
    search: () => store.filter({ text: ['fire', 'governor', 'Place 12', 'march', ''][turn % 5] }),
    time: () => store.change({ range: { from: store.period.from + turn * 30, to: store.period.to - 300 + turn * 30 } }),
    open: () => store.open((turn * 1000) % sheet.sheet.incidents.length),
  };
  actions['ACTION']();
}"""
JQUERY = """window.$ = (words) => {
  const holder = document.createElement('template');
  holder.innerHTML = String(words).trim();
  return [...holder.content.children];
};"""
ACTIONS = ("pan", "zoom", "filter", "search", "time", "open")
TURNS = 5


def sample_incidents(count: int) -> Iterator[Incident]:
    """Invented incidents, the same for the same count: each with its quote, some told twice, some of a region."""
    rng = random.Random(count)  # noqa: S311 - test data
    places = [_place(number, rng) for number in range(min(PLACES, max(1, count // 2)))]
    regions = [_region(number, rng) for number in range(REGIONS)]
    quotes = [_quote(number, rng) for number in range(REPORTS_AN_ARTICLE)]
    article, starts = _article(0, quotes)
    for number in range(count):
        turn = number % REPORTS_AN_ARTICLE
        if turn == 0:
            quotes = [_quote(number + more, rng) for more in range(REPORTS_AN_ARTICLE)]
            article, starts = _article(number // REPORTS_AN_ARTICLE, quotes)
        place = rng.choice(regions) if rng.random() < 0.05 else rng.choice(places)
        span = Span(starts[turn], starts[turn] + len(quotes[turn]))
        yield _incident(number, article, span, place, rng)


def _incident(number: int, article: Article, span: Span, place: Place, rng: random.Random) -> Incident:
    kind, sub = rng.choice(TYPES)
    start = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    when = When(start, start + timedelta(days=rng.choice((0, 0, 0, 6))), TimePrecision.DAY)
    is_region = place.kind is Kind.REGION
    precision = GeoPrecision.REGION if is_region else rng.choice((GeoPrecision.EXACT, GeoPrecision.NEAR))
    where = Location(place, precision, f"near {place.name}" if precision is GeoPrecision.NEAR else place.name)
    dead = rng.randrange(9)
    toll = Toll(dead, dead, dead + rng.choice((0, 2))) if rng.random() < 0.6 else None
    claim = Claim(rng.choice(SPEAKERS), Stance.ASSERTS, Span(span.end - 30, span.end), deaths=toll)
    actors = (Actor(rng.choice(WHO), ActorRole.VICTIM, "civilians"),)
    report = Report(article, (span,), kind, sub, when, where, actors, toll, claims=(claim,))
    told = (report, replace(report, claims=())) if number % 10 == 0 else (report,)
    status = rng.choice(tuple(Status))
    return Incident(f"{rng.getrandbits(48):012x}", told, kind, sub, when, where, actors, toll, status=status)


def _place(number: int, rng: random.Random) -> Place:
    latitude, longitude = round(rng.uniform(35, 52), 5), round(rng.uniform(20, 48), 5)
    unit = f"Unit {number % 40}"
    return Place(f"geonames:{number}", f"Place {number}", latitude, longitude, Kind.SETTLEMENT, "XA", unit)


def _region(number: int, rng: random.Random) -> Place:
    latitude, longitude = round(rng.uniform(35, 52), 3), round(rng.uniform(20, 48), 3)
    return Place(f"region:{number}", f"Region {number}", latitude, longitude, Kind.REGION, "XA", radius_km=60)


def _quote(number: int, rng: random.Random) -> str:
    count = rng.randrange(2, 90)
    words = f"{count} {rng.choice(WHO)} {rng.choice(WHAT)} {rng.choice(HOW)} on road {number % 997}"
    return f"At least {words}, {rng.choice(SPEAKERS)} told reporters on the next day."


def _article(number: int, quotes: list[str]) -> tuple[Article, list[int]]:
    starts, at = [], 0
    for quote in quotes:
        starts.append(at)
        at += len(quote) + 1
    day = FIRST_DAY + timedelta(days=number % DAYS)
    name = f"Paper {number % 50}"
    url = f"https://paper{number % 50}.example/{number}"
    return Article(f"a{number}", " ".join(quotes), f"News of day {number % DAYS}", day, name, url, "en"), starts


def write_ours(count: int, path: Path) -> dict[str, Any]:
    """Write a page of so many incidents and tell its figures."""
    incidents = tuple(sample_incidents(count))
    reports = [report for incident in incidents for report in incident.reports]
    quotes = sum(len(json.dumps(report.quote, ensure_ascii=False)) for report in reports)
    articles = tuple({report.article.id: report.article for report in reports}.values())
    sheet = MapSheet("Invented incidents", incidents=incidents, articles=articles, language="en")
    begun = time.process_time(), time.perf_counter()
    save_html(sheet, path)
    cpu, wall = time.process_time() - begun[0], time.perf_counter() - begun[1]
    size = path.stat().st_size
    bare = path.with_name("bare.html")
    save_html(replace(sheet, incidents=(), articles=()), bare)
    each = (size - bare.stat().st_size - quotes) / count
    return _written("geomap", count, size=size, each=each, cpu=cpu, wall=wall)


def write_folium(count: int, path: Path) -> dict[str, Any]:
    """Write the same incidents as folium's markers with popups."""
    incidents = tuple(sample_incidents(count))
    begun = time.process_time(), time.perf_counter()
    drawn = folium.Map([44, 34], zoom_start=5, tiles=None)
    for incident in incidents:
        assert incident.location  # noqa: S101 - every sample has a place
        place = incident.location.place
        folium.Marker([place.latitude, place.longitude], popup=incident.reports[0].quote).add_to(drawn)
    drawn.save(str(path))
    cpu, wall = time.process_time() - begun[0], time.perf_counter() - begun[1]
    size = path.stat().st_size
    return _written("folium", count, size=size, each=size / count, cpu=cpu, wall=wall)


def _written(page: str, count: int, *, size: int, each: float, cpu: float, wall: float) -> dict[str, Any]:
    return {"page": page, "incidents": count, "MB": size / 1e6, "B each": each, "write cpu s": cpu, "write s": wall}


def look(browser: Browser, path: Path, *, leaflet: Path | None) -> dict[str, Any]:
    """Open a page as a reader does and measure until it rests."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    faults: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    if leaflet:
        page.route(re.compile("^https:"), lambda route: _serve(route, leaflet))
    session = _watch(page)
    page.goto(path.as_uri(), wait_until="commit", timeout=240_000)
    ready = page.evaluate(READY) / 1000
    load = _metric(session, "TaskDuration")
    session.send("HeapProfiler.collectGarbage")
    heap = _metric(session, "JSHeapUsedSize") / 1e6
    figures = {"ready s": ready, "ready cpu s": load, "heap MB": heap, **_steps(page, session)}
    outside = [url for url in requests if not url.startswith(("file:", "data:", "blob:"))]
    context.close()
    return {**figures, "requests": len(outside), "errors": len(faults)}


def _serve(route: Any, folder: Path) -> None:
    """Answer folium's addresses from a folder that holds files of the same names; of jQuery it needs one function."""
    name = route.request.url.split("?")[0].rsplit("/", 1)[-1]
    if name.startswith("jquery"):
        route.fulfill(body=JQUERY, content_type="text/javascript")
    elif (folder / name).exists():
        route.fulfill(path=folder / name)
    else:
        route.fulfill(body="", content_type="text/css" if name.endswith("css") else "text/javascript")


def _watch(page: Page) -> Any:
    """Asks the browser for processor time instead of time on the wall: other work of the machine does not show."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    return session


def _metric(session: Any, name: str) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(one["value"]) for one in metrics if one["name"] == name)


def _steps(page: Page, session: Any) -> dict[str, float]:
    """The median milliseconds of the page's main thread that each action takes until everything is painted."""
    if not page.evaluate("Boolean(window.geomap?.sheets?.length)"):
        return {}
    steps = {}
    for action in ACTIONS:
        times = []
        for turn in range(TURNS):
            before = _metric(session, "TaskDuration")
            page.evaluate(STEP.replace("ACTION", action), turn)
            page.wait_for_timeout(250)
            times.append(_metric(session, "TaskDuration") - before)
        steps[f"{action} ms"] = sorted(times)[TURNS // 2] * 1000
    return steps


def main() -> None:
    """Write, open, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: tuple(map(int, text.split(","))), default=SIZES)
    parser.add_argument("--no-folium", action="store_true", help="leave folium out")
    parser.add_argument("--leaflet", type=Path, help="a folder with leaflet.js, leaflet.css … for folium's pages")
    parser.add_argument("--keep", type=Path, help="a folder to leave the pages in")
    arguments = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium on this machine: install Debian's chromium")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = arguments.keep or Path(scratch)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for count in arguments.sizes:
            path = folder / f"geomap-{count}.html"
            _print(write_ours(count, path) | look(browser, path, leaflet=None))
            if count in FOLIUM_SIZES and not arguments.no_folium:
                path = folder / f"folium-{count}.html"
                _print(write_folium(count, path) | look(browser, path, leaflet=arguments.leaflet))
        browser.close()


def _print(row: dict[str, Any]) -> None:
    words = (f"{name} {value:,.3g}" if isinstance(value, float) else f"{name} {value}" for name, value in row.items())
    print("  ".join(words))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
