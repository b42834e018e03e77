"""The noun of casualties: some words that tell how many people something happened to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geomap.incidents.casualties.people_class import PeopleClass
from geomap.model import Span

if TYPE_CHECKING:
    from geomap.model import Toll
    from geomap.vocabulary import CasualtyKind

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Casualty:
    """Some words that tell how many people something happened to."""

    kind: CasualtyKind
    toll: Toll
    span: Span
    victims: str = ""
    """Who they were, in the text's words; empty where it does not say."""
    is_total: bool = False
    """Whether this is the running total of a war, a year or a series rather than the toll of one event."""
    negated: bool = False
    """Whether the text says that it happened to nobody; the toll is then 0."""
    is_toll: bool = False
    """Whether the text states this figure as the sum: "the death toll rose to 77", "3 fatalities"."""
    is_further: bool = False
    """Whether the words set these people apart from those told before: "two others", "four were also killed"."""
    is_counted: bool = True
    """Whether the text says how many, instead of only "militants were killed"."""
    is_claimed: bool = False
    """Whether the words give it as what somebody claims to have done: "rebels claimed to have killed 60"."""
    is_vague: bool = False
    """Whether it says so only in a word for a crowd, for several fates or of some: "four were among the dead"."""
    events: int = 0
    """Set where the words tell no toll but over how many events one is to be shared ("split between two events")."""
    people_class: PeopleClass = PeopleClass.UNSAID
    """people, civilians, military, police or militants; empty where the text does not say."""
    sentence: Span = _NOWHERE
    """The sentence that the words stand in."""
