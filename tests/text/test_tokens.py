"""How a text is split into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text.document import annotate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Xi'an and N’Djamena", ["Xi'an", "and", "N’Djamena"]),
        ("Ganja’s end", ["Ganja", "end"]),
        ("the U.S. and W.Va. coast", ["the", "U.S.", "and", "W.Va.", "coast"]),
        ("Nagorno-Karabakh", ["Nagorno", "Karabakh"]),
        ("Cafe\u0301 Gan\u00adja", ["Cafe\u0301", "Gan\u00adja"]),
    ],
)
def test_words_keep_what_belongs_to_a_name(text: str, words: list[str]) -> None:
    """Apostrophes, periods of abbreviations and combining marks stay; 's and hyphens do not."""
    assert annotate(text).tokens.words == words


def test_a_headline_is_loud_and_prose_is_not() -> None:
    """Capitals say nothing in a line of Title Case."""
    tokens = annotate(
        "Seven Hurt As Storm Batters Coastal Towns\nThe storm came at night. Nobody slept in the towns."
    ).tokens
    assert tokens.loud[tokens.words.index("Batters")]
    assert not tokens.loud[tokens.words.index("Nobody")]


def test_an_initial_opens_no_sentence() -> None:
    """The period of "J." or "St." ends nothing."""
    tokens = annotate("A man named J. Smith left. He ran to St. Louis.").tokens
    opens = [word for word, opening in zip(tokens.words, tokens.opens, strict=True) if opening]
    assert opens == ["A", "He"]


@given(st.text(max_size=200))
def test_every_word_slices_back(text: str) -> None:
    """Offsets hold for any text."""
    tokens = annotate(text).tokens
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word
