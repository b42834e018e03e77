"""What find_places makes of whole articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.model import Article, Placed, Role, Unplaced
from geomap.places import find_places

if TYPE_CHECKING:
    from collections.abc import Callable

    from geomap.places import Gazetteer

    Find = Callable[[str], tuple[Placed | Unplaced, ...]]


def _names(found: tuple[Placed | Unplaced, ...]) -> list[str]:
    return [one.mention.text for one in found]


def _placed(found: tuple[Placed | Unplaced, ...]) -> list[tuple[str, str]]:
    return [(one.mention.text, one.place.country_code) for one in found if isinstance(one, Placed)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Ganja.", ["Ganja"]),
        ("Ganja's market burned, and GANJA mourned.", ["Ganja", "GANJA"]),
        ("Ganja’s mayor spoke (near Shusha).", ["Ganja", "Shusha"]),
        ("The Ganja-based firm left.", ["Ganja"]),
        ("A blast shook Gan\u00adja on Monday.", ["Gan\u00adja"]),
        ("He fled to Gəncə by night.", ["Gəncə"]),
        ("A ship sank in the Black Sea.", ["Black Sea"]),
    ],
)
def test_names_are_found_however_they_are_written(find: Find, text: str, names: list[str]) -> None:
    """Possessives, capitals, brackets, hyphens, soft hyphens and accents hide no name."""
    assert _names(find(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton sang.",
        "President Lincoln was remembered.",
        "Mr. Jackson denied it.",
        "Andrew Jackson rose early. Later Jackson wept.",
        "Reading is good for children.",
        "It was Nice Week at the shop.",
        "They split the bill; Split happens.",
    ],
)
def test_persons_and_common_words_are_no_places(find: Find, text: str) -> None:
    """A given name, a title or a common word keeps a name off the map."""
    assert _names(find(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A truck drove into a crowd in Nice late on Thursday.", "Nice"),
        ("Two men were arrested in Jackson after a robbery.", "Jackson"),
        ("Ferries to the island leave from Split every morning.", "Split"),
    ],
)
def test_context_makes_a_common_word_a_place(find: Find, text: str, name: str) -> None:
    """A preposition of place speaks for a place."""
    assert name in _names(find(text))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("He was born in Bangor, Maine, in 1950.", "US"),
        ("Protesters gathered in Paris.", "FR"),
        ("Police in Paris, Texas, arrested a man from Sherman.", "US"),
        ("A storm crossed Texas. Roofs flew off in Sherman and Paris, and Dallas lost power.", "US"),
    ],
)
def test_qualifiers_and_neighbours_decide_between_namesakes(find: Find, text: str, country: str) -> None:
    """A state after a comma wins, and so do the other names of an article."""
    towns = {name: code for name, code in _placed(find(text)) if name in ("Bangor", "Paris")}
    assert set(towns.values()) == {country}


def test_one_sense_per_document(find: Find) -> None:
    """A name that is qualified once means the same place throughout."""
    found = _placed(find("The fire began in Bangor, Maine. Bangor has two fire stations."))
    assert [code for name, code in found if name == "Bangor"] == ["US", "US"]


def test_a_country_wins_over_its_namesake_unless_the_neighbours_differ(find: Find) -> None:
    """Georgia is the country beside Russia, and the state beside Texas and Maine."""
    assert ("Georgia", "GE") in _placed(find("Troops left Georgia for Russia and Armenia."))
    assert ("Georgia", "US") in _placed(find("Storms hit Texas, Maine and Georgia, and Dallas lost power."))


def test_a_title_that_the_text_lacks_votes_with_it(gazetteer: Gazetteer) -> None:
    """A title that names Texas and Dallas makes Paris the town in Texas, and gets no mentions itself."""
    article = Article(
        id="invented", title="Dallas, Texas: roofs fly in Sherman", text="Paris lost power, a mayor said."
    )
    (paris,) = find_places(article, gazetteer=gazetteer)
    assert isinstance(paris, Placed)
    assert paris.place.country_code == "US"


def test_what_the_gazetteer_lacks_is_told_with_a_reason(find: Find) -> None:
    """A village that nobody knows is a mention without a place."""
    (unplaced,) = [one for one in find("Rockets hit the village of Qaraveli near Ganja.") if isinstance(one, Unplaced)]
    assert unplaced.mention.text == "Qaraveli"
    assert unplaced.reason == "not in the gazetteer"


def test_an_advert_is_told_with_its_reason(find: Find) -> None:
    """Nothing in an advert at the end of an article is a literal place."""
    text = (
        "Shells fell on Ganja at dawn.\n\nThe mayor counted four houses that were hit.\n\n"
        "Indian Courier is now on Telegram. Click here to join our channel from Delhi.\n"
    )
    adverts = [one for one in find(text) if one.mention.start > text.index("Telegram") - 40]
    assert [one.mention.text for one in adverts] == ["Indian", "Delhi"]
    assert all(isinstance(one, Unplaced) and "advert" in one.reason for one in adverts)
    assert {one.mention.role for one in adverts} == {Role.ASSOCIATIVE}


def test_every_choice_has_evidence_and_a_confidence(find: Find) -> None:
    """The qualified name says why, is nearly sure, and names the runner-up."""
    found = find("He was born in Bangor, Maine, in 1950.")
    bangor = next(one for one in found if isinstance(one, Placed) and one.mention.text == "Bangor")
    assert bangor.evidence[0] == "named with its state or country"
    assert bangor.confidence > 0.8
    assert [place.country_code for place in bangor.runners_up] == ["GB"]


def test_an_empty_text_has_no_places(find: Find) -> None:
    """Nothing in, nothing out."""
    assert find("") == ()
    assert find(" \n ") == ()


_WORDS = st.sampled_from(
    [
        "Ganja",
        "in",
        "Mr.",
        "Paris",
        ",",
        "Texas",
        "’s",
        "(",
        "the village of",
        "U.S.",
        "-",
        "Ünlü",
        ".",
        "\n",
        "e\u0301",
        "Зима",
    ]
)


@given(st.lists(_WORDS, max_size=25).map(" ".join) | st.text(max_size=80))
def test_spans_slice_back_in_order_without_overlap(gazetteer: Gazetteer, text: str) -> None:
    """Whatever the text, each mention is a slice of it, after the one before."""
    last = 0
    for one in find_places(Article(id="any", text=text), gazetteer=gazetteer):
        mention = one.mention
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        last = mention.end
