"""Our own records, as JSON Lines and GeoJSON hold them → the incidents that they were."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geomap.model import (
    NO_SPAN,
    Actor,
    ActorRole,
    Article,
    Claim,
    Correction,
    EventType,
    Flag,
    GeoPrecision,
    Incident,
    Kind,
    Location,
    Place,
    Report,
    Span,
    Stance,
    Status,
    TimePrecision,
    Toll,
    When,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Texts = Mapping[str, Article]

MAX_TEXT = 20_000_000
"""Characters of the longest article."""
GAP = "…"
"""Stands for what the export does not carry of an article, so that offsets still slice back to its quotes."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that holds no incident, and why."""

    row: int
    reason: str


def incidents_of_records(records: Iterable[tuple[int, dict[str, Any]]], *, stem: str) -> Iterator[Incident | BadRow]:
    """The incidents of numbered records; articles are made again of the words that all records quote of them."""
    listed = list(records)
    pieces: dict[str, dict[str, Any]] = {}
    words: dict[str, dict[Span, str]] = defaultdict(dict)
    bad: dict[int, BadRow] = {}
    for number, record in listed:
        try:
            _gather(record, pieces, words)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            bad[number] = BadRow(number, _reason(error))
    texts = {key: _article(key, told, words[key]) for key, told in pieces.items()}
    for number, record in listed:
        try:
            yield bad.get(number) or _incident(record, texts, default_id=f"{stem}-{number}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            yield BadRow(number, _reason(error))


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f'lacks {error}: export it again, or leave out "incident" to be read as a row'
    return f"is not as geomap writes it ({' '.join(str(error).split())[:120]})"


def _gather(record: dict[str, Any], pieces: dict[str, dict[str, Any]], words: dict[str, dict[Span, str]]) -> None:
    """Note the words of each article, after all of the record was seen to be sound."""
    found: list[tuple[str, Span, str]] = []
    if not record["reports"]:
        raise ValueError("no reports")
    for report in record["reports"]:
        key = str(report["article"])
        spans = [_span(pair) for pair in report["spans"]]
        quotes = report.get("quotes") or [report["quote"]]
        found += [(key, span, quote) for span, quote in zip(spans, quotes, strict=False)]
        claims = (claim for claim in report["claims"] if "quote" in claim)
        found += [(key, _span((claim["start"], claim["end"])), claim["quote"]) for claim in claims]
        if report.get("place_span"):
            found.append((key, _span(report["place_span"]), report["place_text"]))
    for key, span, quote in found:
        if len(quote) != span.end - span.start:
            raise ValueError(f"a quote of {len(quote)} characters at {span.start} to {span.end}")
        words[key][span] = quote
    for report in record["reports"]:
        pieces.setdefault(str(report["article"]), report)


def _article(key: str, told: dict[str, Any], words: Mapping[Span, str]) -> Article:
    signs = [GAP] * max((span.end for span in words), default=0)
    for span, quote in sorted(words.items()):
        signs[span.start : span.end] = quote
    return Article(
        id=key,
        text="".join(signs),
        title=told.get("title") or "",
        published=_day(told.get("published")),
        source=told.get("source") or "",
        url=told.get("url") or "",
        language=told.get("language") or "",
    )


def _span(pair: Any) -> Span:
    start, end = (int(one) for one in pair)
    if not 0 <= start <= end <= MAX_TEXT:
        raise ValueError(f"a span from {start} to {end}")
    return Span(start, end)


def _incident(record: dict[str, Any], texts: Texts, *, default_id: str) -> Incident:
    return Incident(
        id=str(record.get("id") or default_id),
        reports=tuple(_report(report, texts[str(report["article"])]) for report in record["reports"]),
        event_type=EventType(record["event_type"]),
        sub_event_type=record["sub_event_type"],
        when=_when(record),
        location=_location(record["place"]),
        actors=_actors(record.get("actors")),
        deaths=_toll(record["deaths"]),
        injured=_toll(record["injured"]),
        status=Status(record["status"]),
        flags=frozenset(map(Flag, record["flags"])),
        corrections=tuple(map(_correction, record.get("corrections") or ())),
        publishers=int(record.get("publishers") or 1),
        independent_sources=int(record.get("independent_sources") or 1),
        possibly_same=tuple(map(str, record.get("possibly_same") or ())),
    )


def _report(record: dict[str, Any], article: Article) -> Report:
    flags = record.get("flags") or ([Flag.BACKGROUND] if record.get("background") else [])
    return Report(
        article=article,
        spans=tuple(_span(pair) for pair in record["spans"]),
        event_type=EventType(record["event_type"]),
        sub_event_type=record["sub_event_type"],
        when=_when(record),
        location=_location(record["place"]),
        actors=_actors(record.get("actors")),
        deaths=_toll(record["deaths"]),
        injured=_toll(record["injured"]),
        claims=tuple(map(_claim, record["claims"])),
        flags=frozenset(map(Flag, flags)),
        id=str(record.get("id") or ""),
        place_span=_span(record["place_span"]) if record.get("place_span") else NO_SPAN,
    )


def _claim(record: dict[str, Any]) -> Claim:
    return Claim(
        speaker=record["speaker"],
        stance=Stance(record["stance"]),
        span=_span((record["start"], record["end"])),
        side=record.get("side") or "",
        deaths=_toll(record.get("deaths")),
        injured=_toll(record.get("injured")),
    )


def _correction(record: dict[str, str]) -> Correction:
    return Correction(record["change"], record["author"], date.fromisoformat(record["date"]), record["reason"])


def _actors(records: Any) -> tuple[Actor, ...]:
    return tuple(
        Actor(one["name"], ActorRole(one["role"]), one.get("kind") or "", one.get("country_code") or "")
        for one in records or ()
    )


def _toll(record: Any) -> Toll | None:
    if record is None:
        return None
    return Toll(int(record["low"]), int(record["best"]), None if record["high"] is None else int(record["high"]))


def _when(record: dict[str, Any]) -> When | None:
    start, end = _day(record["date_start"]), _day(record["date_end"])
    if start is None or end is None:
        return None
    return When(start, end, TimePrecision(record.get("time_precision") or 1))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _location(record: dict[str, Any] | None) -> Location | None:
    if record is None:
        return None
    base = record.get("base")
    return Location(
        place=_place(record),
        geo_precision=GeoPrecision(record["geo_precision"]),
        phrase=record.get("phrase") or record["name"],
        name=record["name"],
        base=_place(base) if base else None,
    )


def _place(record: dict[str, Any]) -> Place:
    latitude, longitude = float(record["latitude"]), float(record["longitude"])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise ValueError(f"a point at {latitude:g}, {longitude:g}")
    name = record.get("place_name") or record["name"]
    return Place(
        id=str(record.get("id") or f"imported:{latitude:.5f},{longitude:.5f},{name}"),
        name=name,
        latitude=latitude,
        longitude=longitude,
        kind=Kind(record["kind"]),
        country_code=record.get("country_code") or "",
        admin1=record.get("admin1") or "",
        geonameid=record.get("geonameid"),
        radius_km=float(record.get("radius_km") or 0.0),
        areas=tuple(map(str, record.get("areas") or ())),
    )
