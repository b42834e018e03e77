from __future__ import annotations

import json
import re
from datetime import date

import map_samples
import pytest
from babel import Locale

from geomap import data
from geomap.render.page.html_page import to_html
from geomap.render.words.language import LANGUAGES, language_of

GAP = re.compile(r"\{\w+\}")
OTHERS = LANGUAGES[1:]


def words(tag: str) -> dict[str, str | dict[str, str]]:
    """The file of a language."""
    found: dict[str, str | dict[str, str]] = json.loads(
        data.fact_file(f"interface/{tag}.json").read_text(encoding="utf-8")
    )
    return found


@pytest.mark.parametrize("tag", OTHERS)
def test_every_language_has_every_key(tag: str) -> None:
    """Names of sub-events stand in the data in English, so English needs no words for them."""
    own, english, german = words(tag), words("en"), words("de")
    assert {key for key in own if not key.startswith("sub.")} == set(english)
    assert {key for key in own if key.startswith("sub.")} == {key for key in german if key.startswith("sub.")}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_plural_category_has_its_form(tag: str) -> None:
    """By the language's own rules, as the browser and babel have them."""
    wanted = set(Locale.parse(tag).plural_form.tags) | {"other"}
    for key, sentence in words(tag).items():
        if isinstance(sentence, dict):
            assert set(sentence) == wanted, key


@pytest.mark.parametrize("tag", OTHERS)
def test_gaps_are_those_of_the_english_sentence(tag: str) -> None:
    """A number may be told by its word alone; nothing else may be lost, and nothing else comes in."""
    english = words("en")
    for key, sentence in words(tag).items():
        source = english.get(key, "")
        allowed = set(GAP.findall(str(source)))
        for form in sentence.values() if isinstance(sentence, dict) else [sentence]:
            assert set(GAP.findall(form)) <= allowed, key
            if isinstance(sentence, str):
                assert set(GAP.findall(form)) == allowed, key


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "8–12 Mar 2021"),
        ("de", "8.–12. März 2021"),
        ("fr", "8–12 mars 2021"),
        ("es", "8–12 mar 2021"),
        ("ru", "8–12 мар. 2021\u202fг."),
        ("ar", "8–12 مارس 2021"),
    ],
)
def test_days_are_told_as_the_language_tells_them(tag: str, said: str) -> None:
    """The order of day and month, the name of the month; Russian's dash grew longer with CLDR 48."""
    assert language_of(tag).days(date(2021, 3, 8), date(2021, 3, 12)).replace("—", "–") == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 статья"), (3, "3 статьи"), (5, "5 статей"), (1234, "1\xa0234 статьи")]
)
def test_plurals_follow_the_rules_of_the_language(number: int, said: str) -> None:
    """Russian has three."""
    assert language_of("ru").count("articles", number) == said


def test_a_language_without_words_of_ours_has_english_ones_and_its_own_dates() -> None:
    """Better than an error, and the page says what it is."""
    italian = language_of("it")
    assert italian.word("legend") == "Legend"
    assert italian.day(date(2021, 3, 8)) == "8 mar 2021"


@pytest.mark.parametrize("tag", OTHERS)
def test_a_page_speaks_one_language(tag: str) -> None:
    """The table, the margins and the data for the client; only the chosen words are in the page."""
    page = to_html(map_samples.sheet(language=tag))
    own = language_of(tag)
    assert own.word("tableCaption") in page
    assert own.word("needsScript") in page
    assert own.of("sub", "Peaceful protest") in page
    assert language_of("en").word("tableCaption") not in page
    assert f'lang="{tag}" dir="{"rtl" if tag == "ar" else "ltr"}"' in page
