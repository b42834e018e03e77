"""What an endpoint is asked to answer: the shape of its JSON, checked by msgspec before anything is taken from it."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads annotations when it first decodes
from functools import cache
from typing import Annotated, Any

from msgspec import DecodeError, Meta, Raw, Struct, json

from geomap.errors import ExtractorError
from geomap.vocabulary import TYPE_OF, ActorClass, ActorRole, EventType, Flag, Stance, SubEventType

MOST_EVENTS = 60
"""More events than this tells no article."""

Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Number = Annotated[int, Meta(ge=0, le=1_000_000)]


@cache
def sub_types() -> dict[str, EventType]:
    """Every sub-event type that our own reading knows, with its event type."""
    return {sub: TYPE_OF.get(sub, EventType.OTHER) for sub in SubEventType}


class Figures(Struct, frozen=True):
    """How many people; ``high`` is null where the text leaves it open."""

    low: Number
    high: Number | None


class ToldActor(Struct, frozen=True):
    """Somebody who took part."""

    name: Name
    role: ActorRole
    kind: ActorClass = ActorClass.UNKNOWN


class ToldClaim(Struct, frozen=True):
    """Somebody who says so."""

    speaker: Name
    stance: Stance
    quote: Words
    deaths: Figures | None = None
    injured: Figures | None = None


class ToldEvent(Struct, frozen=True):
    """One event, with the words that tell it."""

    quotes: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=20)]
    sub_event_type: str
    date_start: date | None = None
    date_end: date | None = None
    place: Annotated[str, Meta(max_length=200)] | None = None
    deaths: Figures | None = None
    injured: Figures | None = None
    actors: Annotated[tuple[ToldActor, ...], Meta(max_length=12)] = ()
    claims: Annotated[tuple[ToldClaim, ...], Meta(max_length=30)] = ()
    flags: Annotated[tuple[Flag, ...], Meta(max_length=5)] = ()

    def __post_init__(self) -> None:
        if self.sub_event_type not in sub_types():
            raise ValueError(f"{self.sub_event_type!r} is no sub-event type")


class _Answer(Struct):
    """The whole answer; its events are checked one by one, so that a bad one costs itself."""

    events: list[Raw]


@cache
def answer_schema() -> dict[str, Any]:
    """The JSON Schema of an answer."""
    definitions = json.schema(ToldEvent)["$defs"]
    definitions["ToldEvent"]["properties"]["sub_event_type"]["enum"] = [*sub_types()]
    events = {"type": "array", "maxItems": MOST_EVENTS, "items": {"$ref": "#/$defs/ToldEvent"}}
    return {"type": "object", "properties": {"events": events}, "required": ["events"], "$defs": definitions}


def parse_answer(content: str) -> tuple[ToldEvent | None, ...]:
    """The events of an answer; None for one that is not of the shape that was asked for.

    Raises:
        ExtractorError: the whole is no such answer.
    """
    try:
        events = json.decode(_unfenced(content), type=_Answer).events
    except (DecodeError, RecursionError) as error:
        raise ExtractorError("the answer is no whole JSON object with a list of events") from error
    if len(events) > MOST_EVENTS:
        raise ExtractorError(f"the answer has {len(events):,} events, more than {MOST_EVENTS}")
    told = tuple(map(_event, events))
    if told and not any(told):
        raise ExtractorError("no event of the answer is of the shape that was asked for")
    return told


def _unfenced(content: str) -> str:
    """The answer without the fence that many models put round JSON."""
    text = content.strip()
    if text.startswith("```") and text.endswith("```"):
        return text.strip("`").removeprefix("json")
    return text


def _event(value: Raw) -> ToldEvent | None:
    try:
        return json.decode(value, type=ToldEvent)
    except (DecodeError, RecursionError):
        return None
