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
from geomap.text.spans import hits_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geomap.incidents.arguments.place_argument import Fit
    from geomap.incidents.casualties.casualty_mentions import Casualty
    from geomap.incidents.triggers.clauses import Clause
    from geomap.incidents.triggers.event_type import Sort
    from geomap.model import Placed, Unplaced
    from geomap.text.lexicon import Hit
    from geomap.text.sentences import Sentence

_SUBJECT = 30
"""Within how many characters from its beginning a clause names who does it, in two words."""
_OTHERS = "others"
"""The class of those who are counted among the dead or hurt under a word that names none."""
_LONG = timedelta(days=10)
"""Longer stretches say how long something has gone on."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a reader of events needs of an article."""

    text: str
    published: date | None
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    dates: tuple[When, ...]
    places: tuple[Placed, ...]
    """Literal places in text order, the dateline's left out."""
    filed_from: Placed | None
    """The place of the dateline."""
    mentions: tuple[Placed, ...] = ()
    """The places of all names, whatever they do in their sentences."""
    news_day: date | None = None
    """The day that history is told from: of publication, else the newest day that the text tells."""
    unknown: tuple[Unplaced, ...] = ()
    """Names of places that no gazetteer knows, in text order."""
    is_speech: bool = False
    """Whether much of the text speaks in the first person or says what must be: a speech, an appeal, an interview."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that tells an event."""

    clause: Clause
    sort: Sort
    news_day: date | None
    when: When | None
    fit: Fit | None
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
        return self.fit.placed if self.fit else None

    @property
    def age(self) -> timedelta | None:
        """How long before the news the told day was; None where either is unknown."""
        return self.news_day - self.when.start if self.when and self.news_day else None

    def figure(self, kind: str) -> Casualty | None:
        """The first figure of a kind that is no running total."""
        return next((c for c in self.casualties if c.kind == kind and not c.is_total), None)


def read_tellings(scene: Scene) -> Iterator[Telling]:
    """The clauses of an article that tell an event, in text order."""
    for index, sentence in enumerate(scene.sentences):
        hits = hits_within(scene.hits, sentence.start, sentence.end)
        if not sentence.is_story or not any(hit.group == "trigger" for hit in hits):
            continue
        casualties = _casualties(scene.text, Span(sentence.start, sentence.end))
        for clause in split_clauses(scene.text, sentence, index, hits):
            telling = _read_clause(scene, clause, casualties)
            if telling is not None:
                yield telling


def _casualties(text: str, span: Span) -> tuple[Casualty, ...]:
    from geomap.incidents.casualties.casualty_mentions import find_casualties  # noqa: PLC0415 - its patterns take time to compile

    return find_casualties(text, span)


def _read_clause(scene: Scene, clause: Clause, casualties: Sequence[Casualty]) -> Telling | None:
    own = tuple(c for c in casualties if clause.span.start <= c.span.start < clause.span.end)
    sort = classify(clause.hits, _victim_classes(own))
    if sort is None:
        return None
    when = time_argument.choose_date(clause, time_argument.dates_of(clause, clause.span, scene.dates))
    lag = clauses.lag_of(scene.text, clause)
    when = when or _lagging(scene, clause, lag)
    fit = choose_place(scene.text, clause, clause.span, scene.places, unknown=scene.unknown)
    found = modality.ceasefire_flag(clause)
    if modality.is_background(when, scene.news_day):
        found |= {Flag.BACKGROUND}
    if modality.is_hypothetical(clause):
        found |= {Flag.HYPOTHETICAL}
    back = any(hit.is_definite for hit in clause.triggers()) or _is_of_known(scene.text, clause)
    another = modality.is_another(clause) or lag is not None
    # "Since November" is no day of an event but how long something has gone on.
    is_dated = when is not None and not ("total" in clause.labels("cue") and when.end - when.start > _LONG)
    signs = signs_of(scene.text, clause, own, is_dated=is_dated, is_placed=fit is not None and fit.is_likely)
    signs |= {"speech"} if scene.is_speech else set()
    # "Thousands have died and shelling has killed civilians" sums up a war, the smaller figure too.
    is_total = bool(own) and (any if "perfect" in signs else all)(c.is_total for c in own)
    return Telling(clause, sort, scene.news_day, when, fit, own, found, signs, back, another, is_total)


def _is_of_known(text: str, clause: Clause) -> bool:
    """Whether a clause begins with those who are known from the event told before: "The attackers burned shops"."""
    first = tokenise(text, clause.span.start, min(clause.span.end, clause.span.start + _SUBJECT))[:2]
    return len(first) > 1 and first[0].word in {"the", "these"} and first[1].word in word_list("known doers")


def _lagging(scene: Scene, clause: Clause, lag: timedelta | None) -> When | None:
    """The day of an event told as so long before the news."""
    if lag is None or scene.published is None or scene.published.toordinal() <= lag.days:
        return None
    day = scene.published - lag
    return When(day, day, TimePrecision.DAY if lag < timedelta(days=7) else TimePrecision.WEEK, clause.span)


def _victim_classes(casualties: Sequence[Casualty]) -> tuple[str, ...]:
    """The classes of those whom the figures count; of nobody's class where only other words name them."""
    harmed = [casualty for casualty in casualties if casualty.kind in {"deaths", "injured"}]
    lexicon = default_lexicon()
    classes = tuple(
        hit.label
        for casualty in harmed
        for hit in lexicon.scan(tokenise(casualty.victims))
        if hit.group == "actor" and hit.label != "site"
    )
    # "Gunmen killed two members of a team": not the gunmen.
    return classes or tuple(_OTHERS for casualty in harmed if casualty.victims)
