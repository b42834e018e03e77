"""One event told several times in an article: its clauses brought together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from geomap.incidents.arguments.place_comparison import are_two_towns, same_area
from geomap.incidents.casualties.event_tolls import group_of
from geomap.incidents.event import Event
from geomap.model import EventType, Flag, Kind, Placed
from geomap.text.match_labels import Cue, MatchGroup, OpenTrigger
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.event_mention import EventMention

Value = TypeVar("Value")

START = 2.0
"""How strong a clause must be to begin an event of its own."""
HINT = 0.5
"""The same for what is left, which has to be told by several clauses or by much else."""
JOIN = 1.3
"""How much must speak for a clause belonging to an event told before."""
FRESH = 0.4
"""What more speaks for an undated clause belonging to an event of the last week."""
NOTE_JOIN = -1.0
"""The same in a note, which tells one event unless it says otherwise."""

_VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_CROWD = frozenset({EventType.PROTESTS, EventType.RIOTS})
_WIDE = frozenset({"Earthquake", "Flood", "Storm", "Heat or drought", "Disease outbreak", "Wildfire"})
_DOUBTS = frozenset({"general", "total", "hypothetical", "negated", "denied", "question", "remembered", "habit"})
"""What a clause that is too weak to begin an event alone may not show, to begin one with others."""
_DENIAL = frozenset({"denied"})
_OTHER_NAME = 2.5
"""What another name that no gazetteer knows says against a clause belonging to an event."""
_LONG_ARTICLE = 60
"""Threads beyond which only the first and the last few are compared: nobody tells one event a book apart."""
_LONG_THREAD = 24
"""The same for the clauses of one event."""


def resolve_coreference(mentions: Sequence[EventMention], *, is_note: bool) -> tuple[Event, ...]:
    """Bring the clauses of each event together, those first that are strong enough to begin one of their own.

    What fits none of these is brought together after them: several weak clauses may tell an event between them.
    """
    told = [mention for mention in mentions if not mention.is_total and Flag.HYPOTHETICAL not in mention.flags]
    join = NOTE_JOIN if is_note else JOIN
    sure = _events(told, join=join, start=START)
    if sure and is_note:
        return sure
    used = {id(mention) for event in sure for mention in event.mentions}
    left = (mention for mention in told if id(mention) not in used and not mention.signs & (_DOUBTS - _DENIAL))
    rest = [mention for mention in left if not _is_retelling(mention, sure)]
    # What one side denies is told where the other counts its dead.
    found = (event for event in _events(rest, join=join, start=HINT) if not all(map(_is_doubtful, event.mentions)))
    return (*sure, *found)


def _is_doubtful(mention: EventMention) -> bool:
    return bool(mention.signs & _DOUBTS)


def _is_retelling(mention: EventMention, events: Sequence[Event]) -> bool:
    """Whether a clause that is too weak to begin an event points back, or fits one that was told only after it."""
    if events and mention.is_back_reference and not mention.is_another:
        return True
    return any(_fit(event, mention) >= JOIN for event in _ends(list(events), _LONG_ARTICLE))


def as_threads(mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """The clauses brought together, each of which may begin an event whatever its strength."""
    return _events(mentions, join=JOIN, start=float("-inf"))


def _events(mentions: Sequence[EventMention], *, join: float, start: float) -> tuple[Event, ...]:
    """Lay each clause to the event that it fits best, or let it begin one if it is strong enough."""
    events: list[Event] = []
    for mention in mentions:
        near = _ends(events, _LONG_ARTICLE)
        fits = [_fit(event, mention) for event in near]
        best = max(fits, default=-10.0)
        if best >= join:
            near[fits.index(best)].mentions.append(mention)
        elif mention.factuality >= start:
            events.append(Event([mention]))
    return tuple(events)


def _fit(event: Event, mention: EventMention) -> float:
    """How much speaks for a clause telling a thread's event; negative where something forbids it."""
    fits = [_pair(known, mention) for known in _ends(event.mentions, _LONG_THREAD)]
    if min(fits) <= -10:
        return -10.0
    return max(fits) + (FRESH if mention.when is None and _is_fresh(event) else 0.0)


