"""One clause that tells an event: what sort, when, where, how many, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from geomap.incidents.arguments import time_argument
from geomap.incidents.arguments.place_argument import choose_place
from geomap.incidents.factuality import modality
from geomap.incidents.factuality.mention_factuality import signs_of, strength_of
from geomap.incidents.triggers import clauses
from geomap.incidents.triggers.clauses import split_clauses
from geomap.incidents.triggers.event_type import classify
from geomap.model import Flag, Span, TimePrecision, When
from geomap.text.lexicon import default_lexicon, tokenise, word_list
from geomap.text.spans import matches_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geomap.incidents.arguments.place_argument import PlaceCandidate
    from geomap.incidents.casualties.casualty_mentions import Casualty
    from geomap.incidents.triggers.clauses import Clause
    from geomap.incidents.triggers.event_type import EventTypeReading
    from geomap.model import Placed, Unplaced
    from geomap.text.lexicon import Match
    from geomap.text.sentences import Sentence

_SUBJECT = 30
"""Within how many characters from its beginning a clause names who does it, in two words."""
_OTHERS = "others"
"""The class of those who are counted among the dead or hurt under a word that names none."""
_LONG = timedelta(days=10)
"""Longer stretches say how long something has gone on."""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """What a reader of events needs of an article."""

    text: str
    published: date | None
    sentences: tuple[Sentence, ...]
    matches: tuple[Match, ...]
    dates: tuple[When, ...]
    places: tuple[Placed, ...]
    """Literal places in text order, the dateline's left out."""
    filed_from: Placed | None
    """The place of the dateline."""
    toponyms: tuple[Placed, ...] = ()
    """The places of all names, whatever they do in their sentences."""
    news_day: date | None = None
    """The day that history is told from: of publication, else the newest day that the text tells."""
    unknown: tuple[Unplaced, ...] = ()
    """Names of places that no gazetteer knows, in text order."""
    is_speech: bool = False
    """Whether much of the text speaks in the first person or says what must be: a speech, an appeal, an interview."""


@dataclass(frozen=True, slots=True)
class EventMention:
    """A clause that tells an event."""

    clause: Clause
    type_reading: EventTypeReading
    news_day: date | None
    when: When | None
    place_candidate: PlaceCandidate | None
    casualties: tuple[Casualty, ...]
    flags: frozenset[Flag]
    signs: frozenset[str]
    """What speaks for and against the clause telling one event that happened."""
    is_back_reference: bool
    """Whether it speaks of an event told before ("the attack")."""
    is_another: bool
    """Whether it says that this is one more event."""
    is_total: bool
    """Whether its figures run over many events."""

    @property
    def strength(self) -> float:
        """How sure it is that the clause tells one event that happened."""
        return strength_of(self.signs)

    @property
    def placed(self) -> Placed | None:
        """The place told in the clause."""
        return self.place_candidate.placed if self.place_candidate else None

    @property
    def age(self) -> timedelta | None:
        """How long before the news the told day was; None where either is unknown."""
        return self.news_day - self.when.start if self.when and self.news_day else None

    def figure(self, kind: str) -> Casualty | None:
        """The first figure of a kind that is no running total."""
        return next((c for c in self.casualties if c.kind == kind and not c.is_total), None)


def read_mentions(annotated: AnnotatedText) -> Iterator[EventMention]:
    """The clauses of an article that tell an event, in text order."""
    for index, sentence in enumerate(annotated.sentences):
        matches = matches_within(annotated.matches, sentence.start, sentence.end)
        if not sentence.is_story or not any(match.group == "trigger" for match in matches):
            continue
        casualties = _casualties(annotated.text, Span(sentence.start, sentence.end))
        for clause in split_clauses(annotated.text, sentence, index, matches):
            mention = _read_clause(annotated, clause, casualties)
            if mention is not None:
                yield mention


def _casualties(text: str, span: Span) -> tuple[Casualty, ...]:
    from geomap.incidents.casualties.casualty_mentions import find_casualties  # noqa: PLC0415 - its patterns take time to compile

    return find_casualties(text, span)


def _read_clause(annotated: AnnotatedText, clause: Clause, casualties: Sequence[Casualty]) -> EventMention | None:
    own = tuple(c for c in casualties if clause.span.start <= c.span.start < clause.span.end)
    type_reading = classify(clause.matches, _victim_classes(own))
    if type_reading is None:
        return None
    when = time_argument.choose_date(clause, time_argument.dates_of(clause, clause.span, annotated.dates))
    lag = clauses.lag_of(annotated.text, clause)
    when = when or _lagging(annotated, clause, lag)
    place_candidate = choose_place(annotated.text, clause, clause.span, annotated.places, unknown=annotated.unknown)
    found = modality.ceasefire_flag(clause)
    if modality.is_background(when, annotated.news_day):
        found |= {Flag.BACKGROUND}
    if modality.is_hypothetical(clause):
        found |= {Flag.HYPOTHETICAL}
    back = any(match.is_definite for match in clause.triggers()) or _is_of_known(annotated.text, clause)
    another = modality.is_another(clause) or lag is not None
    # "Since November" is no day of an event but how long something has gone on.
    is_dated = when is not None and not ("total" in clause.labels("cue") and when.end - when.start > _LONG)
    signs = signs_of(
        annotated.text,
        clause,
        own,
        is_dated=is_dated,
        is_placed=place_candidate is not None and place_candidate.is_likely,
    )
    signs |= {"speech"} if annotated.is_speech else set()
    # "Thousands have died and shelling has killed civilians" sums up a war, the smaller figure too.
    is_total = bool(own) and (any if "perfect" in signs else all)(c.is_total for c in own)
    return EventMention(
        clause, type_reading, annotated.news_day, when, place_candidate, own, found, signs, back, another, is_total
    )


def _is_of_known(text: str, clause: Clause) -> bool:
    """Whether a clause begins with those who are known from the event told before: "The attackers burned shops"."""
    first = tokenise(text, clause.span.start, min(clause.span.end, clause.span.start + _SUBJECT))[:2]
    return len(first) > 1 and first[0].word in {"the", "these"} and first[1].word in word_list("known doers")


def _lagging(annotated: AnnotatedText, clause: Clause, lag: timedelta | None) -> When | None:
    """The day of an event told as so long before the news."""
    if lag is None or annotated.published is None or annotated.published.toordinal() <= lag.days:
        return None
    day = annotated.published - lag
    return When(day, day, TimePrecision.DAY if lag < timedelta(days=7) else TimePrecision.WEEK, clause.span)


def _victim_classes(casualties: Sequence[Casualty]) -> tuple[str, ...]:
    """The classes of those whom the figures count; of nobody's class where only other words name them."""
    harmed = [casualty for casualty in casualties if casualty.kind in {"deaths", "injured"}]
    lexicon = default_lexicon()
    classes = tuple(
        match.label
        for casualty in harmed
        for match in lexicon.scan(tokenise(casualty.victims))
        if match.group == "actor" and match.label != "site"
    )
    # "Gunmen killed two members of a team": not the gunmen.
    return classes or tuple(_OTHERS for casualty in harmed if casualty.victims)
