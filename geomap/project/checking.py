"""``geomap check``: the incidents that most deserve a look, by how doubtful they are and how much they show."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from geomap.model import Flag, GeoPrecision, Placed, Status, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from geomap.model import Incident, Place, Report
    from geomap.pipeline import Outcome

SURE = 0.75
"""A place with at least this chance of being right is no reason to look."""
LONGEST_QUOTE = 240
"""Characters: enough to recognise a passage; the article has the rest."""
_ASIDE = frozenset({Flag.BACKGROUND, Flag.HYPOTHETICAL})
_ASIDE_COUNTS = 0.3
"""How much history and plans count: they hardly show on the map."""
_NO_PLACE, _NO_DAY, _WIDE, _VAGUE, _DISPUTED = 0.6, 0.4, 0.25, 0.2, 0.15
"""How doubtful an incident is that has no place, none but a country, and so on; sums of 0 to about 1.5."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An incident that deserves a look, and why."""

    incident: Incident
    score: float
    """Doubt times prominence; only for putting in order."""
    reasons: tuple[str, ...]
    others: tuple[Place, ...] = ()
    """Other places that its place name may mean."""


def find_doubts(outcome: Outcome, *, most: int) -> tuple[Doubt, ...]:
    """The incidents that most deserve a look, the worst first; those that somebody has corrected are left out."""
    placed = {reading.article.id: reading.places for reading in outcome.readings}
    doubts = (_doubt(incident, placed) for incident in outcome.incidents if not incident.corrections)
    found = sorted((doubt for doubt in doubts if doubt.reasons), key=lambda doubt: (-doubt.score, doubt.incident.id))
    return tuple(found[:most])


def stanza(doubt: Doubt, *, number: int, day: date) -> str:
    """A doubt in words, as comments, and a correction to finish: one of its # lines has to be taken out."""
    incident = doubt.incident
    lead = incident.reports[0]
    about = incident.when.start if incident.when else lead.article.published or day
    lines = [
        f"# {number}. {_head(incident)}",
        *(f"#    {reason}" for reason in doubt.reasons),
        *(f"#    {_told(report)}" for report in incident.reports[:3]),
        "[[incident]]",
        f"id = {_toml(incident.id)}",
        f"quote = {_toml(_one_line(lead.quote))}",
        *(f"# place = {_toml(place.id)}  # {_one_line(_name(place))}" for place in doubt.others),
        '# place = ""  # or a name with country = "AZ", or latitude = and longitude =',
        f"# when = {about}",
        *(['# status = "confirmed"  # or reported, or claimed'] if incident.status is Status.DISPUTED else ()),
        "# drop = true",
        'author = ""',
        f"date = {day}",
        'reason = ""',
    ]
    return "\n".join(lines) + "\n"


def _doubt(incident: Incident, placed: Mapping[str, Iterable[object]]) -> Doubt:
    reasons = list(_plain_reasons(incident))
    best = _best_guess(incident, placed)
    if best and best.confidence < SURE:
        others = ", ".join(map(_name, best.runners_up[:2]))
        or_ = f"; it may be {others}" if others else ""
        reasons.append((1 - best.confidence, f"the place is {best.confidence:.0%} sure{or_}"))
    weight = sum(part for part, _ in reasons) * _prominence(incident)
    return Doubt(incident, weight, tuple(words for _, words in reasons), best.runners_up[:2] if best else ())


def _plain_reasons(incident: Incident) -> Iterator[tuple[float, str]]:
    location, when = incident.location, incident.when
    if location is None:
        yield _NO_PLACE, "no place was found for it"
    elif location.geo_precision is GeoPrecision.REGION:
        yield _WIDE, "its place is no closer than a region"
    if when is None:
        yield _NO_DAY, "no day was found for it"
    elif when.precision >= TimePrecision.MONTH:
        yield _VAGUE, "its day is no closer than a month"
    if incident.status is Status.DISPUTED:
        yield _DISPUTED, "it is disputed: read who says what"


def _best_guess(incident: Incident, placed: Mapping[str, Iterable[object]]) -> Placed | None:
    """The surest mention of the incident's place in the articles that put it there."""
    location = incident.location
    if location is None:
        return None
    ids = {location.place.id, location.base.id if location.base else ""}
    articles = {report.article.id for report in incident.reports}
    found = (place for article in articles for place in placed.get(article, ()))
    told = [one for one in found if isinstance(one, Placed) and one.place.id in ids]
    return max(told, key=lambda one: (one.confidence, one.mention.article, -one.mention.start), default=None)


def _prominence(incident: Incident) -> float:
    """More for what many articles tell and many died in; little for what is drawn pale or not at all."""
    deaths = incident.deaths.best if incident.deaths else 0
    weight = 1 + log2(len(incident.reports)) + log2(1 + deaths) / 2
    return weight * (_ASIDE_COUNTS if incident.flags & _ASIDE else 1)


def _head(incident: Incident) -> str:
    when, location = incident.when, incident.location
    days = "undated" if when is None else " to ".join(dict.fromkeys((str(when.start), str(when.end))))
    where = f"{_name(location.place)} ({location.label})" if location else "no place"
    dead = f" · {incident.deaths.best} dead" if incident.deaths else ""
    return _one_line(f"{days} · {incident.sub_event_type or incident.event_type} · {where}{dead}")


def _told(report: Report) -> str:
    quote = _one_line(report.quote)
    shown = quote if len(quote) <= LONGEST_QUOTE else f"{quote[:LONGEST_QUOTE]} […]"
    return f"“{shown}” ({_one_line(report.article.source or report.article.id)}, {report.id})"


def _name(place: Place) -> str:
    return ", ".join(filter(None, (place.name, place.admin1 if place.admin1 != place.name else "", place.country_code)))


def _one_line(text: str) -> str:
    """Words of an article without what would end a comment or move a terminal's cursor."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _toml(text: str) -> str:
    # What is printable needs no more escapes in TOML than in JSON
    return json.dumps(text, ensure_ascii=False)
