"""Which date and which place of the text belong to an event."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.lexicon import word_list
from geomap.incidents.nearness import FINENESS, same_area
from geomap.incidents.within import dates_within, placed_within
from geomap.model import GeoPrecision, Kind, Location, Placed, Role, Span, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geomap.incidents.clauses import Clause
    from geomap.incidents.lexicon import Hit
    from geomap.incidents.sentences import Sentence
    from geomap.model import Unplaced, When

_SPEECH = frozenset({"asserts", "reports", "accuses", "denies", "admits", "confirms"})
_TRUST = 5.0
"""What a place loses of its merit where it is the wrong one of its name for sure."""
_AGREED = 1.0
"""What a place gains where another of its clause lies around or beside it."""
_ALONE = 2.0
"""What it loses where it agrees with none, and two that are surer agree with each other."""
_CONTAINS = 2.0
"""What a place loses that only says where the one before it lies."""
_APPOSED = 3
"""How many characters part a place from the one that contains it."""
_NO_PLACE = -1.0
"""A place of less merit than this is no place of the event."""

# A word of place, and up to four words between it and the name: "in the northern town of".
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|on|of|outside|around|inside|within|across|from|to|into|hit|hits|struck|targeting|between|"
    r"village|town|city|region|district|province|area)(?: [\w'-]+){0,4}\s+$",
    re.IGNORECASE,
)
_COMPASS = r"(?:north|south|east|west)(?:-?(?:east|west|south\w*|north\w*))?(?:ern)?"
_NEAR = re.compile(
    r"(?:\b(?:near|nearby|outside|close to|not far from|around|towards?|approaches to|"
    r"(?:vicinity|outskirts|suburbs?|areas?|countryside) of|"
    rf"(?:miles?|kilomet(?:er|re)s?|km|mi)\b[^.;,]{{0,25}}\b(?:of|from)|{_COMPASS}(?: parts?)? of))"
    rf"(?: (?:the|coastal|{_COMPASS}|central|small|border|(?:[a-z]+ )?town|city|villages?|capital|of))*\s+$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:[\w'-]+\s+){0,6}$", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"(?:'s)?\s+(?:district|region|area|county|subdistrict|governorate|rayon|province|valley|front|countryside|"
    r"municipality|sector)\b",
    re.IGNORECASE,
)
_MERE_DIRECTION = re.compile(
    r"\b(?:from|to|for|left|leaving|(?:returned|trip|flew|heading|visit) to|"
    r"(?:based|born|headquartered|arrived|landed|met|talks) in)\s+$",
    re.IGNORECASE,
)
# What is fought over: "over the disputed region of".
_AT_ISSUE = re.compile(
    r"\bover (?:the )?(?:(?:disputed|contested|breakaway|separatist|mountainous|region|territory|enclave|of|the) )*$",
    re.IGNORECASE,
)
_DIRECTION_OF = re.compile(
    r"\b(?:(?:north|south|east|west)\w*|miles?|km|kilomet(?:er|re)s?|drive|away) (?:of|from)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)

# What only the day of the news would tell the day of.
_NEWS_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|tonight|"
    r"(?:this|last) (?:morning|night|week))\b",
    re.IGNORECASE,
)

_POSSESSIVE = re.compile(r"[’']s?$")
_ABBREVIATION = 4
"""Up to how many capitals are an abbreviation rather than a name in a headline."""


class Fit(NamedTuple):
    """A place with how likely it is where an event was."""

    placed: Placed
    merit: float


def literal_places(places: Iterable[Placed | Unplaced]) -> tuple[Placed, ...]:
    """The places where something may have happened: literal names."""
    return tuple(p for p in places if isinstance(p, Placed) and p.mention.role is Role.LITERAL)


def is_past(when: When, published: date | None) -> bool:
    """Whether a time may be an event's: neither to come, nor a year that still runs ("this year")."""
    if published is None:
        return True
    return when.start <= published and not (when.end >= published and when.precision is TimePrecision.VAGUER)


def newest_day(dates: Iterable[When], hits: Iterable[Hit], sentences: Iterable[Sentence]) -> date | None:
    """The last day, week or month that the story tells, what is only to come left out; None where it tells none."""
    threats = [hit.start for hit in hits if hit.label == "hypothetical"]
    to_come = [s for s in sentences if not s.is_story or any(s.start <= start < s.end for start in threats)]
    days = (
        when.start
        for when in dates
        if when.precision <= TimePrecision.MONTH and not any(s.start <= when.span.start < s.end for s in to_come)
    )
    return max(days, default=None)


def without_news(text: str, sentences: Sequence[Sentence], dates: Iterable[When]) -> tuple[When, ...]:
    """The dates of an undated article without the years beside "on Thursday", which say when something else was."""
    news = [s for s in sentences if _NEWS_DAY.search(text, s.start, s.end)]
    return tuple(
        when
        for when in dates
        if when.precision <= TimePrecision.MONTH or not any(s.start <= when.span.start < s.end for s in news)
    )


def dates_of(clause: Clause, span: Span, dates: Sequence[When]) -> tuple[When, ...]:
    """The dates in a stretch that say when something happened, rather than when somebody spoke."""
    inside = dates_within(dates, span.start, span.end)
    speech = [hit for hit in clause.hits if hit.group == "cue" and hit.label in _SPEECH]
    return tuple(when for when in inside if not any(_is_of_speech(when.span, hit) for hit in speech))


