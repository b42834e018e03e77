"""Whether the clauses of one event tell, taken together, one that happened."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from functools import cache
from math import fsum, log
from typing import TYPE_CHECKING

from geomap.data import fact_file
from geomap.incidents.coreference import Thread
from geomap.model import Kind, Placed, Span, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geomap.incidents.mentions import Scene, Telling

_QUOTED = re.compile(r"[\"“][^\"“”]{1,1500}[\"”]")
_FRESH = timedelta(days=2)
_SHORT = 2
"""Up to how many sentences a note tells an event whatever its words."""
_TALK = -1.0
"""What a longer note has to weigh at least."""
_CLAUSE_LENGTH = 100
"""How many characters a clause of usual length has."""
# What one clause shows, asked of the best clause; of any clause; of the share of an article's clauses that show it.
_OWN = ("placed", "weak words", "no past", "perfect", "speech")
_ANY = ("figures", "dated", "strong words", "first")
_SHARES = ("first person", "no past", "court", "habit", "plural")


def told_events(
    scene: Scene, tellings: Sequence[Telling], threads: Sequence[Thread], *, is_note: bool
) -> tuple[Thread, ...]:
    """The threads that tell an event which happened; of a note, its likeliest where none is sure to.

    A note of a sentence or two tells an event whatever its words, one of three or four unless it is plainly talk.
    """
    common, quoted = article_signs(scene, tellings), quotations(scene.text) if threads else ()
    weights = [weigh(common | thread_signs(scene, thread, quoted=quoted)) for thread in threads]
    told = tuple(thread for thread, weight in zip(threads, weights, strict=True) if weight > 0)
    if told or not is_note or not tellings:
        return told
    if sum(sentence.is_story for sentence in scene.sentences) <= _SHORT:
        return (Thread([max(tellings, key=lambda telling: telling.strength)]),)
    best = max(weights, default=_TALK)
    return (threads[weights.index(best)],) if best > _TALK else ()


def weigh(signs: Mapping[str, float]) -> float:
    """The sum of what speaks for an event that happened and of what speaks against it; above 0 it is told."""
    weights = _weights()
    return round(fsum(weights[name] * value for name, value in signs.items()) + weights["start"], 6)


@cache
def _weights() -> dict[str, float]:
    with fact_file("events/strength.toml").open("rb") as file:
        weights: dict[str, float] = tomllib.load(file)["together"]
    return weights


def article_signs(scene: Scene, tellings: Sequence[Telling]) -> dict[str, float]:
    """How much of an article tells events, and how much of that speaks as those do who talk about events."""
    stories = sum(sentence.is_story for sentence in scene.sentences)
    telling = len({telling.clause.sentence_index for telling in tellings})
    signs = {"share telling": telling / max(1, stories)}
    for name in _SHARES:
        signs[f"share {name}"] = sum(name in telling.signs for telling in tellings) / max(1, len(tellings))
    return signs


def quotations(text: str) -> tuple[Span, ...]:
    """What of a text stands in quotation marks, with them."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text))


def thread_signs(scene: Scene, thread: Thread, *, quoted: Sequence[Span]) -> dict[str, float]:
    """What the clauses of an event show, by the names of ``strength.toml``; ``quoted`` are the text's quotations."""
    best = max(thread.tellings, key=lambda telling: telling.strength)
    shown = frozenset[str]().union(*(telling.signs for telling in thread.tellings))
    yes = (
        *(name for name in _OWN if name in best.signs),
        *(f"any {name}" for name in _ANY if name in shown),
        *_times(scene, thread),
        *_wording(scene.text, best),
        *(("quoted",) if _is_quoted(quoted, best.clause.span) else ()),
    )
    numbers = {
        "strength": best.strength,
        "clauses": log(len(thread.tellings)),
        "length": log((best.clause.span.end - best.clause.span.start) / _CLAUSE_LENGTH),
    }
    return numbers | dict.fromkeys(yes, 1.0)


def _times(scene: Scene, thread: Thread) -> Iterator[str]:
    """Whether the event's day is told, and whether it was right before the news."""
    told = [telling.when for telling in thread.tellings if telling.when]
    if not told:
        return
    when = min(told, key=lambda when: when.precision)
    if when.precision <= TimePrecision.DAY:
        yield "day"
    if scene.news_day and scene.news_day - when.start <= _FRESH:
        yield "fresh"


def _wording(text: str, best: Telling) -> Iterator[str]:
    """How the best clause tells it: in the passive, as "the murder of", as one more event, of a country."""
    clause = best.clause
    triggers = [hit for hit in clause.triggers() if not hit.weak] or list(clause.triggers())
    if any(hit.is_passive for hit in triggers):
        yield "passive"
    if any(text.startswith((" of ", " OF "), hit.end) for hit in triggers):
        yield "of"
    if "another" in clause.labels("cue"):
        yield "another"
    named = best.fit.named if best.fit else None
    if isinstance(named, Placed) and named.place.kind is Kind.COUNTRY:
        yield "country"


def _is_quoted(quoted: Sequence[Span], span: Span) -> bool:
    """Whether quotation marks stand around a clause."""
    return any(quote.start <= span.start and span.end <= quote.end + 1 for quote in quoted)
