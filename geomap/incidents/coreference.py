"""One event told several times in an article: its clauses brought together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from geomap.incidents.event import Event
from geomap.incidents.factuality.mention_factuality import begins_event, begins_with_others
from geomap.incidents.mention_pairs import are_at_odds, features_of_pair
from geomap.model import Flag
from geomap.scoring import LinearScorer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geomap.incidents.event_mention import EventMention
    from geomap.scoring import Feature

Value = TypeVar("Value")

_IMPOSSIBLE = float("-inf")
_FRESH = timedelta(days=7)
"""Up to what age an event is still what news without a day may go on about."""
_DOUBTS = frozenset({"general", "total", "hypothetical", "negated", "denied", "question", "remembered", "habit"})
"""What a clause that is too weak to begin an event alone may not show, to begin one with others."""
_DENIAL = frozenset({"denied"})
_LONG_ARTICLE = 60
"""Threads beyond which only the first and the last few are compared: nobody tells one event a book apart."""
_LONG_EVENT = 24
"""The same for the clauses of one event."""


def resolve_coreference(mentions: Sequence[EventMention], *, is_note: bool) -> tuple[Event, ...]:
    """Bring the clauses of each event together, those first that are strong enough to begin one of their own.

    What fits none of these is brought together after them: several weak clauses may tell an event between them.
    """
    told = [mention for mention in mentions if not mention.is_total and Flag.HYPOTHETICAL not in mention.flags]
    join = _scorer().threshold("join in a note" if is_note else "join")
    sure = _events(told, join=join, begins=begins_event)
    if sure and is_note:
        return sure
    used = {id(mention) for event in sure for mention in event.mentions}
    left = (mention for mention in told if id(mention) not in used and not doubts_of(mention))
    rest = [mention for mention in left if not is_retelling(mention, sure)]
    # What one side denies is told where the other counts its dead.
    weak = _events(rest, join=join, begins=begins_with_others)
    return (*sure, *(event for event in weak if not all(map(_is_doubtful, event.mentions))))


def doubts_of(mention: EventMention) -> frozenset[str]:
    """What a clause shows that is too weak to begin an event, and keeps it from beginning one with others."""
    return mention.features & (_DOUBTS - _DENIAL)


def _is_doubtful(mention: EventMention) -> bool:
    return bool(mention.features & _DOUBTS)


def is_retelling(mention: EventMention, events: Sequence[Event]) -> bool:
    """Whether a clause that is too weak to begin an event points back, or fits one that was told only after it."""
    if events and mention.is_back_reference and not mention.is_another:
        return True
    join = _scorer().threshold("join")
    return any(_fit(event, mention) >= join for event in _ends(list(events), _LONG_ARTICLE))


def as_events(mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """The clauses brought together, each of which may begin an event whatever its strength."""
    return _events(mentions, join=_scorer().threshold("join"), begins=lambda _: True)


def _events(mentions: Sequence[EventMention], *, join: float, begins: Callable[[float], bool]) -> tuple[Event, ...]:
    """Lay each clause to the event that it fits best, or let it begin one if it is strong enough."""
    events: list[Event] = []
    for mention in mentions:
        near = _ends(events, _LONG_ARTICLE)
        fits = [_fit(event, mention) for event in near]
        best = max(fits, default=_IMPOSSIBLE)
        if best >= join:
            near[fits.index(best)].mentions.append(mention)
        elif begins(mention.factuality):
            events.append(Event([mention]))
    return tuple(events)


def _fit(event: Event, mention: EventMention) -> float:
    """How much speaks for a clause telling an event, by the clause of it that fits best; nothing may forbid it."""
    near = _ends(event.mentions, _LONG_EVENT)
    if any(are_at_odds(known, mention) for known in near):
        return _IMPOSSIBLE
    return max(map(_scorer().score, features_beside(event, mention)))


def features_beside(event: Event, mention: EventMention) -> list[tuple[Feature, ...]]:
    """What a clause shows beside each clause of an event; that which weighs most counts."""
    fresh = (("undated beside a fresh event", 1.0),) if mention.when is None and _is_fresh(event) else ()
    return [(*features_of_pair(known, mention), *fresh) for known in _ends(event.mentions, _LONG_EVENT)]


def _scorer() -> LinearScorer:
    return LinearScorer.load("event_coreference")


def _ends(values: list[Value], most: int) -> list[Value]:
    """All values, or of very many the first third and the last two."""
    return values if len(values) <= most else values[: most // 3] + values[-(most - most // 3) :]


def _is_fresh(event: Event) -> bool:
    """Whether an event is of the last week, as far as its clauses say."""
    ages = [mention.age for mention in event.mentions if mention.age is not None]
    return not ages or min(ages) <= _FRESH
