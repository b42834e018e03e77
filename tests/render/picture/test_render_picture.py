"""Pictures for reports: what is on them, that nothing in a text acts, that the bytes do not change."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import map_samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import MissingExtraError, UsageError
from geomap.model import AreaStatus, Status
from geomap.render.folium_map import IncidentMap
from geomap.render.picture import PictureFormat, alt_text, is_picture, picture, save_picture
from geomap.render.sheet.last_day import holds_on, last_day, news_of
from geomap.render.sheet.map_sheet import MapSheet
from geomap.render.words.language import LANGUAGES, language_of
from geomap.render.words.strip_controls import plain_text

if TYPE_CHECKING:
    from pathlib import Path

STARTS = {PictureFormat.PNG: b"\x89PNG", PictureFormat.SVG: b"<?xml", PictureFormat.PDF: b"%PDF"}


@pytest.mark.parametrize("kind", PictureFormat)
def test_the_same_sheet_gives_the_same_bytes(kind: PictureFormat) -> None:
    """No clock and no random id gets into a picture."""
    first = picture(map_samples.sheet(), format=kind)
    assert first.startswith(STARTS[kind])
    assert first == picture(map_samples.sheet(), format=kind)


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf", "PNG"])
def test_a_folium_map_saves_itself_by_its_suffix(tmp_path: Path, suffix: str) -> None:
    """``save("x.png")`` draws the sheet."""
    path = tmp_path / f"map.{suffix}"
    IncidentMap(map_samples.sheet()).save(path)
    assert path.read_bytes() == picture(map_samples.sheet(), format=PictureFormat(suffix.lower()))


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    """The message says which ones there are."""
    with pytest.raises(UsageError, match=r"\.png, \.svg or \.pdf"):
        save_picture(map_samples.sheet(), tmp_path / "map.jpg")
    assert not is_picture(tmp_path / "map.html")


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """An optional dependency is named with its extra."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"pip install \"geomap\[pictures\]\""):
        picture(map_samples.sheet())


@pytest.mark.parametrize(
    "hostile",
    [
        "$\\frac{1}{0}$ and $x^",
        "</svg><script>alert(1)</script>",
        "--> <!-- ]]> &lt; %s {0} \\input{x}",
        "\u202egnp.exe\u0000\x1b[31m\ud800",
        "عنوان طويل 标题 ชื่อเรื่อง \U0001f4a5",
        "word" * 400,
    ],
)
def test_hostile_text_is_drawn_and_does_nothing(hostile: str) -> None:
    """In every field that reaches the picture; an SVG stays well-formed and holds no script."""
    event = map_samples.incident(sub_event_type=hostile)
    assert event.location
    event = replace(event, location=replace(event.location, name=hostile))
    areas = tuple(
        replace(area, name=hostile, controller=hostile if area.controller else "") for area in map_samples.areas()
    )
    sheet = map_samples.sheet(title=hostile, incidents=(event,), areas=areas, notes=(hostile,), viewpoint=hostile)
    drawn = picture(sheet, format=PictureFormat.SVG)
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(drawn).iter()}  # noqa: S314 - our own
    assert not tags & {"script", "foreignObject", "image", "a"}
    assert picture(sheet, format=PictureFormat.PDF)


@pytest.mark.parametrize(
    "sheet",
    [
        MapSheet("Nothing"),
        map_samples.sheet(areas=(), outlines={}, towns=()),
        map_samples.sheet(incidents=(map_samples.nowhere(),)),
        map_samples.sheet(incidents=(map_samples.old_siege(),)),
        map_samples.sheet(incidents=tuple(map_samples.incident(id=str(number)) for number in range(80))),
        map_samples.sheet(incidents=tuple(map_samples.incident(id=str(number)) for number in range(3))),
    ],
    ids=["empty", "no ground", "no place", "history", "eighty at one place", "three at one place"],
)
def test_any_sheet_can_be_drawn(sheet: MapSheet) -> None:
    """Also one without ground, without places, with more than fits."""
    assert picture(sheet).startswith(STARTS[PictureFormat.PNG])


def test_the_users_style_does_not_reach_the_picture() -> None:
    """Nor do our settings stay behind."""
    import matplotlib as mpl  # noqa: PLC0415 - optional

    plain = picture(map_samples.sheet())
    with mpl.rc_context({"text.usetex": True, "font.size": 30, "savefig.bbox": "tight"}):
        assert picture(map_samples.sheet()) == plain
        assert mpl.rcParams["font.size"] == 30