def _ends(values: list[Value], most: int) -> list[Value]:
    """All values, or of very many the first third and the last two."""
    return values if len(values) <= most else values[: most // 3] + values[-(most - most // 3) :]


def _is_fresh(event: Event) -> bool:
    """Whether an event is of the last week, as far as its clauses say."""
    ages = [mention.age for mention in event.mentions if mention.age is not None]
    return not ages or min(ages) <= timedelta(days=7)


def _pair(known: EventMention, mention: EventMention) -> float:
    """How well two clauses agree; -10 where they cannot tell one event."""
    kinship = _kinship(known, mention)
    if kinship < 0 or _dates_clash(known, mention):
        return -10.0
    fit = kinship
    fit += 1.0 if known.when and mention.when else 0.0
    if _places_clash(known, mention):
        # "The blast in the Zahra district" stays the blast told before, wherever a gazetteer puts that name.
        if not mention.is_back_reference or mention.is_another:
            return -10.0
        fit -= 1.0
    elif known.placed and mention.placed:
        fit += 1.0
    fit -= _OTHER_NAME if _are_two_names(known, mention) else 0.0
    fit += _shared_figures(known, mention)
    fit += 1.0 if mention.is_back_reference else 0.0
    fit += 1.0 if known.clause.sentence_index == mention.clause.sentence_index else 0.0
    fit += _nearness(known, mention)
    fit -= 2.0 if mention.is_another else 0.0
    return fit


def _nearness(known: EventMention, mention: EventMention) -> float:
    """Sentences that follow each other go together, the more where the second only says who was hurt."""
    gap = mention.clause.sentence_index - known.clause.sentence_index
    if gap <= 1 and mention.when is None and _is_harm(mention):
        return 1.0
    return 0.4 if gap <= 2 else 0.0


def _kinship(known: EventMention, mention: EventMention) -> float:
    """How alike two sorts of event are; negative where they are different things."""
    a, b = known.type_reading, mention.type_reading
    if a.sub == b.sub:
        return 1.2
    if a.event_type is EventType.OTHER or b.event_type is EventType.OTHER:
        return 0.6 if _is_harm(known) or _is_harm(mention) else -1.0
    if {a.event_type, b.event_type} <= _CROWD:
        return 1.0
    if {a.event_type, b.event_type} <= _VIOLENT:
        return _violent_kinship(known, mention)
    return 0.3 if _is_harm(known) or _is_harm(mention) else -1.0


def _violent_kinship(known: EventMention, mention: EventMention) -> float:
    """Two plainly told kinds of violence are two events; loose words fit any."""
    if not (_is_specific(known) and _is_specific(mention)):
        return 0.8
    if known.type_reading.event_type is mention.type_reading.event_type:
        return 0.5
    return 0.2 if known.clause.sentence_index == mention.clause.sentence_index else -0.5


def _is_specific(mention: EventMention) -> bool:
    """Whether a clause says how: "clashed", "shelled", rather than "attacked" or "killed"."""
    return mention.type_reading.is_plain


def _is_harm(mention: EventMention) -> bool:
    """Whether a clause only says that somebody was hurt, or speaks of "the attack"."""
    return all(match.label == OpenTrigger.HARM or match.weak for match in mention.clause.triggers())


def _dates_clash(known: EventMention, mention: EventMention) -> bool:
    a, b = known.when, mention.when
    if a is None or b is None:
        # History is not the news, even where the news has no date.
        same = known.clause.sentence_index == mention.clause.sentence_index
        return not same and (Flag.BACKGROUND in known.flags) != (Flag.BACKGROUND in mention.flags)
    return a.end < b.start or b.end < a.start


def _places_clash(known: EventMention, mention: EventMention) -> bool:
    a, b = known.placed, mention.placed
    if a is None or b is None:
        return False
    if same_area(a.place, b.place):
        return _answers(known, mention) and are_two_towns(a.place, b.place)
    # A quake or a flood is felt in many places of a country and stays one event.
    wide = known.type_reading.sub == mention.type_reading.sub and known.type_reading.sub in _WIDE
    wide = wide and not (mention.when and mention.casualties)
    return not (wide and a.place.country_code == b.place.country_code)


def _are_two_names(known: EventMention, mention: EventMention) -> bool:
    """Whether another village is named, of which the gazetteer holds only what is around it."""
    if mention.is_back_reference and not mention.is_another:
        return False
    one, other = (t.place_candidate.named if t.place_candidate else None for t in (known, mention))
    if one is None or other is None or (isinstance(one, Placed) and isinstance(other, Placed)):
        return False
    if any(isinstance(p, Placed) and p.place.kind is not Kind.SETTLEMENT for p in (one, other)):
        return False
    a, b = one.mention.text.lower(), other.mention.text.lower()
    return a not in b and b not in a


def _answers(known: EventMention, mention: EventMention) -> bool:
    """Whether a clause accuses somebody of a deed after another was told: the charge and the counter-charge."""
    is_later = mention.clause.sentence_index > known.clause.sentence_index
    return is_later and not mention.is_back_reference and Cue.ACCUSES in mention.clause.labels(MatchGroup.CUE)


def _shared_figures(known: EventMention, mention: EventMention) -> float:
    """Like figures speak for one event, unlike ones and those of other people against it."""
    fit = 0.0
    for kind in (CasualtyKind.DEATHS, CasualtyKind.INJURED):
        a, b = known.figure(kind), mention.figure(kind)
        if a is None or b is None:
            continue
        if a.toll.best == b.toll.best and not _of_others(a, b):
            fit += 1.5
            continue
        fit -= 0.4
        if mention.is_back_reference:
            continue
        # One dead and 21 dead are two events; so are a number at a place and another at none.
        high, low = max(a.toll.best, b.toll.best), min(a.toll.best, b.toll.best)
        fit -= 1.2 if high > 3 * low else 0.0
        fit -= 0.8 if mention.placed and not known.placed else 0.0
    return fit


def _of_others(a: Casualty, b: Casualty) -> bool:
    """Whether two figures count different groups of people."""
    groups = {group_of(a.victims), group_of(b.victims)} - {""}
    return len(groups) > 1
