"""One clause that tells an event: what sort, when, where, how many, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.incidents import flags, linking
from geomap.incidents.clauses import split_clauses
from geomap.incidents.events import ARMED, classify
from geomap.incidents.lexicon import default_lexicon, tokenise
from geomap.model import Flag, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geomap.incidents.casualties import Casualty
    from geomap.incidents.clauses import Clause
    from geomap.incidents.events import Sort
    from geomap.incidents.lexicon import Hit
    from geomap.incidents.sentences import Sentence
    from geomap.model import Placed, When


@dataclass(frozen=True, slots=True)
class Scene:
    """What a reader of events needs of an article."""

    text: str
    published: date | None
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    dates: tuple[When, ...]
    places: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells an event."""

    clause: Clause
    sort: Sort
    when: When | None
    placed: Placed | None
    casualties: tuple[Casualty, ...]
    flags: frozenset[Flag]
    strength: float
    """How sure it is that the clause tells one event that happened."""
    is_back_reference: bool
    """Whether it speaks of an event told before ("the attack")."""
    is_another: bool
    """Whether it says that this is one more event."""
    is_total: bool
    """Whether its figures run over many events."""

    def figure(self, kind: str) -> int | None:
        """The best figure of a kind that is no running total."""
        return next((c.toll.best for c in self.casualties if c.kind == kind and not c.is_total), None)


def read_tellings(scene: Scene) -> Iterator[Telling]:
    """The clauses of an article that tell an event, in text order."""
    for index, sentence in enumerate(scene.sentences):
        hits = _within(scene.hits, sentence)
        if not sentence.is_story or not any(hit.group == "trigger" for hit in hits):
            continue
        casualties = _casualties(scene.text, Span(sentence.start, sentence.end))
        for clause in split_clauses(scene.text, sentence, index, hits):
            telling = _read_clause(scene, clause, casualties)
            if telling is not None:
                yield telling


def _within(hits: Sequence[Hit], sentence: Sentence) -> list[Hit]:
    return [hit for hit in hits if sentence.start <= hit.start < sentence.end]


def _casualties(text: str, span: Span) -> tuple[Casualty, ...]:
    from geomap.incidents.casualties import find_casualties  # noqa: PLC0415 - its patterns take time to compile

    return find_casualties(text, span)


def _read_clause(scene: Scene, clause: Clause, casualties: Sequence[Casualty]) -> Telling | None:
    own = tuple(c for c in casualties if clause.span.start <= c.span.start < clause.span.end)
    sort = classify(clause.hits, _victim_classes(own))
    if sort is None:
        return None
    when = linking.choose_date(clause, linking.dates_of(clause, clause.span, scene.dates))
    placed = linking.choose_place(scene.text, clause, clause.span, scene.places)
    is_total = bool(own) and all(c.is_total for c in own)
    found = flags.ceasefire_flag(clause)
    if flags.is_background(when, scene.published):
        found |= {Flag.BACKGROUND}
    if flags.is_hypothetical(clause):
        found |= {Flag.HYPOTHETICAL}
    cues = clause.labels("cue")
    back = "anaphora" in cues
    another = "another" in cues
    strength = _strength(clause, sort, own, when, placed)
    return Telling(clause, sort, when, placed, own, found, strength, back, another, is_total)


def _victim_classes(casualties: Sequence[Casualty]) -> tuple[str, ...]:
    """The classes of those whom the figures count."""
    lexicon = default_lexicon()
    return tuple(
        hit.label
        for casualty in casualties
        if casualty.kind in {"deaths", "injured"}
        for hit in lexicon.scan(tokenise(casualty.victims))
        if hit.group == "actor" and hit.label != "site"
    )


def _strength(
    clause: Clause, sort: Sort, casualties: Sequence[Casualty], when: When | None, placed: Placed | None
) -> float:
    """What speaks for one event that happened, less what speaks for talk about events."""
    strong = any(not hit.weak and hit.label != "Harm" for hit in clause.triggers())
    strength = 1.0 if strong else 0.2
    strength += 1.5 if any(not c.is_total for c in casualties) else 0.0
    strength += 1.0 if when is not None else 0.0
    strength += 0.8 if placed is not None else 0.0
    strength += 0.6 if clause.sentence_index < 3 else 0.0
    strength += 0.4 if clause.labels("actor") & ARMED else 0.0
    strength += 0.3 if sort.weight >= 6 else 0.0
    cues = clause.labels("cue")
    strength -= 1.2 if "general" in cues else 0.0
    strength -= 1.5 if flags.is_hypothetical(clause) else 0.0
    strength -= 2.0 if flags.is_negated(clause) else 0.0
    strength -= 0.8 if "court" in cues else 0.0
    return strength
