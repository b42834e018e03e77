from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date

import map_samples
import pytest
import shapely

from geomap import data
from geomap.model import Area, AreaKind, AreaStatus, Control, Correction
from geomap.render.page.html_page import to_html
from geomap.render.sheet.map_sheet import Credit
from geomap.render.sheet.own_words import in_its_language, own_words
from geomap.render.words.language import LANGUAGES, language_of

GAP = re.compile(r"\{\w+\}")
OTHERS = LANGUAGES[1:]
GERMAN = language_of("de")


def rows() -> list[dict[str, str]]:
    """The sentences of the file."""
    with data.fact_file("own_words.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["en"][:40])
def test_every_sentence_has_every_language_with_its_gaps(row: dict[str, str]) -> None:
    """Nothing is lost, and nothing else comes in."""
    assert set(row) == {"en", *OTHERS}
    for tag in OTHERS:
        assert row[tag]
        assert sorted(GAP.findall(row[tag])) == sorted(GAP.findall(row["en"])), tag


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Places: GeoNames", "Orte: GeoNames"),
        (
            "Control areas of the map's author: source not named",
            "Kontrollgebiete des Herausgebers der Karte: Quelle nicht genannt",
        ),
        ("Boundaries of the map's author: Own survey", "Grenzen des Herausgebers der Karte: Own survey"),
        ("4 incidents from acled.csv (ACLED)", "4 Vorfälle aus acled.csv (ACLED)"),
        ("no control data for 2020-12-14", "keine Kontrolldaten für den 14. Dez. 2020"),
        (
            "no map of 2024-08-03: the one before is carried forward; 0.5 km from the line, the place is known to 2 km",
            "keine Karte vom 3. Aug. 2024: die vorige gilt weiter; 0.5 km von der Linie, der Ort ist auf 2 km bekannt",
        ),
        ("the words of a user; the whole district", "the words of a user; der ganze Bezirk"),
        ("The Northern Guard", "The Northern Guard"),
        ("", ""),
    ],
)
def test_our_own_sentences_are_told_in_the_language(text: str, said: str) -> None:
    """What is in a gap stays, but for days; what is not ours stays too."""
    assert own_words(text, GERMAN) == said


def test_what_an_analyst_changed_is_told_in_the_language() -> None:
    """Fact by fact; names, and the analyst's own reason, stay."""
    change = "place: Martuni → Khojavend; deaths: none → 3; status: disputed → confirmed"
    plain = map_samples.sheet(language="de")
    said = Correction(change, "A. Analyst", date(2024, 5, 1), "I was there.")
    sheet = in_its_language(replace(plain, incidents=(replace(plain.incidents[0], corrections=(said,)),)))
    (told,) = sheet.incidents[0].corrections
    assert told.change == "Ort: Martuni → Khojavend; Tote: nichts → 3; Stand: Umstritten → Bestätigt"
    assert told.reason == "I was there."


def test_no_credit_of_ours_is_left_in_english() -> None:
    """A new credit needs its words in every language."""
    english = data.fact_file("credits.toml").read_text(encoding="utf-8")
    said = re.findall(r'^(?:name|licence) = "(.+)"$', english, re.MULTILINE)
    known = {row["en"] for row in rows()}
    assert {one for one in said if one not in known} == {"CC BY 4.0", "ODbL"}


def test_areas_and_answers_name_a_side_alike() -> None:
    """The client finds a side's tint by its name."""
    held = Area("own:1", "Quarry", AreaKind.CONTROL, shapely.box(46, 39, 47, 40), controller="Azerbaijan")
    plain = map_samples.sheet(language="de")
    said = Control("Azerbaijan / Northern Guard", "Quarry", date(2020, 12, 1), "", AreaStatus.CONTESTED)
    told = replace(plain.incidents[0], controlled_by=said)
    sheet = in_its_language(replace(plain, areas=(held,), incidents=(told,)))
    control = sheet.incidents[0].controlled_by
    assert control is not None
    assert sheet.sides == ("Aserbaidschan",)
    assert (sheet.areas[0].controller, control.controller) == ("Aserbaidschan", "Aserbaidschan / Northern Guard")


@pytest.mark.parametrize("tag", OTHERS)
def test_the_margin_of_a_page_is_in_its_language(tag: str) -> None:
    """The credits stand in the page's own data and below its table."""
    page = to_html(map_samples.sheet(language=tag, credits=(Credit("Places: GeoNames", "public domain"),)))
    assert "Places: GeoNames" not in page
    assert own_words("public domain", language_of(tag)) in page


def test_an_english_sheet_stays_the_very_same() -> None:
    """Also one in a language that we have no words for."""
    english, italian = map_samples.sheet(), map_samples.sheet(language="it")
    assert in_its_language(english) is english
    assert in_its_language(italian) is italian
