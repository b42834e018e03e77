"""The JSON Lines records: plain dicts in the documented order, days in ISO 8601, points in degrees of WGS 84."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geomap.model import Flag, Placed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Claim, Control, Correction, Derived, Incident, Location, Place, Report, Toll, Unplaced, When

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
        "actors": [{"name": writable(actor.name), "role": actor.role.value} for actor in incident.actors],
        "status": incident.status.value,
        "background": incident.is_background,
        "flags": [flag.value for flag in Flag if flag in incident.flags],
        "controlled_by": _control(incident.controlled_by),
        "control_note": incident.control_note,
        "within": list(incident.within),
        "within_note": incident.within_note,
        "corrections": [_correction(correction) for correction in incident.corrections],
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
        **_told_by(location),
    }


def _told_by(location: Location) -> dict[str, Any]:
    """What a place was derived from, and how far it may reach."""
    if location.base is None:
        return {}
    base = {**_place(location.base), **_part_of(location.base)}
    return {"radius_km": location.place.radius_km, "phrase": writable(location.phrase), "base": base}


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
        "claims": [_claim(claim) for claim in report.claims],
        "id": report.id,
    }


def _correction(correction: Correction) -> dict[str, str]:
    return {
        "change": writable(correction.change),
        "author": writable(correction.author),
        "date": correction.day.isoformat(),
        "reason": writable(correction.reason),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    start, end = claim.span
    return {"speaker": writable(claim.speaker), "stance": claim.stance.value, "start": start, "end": end}


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
