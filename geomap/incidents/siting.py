"""Which place of a clause is the one where its event was, known to the gazetteer or not."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from geomap.incidents.nearness import FINENESS, same_area
from geomap.incidents.within import mentions_within
from geomap.model import Kind, Placed, Role, Span, Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geomap.incidents.clauses import Clause

SPEECH = frozenset({"asserts", "reports", "accuses", "denies", "admits", "confirms"})
"""The labels of words that say that somebody spoke."""
_UNKNOWN = "not in the gazetteer"
"""How the reason begins why a name that is a place's has none."""
_UNKNOWN_MERIT = 3.2
"""What a name that no gazetteer knows is worth: a village most often, if it is a place."""
_INSIDE_NAME = 1.0
"""What a place is worth less that stands in another name: "at Kelm University"."""
_TRUST = 5.0
"""What a place loses of its merit where it is the wrong one of its name for sure."""
_AGREED = 1.0
"""What a place gains where another of its clause lies around or beside it."""
_ALONE = 2.0
"""What it loses where it agrees with none, and two that are surer agree with each other."""
_CONTAINS = 2.0
"""What a place loses that only says where the one before it lies."""
_NO_PLACE = -1.0
"""A place of less merit than this is no place of the event."""
_CLOSE = 90
"""How many characters part a place at most from the one that it lies in."""

# A word of place, and up to four words between it and the name: "in the northern town of".
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|on|of|outside|around|inside|within|across|from|to|into|hit|hits|struck|hitting|striking|targeting|between|"
    r"village|town|city|region|district|province|area)(?: [\w'-]+){0,4}\s+$",
    re.IGNORECASE,
)
_MERE_DIRECTION = re.compile(
    r"\b(?:from|to|for|left|leaving|reach(?:ing|ed)|(?:returned|trip|flew|heading|visit) to|"
    r"(?:based|born|headquartered|arrived|landed|met|talks) in)\s+$",
    re.IGNORECASE,
)
# "The U.S. embassy", "Kelm's airline", "the envoy to Kelm", "a woman from Kelm": whose, not where.
_OFFICE_AFTER = re.compile(
    r"(?:[’']s)? (?:embass(?:y|ies)|ambassadors?|consulates?|consuls?|diplomats?|citizens?|nationals?|airlines?|cartel|"
    r"daily|newspaper|currency|flag|dollars?|pesos?|passports?|parliamentarian)\b",
    re.IGNORECASE,
)
_OFFICE_BEFORE = re.compile(
    r"\b(?:(?:ambassadors?|envoys?|consuls?|delegates?|aid|assistance|extradited|deported|exports?) (?:to|from)|"
    r"(?:wom[ae]n|m[ae]n|girls?|boys?|youths?|students?|workers?|natives?|travell?ers?|pilgrims?|migrants?|refugees?|"
    r"immigrants?) from|(?:embass(?:y|ies)|consulates?|governments?|armed forces|citizens|people|presidents?|"
    r"republic|native|flag) of) (?:the )?$",
    re.IGNORECASE,
)
# Where a quake was felt or a blast was heard, it was not.
_FELT = re.compile(
    r"\b(?:felt|heard|shook buildings|rattled windows)\b(?: \w+){0,3}? (?:in|across|throughout|as far(?: away)? as)"
    r"(?: [\w’'-]+,?){0,5}\s$",
    re.IGNORECASE,
)
# "Officials in Kelm accused", "police in Kelm said": where those who speak sit, if the clause tells another place.
_SPEAKER_IN = re.compile(
    r"\b(?:officials?|authorities|police|leaders?|government|ministry|army|military|commanders?|spokes\w+|separatists?|rebels|"
    r"sources|media|reporters?|agency|residents|doctors|administration|command) in (?:the )?(?:[a-z]+ (?:of )?)?$",
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
# What stands between a place and the one around it: "the X district of Y province", "X, a town 20 km from Y", "X (Y".
_LIES_IN = re.compile(
    r"\s?[,(]\s?"
    r"|(?: [a-z-]+){0,3},? (?:in|of|near|outside|within|inside|on)(?: [\w’'-]+){0,5} "
    r"|, (?:an?|the|another|one|some|about|just|part|which|located|north|south|east|west|close|\d)\b[^.;]*?"
    r"\b(?:in|of|near|from|outside|to)\b[^.;]{0,35} ",
)
# "Y's Shiite enclave of X".
_HOLDS = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,6}(?:of\s+)?")
_ROAD_AFTER = re.compile(
    r"(?:[-–]| to )[A-Z][\w'’-]+ (?:[a-z]+ )?(?:road|highway|route|line|motorway|pipeline|border)\b"
)
_ROAD = re.compile(r" (?:[a-z]+ )?(?:road|highway|route|motorway|pipeline)\b")


