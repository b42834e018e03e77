"""What casualties were, by the noun that counts them."""

from __future__ import annotations

from enum import StrEnum


class PeopleClass(StrEnum):
    """The classes of ``people.toml``, and what is none of them."""

    CIVILIANS = "civilians"
    MILITARY = "military"
    POLICE = "police"
    MILITANTS = "militants"
    PEOPLE = "people"
    """Whoever they were: victims, passengers, attackers."""
    THINGS = "things"
    """Counted beside people: homes, vehicles."""
    UNKNOWN = "unknown"
    """A noun that is in no list."""
    UNSAID = ""
    """No noun: "three were killed"."""