def _is_of_speech(span: Span, hit: Hit) -> bool:
    """Whether a date says when somebody spoke: "said on Friday", "the ministry on Monday accused"."""
    reach = 22 if hit.label == "accuses" or hit.end - hit.start <= len("told") else 8
    return 0 <= span.start - hit.end <= reach or 0 <= hit.start - span.end <= 2


def choose_date(clause: Clause, dates: Sequence[When]) -> When | None:
    """The date nearest to the words that tell the event, days before vaguer times."""
    if not dates:
        return None
    anchor = _anchor(clause)
    joints = clause.joints()
    return min(
        dates,
        key=lambda when: (
            when.precision > TimePrecision.DAY,
            _gap(when.span, anchor) + _behind(when.span, anchor, joints),
        ),
    )


def _behind(span: Span, anchor: Span, joints: Sequence[int]) -> int:
    """What it costs to stand in another clause than the words that tell the event."""
    low, high = sorted((span.start, anchor.start))
    return 60 if any(low < joint < high for joint in joints) else 0


def _anchor(clause: Clause) -> Span:
    triggers = clause.triggers()
    strongest = max(triggers, key=lambda hit: hit.weight, default=None)
    return Span(strongest.start, strongest.end) if strongest else clause.span


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)


def choose_place(text: str, clause: Clause, span: Span, places: Sequence[Placed]) -> Fit | None:
    """The place of a stretch where its event was: the finest, near the words that tell it, after a word of place."""
    inside = placed_within(places, span.start, span.end)
    if not inside:
        return None
    anchor = _anchor(clause)
    speech = [hit for hit in clause.hits if hit.group == "cue" and hit.label in _SPEECH]
    joints = clause.joints()
    fits = (Fit(p, _merit(text, p, anchor, speech, joints) + _company(text, p, inside)) for p in inside)
    best = max(fits, key=lambda fit: (fit.merit, -fit.placed.mention.start))
    return best if best.merit > _NO_PLACE else None


def _company(text: str, placed: Placed, inside: Sequence[Placed]) -> float:
    """What the other places of a clause say of one: a town lies where they do, "Kelm, North" is about Kelm."""
    others = [other for other in inside if other.place.id != placed.place.id]
    if not others:
        return 0.0
    merit = 0.0
    if any(same_area(placed.place, other.place) for other in others):
        merit += _AGREED
    elif _agree([other for other in others if other.confidence > placed.confidence]):
        merit -= _ALONE
    start = placed.mention.start
    before = next((other for other in others if 0 < start - other.mention.end <= _APPOSED), None)
    if before and text[before.mention.end : start].strip() in {",", "("} and not _is_finer(placed, before):
        merit -= _CONTAINS
    return merit


def _agree(places: Sequence[Placed]) -> bool:
    """Whether two of the places lie in one area: "in Kelm, North"."""
    return any(a.place.id != b.place.id and same_area(a.place, b.place) for a, b in combinations(places, 2))


def _is_finer(a: Placed, b: Placed) -> bool:
    return FINENESS[a.place.kind] > FINENESS[b.place.kind]


def _merit(text: str, placed: Placed, anchor: Span, speech: Sequence[Hit], joints: Sequence[int]) -> float:
    """How likely a place of a clause is where its event was."""
    mention = placed.mention
    before = text[max(0, mention.start - 60) : mention.start]
    merit = FINENESS[placed.place.kind] + _TRUST * (placed.confidence - 1)
    merit += 1.5 if _LOCATIVE.search(before) else 0.0
    merit -= 2.5 if _MERE_DIRECTION.search(before) else 0.0
    span = Span(mention.start, mention.end)
    merit -= min(3.0, (_gap(span, anchor) + _behind(span, anchor, joints)) / 40)
    hyphened = text.startswith(("-based", "-born", "-backed", "-led"), mention.end) or before.lower().endswith("pro-")
    merit -= 6.0 if hyphened else 0.0
    if any(0 <= mention.start - hit.end <= 22 for hit in speech):
        merit -= 4.0
    # What is fought over need not be where the fight is.
    merit -= 2.5 if _AT_ISSUE.search(before) else 0.0
    # "120 miles north of Mogadishu" helps to find the place told before it.
    merit -= 2.5 if _DIRECTION_OF.search(before) else 0.0
    return merit


def locate(text: str, placed: Placed) -> Location:
    """The place as closely as the words around it say."""
    precision, phrase = _precision(text, placed)
    return Location(placed.place, precision, phrase, _spelling(placed))


def _spelling(placed: Placed) -> str:
    """The name as the article spells it; empty for countries, abbreviations and "the capital"."""
    name = _POSSESSIVE.sub("", " ".join(placed.mention.text.split()))
    if name.lower() in word_list("generic places"):
        return ""
    short = "." in name or (name.isupper() and len(name) <= _ABBREVIATION)
    if short or placed.place.kind is Kind.COUNTRY or not name[:1].isupper():
        return ""
    return name.title() if name.isupper() else name


def _precision(text: str, placed: Placed) -> tuple[GeoPrecision, str]:
    start, end = placed.mention.start, placed.mention.end
    before = text[max(0, start - 60) : start]
    near = _NEAR.search(before) or _BETWEEN.search(before)
    after = _PART_AFTER.match(text, end)
    begin = start - len(before) + near.start() if near else start
    phrase = text[begin : after.end() if after else end]
    if placed.place.kind in {Kind.COUNTRY, Kind.REGION, Kind.ADMIN1, Kind.WATER}:
        return GeoPrecision.REGION, phrase
    if near or after or placed.place.kind is Kind.ADMIN2:
        return GeoPrecision.NEAR, phrase
    return GeoPrecision.EXACT, phrase
