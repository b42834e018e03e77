"""What speaks for and against two clauses telling one event, by the names of ``event_coreference.toml``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.incidents.arguments.place_comparison import are_two_towns, same_area
from geomap.incidents.casualties.event_tolls import group_of
from geomap.model import EventType, Flag, Kind, Placed
from geomap.text.match_labels import Cue, MatchGroup, OpenTrigger
from geomap.vocabulary import CasualtyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geomap.incidents.casualties.casualty import Casualty
    from geomap.incidents.event_mention import EventMention
    from geomap.scoring import Feature

_VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.VIOLENCE_AGAINST_CIVILIANS})
_CROWD = frozenset({EventType.PROTESTS, EventType.RIOTS})
_WIDE = frozenset({"Earthquake", "Flood", "Storm", "Heat or drought", "Disease outbreak", "Wildfire"})
"""What is felt in many places of a country and stays one event."""
_MANY_TIMES = 3
"""From this factor on two figures are rather of two events than one figure mended."""
_CLOSE = 2
"""Up to how many sentences further on a text goes on about an event."""


def are_at_odds(known: EventMention, mention: EventMention) -> bool:
    """Whether something forbids that two clauses tell one event: their sorts, their days or their places."""
    return not _kinship(known, mention) or _dates_clash(known, mention) or _is_elsewhere(known, mention)


def features_of_pair(known: EventMention, mention: EventMention) -> Iterator[Feature]:
    """What two clauses show that are not at odds, the later one second."""
    yield _kinship(known, mention), 1.0
    if known.when and mention.when:
        yield "both dated", 1.0
    if _places_clash(known, mention):
        yield "points back to another place", 1.0
    elif known.placed and mention.placed:
        yield "both placed", 1.0
    if _are_two_names(known, mention):
        yield "another unknown name", 1.0
    for kind in (CasualtyKind.DEATHS, CasualtyKind.INJURED):
        yield from _figures(known, mention, kind)
    yield from _flow(known, mention)


def _flow(known: EventMention, mention: EventMention) -> Iterator[Feature]:
    """How the text goes from one clause to the other."""
    if mention.is_back_reference:
        yield "points back", 1.0
    if mention.is_another:
        yield "another", 1.0
    gap = mention.clause.sentence_index - known.clause.sentence_index
    if not gap:
        yield "same sentence", 1.0
    if gap <= 1 and mention.when is None and _is_harm(mention):
        yield "harm right behind", 1.0
    elif gap <= _CLOSE:
        yield "close by", 1.0


def _kinship(known: EventMention, mention: EventMention) -> str:
    """How alike two types of event are; empty where they are different things."""
    a, b = known.type_reading, mention.type_reading
    if a.sub == b.sub:
        return "same sub-event type"
    is_harm = _is_harm(known) or _is_harm(mention)
    types = {a.event_type, b.event_type}
    if EventType.OTHER in types:
        return "harm beside an unsorted event" if is_harm else ""
    if types <= _CROWD:
        return "both of crowds"
    if types <= _VIOLENT:
        return _violent_kinship(known, mention)
    return "harm beside another event" if is_harm else ""


def _violent_kinship(known: EventMention, mention: EventMention) -> str:
    """Two plainly told kinds of violence are two events; loose words fit any."""
    a, b = known.type_reading, mention.type_reading
    if not (a.is_plain and b.is_plain):
        return "loose words of violence"
    if a.event_type is b.event_type:
        return "same event type told plainly"
    is_one_sentence = known.clause.sentence_index == mention.clause.sentence_index
    return "other violence in one sentence" if is_one_sentence else ""


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


def _is_elsewhere(known: EventMention, mention: EventMention) -> bool:
    """Whether a clause tells of another place, and does not point back to the event."""
    return _places_clash(known, mention) and (mention.is_another or not mention.is_back_reference)


def _places_clash(known: EventMention, mention: EventMention) -> bool:
    a, b = known.placed, mention.placed
    if a is None or b is None:
        return False
    if same_area(a.place, b.place):
        return _answers(known, mention) and are_two_towns(a.place, b.place)
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


def _figures(known: EventMention, mention: EventMention, kind: CasualtyKind) -> Iterator[Feature]:
    """Like figures speak for one event, unlike ones and those of other people against it."""
    a, b = known.figure(kind), mention.figure(kind)
    if a is None or b is None:
        return
    if a.toll.best == b.toll.best and not _of_others(a, b):
        yield "same figures", 1.0
        return
    yield "other figures", 1.0
    if mention.is_back_reference:
        return
    low, high = sorted((a.toll.best, b.toll.best))
    if high > _MANY_TIMES * low:
        yield "many times the figures", 1.0
    if mention.placed and not known.placed:
        yield "other figures at a place of their own", 1.0


def _of_others(a: Casualty, b: Casualty) -> bool:
    """Whether two figures count different groups of people."""
    groups = {group_of(a.victims), group_of(b.victims)} - {""}
    return len(groups) > 1
