"""Every row of the corpora of dates, which stand beside the language packs."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from geomap.data import fact_file
from geomap.model import TimePrecision
from geomap.times.calendar_words import languages_of_times
from geomap.times.expressions import find_dates, published_in
from geomap.times.patterns import date_patterns

WEDNESDAY = date(2020, 5, 20)


def corpus(language: str) -> dict[str, Any]:
    """The corpus of a language."""
    return tomllib.loads(fact_file(f"lang/{language}/times.corpus.toml").read_text(encoding="utf-8"))


TELLS = [(language, row) for language in languages_of_times() for row in corpus(language)["tells"]]
TELLS_NONE = [(language, text) for language in languages_of_times() for text in corpus(language)["tells_none"]]


@pytest.mark.parametrize(("language", "row"), TELLS, ids=[f"{language}: {row['text']}" for language, row in TELLS])
def test_a_sentence_tells_its_days(language: str, row: dict[str, Any]) -> None:
    """The days, how closely they are told, and the words that tell them."""
    published = corpus(language)["published"]
    (when,) = find_dates(row["text"], published, language)
    precision = TimePrecision[row["precision"].upper()]
    assert (when.start, when.end, when.precision) == (row["start"], row["end"], precision)
    assert row["text"][slice(*when.span)] == row["words"]


@pytest.mark.parametrize(("language", "text"), TELLS_NONE)
def test_a_sentence_without_a_date_tells_none(language: str, text: str) -> None:
    """Names, numbers and habits are no days."""
    assert find_dates(text, corpus(language)["published"], language) == ()


@pytest.mark.parametrize("language", languages_of_times())
def test_a_corpus_is_no_token_one(language: str) -> None:
    """A pack comes with what shows that it works and what shows where it stops."""
    assert len(corpus(language)["tells"]) >= 40
    assert len(corpus(language)["tells_none"]) >= 20


@pytest.mark.parametrize(
    ("language", "like"),
    [
        (language, shape.like)
        for language in languages_of_times()
        for shape in date_patterns(language).shapes
        if shape.like
    ],
)
def test_each_shape_finds_the_time_that_it_names(language: str, like: str) -> None:
    """What stands beside a shape in the pack is a time of that shape, or a name that is passed over."""
    patterns = date_patterns(language)
    hits = patterns.finder.finditer(like.lower())
    assert like in {patterns.shape_of(hit).like for hit in hits}


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_french_day_is_never_its_year(language: str) -> None:
    """The words "12 mars 2020" tell the day in a French text and in any other one."""
    text = "Le pont de Kelm est tombé le 12 mars 2020."
    (when,) = find_dates(text, WEDNESDAY, language)
    assert (when.start, when.end, when.precision) == (date(2020, 3, 12), date(2020, 3, 12), TimePrecision.DAY)


def test_french_words_are_no_days_in_an_english_text() -> None:
    """The words "hier" and "mardi" are read only where the text is French."""
    assert find_dates("Hier was at Mardi on the mars.", WEDNESDAY) == ()
    assert find_dates("Il neigeait hier.", WEDNESDAY, "fr") != ()


def test_a_french_dateline_and_a_french_head_tell_the_day_of_the_news() -> None:
    """The day is counted from the dateline, as in English."""
    (when,) = find_dates("KELM, 12 mars (Agence) — Un pont est tombé hier.", date(2020, 3, 13), "fr")
    assert when.start == date(2020, 3, 11)
    assert published_in("Publié le 12 mars 2020 à 10h30\n\nUn pont est tombé.", "fr") == date(2020, 3, 12)