_PART_AFTER = re.compile(r"(?:[’']s)? (?:\w+ )?(?:countryside|governorate|province|state|region)\b", re.IGNORECASE)
_TOWN_PART = re.compile(
    r"(?:,? [A-Z][\w-]+)?(?:,? and [\w -]{3,30})? (?:neighbou?rhoods?|quarter|suburb|street|avenue|boulevard|barrio)\b",
    re.IGNORECASE,
)
# Where the hurt are taken is not where they came to harm.
_CARE_AFTER = re.compile(r" (?:[\w.]+ )?(?:hospital|clinic|morgue|medical cent(?:er|re)|infirmary)\b", re.IGNORECASE)
_TAKEN_TO = re.compile(
    r"\b(?:(?:taken|transported|rushed|evacuated|flown|transferred|brought|admitted|arrival|treated) (?:to|at|in|by)"
    r"|at)(?: the)? $",
    re.IGNORECASE,
)
_TOWN_AFTER = re.compile(
    r"(?: [\w-]+){0,2} (?:town|village|city|district|province|region|port|island|border|capital|area|state)\b",
    re.IGNORECASE,
)
_AT_SITE = re.compile(r"\b(?:at|near|outside|inside|around|between)(?: the)? $")


class Fit(NamedTuple):
    """A place with how likely it is where an event was."""

    named: Placed | Unplaced
    """The name that the text gives."""
    merit: float
    placed: Placed | None
    """What is known of it: the place itself, or for an unknown one the place that it lies in or near."""


def is_site(text: str, placed: Placed) -> bool:
    """Whether a place inside another name, or of a government's, is where things are: "at Kelm police station"."""
    start = placed.mention.start
    is_other = placed.mention.role in {Role.ASSOCIATIVE, Role.METONYM}
    return is_other and _AT_SITE.search(text, max(0, start - 20), start) is not None


def unknown_places(places: Iterable[Placed | Unplaced]) -> tuple[Unplaced, ...]:
    """The names that are places' and that the gazetteer lacks."""
    return tuple(
        p
        for p in places
        if isinstance(p, Unplaced) and p.mention.role is Role.LITERAL and p.reason.startswith(_UNKNOWN)
    )


def city_around(text: str, unknown: Unplaced, filed_from: Placed | None) -> Placed | None:
    """The dateline's town for an unknown part of a town: "in the Kelm neighborhood", told from Vela."""
    if filed_from is None or filed_from.place.kind is not Kind.SETTLEMENT:
        return None
    return filed_from if _TOWN_PART.match(text, unknown.mention.end) else None


def country_around(
    text: str, mentions: Sequence[Placed], unknown: Unplaced, filed_from: Placed | None = None
) -> Placed | None:
    """The country that an unknown place most likely lies in: "the Somali town of X", else the first of the article.

    A people's name says so only before a word of place: where a Dutch reporter died is not in his country. The
    dateline's country goes before another that the article names first.
    """
    countries = [p for p in mentions if p.place.kind is Kind.COUNTRY and p.mention.role is not Role.ASSOCIATIVE]
    telling = [p for p in countries if p.mention.role is not Role.DEMONYM or _TOWN_AFTER.match(text, p.mention.end)]
    before = [p for p in telling if p.mention.end <= unknown.mention.start]
    if before:
        return before[-1]
    if filed_from is not None:
        countries.sort(key=lambda p: p.place.country_code != filed_from.place.country_code)
    return countries[0] if countries else None


def anchor_of(clause: Clause) -> Span:
    """The words that tell a clause's event best, else all of it."""
    strongest = max(clause.triggers(), key=lambda hit: hit.weight, default=None)
    return Span(strongest.start, strongest.end) if strongest else clause.span


def gap_between(a: Span, b: Span) -> int:
    """How many characters stand between two stretches."""
    return max(0, b.start - a.end, a.start - b.end)


def behind_joint(span: Span, anchor: Span, joints: Sequence[int]) -> int:
    """What it costs to stand in another clause than the words that tell the event."""
    low, high = sorted((span.start, anchor.start))
    return 60 if any(low < joint < high for joint in joints) else 0


def choose_place(
    text: str, clause: Clause, span: Span, places: Sequence[Placed], *, unknown: Sequence[Unplaced] = ()
) -> Fit | None:
    """The place of a stretch where its event was: the finest, near the words that tell it, after a word of place."""
    inside = mentions_within(places, span.start, span.end)
    strange = mentions_within(unknown, span.start, span.end)
    if not inside and not strange:
        return None
    reader = _Reader(text, clause, inside, strange)
    fits = [Fit(p, reader.merit(p), p) for p in inside]
    known = max(fits, key=_order, default=None)
    fits += [Fit(p, reader.merit(p), known.placed if known else None) for p in strange]
    best = max(fits, key=_order)
    return best if best.merit > _NO_PLACE else None


def _order(fit: Fit) -> tuple[float, int]:
    return fit.merit, -fit.named.mention.start


