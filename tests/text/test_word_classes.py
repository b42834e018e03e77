from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from geomap import data
from geomap.text.word_classes import alternatives, word_class

PACKAGE = Path(data.__file__).resolve().parent.parent


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


@pytest.mark.parametrize("file", ["actors", "arguments", "attribution", "factuality"])
def test_every_list_is_asked_for(file: str) -> None:
    """A list that no reader names does nothing, and would mislead whoever adds a word to it."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    lists = tomllib.loads((PACKAGE / f"data/lang/en/{file}.toml").read_text(encoding="utf-8"))
    assert [name for name in lists if f'"{name}"' not in code and f"'{name}'" not in code] == []
