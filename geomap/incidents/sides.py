"""For whom a speaker speaks: a country, a non-state party, or nobody."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geomap.data import fact_file
from geomap.incidents.lexicon import tokenise
from geomap.incidents.within import hits_within, mentions_within
from geomap.model import Kind, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.incidents.lexicon import Hit
    from geomap.incidents.sentences import Sentence
    from geomap.incidents.telling import Scene
    from geomap.model import Placed

_REACH = 60
"""How many characters before a person's name the country may stand that the person speaks for."""
_ADJACENT = 25
"""The same before a body that is later called by one word: "Armenia's Defense Ministry", "the ministry"."""
_SHORTEST = 4
_OF = re.compile(r"\s(?:of|in|from|for|at)\s")
_PHRASE_END = re.compile(r"[.,;:!?\n]")
_STOP = re.compile(r"[.;:!?\n]")
# Bodies that a text names in full once and then calls "the ministry".
_SHORT = re.compile(r"the [a-z]+", re.IGNORECASE)


class _Sides(NamedTuple):
    neutral: frozenset[str]
    official: frozenset[str]
    common: frozenset[str]
    offices: dict[str, str]


def country_within(scene: Scene, span: Span) -> str:
    """The code of the first country that the words of a stretch name; empty where none is."""
    mentions = [p for p in mentions_within(scene.mentions, span.start, span.end) if p.place.kind is Kind.COUNTRY]
    return next((p.place.country_code for p in mentions), "")


@cache
def _sides() -> _Sides:
    with fact_file("events/sides.toml").open("rb") as file:
        facts = tomllib.load(file)
    return _Sides(
        frozenset(facts["neutral"]), frozenset(facts["official"]), frozenset(facts["common"]), facts["offices"]
    )


def side_of(scene: Scene, speaker: Span, sentence: Sentence) -> str:
    """The side that a speaker speaks for: a country's code or a party's name; empty for neutrals and unknowns."""
    phrases = _phrases(scene.text[speaker.start : speaker.end])
    if phrases & _sides().neutral and not phrases & _sides().official:
        return ""
    own = _party_within(scene, speaker)
    if own:
        return own
    office = next((code for name, code in _sides().offices.items() if name in phrases), "")
    return office or _named_before(scene, speaker) or _beside(scene, speaker, sentence)


def is_neutral(speaker: str) -> bool:
    """Whether the words name somebody who only saw, counted or passed on what is told."""
    phrases = _phrases(speaker)
    return bool(phrases & _sides().neutral) and not phrases & _sides().official


def _phrases(speaker: str) -> set[str]:
    """The words of a speaker, and every two that stand side by side."""
    words = [token.word for token in tokenise(speaker)]
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def _party_within(scene: Scene, span: Span) -> str:
    """The party that the words name: rebels before the country that they rise against."""
    rebels = [hit for hit in hits_within(scene.hits, span.start, span.end) if _is_rebel(hit)]
    if rebels:
        return _rebel_name(scene.text, rebels)
    return _country_within(scene, span)


def _country_within(scene: Scene, span: Span) -> str:
    mentions = mentions_within(scene.mentions, span.start, span.end)
    return next((side for p in mentions if (side := _country(p))), "")


def _is_rebel(hit: Hit) -> bool:
    return hit.group == "actor" and hit.label == "rebels"


def _rebel_name(text: str, hits: Sequence[Hit]) -> str:
    """The group's own name if it is told, else what they are called: "Taliban", "rebels"."""
    names = [text[hit.start : hit.end] for hit in hits]
    own = next((name for name in names if name[0].isupper() and name.split()[0].lower() not in _sides().common), "")
    return own or names[0].split()[0].lower().removesuffix("s") + "s"


def _country(placed: Placed) -> str:
    """The country that a mention stands for: itself, its people, its capital; a disputed region stands for itself."""
    place, role = placed.place, placed.mention.role
    if place.kind is Kind.COUNTRY:
        return place.country_code
    if place.kind is Kind.REGION:
        return place.name if any(area.startswith("disputed:") for area in place.areas) else ""
    # Among towns and buildings, only capitals and seats of power stand for more than themselves.
    return place.country_code if role is Role.METONYM and place.kind is not Kind.ADMIN1 else ""


def _named_before(scene: Scene, speaker: Span) -> str:
    """The side told where a person or a body was named in full, the last time before: "Azerbaijani adviser Saleh"."""
    full = _OF.split(scene.text[speaker.start : speaker.end])[0].strip(" ,.’'\"")
    name = full.split()[-1] if full else ""
    is_short = _SHORT.fullmatch(full) is not None
    if len(name) < _SHORTEST or not (name[0].isupper() or is_short):
        return ""
    for match in reversed(list(re.finditer(rf"\b{re.escape(name)}\b", scene.text[: speaker.start]))):
        begin = max(0, match.start() - (_ADJACENT if is_short else _REACH))
        stops = [stop.end() for stop in (_PHRASE_END if is_short else _STOP).finditer(scene.text, begin, match.start())]
        side = _country_within(scene, Span(stops[-1] if stops else begin, match.start()))
        if side:
            return side
    return ""


def _beside(scene: Scene, speaker: Span, sentence: Sentence) -> str:
    """The side told in a person's apposition: "Hikmet Aliyev, an adviser to Azerbaijan's president, said"."""
    if not scene.text[speaker.start].isupper() or not scene.text.startswith(", ", speaker.end):
        return ""
    end = scene.text.find(",", speaker.end + 2, min(sentence.end, speaker.end + 2 * _REACH))
    return _party_within(scene, Span(speaker.end, end)) if end > 0 else ""