class _Reader:
    """Weighs the places of one clause."""

    def __init__(self, text: str, clause: Clause, inside: Sequence[Placed], strange: Sequence[Unplaced]) -> None:
        self._text = text
        self._anchor = anchor_of(clause)
        self._joints = clause.joints()
        self._speech = [hit for hit in clause.hits if hit.group == "cue" and hit.label in SPEECH]
        self._inside = inside
        names: list[Placed | Unplaced] = [*inside, *strange]
        self._names = sorted(names, key=lambda p: p.mention.start)

    def merit(self, named: Placed | Unplaced) -> float:
        """How likely a place of a clause is where its event was."""
        merit = self._of_kind(named) + self._of_words(named) + self._of_neighbours(named)
        return merit + (self._of_company(named) if isinstance(named, Placed) else 0.0)

    def _of_kind(self, named: Placed | Unplaced) -> float:
        if isinstance(named, Unplaced):
            return _UNKNOWN_MERIT
        mention = named.mention
        fineness = FINENESS[named.place.kind]
        if _PART_AFTER.match(self._text, mention.end):
            # "The northern Kelm countryside" is wider than a village told beside it.
            fineness = min(fineness, FINENESS[Kind.ADMIN1])
        doubt = 0.0 if mention.role is Role.LITERAL else _INSIDE_NAME
        return fineness + _TRUST * (named.confidence - 1) - doubt

    def _of_words(self, named: Placed | Unplaced) -> float:
        """What the words before a name say, and how near it stands to the words that tell the event."""
        mention, text = named.mention, self._text
        before = text[max(0, mention.start - 60) : mention.start]
        span = Span(mention.start, mention.end)
        merit = 1.5 if _LOCATIVE.search(before) else 0.0
        merit -= 2.5 if _MERE_DIRECTION.search(before) else 0.0
        merit -= min(3.0, (gap_between(span, self._anchor) + behind_joint(span, self._anchor, self._joints)) / 40)
        hyphened = text.startswith(("-based", "-born", "-backed", "-led"), mention.end)
        merit -= 6.0 if hyphened or before.lower().endswith("pro-") else 0.0
        if any(0 <= mention.start - hit.end <= 22 for hit in self._speech):
            merit -= 4.0
        if any(0 < hit.start - mention.end <= 2 for hit in self._speech) and _SPEAKER_IN.search(before):
            merit -= 3.0
        is_office = _OFFICE_AFTER.match(text, mention.end) or _OFFICE_BEFORE.search(before)
        merit -= 5.0 if is_office else 0.0
        merit -= 8.0 if _FELT.search(before) else 0.0
        is_care = _CARE_AFTER.match(text, mention.end) and _TAKEN_TO.search(before)
        merit -= 3.0 if is_care else 0.0
        # What is fought over need not be where the fight is.
        merit -= 2.5 if _AT_ISSUE.search(before) else 0.0
        # "120 miles north of Mogadishu" helps to find the place told before it.
        merit -= 2.5 if _DIRECTION_OF.search(before) else 0.0
        return merit

    def _of_neighbours(self, named: Placed | Unplaced) -> float:
        """What a place loses that says where another lies: "Kelm, North", "X near Kelm", "Kelm's X district"."""
        text, at = self._text, self._names.index(named)
        merit = -_CONTAINS if self._is_road(named) else 0.0
        if at > 0 and not self._is_road(before := self._names[at - 1]):
            between = text[before.mention.end : named.mention.start]
            if len(between) <= _CLOSE and _LIES_IN.fullmatch(between) and not _is_finer(named, before):
                merit -= _CONTAINS
        if at + 1 < len(self._names):
            after = self._names[at + 1]
            between = text[named.mention.end : after.mention.start]
            if len(between) <= _CLOSE and _HOLDS.fullmatch(between) and not _is_finer(named, after):
                merit -= _CONTAINS
        return merit

    def _is_road(self, named: Placed | Unplaced) -> bool:
        """Whether a name is one of the ends of a road: "on the Kelm-Vela road"."""
        text, start, end = self._text, named.mention.start, named.mention.end
        is_second = text[start - 1 : start] in {"-", "–"} and _ROAD.match(text, end)
        return bool(is_second or _ROAD_AFTER.match(text, end))

    def _of_company(self, placed: Placed) -> float:
        """What the other places of a clause say of one: a town lies where they do."""
        others = [other for other in self._inside if other.place.id != placed.place.id]
        if any(same_area(placed.place, other.place) for other in others):
            return _AGREED
        return -_ALONE if _agree([other for other in others if other.confidence > placed.confidence]) else 0.0


def _agree(places: Sequence[Placed]) -> bool:
    """Whether two of the places lie in one area: "in Kelm, North"."""
    return any(a.place.id != b.place.id and same_area(a.place, b.place) for a, b in combinations(places, 2))


def _is_finer(a: Placed | Unplaced, b: Placed | Unplaced) -> bool:
    return _fineness(a) > _fineness(b)


def _fineness(named: Placed | Unplaced) -> float:
    return FINENESS[named.place.kind] if isinstance(named, Placed) else max(FINENESS.values())
