"""The facts of one incident, changed as an analyst says, with the change in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geomap.model import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geomap.corrections.nouns import Edit, NameRule
    from geomap.model import Actor, Incident, Location, Toll, When


def changed_facts(incident: Incident, edit: Edit) -> tuple[Incident, tuple[str, ...]]:
    """The incident as the edit wants it, and each fact that this changes, as "day: 2020-12-11 → 2020-12-12"."""
    after = incident
    if edit.location or edit.is_unplaced:
        after = replace(after, location=_moved(edit.location, incident.location))
    if edit.when:
        after = replace(after, when=edit.when)
    if edit.event_type:
        after = replace(after, event_type=edit.event_type, sub_event_type=edit.sub_event_type)
    after = replace(after, deaths=edit.deaths or after.deaths, injured=edit.injured or after.injured)
    after = replace(after, status=edit.status or after.status)
    if edit.actors is not None:
        after = replace(after, actors=_acting(edit.actors, incident.actors))
    pairs = zip(_in_words(incident), _in_words(after), strict=True)
    return after, tuple(f"{fact}: {old} → {new}" for (fact, old), (_, new) in pairs if old != new)


def named_anew(incident: Incident, rules: Sequence[NameRule]) -> Incident:
    """The incident under the name of its place, where a name rule placed it."""
    location = incident.location
    if location is None:
        return incident
    for rule in rules:
        if location.place.id == rule.place.id and location.name.casefold() == rule.name.casefold():
            change = f"place: {rule.name} is {_place(location)}"
            anew = replace(location, name=rule.place.name, phrase=location.phrase or rule.name)
            corrections = (*incident.corrections, rule.origin.correction(change))
            flags = incident.flags | {Flag.CORRECTED}
            return replace(incident, location=anew, corrections=corrections, flags=flags)
    return incident


def _moved(location: Location | None, before: Location | None) -> Location | None:
    """The new place, with the words of the article for the old one."""
    return replace(location, phrase=before.phrase or before.name) if location and before else location


def _acting(actors: Sequence[Actor], before: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors; of those that the articles name too, what sort they are stays known."""
    known = {actor.name.casefold(): actor for actor in before}
    return tuple(replace(known.get(actor.name.casefold(), actor), name=actor.name, role=actor.role) for actor in actors)


def _in_words(incident: Incident) -> tuple[tuple[str, str], ...]:
    return (
        ("place", _where(incident.location)),
        ("day", _days(incident.when)),
        ("type", incident.sub_event_type or incident.event_type),
        ("deaths", _toll(incident.deaths)),
        ("injured", _toll(incident.injured)),
        ("status", incident.status),
        ("actors", ", ".join(f"{actor.name} ({actor.role})" for actor in incident.actors) or "none"),
    )


def _where(location: Location | None) -> str:
    return "none" if location is None else f"{_place(location)}, precision {location.geo_precision}"


def _place(location: Location) -> str:
    place = location.place
    return f"{place.name} ({place.latitude:.4f}, {place.longitude:.4f})"


def _days(when: When | None) -> str:
    if when is None:
        return "none"
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"


def _toll(toll: Toll | None) -> str:
    if toll is None:
        return "none"
    if toll.high is None:
        return f"{toll.low} or more"
    return f"{toll.best}" if toll.low == toll.high else f"{toll.low} to {toll.high}"
