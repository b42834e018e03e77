from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import map_samples
import pytest

from geomap.errors import OutputError
from geomap.model import Claim, GeoPrecision, Kind, Location, Place, Span, Stance
from geomap.render.page.html_page import PACKED_FROM, Guests, save_html, to_html
from geomap.render.page.html_table import MOST_ROWS, incident_table
from geomap.render.sheet.map_sheet import Credit, MapSheet

HOSTILE = "</script><!--<img src=x onerror=alert(1)>{{7*7}}${alert(1)}`'\"\u2028"

if TYPE_CHECKING:
    from pathlib import Path


def hostile_sheet() -> MapSheet:
    """Every text of the sheet is an attack."""
    place = Place(HOSTILE, HOSTILE, 45.0, 20.0, Kind.SETTLEMENT, admin1=HOSTILE)
    article = map_samples.article(id=HOSTILE, text=HOSTILE, title=HOSTILE, source=HOSTILE, url="javascript:alert(1)")
    whole = Span(0, len(HOSTILE))
    claim = Claim(HOSTILE, Stance.DENIES, whole, side=HOSTILE)
    told = map_samples.report(article=article, spans=(whole,), claims=(claim,), sub_event_type=HOSTILE)
    where = Location(place, GeoPrecision.EXACT, HOSTILE)
    event = map_samples.incident(id=HOSTILE, reports=(told,), sub_event_type=HOSTILE, location=where)
    return map_samples.sheet(
        title=HOSTILE, incidents=(event,), articles=(article,), disclaimer=HOSTILE, viewpoint=HOSTILE, notes=(HOSTILE,),
        credits=(Credit(HOSTILE, HOSTILE, "data:text/html,x", HOSTILE),), generator=HOSTILE, language=HOSTILE,
    )  # fmt: skip


def test_large_data_is_packed_and_comes_back() -> None:
    """Deflated and as base64; small data, and data that folium objects wait for, stay plain."""
    large = map_samples.sheet(notes=("many words " * (PACKED_FROM // 10),))
    packed = to_html(large)
    assert packed == to_html(large)
    found = re.search(r'class="gm-data" data-packed>([^<]+)</script>', packed)
    assert found
    text = zlib.decompress(base64.b64decode(found[1])).decode("utf-8")
    assert f'class="gm-data">{text}</script>' in to_html(large, guests=Guests())
    assert "data-packed" not in to_html(map_samples.sheet())


def test_the_same_sheet_is_the_same_page() -> None:
    """No clock, no random name, no order of a set."""
    assert to_html(map_samples.sheet()) == to_html(map_samples.sheet())


def test_a_page_names_no_address_but_its_links() -> None:
    """Nothing in it can ask the network: no src, no stylesheet, no import."""
    page = to_html(map_samples.sheet(articles=(), credits=(), incidents=()))
    page = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.findall(r"<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import", page)
    assert not re.findall(r"url\((?!data:|#)[\"']?[^\"')]", page)


def test_the_policy_allows_the_page_its_own_script_and_style_only() -> None:
    """By their hashes, so that not a letter of either can change."""
    page = to_html(map_samples.sheet())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    parts = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", page, re.DOTALL)
    assert len(parts) == 2
    for part in parts:
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


def test_hostile_texts_end_no_element() -> None:
    """The page has the same tags whatever the texts say."""
    tags = r"<(?!!\[)/?(?:script|style|img|html|body|head|svg|iframe)\b"
    harmless = to_html(map_samples.sheet(incidents=(map_samples.incident(),)))
    assert sorted(re.findall(tags, to_html(hostile_sheet()))) == sorted(re.findall(tags, harmless))


def test_hostile_texts_reach_the_client_unchanged() -> None:
    """They are shown as they are, not repaired."""
    found = re.search(r'class="gm-data">(.*?)</script>', to_html(hostile_sheet()), re.DOTALL)
    assert found
    assert json.loads(found[1])["sheet"]["title"] == HOSTILE


def test_only_web_addresses_become_links() -> None:
    """In the table as in the data."""
    assert "javascript:" not in to_html(hostile_sheet())
    assert 'href="https://courier.example/a-week-on-the-line"' in to_html(map_samples.sheet())


def test_the_table_tells_what_the_map_tells() -> None:
    """For paper, for screen readers, and where scripts do not run."""
    table = incident_table(map_samples.sheet().incidents)
    places = ("Upper Marsh (region)", "near Ostrel", "no place known")
    for words in ("8–12 Mar 2021", "undated", "at least 6", "disputed", "history", *places):
        assert words in table
    assert table.count("<tr>") == 6


def test_a_long_table_says_what_it_leaves_out() -> None:
    """Nothing is dropped in silence."""
    many = [map_samples.incident(id=f"i{number:04}") for number in range(MOST_ROWS + 3)]
    table = incident_table(many)
    assert table.count("<tr>") == MOST_ROWS + 1
    assert "3 further incidents" in table


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl"), ("fa-IR", "rtl"), ("", "ltr")])
def test_a_page_knows_its_direction(language: str, direction: str) -> None:
    """Right to left where the page's own words run so."""
    assert f'dir="{direction}"' in to_html(map_samples.sheet(language=language)).split("\n", 2)[1]


def test_the_period_is_made_from_the_incidents() -> None:
    """History does not stretch it; a given period stands."""
    assert "<p>8–12 Mar 2021</p>" in to_html(map_samples.sheet())
    assert "<p>Spring</p>" in to_html(map_samples.sheet(period="Spring"))


def test_a_page_is_small() -> None:
    """Client, Leaflet and a few incidents weigh less than a photograph."""
    assert len(to_html(map_samples.sheet()).encode()) < 300_000


def test_writing_fails_with_a_reason(tmp_path: Path) -> None:
    """A missing folder is named."""
    with pytest.raises(OutputError, match="missing"):
        save_html(map_samples.sheet(), tmp_path / "missing" / "map.html")


def test_the_page_needs_no_heavy_library() -> None:
    """Folium alone would take longer than the whole run may."""
    heavy = "('folium', 'geopandas', 'pandas', 'jinja2')"
    code = f"import sys, geomap.render.page.html_page; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
