"""Measures pages of many incidents in Chromium, beside folium's.

    python benchmarks/pages.py                       # 1, 1,000, 10,000 and 100,000 incidents, folium at 1,000 and 10,000
    python benchmarks/pages.py --sizes 1000000       # a million: some minutes and gigabytes to generate
    python benchmarks/pages.py --sizes 10000 --no-folium

For each page: bytes, bytes an incident beside its quotes, seconds to write, seconds until the last long task has ended
after the page was opened, the longest of several pans, zooms, filters, searches and steps of the clock until painted,
megabytes of the renderer, requests and console errors. Both kinds of page are opened by the same browser in turn, so
that a slow machine is slow for both. folium's own scripts come from the network in practice; here nothing answers, so
its figures are its time to write and its bytes, and its time to open where `--leaflet FOLDER` holds its files.
"""

from __future__ import annotations

import argparse
import json
import random
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
    Actor, ActorRole, Article, Claim, EventType, GeoPrecision, Incident, Kind, Location, Place, Report, Span, Stance,
    Status, TimePrecision, Toll, When,
)  # fmt: skip
from geomap.render.page import save_html
from geomap.render.sheet import MapSheet

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
STEP = """async (action) => {
  const sheet = geomap.sheets[0], map = geomap.maps[0], store = sheet.store;
  const settle = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const actions = {
    pan: (turn) => map.panBy([turn % 2 ? 150 : -150, 60], { animate: false }),
    zoom: (turn) => map.setZoom(map.getZoom() + (turn % 2 ? -1 : 1), { animate: false }),
    filter: (turn) => store.filter({ statuses: new Set(turn % 2 ? [] : ['claimed']) }),
    search: (turn) => store.filter({ text: ['fire', 'governor', 'Place 12', 'march', ''][turn % 5] }),
    time: (turn) => store.change({ range: { from: store.period.from + turn * 30, to: store.period.to - 300 + turn * 30 } }),
  };
  const times = [];
  for (let turn = 0; turn < 6; turn++) {
    await settle();
    const begun = performance.now();
    actions[action](turn);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - begun);
  }
  store.filter({ text: '', statuses: new Set() });
  store.change({ range: store.period });
  return times;
}"""
FRAME_MS = 16.7
"""What a page without any work needs to paint again; the measured steps hold up to one such frame of waiting."""


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
    precision = GeoPrecision.REGION if place.kind is Kind.REGION else rng.choice((GeoPrecision.EXACT, GeoPrecision.NEAR))
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
    return Place(f"geonames:{number}", f"Place {number}", latitude, longitude, Kind.SETTLEMENT, "XA", f"Unit {number % 40}")


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
    return {"page": "geomap", "incidents": count, "MB": size / 1e6, "B each": each, "write cpu s": cpu, "write s": wall}


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
    return {"page": "folium", "incidents": count, "MB": size / 1e6, "B each": size / count, "write cpu s": cpu, "write s": wall}


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
        page.route("https://**", lambda route: _serve(route, leaflet))
    page.goto(path.as_uri(), wait_until="commit", timeout=240_000)
    ready = page.evaluate(READY) / 1000
    figures = {"ready s": ready, "heap MB": _memory(page), **_steps(page)}
    outside = [url for url in requests if not url.startswith(("file:", "data:", "blob:"))]
    context.close()
    return {**figures, "requests": len(outside), "errors": len(faults)}


def _serve(route: Any, folder: Path) -> None:
    """Answer folium's addresses from a folder that holds files of the same names."""
    path = folder / route.request.url.split("?")[0].rsplit("/", 1)[-1]
    if path.exists():
        route.fulfill(path=path)
    else:
        route.fulfill(body="")


def _memory(page: Page) -> float:
    """Megabytes of the page's process: what V8 and Blink hold, after a collection."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["JSHeapUsedSize"]) / 1e6


def _steps(page: Page) -> dict[str, float]:
    if not page.evaluate("Boolean(window.geomap?.sheets?.length)"):
        return {}
    steps = {}
    for action in ("pan", "zoom", "filter", "search", "time"):
        times = sorted(page.evaluate(STEP, action))
        steps[f"{action} ms"] = times[len(times) // 2]
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
    print("  ".join(f"{name} {value:,.3g}" if isinstance(value, float) else f"{name} {value}" for name, value in row.items()))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
