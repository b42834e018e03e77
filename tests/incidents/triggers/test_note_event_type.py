from __future__ import annotations

import pytest

from geomap.incidents import find_incidents
from geomap.incidents.triggers.event_type import EventTypeReading, classify
from geomap.incidents.triggers.note_event_type import features_of_type, weigh_type
from geomap.model import Article, EventType
from geomap.scoring import ClassScorer
from geomap.text.lexicon import default_lexicon
from geomap.text.tokens import split_words
from geomap.vocabulary import TYPE_OF

CLASH = EventTypeReading(EventType.BATTLES, "Armed clash", is_plain=True)


def weigh(text: str) -> str | None:
    """The sub-event type of a text, weighed over all its words."""
    matches = default_lexicon().scan(split_words(text))
    type_reading = classify(matches)
    return weigh_type(type_reading, matches).sub if type_reading else None


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Gunmen on motorcycles attacked a village, shot three farmers dead and fled.", "Attack"),
        ("Soldiers and insurgents exchanged fire; two soldiers and four rebels were killed.", "Armed clash"),
        ("Nurses held a sit-in outside the ministry to demand unpaid wages.", "Peaceful protest"),
        ("Artillery and mortars of the army hit two villages.", "Shelling/artillery/missile attack"),
        ("Unknown men abducted a trader from his shop.", "Abduction/forced disappearance"),
        ("A roadside bomb went off as a bus passed and wounded six.", "Remote explosive/landmine/IED"),
        ("Villagers beat a man accused of theft to death with sticks.", "Mob violence"),
    ],
)
def test_all_the_words_of_a_note_weigh(text: str, sub: str) -> None:
    """Plain notes are what anybody would take them for."""
    assert weigh(text) == sub


def test_what_no_weight_speaks_of_is_left_to_the_rules() -> None:
    """A note of words that nobody weighed is what the rules say."""
    assert weigh_type(CLASH, ()) == CLASH


def test_disasters_stay_what_the_rules_take_them_for() -> None:
    """Coded notes tell none, so no weight may make a fight of a flood."""
    assert weigh("Soldiers and police fought the floods with sandbags, but nine people were killed.") == "Flood"


def test_a_new_word_counts_by_its_list() -> None:
    """A phrase without a weight of its own brings those of its label."""
    matches = default_lexicon().scan(split_words("Rebels attacked."))
    new = [match._replace(phrase="unheard of") for match in matches]
    features = features_of_type(CLASH, new)
    assert "trigger Attack" in features
    assert "word unheard of" in features
    assert weigh_type(CLASH, new).sub in TYPE_OF


def test_features_name_no_actor() -> None:
    """Who fights whom is an accident of the notes' year: of actors only their class counts."""
    matches = default_lexicon().scan(split_words("The Taliban attacked a checkpoint."))
    assert not any("taliban" in feature for feature in features_of_type(CLASH, matches))


def test_every_weight_belongs_to_a_feature_and_a_sort_that_exist() -> None:
    """A word taken out of the lists leaves no weight behind."""
    known = {
        f"{group} {label}"
        for seconds in default_lexicon().entries.values()
        for entries in seconds.values()
        for entry in entries
        for group, label in ((entry.group, entry.label), ("first", entry.label), ("word", entry.phrase))
    }
    known |= {f"rules {sub}" for sub in TYPE_OF}
    # Two words apart tell what their pair tells.
    known |= {f"{group} {pair.sub}" for pair in default_lexicon().pairs.values() for group in ("trigger", "first")}
    weights = ClassScorer.load("note_event_type").weights
    assert weights
    assert weights.keys() <= known
    assert {sub for own in weights.values() for sub in own} <= set(TYPE_OF)


def test_only_notes_are_weighed() -> None:
    """The rules alone read a long article, whatever else it speaks of."""
    note = "Soldiers shot dead two demonstrators in the square."
    talk = " ".join(f"The hall was full on evening number {number}." for number in range(9))
    alone, among = (find_incidents(Article(id="a", text=text), ()) for text in (note, f"{note} {talk}"))
    assert alone[0].sub_event_type == "Excessive force against protesters"
    assert among[0].sub_event_type == "Peaceful protest"
