from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.extractors.quotes import fold

TEXT = "The mayor of Kelm said:\n“Two\u00a0shells hit the mill – nobody’s left.” Later, Mars\u00adhaven was quiet."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Two shells hit the mill", ["Two\u00a0shells hit the mill"]),
        ('"Two shells hit the mill - nobody\'s left."', ["Two\u00a0shells hit the mill – nobody’s left"]),
        ("mayor of  Kelm said: “Two shells", ["mayor of Kelm said:\n“Two\u00a0shells"]),
        ("Kelm", ["Kelm"]),
        ("Marshaven", ["Mars\u00adhaven"]),
        ("two shells hit the mill", []),
        ("Two shells hit a mill", []),
        ("Two … nobody’s left", []),
        ("elm", []),
        ("", []),
        (" “” ", []),
    ],
)
def test_a_quote_is_found_but_for_blanks_and_the_shapes_of_marks(words: str, found: list[str]) -> None:
    """Letters and whole words must be the same; what is found is the article's own stretch."""
    assert [TEXT[span.start : span.end] for span in fold(TEXT).find(words)] == found


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_stretch_between_blanks_is_found_where_it_stands(text: str, one: int, other: int) -> None:
    """Whatever the characters, offsets slice back to the same words."""
    spaced = f" {text} "
    words = spaced[min(one, other) : max(one, other)]
    for span in fold(spaced).find(words):
        assert 0 <= span.start < span.end <= len(spaced)
        assert fold(spaced[span.start : span.end]).folded.strip(" \"'.…") == fold(words.strip()).folded.strip(" \"'.…")
