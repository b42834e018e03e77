"""Every row of the corpora of quantities, which stand beside the language packs."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from geomap.data import fact_file
from geomap.model import Toll
from geomap.quantities import find_quantities
from geomap.text.packs import language_codes, language_pack


def corpus(language: str) -> dict[str, Any]:
    """The corpus of a language."""
    return tomllib.loads(fact_file(f"lang/{language}/quantities.corpus.toml").read_text(encoding="utf-8"))


LANGUAGES = [code for code in language_codes() if language_pack(code).has("quantities")]
TELLS = [(language, row) for language in LANGUAGES for row in corpus(language)["tells"]]
TELLS_NONE = [(language, text) for language in LANGUAGES for text in corpus(language)["tells_none"]]


@pytest.mark.parametrize(("language", "row"), TELLS, ids=[f"{language}: {row['text']}" for language, row in TELLS])
def test_a_sentence_tells_how_many(language: str, row: dict[str, Any]) -> None:
    """The lowest, the best and the highest figure, and the words that tell them."""
    ((toll, span),) = find_quantities(row["text"], language)
    assert toll == Toll(row["low"], row["best"], row.get("high"))
    assert row["text"][slice(*span)] == row["words"]


@pytest.mark.parametrize(("language", "text"), TELLS_NONE)
def test_a_sentence_that_counts_nothing_tells_no_number(language: str, text: str) -> None:
    """Days, ages, measures and names hold numbers that count nobody."""
    assert find_quantities(text, language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corpus_is_no_token_one(language: str) -> None:
    """A pack comes with what shows that it works and what shows where it stops."""
    assert len(corpus(language)["tells"]) >= 40
    assert len(corpus(language)["tells_none"]) >= 20


def test_french_numbers_are_read_in_french_texts_only() -> None:
    """A language without a pack is read as English."""
    assert find_quantities("Quatre soldats sont morts.") == ()
    assert find_quantities("Four soldiers died.", "hy") == find_quantities("Four soldiers died.", "en") != ()
