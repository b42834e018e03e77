"""Words around the names of an article that tell other places by them: "20 km south of X", "the X-Y road"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geomap.model import Kind, Placed, Role, Span
from geomap.places.relative.relation_words import relation_words
from geomap.vocabulary import Derivation, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


# "N" and "SE" are directions in capitals alone; "5km" and "5K" hold a number
_LETTERS = re.compile(r"\b[NSEW][EW]?\b|\d[a-zA-Z]")
# "northern part of the", with a direction of two words.
_PART_WORDS = 6
# What may stand last before a name: "of", then at most "the", three words, "town", "city", "of".
_FILLED = 9
_DASHES = "-‐‑–—/"
_SIGN = frozenset(("'", "’", *_DASHES))


@cache
def _space_and_sign() -> frozenset[str]:
    """How what tells a relation behind a name begins: most names are followed by a space and another letter."""
    letters = {word[0] for word in relation_words().lists["signs_after"]}
    return frozenset(space + sign for space in " \n\xa0" for sign in {*letters, *" \n", *_DASHES})


@cache
def _signs_after() -> re.Pattern[str]:
    words = "|".join(sorted(relation_words().lists["signs_after"]))
    return re.compile(rf"['’]s\s|\s?[-‐‑–—/]|\s+(?:{words})\b", re.IGNORECASE)


def _list(name: str) -> frozenset[str]:
    return relation_words().lists[name]


def _pattern(name: str) -> re.Pattern[str]:
    return relation_words().patterns[name]


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
    if last and last[0].lower() in relation_words().last:
        yield from _pairs(text, found, number, before)
        yield from _by_words_before(text, found[number], before)
    after = text[mention.end : mention.end + 2].lower()
    if (after in _space_and_sign() or after[:1] in _SIGN) and _signs_after().match(text, mention.end):
        yield from _joined(text, found, number)
        yield from _by_words_after(text, found[number])


def _pairs(text: str, found: Sequence[Placed | Unplaced], number: int, before: str) -> Iterator[Cue]:
    """Find "between X and Y", "the road from X to Y", "the border between X and Y"."""
    road, between = _ask("road_before", before, "roads"), _ask("between", before, "between")
    joint = _pattern("road_joint" if road else "and")
    if not (road or between) or not _is_joined(text, found, number, joint):
        return
    start = found[number].mention.start - len(before)
    end = found[number + 1].mention.end
    if road:
        yield Cue(Derivation.BETWEEN, Span(start + road.start(), end), number + 1)
    elif between:
        said = {word.lower() for word in before[: between.start()].split()[-2:]}
        span = Span(start + between.start(), end)
        if said & _list("borders"):
            yield Cue(Derivation.BORDER, span, number + 1)
        elif said.isdisjoint(_list("parties")):
            yield Cue(Derivation.BETWEEN, span, number + 1)


def _ask(pattern: str, text: str, words: str) -> re.Match[str] | None:
    """Search where a word of the pattern stands: one that may begin at every word is slow to say no."""
    lower = text.lower()
    return _pattern(pattern).search(text) if any(word in lower for word in _list(words)) else None


def _joined(text: str, found: Sequence[Placed | Unplaced], number: int) -> Iterator[Cue]:
    """Find "the X-Y road", "the X-Y border", "X's border with Y"."""
    if not _is_joined(text, found, number, _pattern("joint")):
        return
    mention, other = found[number].mention, found[number + 1].mention
    road, border = _pattern("road_after").match(text, other.end), _pattern("border_after").match(text, other.end)
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
    border, coast = _ask("border_before", before, "border"), _ask("coast_of", before, "coast")
    if border:
        yield Cue(Derivation.BORDER, Span(start + border.start(), mention.end))
    if coast:
        yield Cue(Derivation.COAST, Span(start + coast.start(), mention.end))
    if mention.role is Role.DEMONYM:
        yield from _off(text, one, before)
        return
    offset = _pattern("offset").search(before) if _may_be_offset(before) else None
    # "109 miles from Leeds to Hull" is a way, not a place.
    is_way = _pattern("way").match(text, mention.end)
    if offset and (offset["wind"] or offset["letters"] or (offset["number"] and not is_way)):
        yield from _offset(one, offset, start)
    part = _pattern("part_before").search(before) if one_is_wide(one) and _may_be_part(before) else None
    if part:
        yield Cue(Derivation.PART, Span(start + part.start(), mention.end), part=_part(part))
    yield from _off(text, one, before)


def _may_be_offset(before: str) -> bool:
    """Whether words of a distance or direction stand there: the pattern may begin anywhere and is slow to say no."""
    words = before.lower().split()
    if _list("from").isdisjoint(words[-_FILLED:]):
        return False
    # "north-east" and "20-km" hold their words; "SW" is told by its capitals.
    parts = before.lower().replace("-", " ").split()
    return not relation_words().measures.isdisjoint(parts) or _LETTERS.search(before) is not None


def _may_be_part(before: str) -> bool:
    """Whether one of the last words is a direction, for the reason above."""
    words = before.split()[-_PART_WORDS:]
    return any(
        part.strip("\"'(“‘").lower() in relation_words().wind_parts for word in words for part in word.split("-")
    )


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
        km = _number(match["number"]) * relation_words().units[re.sub(r"[\s-]+", " ", match["unit"].lower())]
        if 0 < km <= _FURTHEST_KM:
            yield Cue(Derivation.OFFSET, span, part=part, km=km)


def _off(text: str, one: Placed | Unplaced, before: str) -> Iterator[Cue]:
    off = _ask("off", before, "off")
    if off is None or str(off["verb"]).lower() in _list("off_verbs"):
        return
    coast = _pattern("coast_after").match(text, one.mention.end)
    if coast or one.mention.role is not Role.DEMONYM:
        begin = one.mention.start - len(before) + off.start("off")
        yield Cue(Derivation.COAST, Span(begin, coast.end() if coast else one.mention.end))


def _by_words_after(text: str, one: Placed | Unplaced) -> Iterator[Cue]:
    mention = one.mention
    border, part = _pattern("border_after").match(text, mention.end), _pattern("part_after").match(text, mention.end)
    if border:
        yield Cue(Derivation.BORDER, Span(mention.start, border.end()), part=_part(border))
    if part and one_is_wide(one) and _is_part(part):
        end = (
            part.end("noun")
            if (part["noun"] or "").lower() in _list("nouns")
            else max(part.end("wind"), part.end("letters"))
        )
        yield Cue(Derivation.PART, Span(mention.start, end), part=_part(part))


def _is_part(match: re.Match[str]) -> bool:
    """Whether "Syria's north" is meant rather than "Syria's northern town"."""
    noun = (match["noun"] or "").lower()
    adjective = str(match["wind"]).lower().endswith(tuple(_list("adjective_endings")))
    return noun in _list("nouns") if adjective else noun not in _list("heads")


def one_is_wide(one: Placed | Unplaced) -> bool:
    """Whether a place is so wide that the news names its parts."""
    wide = (Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2, Kind.REGION, Kind.WATER)
    return isinstance(one, Placed) and one.place.kind in wide


def _part(match: re.Match[str]) -> Part | None:
    word = match["letters"] or re.sub(r"\s+", " ", (match["wind"] or "").lower())
    return relation_words().winds.get(word)


def _number(text: str) -> float:
    """Read a number, or the middle of "10-15"."""
    words = relation_words().numbers
    text = " ".join(text.lower().split())
    if text in words:
        return float(words[text])
    values = [float(value.replace(",", ".")) for value in re.findall(r"\d+(?:[.,]\d+)?", text)]
    return sum(values) / len(values) if values else 0.0
