from __future__ import annotations

from datetime import date

import pytest
from correction_samples import PORT, SHIRE, TOWN

from geomap.corrections import NameRule, apply_names, names_in, unused_names
from geomap.corrections.nouns import Origin
from geomap.model import Article, Mention, Place, Placed, Role, Unplaced, UnplacedReason

ORIGIN = Origin("corrections.toml: [[name]] 1", "A. Analyst", date(2024, 5, 1), "I was there.")
RULE = NameRule("Old Quarry", PORT, ORIGIN)


def article_of(text: str) -> Article:
    """An article of one text."""
    return Article("a", text)


def mention_of(text: str, words: str, *, role: Role = Role.LITERAL) -> Mention:
    """The first time that a text has some words."""
    start = text.index(words)
    return Mention("a", start, start + len(words), words, role)


TEXT = "Shells fell on Old  Quarry and in Quarry Town."


@pytest.mark.parametrize("other", [Placed(mention_of(TEXT, "Old  Quarry"), TOWN, 0.4), None], ids=["moved", "found"])
def test_a_name_means_what_the_rule_says(other: Placed | None) -> None:
    """Wherever the text has it, over any white space, whether the gazetteer knew it or not."""
    town = Placed(mention_of(TEXT, "Quarry Town"), TOWN, 0.9)
    places = apply_names(article_of(TEXT), ([other] if other else []) + [town], rules=[RULE])
    assert [(place.mention.text, place.place) for place in places if isinstance(place, Placed)] == [
        ("Old  Quarry", PORT),
        ("Quarry Town", TOWN),
    ]
    assert all(TEXT[place.mention.start : place.mention.end] == place.mention.text for place in places)
    assert not unused_names([RULE], places)


def test_a_part_of_the_name_gives_way() -> None:
    """What the gazetteer found inside the ruled name is no place beside it."""
    inner = Unplaced(Mention("a", TEXT.index("Quarry"), TEXT.index("Quarry") + 6, "Quarry"), UnplacedReason.UNKNOWN)
    (place,) = apply_names(article_of(TEXT), [inner], rules=[RULE])
    assert isinstance(place, Placed)
    assert place.place is PORT


def test_a_longer_name_keeps_its_own_place() -> None:
    """The shire is not the town that it is named for."""
    text = "Shells fell on Old Quarry Shire."
    wide = Placed(mention_of(text, "Old Quarry Shire"), SHIRE, 0.8)
    assert apply_names(article_of(text), [wide], rules=[RULE]) == (wide,)


def test_a_part_of_another_name_stays_one() -> None:
    """A newspaper that is called after a town is still a newspaper."""
    text = "The Old Quarry Times reported it."
    paper = Placed(mention_of(text, "Old Quarry", role=Role.ASSOCIATIVE), TOWN, 0.8)
    assert apply_names(article_of(text), [paper], rules=[RULE]) == (paper,)


def test_a_government_stays_one() -> None:
    """The rule says which place; what the name does in its sentence stays."""
    text = "Old Quarry said it would answer."
    (place,) = apply_names(
        article_of(text), [Placed(mention_of(text, "Old Quarry", role=Role.METONYM), TOWN, 0.8)], rules=[RULE]
    )
    assert place.mention.role is Role.METONYM


@pytest.mark.parametrize("text", ["Old Quarrymen met.", "the old quarry", "BoldOld Quarry"])
def test_other_words_are_left_alone(text: str) -> None:
    """A rule is of a name: a word of its own, with its capitals."""
    assert names_in(text, [RULE]) == ()
    assert apply_names(article_of(text), [], rules=[RULE]) == ()


def test_a_rule_that_no_article_needs_is_told() -> None:
    """A slip in a name does not pass for a correction."""
    places: list[Placed] = [Placed(mention_of(TEXT, "Quarry Town"), Place("x", "X", 0, 0, TOWN.kind), 1.0)]
    (stale,) = unused_names([RULE], places)
    assert "no article has the name Old Quarry" in str(stale)
