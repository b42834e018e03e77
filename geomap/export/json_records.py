"""The JSON Lines records: plain dicts in the documented order, days in ISO 8601, points in degrees of WGS 84."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from geomap.model import Flag, Placed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import (
        Actor,
        Article,
        Claim,
        Control,
        Correction,
        Derived,
        Incident,
        Location,
        Place,
        Report,
        Toll,
        Unplaced,
        When,
    )

DECIMALS = 5
"""Of a degree: about one metre, finer than any gazetteer."""
_SURROGATE = re.compile("[\ud800-\udfff]")


def incident_record(incident: Incident) -> dict[str, Any]:
    """One incident with its reports; its own date, place and figures are the merged ones."""
    return {
        "id": incident.id,
        **_what(incident),
        **_days(incident.when),
        "time_precision": incident.when.precision.value if incident.when else None,
        "place": _location(incident.location),
        "deaths": _toll(incident.deaths),
        "injured": _toll(incident.injured),
        "actors": [_actor(actor) for actor in incident.actors],
        "status": incident.status.value,
        "background": incident.is_background,
        "flags": [flag.value for flag in Flag if flag in incident.flags],
        "controlled_by": _control(incident.controlled_by),
        "control_note": incident.control_note,
        "within": list(incident.within),
        "within_note": incident.within_note,
        "corrections": [_correction(correction) for correction in incident.corrections],
        "publishers": incident.publishers,
        "independent_sources": incident.independent_sources,
        "possibly_same": list(incident.possibly_same),
        "toll_history": [_told_toll(report) for report in toll_history(incident)],
        "reports": [_report(report) for report in incident.reports],
    }


def places_record(article_id: str, places: Iterable[Placed | Unplaced]) -> dict[str, Any]:
    """The mentions of one article in text order, each with its place or the reason why it has none."""
    return {"id": article_id, "places": [_mention(place) for place in places]}


def geocoded_record(query: str, place: Place | None) -> dict[str, Any]:
    """What a name was asked for, and its place or why there is none."""
    if place is None:
        return {"query": writable(query), "reason": "no such place"}
    return {"query": writable(query), **_place(place), **_part_of(place)}


def degrees(value: float) -> float:
    """A coordinate as it is written: rounded, and never a negative nought."""
    return round(value, DECIMALS) + 0.0


def writable(text: str) -> str:
    """The text with halves of characters, which UTF-8 cannot hold, replaced one for one."""
    return _SURROGATE.sub("\ufffd", text)


def toll_history(incident: Incident) -> list[Report]:
    """The reports that give deaths or injured, as they were published, where they do not all say the same.

    A toll that rises from day to day is read down this list, and figures of one day that conflict stand side by side.
    """
    told = [report for report in incident.reports if report.deaths or report.injured]
    if len({(report.deaths, report.injured) for report in told}) < 2:
        return []
    return sorted(told, key=lambda report: report.article.published or date.max)


def _told_toll(report: Report) -> dict[str, Any]:
    article = report.article
    return {
        "published": article.published.isoformat() if article.published else None,
        "source": writable(article.source),
        "article": writable(article.id),
        "deaths": _toll(report.deaths),
        "injured": _toll(report.injured),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    told = {"name": writable(actor.name), "role": actor.role.value}
    return told | _known({"kind": actor.kind, "country_code": actor.country_code})


def _known(words: dict[str, str]) -> dict[str, str]:
    """Only what is known, for what few have."""
    return {name: writable(word) for name, word in words.items() if word}


def _what(event: Incident | Report) -> dict[str, str]:
    return {"event_type": event.event_type.value, "sub_event_type": event.sub_event_type}


def _days(when: When | None) -> dict[str, str | None]:
    if when is None:
        return {"date_start": None, "date_end": None}
    return {"date_start": when.start.isoformat(), "date_end": when.end.isoformat()}


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": writable(place.name),
        "kind": place.kind.value,
        "latitude": degrees(place.latitude),
        "longitude": degrees(place.longitude),
    }


def _part_of(place: Place) -> dict[str, Any]:
    return {
        "geonameid": place.geonameid,
        "country_code": place.country_code or None,
        "admin1": place.admin1 or None,
    }


def _location(location: Location | None) -> dict[str, Any] | None:
    if location is None:
        return None
    return {
        **_place(location.place),
        "name": writable(location.label),
        "geo_precision": location.geo_precision.value,
        **_part_of(location.place),
        "id": location.place.id,
        **_told_by(location),
    }


def _told_by(location: Location) -> dict[str, Any]:
    """What few places have: another name, how far it may reach, its outline, and what it was derived from."""
    place, base = location.place, location.base
    known: dict[str, Any] = {
        "place_name": writable(place.name) if location.label != place.name else "",
        "radius_km": place.radius_km,
        "phrase": writable(location.phrase) if base or location.phrase != location.label else "",
        "areas": list(place.areas),
        "base": {**_place(base), **_part_of(base), "id": base.id} if base else None,
    }
    return {name: value for name, value in known.items() if value or (base and name == "radius_km")}


def _derived(derived: Derived) -> dict[str, Any]:
    return {
        **_place(derived.place),
        "radius_km": derived.place.radius_km,
        "geo_precision": derived.geo_precision.value,
        "derivation": derived.derivation.value,
        "start": derived.span.start,
        "end": derived.span.end,
    }


def _toll(toll: Toll | None) -> dict[str, int | None] | None:
    return None if toll is None else {"low": toll.low, "best": toll.best, "high": toll.high}


def _control(control: Control | None) -> dict[str, Any] | None:
    if control is None:
        return None
    return {
        "controller": control.controller,
        "area": control.area,
        "as_of": control.as_of.isoformat(),
        "source": control.source,
        "status": control.status.value,
        "note": control.note,
        "distance_km": control.distance_km,
        "shares": [{"controller": side, "share": share} for side, share in control.shares],
    }


def _report(report: Report) -> dict[str, Any]:
    article = report.article
    return {
        "article": writable(article.id),
        "source": writable(article.source),
        "published": article.published.isoformat() if article.published else None,
        "spans": [[span.start, span.end] for span in report.spans],
        "quote": writable(report.quote),
        **_what(report),
        **_days(report.when),
        "place": _location(report.location),
        "place_text": writable(report.place_text) or None,
        "place_span": [*report.place_span] if report.place_text else None,
        "deaths": _toll(report.deaths),
        "injured": _toll(report.injured),
        "background": report.is_background,
        "claims": [_claim(claim, article) for claim in report.claims],
        "id": report.id,
        "title": writable(article.title),
        "url": article.url,
        "language": article.language or None,
        "flags": [flag.value for flag in Flag if flag in report.flags],
        "time_precision": report.when.precision.value if report.when else None,
        "actors": [_actor(actor) for actor in report.actors],
        "quotes": [writable(article.text[start:end]) for start, end in report.spans],
    }


def _correction(correction: Correction) -> dict[str, str]:
    return {
        "change": writable(correction.change),
        "author": writable(correction.author),
        "date": correction.day.isoformat(),
        "reason": writable(correction.reason),
    }


def _claim(claim: Claim, article: Article) -> dict[str, Any]:
    start, end = claim.span
    told = {"speaker": writable(claim.speaker), "stance": claim.stance.value, "start": start, "end": end}
    figures = {"deaths": _toll(claim.deaths), "injured": _toll(claim.injured)}
    known = {name: figure for name, figure in figures.items() if figure}
    return {**told, **_known({"side": claim.side}), **known, "quote": writable(article.text[start:end])}


def _mention(found: Placed | Unplaced) -> dict[str, Any]:
    mention = found.mention
    where = {
        "start": mention.start,
        "end": mention.end,
        "text": writable(mention.text),
        "role": mention.role.value,
    }
    if isinstance(found, Placed):
        place = {**where, **_place(found.place), **_part_of(found.place), "confidence": round(found.confidence, 3)}
        return {**place, "derived": _derived(found.derived)} if found.derived else place
    return {**where, "reason": found.reason}
