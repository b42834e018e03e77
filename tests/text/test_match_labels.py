"""The labels of the lexicon's matches."""

from __future__ import annotations

import pytest

from geomap.text.lexicon import default_lexicon
from geomap.text.match_labels import Cue, MatchGroup, Modifier, NoActor, OpenTrigger, label_of
from geomap.vocabulary import ActorClass, SubEventType


@pytest.mark.parametrize(
    ("group", "word", "label"),
    [
        (MatchGroup.TRIGGER, "Armed clash", SubEventType.ARMED_CLASH),
        (MatchGroup.TRIGGER, "Harm", OpenTrigger.HARM),
        (MatchGroup.ACTOR, "rebels", ActorClass.REBELS),
        (MatchGroup.ACTOR, "site", NoActor.SITE),
        (MatchGroup.MODIFIER, "crowd", Modifier.CROWD),
        (MatchGroup.CUE, "denies", Cue.DENIES),
    ],
)
def test_a_word_of_the_data_files_is_a_label(group: MatchGroup, word: str, label: object) -> None:
    """Rules compare with the label, never with the word."""
    assert label_of(group, word) is label


@pytest.mark.parametrize(
    ("group", "word"),
    [
        (MatchGroup.TRIGGER, "Armed clashes"),
        (MatchGroup.ACTOR, "rebel"),
        (MatchGroup.ACTOR, ""),
        (MatchGroup.CUE, "crowd"),
    ],
)
def test_a_misspelt_label_fails(group: MatchGroup, word: str) -> None:
    """Before, its phrases were found and meant nothing to anybody."""
    with pytest.raises(ValueError, match=f"'{word}' is no label of a {group}"):
        label_of(group, word)


def test_every_label_has_a_phrase() -> None:
    """A label that no phrase of the data tells is a rule that never holds."""
    lexicon = default_lexicon()
    told = {entry.label for seconds in lexicon.entries.values() for own in seconds.values() for entry in own}
    told |= {pair.sub for pair in lexicon.pairs.values()}
    refined = {SubEventType.PROTEST_WITH_INTERVENTION, SubEventType.EXCESSIVE_FORCE}
    assert {*SubEventType, *OpenTrigger, *Modifier, *Cue, *NoActor} - refined <= told
    assert set(ActorClass) - {ActorClass.EXTERNAL_FORCES, ActorClass.UNKNOWN} <= told
