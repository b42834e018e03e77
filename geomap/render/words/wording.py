"""Facts in words of the page's language: days, figures, places. The client words them again from the page's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.model import GeoPrecision, TimePrecision
from geomap.render.words.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geomap.model import Incident, Location, Toll, When
    from geomap.render.words.language import Language


def when_words(when: When | None, *, language: Language = ENGLISH) -> str:
    """A time, and how closely the text says it."""
    if when is None:
        return language.word("undated")
    words = language.days(when.start, when.end)
    return language.word("about", time=words) if when.precision >= TimePrecision.VAGUER else words


def where_words(location: Location | None, *, language: Language = ENGLISH) -> str:
    """A place, and how closely the text says it."""
    if location is None:
        return language.word("noPlace")
    if location.base is not None:
        # "20 km south of Kelm" says itself how near it is.
        return location.label
    if location.is_near:
        return language.word("near", place=location.label)
    if location.geo_precision == GeoPrecision.REGION:
        return language.word("inRegion", place=location.label)
    return location.label


def toll_words(toll: Toll | None, *, language: Language = ENGLISH) -> str:
    """A number of people: "6", "4–6", "at least 20"; empty where nothing is said."""
    if toll is None:
        return ""
    if toll.high is None:
        return language.word("atLeast", n=language.number(toll.low))
    if toll.low == toll.high:
        return language.number(toll.best)
    return f"{language.number(toll.low)}–{language.number(toll.high)}"


def period_words(incidents: Iterable[Incident], *, language: Language = ENGLISH) -> str:
    """The days from the first incident to the last, history left aside; empty where none is dated."""
    dated = [incident.when for incident in incidents if incident.when and not incident.is_background]
    if not dated:
        return ""
    return language.days(min(when.start for when in dated), max(when.end for when in dated))
