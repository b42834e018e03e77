"""What an endpoint told → reports: only what stands in the article's own words, at places that we found ourselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.extractors.answers import sub_types
from geomap.extractors.figure_check import is_told, toll_of
from geomap.extractors.protocol import Dropped
from geomap.extractors.quotes import fold
from geomap.incidents.arguments.geo_precision import locate
from geomap.incidents.attribution.sides import country_within, side_of
from geomap.incidents.extraction import annotate
from geomap.incidents.factuality.modality import is_background
from geomap.model import NO_SPAN, Actor, Claim, Flag, Kind, Placed, Report, Role, Span, TimePrecision, When
from geomap.text.passages.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geomap.extractors.answers import Figures, ToldActor, ToldClaim, ToldEvent
    from geomap.extractors.quotes import Folded
    from geomap.incidents.annotated_text import AnnotatedText
    from geomap.model import Article, Location, Toll, Unplaced

_SHORTEST_QUOTE = 12
"""Fewer characters stand in any text by chance."""
_FINE = (
    Kind.FACILITY, Kind.SETTLEMENT, Kind.ADMIN2, Kind.WATER, Kind.ADMIN1, Kind.REGION, Kind.COUNTRY,
)  # fmt: skip
_EARLIEST_YEAR = 1900
"""Models misread years; what is older than this is no news."""


def ground(
    article: Article, places: Sequence[Placed | Unplaced], events: Sequence[ToldEvent | None]
) -> tuple[Report | Dropped, ...]:
    """The reports that the article's own words bear out, and everything else with the reason why not."""
    grounds = _Grounds(article, places)
    reports: dict[tuple[Span, str], Report] = {}
    for event in events:
        if event is None:
            grounds.drop("an event is not of the shape that was asked for")
            continue
        report = grounds.report(event)
        if report is not None and reports.setdefault((report.spans[0], report.sub_event_type), report) is not report:
            grounds.drop("an event is told twice")
    return (*reports.values(), *grounds.dropped)


@dataclass(slots=True)
class _Grounds:
    """One article, what is known of it, and what was left out so far."""

    article: Article
    places: Sequence[Placed | Unplaced]
    dropped: list[Dropped] = field(default_factory=list)
    annotated: AnnotatedText = field(init=False)
    folded: Folded = field(init=False)

    def __post_init__(self) -> None:
        self.annotated = annotate(self.article, self.places)
        self.folded = fold(self.article.text)

    def drop(self, reason: str) -> None:
        """Leave something out."""
        self.dropped.append(Dropped(self.article.id, reason))

    def report(self, event: ToldEvent) -> Report | None:
        """The report of an event whose main quote stands in the article."""
        if self._quote(event.quotes[0]) is None:
            self.drop("the main quote of an event does not stand in the article")
            return None
        spans = tuple(self._spans(event.quotes))
        when = self._when(event.date_start, event.date_end)
        claims = tuple(self._claims(event.claims))
        flags = frozenset(event.flags) | ({Flag.BACKGROUND} if is_background(when, self.annotated.news_day) else set())
        words = " ".join(self._words(span) for span in (*spans, *(claim.span for claim in claims)))
        return Report(
            article=self.article,
            spans=spans,
            event_type=sub_types()[event.sub_event_type],
            sub_event_type=event.sub_event_type,
            when=when,
            location=self._location(event.place, spans),
            actors=tuple(self._actors(event.actors, spans[0])),
            deaths=self._toll(event.deaths, words),
            injured=self._toll(event.injured, words),
            claims=claims,
            flags=flags,
        )

    def _words(self, span: Span) -> str:
        return self.article.text[span.start : span.end]

    def _quote(self, words: str) -> Span | None:
        if len(words.strip()) < _SHORTEST_QUOTE:
            return None
        return next(iter(self.folded.find(words)), None)

    def _spans(self, quotes: Sequence[str]) -> Iterator[Span]:
        """The quotes that stand in the article, each stretch once."""
        seen: list[Span] = []
        for words in quotes:
            span = self._quote(words)
            if span is None:
                self.drop("a quote of an event does not stand in the article")
            elif not any(span.start < other.end and other.start < span.end for other in seen):
                seen.append(span)
                yield span

    def _when(self, start: date | None, end: date | None) -> When | None:
        """The days, if they can be; else the news day as a week, as our own reading has it."""
        news = self.annotated.published
        start, end = start or end, end or start
        if start is not None and end is not None:
            is_future = news is not None and (start - news).days > 1
            if start <= end and not is_future and start.year >= _EARLIEST_YEAR:
                return When(start, end, _precision(start, end))
            self.drop("the days of an event cannot be")
        return When(news, news, TimePrecision.WEEK, NO_SPAN) if news else None

    def _location(self, words: str | None, spans: Sequence[Span]) -> Location | None:
        """The place of a mention that our own gazetteer placed, within these words of the article."""
        if not words:
            return None
        stretches = self.folded.find(words)
        found = [
            placed
            for placed in self.annotated.toponyms
            if placed.mention.role is Role.LITERAL
            and any(s.start <= placed.mention.start and placed.mention.end <= s.end for s in stretches)
        ]
        if not found:
            self.drop("the place of an event is no place that we found in the article")
            return None
        chosen = min(found, key=lambda placed: _merit(placed, spans))
        return locate(self.article.text, chosen, self.annotated.scopes)

    def _toll(self, figures: Figures | None, words: str) -> Toll | None:
        if figures is None:
            return None
        if not is_told(figures, words):
            self.drop("a figure is not told by its quotes")
            return None
        return toll_of(figures)

    def _actors(self, actors: Sequence[ToldActor], main: Span) -> Iterator[Actor]:
        for actor in actors:
            spans = self.folded.find(actor.name)
            if not spans:
                self.drop("the name of an actor does not stand in the article")
                continue
            span = _nearest(spans, main)
            yield Actor(self._words(span), actor.role, actor.kind, country_within(self.annotated, span))

    def _claims(self, claims: Sequence[ToldClaim]) -> Iterator[Claim]:
        for claim in claims:
            quote, speakers = self._quote(claim.quote), self.folded.find(claim.speaker)
            if quote is None or not speakers:
                self.drop("a claim does not stand in the article, or its speaker does not")
                continue
            speaker, words = _nearest(speakers, quote), self._words(quote)
            told_in = Sentence(min(quote.start, speaker.start), max(quote.end, speaker.end), 0, is_story=True)
            side = side_of(self.annotated, speaker, told_in)
            deaths, injured = self._toll(claim.deaths, words), self._toll(claim.injured, words)
            yield Claim(self._words(speaker), claim.stance, quote, side, deaths, injured)


def _nearest(spans: Sequence[Span], to: Span) -> Span:
    """The stretch within another, or else the nearest to it."""
    return min(spans, key=lambda span: max(to.start - span.start, span.end - to.end, 0))


def _merit(placed: Placed, spans: Sequence[Span]) -> tuple[bool, int, int]:
    """Within the quotes first, then the finest, then the first told."""
    start = placed.mention.start
    return (not any(s.start <= start < s.end for s in spans), _FINE.index(placed.place.kind), start)


def _precision(start: date, end: date) -> TimePrecision:
    days = (end - start).days
    if days <= 1:
        return TimePrecision.DAY
    if days <= 7:
        return TimePrecision.WEEK
    return TimePrecision.MONTH if days <= 31 else TimePrecision.VAGUER
