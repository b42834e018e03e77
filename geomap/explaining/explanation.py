"""The nouns of explanations: decisions, the reasons for them, and what else was weighed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from geomap.model import NO_SPAN, Span

if TYPE_CHECKING:
    from geomap.model import Article, Mention


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that spoke for or against something."""

    says: str
    """In words, the article's own between quotation marks."""
    rule: str
    """The name of the rule or of the weight."""
    file: str
    """Where that stands, below the package's folder."""
    weight: float | None = None
    """What it adds each time that it counts; None where a rule decides without weighing."""
    times: float = 1.0
    """How often, or how strongly, it counts."""
    span: Span = NO_SPAN
    """The words of the article that it looks at; ``NO_SPAN`` where it looks at none in particular."""

    @property
    def adds(self) -> float | None:
        """What it adds to a sum."""
        return None if self.weight is None else round(self.weight * self.times, 3)


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things that were weighed."""

    label: str
    is_chosen: bool
    score: float | None = None
    """The sum of its reasons or its share of belief; None where nothing was summed up."""
    reasons: tuple[Reason, ...] = ()
    span: Span = NO_SPAN
    """The words of the article that tell it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, why, and from among what."""

    value: str
    """What was decided, in words; empty where nothing could be."""
    reasons: tuple[Reason, ...] = ()
    options: tuple[Option, ...] = ()
    """All that was weighed, in the order in which it was asked."""


@dataclass(frozen=True, slots=True)
class NameExplanation:
    """A name that may be a place: whether it is one, what it does in its sentence, and which place it means."""

    mention: Mention
    is_placed: bool
    recognition: Decision
    """Whether it is the name of a place."""
    role: Decision
    """What it does in its sentence; without a value where it is no place."""
    place: Decision
    """Which place it means, among all of that name; without a value where it means none."""
    confidence: Decision
    """How sure that is."""


@dataclass(frozen=True, slots=True)
class IncidentExplanation:
    """An incident as one article tells it: a reason for each field."""

    id: str
    """The id of the report."""
    incident: str
    """The id of the incident that it is part of; that of the report where no other article tells it."""
    spans: tuple[Span, ...]
    """The clauses that tell it, the main one first."""
    place: Decision
    day: Decision
    deaths: Decision
    injured: Decision
    event_type: Decision
    status: Decision
    factuality: Decision
    """Why its clauses tell an event that happened."""

    def is_called(self, beginning: str) -> bool:
        """Whether its id, or that of the incident that it is part of, begins so."""
        return self.id.startswith(beginning) or self.incident.startswith(beginning)

    def looks_at(self, start: int) -> bool:
        """Whether what begins at an offset stands in its clauses or was weighed for its place."""
        spans = (*self.spans, *(option.span for option in self.place.options))
        return any(span.start <= start < span.end for span in spans)


class Silence(StrEnum):
    """Why a sentence with the words of an event makes no incident."""

    MERGED = "it tells on an incident that another sentence begins"
    NO_STORY = "it is no part of the story"
    NO_TRIGGER = "it counts people who came to harm, and no word of it tells an event"
    HYPOTHETICAL = "what it tells is threatened, planned, feared or asked for"
    TOTAL = "its figures run over many events"
    DOUBTFUL = "its words doubt, deny, ask, remember or tell what goes on"
    RETOLD = "it means an event that is told elsewhere"
    WEAK_CLAUSE = "too little speaks for its telling one event that happened"
    WEAK_EVENT = "too little speaks for all its clauses together telling one that happened"


@dataclass(frozen=True, slots=True)
class SilentSentence:
    """A sentence with the words of an event that made no incident of its own."""

    span: Span
    silence: Silence
    words: tuple[Reason, ...]
    """The words of an event that it has."""
    reasons: tuple[Reason, ...]
    incident: str = ""
    """The id of the report that it is part of."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article is read as it is."""

    article: Article
    names: tuple[NameExplanation, ...]
    incidents: tuple[IncidentExplanation, ...]
    silent: tuple[SilentSentence, ...]

    def about_incident(self, beginning: str) -> Explanation | None:
        """The incident whose id begins so, with the names and sentences of its clauses; None where it is not told."""
        told = tuple(one for one in self.incidents if one.is_called(beginning))
        if not told:
            return None
        ids = {one.id for one in told}
        silent = tuple(one for one in self.silent if one.incident in ids)
        names = tuple(name for name in self.names if any(one.looks_at(name.mention.start) for one in told))
        return Explanation(self.article, names, told, silent)

    def about_place(self, text: str) -> Explanation | None:
        """The names that hold a text or mean a place that does, with the incidents there; None where there are none."""
        wanted = text.casefold()
        names = tuple(one for one in self.names if wanted in f"{one.mention.text}\n{one.place.value}".casefold())
        told = tuple(one for one in self.incidents if wanted in one.place.value.casefold())
        return Explanation(self.article, names, told, ()) if names or told else None
