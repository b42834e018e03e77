"""Facts in words: days, figures, places. English; the client words them again in the page's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import GeoPrecision, TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geomap.model import Incident, Location, Toll, When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_range(start: date, end: date) -> str:
    """Two days in as few words as they need: "11–13 Dec 2020"."""
    last = _day(end)
    if start == end:
        return last
    if start.year != end.year:
        return f"{_day(start)} – {last}"
    if start.month != end.month:
        return f"{start.day} {_MONTHS[start.month - 1]} – {last}"
    return f"{start.day}–{last}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def when_words(when: When | None) -> str:
    """A time, and how closely the text says it."""
    if when is None:
        return "undated"
    words = day_range(when.start, when.end)
    return f"about {words}" if when.precision >= TimePrecision.VAGUER else words


def where_words(location: Location | None) -> str:
    """A place, and how closely the text says it."""
    if location is None:
        return "no place known"
    name = location.label
    if location.is_near:
        return f"near {name}"
    return f"{name} (region)" if location.geo_precision == GeoPrecision.REGION else name


def toll_words(toll: Toll | None) -> str:
    """A number of people: "6", "4–6", "at least 20"; empty where nothing is said."""
    if toll is None:
        return ""
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.best) if toll.low == toll.high else f"{toll.low}–{toll.high}"


def period_words(incidents: Iterable[Incident]) -> str:
    """The days from the first incident to the last, history left aside; empty where none is dated."""
    dated = [incident.when for incident in incidents if incident.when and not incident.is_background]
    if not dated:
        return ""
    return day_range(min(when.start for when in dated), max(when.end for when in dated))
