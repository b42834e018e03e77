"""What a place name does in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.places.toponym_recognition import weigh
from geomap.text.document import annotate

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.model import Placed, Unplaced
    from geomap.places.gazetteer import Gazetteer

    Find = Callable[[str], tuple[Placed | Unplaced, ...]]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Moscow confirms the violation of the truce.", "Moscow", "metonym"),
        ("Baku said that its forces held the hill.", "Baku", "metonym"),
        ("Armenia and Azerbaijan blamed each other.", "Armenia", "metonym"),
        ("Armenia and Azerbaijan blamed each other.", "Azerbaijan", "metonym"),
        ("Russia's Defense Ministry kept silent.", "Russia", "metonym"),
        ("The truce was brokered by Russia in November.", "Russia", "metonym"),
        ("He accused Armenia of breaking the truce.", "Armenia", "metonym"),
        ("Officials of Turkey arrived.", "Turkey", "metonym"),
        ("Turkey will send more aid.", "Turkey", "metonym"),
        ("Turkey gave strong support to Baku.", "Baku", "metonym"),
        ("They met diplomats from Russia and Turkey.", "Turkey", "metonym"),
        ("The truce saw Azerbaijan reclaim the hills.", "Azerbaijan", "metonym"),
        ("Turkey, which backs Azerbaijan, kept silent.", "Turkey", "metonym"),
        ("Azerbaijani troops held the hill.", "Azerbaijani", "demonym"),
        ("The Azerbaijani Defence Ministry denied it.", "Azerbaijani", "demonym"),
        ("The Indian Express reported it.", "Indian", "associative"),
        ("The Azerbaijan Foreign Ministry denied it.", "Azerbaijan", "associative"),
        ("The Nagorno-Karabakh conflict goes on.", "Nagorno-Karabakh", "associative"),
        ("He works for the Bank of Russia.", "Russia", "associative"),
        ("Trucks came from Russia at dawn.", "Russia", "literal"),
        ("Shells fell in Azerbaijan again.", "Azerbaijan", "literal"),
        ("The border with Turkey was closed.", "Turkey", "literal"),
        ("Nagorno-Karabakh lies within Azerbaijan.", "Nagorno-Karabakh", "literal"),
        ("The road between Baku and Ganja was cut.", "Baku", "literal"),
        ("Pakistan has been rocked by floods.", "Pakistan", "literal"),
    ],
)
def test_a_name_gets_the_role_that_its_sentence_gives_it(find: Find, text: str, name: str, role: str) -> None:
    """Form decides first; speaking, deciding and fighting make a government of a place."""
    roles = {one.mention.text: one.mention.role.value for one in find(text)}
    assert roles.get(name) == role


@pytest.mark.parametrize(
    ("text", "is_dateline"),
    [
        ("BAKU Two trucks burned.", True),
        ("BAKU/YEREVAN Two trucks burned.", True),
        ("GANJA, Oct. 17 (Azer News) -- Two trucks burned.", True),
        ("Ganja (Azer News) - Two trucks burned.", True),
        ("Two trucks burned in May. \nGANJA (Azer News) - A third one burned.", True),
        ("Two trucks burned in May.\nGANJA Metro went there.", False),
        ("Ganja burned.", False),
    ],
    ids=["bare", "two towns", "day", "small letters", "later report", "paper further down", "subject"],
)
def test_a_name_that_a_dateline_begins_with_is_known(gazetteer: Gazetteer, text: str, *, is_dateline: bool) -> None:
    """The document's own dateline is asked; towns in small letters and later reports have marks of their own."""
    _, judged = weigh(annotate(text), gazetteer)
    assert ("dateline" in judged[0].features) is is_dateline
