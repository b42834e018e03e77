"""Words around the names of an article that tell other places by them: "20 km south of X", "the X-Y road"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geomap.data import fact_file
from geomap.model import Kind, Placed, Role, Span
from geomap.vocabulary import Derivation, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geomap.model import Unplaced

_BEFORE = 90  # Characters before a name: "about 20 kilometres (12 miles) to the south-east of"
_AFTER = 40  # Characters behind a name: "'s eastern outskirts", "-Kelm highway"
_FURTHEST_KM = 500.0  # What is told as farther off is a journey, not where something lies


class Cue(NamedTuple):
    """What the words say, before any point is known."""

    derivation: Derivation
    span: Span
    other: int | None = None
    """The number of the second name, where there is one."""
    part: Part | None = None
    """The part of an area, or the way in which the place lies."""
    km: float | None = None


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(fact_file("words/relations.toml").read_text(encoding="utf-8"))


@cache
def _winds() -> dict[str, Part]:
    return {word: Part(part) for part, words in _words()["winds"].items() for word in words}


@cache
def _set_of(table: str, key: str) -> frozenset[str]:
    return frozenset(_words()[table][key].split())


def _choices(words: Sequence[str]) -> str:
    """Any of some words, the longest first; a space may be any space or hyphen, capitals stay capitals."""
    forms = (re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(words, key=lambda word: (-len(word), word)))
    return "|".join(forms)


_WIND_FORMS = tuple(word for word in _winds() if not word.isupper())
_WIND = rf"(?:(?P<wind>(?:{_choices(_WIND_FORMS)}))|(?P<letters>(?-i:[NS][EW]?|[EW])))\b"
_FIGURE = r"\d{1,3}(?:[.,]\d+)?"
_NUMBER = rf"(?<![\d/.,]){_FIGURE}(?:\s*(?:-|–|to)\s*{_FIGURE})?|\b(?:{_choices(tuple(_words()['numbers']))})"
_FILL = (
    r"(?:the\s+)?(?:(?:[\w'’-]+\s+){0,3}?(?:city|town|village|capital|settlement|port|base|airport|camp|island)"
    r"(?:\s+city)?(?:,|\s+of)?\s+(?:of\s+)?)?"
)
_OFFSET = re.compile(
    rf"(?:(?P<number>{_NUMBER})[\s-]*(?P<unit>{_choices(tuple(_words()['units']))})\b(?:\s*\([^()]{{1,30}}\))?,?\s*)?"
    rf"(?:\b(?:just|to|due|further|away|immediately)\s+)*(?P<the>\bthe\s+)?(?:\b(?:far|extreme)\s+)?(?:{_WIND}\s+)?"
    rf"\b(?:from|of|outside|off)\s+(?P<fill>{_FILL})$",
    re.IGNORECASE,
)
_FROM = frozenset(("from", "of", "outside", "off"))
_MEASURES = frozenset(part.lower() for form in (*_winds(), *_words()["units"]) for part in re.split(r"[\s-]+", form))
_LETTERS = re.compile(r"\b[NSEW][EW]?\b|\d[a-zA-Z]")
_WIND_PARTS = frozenset(part.lower() for form in _winds() for part in form.split())
# "northern part of the", with a direction of two words.
_PART_WORDS = 6
# What may stand last before a name: "of", then at most "the", three words, "town", "city", "of".
_FILLED = 9
_PART_BEFORE = re.compile(
    rf"(?<![\w-]){_WIND}(?:most)?(?:\s+(?:part|half|area|region|tip|corner|fringe|reache|portion|edge|third)s?\s+of)?"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"['’]s\s+(?:(?:far|restive|troubled|remote|volatile|war-torn|conflict-hit)\s+)?"
    rf"{_WIND}(?:\s+(?P<noun>[a-z]+))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\bbetween\s+{_FILL}$", re.IGNORECASE)
_AND = re.compile(rf"(?:['’]s)?(?:,[^,.;]{{1,30}},)?\s+and\s+{_FILL}", re.IGNORECASE)
_ROAD_WORDS = ("road", "highway", "motorway", "route", "railway", "track", "pipeline")
_ROADS = rf"(?:{'|'.join(_ROAD_WORDS)}|railroad)"
_ROAD_BEFORE = re.compile(
    rf"\b{_ROADS}s?\s+(?:(?:that|which)\s+)?(?:from|between|linking|connecting|links|connects|joining)\s+{_FILL}$",
    re.IGNORECASE,
)
_ROAD_JOINT = re.compile(rf"\s+(?:to|with|and)\s+{_FILL}", re.IGNORECASE)
_JOINT = re.compile(r"\s?[-‐‑–—/]\s?|(?:\s+|-)to(?:\s+|-)", re.IGNORECASE)
_ROAD_AFTER = re.compile(rf"\s+(?:[a-z]+\s+)?{_ROADS}\b", re.IGNORECASE)
_BORDER_WORDS = frozenset(("border", "borders", "boundary", "frontier"))
_BORDER_BEFORE = re.compile(
    r"\b(?:border|frontier)s?(?:\s+(?:it\s+)?(?:area|region|crossing|zone|shared|shares)s?)?\s+(?:with|of)\s+"
    r"(?:neighbou?ring\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_BORDER_AFTER = re.compile(
    rf"(?:['’]s)?\s+(?:(?:land|common|shared|long|porous|{_WIND})\s+)*(?:border|frontier)s?\b(?!\s+(?:guard|polic|force|"
    r"patrol|official|troop|authorit|agen|servic|post|town|village|city|district|securit|clos|deal|control|bas))",
    re.IGNORECASE,
)
_COAST_OF = re.compile(r"\boff\s+(?:the\s+)?(?:[\w-]+\s+){0,2}coast(?:line)?\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_OFF = re.compile(r"(?:(?P<verb>[\w-]+)\s+)?\boff\s+(?:the\s+)?$", re.IGNORECASE)
_COAST_AFTER = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}coast(?:line)?\b", re.IGNORECASE)
_LAST_WORDS = frozenset(_words()["last"]["words"].split()) | {form.split()[-1] for form in _WIND_FORMS}
_SIGNS_AFTER = re.compile(r"['’]s\s|\s?[-‐‑–—/]|\s+(?:to|border|frontier|coast)\b", re.IGNORECASE)
_DASHES = "-‐‑–—/"
# How what that pattern matches begins: most names are followed by a space and another letter.
_SIGN = frozenset(("'", "’", *_DASHES))
_SPACE_AND_SIGN = frozenset(space + sign for space in " \n\xa0" for sign in f"tbfc \n{_DASHES}")


def find_cues(text: str, found: Sequence[Placed | Unplaced]) -> dict[int, Cue]:
    """Find what the words around each placed mention tell by it; the numbers are those of the mentions."""
    cues: dict[int, Cue] = {}
    for number, one in enumerate(found):
        if not isinstance(one, Placed) or one.mention.role is Role.ASSOCIATIVE or number in cues:
            continue
        cue = next(_cues_of(text, found, number), None)
        if cue:
            cues[number] = cue
            if cue.other is not None:
                cues[cue.other] = cue._replace(other=number)
    return cues


def _cues_of(text: str, found: Sequence[Placed | Unplaced], number: int) -> Iterator[Cue]:
    """Try each way of telling, the one with more words first."""
    mention = found[number].mention
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    last = before.rsplit(None, 1)[-1:] if before[-1:].isspace() else []
    if last and last[0].lower() in _LAST_WORDS:
        yield from _pairs(text, found, number, before)
        yield from _by_words_before(text, found[number], before)
    after = text[mention.end : mention.end + 2].lower()
    if (after in _SPACE_AND_SIGN or after[:1] in _SIGN) and _SIGNS_AFTER.match(text, mention.end):
        yield from _joined(text, found, number)
        yield from _by_words_after(text, found[number])


def _pairs(text: str, found: Sequence[Placed | Unplaced], number: int, before: str) -> Iterator[Cue]:
    """Find "between X and Y", "the road from X to Y", "the border between X and Y"."""
    road, between = _ask(_ROAD_BEFORE, before, *_ROAD_WORDS), _ask(_BETWEEN, before, "between")
    joint = _ROAD_JOINT if road else _AND
    if not (road or between) or not _is_joined(text, found, number, joint):
        return
    start = found[number].mention.start - len(before)
    end = found[number + 1].mention.end
    if road:
        yield Cue(Derivation.BETWEEN, Span(start + road.start(), end), number + 1)
    elif between:
        said = {word.lower() for word in before[: between.start()].split()[-2:]}
        span = Span(start + between.start(), end)
        if said & _BORDER_WORDS:
            yield Cue(Derivation.BORDER, span, number + 1)
        elif said.isdisjoint(_set_of("between", "parties")):
            yield Cue(Derivation.BETWEEN, span, number + 1)


def _ask(pattern: re.Pattern[str], text: str, *words: str) -> re.Match[str] | None:
    """Search where a word of the pattern stands: one that may begin at every word is slow to say no."""
    lower = text.lower()
    for word in words:
        if word in lower:
            return pattern.search(text)
    return None


def _joined(text: str, found: Sequence[Placed | Unplaced], number: int) -> Iterator[Cue]:
    """Find "the X-Y road", "the X-Y border", "X's border with Y"."""
    if not _is_joined(text, found, number, _JOINT):
        return
    mention, other = found[number].mention, found[number + 1].mention
    road, border = _ROAD_AFTER.match(text, other.end), _BORDER_AFTER.match(text, other.end)
    if road:
        yield Cue(Derivation.BETWEEN, Span(mention.start, road.end()), number + 1)
    elif border:
        yield Cue(Derivation.BORDER, Span(mention.start, border.end()), number + 1)


def _is_joined(text: str, found: Sequence[Placed | Unplaced], number: int, joint: re.Pattern[str]) -> bool:
    if number + 1 >= len(found) or not isinstance(found[number + 1], Placed):
        return False
    match = joint.match(text, found[number].mention.end)
    return match is not None and match.end() == found[number + 1].mention.start


def _by_words_before(text: str, one: Placed | Unplaced, before: str) -> Iterator[Cue]:
    mention = one.mention
    start = mention.start - len(before)
    border, coast = _ask(_BORDER_BEFORE, before, "border", "frontier"), _ask(_COAST_OF, before, "coast")
    if border:
        yield Cue(Derivation.BORDER, Span(start + border.start(), mention.end))
    if coast:
        yield Cue(Derivation.COAST, Span(start + coast.start(), mention.end))
    if mention.role is Role.DEMONYM:
        yield from _off(text, one, before)
        return
    offset = _OFFSET.search(before) if _may_be_offset(before) else None
    # "109 miles from Leeds to Hull" is a way, not a place.
    is_way = text.startswith(" to ", mention.end)
    if offset and (offset["wind"] or offset["letters"] or (offset["number"] and not is_way)):
        yield from _offset(one, offset, start)
    part = _PART_BEFORE.search(before) if one_is_wide(one) and _may_be_part(before) else None
    if part:
        yield Cue(Derivation.PART, Span(start + part.start(), mention.end), part=_part(part))
    yield from _off(text, one, before)


def _may_be_offset(before: str) -> bool:
    """Whether words of a distance or direction stand there: the pattern may begin anywhere and is slow to say no."""
    words = before.lower().split()
    if _FROM.isdisjoint(words[-_FILLED:]):
        return False
    # "north-east" and "20-km" hold their words; "SW" is told by its capitals.
    parts = before.lower().replace("-", " ").split()
    return not _MEASURES.isdisjoint(parts) or _LETTERS.search(before) is not None


def _may_be_part(before: str) -> bool:
    """Whether one of the last words is a direction, for the reason above."""
    words = before.split()[-_PART_WORDS:]
    return any(part.strip("\"'(“‘").lower() in _WIND_PARTS for word in words for part in word.split("-"))


def _offset(one: Placed | Unplaced, match: re.Match[str], start: int) -> Iterator[Cue]:
    span = Span(start + match.start() + len(match[0]) - len(match[0].lstrip()), one.mention.end)
    part = _part(match)
    if not match["number"]:
        # "The north of Syria" is a part of it; "north of Aleppo" lies outside.
        if match["the"] and one_is_wide(one):
            yield Cue(Derivation.PART, span, part=part)
        elif part is not Part.CENTRE and not one_is_wide(one):
            yield Cue(Derivation.OFFSET, span, part=part)
    elif part is not Part.CENTRE:
        km = _number(match["number"]) * _words()["units"][re.sub(r"[\s-]+", " ", match["unit"].lower())]
        if 0 < km <= _FURTHEST_KM:
            yield Cue(Derivation.OFFSET, span, part=part, km=km)


def _off(text: str, one: Placed | Unplaced, before: str) -> Iterator[Cue]:
    off = _ask(_OFF, before, "off")
    if off is None or str(off["verb"]).lower() in _set_of("off", "verbs"):
        return
    coast = _COAST_AFTER.match(text, one.mention.end)
    if coast or one.mention.role is not Role.DEMONYM:
        begin = one.mention.start - len(before) + off.start() + off[0].lower().rindex("off")
        yield Cue(Derivation.COAST, Span(begin, coast.end() if coast else one.mention.end))


def _by_words_after(text: str, one: Placed | Unplaced) -> Iterator[Cue]:
    mention = one.mention
    border, part = _BORDER_AFTER.match(text, mention.end), _PART_AFTER.match(text, mention.end)
    if border:
        yield Cue(Derivation.BORDER, Span(mention.start, border.end()), part=_part(border))
    if part and one_is_wide(one) and _is_part(part):
        end = (
            part.end("noun")
            if (part["noun"] or "").lower() in _set_of("part", "nouns")
            else max(part.end("wind"), part.end("letters"))
        )
        yield Cue(Derivation.PART, Span(mention.start, end), part=_part(part))


def _is_part(match: re.Match[str]) -> bool:
    """Whether "Syria's north" is meant rather than "Syria's northern town"."""
    noun = (match["noun"] or "").lower()
    adjective = str(match["wind"]).lower().endswith(("ern", "central", "middle"))
    return noun in _set_of("part", "nouns") if adjective else noun not in _set_of("part", "heads")


def one_is_wide(one: Placed | Unplaced) -> bool:
    """Whether a place is so wide that the news names its parts."""
    wide = (Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2, Kind.REGION, Kind.WATER)
    return isinstance(one, Placed) and one.place.kind in wide


def _part(match: re.Match[str]) -> Part | None:
    word = match["letters"] or re.sub(r"\s+", " ", (match["wind"] or "").lower())
    return _winds().get(word)


def _number(text: str) -> float:
    """Read a number, or the middle of "10-15"."""
    words = _words()["numbers"]
    text = " ".join(text.lower().split())
    if text in words:
        return float(words[text])
    values = [float(value.replace(",", ".")) for value in re.findall(r"\d+(?:[.,]\d+)?", text)]
    return sum(values) / len(values) if values else 0.0
