"""What find_places makes of slips of spelling and of languages other than English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.model import Placed, Unplaced
from geomap.places.recognition.misspellings import is_slip
from geomap.text.languages import tell_language

if TYPE_CHECKING:
    from collections.abc import Callable

    Find = Callable[[str], tuple[Placed | Unplaced, ...]]


@pytest.mark.parametrize(
    ("word", "name", "slip"),
    [
        ("karabkah", "karabakh", True),
        ("karabah", "karabakh", True),
        ("gajan", "ganja", True),
        ("shushah", "shusha", True),
        ("yeravan", "yerevan", True),
        ("mexicana", "mexican", False),
        ("ganja", "ganja", False),
        ("gence", "ganja", False),
    ],
)
def test_one_letter_makes_a_slip_and_a_suffix_does_not(word: str, name: str, *, slip: bool) -> None:
    """A letter too many, too few, changed or swapped; "Mexicana" is another word."""
    assert is_slip(word, name) is slip


def test_a_slip_is_read_where_the_article_spells_the_name_rightly(find: Find) -> None:
    """Beside Ganja, "Gajan" is Ganja, and the evidence says so."""
    found = find("Shells fell on Ganja, Azerbaijan. People in Gajan fled.")
    slip = found[-1]
    assert isinstance(slip, Placed)
    assert (slip.mention.text, slip.place.name) == ("Gajan", "Ganja")
    assert slip.evidence == ("read as a slip of Ganja, named elsewhere",)


def test_a_strange_name_alone_is_no_slip(find: Find) -> None:
    """Without Ganja or its country in the article nothing is guessed."""
    assert not [one for one in find("People in Gajan fled.") if isinstance(one, Placed)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bei einem Angriff auf die Stadt sind drei Menschen getötet worden.", "de"),
        ("Deux personnes ont été tuées dans la nuit.", "fr"),
        ("Dos personas murieron en la ciudad y otras están heridas.", "es"),
        ("В городе прогремели взрывы, сообщили власти.", "ru"),
        ("У місті пролунали вибухи, повідомила поліція.", "uk"),
        ("Kentte bir patlama oldu ve iki kişi öldü.", "tr"),
        ("Şəhərdə partlayış olub, üç nəfər həlak olub.", "az"),
        ("Քաղաքում պայթյուն է տեղի ունեցել", "hy"),
        ("قتل ثلاثة أشخاص في انفجار", "ar"),
        ("Shells fell on the town, and people fled to the hills.", ""),
        ("Shells fell on Ganja.", ""),
    ],
)
def test_the_language_is_told_by_its_script_and_small_words(text: str, code: str) -> None:
    """English is what nothing is said of."""
    language = tell_language(text)
    assert (language.code if language else "") == code


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Bakıda və Gəncədə partlayış olub, üç nəfər həlak olub.", "Gəncədə", "Ganja"),
        ("Türkiye'de bir patlama oldu ve iki kişi öldü.", "Türkiye", "Turkey"),
        ("L'armée est arrivée à Paris dans la nuit.", "Paris", "Paris"),
    ],
)
def test_endings_and_elisions_are_taken_off_a_name(find: Find, text: str, words: str, name: str) -> None:
    """The mention keeps the words of the text; what an apostrophe joins to the name stays outside."""
    placed = [(one.mention.text, one.place.name) for one in find(text) if isinstance(one, Placed)]
    assert (words, name) in placed


def test_a_possessive_is_not_the_plural_name_of_a_village(find: Find) -> None:
    """The owner is read, not owner and s."""
    found = find("Azerbaijan's president spoke in Ganja.")
    assert [one.mention.text for one in found] == ["Azerbaijan", "Ganja"]
