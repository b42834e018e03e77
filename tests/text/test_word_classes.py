from __future__ import annotations

import re

import pytest

from geomap.text.word_classes import alternatives, word_class


@pytest.mark.parametrize(
    ("file", "name", "word"),
    [
        ("factuality", "deeds of many", "attacks"),
        ("attribution", "leads", "according to"),
        ("actors", "describing", "local"),
    ],
)
def test_a_list_is_found_by_its_file_and_name(file: str, name: str, word: str) -> None:
    """Words and phrases come in small letters, as the readers compare them."""
    words = word_class(file, name)
    assert word in words
    assert all(word == word.lower() for word in words)


def test_a_list_that_is_not_there_is_no_empty_one() -> None:
    """A name written wrongly fails instead of finding nothing."""
    with pytest.raises(KeyError):
        word_class("factuality", "deeds of few")


def test_the_words_of_a_list_are_alternatives_of_a_pattern() -> None:
    """Each of them fits whole, also one that begins like another, and nothing else does."""
    pattern = re.compile(rf"{alternatives('arguments', 'behind one place')}(?P<rest>.*)")
    met = [pattern.match(f"{word}!") for word in word_class("arguments", "behind one place")]
    assert [match and match["rest"] for match in met] == ["!"] * len(met)
    assert pattern.match("marsh") is None
