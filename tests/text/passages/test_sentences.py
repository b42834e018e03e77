from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text.document import annotate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.text.passages.sentences import Sentence


def split(text: str) -> Sequence[Sentence]:
    """The sentences of a text."""
    return annotate(text).sentences


def told(text: str) -> list[str]:
    """The sentences that are part of the story."""
    return [text[s.start : s.end] for s in split(text) if s.is_story]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Ode left. Rain fell.", ["Mr. Ode left.", "Rain fell."]),
        ("The U.S. army left. Rain fell.", ["The U.S. army left.", "Rain fell."]),
        ("“We saw smoke.” Then it rained.", ["“We saw smoke.”", "Then it rained."]),
        ("The road is shut.Buses wait.", ["The road is shut.", "Buses wait."]),
        ("Headline without a stop\n\nThe first line.", ["Headline without a stop", "The first line."]),
        ("A SHELL FELL. NOBODY WAS HURT.", ["A SHELL FELL.", "NOBODY WAS HURT."]),
    ],
)
def test_sentences_end_where_readers_end_them(text: str, sentences: list[str]) -> None:
    """Abbreviations do not end a sentence; quotes, lines and glued paragraphs do."""
    assert told(text) == sentences


@pytest.mark.parametrize(
    "line",
    [
        "Click here to join our channel",
        "© Valley Post Media Ltd.",
        "(Reporting by Ada Ode; Editing by Bo Lin)",
        "For all the latest World News, download the app.",
        "Subscribe to the evening newsletter for bomb and attack news.",
        "December 14, 2020 11:32:24 AM",
    ],
)
def test_adverts_and_credits_are_no_story(line: str) -> None:
    """What a page carries beside its story makes no incident."""
    assert told(f"A shell hit the mill.\n\n{line}") == ["A shell hit the mill."]


def test_a_repeated_caption_counts_once() -> None:
    """The same words again say nothing new."""
    assert told("A shell hit the mill.\nRain fell.\nA shell hit the mill.") == ["A shell hit the mill.", "Rain fell."]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("PORTO VELA, Dec. 3 (NPA) — A shell hit the mill.", "PORTO VELA, Dec. 3 (NPA) — "),
        ("PORTO VELA A shell hit the mill.", "PORTO VELA "),
        (
            "SAN TELMO, 8 JAN 90 (RADIO SUR) -- [TEXT] A SHELL HIT THE MILL.",
            "SAN TELMO, 8 JAN 90 (RADIO SUR) -- [TEXT] ",
        ),
        ("A shell hit the mill.", ""),
        ("VELA, June 20, 2024 - Shells fell.", "VELA, June 20, 2024 - "),
        ("VELA, Kelmia, June 20, 2024 — Shells fell.", "VELA, Kelmia, June 20, 2024 — "),
        ("VELA, 20 June 2024 - Shells fell.", "VELA, 20 June 2024 - "),
    ],
)
def test_a_dateline_is_found(text: str, head: str) -> None:
    """The place and day that open an agency's article are no part of its story."""
    assert text[slice(*annotate(text).dateline[:2])] == head


@given(st.text(max_size=300))
def test_sentences_stand_in_order_and_slice_back(text: str) -> None:
    """Sentences of any text are stretches of it, in order, without overlap."""
    last = 0
    for sentence in split(text):
        assert last <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip()
        last = sentence.end


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    """The time that a broken text takes grows with its length, not with its square; no word is cut or lost."""
    text = "the army shelled the town and " * 2000
    pieces = [text[one.start : one.end] for one in split(text)]
    assert max(map(len, pieces)) <= 5000
    assert " ".join(pieces).split() == text.split()