def test_the_alternative_text_tells_what_the_picture_shows() -> None:
    """Number, period, types, places, dead and who held the ground, in sentences."""
    assert alt_text(map_samples.sheet()) == (
        "Map: A week on the line, 8–12 Mar 2021: 4 incidents. By type: Explosions/Remote violence 3, Protests 1. "
        "Most at: Karvin, Ostrel, Upper Marsh. 2 incidents with dead, the worst with 2. "
        "Ground is shown as held by Republic on 2021-03-12."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_speaks_the_language_of_its_page(language: str) -> None:
    """Its legend, table, margins and alternative text, in the words that the page has."""
    sheet = map_samples.sheet(language=language)
    words = language_of(language)
    drawn = picture(sheet, format=PictureFormat.SVG)
    assert (drawn == picture(map_samples.sheet(), format=PictureFormat.SVG)) == (language == "en")
    assert words.of("type", "Protests") in alt_text(sheet)
    assert words.count("incidents", 4) in alt_text(sheet)


def begins(drawn: str, words: str) -> float:
    """How far from the left edge of the sheet some words begin."""
    found = re.search(rf"<!-- {re.escape(words)} -->\s*<g [^>]*translate\(([\d.]+)", drawn)
    assert found, words
    return float(found[1])


def test_an_arabic_sheet_is_read_from_right_to_left() -> None:
    """Title, legend and table begin at the right edge; the map itself is no mirror image."""
    english, arabic = (drawn(language) for language in ("en", "ar"))
    assert begins(english, "A week on the line") < 100 < begins(arabic, "A week on the line")
    first = "Explosions/Remote violence"
    assert begins(english, first) < 100 < begins(arabic, language_of("ar").of("type", first))
    assert begins(english, "No.") < begins(english, "Article")
    assert begins(arabic, language_of("ar").word("number")) > begins(arabic, language_of("ar").word("article"))
    assert begins(english, "Upper Marsh") == begins(arabic, "Upper Marsh")


def test_the_table_tells_dead_and_injured() -> None:
    """A sheet for a report has both."""
    words = re.findall(r"<!-- (.*?) -->", drawn("en"))
    assert words[words.index("Dead") + 1] == "Injured"
    assert "at least 6" in words


def drawn(language: str) -> str:
    """The sheet as SVG, whose words stand in comments."""
    return picture(map_samples.sheet(language=language), format=PictureFormat.SVG).decode()


def test_the_alternative_text_of_other_languages_says_the_same_facts() -> None:
    """Behind the labels of the page."""
    assert alt_text(map_samples.sheet(language="de")) == (
        "A week on the line, 8.–12. März 2021: 4 Vorfälle. "
        "Art des Ereignisses: Explosionen/Ferngewalt (3), Proteste (1). "
        "Wo: Karvin (1), Ostrel (1), Upper Marsh (1). "
        "Wer das Gebiet hielt, 12. März 2021: Republic."
    )


def test_the_picture_stands_on_the_last_day_of_the_news() -> None:
    """What ended before it is not drawn; its end is exclusive."""
    sheet = map_samples.sheet()
    assert last_day(sheet.incidents) == date(2021, 3, 12)
    assert [area.id for area in sheet.areas if area.controller and holds_on(area, date(2021, 3, 10))] == ["control:2"]
    assert [area.id for area in sheet.areas if area.controller and holds_on(area, None)] == ["control:2"]
    assert len(news_of(sheet.incidents)) == 4
    assert len(news_of([map_samples.old_siege()])) == 1


def test_statuses_of_ground_look_different() -> None:
    """Claimed ground is not drawn as assessed ground."""
    sheet = map_samples.sheet()
    assessed = tuple(replace(area, status=AreaStatus.ASSESSED) for area in sheet.areas)
    assert picture(sheet) != picture(replace(sheet, areas=assessed))
    confirmed = tuple(replace(incident, status=Status.CONFIRMED) for incident in sheet.incidents)
    assert picture(sheet) != picture(replace(sheet, incidents=confirmed))


@given(st.text())
def test_plain_text_is_one_line_without_unseen_characters(text: str) -> None:
    """Whatever comes in can be encoded, measured and drawn."""
    plain = plain_text(text)
    assert plain == plain_text(plain)
    assert plain.encode("utf-8").decode() == plain
    assert not set(plain) & set("\n\r\t\x00\u202e\u2066\ufeff")
