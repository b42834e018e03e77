"""Names that no gazetteer knows: found by the grammar around them, and never cut short to a town that is known."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from geomap.model import Placed, Unplaced

if TYPE_CHECKING:
    from collections.abc import Callable

    Find = Callable[[str], tuple[Placed | Unplaced, ...]]


def unplaced(found: tuple[Placed | Unplaced, ...]) -> list[str]:
    """The names without a place."""
    return [one.mention.text for one in found if isinstance(one, Unplaced)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two people died in the village of Qarvend.", ["Qarvend"]),
        ("Two people died in Al-Dorrah.", ["Al-Dorrah"]),
        ("Two people died in northern Qarvend.", ["Qarvend"]),
        ("Shells fell 11 km of Qarvend.", ["Qarvend"]),
        ("He was found at his Qarvend residence.", ["Qarvend"]),
        ("Shells fell in the Qarvend area.", ["Qarvend"]),
        ("Shells fell near the Qarvend Hills.", ["Qarvend Hills"]),
        ("Shells fell on Baku's Qarvend District.", ["Qarvend District"]),
        ("Rebels stormed Qarvend at dawn.", ["Qarvend"]),
        ("Qarvend was shelled at dawn.", ["Qarvend"]),
        ("Shells fell on the towns of Qarvend, Dorrah and Um Tell.", ["Qarvend", "Dorrah", "Um Tell"]),
        ("Shells fell on Qarvend, Dorrah and Tellin villages.", ["Qarvend", "Dorrah", "Tellin"]),
        ("They fled from villages such as Qarvend.", ["Qarvend"]),
        ("Shots were heard by Qarvend, a small town near Baku.", ["Qarvend"]),
        ("A bomb went off outside ‘Arvend.", ["Arvend"]),
        ("Five died in Qarvend local council.", ["Qarvend"]),
        ("A patrol was hit near Qarvend army base.", ["Qarvend"]),
        ("The village of Qarvend is small. Later Qarvend burned.", ["Qarvend", "Qarvend"]),
    ],
)
def test_a_name_is_found_by_what_stands_around_it(find: Find, text: str, names: list[str]) -> None:
    """Prepositions, words for places, verbs of siege, lists and explanations tell that a name is a place's."""
    assert unplaced(find(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "It happened in a mainly Shiite area.",
        "The lawyer works in IHS and lives well.",
        "It was announced by Roxanne Dorrah, a lobbyist for the city.",
        "They store it in Qarbox. Qarbox is free. Qarbox grew. Everyone likes Qarbox.",
        "The city's SWAT team came.",
        "Troops are fighting in al-Qaida territory.",
        "She studied in January and in Congress.",
    ],
)
def test_faiths_letters_firms_and_persons_are_no_unknown_places(find: Find, text: str) -> None:
    """What a mere "in" or a word for a place does not make a place stays out."""
    assert unplaced(find(text)) == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Clashes broke out in Bangor Colorada on Monday.", "Bangor Colorada"),
        ("Clashes broke out near Shusha Qarvend on Monday.", "Shusha Qarvend"),
        ("Clashes broke out in the town of Split Qarvend on Monday.", "Split Qarvend"),
    ],
)
def test_the_beginning_of_a_longer_name_is_no_town(find: Find, text: str, whole: str) -> None:
    """A town's name that goes on in capitals is not that town: the whole is a name that nobody knows."""
    assert unplaced(find(text)) == [whole]
    assert not [one for one in find(text) if isinstance(one, Placed)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two men were held in Jackson Monday after a raid.", "Jackson"),
        ("Two men were held in Bangor Maine after a raid.", "Bangor"),
        ("The fire in Shusha Sergeant Miller saw was small.", "Shusha"),
    ],
)
def test_a_day_a_state_or_a_title_goes_on_with_no_name(find: Find, text: str, name: str) -> None:
    """What follows a town with a capital and is another thing leaves it a town."""
    assert any(one.mention.text.startswith(name) for one in find(text) if isinstance(one, Placed))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A blast shook Gan\u200bja on Monday.", "Gan\u200bja"),
        ("A blast shook Gan\u2060ja on Monday.", "Gan\u2060ja"),
        ("A blast was heard in \u200eGanja\u200f on Monday.", "Ganja"),
        ("A blast was heard in \u202aGanja\u202c on Monday.", "Ganja"),
        ("A blast was heard in \u2067Ganja\u2069’s market.", "Ganja"),
        ("\ufeffGanja was calm, and people in Ganja slept.", "Ganja"),
        ("A ship sank in the Black\u200b Sea.", "Black\u200b Sea"),
        ("A blast was heard in Gən\u00adcə.", "Gən\u00adcə"),
        (unicodedata.normalize("NFD", "They are from Türkiye, he said."), unicodedata.normalize("NFD", "Türkiye")),
    ],
)
def test_characters_that_nobody_sees_hide_no_name(find: Find, text: str, name: str) -> None:
    """Joiners, directions of writing and soft hyphens inside a name stay in its mention, around it they do not."""
    found = [one.mention for one in find(text)]
    assert found[0].text == name
    assert text[found[0].start : found[0].end] == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells hit Ganja on Monday.", ["Ganja"]),
        ("BLAST IN GANJA AS TALKS FAIL IN MOSCOW", ["GANJA", "MOSCOW"]),
        ("Blast In Ganja As Talks Fail In Moscow", ["Ganja", "Moscow"]),
        ("Reading The Signs Of War In Pakistan", ["Pakistan"]),
        ("MAN JAILED AFTER READING LETTER", []),
        ("NICE TO SEE YOU AGAIN", []),
    ],
)
def test_headlines_hold_names_that_sentences_would(find: Find, text: str, names: list[str]) -> None:
    """Where every word has a capital, common words are none for it; a short sentence is no headline."""
    assert [one.mention.text for one in find(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lincoln and Mrs. Jackson objected.",
        "Captain Jackson was praised by Sgt. Lincoln.",
        "President Lincoln slept here.",
        "Reading the report took hours, and Nice people helped.",
        "Split decisions followed a Nice try.",
        '"I was scared," Jackson said.',
        "In August it rained, and in May it was hot.",
    ],
)
def test_persons_months_and_common_words_stay_off_the_map(find: Find, text: str) -> None:
    """Titles, verbs of speech, months and sentence starts give capitals to what is no place."""
    assert not [one for one in find(text) if isinstance(one, Placed)]


def test_the_state_of_a_faith_is_none_of_the_countries_in_its_name(find: Find) -> None:
    """A group called the Islamic State of X and Y bears both names inside its own."""
    found = find("The Islamic State of Turkey and the Pakistan took Ganja.")
    assert [one.mention.role.value for one in found if isinstance(one, Placed)][:2] == ["associative", "associative"]
