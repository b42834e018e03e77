"""Which claims are about an event: those of its own clauses, and some of the sentences right behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.attribution.claims import find_claims
from geomap.incidents.attribution.sides import is_neutral, is_same_speaker
from geomap.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.incidents.event import Event
    from geomap.model import Claim

_TELLING = frozenset({Stance.DENIES, Stance.ADMITS})
"""The stances that say more than that somebody told it."""
_REACH = 1
"""How many sentences behind an event may still be about it; a second one brought more wrong claims than right ones."""


def claims_about(annotated: AnnotatedText, event: Event, told: frozenset[int]) -> tuple[Claim, ...]:
    """Who says so, each speaker once, in text order; ``told`` are the sentences that tell any event."""
    own = {mention.clause.sentence_index for mention in event.mentions}
    claims: list[Claim] = []
    for index in sorted(own | set(_behind(annotated, own, told))):
        clauses = [t.clause.span for t in event.mentions if t.clause.sentence_index == index]
        for claim in find_claims(annotated, annotated.sentences[index], clauses):
            if index not in own and not _is_about(claim):
                continue
            known = next((n for n, other in enumerate(claims) if is_same_speaker(claim.speaker, other.speaker)), None)
            if known is None:
                claims.append(claim)
            elif claim.stance in _TELLING and claims[known].stance not in _TELLING:
                claims[known] = claim
    return tuple(claims)


def _behind(annotated: AnnotatedText, own: set[int], told: frozenset[int]) -> Iterator[int]:
    """The sentences that follow those of an event before another event is told."""
    for start in own:
        for index in range(start + 1, min(start + _REACH + 1, len(annotated.sentences))):
            if index in told or not annotated.sentences[index].is_story:
                break
            yield index


def _is_about(claim: Claim) -> bool:
    """Whether a claim behind an event is about it: takes a stand, is a witness's, or counts the dead and hurt.

    What others "said" in the sentence behind is as often opinion or the next thing.
    """
    takes_stand = claim.stance not in {Stance.ASSERTS, Stance.REPORTS}
    return takes_stand or is_neutral(claim.speaker) or claim.deaths is not None or claim.injured is not None
