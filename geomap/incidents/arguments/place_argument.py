"""Which place of a clause is the one where its event was, known to the gazetteer or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.arguments.place_features import SiteReader
from geomap.scoring import LinearScorer
from geomap.text.spans import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.incidents.triggers.clauses import Clause
    from geomap.model import Placed, Span, Unplaced
    from geomap.scoring import Feature


_NOBODY: Layer[Unplaced] = Layer()


class PlaceCandidate(NamedTuple):
    """A place with how likely it is where an event was."""

    named: Placed | Unplaced
    """The name that the text gives."""
    score: float
    placed: Placed | None
    """What is known of it: the place itself, or for an unknown one the place that it lies in or near."""
    features: tuple[tuple[str, float], ...] = ()
    """What the score sums up, each with how often it counts."""

    @property
    def is_likely(self) -> bool:
        """Whether the event is told to have been there, rather than somewhere in its sentence's company."""
        return self.score > _scorer().threshold("is likely")


def choose_place(
    text: str, clause: Clause, span: Span, places: Layer[Placed], *, unknown: Layer[Unplaced] = _NOBODY
) -> PlaceCandidate | None:
    """The place of a stretch where its event was: the finest, near the words that tell it, after a word of place."""
    best = max(candidates_in(text, clause, span, places, unknown=unknown), key=_order, default=None)
    return best if best and best.score > _scorer().threshold("is the place") else None


def candidates_in(
    text: str, clause: Clause, span: Span, places: Layer[Placed], *, unknown: Layer[Unplaced] = _NOBODY
) -> list[PlaceCandidate]:
    """All places of a stretch, the known ones first, with how likely its event was at each."""
    inside = places.within(span.start, span.end)
    strange = unknown.within(span.start, span.end)
    if not inside and not strange:
        return []
    reader = SiteReader(text, clause, inside, strange)
    candidates = [_weighed(reader, p, p) for p in inside]
    # What is no place of the event at all is none around it: "in the Zelm district, the Xania-based group said".
    around = _scorer().threshold("is around it")
    known = max((candidate for candidate in candidates if candidate.score > around), key=_order, default=None)
    candidates += [_weighed(reader, p, known.placed if known else None) for p in strange]
    return candidates


def _weighed(reader: SiteReader, named: Placed | Unplaced, placed: Placed | None) -> PlaceCandidate:
    features = tuple(reader.features_of(named))
    return PlaceCandidate(named, score_of(features), placed, features)


def score_of(features: Iterable[Feature]) -> float:
    """How likely a place of a clause is where its event was: the sum of its features, each as often as it counts."""
    return _scorer().score(features)


def _scorer() -> LinearScorer:
    return LinearScorer.load("place_argument")


def _order(candidate: PlaceCandidate) -> tuple[float, int]:
    return candidate.score, -candidate.named.mention.start
