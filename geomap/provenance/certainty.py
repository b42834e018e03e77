"""How well an incident is known: reported, claimed by one side, disputed or confirmed."""

from __future__ import annotations

from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from geomap.provenance.independence import independent_sources
from geomap.vocabulary import Stance, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.model import Claim, Report, Toll


class StatusRule(StrEnum):
    """What makes an incident's status."""

    DENIED = "somebody denies it"
    FIGURES_CONFLICT = "two reports of one day give tolls that cannot both be right"
    SECONDED = "somebody admits or confirms what another side tells"
    INDEPENDENT_SOURCES = "independent sources tell it that do not all quote the same side"
    ONE_SIDE = "one side alone says so"
    TOLD = "it is told, and nothing more speaks for or against it"


class StatusReading(NamedTuple):
    """How well an incident is known, and by what."""

    status: Status
    rule: StatusRule
    claims: tuple[Claim, ...] = ()
    """What is said that the rule rests on; empty where it rests on figures or on how many tell it."""


def status_of(reports: Sequence[Report], *, independent: int | None = None) -> Status:
    """How well the reports of one event make it known.

    A denial, or figures that cannot both be right, dispute it. It is confirmed where somebody admits or confirms what
    another side tells, or where independent sources do not all quote the same side; claimed where one side alone
    says so. ``independent`` is their number where somebody has counted them.
    """
    return read_status(reports, independent=independent).status


def read_status(reports: Sequence[Report], *, independent: int | None = None) -> StatusReading:
    """The same, with the rule that decided and the claims that it rests on."""
    claims = [claim for report in reports for claim in _own_words(report.claims)]
    sides = {claim.side for claim in claims if claim.side}
    denials = tuple(claim for claim in claims if claim.stance is Stance.DENIES)
    if denials or _figures_conflict(reports):
        rule = StatusRule.DENIED if denials else StatusRule.FIGURES_CONFLICT
        return StatusReading(Status.DISPUTED, rule, denials)
    seconded = tuple(claim for claim in claims if any(_seconds(claim, other) for other in claims))
    if seconded:
        return StatusReading(Status.CONFIRMED, StatusRule.SECONDED, seconded)
    if len(sides) != 1 and (independent_sources(reports) if independent is None else independent) > 1:
        return StatusReading(Status.CONFIRMED, StatusRule.INDEPENDENT_SOURCES)
    if claims and len(sides) == 1 and all(claim.side for claim in claims):
        return StatusReading(Status.CLAIMED, StatusRule.ONE_SIDE, tuple(claims))
    return StatusReading(Status.REPORTED, StatusRule.TOLD, tuple(claims))


def _own_words(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that only pass on a side's word: "the agency reported, citing the ministry"."""
    sided = {claim.span for claim in claims if claim.side}
    return [claim for claim in claims if claim.side or claim.stance is not Stance.REPORTS or claim.span not in sided]


def _seconds(claim: Claim, other: Claim) -> bool:
    """Whether a claim admits or confirms what somebody else tells; a side that confirms its own word adds nothing."""
    is_own = claim.speaker == other.speaker or (claim.side and claim.side == other.side)
    return claim.stance in {Stance.ADMITS, Stance.CONFIRMS} and not is_own


def _figures_conflict(reports: Sequence[Report]) -> bool:
    """Whether two reports of one day give tolls that cannot both be right; a toll that rises later is no conflict."""
    tolls = [(report.article.published, report.deaths) for report in reports if report.deaths]
    return any(day == other_day and _disjoint(one, two) for (day, one), (other_day, two) in combinations(tolls, 2))


def _disjoint(one: Toll, other: Toll) -> bool:
    one_high = one.high if one.high is not None else float("inf")
    other_high = other.high if other.high is not None else float("inf")
    return one.low > other_high or other.low > one_high
