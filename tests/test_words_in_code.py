from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import words_in_code


def test_words_of_a_language_stand_in_its_pack_and_not_in_code() -> None:
    """No room of the readers holds more of them than its ceiling, which may only fall."""
    rooms = words_in_code.by_room(words_in_code.count())
    assert {room: words for room, words in rooms.items() if words > words_in_code.ceilings()[room]} == {}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('P = re.compile(r"\\b(?P<side>near|north of)\\s[a-z]{2,3}")', 3),
        ('P = r"(?:town|city)"', 2),
        ("P = re.compile(rf\"{words('near words')} of\")", 1),
        ('WORDS = frozenset({"north", "south east"})', 3),
        ('is_near = word in {"near", "by"}', 2),
        ('is_near = word == "near"', 1),
        ('ends = word.endswith(("town", "ville"))', 2),
        ('"""A near town."""', 0),
        ('raise ValueError("the near town")', 0),
        ('words = word_list("near_words")', 0),
    ],
)
def test_words_are_counted_where_they_decide(source: str, words: int) -> None:
    """In patterns, collections and comparisons; not in prose and in the names of lists."""
    assert words_in_code.words_of(source).total() == words
