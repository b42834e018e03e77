"""One clause that tells an event: what type, when, where, how many, and how surely."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from geomap.incidents.arguments import time_argument
from geomap.incidents.arguments.place_argument import choose_place
from geomap.incidents.casualties.event_tolls import classes_of
from geomap.incidents.event_mention import EventMention
from geomap.incidents.factuality import modality
from geomap.incidents.factuality.mention_factuality import factuality_of, features_of
from geomap.incidents.triggers import clauses
from geomap.incidents.triggers.clauses import split_clauses
from geomap.incidents.triggers.event_type import classify
from geomap.model import Flag, Span, TimePrecision, When
from geomap.text.lexicon import word_list
from geomap.text.match_labels import Cue, MatchGroup
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.triggers.clauses import Clause
    from geomap.text.document import Document

_SUBJECT = 30
"""Within how many characters from its beginning a clause names who does it, in two words."""
_OTHERS = "others"
"""The class of those who are counted among the dead or hurt under a word that names none."""
_LONG = timedelta(days=10)
"""Longer stretches say how long something has gone on."""


def read_mentions(annotated: AnnotatedText) -> Iterator[EventMention]:
    """The clauses of an article that tell an event, in text order."""
    for index, sentence in enumerate(annotated.sentences):
        matches = annotated.matches.within(sentence.start, sentence.end)
        if not sentence.is_story or not any(match.group is MatchGroup.TRIGGER for match in matches):
            continue
        casualties = _casualties(annotated.document, Span(sentence.start, sentence.end))
        for clause in split_clauses(annotated.text, sentence, index, matches, annotated.scopes):
            mention = _read_clause(annotated, clause, casualties)
            if mention is not None:
                yield mention


def _casualties(document: Document, span: Span) -> tuple[Casualty, ...]:
    from geomap.incidents.casualties.casualty_mentions import find_casualties  # noqa: PLC0415 - its patterns take time to compile

    return find_casualties(document, span)


def _read_clause(annotated: AnnotatedText, clause: Clause, casualties: Sequence[Casualty]) -> EventMention | None:
    own = tuple(c for c in casualties if clause.span.start <= c.span.start < clause.span.end)
    type_reading = classify(clause.matches, victim_classes(own))
    if type_reading is None:
        return None
    when = time_argument.choose_date(clause, time_argument.dates_of(clause, clause.span, annotated.dates))
    lag = clauses.lag_of(clause)
    when = when or _lagging(annotated, clause, lag)
    place_candidate = choose_place(annotated.text, clause, clause.span, annotated.places, unknown=annotated.unknown)
    found = modality.ceasefire_flag(clause)
    if modality.is_background(when, annotated.news_day):
        found |= {Flag.BACKGROUND}
    back = any(match.is_definite for match in clause.triggers()) or _is_of_known(annotated.document, clause)
    another = modality.is_another(clause) or lag is not None
    # "Since November" is no day of an event but how long something has gone on.
    is_dated = when is not None and not (Cue.TOTAL in clause.labels(MatchGroup.CUE) and when.end - when.start > _LONG)
    features = features_of(
        annotated.text,
        clause,
        own,
        is_dated=is_dated,
        is_placed=place_candidate is not None and place_candidate.is_likely,
    )
    found |= {Flag.HYPOTHETICAL} if "hypothetical" in features else set()
    features |= {"speech"} if annotated.is_speech else set()
    # "Thousands have died and shelling has killed civilians" sums up a war, the smaller figure too.
    is_total = bool(own) and (any if "perfect" in features else all)(c.is_total for c in own)
    return EventMention(
        clause,
        type_reading,
        annotated.news_day,
        when,
        place_candidate,
        own,
        found,
        features,
        factuality_of(features),
        back,
        another,
        is_total,
    )


def _is_of_known(document: Document, clause: Clause) -> bool:
    """Whether a clause begins with those who are known from the event told before: "The attackers burned shops"."""
    first = document.words.within(clause.span.start, min(clause.span.end, clause.span.start + _SUBJECT))[:2]
    return len(first) > 1 and first[0].word in {"the", "these"} and first[1].word in word_list("known doers")


def _lagging(annotated: AnnotatedText, clause: Clause, lag: timedelta | None) -> When | None:
    """The day of an event told as so long before the news."""
    if lag is None or annotated.published is None or annotated.published.toordinal() <= lag.days:
        return None
    day = annotated.published - lag
    return When(day, day, TimePrecision.DAY if lag < timedelta(days=7) else TimePrecision.WEEK, clause.span)


def victim_classes(casualties: Sequence[Casualty]) -> tuple[str, ...]:
    """The classes of those whom the figures count; of nobody's class where only other words name them."""
    harmed = [casualty for casualty in casualties if casualty.kind in {CasualtyKind.DEATHS, CasualtyKind.INJURED}]
    classes = tuple(label for casualty in harmed for label in classes_of(casualty.victims))
    # "Gunmen killed two members of a team": not the gunmen.
    return classes or tuple(_OTHERS for casualty in harmed if casualty.victims)
