from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text.lexicon import default_lexicon, expand
from geomap.text.tokens import split_words


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("ambush~", {("ambush",), ("ambushes",), ("ambushed",), ("ambushing",)}),
        ("seize~", {("seize",), ("seizes",), ("seized",), ("seizing",)}),
        ("car-bomb+", {("car", "bomb"), ("car", "bombs")}),
        ("took|take fire", {("took", "fire"), ("take", "fire")}),
    ],
)
def test_marks_stand_for_endings_and_choices(phrase: str, forms: set[tuple[str, ...]]) -> None:
    """The marks that the README of the data explains are written out."""
    assert set(expand(phrase)) == forms


def test_the_longest_phrase_wins() -> None:
    """A police station is no police."""
    found = default_lexicon().scan(split_words("Smoke rose over the police station."))
    assert [match.label for match in found if match.group == "actor"] == ["site"]


def test_two_words_apart_make_one_event() -> None:
    """A truce and a word of its beginning are an agreement, however many words stand between."""
    found = default_lexicon().scan(split_words("The truce between them finally took effect."))
    assert "Agreement" in {match.label for match in found if match.group == "trigger" and not match.weak}


@given(st.text(max_size=200))
def test_hits_and_tokens_slice_back(text: str) -> None:
    """Offsets are the text's own, whatever the text."""
    tokens = split_words(text)
    assert all(text[token.start : token.end].lower() == token.word for token in tokens)
    assert all(0 <= match.start < match.end <= len(text) for match in default_lexicon().scan(tokens))
